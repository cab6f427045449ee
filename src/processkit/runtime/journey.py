"""One case told as figures: how long it was where, what was sent back, what was set aside, how it ended."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from processkit.engine import events
from processkit.engine.events import Event
from processkit.engine.people import Sealed
from processkit.engine.plan import Plan
from processkit.model.calendar import Minutes


@dataclass(slots=True)
class Journey:
    """What one case has come through. Steps are ids; minutes are working minutes of the page that it was on then.

    Attributes:
        reached: The steps that it was ever on, in order.
        left: Those from which it went on to another step, or to a sale.
        step_minutes: How long each time that a step was done took, from its start; parked time does not count.
        handover_minutes: How long the receiver of each handover took to answer.
        accepted, own, sent_back, late_steps, late_handovers, late_payments, no_reply: The steps, each as often as it happened.
        lacking: For each handover that was sent back, the receiving step and what was missing.
        unguarded: From where to where it went to another owner without a handover.
        overrides: When, by whom, where to, why, and what was left out.
        scores: The step, or None for the whole journey, and the number.
        outcome: ``won``, ``lost``, ``later``, or None while it runs; ``end`` is the end, ``last`` the step that it is on, or left,
            ``reason`` the reason.
        promise_minutes: How long the promised span took; None where it was not come through, or nothing is promised.
    """

    reached: dict[str, None] = field(default_factory=dict)
    left: dict[str, None] = field(default_factory=dict)
    step_minutes: list[tuple[str, Minutes]] = field(default_factory=list)
    handover_minutes: list[tuple[str, Minutes]] = field(default_factory=list)
    accepted: list[str] = field(default_factory=list)
    own: list[str] = field(default_factory=list)
    sent_back: list[str] = field(default_factory=list)
    lacking: list[tuple[str, str]] = field(default_factory=list)
    late_steps: list[str] = field(default_factory=list)
    late_handovers: list[str] = field(default_factory=list)
    late_payments: list[str] = field(default_factory=list)
    no_reply: list[str] = field(default_factory=list)
    unguarded: list[tuple[str, str]] = field(default_factory=list)
    overrides: list[tuple[events.Overridden, str | None, str | None]] = field(default_factory=list)
    scores: list[tuple[str | None, float]] = field(default_factory=list)
    outcome: str | None = None
    end: str | None = None
    last: str = ""
    reason: str | None = None
    promise_minutes: Minutes | None = None


class _Walk:
    """Goes through the events of one case."""

    def __init__(self, plan_of: Callable[[str], Plan], words: Mapping[Sealed, str]) -> None:
        self.journey = Journey()
        self._plan_of = plan_of
        self._words = words
        self._plan: Plan | None = None
        self._former = ""
        self._since: datetime | None = None
        self._spent: Minutes = 0
        self._offered: tuple[str, datetime] | None = None
        self._promised_since: datetime | None = None
        self._parked_since: datetime | None = None
        self._parked: Minutes = 0

    def take(self, event: Event) -> None:
        """Take in the next event."""
        taking = _TAKING.get(type(event))
        if taking is not None:
            taking(self, event)

    def _between(self, start: datetime, end: datetime) -> Minutes:
        return self._plan.time.between(start, end) if self._plan is not None else 0

    def _is(self, step: str, reference: str | None, otherwise: bool) -> bool:
        """Tell whether a step is the one that the promise counts from, or to."""
        if self._plan is None or self._plan.process.promise is None:
            return False
        place = self._plan.process.step_at(reference)
        return self._plan.steps[place].key == step if place is not None else otherwise

    def _started(self, event: events.Started) -> None:
        self._plan = self._plan_of(event.definition)

    def _entered(self, event: events.StepEntered) -> None:
        journey = self.journey
        if not event.guarded:
            journey.unguarded.append((self.journey.last, event.step))
        process = self._plan.process if self._plan is not None else None
        if self._promised_since is None and self._is(event.step, process.promise_from if process else None, True):
            self._promised_since, self._parked = event.at, 0
        if journey.last and journey.last != event.step and event.how != "back":
            journey.left.setdefault(journey.last)
        journey.reached.setdefault(event.step)
        # A case that comes back after its end, or goes on by an override, is on its way again.
        journey.outcome = journey.end = journey.reason = None
        journey.last = event.step
        self._since, self._spent, self._offered = event.at, 0, None

    def _completed(self, event: events.StepCompleted) -> None:
        if self._since is not None:
            self.journey.step_minutes.append((event.step, self._spent + self._between(self._since, event.at)))
        self._leave(event.step, event.at)

    def _missed(self, event: events.ReplyMissed) -> None:
        self.journey.no_reply.append(event.step)
        self._leave(event.step, event.at)

    def _leave(self, step: str, at: datetime) -> None:
        self._since = None
        process = self._plan.process if self._plan is not None else None
        if self._is(step, process.promise_to if process else None, False):
            self._keep_promise(at)

    def _keep_promise(self, at: datetime) -> None:
        """Note that the promised span is over, the first time that it is."""
        if self._promised_since is not None and self.journey.promise_minutes is None:
            self.journey.promise_minutes = self._between(self._promised_since, at) - self._parked

    def _passed_over(self, event: events.StepPassedOver) -> None:
        if event.entered:
            self._since = None

    def _offered_to(self, event: events.HandoverOffered) -> None:
        self._offered = (event.step, event.at)

    def _answered(self, event: events.HandoverAccepted | events.HandoverSentBack) -> None:
        if self._offered is not None:
            self.journey.handover_minutes.append((event.step, self._between(self._offered[1], event.at)))
        self._offered = None
        if isinstance(event, events.HandoverAccepted):
            self.journey.accepted.append(event.step)
            self.journey.own += [event.step] if event.own else []
        else:
            self.journey.sent_back.append(event.step)
            self.journey.lacking += [(event.step, what) for what in (*event.papers, *event.checks)]

    def _late(self, event: events.BecameLate) -> None:
        late = {"step": self.journey.late_steps, "handover": self.journey.late_handovers}
        late.get(event.what, self.journey.late_payments).append(event.step)

    def _ended(self, event: events.Ended) -> None:
        journey = self.journey
        journey.outcome, journey.end = event.outcome, event.end
        journey.reason = self._words.get(event.reason) if event.reason is not None else None
        if self._since is not None:
            self._spent += self._between(self._since, event.at)
        self._since = None
        if event.outcome == "later":
            self._parked_since = event.at
        elif event.outcome == "won":
            journey.left.setdefault(journey.last)
            if self._plan is not None and self._plan.process.promise_to is None:
                self._keep_promise(event.at)

    def _resumed(self, event: events.Resumed) -> None:
        if self._parked_since is not None:
            self._parked += self._between(self._parked_since, event.at)
        self._parked_since = None
        self.journey.outcome = self.journey.end = self.journey.reason = None
        if self._offered is not None:
            self._offered = (self._offered[0], event.at)
        else:
            self._since = event.at
            self._spent = 0 if event.again else self._spent

    def _overridden(self, event: events.Overridden) -> None:
        self.journey.overrides.append((event, self._words.get(event.by), self._words.get(event.reason)))
        self._since = None

    def _scored(self, event: events.Scored) -> None:
        if event.value is not None:
            self.journey.scores.append((event.step, event.value))

    def _migrated(self, event: events.Migrated) -> None:
        self._former = self.journey.last
        self._plan = self._plan_of(event.definition)
        self.journey.last = event.way[-1] if event.way else self.journey.last
        for step in event.seen:
            self.journey.reached.setdefault(step)

    def _undone(self, event: events.MigrationUndone) -> None:
        self.journey.last = self._former
        self._plan = self._plan_of(event.definition)


_TAKING: dict[type, Callable[[_Walk, Any], None]] = {
    events.Started: _Walk._started,
    events.StepEntered: _Walk._entered,
    events.StepCompleted: _Walk._completed,
    events.ReplyMissed: _Walk._missed,
    events.StepPassedOver: _Walk._passed_over,
    events.HandoverOffered: _Walk._offered_to,
    events.HandoverAccepted: _Walk._answered,
    events.HandoverSentBack: _Walk._answered,
    events.BecameLate: _Walk._late,
    events.Ended: _Walk._ended,
    events.Resumed: _Walk._resumed,
    events.Overridden: _Walk._overridden,
    events.Scored: _Walk._scored,
    events.Migrated: _Walk._migrated,
    events.MigrationUndone: _Walk._undone,
}


def journey_of(history: Iterable[Event], plan_of: Callable[[str], Plan], words: Mapping[Sealed, str]) -> Journey:
    """Return what a case has come through.

    Args:
        history: Its events, in order.
        plan_of: Gives the version of the page with a hash.
        words: The words that stand beside the events; none when they were forgotten.
    """
    walk = _Walk(plan_of, words)
    for event in history:
        walk.take(event)
    return walk.journey
