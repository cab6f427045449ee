"""Where a case arrives when it leaves a step: at a step, at a handover, or at an end."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple, TypeAlias

from processkit.engine import events
from processkit.engine.case import Case
from processkit.engine.commands import Advance, Complete, End, Override, Park, PassOver
from processkit.engine.events import Event, How, Why
from processkit.engine.limits import barring, can_end, passed_at_limit
from processkit.engine.people import Sealed
from processkit.engine.plan import EndPlan, Passage, Plan, StepPlan
from processkit.engine.refused import Missing, Refused, either, lacking, moment
from processkit.engine.requirements import missing_to_start

Leaving: TypeAlias = Complete | PassOver | End | Park | Override | Advance
"""The commands with which a case can leave a step."""

# What the class itself calls, and half as long on the way: these are made for each step of each case.
_new = tuple.__new__


class Departure(NamedTuple):
    """How a case leaves a step.

    Attributes:
        command: What makes it leave.
        by: Who makes it leave, sealed.
        way: The steps that it has come by, the one it leaves included where it was not passed over.
        made: The papers that are on file behind the step, besides those that were before.
        contact: What kind of contact the person is then.
        opening: What a refusal opens with.
        missing: What was found missing already.
        why: What makes the case end, if it ends.
    """

    command: Leaving
    by: Sealed
    way: tuple[str, ...]
    made: tuple[str, ...]
    contact: str | None
    opening: str
    missing: list[Missing]
    why: Why = "step"


def arrive(plan: Plan, case: Case, leaving: Departure, target: int, found: list[Event]) -> Refused | None:
    """Add the events with which a case comes to ``target`` to those ``found``, or return why it does not."""
    way = leaving.way
    if plan.is_limited:
        if not can_end(plan, way, target):
            return at_limit(plan, way, target)
        for step in passed_at_limit(plan, way, target):
            at = leaving.command.at
            found.append(events.StepPassedOver(at, leaving.by, step.key, entered=False, at_limit=True))
            target = step.way_on if step.way_on is not None else target
    if target < len(plan.steps):
        arrival = _come_to_step(plan, case, leaving, plan.passages[way[-1] if way else None, target])
    else:
        arrival = come_to_end(plan, leaving, plan.ends[target - len(plan.steps)])
    if isinstance(arrival, Refused):
        return arrival
    found.append(arrival)
    return None


def _come_to_step(plan: Plan, case: Case, leaving: Departure, passage: Passage) -> Event | Refused:
    command, by, way, made, _contact, opening, missing, _why = leaving
    handover = passage.handover
    if handover is None and (passage.needs or passage.unpaid):
        to_start = missing_to_start(plan, passage, (*case.papers, *made), case, way)
        missing = missing + [one for one in to_start if one not in missing]
    if missing:
        return lacking(opening, missing)
    if handover is None:
        return entering(plan, case, passage, command.at, by)
    due = plan.time.due(handover.within, command.at) if handover.within is not None else None
    return events.HandoverOffered(command.at, by, passage.step.key, handover.who.role, due)


def entering(
    plan: Plan, case: Case | None, passage: Passage, at: datetime, by: Sealed, how: How = "forward"
) -> events.StepEntered:
    """Return the event with which a case is on a step."""
    step = passage.step
    key = step.key
    due = plan.time.due(step.term, at) if step.term is not None else None
    silent_at = _silent_at(plan, step, at, due) if step.silence is not None else None
    again = case is not None and key in case.seen
    return _new(events.StepEntered, (at, by, key, due, silent_at, how, again, passage.is_joined, passage.is_guarded))


def going_back(plan: Plan, case: Case, step: StepPlan, at: datetime, by: Sealed) -> events.StepEntered:
    """Return the event with which a case is back on a step that it has come by, as it came to it then."""
    return entering(plan, case, passage_on(plan, case.way, step), at, by, "back")


def passage_on(plan: Plan, way: tuple[str, ...], step: StepPlan) -> Passage:
    """Return what a case met when it last came to a step on its way."""
    place = len(way) - 1 - way[::-1].index(step.key)
    return plan.passage(way[place - 1] if place else None, step.place)


def times_of(plan: Plan, step: StepPlan, at: datetime) -> tuple[datetime | None, datetime | None]:
    """Return when a step that starts at ``at`` is due, and when silence counts as its answer."""
    due = plan.time.due(step.term, at) if step.term is not None else None
    return due, _silent_at(plan, step, at, due)


def _silent_at(plan: Plan, step: StepPlan, at: datetime, due: datetime | None) -> datetime | None:
    return plan.time.due(step.silence.after, due if due is not None else at) if step.silence is not None else None


def come_to_end(plan: Plan, leaving: Departure, end: EndPlan) -> events.Ended | Refused:
    """Return the event with which a case comes to an end, or what is missing for it."""
    command, missing = leaving.command, leaving.missing
    reason: Sealed | None = None
    until: datetime | None = None
    if not isinstance(command, Advance):
        reason, until = command.reason, command.until
        if end.asks_reason and reason is None:
            missing = [*missing, Missing("reason", f"the reason for “{end.name}”", command.by.name)]
    if missing:
        return lacking(leaving.opening, missing)
    remind_at = plan.time.due(end.reminder, command.at) if end.reminder is not None else None
    if until is not None:
        day = moment(until)
        if isinstance(day, Refused):
            return day
        if day <= command.at:
            return Refused("date_past", "The date to get in touch again is over already. Give one that lies ahead.")
        remind_at = day
    contact = risen(leaving.contact, end.becomes)
    return events.Ended(command.at, leaving.by, end.key, end.outcome, leaving.why, contact, reason, remind_at)


def at_limit(plan: Plan, way: tuple[str, ...], target: int) -> Refused:
    """Return the refusal of a way on which every end lies behind a step that is at its limit."""
    full = [f"{step.title} ({step.at_most} of {step.at_most})" for step in barring(plan, way, target)]
    return Refused(
        "at_limit",
        f"It cannot go on to {plan.name_at(target)}: from there no way to an end is left, because the page lets a "
        f"customer come to {either(full)} only so often. Give another answer, or end the case.",
    )


def risen(contact: str | None, becomes: str | None) -> str | None:
    """Return the higher of two kinds of contact; the ladder only rises."""
    if contact is None or becomes is None:
        return contact or becomes
    return max(contact, becomes, key=_LADDER.index)


_LADDER = ("suspect", "prospect", "lead", "customer", "advocate")
