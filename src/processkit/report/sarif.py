"""Reports as SARIF 2.1.0, the format in which code hosts and editors take findings from many tools.

Source: OASIS, Static Analysis Results Interchange Format (SARIF) Version 2.1.0.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from processkit.findings import Edit, Finding, Severity, Span
from processkit.report.report import Report
from processkit.report.safe_text import safe

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "note"}
_SOURCE_ROOT = "PAGES"


@dataclass(frozen=True, slots=True)
class Rule:
    """What is told of a check beside what it found; ``help`` is all there is to say about it."""

    code: str
    name: str
    severity: Severity
    title: str
    why: str
    help: str


@dataclass(frozen=True, slots=True)
class Fix:
    """Edits that put a finding right, all of them together; ``sure`` is False for a guess."""

    edits: tuple[Edit, ...]
    sure: bool


def sarif_data(report: Report, fixes: Sequence[Sequence[Fix]] = ()) -> dict[str, Any]:
    """Return what one page adds to the log, for ``sarif_log``; ``fixes`` has those of each finding, or is empty."""
    place = _artifact(report.path)
    results = []
    for number, finding in enumerate(report.findings):
        result = _result(finding, place)
        if fixes and fixes[number]:
            result["fixes"] = [_fix(finding, fix, place) for fix in fixes[number]]
        results.append(result)
    return {"artifact": place, "results": results}


def sarif_log(
    pages: Iterable[dict[str, Any]], rules: Sequence[Rule], version: str, problems: Sequence[str] = ()
) -> str:
    """Return one log of all pages, ending in a line break.

    Args:
        pages: What ``sarif_data`` gave for each page.
        rules: All checks; those that found something are described in the log.
        version: The version of this program.
        problems: Why files could not be read.
    """
    told = list(pages)
    results = [result for page in told for result in page["results"]]
    found = {result["ruleId"] for result in results}
    used = [rule for rule in rules if rule.code in found]
    places = {rule.code: place for place, rule in enumerate(used)}
    invocation: dict[str, Any] = {"executionSuccessful": not problems}
    if problems:
        invocation["toolExecutionNotifications"] = [
            {"level": "error", "message": {"text": safe(problem)}} for problem in problems
        ]
    run = {
        "tool": {"driver": {"name": "processkit", "semanticVersion": version, "rules": [_rule(rule) for rule in used]}},
        "invocations": [invocation],
        "originalUriBaseIds": {_SOURCE_ROOT: {"description": {"text": "The folder in which processkit was started."}}},
        "artifacts": [{"location": page["artifact"], "roles": ["analysisTarget"]} for page in told],
        "results": [{"ruleIndex": places[result["ruleId"]], **result} for result in results],
        "columnKind": "unicodeCodePoints",
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2, ensure_ascii=True) + "\n"


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.code,
        "name": "".join(word.capitalize() for word in rule.name.split("-")),
        "shortDescription": {"text": f"{rule.title[:1].upper()}{rule.title[1:]}."},
        "fullDescription": {"text": rule.why},
        "help": {"text": rule.help},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _result(finding: Finding, place: dict[str, Any]) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "level": _LEVELS[finding.severity],
        "message": {"text": _message(finding)},
        "locations": [_location(place, finding.span)],
        "partialFingerprints": {"finding/v1": _fingerprint(finding)},
    }
    if finding.step is not None:
        result["locations"][0]["logicalLocations"] = [{"name": safe(finding.step), "kind": "element"}]
    related = [
        {"id": number, **_location(place, other.span), "message": {"text": safe(other.message)}}
        for number, other in enumerate(finding.related, 1)
    ]
    if related:
        result["relatedLocations"] = related
    if finding.accepted is not None:
        result["suppressions"] = [{"kind": "inSource", "status": "accepted", "justification": safe(finding.accepted)}]
    return result


def _fix(finding: Finding, fix: Fix, place: dict[str, Any]) -> dict[str, Any]:
    guess = "" if fix.sure else "This is a guess; read it before you take it."
    text = "\n".join(line for line in (finding.fix or finding.message, guess) if line)
    replacements = [{"deletedRegion": _region(edit.span), "insertedContent": {"text": edit.text}} for edit in fix.edits]
    return {
        "description": {"text": safe(text)},
        "artifactChanges": [{"artifactLocation": place, "replacements": replacements}],
    }


def _message(finding: Finding) -> str:
    """Return all that is said of a finding; the first line stands by itself, as some viewers show no more."""
    lines = [f"{finding.message} {finding.story}".strip(), finding.why, finding.fix]
    # Between brackets a viewer would look for a link.
    text = "\n".join(line for line in lines if line)
    return safe(text).replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")


def _location(place: dict[str, Any], span: Span | None) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": place}
    if span is not None:
        physical["region"] = _region(span)
    return {"physicalLocation": physical}


def _region(span: Span) -> dict[str, int]:
    return {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": max(span.end_line, span.line),
        "endColumn": span.end_column,
    }


def _artifact(path: str) -> dict[str, Any]:
    """Return where a file is, as a URI: below the folder in which we are, or in full."""
    place = Path(path)
    # Loaded only now: nobody who reads the report as text needs it.
    from urllib.parse import quote

    if place.is_absolute() or ".." in place.parts:
        return {"uri": place.absolute().resolve().as_uri()}
    return {"uri": quote(place.as_posix(), safe="/"), "uriBaseId": _SOURCE_ROOT}


def _fingerprint(finding: Finding) -> str:
    """Return a sign that stays the same when lines are put in above, or steps come in another order."""
    import hashlib

    keys = [finding.code, finding.step or "", *(part for part in finding.path if isinstance(part, str))]
    return hashlib.sha256("\0".join(keys).encode("utf-8", "surrogatepass")).hexdigest()[:32]
