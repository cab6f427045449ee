"""The work on a step: papers, ticks, waiting, payments, and when the step is done or passed over."""

from __future__ import annotations

from collections.abc import Iterable

from processkit.engine import commands, events
from processkit.engine.arriving import Departure, arrive, entering, risen
from processkit.engine.case import Case, without_last
from processkit.engine.events import Event
from processkit.engine.plan import Answer, Plan, StepPlan
from processkit.engine.refused import Missing, Refused, either, lacking
from processkit.engine.requirements import missing_answer, missing_here, payment_name
from processkit.model.names import fold, nearest

_NO_PAPERS: tuple[str, ...] = ()
# What the class itself calls, and half as long on the way: these are made for each step of each case.
_new = tuple.__new__


def not_on_a_step(plan: Plan, case: Case) -> Refused | None:
    """Return why nothing can be done on a step now; None where the case is on one."""
    if case.end is not None:
        return over(plan, case)
    if case.handed is not None:
        target = plan.by_key[case.handed]
        return Refused(
            "handed_over",
            f"{plan.by_key[case.step].heading} is done, and {target.title} is handed over. It goes on when "
            f"{target.owner} accepts it, or sends it back.",
            (Missing("handover", target.name, target.owner),),
        )
    return None


def over(plan: Plan, case: Case) -> Refused:
    """Return the refusal for a case that is over, or parked."""
    end = plan.end_named(case.end or "")
    if case.outcome == "later":
        return Refused("ended", f"The case is parked as “{end.name}”. Resume it first.")
    return Refused("ended", f"The case is over: {end.name}. To undo that, reopen a step and say why.")


def file_paper(plan: Plan, _case: Case, command: commands.FilePaper) -> list[Event] | Refused:
    """Decide that a paper is on file; that is so at any time, also between two steps and after the end."""
    paper = plan.papers.get(fold(command.paper))
    if paper is None:
        return Refused("paper_unknown", unknown("paper", command.paper, plan.papers.values()))
    return [events.PaperFiled(command.at, command.by.sealed, paper, command.ref)]


def tick(plan: Plan, case: Case, command: commands.Tick) -> list[Event] | Refused:
    """Decide that a box of the checklist is ticked."""
    if (refusal := not_on_a_step(plan, case)) is not None:
        return refusal
    here = plan.by_key[case.step]
    boxes = here.joined_boxes if case.joined else here.boxes
    box = next((box for box in boxes if fold(box) == fold(command.box)), None)
    if box is None:
        if not boxes:
            return Refused("box_unknown", f"{here.heading} has no checklist, so there is nothing to tick.")
        return Refused("box_unknown", unknown("box", command.box, boxes))
    return [events.BoxTicked(command.at, command.by.sealed, here.key, box, command.off)]


def wait(plan: Plan, case: Case, command: commands.Wait) -> list[Event] | Refused:
    """Decide that our part is done and the customer's is not."""
    if (refusal := not_on_a_step(plan, case)) is not None:
        return refusal
    here = plan.by_key[case.step]
    silent_at = plan.time.due(here.silence.after, command.at) if here.silence is not None else None
    return [events.WaitingBegan(command.at, command.by.sealed, here.key, silent_at)]


def pay(plan: Plan, case: Case, command: commands.Pay) -> list[Event] | Refused:
    """Decide that a payment is in; that is so at any time, early or late."""
    step = plan.step_named(command.step)
    if step is None:
        return step_unknown(plan, command.step)
    if not step.pays:
        paying = [one.title for one in plan.steps if one.pays]
        there = f"The customer pays at {either(paying)}." if paying else "On this page the customer pays nowhere."
        return Refused("payment_none", f"{step.heading} has no payment. {there}")
    if step.key in case.paid:
        return Refused("payment_twice", f"The payment “{payment_name(step)}” of {step.title} is in already.")
    return [events.PaymentReceived(command.at, command.by.sealed, step.key, command.ref)]


