"""The flow of a page: small, exact answers about which steps lead where.

A page has a few dozen steps at most, so every question is answered by walking the edges, without a
graph library. Places count as in ``Process.place_of``.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Sequence
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from processkit.model.calendar import Minutes
from processkit.model.edges import Edge, entries_of
from processkit.model.names import fold
from processkit.model.process import Process


class Way(NamedTuple):
    """A walk from a place along edges; without edges it is the place alone.

    ``passed`` holds the ``only_if`` steps that were passed over before the first place.
    """

    start: int
    edges: tuple[Edge, ...] = ()
    passed: tuple[int, ...] = ()

    @property
    def places(self) -> tuple[int, ...]:
        """All places on the way, in order."""
        return (self.start, *(edge.target for edge in self.edges))


class Flow:
    """Answers about one process; each is worked out once, when it is first asked for."""

    def __init__(self, process: Process) -> None:
        """Note the edges that leave and enter each place."""
        self.process = process
        self.step_count = len(process.steps)
        self.place_count = self.step_count + len(process.endings)
        self.leaving: list[list[Edge]] = [[] for _ in range(self.place_count)]
        self.entering: list[list[Edge]] = [[] for _ in range(self.place_count)]
        for edge in process.edges:
            self.leaving[edge.source].append(edge)
            self.entering[edge.target].append(edge)

    @cached_property
    def owners(self) -> tuple[str, ...]:
        """The owner of each step, in the form in which owners are compared."""
        return tuple(fold(step.owner) for step in self.process.steps)

    @cached_property
    def longest(self) -> tuple[Minutes, ...]:
        """How long each step takes at its longest, in working minutes; 0 where it does not say."""
        week = self.process.week
        return tuple(step.takes.longest(week) if step.takes is not None else 0 for step in self.process.steps)

    @cached_property
    def _answer_times(self) -> tuple[Minutes, ...]:
        week = self.process.week
        handovers = [step.handover for step in self.process.steps]
        return tuple(h.within.longest(week) if h is not None and h.within is not None else 0 for h in handovers)

    def answer_time(self, edge: Edge) -> Minutes:
        """Return how long the receiver may take to accept, in working minutes; 0 without a handover."""
        if edge.target >= self.step_count or self.owners[edge.source] == self.owners[edge.target]:
            return 0
        return self._answer_times[edge.target]

    @cached_property
    def entries(self) -> tuple[int, ...]:
        """Where a case can begin: the first step, and what follows while it may be passed over."""
        return entries_of(self.process.steps, self.process.places)

    @cached_property
    def reached(self) -> frozenset[int]:
        """The places that a case can come to."""
        return frozenset(self.reachable())

    @cached_property
    def reached_edges(self) -> tuple[Edge, ...]:
        """The edges that a case can go along, in file order."""
        return tuple(edge for edge in self.process.edges if edge.source in self.reached)

    @cached_property
    def owner_changes(self) -> tuple[Edge, ...]:
        """The edges on which a case passes to another owner's step, in file order."""
        owners, steps = self.owners, self.step_count
        return tuple(e for e in self.reached_edges if e.target < steps and owners[e.source] != owners[e.target])

    @cached_property
    def _preferred(self) -> list[list[Edge]]:
        """What leaves each place, in the order in which a way is told: silence last."""
        return [sorted(edges, key=lambda e: (e.by_silence, e.kind == "past")) for edges in self.leaving]

    def is_step(self, place: int) -> bool:
        """Tell a step from an end."""
        return place < self.step_count

    def ends(self, *outcomes: str) -> list[int]:
        """Return the ends with one of ``outcomes``; all ends when none is given."""
        return [
            self.step_count + k
            for k, ending in enumerate(self.process.endings)
            if not outcomes or ending.outcome in outcomes
        ]

    def reachable(
        self,
        start: Iterable[int] | None = None,
        avoiding: Collection[int] = (),
        without: Collection[Edge] = (),
    ) -> set[int]:
        """Return the places that can be reached, the start included.

        Args:
            start: Where to begin; the entries of the process when None.
            avoiding: Places that are never entered, not even at the start.
            without: Edges of this process that are not used.
        """
        blocked = set(map(id, without))
        found = {place for place in (self.entries if start is None else start) if place not in avoiding}
        todo = list(found)
        while todo:
            for edge in self.leaving[todo.pop()]:
                if edge.target not in found and edge.target not in avoiding and id(edge) not in blocked:
                    found.add(edge.target)
                    todo.append(edge.target)
        return found

    def reaching(self, goals: Iterable[int]) -> set[int]:
        """Return the places from which one of ``goals`` can be reached, the goals included."""
        found = set(goals)
        todo = list(found)
        while todo:
            for edge in self.entering[todo.pop()]:
                if edge.source not in found:
                    found.add(edge.source)
                    todo.append(edge.source)
        return found

    def dominates(self, first: int, then: int) -> bool:
        """Tell whether every way to ``then`` passes ``first``. Each place dominates itself."""
        return then in self.reached and (first == then or then not in self._reached_without(first))

    def _reached_without(self, place: int) -> set[int]:
        known = self._without.get(place)
        if known is None:
            known = self._without[place] = self.reachable(avoiding=(place,))
        return known

    @cached_property
    def _without(self) -> dict[int, set[int]]:
        return {}

    def shortest_way(
        self, goals: Collection[int], avoiding: Collection[int] = (), without: Collection[Edge] = ()
    ) -> Way | None:
        """Return a shortest way from where a case begins to one of ``goals``, or None.

        Of equally short ways it is the first in file order, silence last.
        """
        blocked = set(map(id, without))
        came: dict[int, Edge | None] = {}
        queue: deque[int] = deque()
        for place in self.entries:
            if place not in avoiding and place not in came:
                came[place] = None
                queue.append(place)
        while queue:
            place = queue.popleft()
            if place in goals:
                return self._way_to(place, came)
            for edge in self._preferred[place]:
                if edge.target not in came and edge.target not in avoiding and id(edge) not in blocked:
                    came[edge.target] = edge
                    queue.append(edge.target)
        return None

    def way_along(self, places: Sequence[int]) -> Way:
        """Return the walk through ``places``, each of which leads to the next.

        Where several edges do, it takes the first in file order, silence last.
        """
        edges = [
            next(edge for edge in self._preferred[before] if edge.target == after) for before, after in pairwise(places)
        ]
        return Way(places[0], tuple(edges))

    def _way_to(self, place: int, came: dict[int, Edge | None]) -> Way:
        edges: list[Edge] = []
        edge = came[place]
        while edge is not None:
            edges.append(edge)
            place = edge.source
            edge = came[place]
        passed = self.entries[: self.entries.index(place)]
        return Way(place, tuple(reversed(edges)), passed)

    @cached_property
    def components(self) -> list[list[int]]:
        """The circles of the flow: steps of which each leads to every other.

        A step alone is in the list only when it leads to itself. Only what can be reached counts;
        steps stand in file order, and so do the circles by their first step.
        """
        circles: list[list[int]] = []
        seen: set[int] = set()
        for place in range(self.step_count):
            if place in seen or place not in self.reached:
                continue
            after = self.reachable(edge.target for edge in self.leaving[place])
            if place in after:
                circle = sorted(p for p in after & self.reaching([place]) if self.is_step(p))
                circles.append(circle)
                seen.update(circle)
        return circles

    @cached_property
    def traps(self) -> list[list[int]]:
        """The circles from which no end can be reached and that nothing leaves."""
        can_end = self.reaching(self.ends())
        return [
            circle
            for circle in self.components
            if circle[0] not in can_end
            and all(edge.target in circle for place in circle for edge in self.leaving[place])
        ]
