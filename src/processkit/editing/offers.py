"""What may be written for one finding: for editors and code hosts, where a person chooses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from processkit.editing.changes import Stretch
from processkit.editing.mending import Look, Looked, tried
from processkit.editing.places import Places
from processkit.findings import Edit, Finding, Span


@dataclass(frozen=True, slots=True)
class Offer:
    """Edits that put one finding right, all of them together.

    Attributes:
        edits: In the order of the text, apart from each other.
        sure: Whether they write what was plainly meant. Otherwise they guess, and somebody has to look at them.
    """

    edits: tuple[Edit, ...]
    sure: bool


def offers_of(finding: Finding, looked: Looked, look: Look) -> list[Offer]:
    """Return what may be written for a finding of a page, what is sure before what is guessed.

    Each offer was tried: with it the finding is gone, and nothing worse has come.

    Args:
        finding: One of the findings of the page.
        looked: What looking at the page gave.
        look: Reads and checks a text; asked once for each repair of the finding.
    """
    if finding.accepted is not None:
        return []
    places = Places(looked.source)
    offers: list[Offer] = []
    given: list[tuple[bool, Any]] = []
    for repair in sorted(finding.repairs, key=lambda repair: not repair.sure):
        one = tried(finding, repair, looked, look)
        if one is not None and all(one.after.data != data for _, data in given):
            given.append((repair.sure, one.after.data))
            offers.append(Offer(_edits(one.stretches, places), repair.sure))
    # Where two changes are sure and give different pages, none of them is: as for --fix.
    one_is_sure = sum(sure for sure, _ in given) == 1
    return [Offer(offer.edits, offer.sure and one_is_sure) for offer in offers]


def _edits(stretches: Sequence[Stretch], places: Places) -> tuple[Edit, ...]:
    return tuple(Edit(_span(stretch, places), stretch.text) for stretch in stretches)


def _span(stretch: Stretch, places: Places) -> Span:
    start, end = places.line_of(stretch.start), places.line_of(stretch.end)
    return Span(start + 1, places.column_of(stretch.start) + 1, end + 1, places.column_of(stretch.end) + 1)
