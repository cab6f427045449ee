"""The deliberate exception: a case goes on although something is missing, with a name and a reason."""

from __future__ import annotations

from processkit.engine import commands, events
from processkit.engine.arriving import Departure, come_to_end, entering
from processkit.engine.case import Case
from processkit.engine.events import Event
from processkit.engine.plan import Passage, Plan
from processkit.engine.refused import Missing, Refused, lacking
from processkit.engine.requirements import missing_answer, missing_here, missing_to_accept, missing_to_start
from processkit.engine.steps_done import over, unknown


def override(plan: Plan, case: Case, command: commands.Override) -> list[Event] | Refused:
    """Decide that a case goes to a step or an end all the same; what was left out stays on record."""
    if case.end is not None:
        return over(plan, case)
    place = _place(plan, command.to)
    if place is None:
        known = [*(step.name for step in plan.steps), *(end.name for end in plan.ends)]
        return Refused("step_unknown", unknown("step or end", command.to, known))
    if command.reason is None:
        missing = Missing("reason", "the reason for this exception", command.by.name)
        return lacking("An exception stays on record with a name and a reason.", [missing])
    at, by = command.at, command.by.sealed
    left_out = missing_now(plan, case)
    end = plan.end_at(place)
    if end is not None:
        leaving = Departure(command, by, case.way, (), case.contact, "", [], "override")
        ended = come_to_end(plan, leaving, end)
        if isinstance(ended, Refused):
            return ended
        return [events.Overridden(at, by, end.key, command.reason, _words(left_out)), ended]
    passage = plan.passage(case.way[-1], place)
    if case.handed != passage.step.key:
        left_out += [one for one in _to_enter(plan, case, passage) if one not in left_out]
    entered = entering(plan, case, passage, at, by, "override")
    return [events.Overridden(at, by, passage.step.key, command.reason, _words(left_out)), entered]


def missing_now(plan: Plan, case: Case) -> list[Missing]:
    """Return what is missing for a running case to go on: for its step to be done, or its handover accepted."""
    if case.handed is not None:
        step = plan.by_key[case.handed]
        return missing_to_accept(plan, case, step, step.receiving) if step.receiving is not None else []
    here = plan.by_key[case.step]
    missing = missing_here(plan, case, here)
    if here.answers:
        return [*missing, missing_answer(here)]
    if here.way_on is not None and plan.end_at(here.way_on) is None:
        passage = plan.passage(here.key, here.way_on)
        if passage.handover is None:
            to_start = missing_to_start(plan, passage, (*case.papers, *here.papers), case, case.way)
            missing += [one for one in to_start if one not in missing]
    return missing


def _to_enter(plan: Plan, case: Case, passage: Passage) -> list[Missing]:
    if passage.handover is not None:
        return missing_to_accept(plan, case, passage.step, passage.handover)
    return missing_to_start(plan, passage, case.papers, case, case.way)


def _place(plan: Plan, wanted: str) -> int | None:
    step = plan.step_named(wanted)
    return step.place if step is not None else plan.process.place_of(wanted)


def _words(missing: list[Missing]) -> tuple[str, ...]:
    return tuple(f"{one.kind}: {one.what}" for one in missing)
