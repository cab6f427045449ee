"""By which sides each way leaves and reaches its boxes, and in which channel it runs between them."""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

from processkit.rendering.diagram.facts import Facts, Way

Side: TypeAlias = Literal["right", "left", "top", "bottom"]


class Route(NamedTuple):
    """The route of one way.

    Boxes of a lane stand in one row, each step in a column of its own. Above the row of each lane
    and below it there is a channel for level lines; upright lines run in the column of a step that
    they leave or reach. So no line can meet a box that is not its own.

    Attributes:
        leaves: The side by which it leaves its source.
        arrives: The side by which it reaches its target; ends are reached from the top.
        channel: The lane in whose channel it runs, and whether above or below the boxes. None when
            it runs in the row of its source, or to an end.
        to_end: Whether its target is an end.
    """

    leaves: Side
    arrives: Side
    channel: tuple[int, Literal["over", "under"]] | None
    to_end: bool


def routes_of(facts: Facts, beside: bool) -> tuple[Route, ...]:
    """Return the route of each way of ``facts.ways``.

    With ``beside`` an answer may stand between two boxes, so its way may run straight.
    """
    straight = _straight_ways(facts, beside)
    return tuple(_route(facts, way, number in straight) for number, way in enumerate(facts.ways))


def _straight_ways(facts: Facts, beside: bool) -> set[int]:
    """Return the ways that leave to the right, one of each step at most: the main path's, or the nearest."""
    best: dict[int, tuple[tuple[bool, bool, int], int]] = {}
    for number, way in enumerate(facts.ways):
        if not _may_run_straight(facts, way, beside):
            continue
        rank = (not way.main, way.kind != "plain", way.target)
        if way.source not in best or rank < best[way.source][0]:
            best[way.source] = (rank, number)
    return {number for _, number in best.values()}


def _may_run_straight(facts: Facts, way: Way, beside: bool) -> bool:
    """Tell whether the row of the source is free up to the column of the target."""
    if not way.source < way.target < len(facts.steps):
        return False
    lane = facts.steps[way.source].owner
    if any(facts.steps[step].owner == lane for step in range(way.source + 1, way.target)):
        return False
    return beside or not way.words or facts.steps[way.target].owner != lane


def _route(facts: Facts, way: Way, straight: bool) -> Route:
    if way.target >= len(facts.steps):
        return Route("bottom", "top", None, True)
    here, there = facts.steps[way.source].owner, facts.steps[way.target].owner
    if straight:
        return Route("right", "left" if here == there else "top" if here < there else "bottom", None, False)
    if here == there:
        return Route("top", "top", (here, "over"), False)
    if here < there:
        return Route("bottom", "top", (here, "under"), False)
    return Route("top", "bottom", (here, "over"), False)
