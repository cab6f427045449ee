"""The lines: the corners of each way from its box to the next, and where lines join."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from processkit.rendering.colours import GREY, INK
from processkit.rendering.diagram.columns import Columns
from processkit.rendering.diagram.ends import PlacedEnd
from processkit.rendering.diagram.facts import Facts, Way
from processkit.rendering.diagram.manner import Manner
from processkit.rendering.diagram.ports import Edge, Port
from processkit.rendering.diagram.routes import Route
from processkit.rendering.diagram.rows import Row
from processkit.rendering.diagram.shapes import Line, Point, Stroke
from processkit.rendering.diagram.tracks import Channel, Track

CORNER = 4.5
"""The radius of the corners of lines, for letters of 8 points."""


class Frame(NamedTuple):
    """Where everything is that lines run between.

    Attributes:
        leaving: The x at which each way leaves by the top or bottom, by its number; ``reaching``
            likewise.
        tracks_of_ends: The y of the track of each end that has one, by its place.
        ends_top: The y of the upper side of each end, by its place.
    """

    facts: Facts
    routes: tuple[Route, ...]
    columns: Columns
    rows: tuple[Row, ...]
    leaving: Mapping[int, float]
    reaching: Mapping[int, float]
    levels: Mapping[int, float]
    ends: Mapping[int, PlacedEnd]
    tracks_of_ends: Mapping[int, float]
    ends_top: Mapping[int, float]

    def row(self, step: int) -> Row:
        """Return the row that a step stands in."""
        return self.rows[self.facts.steps[step].owner]

    def middle(self, step: int) -> float:
        """Return the y of the middle of a step's box."""
        row = self.row(step)
        return (row.box_top + row.box_bottom) / 2


def levels_of(rows: Sequence[Row], tracks: Mapping[Channel, tuple[Track, ...]]) -> dict[int, float]:
    """Return the y of the level stretch of each way that runs in a channel."""
    return {
        way: level
        for (lane, side), found in tracks.items()
        for track, level in zip(found, rows[lane].over if side == "over" else rows[lane].under, strict=True)
        for way in track.ways
    }


def lines_of(frame: Frame, ports: Mapping[tuple[int, Edge], tuple[Port, ...]], manner: Manner) -> tuple[Line, ...]:
    """Return all lines; of those that join, only the straightest or else the longest goes on to the end."""
    corners = [_corners(frame, number, manner) for number in range(len(frame.facts.ways))]
    shortened = dict(enumerate(corners))
    heads = dict.fromkeys(shortened, True)
    for numbers in _joining(frame, ports):
        styles: dict[tuple[Stroke, bool], list[int]] = {}
        for number in numbers:
            way = frame.facts.ways[number]
            styles.setdefault((_stroke(way), way.handover is not None), []).append(number)
        for same in styles.values():
            whole: list[tuple[Point, ...]] = []
            for number in sorted(same, key=lambda n: (len(corners[n]) > 2, -_length(corners[n]), n)):
                shortened[number], heads[number] = _up_to_join(corners[number], whole, CORNER * manner.unit)
                whole.append(corners[number])
    return tuple(
        _line(frame.facts.ways[number], frame.routes[number].to_end, points, heads[number], manner)
        for number, points in shortened.items()
    )


def _joining(frame: Frame, ports: Mapping[tuple[int, Edge], tuple[Port, ...]]) -> list[list[int]]:
    """Return the ways that end together: at the same port, or at the same end."""
    together = [list(port.ways) for found in ports.values() for port in found if port.arriving]
    ends: dict[int, list[int]] = {}
    for number, (way, route) in enumerate(zip(frame.facts.ways, frame.routes, strict=True)):
        if route.to_end:
            ends.setdefault(way.target, []).append(number)
    return [numbers for numbers in (*together, *ends.values()) if len(numbers) > 1]


def _up_to_join(
    points: tuple[Point, ...], others: Sequence[tuple[Point, ...]], radius: float
) -> tuple[tuple[Point, ...], bool]:
    """Return the points up to where the line joins one of the others, and whether it has a head.

    It runs on there for the radius of a corner, so that both lines bend together.
    """
    for count, (start, end) in enumerate(pairwise(points), 1):
        met = [
            meeting
            for other in others
            for a, b in pairwise(other)
            if (meeting := _first_common(start, end, a, b)) is not None
        ]
        if met:
            x, y = min(met, key=lambda p: abs(p[0] - start[0]) + abs(p[1] - start[1]))
            dx, dy = end[0] - x, end[1] - y
            on = min(1.0, radius / (abs(dx) + abs(dy)))
            return (*points[:count], (x + dx * on, y + dy * on)), False
    return points, True


def _first_common(start: Point, end: Point, a: Point, b: Point) -> Point | None:
    """Return the first point of a stretch from which on it runs on another stretch."""
    across = 0 if start[1] == end[1] else 1
    level = 1 - across
    if a[level] != b[level] or start[level] != a[level]:
        return None
    low, high = sorted((a[across], b[across]))
    mine = sorted((start[across], end[across]))
    first, last = max(low, mine[0]), min(high, mine[1])
    if last - first < 1e-6:
        return None
    meeting = first if start[across] <= end[across] else last
    return (meeting, start[1]) if across == 0 else (start[0], meeting)


def _length(points: Sequence[Point]) -> float:
    return sum(abs(b[0] - a[0]) + abs(b[1] - a[1]) for a, b in pairwise(points))


def _corners(frame: Frame, number: int, manner: Manner) -> tuple[Point, ...]:
    way, route = frame.facts.ways[number], frame.routes[number]
    source = frame.row(way.source)
    if route.leaves == "right":
        y = frame.middle(way.source)
        start = (frame.columns.rights[way.source], y)
        if route.arrives == "left":
            return (start, (frame.columns.lefts[way.target], y))
        x = frame.reaching[number]
        return (start, (x, y), (x, _arrival(frame, way, route)))
    x = frame.leaving[number]
    bottom = source.box_bottom
    if frame.facts.steps[way.source].decides and x == frame.columns.rights[way.source]:
        bottom += (manner.spacing.diamond + manner.spacing.diamond_drop) * manner.unit
    y = source.box_top if route.leaves == "top" else bottom
    if route.to_end:
        return _to_end(frame, way, (x, y))
    level, there = frame.levels[number], frame.reaching[number]
    return ((x, y), (x, level), (there, level), (there, _arrival(frame, way, route)))


def _arrival(frame: Frame, way: Way, route: Route) -> float:
    row = frame.row(way.target)
    return row.box_top if route.arrives == "top" else row.box_bottom


def _to_end(frame: Frame, way: Way, start: Point) -> tuple[Point, ...]:
    end, top = frame.ends[way.target], frame.ends_top[way.target]
    if end.drop == start[0]:
        return (start, (start[0], top))
    level = frame.tracks_of_ends[way.target]
    return (start, (start[0], level), (end.drop, level), (end.drop, top))


def _stroke(way: Way) -> Stroke:
    return "dotted" if way.kind in ("silence", "past") else "dashed" if way.kind == "loop" else "solid"


def _line(way: Way, to_end: bool, points: tuple[Point, ...], head: bool, manner: Manner) -> Line:
    thickness = 2.1 if way.handover is not None else 0.9 if way.kind == "past" else 1.15
    colour = GREY if to_end or way.kind in ("silence", "past") else INK
    return Line(way.source, way.target, way.kind, points, _stroke(way), thickness * manner.unit, colour, head)
