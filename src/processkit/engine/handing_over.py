"""Handovers: the receiver takes the case over, or sends it back."""

from __future__ import annotations

from processkit.engine import commands, events
from processkit.engine.arriving import entering, going_back
from processkit.engine.case import Case
from processkit.engine.events import Event
from processkit.engine.people import Person, Receivers
from processkit.engine.plan import Plan, Receiving, StepPlan
from processkit.engine.refused import Missing, Refused, either, lacking
from processkit.engine.requirements import missing_to_accept
from processkit.engine.steps_done import over, unknown
from processkit.model.names import fold


def accept(plan: Plan, case: Case, command: commands.Accept) -> list[Event] | Refused:
    """Decide that the receiver takes the case over."""
    handed = _handed(plan, case, command.by)
    if isinstance(handed, Refused):
        return handed
    step, receiving = handed
    confirmed = []
    for given in command.checks:
        check = receiving.check_named.get(fold(given))
        if check is None:
            return Refused("check_unknown", unknown("check", given, receiving.checks))
        confirmed.append(check)
    missing = missing_to_accept(plan, case, step, receiving, confirmed)
    if receiving.who.is_outside and command.ref is None:
        what = f"where the acceptance of {receiving.who.role} can be looked up"
        missing.append(Missing("reference", what, command.by.name))
    if missing:
        return lacking(f"{step.heading} cannot be taken over yet.", missing)
    at, by = command.at, command.by.sealed
    own = by == case.giver and not receiving.who.is_outside
    accepted = events.HandoverAccepted(at, by, step.key, receiving.checks, own, command.ref)
    return [accepted, entering(plan, case, plan.passage(case.way[-1], step.place), at, by)]


def send_back(plan: Plan, case: Case, command: commands.SendBack) -> list[Event] | Refused:
    """Decide that the case goes back, because something is missing."""
    handed = _handed(plan, case, command.by)
    if isinstance(handed, Refused):
        return handed
    step, receiving = handed
    papers, checks = [], []
    for named in command.missing:
        check = receiving.check_named.get(fold(named))
        paper = plan.papers.get(fold(named))
        if paper is not None:
            papers.append(paper)
        elif check is not None:
            checks.append(check)
        else:
            known = (*receiving.papers, *receiving.checks)
            return Refused("check_unknown", unknown("paper or check", named, known))
    if not papers and not checks:
        known_here = either([f"“{one}”" for one in (*receiving.papers, *receiving.checks)])
        what = f"what is missing: {known_here}" if known_here else "which paper is missing"
        return lacking(f"{step.heading} goes back only with what is missing.", [_named(what, command.by)])
    back = plan.by_key[receiving.back if receiving.back in case.way else case.way[-1]]
    at, by = command.at, command.by.sealed
    sent = events.HandoverSentBack(at, by, step.key, back.key, tuple(papers), tuple(checks), command.note)
    return [sent, going_back(plan, case, back, at, by)]


def _named(what: str, by: Person) -> Missing:
    return Missing("name", what, by.name)


def _handed(plan: Plan, case: Case, person: Person) -> tuple[StepPlan, Receiving] | Refused:
    """Return the step that is handed over, and its handover; or why somebody has none to answer."""
    if case.end is not None:
        return over(plan, case)
    step = plan.by_key[case.handed] if case.handed is not None else None
    if step is None or step.receiving is None:
        here = plan.by_key[case.step]
        return Refused(
            "handover_missing",
            f"Nothing is handed over now: the case is on {here.title}, with {here.owner}.",
        )
    return _not_for(plan, case, step, step.receiving.who, person) or (step, step.receiving)


def _not_for(plan: Plan, case: Case, step: StepPlan, who: Receivers, person: Person) -> Refused | None:
    """Return why the handover to a step is not for somebody to answer; None where it is."""
    if who.is_outside:
        return None
    if who.people is not None and fold(person.name) not in who.people:
        return Refused(
            "not_receiver",
            f"The handover of {step.title} is for {who.role}, so {either(list(who.names))} answers it, and not {person.name}. If "
            f"{person.name} belongs to {who.role} or its backup, add the name to “people” on the page.",
            (Missing("handover", step.name, who.role),),
        )
    if person.sealed == case.giver:
        everybody = plan.by_key[case.step].people | (who.people or frozenset())
        if len(everybody) != 1:
            return Refused(
                "own_handover",
                f"{person.name} has handed over {step.title}, and somebody else of {who.role} confirms that everything is "
                "there. Where one person does both, list that person alone under “people” of both roles.",
                (Missing("handover", step.name, who.role),),
            )
    return None
