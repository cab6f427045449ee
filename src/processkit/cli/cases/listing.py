"""``processkit case list``: all customers, or those of a role, a person, a page; those who are late."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from datetime import datetime

from processkit.cli.cases.as_json import case_data, print_json
from processkit.cli.cases.opening import opened, zone_here
from processkit.cli.cases.options import add_limit, add_shared
from processkit.cli.cases.screen import DIM, Screen
from processkit.cli.cases.table import print_cases
from processkit.cli.cases.times import typed_moment
from processkit.model.names import fold
from processkit.runtime.case_view import CaseView
from processkit.runtime.engine import Engine

_USUAL = 50
_ALL = 10_000_000


def add_list(parser: argparse.ArgumentParser) -> None:
    """Add what ``list`` takes."""
    parser.add_argument("--role", metavar="ROLE", help="only those who wait for this role; what is due first in front")
    parser.add_argument("--person", metavar="NAME", help="only those who wait for a role of this person")
    parser.add_argument("--late", action="store_true", help="only those who are late")
    parser.add_argument("--open", action="store_true", help="only those who are under way: not parked, and not over")
    parser.add_argument("--process", metavar="NAME", help="only those on the page with this name")
    add_limit(parser, _USUAL)
    add_shared(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """List customers; return the exit status."""
    at = typed_moment(options.at, zone_here()) if options.at is not None else None
    with opened(options) as engine:
        found = [view for view in _asked(engine, options, at) if _is_meant(view, options)]
    shown = found[: options.limit]
    if options.json:
        print_json(cases=[case_data(view, with_text=False) for view in shown], more=len(found) - len(shown))
        return 0
    screen = Screen(options)
    if not shown:
        screen.say(_nobody(options))
        return 0
    print_cases(screen, shown)
    screen.gap()
    screen.say("  ·  ".join(_sums(found, len(shown))), DIM)
    return 0


def _asked(engine: Engine, options: argparse.Namespace, at: datetime | None) -> list[CaseView]:
    if options.role is not None:
        return engine.work_list(role=options.role, at=at, limit=_ALL)
    if options.person is not None:
        return engine.work_list(person=options.person, at=at, limit=_ALL)
    if options.late:
        return engine.late(at=at, limit=_ALL)
    return engine.list(at=at, limit=_ALL)


def _is_meant(view: CaseView, options: argparse.Namespace) -> bool:
    if options.process is not None and fold(view.process) != fold(options.process):
        return False
    if options.open and view.status not in ("open", "offered"):
        return False
    return not options.late or view.standing.late


def _sums(found: list[CaseView], shown: int) -> Iterator[str]:
    count = len(found)
    yield f"{count:,} customer{'' if count == 1 else 's'}"
    late = sum(view.standing.late for view in found)
    if late:
        yield f"{late:,} late"
    if count > shown:
        yield f"{count - shown:,} more: --limit {count}"


def _nobody(options: argparse.Namespace) -> str:
    if options.late:
        return "Nobody is late."
    if options.role is not None or options.person is not None:
        return f"Nobody waits for {options.role or options.person}."
    return "No customers here."
