"""What is worth remembering: ``note`` and ``score``."""

from __future__ import annotations

import argparse

from processkit.cli.cases.acting import Order, carried_out
from processkit.cli.cases.choosing import meant
from processkit.cli.cases.options import add_shared
from processkit.runtime.case_view import CaseView


def add_note(parser: argparse.ArgumentParser) -> None:
    """Add what ``note`` takes."""
    add_shared(parser, acts=True, one=True)
    parser.add_argument("text", metavar="TEXT", help="what to remember")
    parser.add_argument("--told", action="store_true", help="the customer was told this: who is late has had a word then")  # fmt: skip
    parser.set_defaults(run=lambda options: carried_out(options, _note))


def add_score(parser: argparse.ArgumentParser) -> None:
    """Add what ``score`` takes."""
    add_shared(parser, acts=True, one=True)
    parser.add_argument("value", metavar="NUMBER", nargs="?", type=_number, help="how well it went, by the scale of your page, such as 9")  # fmt: skip
    parser.add_argument("--step", metavar="STEP", help="for this step: its name or number (for the whole journey)")
    parser.add_argument("--remark", metavar="TEXT", help="in the customer's words")
    parser.set_defaults(run=lambda options: carried_out(options, _score))


def _note(order: Order) -> CaseView:
    return order.engine.note(order.case.id, order.options.text, told=order.options.told, **order.shared)


def _score(order: Order) -> CaseView:
    options = order.options
    step = meant(options.step, [one.name for one in order.case.plan.steps]) if options.step is not None else None
    return order.engine.score(order.case.id, options.value, step=step, remark=options.remark, **order.shared)


def _number(text: str) -> float:
    try:
        return float(text.replace(",", "."))
    except ValueError:
        raise argparse.ArgumentTypeError(f'"{text}" is no number, such as 9 or 8.5') from None
