"""What the page says of one step, as plain data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from processkit.model.names import fold
from processkit.model.parts import CustomerSide
from processkit.model.process import Process
from processkit.model.step import Step
from processkit.rendering.colours import OwnerLook
from processkit.rendering.handovers import back_to, givers_of
from processkit.rendering.labels import Labels, end_name
from processkit.rendering.texts import for_print


@dataclass(frozen=True, slots=True)
class Target:
    """Where a way leads.

    Attributes:
        step: The place of the step in the file; None for an end.
        end: The name of the end; empty for a step.
        outcome: What that end means: won, lost or later; empty for a step.
        back: Whether it leads to this step again or to one above it.
    """

    step: int | None
    end: str
    outcome: str
    back: bool


@dataclass(frozen=True, slots=True)
class Way:
    """One way out of a step: the answer (or whatever leads there), and where it goes."""

    label: str
    target: Target


@dataclass(frozen=True, slots=True)
class Note:
    """A short remark under a step: a word that says what it is, and the user's text."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class PaperBox:
    """A paper to tick, and what is to be known of it: who gives it, who signs it, when it is due."""

    name: str
    remark: str


@dataclass(frozen=True, slots=True)
class HandoverFacts:
    """The band above a step that takes over from another owner.

    Attributes:
        number: Its number in the drawing, such as ``H2``.
        back: Where it goes back to when something is missing; None: to the step that it came from.
    """

    number: str
    givers: str
    receiver: str
    papers: tuple[str, ...]
    checks: tuple[str, ...]
    within: str
    back: Target | None


@dataclass(frozen=True, slots=True)
class StepFacts:
    """One row of the table, and what stands under it.

    Attributes:
        colour: That of its owner.
        dashes: How the line at its side is broken, in its thickness; empty for one that is whole.
        asides: What stands behind the owner: a moment of truth, who helps, who is waited for, how often.
        customer: What the customer experiences; empty when the page does not say.
        contact: How and how often we are in touch.
        gives: What we need from the customer.
        ways: The answers, no reply, and ``next`` where it is not the step below.
        boxes: What is ticked off before the step is done.
    """

    number: str
    name: str
    owner: str
    colour: str
    dashes: tuple[float, ...]
    critical: bool
    only_if: str
    asides: tuple[str, ...]
    time: str
    do: tuple[str, ...]
    papers: tuple[PaperBox, ...]
    customer: str
    contact: str
    gives: str
    question: str
    ways: tuple[Way, ...]
    boxes: tuple[str, ...]
    notes: tuple[Note, ...]
    handover: HandoverFacts | None


def step_facts(
    process: Process, place: int, labels: Labels, looks: dict[str, OwnerLook], handover_number: int | None
) -> StepFacts:
    """Return what the page says of the step at ``place`` (from 0).

    ``handover_number`` is that of the drawing; without one nobody hands anything over to this step,
    so that the checks of its ``handover`` are its own checklist, and the papers what it needs.
    """
    step = process.steps[place]
    side = step.customer
    own = step.handover if handover_number is None else None
    boxes = (step.checklist or ()) + ((own.checks or ()) if own is not None else ())
    needs = (step.needs or ()) + ((own.papers or ()) if own is not None else ())
    return StepFacts(
        number=process.numbers.labels[place],
        name=for_print(step.name),
        owner=for_print(step.owner),
        colour=looks[fold(step.owner)].colour,
        dashes=looks[fold(step.owner)].dashes,
        critical=step.critical,
        only_if=_text(step.only_if),
        asides=tuple(_asides(step, labels)),
        time=_text(step.takes.text if step.takes is not None else None),
        do=_texts(step.do),
        papers=tuple(_papers(process, step, labels)),
        customer=_text(side.sees or side.told or side.gets) if side is not None else "",
        contact=_contact(side, labels),
        gives=_text(side.gives) if side is not None else "",
        question=_text(step.decide),
        ways=tuple(_ways(process, place, labels)),
        boxes=_texts(boxes),
        notes=tuple(_notes(process, place, needs, labels)),
        handover=_handover(process, place, handover_number, labels),
    )


def _target_of(process: Process, place: int, source: int, labels: Labels) -> Target:
    """Return the step or end at ``place`` as the target of a way from the step ``source``."""
    count = len(process.steps)
    if place < count:
        return Target(place, "", "", back=place <= source)
    ending = process.endings[place - count]
    return Target(None, for_print(end_name(ending, labels)), ending.outcome, back=False)


