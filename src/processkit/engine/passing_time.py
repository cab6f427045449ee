"""What time brings: something is late, nobody has answered, or it is time to get in touch again."""

from __future__ import annotations

from datetime import datetime

from processkit.engine import commands, events
from processkit.engine.arriving import Departure, arrive
from processkit.engine.case import Case
from processkit.engine.events import Event
from processkit.engine.people import CLOCK
from processkit.engine.plan import Plan
from processkit.engine.refused import Refused


def advance(plan: Plan, case: Case, command: commands.Advance) -> list[Event] | Refused:
    """Return what has come up by now; nothing where all of it was noticed before.

    What was due at a time is late after it. Silence counts, and reminders come, from their time on.
    """
    at = command.at
    found: list[Event] = [
        events.BecameLate(at, CLOCK, "payment", owed.step, owed.due)
        for owed in case.owed
        if owed.due is not None and not owed.late and at > owed.due
    ]
    if case.due is not None and not case.late and at > case.due:
        if case.handed is not None:
            found.append(events.BecameLate(at, CLOCK, "handover", case.handed, case.due))
        else:
            found.append(events.BecameLate(at, CLOCK, "step", case.step, case.due))
    since = case.waiting_at or case.entered_at
    # Nobody is silent at the moment of being asked; so a circle of such steps never runs in one moment.
    if case.silent_at is not None and not case.held and at >= case.silent_at and (since is None or at > since):
        found += _silence(plan, case, command)
    if case.remind_at is not None and at >= case.remind_at:
        found.append(_reminder(plan, case, case.remind_at, at))
    return found


def _silence(plan: Plan, case: Case, command: commands.Advance) -> list[Event]:
    """Return that nobody has answered, and where the case goes on to; or that this way is barred."""
    at = command.at
    here = plan.by_key[case.step]
    silence = here.silence
    if silence is None:
        return []
    opening = f"{here.heading} has no answer."
    leaving = Departure(command, CLOCK, case.way, silence.papers, case.contact, opening, [], "no_reply")
    found: list[Event] = [events.ReplyMissed(at, CLOCK, here.key, silence.papers)]
    barred = arrive(plan, case, leaving, silence.target, found)
    return [events.SilenceHeld(at, CLOCK, here.key, barred.code)] if barred is not None else found


def _reminder(plan: Plan, case: Case, due: datetime, at: datetime) -> Event:
    end = plan.end_named(case.end or "")
    why: events.Touch = "keep_in_touch" if case.outcome == "won" else "wake_up"
    next_at = due if end.reminder is not None else None
    while next_at is not None and next_at <= at and end.reminder is not None:
        next_at = plan.time.due(end.reminder, next_at)
    return events.Reminded(at, CLOCK, why, due, next_at)
