"""How many lines texts take, from the widths of their pieces. Widths are in em of the base size."""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil
from typing import TypeAlias

from processkit.rendering.diagram.lettering import width_of

SMALL = 0.9
TICK = 1.35
"""A box to tick and the white behind it."""
BETWEEN = 1.4
"""What is between two pieces of one line."""
# Lines are not filled to their end, because words stay whole.
_RAGGED = 1.05

Paragraph: TypeAlias = tuple[float, ...]
"""The widths of the pieces of one paragraph; each piece stays whole where it can."""


def regular(text: str) -> float:
    """Return the width of a text in letters of the base size."""
    return width_of(text, 1.0, "400")


def lines_in(paragraphs: Iterable[Paragraph], room: float) -> int:
    """Return how many lines some paragraphs take; none in a column that is not there."""
    return sum(lines_of(paragraph, room) for paragraph in paragraphs) if room > 0 else 0


def lines_of(paragraph: Paragraph, room: float) -> int:
    """Return the lines of one paragraph: a piece goes on the next line where it does not fit."""
    lines, used = 1, 0.0
    for piece in paragraph:
        if used and used + BETWEEN + piece <= room:
            used += BETWEEN + piece
            continue
        lines += 1 if used else 0
        if piece <= room:
            used = piece
        else:
            rest = piece * _RAGGED
            lines += ceil(rest / room) - 1
            used = rest % room
    return lines
