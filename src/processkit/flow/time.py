"""How long it takes: typically, at worst, and within the span of the promise."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from processkit.flow.flow import Flow
from processkit.flow.walks import Walks
from processkit.model.calendar import Minutes

_BEFORE, _INSIDE, _BEHIND = 0, 1, 2


class Total(NamedTuple):
    """A length of time in working minutes.

    ``at_least`` says that a step without a time, or with one that is open at its end, is in it.
    """

    minutes: Minutes
    at_least: bool = False


class Worst(NamedTuple):
    """The longest walk to a sale.

    Attributes:
        total: How long it takes; for a promise, how long the promised span of it takes.
        places: The steps and the end on it, in order, each as often as it is passed.
        span: The steps that lie within the promised span on this or any other walk to a sale.
    """

    total: Total
    places: tuple[int, ...]
    span: frozenset[int]


def has_times(flow: Flow) -> bool:
    """Tell whether any step of the page says how long it takes."""
    return any(step.takes is not None for step in flow.process.steps)


def typical(flow: Flow) -> Total | None:
    """Return how long the main path takes with each step at the middle of its range.

    None when there is no main path, or no step on the page says how long it takes.
    """
    path = flow.process.numbers.main_path
    if not path or not has_times(flow):
        return None
    minutes: Minutes = 0
    at_least = False
    for place in path[:-1]:
        takes = flow.process.steps[place].takes
        at_least |= takes is None or takes.open_ended
        minutes += takes.middle(flow.process.week) if takes is not None else 0
    return Total(minutes, at_least)


def worst(walks: Walks) -> Worst | None:
    """Return the longest walk to a sale; None when it is not known (``endless`` or too many walks)."""
    return _worst(walks, None, None) if has_times(walks.flow) else None


def promised(walks: Walks) -> Worst | None:
    """Return the longest that the promised span can take on a walk to a sale.

    It runs from the first start of ``promise_from``, after its handover, to the first end of
    ``promise_to`` after it. None when it is not known, or no walk to a sale passes both.
    """
    process = walks.flow.process
    if not has_times(walks.flow):
        return None
    return _worst(walks, process.step_at(process.promise_from), process.step_at(process.promise_to))


def _worst(walks: Walks, first: int | None, last: int | None) -> Worst | None:
    """Return the walk whose span from ``first`` to ``last`` is the longest; the whole walk for None.

    A walk is looked at from its end: how long it can still take from each state, before the span,
    inside it, and behind it. States are taken in an order in which what follows comes first.
    """
    if not walks.whole:
        return None
    flow = walks.flow
    order = walks.selling_backwards
    if order is None:
        return None
    still: dict[tuple[int, int], Minutes] = {}
    onward: dict[tuple[int, int], tuple[int, int]] = {}
    begin = _BEFORE if first is not None else _INSIDE
    phases = range(begin, (_BEHIND if last is not None else _INSIDE) + 1)
    for state in order:
        place = walks.places[state]
        for phase in phases:
            if not flow.is_step(place):
                if phase == _BEHIND or (phase == _INSIDE and last is None):
                    still[state, phase] = 0
                continue
            during = _INSIDE if phase == _BEFORE and place == first else phase
            after = _BEHIND if during == _INSIDE and place == last else during
            own = flow.longest[place] if during == _INSIDE else 0
            for edge, then in walks.leaving[state]:
                if (then, after) not in still:
                    continue
                counts = after == _INSIDE
                minutes = own + still[then, after] + (flow.answer_time(edge) if counts else 0)
                if (state, phase) not in still or minutes > still[state, phase]:
                    still[state, phase] = minutes
                    onward[state, phase] = (then, after)
    starts = [(state, begin) for state in walks.starts if (state, begin) in still]
    if not starts:
        return None
    start = max(starts, key=lambda s: still[s])
    return _told(walks, start, still, onward, first, last)


def _told(
    walks: Walks,
    start: tuple[int, int],
    still: Mapping[tuple[int, int], Minutes],
    onward: Mapping[tuple[int, int], tuple[int, int]],
    first: int | None,
    last: int | None,
) -> Worst:
    """Follow the longest walk from its start, and note which steps any walk has inside the span."""
    flow = walks.flow
    places: list[int] = []
    at_least = False
    here: tuple[int, int] | None = start
    while here is not None:
        state, phase = here
        place = walks.places[state]
        places.append(place)
        if flow.is_step(place) and (phase == _INSIDE or (phase == _BEFORE and place == first)):
            takes = flow.process.steps[place].takes
            at_least |= takes is None or takes.open_ended
        here = onward.get(here)
    span = _inside(walks, still, first, last)
    return Worst(Total(still[start], at_least), tuple(places), span)


def _inside(
    walks: Walks,
    still: Mapping[tuple[int, int], Minutes],
    first: int | None,
    last: int | None,
) -> frozenset[int]:
    """Return the steps that lie inside the span on some walk to a sale."""
    flow = walks.flow
    begin = _BEFORE if first is not None else _INSIDE
    todo = [(state, begin) for state in walks.starts if (state, begin) in still]
    seen = set(todo)
    inside: set[int] = set()
    while todo:
        state, phase = todo.pop()
        place = walks.places[state]
        if not flow.is_step(place):
            continue
        during = _INSIDE if phase == _BEFORE and place == first else phase
        if during == _INSIDE:
            inside.add(place)
        after = _BEHIND if during == _INSIDE and place == last else during
        for _edge, then in walks.leaving[state]:
            if (then, after) in still and (then, after) not in seen:
                seen.add((then, after))
                todo.append((then, after))
    return frozenset(inside)