def complete(plan: Plan, case: Case, command: commands.Complete) -> list[Event] | Refused:
    """Decide that the step is done, and where the case goes on to."""
    if case.end is not None or case.handed is not None:
        return not_on_a_step(plan, case) or []
    at, by, answer, named, _reason, _until = command
    way = case.way
    here = plan.by_key[way[-1]]
    if named is not None and (refusal := _other_step(plan, here, named)) is not None:
        return refusal
    target, asked = here.way_on, _NO_PAPERS
    if here.answers or answer is not None:
        given = _answer(here, answer)
        if isinstance(given, Refused):
            return given
        if given is not None:
            answer, target, asked = given
    missing = missing_here(plan, case, here, asked)
    if target is None:
        return lacking(here.undone, [*missing, missing_answer(here)])
    contact = risen(case.contact, here.becomes) if here.becomes is not None else case.contact
    found: list[Event] = [_new(events.StepCompleted, (at, by.sealed, here.key, answer, contact))]
    if here.pays and here.key not in case.paid and not any(owed.step == here.key for owed in case.owed):
        due = plan.time.due(here.payment_term, at) if here.payment_term is not None else None
        found.append(events.PaymentExpected(at, by.sealed, here.key, due))
    if not missing and (passage := plan.open_ways.get((here.key, target))) is not None:
        found.append(entering(plan, case, passage, at, by.sealed))
        return found
    made = (*here.papers, *asked) if asked else here.papers
    leaving = Departure(command, by.sealed, way, made, contact, here.undone, missing)
    return arrive(plan, case, leaving, target, found) or found


def pass_over(plan: Plan, case: Case, command: commands.PassOver) -> list[Event] | Refused:
    """Decide that a step does not apply to this customer."""
    if case.end is not None:
        return over(plan, case)
    entered = case.handed is None
    step = plan.by_key[case.handed or case.step]
    if not step.optional or step.way_on is None:
        return Refused("not_optional", f"{step.heading} is done for every customer: the page gives it no “only_if”.")
    way, seen = without_last(case) if entered else (case.way, case.seen)
    opening = f"{step.heading} can be passed over, but it cannot go on yet."
    leaving = Departure(command, command.by.sealed, way, (), case.contact, opening, [])
    found: list[Event] = [events.StepPassedOver(command.at, command.by.sealed, step.key, entered=entered)]
    return arrive(plan, case._replace(seen=seen), leaving, step.way_on, found) or found


def step_unknown(plan: Plan, wanted: str) -> Refused:
    """Return the refusal of a step that the page does not have."""
    return Refused("step_unknown", unknown("step", wanted, (step.name for step in plan.steps)))


def unknown(kind: str, wanted: str, known: Iterable[str]) -> str:
    """Return the sentence for a name that is none: the nearest one, or all there are."""
    names = list(dict.fromkeys(known))
    near = nearest(wanted, names)
    hint = f"Do you mean “{near}”?" if near is not None else f"There is: {', '.join(names) or 'none'}."
    return f"There is no {kind} “{wanted}” here. {hint}"


def _other_step(plan: Plan, here: StepPlan, wanted: str) -> Refused | None:
    step = plan.step_named(wanted)
    if step is None:
        return step_unknown(plan, wanted)
    if step is here:
        return None
    return Refused(
        "step_other",
        f"The case is on {here.title}, so {step.title} cannot be completed. No step is skipped: complete "
        f"{here.title} first ({here.owner}).",
        (Missing("step", here.name, here.owner),),
    )


def _answer(here: StepPlan, given: str | None) -> Answer | Refused | None:
    if given is None:
        return None
    if not here.answers:
        return Refused("answer_unwanted", f"{here.heading} asks no question, so it takes no answer.")
    answer = here.answers.get(fold(given))
    if answer is None:
        return Refused("answer_unknown", unknown("answer", given, (one.text for one in here.answers.values())))
    return answer
