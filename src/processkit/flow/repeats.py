"""Circles that may be gone round without end, and limits that leave no way on."""

from __future__ import annotations

from processkit.flow.flow import Flow
from processkit.flow.walks import Walks, limits_of
from processkit.model.edges import Edge


def endless_edges(flow: Flow) -> list[Edge]:
    """Return the edges that go back on a circle without any ``at_most``, in file order.

    An edge goes back when it leads to its own step or to one above it in the file. Circles that
    never lead to an end are left out: they are dead ends, and that is said elsewhere.
    """
    limited = set(limits_of(flow))
    ending = flow.reaching(flow.ends())
    found: list[Edge] = []
    for circle in flow.components:
        free = [place for place in circle if place not in limited and place in ending]
        for place in free:
            for edge in flow.leaving[place]:
                if edge.target in free and edge.target <= place and _comes_back(flow, edge, free):
                    found.append(edge)
    return found


def _comes_back(flow: Flow, edge: Edge, within: list[int]) -> bool:
    """Tell whether a case can come from an edge's target to its source without leaving ``within``."""
    others = [place for place in range(flow.place_count) if place not in within]
    return edge.source in flow.reachable([edge.target], avoiding=others)


def stuck_steps(walks: Walks) -> list[int]:
    """Return the steps that at some limit have no answer and no ``next`` left, in file order.

    What leads to no end within the limits is refused, so a case is never led into such a place
    without a way on by silence; that is then the only one left.
    """
    flow = walks.flow
    if not walks.whole:
        return []
    finishing = walks.ending
    found: set[int] = set()
    seen = {state for state in walks.starts if state in finishing}
    todo = list(seen)
    while todo:
        state = todo.pop()
        onward = [(edge, then) for edge, then in walks.leaving[state] if then in finishing]
        if flow.is_step(walks.places[state]) and all(edge.by_silence for edge, _then in onward):
            found.add(walks.places[state])
        for _edge, then in onward:
            if then not in seen:
                seen.add(then)
                todo.append(then)
    return sorted(found)
