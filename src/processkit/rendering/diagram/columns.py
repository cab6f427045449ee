"""How wide everything is: the column of each step, the gutters between them, the field with the owners."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import inf
from typing import NamedTuple

from processkit.rendering.diagram.facts import Facts
from processkit.rendering.diagram.lettering import (
    LINE,
    narrowest,
    narrowest_cut,
    widest,
    width_of,
    wrap,
)
from processkit.rendering.diagram.manner import Manner
from processkit.rendering.diagram.marks import mark_width, room_beside_number
from processkit.rendering.diagram.ports import Edge, Port, bounds_of, box_width_for

_GUTTER, _ROOMY_GUTTER = 10.0, 20.0
_PAST_DIAMOND = 9.5
_LEAST_BOX, _NUMBER_BOX = 27.0, 24.0
_ROOMY_BOX, _WIDEST_BOX = 78.0, 128.0
_NAME_LANE, _NUMBER_LANE, _HIGH_LANE, _HIGHEST_LANE = 58.0, 36.0, 84.0, 130.0
_WIDEST_OWNER = 84.0


class Columns(NamedTuple):
    """Where the columns are.

    Attributes:
        head: The width of the field that names the owners.
        lefts: The left sides of the boxes, by step; ``rights`` likewise.
        width: The width of the whole drawing.
    """

    head: float
    lefts: tuple[float, ...]
    rights: tuple[float, ...]
    width: float

    def gutter(self, place: int) -> float:
        """Return the width of the gutter before a step, or of what is right of the last one."""
        left = self.rights[place - 1] if place else self.head
        return (self.lefts[place] if place < len(self.lefts) else self.width) - left


def head_width(facts: Facts, ends: str, manner: Manner) -> float:
    """Return the width of the field that names the owners: for upright words, or for turned ones."""
    unit = manner.unit
    if not manner.upright_owners:
        lines = max(len(_turned(name, manner)) for name in (*facts.owners, ends))
        return lines * manner.letters * LINE + 9 * unit
    names = (*facts.owners, ends)
    longest = max(narrowest(name, manner.letters, "700", 3) for name in names)
    return min(max(longest, manner.spacing.owner_words * unit), _WIDEST_OWNER * unit) + 14 * unit


def head_lines(name: str, head: float, manner: Manner) -> tuple[str, ...]:
    """Break the name of an owner into the lines in which it stands in its field.

    Level names fill the width ``head`` of the field; turned ones make the lane as high as they need.
    """
    if not manner.upright_owners:
        return _turned(name, manner)
    return wrap(name, manner.letters, "700", head - 13 * manner.unit)


def _turned(name: str, manner: Manner) -> tuple[str, ...]:
    """Break a turned name: one line while it is short, then two or three; more only for absurd names."""
    size, unit = manner.letters, manner.unit
    lane = (_NUMBER_LANE if manner.numbers else _NAME_LANE) * unit
    for goal in (lane, _HIGH_LANE * unit):
        for lines in (1, 2, 3):
            height = narrowest(name, size, "700", lines)
            if height <= goal:
                return wrap(name, size, "700", height)
    most = _HIGHEST_LANE * unit
    return wrap(name, size, "700", min(most, narrowest_cut(name, size, "700", 3, (lane, most))))


def least_boxes(facts: Facts, ports: Mapping[tuple[int, Edge], tuple[Port, ...]], manner: Manner) -> list[float]:
    """Return how wide the box of each step must be, for its name and for its ports."""
    unit = manner.unit
    least: list[float] = []
    for place, step in enumerate(facts.steps):
        if manner.numbers:
            # The marks on the corners reach into a low box, beside the number.
            beside = 17.5 if step.critical else 14.5 if step.decides else 10.0
            words = width_of(step.number, 1.15 * manner.letters, "700") + room_beside_number(step.mark, manner)
            need = max(_NUMBER_BOX * unit, words + beside * unit)
        else:
            words = _name_width(step.name, manner)
            words = max(words, mark_width(step.mark, manner)) if step.mark is not None else words
            need = max(_LEAST_BOX * unit, words + 2 * manner.inside)
        for edge in ("top", "bottom"):
            edge_ports = ports.get((place, edge), ())
            if edge_ports:
                need = max(need, box_width_for(edge_ports, bounds_of(facts, place, edge, edge_ports, manner)))
        least.append(need)
    return least


def _name_width(name: str, manner: Manner) -> float:
    """Return how wide the lines of a name must be; ``inf`` when it has no place in any box."""
    size, room = manner.letters, _WIDEST_BOX * manner.unit
    if manner.cut:
        return narrowest_cut(name, size, "600", manner.name_lines, (30 * manner.unit, room))
    width = narrowest(name, size, "600", manner.name_lines)
    if width <= room:
        return width
    # A word longer than any box is cut all the same where the drawing may be as large as it likes;
    # the box is as wide as what cannot be cut.
    return max(room, widest(wrap(name, size, "600", room), size, "600")) if manner.roomy else inf


def least_gutters(facts: Facts, manner: Manner) -> list[float]:
    """Return the least width of the gutter before each step, and last of what is right of the boxes.

    Between two steps of different owners no line runs from box to box, so it may be narrow; but the
    line from a diamond keeps off the badge of the next step.
    """
    unit = manner.unit
    between = [
        _ROOMY_GUTTER
        if manner.roomy
        else _GUTTER
        if before.owner == step.owner
        else _PAST_DIAMOND
        if before.decides and not manner.numbers
        else manner.spacing.across
        for before, step in zip(facts.steps, facts.steps[1:], strict=False)
    ]
    last = 11 if facts.steps[-1].decides else 8
    return [unit * width for width in (11, *between, last)]


def columns_of(
    boxes: Sequence[float], gutters: Sequence[float], head: float, manner: Manner, least_width: float
) -> Columns | None:
    """Return the columns; None when they need more than the width that there is.

    Boxes become as equal as there is room for, and what is left over goes into the gutters.
    ``least_width`` is what the ends need beside ``head``.
    """
    unit = manner.unit
    taken = sum(gutters)
    if manner.width is None:
        target = min(max(_NUMBER_BOX if manner.numbers else _ROOMY_BOX, 0) * unit, _WIDEST_BOX * unit)
        target = max(target, *boxes) if max(boxes) <= _WIDEST_BOX * unit else target
        widths = [max(box, target) for box in boxes]
        room = max(sum(widths) + taken, least_width)
    else:
        room = manner.width - head
        if sum(boxes) + taken > room or least_width > room:
            return None
        target = _level(boxes, room - taken, (_NUMBER_BOX if manner.numbers else _WIDEST_BOX * 0.8) * unit)
        widths = [max(box, target) for box in boxes]
    # What is left over; the outer two gutters get half of what those between two boxes get.
    share = (room - taken - sum(widths)) / len(boxes)
    lefts: list[float] = []
    at = head
    for place, width in enumerate(widths):
        at += gutters[place] + (share if place else share / 2)
        lefts.append(at)
        at += width
    rights = tuple(left + width for left, width in zip(lefts, widths, strict=True))
    width = manner.width if manner.width is not None else head + room
    return Columns(head, tuple(lefts), rights, width)


def _level(boxes: Sequence[float], room: float, most: float) -> float:
    """Return the width to which the narrow boxes can be widened together in ``room``."""
    rising = sorted(boxes)
    total = sum(rising)
    for count, width in enumerate(rising, 1):
        total -= width
        level = (room - total) / count
        if count == len(rising) or level <= rising[count]:
            return min(level, most)
    return most
