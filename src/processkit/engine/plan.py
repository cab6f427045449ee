"""A page made ready to run: every reference resolved, every name in one spelling, every length sorted by how it counts."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from processkit.engine.due_texts import payment_term, reminder_term
from processkit.engine.people import Receivers, people_of, receivers_of
from processkit.engine.spellings import by_name, spellings_of
from processkit.engine.working_time import Term, WorkingTime, term_of, working_time_of
from processkit.model.calendar import WorkingWeek
from processkit.model.duration import Duration
from processkit.model.kinds import Contact, Outcome
from processkit.model.names import fold
from processkit.model.process import Process
from processkit.model.step import Step


class Answer(NamedTuple):
    """One answer of a step: its words, where it leads, and the papers that it asks for."""

    text: str
    target: int
    papers: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Silence:
    """What happens when nobody answers: after how long, where it leads, and the papers that count as there."""

    after: Term
    target: int
    papers: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Receiving:
    """The handover to a step.

    Attributes:
        papers: The papers that must be on file; what the step needs anyway is among them.
        checks: What the receiver confirms.
        check_named: Each check by the form in which names are compared.
        back: The step that it goes back to when something is missing; None for the one it came from.
        who: Who may accept it.
    """

    papers: tuple[str, ...]
    checks: tuple[str, ...]
    check_named: dict[str, str]
    within: Term | None
    back: str | None
    who: Receivers


@dataclass(frozen=True, slots=True, eq=False)
class StepPlan:
    """One step, ready to run.

    Attributes:
        place: Its number in the order of the file, from 0.
        title: The step as a message names it: ``step 4 "Send the quote"``.
        heading: The same at the beginning of a sentence.
        undone: What a refusal opens with where it cannot be completed.
        owner_key: The owner in the form in which owners are compared.
        people: Who fills the owner's role and its backup's, in the compared form.
        needs, boxes: What must be on file, and what is ticked, when it came from another owner.
        joined_needs, joined_boxes: The same when it came from the same owner: the handover's papers
            and checks are among them.
        way_on: Where it leads; None for a step with answers.
        term: How long it takes; None where the page does not say.
        unpaid: The steps whose payment must be in before this one starts.
    """

    place: int
    key: str
    name: str
    number: str
    title: str
    heading: str
    undone: str
    owner: str
    owner_key: str
    people: frozenset[str]
    step: Step
    needs: tuple[str, ...]
    joined_needs: tuple[str, ...]
    boxes: tuple[str, ...]
    joined_boxes: tuple[str, ...]
    papers: tuple[str, ...]
    answers: dict[str, Answer]
    way_on: int | None
    term: Term | None
    silence: Silence | None
    receiving: Receiving | None
    payment_term: Term | None
    unpaid: tuple[str, ...]
    at_most: int | None
    optional: bool
    pays: bool
    becomes: Contact | None


@dataclass(frozen=True, slots=True, eq=False)
class EndPlan:
    """One end, ready to run. ``reminder`` is how often we get in touch after it; None where no date follows."""

    key: str
    name: str
    outcome: Outcome
    asks_reason: bool
    becomes: Contact | None
    reminder: Term | None


@dataclass(frozen=True, slots=True, eq=False)
class Passage:
    """What a case meets when it goes from one step, or from outside, to another step.

    Attributes:
        step: The step that it goes to.
        handover: The handover that the receiver answers first; None where the step is entered directly.
        is_joined: Whether the step's handover is part of it, because no other owner hands over.
        is_guarded: False where the owner changes and the page has no handover for it.
        needs: The papers that the step needs before it starts without a handover.
        unpaid: The steps whose payment must be in before it does.
    """

    step: StepPlan
    handover: Receiving | None
    is_joined: bool
    is_guarded: bool
    needs: tuple[str, ...]
    unpaid: tuple[str, ...]


class Plan:
    """One page, ready to run cases on it.

    Attributes:
        process: The page.
        definition: The hash of its content, by which a case is pinned to it.
        time: Its working time.
        steps: The steps in the order of the file.
        ends: The ends, in the order of ``Process.endings``.
        by_key: The steps by their ids.
        papers: The spelling of each paper, by the form in which names are compared.
        makers: Who to ask for a paper: the one it comes from, or the owner of the step that makes it.
        leavings: The ends to which a case may leave from any step, by name: every lost end, and ``anytime``.
        is_limited: Whether any step may be done only so often.
        passages: What ``passage`` returns, by its arguments.
        open_ways: Those of them on which nothing is asked: by far the most, so they are looked up first.
    """

    def __init__(self, process: Process, zone: str = "UTC") -> None:
        """Make a page ready.

        Args:
            process: The page.
            zone: The time zone where the page names none.

        Raises:
            WrongUse: The time zone, the country of the holidays or a length of time is of no use.
        """
        self.process = process
        self.definition = definition_of(process)
        self.time: WorkingTime = working_time_of(process, zone)
        self.papers = spellings_of(process)
        self.starts_with = self._papers(process.starts_with)
        self._unpaid = _unpaid_before(process)
        self._ways_on = {edge.source: edge.target for edge in process.edges if edge.kind in ("order", "next")}
        self.steps = tuple(self._step(place, step) for place, step in enumerate(process.steps))
        self.ends = tuple(self._end(place) for place in range(len(process.endings)))
        self.by_key = {step.key: step for step in self.steps}
        self.makers = self._makers()
        self.is_limited = any(step.at_most is not None for step in self.steps)
        self.passages = _Passages(self)
        self.open_ways = self._open_ways()

    @cached_property
    def leavings(self) -> dict[str, EndPlan]:
        """The ends that ``end`` offers everywhere, by each of their names in the compared form."""
        found: dict[str, EndPlan] = {}
        for end in self.ends:
            if end.outcome != "won":
                found.setdefault(fold(end.key), end)
                found.setdefault(fold(end.name), end)
        for event, target in (self.process.anytime or {}).items():
            place = self.process.place_of(target)
            if place is not None and place >= len(self.steps):
                end = self.ends[place - len(self.steps)]
                for name in (event, end.key, end.name):
                    found.setdefault(fold(name), end)
        return found

    def passage(self, source: str | None, target: int) -> Passage:
        """Return what a case meets on its way to a step.

        Args:
            source: The id of the step that it comes from; None for the first one.
            target: The place of the step that it goes to.
        """
        return self.passages[source, target]

    def passage_to(self, source: str | None, step: StepPlan) -> Passage:
        """Work out what ``passage`` returns."""
        changes_owner = source is not None and self.by_key[source].owner_key != step.owner_key
        is_joined = step.receiving is not None and not changes_owner
        # A step that is done only in some cases starts with the question whether this is one; and what the
        # first step needs cannot be there before it. Both are asked for when the step is to be done.
        asks = source is not None and not step.optional
        return Passage(
            step,
            step.receiving if changes_owner else None,
            is_joined,
            step.receiving is not None or not changes_owner,
            (step.joined_needs if is_joined else step.needs) if asks else (),
            step.unpaid if asks else (),
        )

    def _open_ways(self) -> dict[tuple[str, int], Passage]:
        if self.is_limited:
            return {}
        found: dict[tuple[str, int], Passage] = {}
        for step in self.steps:
            targets = [answer.target for answer in step.answers.values()]
            targets += [step.way_on] if step.way_on is not None else []
            for target in targets:
                if target < len(self.steps):
                    passage = self.passage(step.key, target)
                    if passage.handover is None and not passage.needs and not passage.unpaid:
                        found[step.key, target] = passage
        return found

    def end_at(self, place: int) -> EndPlan | None:
        """Return the end at a place; None for a step."""
        count = len(self.steps)
        return self.ends[place - count] if place >= count else None

    def end_named(self, key: str) -> EndPlan:
        """Return the end with an id that stands in an event."""
        return next(end for end in self.ends if end.key == key)

    def name_at(self, place: int) -> str:
        """Return the name of a step or an end."""
        return self.process.name_of(place)

    def step_named(self, reference: str) -> StepPlan | None:
        """Return the step with a name, an id or a number; None when there is none."""
        place = self.process.step_at(reference)
        if place is None and fold(reference) in self.process.numbers.labels:
            place = self.process.numbers.labels.index(fold(reference))
        return self.steps[place] if place is not None else None

    def _step(self, place: int, step: Step) -> StepPlan:
        process = self.process
        receiving = self._receiving(step)
        needs = self._papers(step.needs)
        boxes = tuple(by_name(step.checklist or ()).values())
        joined_boxes = (*boxes, *receiving.checks) if receiving is not None else boxes
        number = process.numbers.labels[place]
        return StepPlan(
            place=place,
            key=step.key,
            name=step.name,
            number=number,
            title=f'step {number} "{step.name}"',
            heading=f'Step {number} "{step.name}"',
            undone=f'Step {number} "{step.name}" is not done yet.',
            owner=step.owner,
            owner_key=fold(step.owner),
            people=people_of(process, step) or frozenset(),
            step=step,
            needs=needs,
            joined_needs=receiving.papers if receiving is not None else needs,
            boxes=boxes,
            joined_boxes=tuple(by_name(joined_boxes).values()),
            papers=self._papers(step.paperwork),
            answers=self._answers(step),
            way_on=self._ways_on.get(place),
            term=self._term(step.takes),
            silence=self._silence(step),
            receiving=receiving,
            payment_term=payment_term(step.payment, process.language, process.week),
            unpaid=self._unpaid.get(place, ()),
            at_most=step.at_most,
            optional=step.only_if is not None,
            pays=step.payment is not None,
            becomes=step.becomes,
        )

    def _answers(self, step: Step) -> dict[str, Answer]:
        papers = {fold(answer): names for answer, names in (step.answer_papers or {}).items()}
        return {
            fold(text): Answer(text, target, self._papers(papers.get(fold(text))))
            for text, reference in (step.answers or {}).items()
            if (target := self.process.place_of(reference)) is not None
        }

    def _silence(self, step: Step) -> Silence | None:
        target = self.process.place_of(step.no_reply.go) if step.no_reply is not None else None
        if step.no_reply is None or target is None:
            return None
        return Silence(term_of(step.no_reply.after, self.process.week), target, self._papers(step.no_reply.papers))

    def _receiving(self, step: Step) -> Receiving | None:
        own = step.handover
        if own is None:
            return None
        back = self.process.step_at(own.if_incomplete)
        checks = by_name(own.checks or ())
        return Receiving(
            papers=self._papers((*(step.needs or ()), *(own.papers or ()))),
            checks=tuple(checks.values()),
            check_named=checks,
            within=self._term(own.within),
            back=self.process.steps[back].key if back is not None else None,
            who=receivers_of(self.process, step),
        )

    def _end(self, number: int) -> EndPlan:
        end = self.process.endings[number]
        how_often = end.wake_up
        if how_often is None and end.outcome == "won":
            how_often = self.process.keep_in_touch
        reminder = reminder_term(how_often, self.process.language, self.process.week) if how_often else None
        return EndPlan(end.key, end.name, end.outcome, end.reason, end.becomes, reminder)

    def _term(self, duration: Duration | None) -> Term | None:
        week: WorkingWeek = self.process.week
        return term_of(duration, week) if duration is not None else None

    def _papers(self, names: tuple[str, ...] | None) -> tuple[str, ...]:
        """Return papers in their one spelling, each once."""
        return tuple(dict.fromkeys(self.papers[fold(name)] for name in names or ()))

    def _makers(self) -> dict[str, str]:
        makers: dict[str, str] = {}
        for name, declared in (self.process.paperwork or {}).items():
            if declared is not None and declared.source is not None:
                makers[self.papers[fold(name)]] = declared.source
        for step in self.steps:
            answered = (paper for answer in step.answers.values() for paper in answer.papers)
            for paper in (*step.papers, *answered):
                makers.setdefault(paper, step.owner)
        return makers


class _Passages(dict[tuple[str | None, int], Passage]):
    """What a case meets on each way to a step, worked out when it is first asked for."""

    def __init__(self, plan: Plan) -> None:
        super().__init__()
        self._plan = plan

    def __missing__(self, way: tuple[str | None, int]) -> Passage:
        source, target = way
        found = self[way] = self._plan.passage_to(source, self._plan.steps[target])
        return found


def definition_of(process: Process) -> str:
    """Return the hash of what a page says: of its model, and not of the letters of its file.

    Answers and ends keep their order, because the main path hangs on it.
    """
    content = json.dumps(process.to_data(), ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(content.encode()).hexdigest()


def _unpaid_before(process: Process) -> dict[int, tuple[str, ...]]:
    """Return, for each step that does not start unpaid, the ids of the steps whose payment it waits for."""
    found: dict[int, tuple[str, ...]] = {}
    for step in process.steps:
        place = process.step_at(step.payment.before) if step.payment is not None else None
        if place is not None:
            found[place] = (*found.get(place, ()), step.key)
    return found
