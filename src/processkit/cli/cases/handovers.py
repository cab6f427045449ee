"""Handovers: ``accept`` and ``send-back``."""

from __future__ import annotations

import argparse

from processkit.cli.cases.acting import Order, carried_out
from processkit.cli.cases.choosing import all_meant, meant
from processkit.cli.cases.options import add_shared
from processkit.cli.cases.standing import acting
from processkit.runtime.case_view import CaseView


def add_accept(parser: argparse.ArgumentParser) -> None:
    """Add what ``accept`` takes."""
    add_shared(parser, acts=True, one=True)
    parser.add_argument("--check", metavar="CHECK", action="append", default=[], dest="checks", help="a check that holds: its number in the list, or how it begins; once for each")  # fmt: skip
    parser.add_argument("--all", action="store_true", help="every check of the list holds: you have looked at each")
    parser.add_argument("--ref", metavar="TEXT", help="where the acceptance of somebody outside can be looked up: a letter, a file number")  # fmt: skip
    parser.set_defaults(run=lambda options: carried_out(options, _accept))


def add_send_back(parser: argparse.ArgumentParser) -> None:
    """Add what ``send-back`` takes."""
    add_shared(parser, acts=True, one=True)
    parser.add_argument("--missing", metavar="WHAT", action="append", default=[], help="what is not there: a paper, or a check by its number or how it begins; once for each")  # fmt: skip
    parser.add_argument("--note", metavar="TEXT", help="a word for the colleague")
    parser.set_defaults(run=lambda options: carried_out(options, _send_back))


def _accept(order: Order) -> CaseView:
    checks = _checks(order.case)
    confirmed = list(checks) if order.options.all else all_meant(order.options.checks, checks, numbered=True)
    return order.engine.accept(order.case.id, checks=confirmed, ref=order.options.ref, **order.shared)


def _send_back(order: Order) -> CaseView:
    checks, papers = _checks(order.case), order.case.plan.papers.values()
    missing = [meant(meant(one, checks, numbered=True), papers) for one in order.options.missing]
    return order.engine.send_back(
        order.case.id, missing=dict.fromkeys(missing), note=order.options.note, **order.shared
    )


def _checks(case: CaseView) -> tuple[str, ...]:
    receiving = acting(case).receiving
    return receiving.checks if receiving is not None and case.status == "offered" else ()
