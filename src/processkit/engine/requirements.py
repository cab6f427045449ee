"""What is still missing, and from whom: for a step to be done, for a step to start, for a handover to be accepted."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from processkit.engine.case import Case
from processkit.engine.plan import Passage, Plan, Receiving, StepPlan
from processkit.engine.refused import Missing


def missing_here(plan: Plan, case: Case, here: StepPlan, answered: Iterable[str] = ()) -> list[Missing]:
    """Return what is missing for the step that a case is on, its answer aside.

    Args:
        plan: The page.
        case: The case.
        here: The step that it is on.
        answered: The papers that the answer asks for.
    """
    missing: list[Missing] = []
    needs, boxes = (here.joined_needs, here.joined_boxes) if case.joined else (here.needs, here.boxes)
    if needs:
        _add_papers(missing, plan, here, needs, case.papers)
    there = case.given if case.again else case.papers
    for paper in (*here.papers, *answered) if answered else here.papers:
        if paper not in there:
            missing.append(_paper(plan, here, paper))
    for box in boxes:
        if box not in case.ticks:
            missing.append(Missing("tick", box, here.owner))
    if here.unpaid:
        _add_payments(missing, plan, here, case, case.way)
    return missing


def missing_answer(here: StepPlan) -> Missing:
    """Return the answer that a step asks for as something missing."""
    question = here.step.decide or here.name
    choice = ", ".join(answer.text for answer in here.answers.values())
    return Missing("answer", f"{question} ({choice})", here.owner)


def missing_to_start(
    plan: Plan, passage: Passage, papers: Collection[str], case: Case, way: tuple[str, ...]
) -> list[Missing]:
    """Return what is missing for a step to start without a handover.

    Args:
        plan: The page.
        passage: How the case comes to the step.
        papers: The papers on file then.
        case: The case.
        way: The steps that it has come by then.
    """
    missing: list[Missing] = []
    _add_papers(missing, plan, passage.step, passage.needs, papers)
    if passage.unpaid:
        _add_payments(missing, plan, passage.step, case, way)
    return missing


def missing_to_accept(
    plan: Plan, case: Case, target: StepPlan, receiving: Receiving, confirmed: Collection[str] = ()
) -> list[Missing]:
    """Return what is missing for a handover to be accepted."""
    missing: list[Missing] = []
    _add_papers(missing, plan, plan.by_key[case.step], receiving.papers, case.papers)
    missing += [Missing("check", check, receiving.who.role) for check in receiving.checks if check not in confirmed]
    if target.unpaid:
        _add_payments(missing, plan, target, case, case.way)
    return missing


def _add_papers(
    missing: list[Missing], plan: Plan, step: StepPlan, wanted: Iterable[str], there: Collection[str]
) -> None:
    missing += [_paper(plan, step, paper) for paper in wanted if paper not in there]


def _paper(plan: Plan, step: StepPlan, paper: str) -> Missing:
    return Missing("paper", paper, plan.makers.get(paper, step.owner))


def _add_payments(missing: list[Missing], plan: Plan, target: StepPlan, case: Case, way: tuple[str, ...]) -> None:
    """Add the payments without which a step does not start.

    A payment of a step that the case did not come by, because it went another way, was never asked
    for, and is not missing. Where an exception has jumped over steps, all of them are asked for.
    """
    for key in target.unpaid:
        if key not in case.paid and (key in way or key == target.key or case.overrides):
            missing.append(Missing("payment", payment_name(plan.by_key[key]), "customer"))


def payment_name(step: StepPlan) -> str:
    """Return what is paid at a step: ``50 % deposit``; the step's name where the page does not say."""
    payment = step.step.payment
    return payment.what if payment is not None and payment.what is not None else step.name
