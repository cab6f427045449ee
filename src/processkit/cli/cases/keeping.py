"""Looking after what is kept: ``forget``, ``verify``, ``copy``."""

from __future__ import annotations

import argparse
import sys

from processkit.cli.cases.acting import refuse
from processkit.cli.cases.as_json import print_json
from processkit.cli.cases.finding import case_meant
from processkit.cli.cases.opening import opened
from processkit.cli.cases.options import add_shared
from processkit.cli.cases.screen import GREEN, RED, Screen
from processkit.cli.cases.standing import headed, standing
from processkit.cli.console import note
from processkit.engine.refused import Refused
from processkit.errors import WrongUse
from processkit.report.safe_text import safe


def add_forget(parser: argparse.ArgumentParser) -> None:
    """Add what ``forget`` takes."""
    add_shared(parser, one=True, at=False)
    parser.add_argument("--yes", action="store_true", help="do not ask once more")
    parser.set_defaults(run=forget)


def add_verify(parser: argparse.ArgumentParser) -> None:
    """Add what ``verify`` takes."""
    parser.add_argument("case", metavar="CASE", nargs="?", help="one customer, or case (all of them, and the tables)")
    add_shared(parser, at=False)
    parser.set_defaults(run=verify)


def add_copy(parser: argparse.ArgumentParser) -> None:
    """Add what ``copy`` takes."""
    parser.add_argument("file", metavar="FILE", help="the new file; one that is there is never written over")
    add_shared(parser, at=False)
    parser.set_defaults(run=copy)


def forget(options: argparse.Namespace) -> int:
    """Erase a customer's name and words; return the exit status."""
    with opened(options) as engine:
        view = case_meant(engine, options.case)
        if view.state.end is not None and not options.yes and not _confirmed(f"{headed(view)}: {standing(view)}."):
            note("Nothing was erased.")
            return 1
        try:
            engine.forget(view.id)
        except Refused as refused:
            return refuse(options, view, refused, [])
    if options.json:
        print_json(forgotten=view.id)
    else:
        Screen(options).say(
            f"The name and all words of case {view.id} are erased. What happened still counts in reports. "
            "Copies of the file that you made before still have them.",
            GREEN,
        )
    return 0


def verify(options: argparse.Namespace) -> int:
    """Look whether everything is as it was kept; return the exit status."""
    with opened(options) as engine:
        found = engine.verify(case_meant(engine, options.case).id if options.case is not None else None)
    if options.json:
        print_json(ok=found.ok, cases=found.cases, events=found.events, problems=list(found.problems))
        return 0 if found.ok else 1
    screen = Screen(options)
    looked = f"{found.cases:,} case{'' if found.cases == 1 else 's'}, {found.events:,} events"
    if found.ok:
        screen.say(f"All is as it was kept: {looked}.", GREEN)
        return 0
    screen.say(f"Not all is as it was kept ({looked}):", RED)
    for problem in found.problems:
        screen.item("-", problem)
    screen.say("Put back your last copy, or ask whoever has worked on the file.")
    return 1


def copy(options: argparse.Namespace) -> int:
    """Write a whole copy; return the exit status."""
    with opened(options) as engine:
        engine.copy(options.file)
    if options.json:
        print_json(file=options.file)
    else:
        Screen(options).say(f"Copied to {options.file}. It opens like any other: --db {options.file}", GREEN)
    return 0


def _confirmed(who: str) -> bool:
    """Ask whether it is meant.

    Raises:
        WrongUse: There is nobody to ask.
    """
    if not sys.stdin.isatty():
        raise WrongUse("Nobody can be asked whether this is meant, so nothing was erased. If it is, add --yes.")
    note(f"{who}\nThe name, all notes, reasons and references are erased for ever. Type yes to erase them:")
    try:
        return safe(input()).strip().casefold() == "yes"
    except EOFError:
        return False
