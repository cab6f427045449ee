"""Leaving the way: the customer withdraws, waits for another time, or comes back."""

from __future__ import annotations

from processkit.engine import commands, events
from processkit.engine.arriving import Departure, come_to_end, going_back, passage_on, times_of
from processkit.engine.case import Case
from processkit.engine.events import Event, Why
from processkit.engine.plan import EndPlan, Plan
from processkit.engine.refused import Missing, Refused, lacking
from processkit.engine.steps_done import over, step_unknown, unknown
from processkit.model.names import fold


def end(plan: Plan, case: Case, command: commands.End) -> list[Event] | Refused:
    """Decide that the customer leaves."""
    found = plan.leavings.get(fold(command.end))
    if found is None:
        hint = unknown(
            "end", command.end, [*(plan.process.anytime or {}), *(one.name for one in plan.leavings.values())]
        )
        place = plan.process.place_of(command.end)
        is_sale = place is not None and plan.end_at(place) is not None
        reason = "A sale is reached step by step, and not by leaving. " if is_sale else ""
        return Refused("end_unknown", reason + hint)
    return _leave(plan, case, command, found, "left")


def park(plan: Plan, case: Case, command: commands.Park) -> list[Event] | Refused:
    """Decide that the customer waits for another time."""
    later = {fold(name): one for one in plan.ends if one.outcome == "later" for name in (one.name, one.key)}
    found = later.get(fold(command.end))
    if found is None:
        known = dict.fromkeys(one.name for one in later.values())
        return Refused("end_unknown", unknown("end to park a case", command.end, known))
    return _leave(plan, case, command, found, "parked")


def _leave(
    plan: Plan, case: Case, command: commands.End | commands.Park, found: EndPlan, why: Why
) -> list[Event] | Refused:
    if case.end is not None and case.outcome != "later":
        return over(plan, case)
    missing = []
    if found.outcome == "later" and command.until is None and found.reminder is None:
        missing.append(Missing("date", "the date on which we get in touch again", command.by.name))
    opening = f"The case cannot go to “{found.name}” yet."
    leaving = Departure(command, command.by.sealed, case.way, (), case.contact, opening, missing, why)
    ended = come_to_end(plan, leaving, found)
    return ended if isinstance(ended, Refused) else [ended]


def resume(plan: Plan, case: Case, command: commands.Resume) -> list[Event] | Refused:
    """Decide that a parked case goes on where it left.

    A step that was parked goes on as it stood; one that had been completed is done once more.
    """
    if case.end is None or case.outcome != "later":
        here = "it runs" if case.end is None else "it is over; to undo that, reopen a step and say why"
        return Refused("not_parked", f"The case is not parked: {here}.")
    at, by = command.at, command.by.sealed
    if case.handed is not None:
        receiving = plan.by_key[case.handed].receiving
        within = receiving.within if receiving is not None else None
        due = plan.time.due(within, at) if within is not None else None
        return [events.Resumed(at, by, case.handed, due)]
    step = plan.by_key[case.step]
    due, silent_at = times_of(plan, step, at)
    joined = case.done and passage_on(plan, case.way, step).is_joined
    return [events.Resumed(at, by, step.key, due, silent_at, again=case.done, joined=joined)]


def reopen(plan: Plan, case: Case, command: commands.Reopen) -> list[Event] | Refused:
    """Decide that a case goes back to a step that it has come by; nothing that happened is erased."""
    step = plan.step_named(command.step)
    if step is None:
        return step_unknown(plan, command.step)
    if step.key not in case.way:
        come_by = ", ".join(dict.fromkeys(plan.by_key[key].name for key in case.way))
        return Refused(
            "step_not_come_by",
            f"The case has not come by {step.title} on its way, so there is nothing to reopen. It has come by: {come_by}.",
        )
    if command.reason is None:
        missing = Missing("reason", "the reason why it is undone", command.by.name)
        return lacking(f"{step.heading} is not reopened yet.", [missing])
    at, by = command.at, command.by.sealed
    return [events.Reopened(at, by, step.key, command.reason), going_back(plan, case, step, at, by)]
