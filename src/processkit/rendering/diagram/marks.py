"""The marks of a draft: a number in the box of each step that a remark is about, and the remarks below."""

from __future__ import annotations

from collections.abc import Sequence

from processkit.rendering.colours import INK
from processkit.rendering.diagram.facts import StepMark
from processkit.rendering.diagram.lettering import LINE, width_of, wrap
from processkit.rendering.diagram.manner import Manner
from processkit.rendering.diagram.shapes import Lettering, Mark, Picture, Point, Rect
from processkit.rendering.letters import Weight

_BESIDE_NUMBER = 3.0
_ABOVE, _WITHIN = 1.6, 1.4
_INSIDE = 5.0
_FRAME = 7.0
_BETWEEN = 3.0


def mark_width(mark: StepMark, manner: Manner) -> float:
    """Return the width of a mark in points: a square, or longer for several numbers."""
    return max(mark_height(manner), width_of(mark.text, manner.small, "700") + _INSIDE * manner.unit)


def mark_height(manner: Manner) -> float:
    """Return the height of a mark in points."""
    return manner.small * LINE + _WITHIN * manner.unit


def room_below_name(mark: StepMark | None, manner: Manner) -> float:
    """Return by how much a box is higher for the mark below the name in it."""
    return mark_height(manner) + _ABOVE * manner.unit if mark is not None and not manner.numbers else 0.0


def room_beside_number(mark: StepMark | None, manner: Manner) -> float:
    """Return by how much a box is wider for the mark beside the number in it."""
    return mark_width(mark, manner) + _BESIDE_NUMBER * manner.unit if mark is not None and manner.numbers else 0.0


def mark_at(mark: StepMark, step: int | None, middle: Point, manner: Manner) -> Mark:
    """Return a mark whose middle is at a point."""
    (x, y), wide, high = middle, mark_width(mark, manner), mark_height(manner)
    rect = Rect(x - wide / 2, y - high / 2, x + wide / 2, y + high / 2)
    size = manner.small
    half = width_of(mark.text, size, "700") / 2
    words = Rect(x - half, y - size * LINE / 2, x + half, y + size * LINE / 2)
    colour = "#ffffff" if mark.must else INK
    return Mark(step, rect, Lettering((mark.text,), size, "700", colour, words), mark.must)


def with_remarks(picture: Picture, title: str, remarks: Sequence[tuple[StepMark, str]], manner: Manner) -> Picture:
    """Return a picture with the remarks of a draft below it, each behind its number; as wide as before.

    ``title`` stands above them. A mark without text stands for nothing, and is left out.
    """
    unit, size = manner.unit, manner.small
    line = size * LINE
    left = _FRAME * unit
    indent = left + max((mark_width(mark, manner) for mark, _ in remarks), default=0.0) + 5 * unit
    y = picture.height + 2 * _FRAME * unit
    marks, texts = [], [_level(title, left, y, size, bold=True)]
    y += line + _BETWEEN * unit
    for mark, text in remarks:
        if mark.text:
            marks.append(mark_at(mark, None, (left + mark_width(mark, manner) / 2, y + line / 2), manner))
        for part in wrap(text, size, "400", picture.width - indent - left):
            texts.append(_level(part, indent, y, size))
            y += line
        y += _BETWEEN * unit
    return picture._replace(height=y + _FRAME * unit, marks=(*picture.marks, *marks), remarks=tuple(texts))


def _level(text: str, left: float, top: float, size: float, *, bold: bool = False) -> Lettering:
    weight: Weight = "700" if bold else "400"
    return Lettering(
        (text,), size, weight, INK, Rect(left, top, left + width_of(text, size, weight), top + size * LINE)
    )
