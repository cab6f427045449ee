"""All walks that a case can take within the limits of ``at_most``, as one graph of states.

A state is a step or end, and how often each limited step of the same circle has been done. Once a
case has left a circle it cannot come back, so the counts of a circle are forgotten behind it; that
keeps the graph small. No walk is left out, and none is in it that breaks a limit.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from processkit.flow.components import strong_components
from processkit.flow.flow import Flow
from processkit.model.edges import Edge

MOST_STATES = 200_000
# A state of a page with hundreds of limits is large, too: then fewer of them are looked at.
_MOST_LIMITS = 10


class Walks:
    """The states that can be reached, and what leads from one to another.

    Attributes:
        flow: The process that is walked.
        places: The step or end of each state.
        leaving: For each state, the edges that may be taken, each with the state that it leads to.
        starts: The states in which a case can begin, in the order of ``Flow.entries``.
        whole: False where there were too many states and the search gave up: then nothing may be
            concluded.
    """

    def __init__(self, flow: Flow) -> None:
        self.flow = flow
        self.places: list[int] = []
        self.leaving: list[list[tuple[Edge, int]]] = []
        self.starts: list[int] = []
        self.whole = True

    @cached_property
    def ending(self) -> set[int]:
        """The states from which an end can be reached."""
        return self.reaching(self.flow.ends())

    @cached_property
    def selling(self) -> set[int]:
        """The states from which a sale can be reached."""
        return self.reaching(self.flow.ends("won"))

    @cached_property
    def _before(self) -> list[list[int]]:
        before: list[list[int]] = [[] for _ in self.places]
        for state, ways in enumerate(self.leaving):
            for _edge, then in ways:
                before[then].append(state)
        return before

    @cached_property
    def selling_backwards(self) -> list[int] | None:
        """The states that lead to a sale, so that whatever follows one stands before it.

        None where they go round without a limit.
        """
        among = self.selling
        after = [
            [then for _edge, then in ways if then in among] if state in among else []
            for state, ways in enumerate(self.leaving)
        ]
        component = strong_components(after)
        order = sorted(among, key=component.__getitem__)
        numbers = [component[state] for state in order]
        goes_round = len(set(numbers)) < len(numbers) or any(state in after[state] for state in among)
        return None if goes_round else order

    def reaching(self, goals: Iterable[int]) -> set[int]:
        """Return the states from which one of the places ``goals`` can be reached."""
        wanted = set(goals)
        before = self._before
        found = {state for state, place in enumerate(self.places) if place in wanted}
        todo = list(found)
        while todo:
            for state in before[todo.pop()]:
                if state not in found:
                    found.add(state)
                    todo.append(state)
        return found


def limits_of(flow: Flow) -> dict[int, int]:
    """Return how often each limited step may be done."""
    return {place: step.at_most for place, step in enumerate(flow.process.steps) if step.at_most is not None}


def walks_of(flow: Flow, limits: Mapping[int, int] | None = None, most: int = MOST_STATES) -> Walks:
    """Return all walks of a process.

    Args:
        flow: The process.
        limits: How often steps may be done; the page's own ``at_most`` when None.
        most: How many states to look at before giving up.
    """
    bound = limits_of(flow) if limits is None else limits
    component = strong_components([[e.target for e in edges] for edges in flow.leaving])
    slots = _slots(flow, component, bound)
    sizes = _sizes(component, slots)
    most = most * _MOST_LIMITS // max(_MOST_LIMITS, *sizes.values(), 0)
    walks = Walks(flow)
    numbers: dict[tuple[int, tuple[int, ...]], int] = {}

    def enter(place: int, counts: tuple[int, ...]) -> int | None:
        """Return the state in which ``place`` is entered; None when it is at its limit."""
        if place in bound and place in slots:
            slot = slots[place]
            if counts[slot] >= bound[place]:
                return None
            counts = (*counts[:slot], counts[slot] + 1, *counts[slot + 1 :])
        key = (place, counts)
        if key not in numbers:
            numbers[key] = len(walks.places)
            walks.places.append(place)
            walks.leaving.append([])
            found.append(key)
        return numbers[key]

    found: list[tuple[int, tuple[int, ...]]] = []
    fresh = {number: (0,) * size for number, size in sizes.items()}
    for entry in flow.entries:
        state = enter(entry, fresh.get(component[entry], ()))
        if state is not None:
            walks.starts.append(state)
    position = 0
    while position < len(found):
        place, counts = found[position]
        for edge in flow.leaving[place]:
            same = component[edge.target] == component[place]
            then = enter(edge.target, counts if same else fresh.get(component[edge.target], ()))
            if then is not None:
                walks.leaving[position].append((edge, then))
        position += 1
        if len(found) > most:
            walks.whole = False
            break
    return walks


def _slots(flow: Flow, component: list[int], bound: Mapping[int, int]) -> dict[int, int]:
    """Return, for each limited step that lies on a circle, its position among those of its circle."""
    on_circle = {place for circle in flow.components for place in circle}
    slots: dict[int, int] = {}
    used: dict[int, int] = {}
    for place in bound:
        if place in on_circle:
            slots[place] = used.get(component[place], 0)
            used[component[place]] = slots[place] + 1
    return slots


def _sizes(component: list[int], slots: Mapping[int, int]) -> dict[int, int]:
    sizes: dict[int, int] = {}
    for place, slot in slots.items():
        sizes[component[place]] = max(sizes.get(component[place], 0), slot + 1)
    return sizes
