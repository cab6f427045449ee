"""A process as the plain data that the page prints, in the order in which it prints it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from processkit.model.places import Ending
from processkit.model.process import Process
from processkit.rendering.colours import owner_looks
from processkit.rendering.drafts import DraftNote
from processkit.rendering.labels import Labels, end_name
from processkit.rendering.page.figures import Headline, TimeBar, headline_of, time_bar_of, times_of
from processkit.rendering.page.step_facts import Note, StepFacts, step_facts
from processkit.rendering.texts import for_print, printable


@dataclass(frozen=True, slots=True)
class EndWay:
    """One way to an end: the place of the step that it leaves, and the answer (empty without one)."""

    step: int
    label: str


@dataclass(frozen=True, slots=True)
class EndFacts:
    """One end.

    Attributes:
        ways: From which steps it is reached, and by which answer.
        anytime: What leads to it from any step.
        remarks: What is done there: a reason is written down, back in touch.
    """

    name: str
    outcome: str
    ways: tuple[EndWay, ...]
    anytime: tuple[str, ...]
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PageFacts:
    """All that the page prints, except for the drawing. Texts that are not there are empty.

    Attributes:
        title: The process, as a document's title (without places to break a word).
        meta: Who answers for the page, its version and its dates.
        accepted: What is on purpose: the reasons that the owner gave.
        is_draft: Whether it says of itself that it is a draft.
        draft: What is still to be put right: numbered remarks.
    """

    title: str
    heading: str
    company: str
    audience: str
    purpose: str
    meta: tuple[str, ...]
    contact: str
    headline: Headline | None
    bar: TimeBar | None
    steps: tuple[StepFacts, ...]
    ends: tuple[EndFacts, ...]
    accepted: tuple[str, ...]
    glossary: tuple[Note, ...]
    is_draft: bool
    draft: tuple[DraftNote, ...]


def page_facts(
    process: Process,
    labels: Labels,
    handover_numbers: Mapping[int, int],
    *,
    draft: Sequence[DraftNote] | None = None,
    mono: bool = False,
) -> PageFacts:
    """Return what the page of ``process`` prints.

    Args:
        process: The process.
        labels: The words that are not the user's own.
        handover_numbers: For each step that takes over (from 0), the number of its handover.
        draft: The remarks of a draft; None for a page that is none.
        mono: Whether it is printed without colours.
    """
    looks, times = owner_looks(process, mono=mono), times_of(process)
    return PageFacts(
        title=printable(process.name),
        heading=for_print(process.name),
        company=_text(process.company),
        audience=labels.say("for", audience=for_print(process.audience)) if process.audience else "",
        purpose=_text(process.purpose),
        meta=tuple(_meta(process, labels)),
        contact=_text(process.contact),
        headline=headline_of(process, labels, times),
        bar=time_bar_of(process, labels, times),
        steps=tuple(
            step_facts(process, place, labels, looks, handover_numbers.get(place))
            for place in range(len(process.steps))
        ),
        ends=tuple(_ends(process, labels)),
        accepted=tuple(_accepted(process)),
        glossary=tuple(Note(for_print(word), for_print(meaning)) for word, meaning in (process.glossary or {}).items()),
        is_draft=draft is not None,
        draft=tuple(replace(note, text=for_print(note.text)) for note in draft or ()),
    )


def _text(text: str | None) -> str:
    return for_print(text) if text is not None else ""


def _meta(process: Process, labels: Labels) -> Iterator[str]:
    if process.owner is not None:
        yield labels.say("owner", name=for_print(process.owner))
    if process.version is not None:
        yield labels.say("version", version=for_print(process.version))
    if process.revised is not None:
        yield labels.say("revised", date=labels.date(process.revised))
    if process.review_by is not None:
        yield labels.say("review_by", date=labels.date(process.review_by))


def _ends(process: Process, labels: Labels) -> Iterator[EndFacts]:
    """Yield the ends that something leads to, and those that the page names: won first, then in order."""
    count = len(process.steps)
    ways: dict[int, list[EndWay]] = {}
    for edge in process.edges:
        if edge.target < count or edge.kind == "past":
            continue
        label = for_print(edge.answer) if edge.answer else ""
        if edge.by_silence and (silence := process.steps[edge.source].no_reply) is not None:
            label = labels.say("no_reply", time=for_print(silence.after.text))
        ways.setdefault(edge.target, []).append(EndWay(edge.source, label))
    anytime: dict[int | None, list[str]] = {}
    for event, reference in (process.anytime or {}).items():
        anytime.setdefault(process.place_of(reference), []).append(for_print(event))
    for place, ending in enumerate(process.endings, count):
        if place in ways or place in anytime or ending.declared:
            yield EndFacts(
                for_print(end_name(ending, labels)),
                ending.outcome,
                tuple(ways.get(place, ())),
                tuple(anytime.get(place, ())),
                tuple(_end_remarks(process, ending, labels)),
            )


def _end_remarks(process: Process, ending: Ending, labels: Labels) -> Iterator[str]:
    if ending.reason:
        yield labels["reason"]
    if ending.wake_up is not None:
        yield labels.say("wake_up", when=for_print(ending.wake_up))
    if ending.key == "won" and process.keep_in_touch is not None:
        yield labels.say("keep_in_touch", when=for_print(process.keep_in_touch))


def _accepted(process: Process) -> Iterator[str]:
    """Yield the reasons for what is on purpose: those of the page, then those of each step."""
    for reason in (process.accepted or {}).values():
        if reason:
            yield for_print(reason)
    for place, step in enumerate(process.steps):
        for reason in (step.accepted or {}).values():
            if reason:
                yield f"{process.numbers.labels[place]} {for_print(reason)}"
