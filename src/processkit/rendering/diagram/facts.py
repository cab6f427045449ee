"""What a drawing shows, before anything has a place: owners, steps, ways and ends."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import Literal, NamedTuple, TypeAlias

from processkit.model.edges import Edge
from processkit.model.kinds import Outcome
from processkit.model.names import fold
from processkit.model.process import Process
from processkit.rendering.handovers import back_to
from processkit.rendering.labels import Labels, end_name
from processkit.rendering.texts import printable

WayKind: TypeAlias = Literal["plain", "loop", "silence", "past"]


class StepMark(NamedTuple):
    """Which remarks of a draft are about a step.

    Attributes:
        text: Their numbers, such as ``3`` or ``3–5``.
        must: Whether one of them must be fixed.
    """

    text: str
    must: bool


class StepFacts(NamedTuple):
    """One step.

    Attributes:
        number: Its number on the page, such as ``3a``.
        owner: Whose lane it is in; lanes count from 0.
        takes: Its duration in the words of the page; None when none is given.
        decides: Whether more than one answer leads on.
        conditional: Whether it may be passed over (``only_if``).
        mark: What a draft marks at it; None where there is nothing, and when it is no draft.
    """

    number: str
    name: str
    owner: int
    takes: str | None
    decides: bool
    critical: bool
    conditional: bool
    mark: StepMark | None


class EndFacts(NamedTuple):
    """One end that something leads to.

    Attributes:
        place: As ``Process.place_of`` counts.
        anytime: What can lead here from any step.
    """

    place: int
    name: str
    outcome: Outcome
    anytime: tuple[str, ...]


class Way(NamedTuple):
    """All edges between the same two places, as one line.

    Attributes:
        words: The answers, and how long silence lasts; empty when there is nothing to say.
        handover: The mark of the handover at its end, such as ``H2``; None without one.
        main: Whether it is on the main path.
    """

    source: int
    target: int
    kind: WayKind
    words: str
    handover: str | None
    main: bool


class Facts(NamedTuple):
    """All that a drawing shows.

    Attributes:
        owners: In order of first appearance: one lane each.
        ways: By source, then in file order.
        returns: For the step that receives a handover, the number of the step that it goes back to;
            only where one step can be named.
    """

    owners: tuple[str, ...]
    steps: tuple[StepFacts, ...]
    ends: tuple[EndFacts, ...]
    ways: tuple[Way, ...]
    returns: Mapping[int, str]


def mark_behind(step: StepFacts) -> str:
    """Return what stands behind the name of a step where its mark is text: `` [3–5]``, or nothing."""
    return f" [{step.mark.text}]" if step.mark is not None else ""


def handover_numbers(process: Process) -> dict[int, int]:
    """Return the number of each handover: by the step that receives it, both in page order from 1.

    A step counts when it has a ``handover`` and something leads to it from a step of another owner.
    Steps count from 0.
    """
    received = {
        edge.target
        for edge in process.edges
        if edge.target < len(process.steps)
        and process.steps[edge.target].handover is not None
        and _changes_owner(process, edge)
    }
    return {step: number for number, step in enumerate(sorted(received), 1)}


def facts_of(process: Process, words: Labels, marks: Mapping[int, StepMark] | None = None) -> Facts:
    """Gather what a drawing of ``process`` shows; ``marks`` are those of a draft, by the step that they are about."""
    lanes: dict[str, int] = {}
    owners: list[str] = []
    for step in process.steps:
        if fold(step.owner) not in lanes:
            lanes[fold(step.owner)] = len(owners)
            owners.append(_shown(step.owner))
    handovers = handover_numbers(process)
    of_handovers = {step: words.say("handover_mark", number=number) for step, number in handovers.items()}
    return Facts(
        tuple(owners),
        tuple(
            StepFacts(
                process.numbers.labels[place],
                _shown(step.name),
                lanes[fold(step.owner)],
                printable(step.takes.text) if step.takes is not None else None,
                step.answers is not None and len(step.answers) > 1,
                step.critical,
                step.only_if is not None,
                (marks or {}).get(place),
            )
            for place, step in enumerate(process.steps)
        ),
        _ends(process, words),
        _ways(process, of_handovers, words),
        _returns(process, handovers),
    )


def _shown(name: str) -> str:
    """Return a name as it is printed; a dash where nothing of it can be."""
    return printable(name) or "–"


def _changes_owner(process: Process, edge: Edge) -> bool:
    return fold(process.steps[edge.source].owner) != fold(process.steps[edge.target].owner)


def _ends(process: Process, words: Labels) -> tuple[EndFacts, ...]:
    count = len(process.steps)
    anytime: dict[int, list[str]] = {}
    for what, end in (process.anytime or {}).items():
        place = process.place_of(end)
        if place is not None and place >= count:
            anytime.setdefault(place, []).append(printable(what))
    led_to = {edge.target for edge in process.edges} | set(anytime)
    return tuple(
        EndFacts(place, _shown(end_name(ending, words)), ending.outcome, tuple(anytime.get(place, ())))
        for place, ending in enumerate(process.endings, count)
        if place in led_to
    )


def _ways(process: Process, marks: Mapping[int, str], words: Labels) -> tuple[Way, ...]:
    path = process.numbers.main_path
    on_path = set(pairwise(path))
    between: dict[tuple[int, int], list[Edge]] = {}
    for edge in process.edges:
        between.setdefault((edge.source, edge.target), []).append(edge)
    return tuple(
        Way(
            source,
            target,
            _kind(edges),
            _words(process, edges, words),
            marks[target] if target in marks and _changes_owner(process, edges[0]) else None,
            (source, target) in on_path,
        )
        for (source, target), edges in between.items()
    )


def _kind(edges: list[Edge]) -> WayKind:
    if all(edge.by_silence for edge in edges):
        return "silence"
    if all(edge.kind == "past" for edge in edges):
        return "past"
    return "loop" if edges[0].target <= edges[0].source else "plain"


def _words(process: Process, edges: list[Edge], words: Labels) -> str:
    """Return what is said at a line; nothing at one that only goes past a step.

    Its answer stands already at the line to the step that is passed over.
    """
    if all(edge.kind == "past" for edge in edges):
        return ""
    said: list[str] = []
    for edge in edges:
        silence = process.steps[edge.source].no_reply
        if edge.by_silence and silence is not None:
            said.append(words.say("no_reply", time=printable(silence.after.text)))
        elif edge.answer is not None:
            said.append(printable(edge.answer))
    return " / ".join(dict.fromkeys(said))


def _returns(process: Process, handovers: Mapping[int, int]) -> dict[int, str]:
    steps = {receiver: back_to(process, receiver) for receiver in handovers}
    return {receiver: process.numbers.labels[back[0]] for receiver, back in steps.items() if len(back) == 1}
