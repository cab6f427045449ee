"""In which columns boxes to tick stand, so that their left sides are in line. Widths are in em of the base size."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from processkit.rendering.diagram.lettering import width_of
from processkit.rendering.page.estimate import BETWEEN, SMALL, TICK, lines_of, regular
from processkit.rendering.page.step_facts import HandoverFacts, StepFacts

GUTTER = 1.2
"""The white between two columns of boxes."""
_DISC, _BADGE = 1.8, 3.2
_SPACE, _APART = 0.3, 0.8
_LEAST_COLUMN = 4.5
_COUNTS = (1, 2, 3, 4, 5, 6, 8, 10, 12)
# A column more must save something, because few columns are calmer.
_CALM = 0.05


@dataclass(frozen=True, slots=True)
class Place:
    """Where a box stands in its group: its first column and its row, and how many columns it takes."""

    column: int
    row: int
    span: int


@dataclass(frozen=True, slots=True)
class TickGrid:
    """Columns for several groups of boxes.

    Attributes:
        places: For each group, where each of its boxes stands.
        lines: The lines of each group, with the one below it.
        below: For each group, whether what stands at the right side has a line of its own, below the boxes.
    """

    columns: int
    places: tuple[tuple[Place, ...], ...]
    lines: tuple[int, ...]
    below: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Boxes:
    """A group of boxes to tick: the widths of their texts, and of what stands behind them at the right side."""

    texts: Sequence[float]
    right: float = 0.0


def tick_grid(groups: Sequence[Boxes], room: float) -> TickGrid:
    """Return the columns in which groups of boxes need the fewest lines.

    A text that is wider than a column takes several of them.
    """
    tries = [grid for count in _COUNTS if (grid := _grid(groups, room, count)) is not None]
    return min(tries, key=lambda grid: sum(grid.lines) + _CALM * grid.columns)


@dataclass(frozen=True, slots=True)
class Bands:
    """How the bands of all handovers are set.

    Attributes:
        width: The width of what names a handover.
        boxes: The columns of the boxes beside it.
        back_beside: Whether it stands with the boxes where one goes back to, at the right side.
    """

    width: float
    boxes: TickGrid
    back_beside: bool


def bands_of(
    steps: Sequence[StepFacts], width: float, bands: Sequence[float], back: tuple[str, str], *, tight: bool
) -> Bands:
    """Return the bands with the fewest lines.

    ``width`` is that of the page, ``bands`` are the widths that what names a handover may have, the best one
    first. ``back`` is what is said of where it goes back to, and what stands for a step that cannot be named.
    """
    hands = [step.handover for step in steps]

    def lines(made: Bands) -> int:
        said = None if made.back_beside else back
        return sum(
            max(lines, _naming_lines(hand, made.width, said, tight=tight))
            for hand, lines in zip(hands, made.boxes.lines, strict=True)
            if hand is not None
        )

    tries = []
    for band in bands:
        room = width - band - 2.6
        for said in (None, back):
            boxes = tick_grid([_passed(hand, said) for hand in hands], room)
            tries.append(Bands(band, boxes, back_beside=said is not None))
    return min(tries, key=lines)


def _passed(hand: HandoverFacts | None, back: tuple[str, str] | None) -> Boxes:
    if hand is None:
        return Boxes(())
    widths = [regular(text) for text in (*hand.papers, *hand.checks)]
    return Boxes(widths, _back_width(hand, back) if back is not None else 0.0)


def _naming_lines(hand: HandoverFacts, band: float, back: tuple[str, str] | None, *, tight: bool) -> int:
    """Return the lines of what names a handover: its owners, how soon it is answered, where it goes back to."""
    *others, giver = hand.givers.split(", ")
    roles = (*(f"{other}," for other in others), f"{giver} →", hand.receiver)
    more = [regular(hand.within) * SMALL] if hand.within else []
    more += [_back_width(hand, back)] if back is not None else []
    first, *then = (width_of(role, SMALL, "600") for role in roles)
    # Between two roles there is only a space.
    pieces = (first, *(width - (BETWEEN - _SPACE) for width in then))
    return lines_of((_BADGE - BETWEEN, *pieces, *more), band) if tight else 1 + lines_of((*pieces, *more), band)


def _back_width(hand: HandoverFacts, back: tuple[str, str]) -> float:
    return regular(back[0]) * SMALL + _DISC if hand.back is not None else regular(" ".join(back)) * SMALL


def _grid(groups: Sequence[Boxes], room: float, count: int) -> TickGrid | None:
    column = (room - (count - 1) * GUTTER) / count
    if count > 1 and column < _LEAST_COLUMN:
        return None
    places, lines, below = [], [], []
    for group in groups:
        own = _places([_span(width + TICK, column, count) for width in group.texts], count)
        rows: dict[int, int] = {}
        reached = 0.0
        for width, place in zip(group.texts, own, strict=True):
            room_for_text = place.span * column + (place.span - 1) * GUTTER - TICK
            rows[place.row] = max(rows.get(place.row, 0), lines_of((width,), room_for_text))
            reached = place.column * (column + GUTTER) + TICK + min(width, room_for_text) + _APART
        places.append(own)
        below.append(bool(own) and group.right > 0 and reached + group.right > room)
        lines.append(sum(rows.values()) + below[-1])
    return TickGrid(count, tuple(places), tuple(lines), tuple(below))


def _span(width: float, column: float, count: int) -> int:
    return next((n for n in range(1, count) if width <= n * column + (n - 1) * GUTTER), count)


def _places(spans: Sequence[int], count: int) -> tuple[Place, ...]:
    """Return where boxes stand: one goes into the next row where the row has too few columns left."""
    places: list[Place] = []
    row, used = 0, 0
    for span in spans:
        if used + span > count:
            row, used = row + 1, 0
        places.append(Place(used, row, span))
        used += span
    return tuple(places)
