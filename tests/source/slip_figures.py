"""How well slips are found: for each kind how many there are, on the right line, and in silence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from tests.source.slip_maker import KINDS, Made, slips_in

import processkit
from processkit.findings import Severity

PROCESSES = Path(__file__).resolve().parent.parent.parent / "processes"


@dataclass(slots=True)
class Figure:
    """What came of the slips of one kind."""

    made: int = 0
    right: int = 0
    findings: int = 0
    silent: list[Made] = field(default_factory=list)
    elsewhere: list[Made] = field(default_factory=list)
    first_told: list[tuple[Made, processkit.Finding]] = field(default_factory=list)

    @property
    def per_cent(self) -> float:
        return 100 * self.right / self.made if self.made else 100.0

    @property
    def mean(self) -> float:
        return self.findings / self.made if self.made else 0.0


def told(text: str) -> list[processkit.Finding]:
    """Return what a person reads about a page: errors first, then warnings; no advice, no echo."""
    report = processkit.check(text=text)
    found = [*report.of(Severity.ERROR), *report.of(Severity.WARNING)]
    return [finding for finding in found if finding.echo_of is None]


def judge(slip: Made, figure: Figure) -> None:
    """Add what is told about one slip. Only the first finding counts: the one that is read first."""
    found = told(slip.text)
    figure.made += 1
    figure.findings += len(found)
    figure.first_told += [(slip, finding) for finding in found[:1]]
    if not found:
        figure.silent.append(slip)
    elif found[0].span is not None and found[0].span.line in slip.right:
        figure.right += 1
    else:
        figure.elsewhere.append(slip)


def figures_for(texts: Iterable[str], every: int = 1) -> dict[str, Figure]:
    """Return the figure of each kind of slip, over all pages; of every third slip, say, of a page."""
    figures = {kind: Figure() for kind in KINDS}
    for text in texts:
        for slip in slips_in(text, every):
            judge(slip, figures[slip.kind])
    return figures


def total(figures: dict[str, Figure]) -> Figure:
    """Return all kinds in one figure."""
    whole = Figure()
    for figure in figures.values():
        whole.made += figure.made
        whole.right += figure.right
        whole.findings += figure.findings
        whole.silent += figure.silent
        whole.elsewhere += figure.elsewhere
        whole.first_told += figure.first_told
    return whole
