"""Off the usual way: ``park``, ``resume``, ``end``, ``override``, ``reopen``."""

from __future__ import annotations

import argparse

from processkit.cli.cases.acting import Order, carried_out
from processkit.cli.cases.choosing import meant
from processkit.cli.cases.options import add_reason, add_shared, add_until
from processkit.engine.plan import Plan
from processkit.runtime.case_view import CaseView


def add_park(parser: argparse.ArgumentParser) -> None:
    """Add what ``park`` takes."""
    add_shared(parser, acts=True, one=True)
    add_until(parser)
    add_reason(parser, "why")
    parser.add_argument("--end", metavar="NAME", default="later", help="which of the page's later ends, where it has several")  # fmt: skip
    parser.set_defaults(run=lambda options: carried_out(options, _park))


def add_resume(parser: argparse.ArgumentParser) -> None:
    """Add what ``resume`` takes."""
    add_shared(parser, acts=True, one=True)
    parser.set_defaults(run=lambda options: carried_out(options, _resume))


def add_end(parser: argparse.ArgumentParser) -> None:
    """Add what ``end`` takes."""
    add_shared(parser, acts=True, one=True)
    parser.add_argument("end", metavar="END", help="how it ends: lost, later, an end of the page, or what happened, as the page has it under anytime")  # fmt: skip
    add_reason(parser, "why: read later by those who ask where customers are lost")
    add_until(parser)
    parser.set_defaults(run=lambda options: carried_out(options, _end))


def add_override(parser: argparse.ArgumentParser) -> None:
    """Add what ``override`` takes."""
    add_shared(parser, acts=True, one=True)
    parser.add_argument("to", metavar="TO", help="the step (name or number) or the end that it goes on to")
    add_reason(parser, "why; it stays on record, with your name and what was left out")
    add_until(parser)
    parser.set_defaults(run=lambda options: carried_out(options, _override))


def add_reopen(parser: argparse.ArgumentParser) -> None:
    """Add what ``reopen`` takes."""
    add_shared(parser, acts=True, one=True)
    parser.add_argument("step", metavar="STEP", help="the step to go back to: its name or number")
    add_reason(parser, "why")
    parser.set_defaults(run=lambda options: carried_out(options, _reopen))


def _park(order: Order) -> CaseView:
    end = meant(order.options.end, [one.name for one in order.case.plan.ends])
    return order.engine.park(order.case.id, until=order.until, reason=order.options.reason, end=end, **order.shared)


def _resume(order: Order) -> CaseView:
    return order.engine.resume(order.case.id, **order.shared)


def _end(order: Order) -> CaseView:
    end = meant(order.options.end, _ways_out(order.case.plan))
    return order.engine.end(order.case.id, end, reason=order.options.reason, until=order.until, **order.shared)


def _override(order: Order) -> CaseView:
    plan = order.case.plan
    to = meant(order.options.to, [*(step.name for step in plan.steps), *(end.name for end in plan.ends)])
    return order.engine.override(order.case.id, to, reason=order.options.reason, until=order.until, **order.shared)


def _reopen(order: Order) -> CaseView:
    step = meant(order.options.step, [one.name for one in order.case.plan.steps])
    return order.engine.reopen(order.case.id, step, reason=order.options.reason, **order.shared)


def _ways_out(plan: Plan) -> list[str]:
    names = [*(plan.process.anytime or {}), *(end.name for end in plan.leavings.values())]
    return [*names, *(end.key for end in plan.leavings.values())]
