"""How high everything is: the lanes from the top downwards, and what lies above and below their boxes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from processkit.rendering.diagram.columns import head_lines
from processkit.rendering.diagram.facts import Facts
from processkit.rendering.diagram.lettering import LINE, widest
from processkit.rendering.diagram.manner import Manner
from processkit.rendering.diagram.marks import mark_height, room_below_name
from processkit.rendering.diagram.ports import Edge, Port
from processkit.rendering.diagram.tracks import Channel, Track

ABOVE_HEAD = 1.2
"""How far the first line over the boxes keeps off what stands on their corners, for letters of 8 points."""


class Row(NamedTuple):
    """The heights of one lane; y grows downwards, in points.

    Attributes:
        over: The lines of the tracks above the boxes, nearest to the boxes first; ``under`` likewise.
        strip: The top of the words below the boxes.
    """

    top: float
    bottom: float
    box_top: float
    box_bottom: float
    over: tuple[float, ...]
    under: tuple[float, ...]
    strip: float


class LaneNeeds(NamedTuple):
    """What one lane must hold.

    Attributes:
        box: The height of its boxes.
        head: The room above its boxes: for arrowheads and badges, and for words between two boxes that are higher
            than a box.
        above: Whether handovers arrive from above; ``below`` likewise. Their badges stand on the
            border between two lanes.
        strip: The height of the words below the boxes, 0 without any.
        arrives: Whether anything arrives from below.
        decides: Whether a diamond hangs at one of the boxes.
        least: The least height of the lane, for the name of its owner.
    """

    box: float
    head: float
    above: bool
    below: bool
    strip: float
    arrives: bool
    decides: bool
    least: float


def lane_needs(
    facts: Facts,
    names: Sequence[Sequence[str]],
    ports: Mapping[tuple[int, Edge], tuple[Port, ...]],
    label_heights: Sequence[float],
    straight: Mapping[int, float],
    head: float,
    manner: Manner,
) -> tuple[LaneNeeds, ...]:
    """Return what each lane must hold.

    ``names`` are the lines in each box, ``straight`` the heights of the words between boxes, by the
    step that they leave, ``head`` the width of the field with the owners.
    """
    unit = manner.unit
    needs: list[LaneNeeds] = []
    boxes = [_box_height(facts, place, names[place], manner) for place in range(len(names))]
    for lane, owner in enumerate(facts.owners):
        steps = [place for place, step in enumerate(facts.steps) if step.owner == lane]
        above = any(port.handover is not None for step in steps for port in ports.get((step, "top"), ()))
        below = [port for step in steps for port in ports.get((step, "bottom"), ())]
        strip = max((label_heights[port.ways[0]] + unit for port in below if port.label is not None), default=0.0)
        box = max(boxes) if manner.roomy else max(boxes[step] for step in steps)
        answer = max((straight[step] for step in steps if step in straight), default=0.0)
        needs.append(
            LaneNeeds(
                box,
                # Words above the line to the next box must not reach the lines that run over the boxes.
                max(manner.head * unit, answer + 3 * unit - box / 2),
                above,
                any(port.handover is not None for port in below),
                strip,
                any(port.arriving for port in below),
                any(facts.steps[step].decides for step in steps),
                _least_height(owner, head, manner),
            )
        )
    return tuple(needs)


def _least_height(name: str, head: float, manner: Manner) -> float:
    """Return how high a lane must be for the name in the field at its left."""
    lines = head_lines(name, head, manner)
    if manner.upright_owners:
        return len(lines) * manner.letters * LINE + 5 * manner.unit
    return widest(lines, manner.letters, "700") + 7 * manner.unit


def _box_height(facts: Facts, place: int, name: Sequence[str], manner: Manner) -> float:
    unit = manner.unit
    least = manner.spacing.least_box * unit
    mark = facts.steps[place].mark
    if manner.numbers:
        return max(least, mark_height(manner) + 2 * unit) if mark is not None else least
    height = len(name) * manner.letters * LINE + 2 * manner.spacing.padding * unit + room_below_name(mark, manner)
    if manner.roomy and facts.steps[place].takes is not None:
        height += manner.small * LINE
    return max(height, least)


def rows_of(needs: Sequence[LaneNeeds], tracks: Mapping[Channel, tuple[Track, ...]], manner: Manner) -> tuple[Row, ...]:
    """Return where each lane and its parts are, from the top of the drawing."""
    unit = manner.unit
    rows: list[Row] = []
    top = 0.0
    for lane, need in enumerate(needs):
        above, below = tracks.get((lane, "over"), ()), tracks.get((lane, "under"), ())
        from_before = bool(above) and lane > 0 and needs[lane - 1].below
        from_next = bool(below) and lane + 1 < len(needs) and needs[lane + 1].above
        head = _edge(manner, "over", own=need.above, other=from_before) + sum(track.height for track in above)
        foot = _foot(need, bool(below), manner)
        tail = _edge(manner, "under", own=need.below, other=from_next) + sum(track.height for track in below)
        whole = head + need.head + need.box + foot + tail
        spare = max(0.0, need.least - whole) / 2
        box_top = top + spare + head + need.head
        box_bottom = box_top + need.box
        over = [box_top - need.head - ABOVE_HEAD * unit]
        for track in above[:-1]:
            over.append(over[-1] - track.height)
        under: list[float] = []
        at = box_bottom + foot
        for track in below:
            under.append(at + track.height / 2)
            at += track.height
        strip = box_bottom + manner.spacing.strip * unit
        bottom = top + whole + 2 * spare
        rows.append(Row(top, bottom, box_top, box_bottom, tuple(over[: len(above)]), tuple(under), strip))
        top = bottom + manner.spacing.between_lanes * unit
    return tuple(rows)


def _edge(manner: Manner, side: Literal["over", "under"], *, own: bool, other: bool) -> float:
    """Return what stays free at a border of a lane.

    ``own`` badges of handovers reach a little into it; those of the ``other`` lane reach further, which
    matters only where lines run along the border.
    """
    air = manner.spacing
    free = air.edge if side == "over" else air.lower_edge
    if own:
        free = max(free, manner.badge_inside)
    if other:
        free = max(free, air.handover_badge - manner.badge_inside - air.between_lanes + 1)
    return free * manner.unit


def _foot(need: LaneNeeds, has_tracks: bool, manner: Manner) -> float:
    """Return the height of what stands right below the boxes: words, arrowheads, diamonds."""
    air, unit = manner.spacing, manner.unit
    words = air.strip * unit + need.strip if need.strip else 0.0
    arrows = air.foot * unit if need.arrives or has_tracks else 0.0
    diamond = (air.diamond + air.diamond_drop + 0.6 - air.lower_edge) * unit if need.decides else 0.0
    return max(words, arrows, diamond)
