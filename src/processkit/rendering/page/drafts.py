"""What a draft says of itself: numbered remarks, each at its step, and the same numbers at the foot."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from processkit.findings import Finding, Severity
from processkit.model.process import Process
from processkit.rendering.order import Order
from processkit.rendering.page.shortening import shortened

_SHORT = 90
_FEWER = (12, 6, 3, 0)
_SHORTER = (120, 80, 50, 30)


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


def drafts_of(order: Order) -> Iterator[tuple[Process, tuple[DraftNote, ...]]]:
    """Yield the page with its remarks, and then with ever less: whoever prints it takes the first that fits.

    A page that is no draft is yielded once. In a draft the remarks are cut short first, then the later
    ones are only counted, and at last the sentences of the page are cut: a draft that is printed helps
    more than none.
    """
    process = order.process
    if order.findings is None:
        yield process, ()
        return
    told = [each for each in order.findings if each.accepted is None and each.echo_of is None]
    told = [each for each in told if each.severity is not Severity.ADVICE]
    # Errors are kept the longest.
    told.sort(key=lambda finding: finding.severity is not Severity.ERROR)
    yield process, _notes(process, told, len(told), None)
    for count in (len(told), *(count for count in _FEWER if count < len(told))):
        yield process, _notes(process, told, count, _SHORT)
    cut = DraftNote(0, order.labels["draft_cut"], None, must=True)
    for most in _SHORTER:
        yield shortened(process, most), (cut, *_notes(process, told, _FEWER[-2], _SHORT))


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
