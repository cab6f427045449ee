"""How many lines a text takes at most. Widths are in em of the base size."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TypeAlias

from processkit.rendering.letters import Weight, ems

CAPITAL = 0.75
"""The height of a line without what lies between two lines."""
SPACE = 0.3
_SHORT, _SIGNS = 4, "%‰€$£°"

Words: TypeAlias = Sequence[float]
"""The widths of the parts of a text that are never broken; as a tuple, what stays on one line where it can."""


def words(text: str, weight: Weight = "400", size: float = 1.0, before: float = 0.0) -> Words:
    """Return the widths of the words of a text; ``before`` is what stands in front of the first.

    Where the page keeps two words together, they are one.
    """
    widths = [size * width for width in _widths(text, weight)]
    if widths:
        widths[0] += before
    return widths


@lru_cache(maxsize=4096)
def _widths(text: str, weight: Weight) -> tuple[float, ...]:
    found = text.split()
    if len(found) > 1 and len(found[-1]) <= _SHORT:
        found[-2:] = [f"{found[-2]} {found[-1]}"]
    widths: list[float] = []
    for word in found:
        width = ems(word, weight)
        if widths and word[0] in _SIGNS:
            widths[-1] += SPACE + width
        else:
            widths.append(width)
    return tuple(widths)


def whole(text: str, weight: Weight = "400", size: float = 1.0, before: float = 0.0) -> Words:
    """Return a text that stays on one line where it can."""
    return tuple(words(text, weight, size, before))


def lines_of(pieces: Iterable[Words], room: float, gap: float = 1.15) -> int:
    """Return the most lines that some pieces take one behind the other in ``room``.

    A word that is too wide for a line is broken somewhere: of two lines at least one is half full then.
    """
    lines, used = 0, room
    for piece in pieces:
        between = gap
        if isinstance(piece, tuple):
            together = sum(piece) + SPACE * (len(piece) - 1)
            if together > room:
                lines, used = lines + lines_of([list(piece)], room), room
                continue
            piece = [together]
        for width in piece:
            if used + between + width <= room and lines:
                used += between + width
            elif width <= room:
                lines, used = lines + 1, width
            else:
                lines, used = lines + int(2 * width / max(room, 0.5)) + 1, room
            between = SPACE
    return lines


def high(lines: int, leading: float = 0.5, size: float = 1.0) -> float:
    """Return the height of some lines; 0 of none."""
    return lines * CAPITAL * size + (lines - 1) * leading if lines else 0.0
