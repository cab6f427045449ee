"""Where lines touch a box: the ports at its top and bottom, their order, and the room that they need."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Literal, NamedTuple, TypeAlias

from processkit.rendering.diagram.facts import Facts, Way
from processkit.rendering.diagram.lettering import width_of
from processkit.rendering.diagram.manner import Manner
from processkit.rendering.diagram.routes import Route

Edge: TypeAlias = Literal["top", "bottom"]
LabelSide: TypeAlias = Literal["left", "right"]

APART = 3.6
"""Half the distance that two upright lines keep, for letters of 8 points."""
_LOOP = 11.0


class Port(NamedTuple):
    """One place where lines leave or reach a box.

    Attributes:
        ways: The ways that use it; more than one only where ways arrive together.
        arriving: Whether the ways end here.
        handover: The mark of the handover whose badge stands on the line; None without.
        left: What it needs to its left before the next port, in points; ``right`` likewise.
        label: On which side of the line its words stand; None when they stand elsewhere.
    """

    ways: tuple[int, ...]
    arriving: bool
    handover: str | None
    left: float
    right: float
    label: LabelSide | None


def badge_width(words: str, manner: Manner) -> float:
    """Return the width of a badge with a number in it: a circle, or longer for long numbers."""
    return max(manner.spacing.number_badge * manner.unit, width_of(words, manner.small, "700") + 7 * manner.unit)


def ports_of(
    facts: Facts, routes: Sequence[Route], label_widths: Sequence[float], manner: Manner
) -> dict[tuple[int, Edge], tuple[Port, ...]]:
    """Return the ports of each step at its top and its bottom, from left to right.

    ``label_widths`` are those of the ways, 0 for a way without words.
    """
    rank: dict[tuple[int, Edge], list[tuple[tuple[int, float], tuple[int, ...], bool]]] = {}
    together: dict[tuple[int, Edge, str], list[int]] = {}
    for number, (way, route) in enumerate(zip(facts.ways, routes, strict=True)):
        if route.leaves in ("top", "bottom"):
            edge: Edge = "top" if route.leaves == "top" else "bottom"
            rank.setdefault((way.source, edge), []).append((_leaving_rank(facts, way), (number,), False))
        if not route.to_end and route.arrives in ("top", "bottom"):
            edge = "top" if route.arrives == "top" else "bottom"
            together.setdefault((way.target, edge, _kind(way)), []).append(number)
    for (step, edge, kind), numbers in together.items():
        rank.setdefault((step, edge), []).append((_ARRIVING[kind], tuple(numbers), True))
    return {
        (step, edge): _with_needs(
            [(ways, arriving) for _, ways, arriving in sorted(found)], edge, facts, label_widths, manner
        )
        for (step, edge), found in rank.items()
    }


def span_of(ports: Sequence[Port]) -> float:
    """Return how far the last port is from the first one, at least."""
    return sum(before.right + after.left for before, after in pairwise(ports))


# What comes from the left arrives on the left, and what goes back to the left leaves there.
_ARRIVING = {"plain": (1, 0.0), "handover": (2, 0.0), "loop": (3, 0.0)}


def _kind(way: Way) -> str:
    return "handover" if way.handover is not None else "loop" if way.target <= way.source else "plain"


def _leaving_rank(facts: Facts, way: Way) -> tuple[int, float]:
    if way.target < way.source:
        return 0, float(way.target)
    if way.target == way.source:
        # Left of the ways that go on over the boxes, whose lines would cross it.
        return 5, -float(len(facts.steps))
    return (4, float(way.target)) if way.target >= len(facts.steps) else (5, -float(way.target))


def _with_needs(
    found: list[tuple[tuple[int, ...], bool]],
    edge: Edge,
    facts: Facts,
    label_widths: Sequence[float],
    manner: Manner,
) -> tuple[Port, ...]:
    unit = manner.unit
    ports: list[Port] = []
    for ways, arriving in found:
        left = right = APART * unit
        side: LabelSide | None = None
        handover = facts.ways[ways[0]].handover if arriving else None
        if not arriving and facts.ways[ways[0]].target == facts.ways[ways[0]].source:
            left = _LOOP * unit
        if handover is not None:
            left = right = badge_width(handover, manner) / 2 + 2 * unit
        elif edge == "bottom" and not arriving and label_widths[ways[0]]:
            side = "left" if not ports and len(found) > 1 else "right"
            room = label_widths[ways[0]] + APART * unit
            left, right = (room, right) if side == "left" else (left, room)
        ports.append(Port(ways, arriving, handover, left, right, side))
    if edge == "bottom" and ports and _at_diamond(facts, ports[-1]):
        # The line starts at the lower tip of the diamond, whose left half is still in the box.
        last = ports[-1]
        needed = max(last.left, (manner.spacing.diamond + 3) * unit)
        ports[-1] = Port(last.ways, last.arriving, last.handover, needed, last.right, last.label)
    return tuple(ports)


def _at_diamond(facts: Facts, port: Port) -> bool:
    return not port.arriving and facts.steps[facts.ways[port.ways[0]].source].decides


class Bounds(NamedTuple):
    """How near to the corners of its box a port may be, and whether the last one is at the diamond."""

    left: float
    right: float
    at_diamond: bool


def bounds_of(facts: Facts, step: int, edge: Edge, ports: Sequence[Port], manner: Manner) -> Bounds:
    """Return the bounds for the ports of one edge of a step's box.

    The badge of a handover is never wider than the box that it leads to.
    """
    unit = manner.unit
    left = right = 5 * unit
    at_diamond = False
    if edge == "top":
        left = left if manner.numbers else badge_width(facts.steps[step].number, manner) - 2 * unit
        right = (11 if facts.steps[step].critical else 5) * unit
    elif facts.steps[step].decides:
        at_diamond = bool(ports) and _at_diamond(facts, ports[-1])
        right = 0.0 if at_diamond else (manner.spacing.diamond + 3.5) * unit
    if ports and ports[0].handover is not None:
        left = max(left, ports[0].left - unit)
    if ports and ports[-1].handover is not None:
        right = max(right, ports[-1].right - unit)
    return Bounds(left, right, at_diamond)


def box_width_for(ports: Sequence[Port], bounds: Bounds) -> float:
    """Return the least width of a box with these ports at one edge."""
    return bounds.left + span_of(ports) + bounds.right


def places_of(ports: Sequence[Port], bounds: Bounds, left: float, right: float, manner: Manner) -> list[float]:
    """Return where each port is between the sides of its box, at ``left`` and ``right``."""
    if not ports:
        return []
    low, high = left + bounds.left, right - bounds.right
    spare = max(0.0, high - low - span_of(ports))
    wider = min(5 * manner.unit, spare / len(ports)) if len(ports) > 1 else 0.0
    offsets = [0.0]
    for before, after in pairwise(ports):
        offsets.append(offsets[-1] + before.right + after.left + wider)
    if bounds.at_diamond:
        return [*(high - offsets[-1] + offset for offset in offsets[:-1]), high]
    anchor = next((o for o, port in zip(offsets, ports, strict=True) if port.handover is not None), None)
    middle = anchor if anchor is not None else offsets[-1] / 2
    first = min(max((left + right) / 2 - middle, low), high - offsets[-1])
    return [first + offset for offset in offsets]
