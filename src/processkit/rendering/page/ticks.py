"""In which columns boxes to tick stand, so that their left sides are in line. Widths are in em of the base size."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from processkit.rendering.diagram.lettering import width_of
from processkit.rendering.page.estimate import SMALL, TICK, lines_of, regular
from processkit.rendering.page.step_facts import HandoverFacts, StepFacts

GUTTER = 1.2
"""The white between two columns of boxes."""
_DISC, _BADGE = 2.6, 3.2
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
        lines: The lines of each group.
    """

    columns: int
    places: tuple[tuple[Place, ...], ...]
    lines: tuple[int, ...]


def tick_grid(groups: Sequence[Sequence[float]], room: float) -> TickGrid:
    """Return the columns in which groups of boxes, with texts of these widths, need the fewest lines.

    A text that is wider than a column takes several of them.
    """
    tries = [grid for count in _COUNTS if (grid := _grid(groups, room, count)) is not None]
    return min(tries, key=lambda grid: sum(grid.lines) + _CALM * grid.columns)


def bands_of(
    steps: Sequence[StepFacts], width: float, band: float, back: tuple[str, str], *, tight: bool
) -> tuple[TickGrid, bool]:
    """Return the columns of the boxes of all handovers, and whether it stands with them where one goes back to.

    ``width`` is that of the page, ``band`` that of what names a handover. ``back`` is what is said of
    where it goes back to, and what stands for a step that cannot be named.
    """
    hands = [step.handover for step in steps]

    def total(grid: TickGrid, *, beside: bool) -> int:
        return sum(
            max(lines, _naming_lines(hand, band, None if beside else back, tight=tight))
            for hand, lines in zip(hands, grid.lines, strict=True)
            if hand is not None
        )

    room = width - band - 3
    alone = tick_grid([_passed(hand, None) for hand in hands], room)
    together = tick_grid([_passed(hand, back) for hand in hands], room)
    return (alone, False) if total(alone, beside=False) <= total(together, beside=True) else (together, True)


def _passed(hand: HandoverFacts | None, back: tuple[str, str] | None) -> list[float]:
    if hand is None:
        return []
    widths = [regular(text) for text in (*hand.papers, *hand.checks)]
    return widths if back is None else [*widths, _back_width(hand, back) - TICK]


def _naming_lines(hand: HandoverFacts, band: float, back: tuple[str, str] | None, *, tight: bool) -> int:
    """Return the lines of what names a handover: its owners, how soon it is answered, where it goes back to."""
    pair = width_of(f"{hand.givers} → {hand.receiver}", SMALL, "600")
    more = [regular(hand.within) * SMALL] if hand.within else []
    more += [_back_width(hand, back)] if back is not None else []
    return lines_of((pair + _BADGE, *more), band) if tight else 1 + lines_of((pair, *more), band)


def _back_width(hand: HandoverFacts, back: tuple[str, str]) -> float:
    return regular(back[0]) * SMALL + _DISC if hand.back is not None else regular(" ".join(back)) * SMALL


def _grid(groups: Sequence[Sequence[float]], room: float, count: int) -> TickGrid | None:
    column = (room - (count - 1) * GUTTER) / count
    if count > 1 and column < _LEAST_COLUMN:
        return None
    places, lines = [], []
    for widths in groups:
        own = _places([_span(width + TICK, column, count) for width in widths], count)
        rows: dict[int, int] = {}
        for width, place in zip(widths, own, strict=True):
            room_for_text = place.span * column + (place.span - 1) * GUTTER - TICK
            rows[place.row] = max(rows.get(place.row, 0), lines_of((width,), room_for_text))
        places.append(own)
        lines.append(sum(rows.values()))
    return TickGrid(count, tuple(places), tuple(lines))


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
