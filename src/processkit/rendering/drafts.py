"""What a draft says of itself: numbered remarks, and the marks that stand for them in the drawing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from processkit.findings import Finding, Severity
from processkit.model.process import Process
from processkit.rendering.diagram import StepMark
from processkit.rendering.order import Order

_SHORT = 90
_FEWER = (12, 6, 3, 0)


@dataclass(frozen=True, slots=True)
class DraftNote:
    """One remark on a draft.

    Attributes:
        step: The place of the step that it is about; None for the whole page.
        must: Whether it must be fixed; otherwise customers will feel it.
        number: Counted from 1; 0 for what stands for the remarks that are not shown.
    """

    number: int
    text: str
    step: int | None
    must: bool

    @property
    def said(self) -> str:
        """The remark with its number before it, where neither can be drawn."""
        return f"[{self.number}] {self.text}" if self.number else self.text


def draft_notes(order: Order) -> tuple[DraftNote, ...]:
    """Return all remarks of a draft in whole sentences; none for a page that is no draft."""
    return next(ever_fewer_notes(order))


def ever_fewer_notes(order: Order) -> Iterator[tuple[DraftNote, ...]]:
    """Yield the remarks of a draft, and then ever less of them: cut short first, then the later ones only counted.

    The last but one holds the first three, the last only their number. A page that is no draft yields none, once.
    """
    if order.findings is None:
        yield ()
        return
    told = [each for each in order.findings if each.is_told]
    told = [each for each in told if each.severity is not Severity.ADVICE]
    # Errors are kept the longest.
    told.sort(key=lambda finding: finding.severity is not Severity.ERROR)
    yield _notes(order.process, told, len(told), None)
    for count in (len(told), *(count for count in _FEWER if count < len(told))):
        yield _notes(order.process, told, count, _SHORT)


def step_marks(notes: Sequence[DraftNote]) -> dict[int, StepMark]:
    """Return what the drawing marks at each step: the numbers of the remarks about it.

    They follow one another, because remarks are numbered in the order of the steps.
    """
    about: dict[int, list[DraftNote]] = {}
    for note in notes:
        if note.step is not None and note.number:
            about.setdefault(note.step, []).append(note)
    return {
        step: StepMark(_span(found[0].number, found[-1].number), any(note.must for note in found))
        for step, found in about.items()
    }


def _span(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}–{last}"


def _notes(process: Process, told: Sequence[Finding], count: int, letters: int | None) -> tuple[DraftNote, ...]:
    """Return the first ``count`` findings as remarks, numbered as they stand on the page.

    ``letters`` is how long a remark may be; None leaves it whole.
    """
    shown = [(_step(process, finding), finding) for finding in told[:count]]
    shown.sort(key=lambda found: -1 if found[0] is None else found[0])
    notes = [
        DraftNote(number, _cut(finding.message, letters), step, finding.severity is Severity.ERROR)
        for number, (step, finding) in enumerate(shown, 1)
    ]
    if len(told) > len(shown):
        notes.append(DraftNote(0, f"+ {len(told) - len(shown)}", None, must=False))
    return tuple(notes)


def _step(process: Process, finding: Finding) -> int | None:
    """Return the step that a finding is about, by its place in the file; None for the whole page."""
    match finding.path:
        case ("steps", int() as place, *_) if place < len(process.steps):
            return place
    return process.step_at(finding.step)


def _cut(text: str, letters: int | None) -> str:
    return text if letters is None or len(text) <= letters else text[: letters - 1].rstrip() + "…"
