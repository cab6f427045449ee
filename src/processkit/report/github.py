"""Reports as workflow commands, with which GitHub shows findings beside the lines of a change.

Source: GitHub, "Workflow commands for GitHub Actions".
"""

from __future__ import annotations

from pathlib import Path

from processkit.findings import Finding, Severity
from processkit.report.report import Report
from processkit.report.safe_text import safe

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning"}


def github_lines(report: Report) -> str:
    """Return a command for each error and warning, one a line. Advice, and what is accepted, is left out."""
    shown = [f for f in report.findings if f.severity in _COMMANDS and f.is_told]
    return "".join(_command(report.path, finding) for finding in shown)


def github_problem(message: str) -> str:
    """Return the command for a file that cannot be read."""
    return f"::error title=processkit::{_data(message)}\n"


def _command(path: str, finding: Finding) -> str:
    properties = {"file": Path(path).as_posix(), "title": f"{finding.code} {finding.name}"}
    span = finding.span
    if span is not None:
        properties |= {"line": str(span.line), "endLine": str(max(span.end_line, span.line))}
        if span.end_line == span.line:
            properties |= {"col": str(span.column), "endColumn": str(span.end_column)}
    listed = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    lines = [f"{finding.message} {finding.story}".strip(), finding.why, finding.fix]
    return f"::{_COMMANDS[finding.severity]} {listed}::{_data(chr(10).join(line for line in lines if line))}\n"


def _data(text: str) -> str:
    """Write out what would end a command; other control signs are shown as marks."""
    return safe(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
