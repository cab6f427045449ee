"""How it went: what the page says, set against what happened to its customers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from statistics import fmean, median

from processkit.engine.plan import Plan, StepPlan
from processkit.runtime.journey import Journey


@dataclass(frozen=True, slots=True)
class Took:
    """How long something took, in working minutes of the page's calendar.

    Attributes:
        count: How often it was done.
        median: The middle one: half took longer. None where it was never done.
        longest: The longest; None where it was never done.
        promised: What the page says, of a range the longer end; None where it says nothing.
        over: How often it took longer than that.
    """

    count: int
    median: float | None
    longest: float | None
    promised: float | None
    over: int


@dataclass(frozen=True, slots=True)
class Scores:
    """What customers or colleagues gave: how many numbers, their mean and the lowest (None where there are none)."""

    count: int
    mean: float | None
    lowest: float | None


@dataclass(frozen=True, slots=True)
class StepReport:
    """How one step went.

    Attributes:
        step, owner, number: As the newest version of the page has them.
        took: How long it took against ``takes``.
        reached: How many cases were ever on it.
        went_on: How many of them went on from it to another step, or to a sale.
        conversion: ``went_on`` of ``reached``, from 0 to 1; None where nobody was on it.
        lost: How many were lost on it.
        parked: How many are parked on it.
        here: How many are on it now.
        late: How often it was late.
        no_reply: How often nobody answered.
        scores: What was given for it.
    """

    step: str
    owner: str
    number: str
    took: Took
    reached: int
    went_on: int
    conversion: float | None
    lost: int
    parked: int
    here: int
    late: int
    no_reply: int
    scores: Scores


@dataclass(frozen=True, slots=True)
class HandoverReport:
    """How one handover went.

    Attributes:
        step: The receiving step.
        role: The receiving role.
        took: How long the receiver took to answer, against ``within``.
        accepted: How often it was accepted.
        own: How often by the giver, because one person does both.
        sent_back: How often it was sent back.
        lacking: What was missing then, and how often; the most frequent first.
        late: How often the answer was late.
    """

    step: str
    role: str
    took: Took
    accepted: int
    own: int
    sent_back: int
    lacking: tuple[tuple[str, int], ...]
    late: int


@dataclass(frozen=True, slots=True)
class Exceptional:
    """One deliberate exception: when, in which case, by whom, where to, why, and what was left out.

    ``by`` and ``reason`` are None where the customer was forgotten.
    """

    case_id: str
    at: datetime
    by: str | None
    to: str
    reason: str | None
    left_out: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lost:
    """Where customers were lost: the step, the end, how many, and the reasons that were given, the most frequent first."""

    step: str
    end: str
    count: int
    reasons: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class PageReport:
    """How the customers of one page fared.

    Attributes:
        process: The name of the page.
        versions: How many versions of it they ran on.
        cases, won, lost, parked, open: How many there are, and how they stand.
        took: How long the promised span took, against the promise. Parked time does not count.
        scores: What was given for the whole journey.
        scores_kept: The same, of those cases for which the promise was kept.
        scores_broken: The same, of those for which it was broken.
        steps: Each step, in the order of the newest version; steps of older versions follow.
        handovers: Each handover that was ever offered.
        overrides: Each exception, in order of the cases.
        unguarded: Where cases went to another owner without a handover: from, to, and how often.
        losses: Where customers were lost, the most frequent first.
    """

    process: str
    versions: int
    cases: int
    won: int
    lost: int
    parked: int
    open: int
    took: Took
    scores: Scores
    scores_kept: Scores
    scores_broken: Scores
    steps: tuple[StepReport, ...]
    handovers: tuple[HandoverReport, ...]
    overrides: tuple[Exceptional, ...]
    unguarded: tuple[tuple[str, str, int], ...]
    losses: tuple[Lost, ...]


def report_of(plans: list[Plan], journeys: list[tuple[str, Journey]]) -> PageReport:
    """Return how the customers of a page fared.

    Args:
        plans: The versions of the page, the oldest first; at least one.
        journeys: The id of each case, and what it has come through.
    """
    newest = plans[-1]
    steps: dict[str, StepPlan] = {}
    for plan in reversed(plans):
        steps |= {step.key: step for step in plan.steps if step.key not in steps}
    every = [journey for _id, journey in journeys]
    outcomes = Counter(journey.outcome for journey in every)
    promise = _promise(newest)
    kept, broken = _by_promise(every, promise)
    return PageReport(
        process=newest.process.name,
        versions=len(plans),
        cases=len(every),
        won=outcomes["won"],
        lost=outcomes["lost"],
        parked=outcomes["later"],
        open=outcomes[None],
        took=_took([float(one.promise_minutes) for one in every if one.promise_minutes is not None], promise),
        scores=_scores(value for one in every for step, value in one.scores if step is None),
        scores_kept=_scores(value for one in kept for step, value in one.scores if step is None),
        scores_broken=_scores(value for one in broken for step, value in one.scores if step is None),
        steps=tuple(_step(newest, step, every) for step in steps.values()),
        handovers=tuple(_handovers(newest, steps, every)),
        overrides=tuple(_overrides(steps, newest, journeys)),
        unguarded=_unguarded(steps, every),
        losses=tuple(_losses(steps, plans, every)),
    )


def _promise(plan: Plan) -> float | None:
    promise = plan.process.promise
    return float(promise.longest(plan.process.week)) if promise is not None else None


def _by_promise(every: list[Journey], promise: float | None) -> tuple[list[Journey], list[Journey]]:
    kept: list[Journey] = []
    broken: list[Journey] = []
    for journey in every:
        if journey.promise_minutes is not None and promise is not None:
            (kept if journey.promise_minutes <= promise else broken).append(journey)
    return kept, broken


def _took(minutes: list[float], promised: float | None) -> Took:
    over = sum(one > promised for one in minutes) if promised is not None else 0
    if not minutes:
        return Took(0, None, None, promised, 0)
    return Took(len(minutes), median(minutes), max(minutes), promised, over)


def _scores(values: Iterable[float]) -> Scores:
    given = list(values)
    return Scores(len(given), fmean(given), min(given)) if given else Scores(0, None, None)


def _step(newest: Plan, step: StepPlan, every: list[Journey]) -> StepReport:
    key = step.key
    reached = sum(key in one.reached for one in every)
    went_on = sum(key in one.left for one in every)
    lost, parked, here = (
        sum(one.outcome == outcome and one.last == key for one in every) for outcome in ("lost", "later", None)
    )
    takes = step.step.takes
    return StepReport(
        step=step.name,
        owner=step.owner,
        number=step.number,
        took=_took(
            [float(minutes) for one in every for name, minutes in one.step_minutes if name == key],
            float(takes.longest(newest.process.week)) if takes is not None else None,
        ),
        reached=reached,
        went_on=went_on,
        conversion=went_on / reached if reached else None,
        lost=lost,
        parked=parked,
        here=here,
        late=sum(one.late_steps.count(key) for one in every),
        no_reply=sum(one.no_reply.count(key) for one in every),
        scores=_scores(value for one in every for name, value in one.scores if name == key),
    )


def _handovers(newest: Plan, steps: dict[str, StepPlan], every: list[Journey]) -> Iterable[HandoverReport]:
    for key, step in steps.items():
        minutes = [float(took) for one in every for name, took in one.handover_minutes if name == key]
        late = sum(one.late_handovers.count(key) for one in every)
        if not minutes and not late:
            continue
        within = step.step.handover.within if step.step.handover is not None else None
        lacking = Counter(what for one in every for name, what in one.lacking if name == key)
        yield HandoverReport(
            step=step.name,
            role=step.owner,
            took=_took(minutes, float(within.longest(newest.process.week)) if within is not None else None),
            accepted=sum(one.accepted.count(key) for one in every),
            own=sum(one.own.count(key) for one in every),
            sent_back=sum(one.sent_back.count(key) for one in every),
            lacking=tuple(lacking.most_common()),
            late=late,
        )


def _overrides(steps: dict[str, StepPlan], newest: Plan, journeys: list[tuple[str, Journey]]) -> Iterable[Exceptional]:
    ends = {end.key: end.name for end in newest.ends}
    for case_id, journey in journeys:
        for event, by, reason in journey.overrides:
            to = steps[event.to].name if event.to in steps else ends.get(event.to, event.to)
            yield Exceptional(case_id, event.at, by, to, reason, event.left_out)


def _unguarded(steps: dict[str, StepPlan], every: list[Journey]) -> tuple[tuple[str, str, int], ...]:
    counts = Counter(pair for one in every for pair in one.unguarded)
    names = {key: step.name for key, step in steps.items()}
    return tuple((names.get(one, one), names.get(other, other), count) for (one, other), count in counts.most_common())


def _losses(steps: dict[str, StepPlan], plans: list[Plan], every: list[Journey]) -> Iterable[Lost]:
    ends = {end.key: end.name for plan in plans for end in plan.ends}
    lost = [one for one in every if one.outcome == "lost"]
    places = Counter((one.last, one.end or "") for one in lost)
    for (step, end), count in places.most_common():
        reasons = Counter(one.reason for one in lost if (one.last, one.end) == (step, end) and one.reason is not None)
        yield Lost(steps[step].name if step in steps else step, ends.get(end, end), count, tuple(reasons.most_common()))
