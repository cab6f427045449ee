"""How a draft is made to fit: with ever fewer remarks, and at last with its own sentences cut."""

from __future__ import annotations

from collections.abc import Iterator

from processkit.model.process import Process
from processkit.rendering.drafts import DraftNote, ever_fewer_notes
from processkit.rendering.order import Order
from processkit.rendering.page.shortening import shortened

_SHORTER = (120, 80, 50, 30)
_KEPT = 3


def drafts_of(order: Order) -> Iterator[tuple[Process, tuple[DraftNote, ...]]]:
    """Yield the page with its remarks, and then with ever less: whoever prints it takes the first that fits.

    A page that is no draft is yielded once. In a draft the remarks are cut short first, then the later
    ones are only counted, and at last the sentences of the page are cut: a draft that is printed helps
    more than none.
    """
    process, tries = order.process, tuple(ever_fewer_notes(order))
    for notes in tries:
        yield process, notes
    if order.findings is None:
        return
    kept = next(notes for notes in tries[1:] if sum(1 for note in notes if note.number) <= _KEPT)
    cut = DraftNote(0, order.labels["draft_cut"], None, must=True)
    for most in _SHORTER:
        yield shortened(process, most), (cut, *kept)
