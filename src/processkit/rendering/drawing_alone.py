"""The drawing alone: as it is as SVG, or on a sheet of paper."""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

from processkit.errors import DoesNotFit
from processkit.rendering.diagram import Drawing, StepMark, draw
from processkit.rendering.diagram.held import held
from processkit.rendering.order import Order
from processkit.rendering.rendered import Rendered
from processkit.rendering.texts import printable

_Style: TypeAlias = Literal["names", "numbers"]

_SIZE = 10.0


def set_diagram(order: Order) -> Rendered:
    """Set the drawing of a process as ``svg``, which has no paper, or as ``pdf`` or ``png``.

    Raises:
        DoesNotFit: It cannot be drawn clearly, or not even with numbers on its sheet.
        MissingLetters: No font at hand has some of the letters; never for SVG.
    """
    if order.to != "svg":
        # Loaded only now: what sets a sheet takes as long to load as a drawing to make.
        from processkit.rendering.sheet import set_on_sheet

        return set_on_sheet(order)
    free = _free_drawing(order)
    left_out = () if free.style == "names" else ("names in the drawing",)
    return Rendered((held(free.drawing.svg),), 1, free.drawing.smallest_pt, None, left_out)


class _FreeDrawing(NamedTuple):
    drawing: Drawing
    style: _Style


def _free_drawing(order: Order) -> _FreeDrawing:
    """Return the drawing in the width that it needs, with the remarks of a draft below it."""
    marks, remarks = _remarks(order) if order.findings is not None else ({}, [])
    styles: tuple[_Style, ...] = ("names", "numbers")
    for style in styles:
        drawing = draw(
            order.process,
            letters=_SIZE,
            style=style,
            labels=order.labels,
            mono=order.mono,
            marks=marks,
            remarks=remarks,
        )
        if drawing is not None:
            return _FreeDrawing(drawing, style)
    raise DoesNotFit("This process has so many ways between its steps that it cannot be drawn clearly.")


def _remarks(order: Order) -> tuple[dict[int, StepMark], list[tuple[StepMark, str]]]:
    """Return the marks of a draft at its steps, and each remark with its mark."""
    from processkit.rendering.drafts import draft_notes, step_marks

    notes = draft_notes(order)
    return step_marks(notes), [(StepMark(str(note.number or ""), note.must), printable(note.text)) for note in notes]
