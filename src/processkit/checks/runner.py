"""Runs the checks over a page, stage by stage, and notes what the page has accepted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from processkit.checks.check import Check, Page, Stage
from processkit.checks.outside import every_check
from processkit.checks.rules import ALL_CHECKS
from processkit.checks.wording import step_of
from processkit.findings import Finding, Hit, Severity
from processkit.model.names import fold
from processkit.model.process import Process

_BY_CODE = {check.code: check for check in ALL_CHECKS}


def findings_of_reading(hits: Iterable[Hit]) -> list[Finding]:
    """Return what was found while the file was read, with each check's name, weight and reason."""
    return [_BY_CODE[hit.code].finding(hit) for hit in hits]


def run_checks(page: Page) -> list[Finding]:
    """Return what all checks find on a page. After a stage with an error nothing more is asked.

    An error that the page accepts is none.

    Raises:
        BrokenCheck: A check from another package cannot be used.
    """
    page.asked = every_check()
    found: list[Finding] = []
    for stage in (Stage.NAMES, Stage.FLOW, Stage.PAPER, Stage.UPKEEP):
        page.spoken = tuple(found)
        found += [
            _with_acceptance(page.process, check, check.finding(hit))
            for check in page.asked
            if check.stage is stage
            for hit in check.check(page)
        ]
        if any(finding.severity is Severity.ERROR and finding.accepted is None for finding in found):
            break
    return found


def _with_acceptance(process: Process, check: Check, finding: Finding) -> Finding:
    """Note the owner's reason where the page says that this finding is on purpose."""
    if not check.can_be_accepted:
        return finding
    reason = _reason(process.accepted, finding.name)
    number = step_of(finding.path)
    if reason is None and number is not None:
        reason = _reason(process.steps[number].accepted, finding.name)
    return finding if reason is None else finding._replace(accepted=reason)


def _reason(accepted: Mapping[str, str | None] | None, name: str) -> str | None:
    return next((reason for key, reason in (accepted or {}).items() if fold(key) == name), None)
