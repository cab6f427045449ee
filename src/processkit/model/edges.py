"""What leads where: the edges that follow from order, next, answers, no reply and only_if."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from processkit.findings import DocPath

if TYPE_CHECKING:
    from processkit.model.process import Process

EdgeKind: TypeAlias = Literal["order", "next", "answer", "no_reply", "past"]


@dataclass(frozen=True, slots=True)
class Edge:
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


def edges_of(process: Process) -> tuple[Edge, ...]:
    """Return all edges: step by step, each step's in file order, ``no_reply`` after the answers."""
    direct = [_leaving(process, number) for number in range(len(process.steps))]
    edges: list[Edge] = []
    for leaving in direct:
        edges.extend(leaving)
        for edge in leaving:
            edges.extend(_past(process, edge, direct))
    return tuple(edges)


def entries_of(process: Process) -> tuple[int, ...]:
    """Return where a case can begin: the first step, and what follows it while it may be passed over."""
    entries = [0]
    while entries[-1] < len(process.steps) and process.steps[entries[-1]].only_if is not None:
        way_on = _way_on(process, entries[-1])
        if way_on is None or way_on in entries:
            break
        entries.append(way_on)
    return tuple(entries)


def _leaving(process: Process, number: int) -> list[Edge]:
    step = process.steps[number]
    here: DocPath = ("steps", number)
    edges: list[Edge] = []
    if step.answers is not None:
        for answer, reference in step.answers.items():
            target = process.place_of(reference)
            if target is not None:
                edges.append(Edge(number, target, "answer", answer, (*here, "answers", answer)))
    else:
        way_on = _way_on(process, number)
        if way_on is not None:
            kind: EdgeKind = "order" if step.next is None else "next"
            edges.append(Edge(number, way_on, kind, None, here if step.next is None else (*here, "next")))
    if step.no_reply is not None:
        target = process.place_of(step.no_reply.go)
        if target is not None:
            path = (*here, "no_reply", "go")
            edges.append(Edge(number, target, "no_reply", None, path, by_silence=True))
    return edges


def _way_on(process: Process, number: int) -> int | None:
    """Return where a step without answers leads; the last one goes to ``won``."""
    following = process.steps[number].next
    if following is not None:
        return process.place_of(following)
    return number + 1


def _past(process: Process, edge: Edge, direct: list[list[Edge]]) -> list[Edge]:
    """Return the ways on from ``edge`` past the step that it leads to, while that is ``only_if``."""
    ways: list[Edge] = []
    passed: tuple[int, ...] = ()
    place = edge.target
    while place < len(process.steps) and process.steps[place].only_if is not None and place not in passed:
        passed = (*passed, place)
        way_on = _way_on(process, place)
        if way_on is None:
            break
        place = way_on
        ways.append(Edge(edge.source, place, "past", edge.answer, edge.path, passed, edge.by_silence))
    return ways
