"""What leads where: the edges that follow from order, next, answers, no reply and only_if."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple, TypeAlias

from processkit.findings import DocPath
from processkit.model.places import Places
from processkit.model.step import Step

EdgeKind: TypeAlias = Literal["order", "next", "answer", "no_reply", "past"]


class Edge(NamedTuple):
    """One way from a step to a step or an end.

    Attributes:
        source: The step that it leaves. Places count as in ``Process.place_of``.
        target: The step or end that it leads to.
        kind: ``order`` (the step below), ``next``, ``answer``, ``no_reply``, or ``past``: on the way
            of another edge, past one or more ``only_if`` steps.
        answer: The answer's own words, when an answer leads here; None otherwise. For ``past`` it is
            the answer of the edge that led to the step passed over.
        path: Where the page says so; for the default order it is the step itself.
        passed: The ``only_if`` steps that are passed over, in order.
        by_silence: Whether it is, or goes on from, a ``no_reply``.
    """

    source: int
    target: int
    kind: EdgeKind
    answer: str | None
    path: DocPath
    passed: tuple[int, ...] = ()
    by_silence: bool = False


def edges_of(steps: Sequence[Step], places: Places) -> tuple[Edge, ...]:
    """Return all edges: step by step, each step's in file order, ``no_reply`` after the answers."""
    direct = [_leaving(steps, places, number) for number in range(len(steps))]
    edges: list[Edge] = []
    for leaving in direct:
        edges.extend(leaving)
        for edge in leaving:
            edges.extend(_past(steps, places, edge))
    return tuple(edges)


def entries_of(steps: Sequence[Step], places: Places) -> tuple[int, ...]:
    """Return where a case can begin: the first step, and what follows it while it may be passed over."""
    entries = [0]
    while entries[-1] < len(steps) and steps[entries[-1]].only_if is not None:
        way_on = _way_on(steps, places, entries[-1])
        if way_on is None or way_on in entries:
            break
        entries.append(way_on)
    return tuple(entries)


def _leaving(steps: Sequence[Step], places: Places, number: int) -> list[Edge]:
    step = steps[number]
    here: DocPath = ("steps", number)
    edges: list[Edge] = []
    if step.answers is not None:
        for answer, reference in step.answers.items():
            target = places.find(reference)
            if target is not None:
                edges.append(Edge(number, target, "answer", answer, (*here, "answers", answer)))
    else:
        way_on = _way_on(steps, places, number)
        if way_on is not None:
            kind: EdgeKind = "order" if step.next is None else "next"
            edges.append(Edge(number, way_on, kind, None, here if step.next is None else (*here, "next")))
    if step.no_reply is not None:
        target = places.find(step.no_reply.go)
        if target is not None:
            path = (*here, "no_reply", "go")
            edges.append(Edge(number, target, "no_reply", None, path, by_silence=True))
    return edges


def _way_on(steps: Sequence[Step], places: Places, number: int) -> int | None:
    """Return where a step without answers leads; the last one goes to ``won``."""
    following = steps[number].next
    if following is not None:
        return places.find(following)
    return number + 1


def _past(steps: Sequence[Step], places: Places, edge: Edge) -> list[Edge]:
    """Return the ways on from ``edge`` past the step that it leads to, while that is ``only_if``."""
    ways: list[Edge] = []
    passed: tuple[int, ...] = ()
    place = edge.target
    while place < len(steps) and steps[place].only_if is not None and place not in passed:
        passed = (*passed, place)
        way_on = _way_on(steps, places, place)
        if way_on is None:
            break
        place = way_on
        ways.append(Edge(edge.source, place, "past", edge.answer, edge.path, passed, edge.by_silence))
    return ways
