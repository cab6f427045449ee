"""The plain way to set the table of the steps: where the columns and the boxes are does not hang on the texts.

Widths are in em of the base size.
"""

from __future__ import annotations

from collections.abc import Sequence

BAND = 16.2
"""The width of what names a handover."""
BOXES = 3
"""In how many columns the boxes to tick stand."""
TICK, GUTTER = 1.3, 1.2
"""The width of a box to tick with the white behind it, and what lies between two columns of boxes."""
_TIME = 6.8
# The shares of the step, the paperwork and the customer's side, of what the time leaves over.
_SHARES = {
    (True, True): (0.4, 0.22, 0.38),
    (True, False): (0.62, 0.38, 0.0),
    (False, True): (0.52, 0.0, 0.48),
    (False, False): (1.0, 0.0, 0.0),
}


def plain_columns(width: float, *, time: bool, papers: bool, customer: bool) -> tuple[float, float, float, float]:
    """Return the widths of the columns of step, time, paperwork and customer; 0 for one that would be empty."""
    wide = _TIME if time else 0.0
    step, paper, told = ((width - wide) * share for share in _SHARES[papers, customer])
    return step, wide, paper, told


def column_room(width: float) -> float:
    """Return the width of a text beside its box in one of the columns that stand in ``width``."""
    return (width - (BOXES - 1) * GUTTER) / BOXES - TICK


def plain_places(widths: Sequence[float], room: float) -> list[tuple[int, int, int]]:
    """Return for each box its column, its row, and how many columns it takes.

    ``widths`` are those of the texts, ``room`` that of a text in one column. A text that is wider has
    the row for itself.
    """
    places: list[tuple[int, int, int]] = []
    row, used = 0, 0
    for width in widths:
        span = 1 if width <= room else BOXES
        if used + span > BOXES:
            row, used = row + 1, 0
        places.append((used, row, span))
        used += span
    return places
