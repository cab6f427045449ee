"""processkit: a one-page sales process in YAML, checked, and printed on one page.

Importing this costs little: each part is loaded when it is first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from processkit.errors import (
    DoesNotFit,
    MissingLetters,
    MissingProgram,
    ProcesskitError,
    UnknownCase,
    UnreadableFile,
    UnusableDatabase,
    WrongUse,
)
from processkit.findings import Finding, Severity, Span

if TYPE_CHECKING:
    from processkit.comparing.changes import Change, diff
    from processkit.engine.refused import Refused
    from processkit.flow.figures import Figures
    from processkit.model.process import Process
    from processkit.pipeline import check, load
    from processkit.rendering import render
    from processkit.report.report import InvalidProcess, Report
    from processkit.runtime.case_view import CaseView
    from processkit.runtime.engine import Engine

__version__ = "0.1.0"

__all__ = [
    "CaseView",
    "Change",
    "DoesNotFit",
    "Engine",
    "Figures",
    "Finding",
    "InvalidProcess",
    "MissingLetters",
    "MissingProgram",
    "Process",
    "ProcesskitError",
    "Refused",
    "Report",
    "Severity",
    "Span",
    "UnknownCase",
    "UnreadableFile",
    "UnusableDatabase",
    "WrongUse",
    "check",
    "diff",
    "load",
    "render",
]

_PARTS = {
    "CaseView": "processkit.runtime.case_view",
    "Engine": "processkit.runtime.engine",
    "Change": "processkit.comparing.changes",
    "Figures": "processkit.flow.figures",
    "InvalidProcess": "processkit.report.report",
    "Process": "processkit.model.process",
    "Refused": "processkit.engine.refused",
    "Report": "processkit.report.report",
    "check": "processkit.pipeline",
    "diff": "processkit.comparing.changes",
    "load": "processkit.pipeline",
    "render": "processkit.rendering",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401  # whatever the part is
    """Load a public name from the part that holds it, the first time it is asked for."""
    if name not in _PARTS:
        raise AttributeError(f"module 'processkit' has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(_PARTS[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """List the public names, also those that are not loaded yet."""
    return sorted([*globals(), *_PARTS])