def _text(text: str | None) -> str:
    return for_print(text) if text is not None else ""


def _texts(texts: tuple[str, ...] | None) -> tuple[str, ...]:
    return tuple(for_print(text) for text in texts or ())


def _asides(step: Step, labels: Labels) -> Iterator[str]:
    if step.critical:
        yield labels["critical"]
    if step.helpers:
        yield labels.say("helped_by", names=for_print(", ".join(step.helpers)))
    if step.waits_for is not None:
        yield labels.say("waits_for", whom=for_print(step.waits_for))
    if step.at_most == 1:
        yield labels["at_most_once"]
    elif step.at_most is not None:
        yield labels.say("at_most", count=step.at_most)


def _contact(side: CustomerSide | None, labels: Labels) -> str:
    if side is None:
        return ""
    often = labels.every(side.every, for_print(side.every.text)) if side.every is not None else ""
    return ", ".join(part for part in (_text(side.by), often) if part)


def _papers(process: Process, step: Step, labels: Labels) -> Iterator[PaperBox]:
    known = {fold(name): paper for name, paper in (process.paperwork or {}).items()}
    made = [(paper, "") for paper in step.paperwork or ()]
    for answer, papers in (step.answer_papers or {}).items():
        made += [(paper, labels.say("answer_paper", answer=for_print(answer))) for paper in papers]
    for name, condition in made:
        declared = known.get(fold(name))
        remark = ""
        if declared is not None:
            giver = _text(declared.source)
            if declared.signed:
                remark = labels.say("paper_signed_by", giver=giver) if giver else labels["paper_signed"]
            elif giver:
                remark = labels.say("paper_from", giver=giver)
        yield PaperBox(for_print(name), ", ".join(part for part in (condition, remark) if part))


def _ways(process: Process, place: int, labels: Labels) -> Iterator[Way]:
    for edge in process.edges:
        if edge.source != place:
            continue
        target = _target_of(process, edge.target, place, labels)
        if edge.kind == "answer":
            yield Way(for_print(edge.answer or ""), target)
        elif edge.kind == "no_reply" and (silence := process.steps[place].no_reply) is not None:
            yield Way(labels.say("no_reply", time=for_print(silence.after.text)), target)
        elif edge.kind == "next" and edge.target != place + 1:
            yield Way(labels["then"], target)


def _notes(process: Process, place: int, needs: tuple[str, ...], labels: Labels) -> Iterator[Note]:
    step = process.steps[place]
    if place == 0 and process.starts_with:
        yield Note(labels["starts_with"], for_print(", ".join(process.starts_with)))
    if needs:
        yield Note(labels["needs"], for_print(", ".join(needs)))
    if step.done_when:
        yield Note(labels["done_when"], for_print("; ".join(step.done_when)))
    if step.payment is not None:
        pay = step.payment
        before = process.step_at(pay.before)
        due = labels.say("payment_before", number=process.numbers.labels[before]) if before is not None else ""
        yield Note(labels["payment"], ", ".join(part for part in (_text(pay.what), _text(pay.due), due) if part))
        if pay.if_unpaid is not None:
            yield Note(labels["if_unpaid"], for_print(pay.if_unpaid))
    if step.if_late is not None:
        yield Note(labels["if_late"], for_print(step.if_late))
    if step.ask_for:
        yield Note(labels["ask_for"], ", ".join(labels[f"ask_for.{what}"] for what in step.ask_for))


def _handover(process: Process, place: int, number: int | None, labels: Labels) -> HandoverFacts | None:
    step = process.steps[place]
    handover = step.handover
    if handover is None or number is None:
        return None
    owners = [process.steps[giver].owner for giver in givers_of(process, place)]
    givers = {fold(owner): owner for owner in owners}
    back = back_to(process, place)
    return HandoverFacts(
        number=labels.say("handover_mark", number=number),
        givers=", ".join(for_print(giver) for giver in givers.values()),
        receiver=for_print(step.owner),
        papers=_texts(handover.papers),
        checks=_texts(handover.checks),
        within=labels.say("within", time=_text(handover.within.text)) if handover.within is not None else "",
        back=_target_of(process, back[0], place, labels) if len(back) == 1 else None,
    )
