"""``processkit case start``: a customer comes in."""

from __future__ import annotations

import argparse

from processkit.cli.cases.acting import tell
from processkit.cli.cases.finding import shortest_word
from processkit.cli.cases.opening import address, file_of, is_there, opened, zone_here
from processkit.cli.cases.options import add_shared, is_said, who
from processkit.cli.cases.sound import sound_process
from processkit.cli.cases.times import typed_moment
from processkit.cli.console import note
from processkit.engine.refused import Refused
from processkit.engine.wall_clock import zone_named
from processkit.engine.working_time import working_time_of
from processkit.errors import WrongUse


def add_start(parser: argparse.ArgumentParser) -> None:
    """Add what this sub-command takes."""
    parser.add_argument("page", metavar="PAGE", help="the page that the customer is served by, in YAML or JSON, or -")
    parser.add_argument("--customer", metavar="NAME", required=True, help="the name of the customer")
    add_shared(parser, acts=True)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Take in a customer; return the exit status."""
    if not options.customer.strip():
        raise WrongUse("A customer has a name: --customer NAME")
    by = who(options)
    process = sound_process(options.page, options, "Nobody was taken in")
    if process is None:
        return 1
    zone = working_time_of(process, zone_here().key).zone
    at = typed_moment(options.at, zone_named(zone.key)) if options.at is not None else None
    path = file_of(address(options))
    is_new = path is not None and not is_there(path)
    with opened(options, make=True) as engine:
        try:
            case = engine.start(process, options.customer, by=by, at=at, key=options.key)
        except Refused as refused:
            note(str(refused))
            return 1
        if is_new:
            note(f"Made {path}: your customers are kept in this file.")
            if not is_said(options):
                note(f"You are on record as {by}, as you are logged in. Another name: --by NAME, or set PROCESSKIT_BY.")
        tell(options, case, engine.history(case.id)[: case.version], shortest_word(engine, case))
    return 0
