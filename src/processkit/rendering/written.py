"""The formats that need no typesetter: each a text, or what Graphviz draws from one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from textwrap import wrap
from typing import TYPE_CHECKING, TypedDict

from processkit.rendering.order import Order
from processkit.rendering.rendered import Rendered
from processkit.rendering.texts import printable

if TYPE_CHECKING:
    from processkit.rendering.diagram import StepMark

_LETTERS_A_LINE = 90


class _Draft(TypedDict, total=False):
    marks: Mapping[int, StepMark]
    remarks: Sequence[str]


def written(view: str, order: Order) -> Rendered:
    """Return the page or the drawing (``view``) in one of these formats.

    As JSON, Mermaid and DOT both are the same.

    Raises:
        MissingProgram: Graphviz is to draw it, and is not on this machine.
        WrongUse: The logo cannot be used.
        UnreadableFile: The logo cannot be read.
    """
    return Rendered((_data(view, order),), 0, None, None, ())


def _data(view: str, order: Order) -> bytes | str:
    """Hand the order to who writes it. Each is loaded only now: most people want one of them."""
    drawing_only = view == "diagram"
    match order.to:
        case "html":
            from processkit.rendering.html import page_html

            return page_html(order, drawing_only=drawing_only)
        case "markdown":
            from processkit.rendering.markdown import page_markdown

            return page_markdown(order, drawing_only=drawing_only)
        case "mermaid":
            from processkit.rendering.mermaid import mermaid_of

            return mermaid_of(order.process, order.labels, mono=order.mono, **_draft(order))
        case "json":
            from processkit.rendering.json_data import json_of

            return json_of(order.process)
        case "dot":
            from processkit.rendering.dot import dot_of

            return dot_of(order.process, order.labels, mono=order.mono, **_draft(order))
    from processkit.rendering.dot import drawn_by_graphviz

    to = order.to.removeprefix("dot-")
    return drawn_by_graphviz(order.process, to, order.labels, mono=order.mono, **_draft(order))


def _draft(order: Order) -> _Draft:
    """Return what a draft marks at its steps, and the remarks in lines with their numbers before them."""
    if order.findings is None:
        return {}
    from processkit.rendering.drafts import draft_notes, step_marks

    notes = draft_notes(order)
    remarks = [line for note in notes for line in wrap(printable(note.said), _LETTERS_A_LINE)]
    return {"marks": step_marks(notes), "remarks": remarks or [order.labels["draft"]]}
