"""Handovers: where work passes from one owner to another, and the ways round a handover."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from processkit.flow.flow import Flow, Way
from processkit.model.edges import Edge


class Detour(NamedTuple):
    """A way round a handover: the step with the handover, and the shortest way that avoids it."""

    handover: int
    way: Way


def unguarded_changes(flow: Flow) -> dict[int, list[Edge]]:
    """Return the owner changes without a handover, by receiving step in file order."""
    found: dict[int, list[Edge]] = {}
    for edge in flow.owner_changes:
        if flow.process.steps[edge.target].handover is None:
            found.setdefault(edge.target, []).append(edge)
    return dict(sorted(found.items()))


def is_return(flow: Flow, edge: Edge) -> bool:
    """Tell whether an edge goes back to a step that lies on every way to where it comes from."""
    return flow.dominates(edge.target, edge.source)


def givers_of(flow: Flow, receiver: int) -> list[int]:
    """Return the steps of other owners from which a case comes to ``receiver``, in file order."""
    sources = {edge.source for edge in flow.owner_changes if edge.target == receiver}
    return sorted(sources)


def received_from_others(flow: Flow) -> list[int]:
    """Return the reachable steps whose handover is really asked for: another owner comes before."""
    receivers = {edge.target for edge in flow.owner_changes}
    return [
        place
        for place in range(flow.step_count)
        if place in receivers and flow.process.steps[place].handover is not None
    ]


def handed_to_nobody_else(flow: Flow) -> list[int]:
    """Return the reachable steps with a handover before which nobody else ever comes.

    Left out are those to which a step of somebody else leads that is never reached: then that is
    the one thing to say.
    """
    found: list[int] = []
    for place, step in enumerate(flow.process.steps):
        if step.handover is None or place not in flow.reached:
            continue
        givers = {flow.owners[edge.source] for edge in flow.entering[place]}
        if givers <= {flow.owners[place]}:
            found.append(place)
    return found


def is_later(flow: Flow, place: int, than: int) -> bool:
    """Tell whether a case comes to ``place`` only after ``than``, on every way or on the main path."""
    path = flow.process.numbers.main_path
    if place in path and than in path:
        return path.index(place) > path.index(than)
    return place != than and flow.dominates(than, place)


def jumped_handovers(flow: Flow, edge: Edge) -> list[int]:
    """Return the handovers of the main path that ``edge`` jumps over, in order of the path.

    An edge jumps over a handover when the case can come to it without that handover, and it lands
    on the main path behind it.
    """
    path = flow.process.numbers.main_path
    if edge.target not in path:
        return []
    landing = path.index(edge.target)
    return [
        place
        for place in _on_main_path(flow)
        if path.index(place) < landing
        and edge.source not in path[path.index(place) :]
        and edge.source in flow.reachable(avoiding=(place,))
    ]


def jumped_on(flow: Flow, way: Way) -> tuple[int, ...]:
    """Return the handovers of the main path that a way passes by, in order of the path.

    The way lands on the main path behind a handover without having passed it.
    """
    return tuple(place for place in _on_main_path(flow) if _landing(flow, way, place) is not None)


def _landing(flow: Flow, way: Way, handover: int) -> Edge | None:
    """Return the edge on which a way lands on the main path behind a handover that it has not passed."""
    path = flow.process.numbers.main_path
    behind = path[path.index(handover) + 1 :]
    if way.start == handover or way.start in behind:
        return None
    for edge in way.edges:
        if edge.target == handover:
            return None
        if edge.target in behind:
            return edge
    return None


def detours(flow: Flow, told_ways: Iterable[Way] = ()) -> list[Detour]:
    """Return the ways round handovers of the main path, one per handover, in order of the path.

    Left out is what an owner change without a handover already tells (``jumped_handovers``), and
    what is told by other findings.

    Args:
        flow: The process.
        told_ways: Ways that other findings tell, naming the handovers that they pass by.
    """
    path = flow.process.numbers.main_path
    bare = [edge for edges in unguarded_changes(flow).values() for edge in edges]
    ways = list(told_ways)
    found: list[Detour] = []
    for place in _on_main_path(flow):
        behind = path[path.index(place) + 1 :]
        speaking = [edge for edge in bare if place in jumped_handovers(flow, edge)]
        speaking += [edge for way in ways if (edge := _landing(flow, way, place)) is not None]
        way = flow.shortest_way(behind, avoiding=(place,), without=speaking)
        if way is not None:
            found.append(Detour(place, way))
    return found


def _on_main_path(flow: Flow) -> list[int]:
    """Return the steps of the main path whose handover must not be passed by, in order.

    Not the first step, and no step that may be passed over anyway.
    """
    real = set(received_from_others(flow))
    path = flow.process.numbers.main_path
    return [place for place in path[1:-1] if place in real and flow.process.steps[place].only_if is None]
