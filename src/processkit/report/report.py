"""What checking a page gave, as one value."""

from __future__ import annotations

from typing import NamedTuple

from processkit.errors import ProcesskitError
from processkit.findings import Finding, Severity
from processkit.flow.figures import Figures
from processkit.model.process import Process


class Report(NamedTuple):
    """What checking a page gave.

    Attributes:
        path: The name of the file, or ``<text>``.
        findings: The worst first, then by line. Advice and what the page has accepted are among them.
        process: The typed page; None when it has errors that keep it from being built or followed.
        draft: The typed page, also when some of its names are not clear; None when it cannot be built.
            Only a draft can be printed of it.
    """

    path: str
    findings: tuple[Finding, ...]
    figures: Figures
    process: Process | None = None
    draft: Process | None = None

    @property
    def ok(self) -> bool:
        """Whether there is no error that the page has not accepted."""
        return not self.of(Severity.ERROR)

    def of(self, severity: Severity) -> list[Finding]:
        """Return the findings of one weight that are not accepted."""
        return [f for f in self.findings if f.severity is severity and f.accepted is None]


class InvalidProcess(ProcesskitError):
    """The page has errors. ``report`` says which."""

    def __init__(self, report: Report) -> None:
        """Sum up the report in one line."""
        errors = report.of(Severity.ERROR)
        first = errors[0]
        place = f"{report.path}:{first.span.line}" if first.span is not None else report.path
        more = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
        super().__init__(f"{place}: {first.message}{more}")
        self.report = report
