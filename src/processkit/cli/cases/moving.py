"""``processkit case migrate``: customers who are under way go on by a new version of their page."""

from __future__ import annotations

import argparse
from datetime import datetime
from typing import Any

from processkit.cli.cases.acting import refuse, tell
from processkit.cli.cases.as_json import case_data, print_json, refusal_data
from processkit.cli.cases.finding import case_meant
from processkit.cli.cases.opening import opened, zone_here
from processkit.cli.cases.options import add_shared, who
from processkit.cli.cases.screen import DIM, GREEN, RED, Screen
from processkit.cli.cases.sound import sound_process
from processkit.cli.cases.standing import headed, place, standing
from processkit.cli.cases.times import typed_moment
from processkit.cli.console import note
from processkit.engine.refused import Refused
from processkit.errors import WrongUse
from processkit.runtime.engine import Engine
from processkit.runtime.moving import Move


def add_migrate(parser: argparse.ArgumentParser) -> None:
    """Add what ``migrate`` takes."""
    parser.add_argument("cases", metavar="CASE", nargs="*", help="only these customers (all who are under way on another version of this page)")  # fmt: skip
    parser.add_argument("--to", metavar="PAGE", help="the new version of the page")
    parser.add_argument("--map", metavar='"OLD=NEW"', action="append", default=[], dest="maps", help="a step of the old version is this one of the new; once for each (steps with the same name)")  # fmt: skip
    parser.add_argument("--preview", action="store_true", help="move nobody, and only say where each would stand")
    parser.add_argument("--undo", action="store_true", help="put these customers back on the version from before their last move")  # fmt: skip
    add_shared(parser, acts=True)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Move customers; return the exit status."""
    if options.undo == (options.to is not None):
        raise WrongUse("Say where they move: --to PAGE for a new version, or --undo CASE for back again.")
    if options.undo and not options.cases:
        raise WrongUse("Who goes back? Name the customers: processkit case migrate --undo CASE")
    return _undo(options) if options.undo else _move(options)


def _move(options: argparse.Namespace) -> int:
    process = sound_process(options.to, options, "Nobody was moved")
    if process is None:
        return 1
    at = typed_moment(options.at, zone_here()) if options.at is not None else None
    steps = dict(_pair(text) for text in options.maps)
    with opened(options) as engine:
        cases = [case_meant(engine, one).id for one in options.cases] or None
        shared: dict[str, Any] = {"by": who(options), "cases": cases, "steps": steps, "at": at}
        if not options.preview:
            try:
                return _tell(options, engine.migrate(process, key=options.key, **shared), is_moved=True)
            except Refused:
                # Nobody was moved. Who would land nowhere, and why, is told as in a preview.
                pass
        try:
            return _tell(options, engine.migrate(process, preview=True, **shared), is_moved=False)
        except Refused as refused:
            note(str(refused))
            return 1


def _tell(options: argparse.Namespace, moves: list[Move], *, is_moved: bool) -> int:
    refused = [move for move in moves if move.refused is not None]
    if options.json:
        print_json(moved=is_moved, moves=[_data(move) for move in moves])
        return 1 if refused else 0
    screen = Screen(options)
    for move in moves:
        if move.after is None or move.refused is not None:
            screen.item("✗", f"{headed(move.before)}, on {place(move.before)}: {move.refused}", RED)
        else:
            screen.item("✓", f"{headed(move.before)}: {place(move.before)} → {standing(move.after)}")
    if not moves:
        screen.say("Nobody is under way on another version of this page, so nobody moves.")
        return 0
    screen.gap()
    screen.say(_sum(len(moves), len(refused), is_moved=is_moved), GREEN if is_moved else DIM)
    if refused:
        note('A step that is gone needs a new one: --map "OLD=NEW", with the names of the steps.')
    return 1 if refused else 0


def _sum(count: int, refused: int, *, is_moved: bool) -> str:
    customers = f"{count} customer{'' if count == 1 else 's'}"
    if refused:
        return f"Nobody was moved: {refused} of {customers} would land nowhere."
    if not is_moved:
        return f"A preview: nobody was moved. {customers} can be."
    return f"Moved {customers}. Back again: processkit case migrate --undo CASE"


def _undo(options: argparse.Namespace) -> int:
    at = typed_moment(options.at, zone_here()) if options.at is not None else None
    status = 0
    with opened(options) as engine:
        for number, one in enumerate(options.cases):
            status = max(status, _undo_one(engine, options, one, number, at))
    return status


def _undo_one(engine: Engine, options: argparse.Namespace, word: str, number: int, at: datetime | None) -> int:
    before = case_meant(engine, word)
    options.case = word
    key = f"{options.key} {number}" if options.key is not None and number else options.key
    moment = typed_moment(options.at, before.plan.time.zone) if at is not None else None
    try:
        after = engine.undo_migration(before.id, by=who(options), at=moment, key=key)
    except Refused as refused:
        return refuse(options, before, refused, [])
    tell(options, after, engine.history(after.id)[before.version : after.version], word)
    return 0


def _pair(text: str) -> tuple[str, str]:
    old, equals, new = text.partition("=")
    if not equals or not old.strip() or not new.strip():
        raise WrongUse(
            f'--map takes two steps with = between them, such as "Send the quote=Send the offer", and not "{text}".'
        )
    return old.strip(), new.strip()


def _data(move: Move) -> dict[str, object]:
    return {
        "before": case_data(move.before, with_text=False),
        "after": case_data(move.after, with_text=False) if move.after is not None else None,
        "refused": refusal_data(move.refused) if move.refused is not None else None,
    }
