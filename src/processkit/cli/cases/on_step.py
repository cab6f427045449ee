"""The work on a step: ``tick``, ``paper``, ``paid``, ``complete``, ``pass``, ``waiting``."""

from __future__ import annotations

import argparse

from processkit.cli.cases.acting import Order, carried_out
from processkit.cli.cases.choosing import all_meant, meant
from processkit.cli.cases.options import add_reason, add_shared, add_until
from processkit.cli.cases.to_type import boxes_of
from processkit.engine.requirements import payment_name
from processkit.errors import WrongUse
from processkit.runtime.case_view import CaseView

_REASON = "why, where the end that follows asks for a reason"


def add_tick(parser: argparse.ArgumentParser) -> None:
    """Add what ``tick`` takes."""
    add_shared(parser, acts=True, one=True)
    parser.add_argument("boxes", metavar="BOX", nargs="+", help="the boxes: their numbers in the list, or how they begin")  # fmt: skip
    parser.add_argument("--off", action="store_true", help="take the ticks away")
    parser.set_defaults(run=lambda options: carried_out(options, _tick))


def add_paper(parser: argparse.ArgumentParser) -> None:
    """Add what ``paper`` takes."""
    add_shared(parser, acts=True, one=True)
    parser.add_argument("papers", metavar="PAPER", nargs="+", help="the papers, or how their names begin")
    parser.add_argument("--ref", metavar="TEXT", help="where it lies: a link, a folder, a shelf")
    parser.set_defaults(run=lambda options: carried_out(options, _paper))


def add_paid(parser: argparse.ArgumentParser) -> None:
    """Add what ``paid`` takes."""
    add_shared(parser, acts=True, one=True)
    parser.add_argument("step", metavar="STEP", nargs="?", help="the step at which the customer pays: its name or number (the payment that is open)")  # fmt: skip
    parser.add_argument("--ref", metavar="TEXT", help="where to look it up: a bank statement, a receipt")
    parser.set_defaults(run=lambda options: carried_out(options, _paid))


def add_complete(parser: argparse.ArgumentParser) -> None:
    """Add what ``complete`` takes."""
    add_shared(parser, acts=True, one=True)
    parser.add_argument("--answer", metavar="ANSWER", help="the answer, where the step asks a question; or how it begins")  # fmt: skip
    parser.add_argument("--step", metavar="STEP", help="the step that is meant: on another one it is refused")
    add_reason(parser, _REASON)
    add_until(parser)
    parser.set_defaults(run=lambda options: carried_out(options, _complete))


def add_pass(parser: argparse.ArgumentParser) -> None:
    """Add what ``pass`` takes."""
    add_shared(parser, acts=True, one=True)
    add_reason(parser, _REASON)
    add_until(parser)
    parser.set_defaults(run=lambda options: carried_out(options, _pass))


def add_waiting(parser: argparse.ArgumentParser) -> None:
    """Add what ``waiting`` takes."""
    add_shared(parser, acts=True, one=True)
    parser.set_defaults(run=lambda options: carried_out(options, _waiting))


def _tick(order: Order) -> CaseView:
    case, off = order.case, order.options.off
    for number, box in enumerate(all_meant(order.options.boxes, boxes_of(order.case), numbered=True)):
        case = order.engine.tick(case.id, box, off=off, **order.shared_for(number))
    return case


def _paper(order: Order) -> CaseView:
    case, ref = order.case, order.options.ref
    for number, paper in enumerate(all_meant(order.options.papers, order.case.plan.papers.values())):
        case = order.engine.paper(case.id, paper, ref=ref, **order.shared_for(number))
    return case


def _paid(order: Order) -> CaseView:
    typed, names = order.options.step, [one.name for one in order.case.plan.steps]
    step = _payment_open(order.case) if typed is None else meant(typed, names)
    return order.engine.paid(order.case.id, step, ref=order.options.ref, **order.shared)


def _payment_open(case: CaseView) -> str:
    """Return the step whose payment is open, where it is one.

    Raises:
        WrongUse: There is none, or several.
    """
    pays = [step for step in case.plan.steps if step.pays and step.key not in case.state.paid]
    owed = {one.step for one in case.state.owed}
    found = [step for step in pays if step.key in owed] or pays
    if len(found) == 1:
        return found[0].name
    if not found:
        raise WrongUse("No payment is open for this customer.")
    known = "; ".join(f"{step.number} {step.name} ({payment_name(step)})" for step in found)
    raise WrongUse(f"Which payment is in? Name its step, or the number of the step: {known}.")


def _complete(order: Order) -> CaseView:
    options, plan = order.options, order.case.plan
    here = plan.by_key[order.case.state.step]
    answer = options.answer
    if answer is not None:
        answer = meant(answer, [one.text for one in here.answers.values()])
    step = meant(options.step, [one.name for one in plan.steps]) if options.step is not None else None
    return order.engine.complete(
        order.case.id, answer=answer, step=step, reason=options.reason, until=order.until, **order.shared
    )


def _pass(order: Order) -> CaseView:
    return order.engine.pass_over(order.case.id, reason=order.options.reason, until=order.until, **order.shared)


def _waiting(order: Order) -> CaseView:
    return order.engine.waiting(order.case.id, **order.shared)
