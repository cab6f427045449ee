"""Reports as one JSON object, for programs. The names of its keys are a contract."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from processkit.findings import Finding
from processkit.report.report import Report

FORMAT_VERSION = 1


def reports_json(files: Iterable[dict[str, Any]]) -> str:
    """Return what ``report_data`` gave for each file as one JSON object, ending in a line break."""
    return json.dumps({"version": FORMAT_VERSION, "files": list(files)}, indent=2) + "\n"


def report_data(report: Report) -> dict[str, Any]:
    """Return a report as plain data. All keys are always there."""
    fit = report.figures.fit
    return {
        "path": report.path,
        "ok": report.ok,
        "findings": [_finding(finding) for finding in report.findings],
        "figures": report.figures._asdict() | {"fit": fit._asdict() if fit is not None else None},
    }


def _finding(finding: Finding) -> dict[str, Any]:
    span = finding.span
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.value,
        "message": f"{finding.message} {finding.story}".strip(),
        "why": finding.why,
        "fix": finding.fix,
        "step": finding.step,
        "line": span.line if span else None,
        "column": span.column if span else None,
        "end_line": span.end_line if span else None,
        "end_column": span.end_column if span else None,
        "path": list(finding.path),
        "way": list(finding.way),
        "related": [
            {
                "line": place.span.line if place.span else None,
                "column": place.span.column if place.span else None,
                "message": place.message,
            }
            for place in finding.related
        ],
        "accepted": finding.accepted,
    }
