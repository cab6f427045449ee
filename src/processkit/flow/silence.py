"""Silence: the longest working time in which a customer hears and sees nothing of us."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from processkit.flow.components import strong_components
from processkit.flow.flow import Flow
from processkit.flow.walks import Walks
from processkit.model.calendar import Minutes
from processkit.model.customer_words import is_customer
from processkit.model.edges import Edge


class Silence(NamedTuple):
    """The longest stretch without a word.

    Attributes:
        minutes: How long, in working minutes.
        begins: The step at which it begins: at its end (``inside`` False), or while it is done.
        places: The steps and ends on it, in order, from where it begins to the next word.
        inside: Whether it lies inside one step that is in touch at its start and its end only.
    """

    minutes: Minutes
    begins: int
    places: tuple[int, ...]
    inside: bool = False


def touches(flow: Flow, place: int) -> bool:
    """Tell whether a step is in touch with the customer, at its start and at its end.

    One that waits for the customer is not: what the customer does is no word of ours.
    """
    if waits_for_customer(flow, place):
        return False
    side = flow.process.steps[place].customer
    return side is not None and any((side.by, side.sees, side.told, side.gets, side.gives))


def waits_for_customer(flow: Flow, place: int) -> bool:
    """Tell whether a step waits for the customer."""
    waited = flow.process.steps[place].waits_for
    return waited is not None and is_customer(waited, flow.process.language)


def longest_silence(walks: Walks) -> Silence | None:
    """Return the longest silence on any way; None when it is not known.

    It is not known where a case can go round without a word and without a limit while time passes,
    or where there are too many walks to look at.
    """
    if not walks.whole:
        return None
    flow = walks.flow
    living = _reached(walks, walks.ending)
    runs = _runs(walks, living)
    if runs is None:
        return None
    minutes, onward = runs
    best = Silence(0, walks.places[walks.starts[0]], (walks.places[walks.starts[0]],))
    for state in sorted(living):
        place = walks.places[state]
        if not flow.is_step(place):
            continue
        if touches(flow, place):
            best = _longer(best, _inside(flow, place))
            best = _longer(best, _stretch(walks, state, minutes[state], onward))
        elif state in walks.starts:
            best = _longer(best, _stretch(walks, state, minutes[state] + _own(flow, place), onward))
    return best


def endless_silence(walks: Walks) -> tuple[int, ...]:
    """Return the steps among which a case can go round without a word and without a limit while time passes.

    They stand in file order; of several such circles it is the first one. Nothing is returned where there
    is none, or where there are too many walks to look at.
    """
    if not walks.whole:
        return ()
    living = _reached(walks, walks.ending)
    circles = _silent_circles(walks, living)
    endless: dict[int, set[int]] = {}
    for state, edge, then in _ways_on(walks, sorted(living), living):
        if circles.holds(state, then) and _quiet_time(walks.flow, edge):
            endless[circles.component[state]] = set()
    for state in living:
        if circles.component[state] in endless:
            endless[circles.component[state]].add(walks.places[state])
    return min((tuple(sorted(places)) for places in endless.values()), default=())


def _longer(one: Silence, other: Silence) -> Silence:
    return other if other.minutes > one.minutes else one


def _own(flow: Flow, place: int) -> Minutes:
    """Return how much silence a step without a word adds."""
    return 0 if waits_for_customer(flow, place) else flow.longest[place]


def _quiet_time(flow: Flow, edge: Edge) -> Minutes:
    """Return how much silence an edge to a step without a word adds, with that step itself."""
    return flow.answer_time(edge) + _own(flow, edge.target)


def _inside(flow: Flow, place: int) -> Silence:
    """Return the longest gap inside a step that is in touch."""
    side = flow.process.steps[place].customer
    gap = flow.longest[place]
    if side is not None and side.every is not None:
        gap = min(gap, side.every.longest(flow.process.week))
    return Silence(gap, place, (place,), inside=True)


def _stretch(walks: Walks, state: int, minutes: Minutes, onward: dict[int, int]) -> Silence:
    """Follow a silence from the state in which it begins to the next word, or to an end."""
    flow = walks.flow
    places = [walks.places[state]]
    here = onward.get(state)
    while here is not None:
        place = walks.places[here]
        places.append(place)
        here = onward.get(here) if flow.is_step(place) and not touches(flow, place) else None
    return Silence(minutes, places[0], tuple(places))


def _reached(walks: Walks, living: set[int]) -> set[int]:
    """Return the states that a case comes to without ever taking a way that is refused."""
    found = {state for state in walks.starts if state in living}
    todo = list(found)
    while todo:
        for _edge, then in walks.leaving[todo.pop()]:
            if then in living and then not in found:
                found.add(then)
                todo.append(then)
    return found


class _SilentCircles(NamedTuple):
    """The circles of states without a word.

    Attributes:
        silent: For each state, whether it is a step without a word.
        after: For each state, the states without a word that follow it.
        component: For each state, the number of its circle; what follows has the lower number.
    """

    silent: list[bool]
    after: list[list[int]]
    component: list[int]

    def holds(self, state: int, then: int) -> bool:
        """Tell whether the way from ``state`` to ``then`` stays within one circle without a word."""
        return self.silent[then] and self.component[state] == self.component[then]


def _silent_circles(walks: Walks, living: set[int]) -> _SilentCircles:
    flow = walks.flow
    silent = [flow.is_step(place) and not touches(flow, place) for place in walks.places]
    after = [
        [then for _edge, then in ways if then in living and silent[then]] if state in living else []
        for state, ways in enumerate(walks.leaving)
    ]
    return _SilentCircles(silent, after, strong_components(after))


def _runs(walks: Walks, living: set[int]) -> tuple[list[Minutes], dict[int, int]] | None:
    """Return, for each state, how long it can stay silent from its end on, and by which state next.

    Circles without a word are taken as one: what follows them counts for each of their states.
    None where such a circle takes time.
    """
    flow = walks.flow
    circles = _silent_circles(walks, living)
    silent, component = circles.silent, circles.component
    minutes: list[Minutes] = [0] * len(walks.places)
    onward: dict[int, int] = {}
    members: dict[int, list[int]] = {}
    for state in sorted(living):
        members.setdefault(component[state], []).append(state)
    for number in sorted(members):
        best: Minutes = 0
        by = None
        for state, edge, then in _ways_on(walks, members[number], living):
            more = _quiet_time(flow, edge) if silent[then] else flow.answer_time(edge)
            if not circles.holds(state, then):
                total = more + (minutes[then] if silent[then] else 0)
                if by is None or total > best:
                    best, by = total, (state, then)
            elif more:
                return None
        for state in members[number]:
            minutes[state] = best
        if by is not None:
            onward[by[0]] = by[1]
            _lead_to(by[0], members[number], circles.after, onward)
    return minutes, onward


def _ways_on(walks: Walks, states: list[int], living: set[int]) -> Iterator[tuple[int, Edge, int]]:
    """Yield what leads on from ``states``: the state, the edge and the state that follows."""
    for state in states:
        for edge, then in walks.leaving[state]:
            if then in living:
                yield state, edge, then


def _lead_to(goal: int, circle: list[int], after: list[list[int]], onward: dict[int, int]) -> None:
    """Note, for the other states of a circle, a way to the state by which it is left."""
    todo = [goal]
    while todo:
        there = todo.pop(0)
        for state in circle:
            if state not in onward and there in after[state]:
                onward[state] = there
                todo.append(state)
