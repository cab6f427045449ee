"""Paperwork: which papers are on file when a step needs them, on every way, on some, or on none."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from processkit.findings import DocPath
from processkit.flow.flow import Flow, Way
from processkit.flow.handovers import jumped_on, received_from_others
from processkit.model.edges import Edge
from processkit.model.names import fold


class Lack(Enum):
    """Why a paper that a step needs is not there."""

    ON_SOME_WAY = "on some way"
    """It is there on some ways to the step, and not on others."""
    NEVER_MADE = "never made"
    """No step makes it."""
    TOO_LATE = "too late"
    """It is made, but on no way before the step."""


class Need(NamedTuple):
    """A paper that a step needs before it starts, and where the page says so."""

    place: int
    paper: str
    path: DocPath


class Missing(NamedTuple):
    """A need that is not met.

    Attributes:
        way: A shortest way to the step on which the paper is not there.
        made_at: The steps that make it, in file order.
        skipped: The handovers of the main path that the way passes by; only for ``ON_SOME_WAY``.
    """

    need: Need
    lack: Lack
    way: Way
    made_at: tuple[int, ...]
    skipped: tuple[int, ...] = ()


def needs_of(flow: Flow, place: int) -> Iterator[Need]:
    """Yield what a step needs before it starts: its own needs, and the papers of its handover.

    Where both name a paper it is yielded once.
    """
    step = flow.process.steps[place]
    seen: set[str] = set()
    lists: list[tuple[tuple[str, ...] | None, DocPath]] = [(step.needs, ("steps", place, "needs"))]
    if step.handover is not None:
        lists.append((step.handover.papers, ("steps", place, "handover", "papers")))
    for papers, path in lists:
        for number, paper in enumerate(papers or ()):
            if fold(paper) not in seen:
                seen.add(fold(paper))
                yield Need(place, paper, (*path, number))


def made_on(flow: Flow, edge: Edge) -> tuple[str, ...]:
    """Return the papers that are on file behind an edge and were made by the step before it.

    Silence leaves the step undone: then only what silence approves is there.
    """
    step = flow.process.steps[edge.source]
    if edge.by_silence:
        return (step.no_reply.papers or ()) if step.no_reply is not None else ()
    made = step.paperwork or ()
    if edge.answer is not None:
        for answer, papers in (step.answer_papers or {}).items():
            if fold(answer) == fold(edge.answer):
                made += papers
    return made


def made_by(flow: Flow, place: int) -> tuple[str, ...]:
    """Return every paper that a step can make, whatever the answer is."""
    step = flow.process.steps[place]
    made = step.paperwork or ()
    for papers in (step.answer_papers or {}).values():
        made += papers
    if step.no_reply is not None:
        made += step.no_reply.papers or ()
    return made


class _Made(NamedTuple):
    """Where papers come from; each is looked up in the form in which names are compared.

    Attributes:
        by: The steps that can make a paper, reached or not, in file order.
        on: The edges behind which a paper is on file, because the step before made it.
        at_start: The papers that a case starts with.
    """

    by: dict[str, list[int]]
    on: dict[str, list[Edge]]
    at_start: frozenset[str]


def _made_in(flow: Flow) -> _Made:
    by: dict[str, list[int]] = {}
    on: dict[str, list[Edge]] = {}
    for place in range(flow.step_count):
        for paper in set(map(fold, made_by(flow, place))):
            by.setdefault(paper, []).append(place)
    for edge in flow.process.edges:
        for paper in set(map(fold, made_on(flow, edge))):
            on.setdefault(paper, []).append(edge)
    return _Made(by, on, frozenset(map(fold, flow.process.starts_with or ())))


def missing_papers(flow: Flow) -> list[Missing]:
    """Return every need of a reachable step that is not met on every way, in file order.

    Left out are papers that only steps make which are never reached, because that is the one thing
    to say about them; and those that only ``only_if`` steps make, where such a step may be done in
    time: they are needed only when it was.
    """
    found: list[Missing] = []
    made = _made_in(flow)
    for place in range(flow.step_count):
        if place not in flow.reached:
            continue
        for need in needs_of(flow, place):
            missing = _missing(flow, need, made)
            if missing is not None:
                found.append(missing)
    return found


def _missing(flow: Flow, need: Need, made: _Made) -> Missing | None:
    paper = fold(need.paper)
    makers = made.by.get(paper, [])
    reached_makers = tuple(place for place in makers if place in flow.reached)
    if paper in made.at_start or (makers and not reached_makers):
        return None
    making = made.on.get(paper, [])
    without = flow.shortest_way([need.place], without=making)
    if without is None:
        return None
    if not makers:
        return Missing(need, Lack.NEVER_MADE, without, ())
    behind = {edge.target for edge in making if edge.source in flow.reached}
    if need.place not in flow.reachable(behind):
        return Missing(need, Lack.TOO_LATE, without, reached_makers)
    if all(flow.process.steps[place].only_if is not None for place in makers):
        return None
    return Missing(need, Lack.ON_SOME_WAY, without, reached_makers, jumped_on(flow, without))


class Unpaid(NamedTuple):
    """A way to a step that does not start unpaid, on which the payment was never asked for."""

    payer: int
    before: int
    way: Way


def unpaid_ways(flow: Flow) -> list[Unpaid]:
    """Return the payments that some way to their ``before`` step passes by, in file order.

    A payment is made at the end of its step, unless the step was left by silence.
    """
    found: list[Unpaid] = []
    for place, step in enumerate(flow.process.steps):
        before = flow.process.step_at(step.payment.before) if step.payment is not None else None
        if before is None or before not in flow.reached or place not in flow.reached:
            continue
        paying = [edge for edge in flow.leaving[place] if not edge.by_silence]
        way = flow.shortest_way([before], without=paying)
        if way is not None:
            found.append(Unpaid(place, before, way))
    return found


def unnamed_in_handover(flow: Flow) -> list[tuple[int, Need]]:
    """Return the handovers that do not name a paper which their receiver needs, in file order.

    The paper is made at a step that sends to the handover, and the receiving step, or a later one
    of the same owner that the case comes to before it leaves that owner, needs it.
    """
    found: list[tuple[int, Need]] = []
    for place in received_from_others(flow):
        handover = flow.process.steps[place].handover
        named = set(map(fold, (handover.papers if handover is not None else None) or ()))
        sent = {
            fold(paper)
            for edge in flow.entering[place]
            if edge.source in flow.reached and edge.source != place
            for paper in made_on(flow, edge)
            if flow.owners[edge.source] != flow.owners[place]
        }
        told: set[str] = set()
        for own in _with_the_same_owner(flow, place):
            for need in needs_of(flow, own):
                paper = fold(need.paper)
                if need.path[2] == "needs" and paper in sent and paper not in named | told:
                    told.add(paper)
                    found.append((place, need))
    return found


def papers_to_hand_over(flow: Flow, place: int) -> list[str]:
    """Return the papers that a handover at ``place`` can ask for: those that are on file on every way there.

    First those that the receiver needs, then what the step before made.
    """
    needed = [need.paper for own in _with_the_same_owner(flow, place) for need in needs_of(flow, own)]
    sent = [
        paper
        for edge in flow.entering[place]
        if edge.source in flow.reached and flow.owners[edge.source] != flow.owners[place]
        for paper in made_on(flow, edge)
    ]
    made = _made_in(flow)
    found: dict[str, str] = {}
    for paper in [*needed, *sent]:
        making = made.on.get(fold(paper), [])
        if fold(paper) in made.at_start or (making and flow.shortest_way([place], without=making) is None):
            found.setdefault(fold(paper), paper)
    return list(found.values())


def _with_the_same_owner(flow: Flow, place: int) -> list[int]:
    """Return a step and the steps that follow it without leaving its owner."""
    owner = flow.owners[place]
    found = [place]
    queue = deque(found)
    while queue:
        for edge in flow.leaving[queue.popleft()]:
            if flow.is_step(edge.target) and edge.target not in found and flow.owners[edge.target] == owner:
                found.append(edge.target)
                queue.append(edge.target)
    return found
