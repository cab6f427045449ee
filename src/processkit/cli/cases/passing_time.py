"""What time brings: ``advance`` once, ``worker`` again and again."""

from __future__ import annotations

import argparse
import re
import signal
import sys
import threading
from collections.abc import Iterable
from types import FrameType

from processkit.cli.cases.as_json import case_data, print_json
from processkit.cli.cases.happenings import Teller, stopped
from processkit.cli.cases.opening import opened, zone_here
from processkit.cli.cases.options import add_shared
from processkit.cli.cases.screen import BOLD, Screen
from processkit.cli.cases.standing import headed, said_for
from processkit.cli.cases.times import typed_moment
from processkit.cli.console import note
from processkit.engine.data import event_to_data
from processkit.errors import UnusableDatabase
from processkit.runtime.advancing import Brought
from processkit.runtime.questions import Happened

_SECONDS = {"s": 1, "m": 60, "h": 3600}
_EVERY = re.compile(r"([0-9]{1,4})([smh])")


def add_advance(parser: argparse.ArgumentParser) -> None:
    """Add what ``advance`` takes."""
    add_shared(parser)
    parser.set_defaults(run=advance)


def add_worker(parser: argparse.ArgumentParser) -> None:
    """Add what ``worker`` takes."""
    parser.add_argument("--every", metavar="TIME", type=_seconds, default=60, help="how often: 30s, 5m, 1h (1m)")
    add_shared(parser, at=False)
    parser.set_defaults(run=worker)


def advance(options: argparse.Namespace) -> int:
    """Bring up what time has brought; return the exit status."""
    at = typed_moment(options.at, zone_here()) if options.at is not None else None
    with opened(options) as engine:
        brought = engine.advance(at)
    if options.json:
        print_json(cases=[_data(one) for one in brought])
        return 0
    screen = Screen(options)
    # Cron sends by mail whatever is printed, so nothing is where nothing is new.
    if not brought and sys.stdout.isatty():
        screen.say("Nothing new.")
    _print(screen, brought)
    return 0


def worker(options: argparse.Namespace) -> int:
    """Bring up what time has brought until somebody stops it; return the exit status."""
    stopped = threading.Event()

    def stop(_signal: int, _frame: FrameType | None) -> None:
        stopped.set()

    for one in (signal.SIGTERM, signal.SIGINT):
        signal.signal(one, stop)
    with opened(options) as engine:
        note("Running. Ctrl-C stops it.")
        while True:
            try:
                brought = engine.advance()
            except UnusableDatabase as problem:
                # Somebody else keeps it busy, or the disk is full: the next time may be better.
                note(f"{problem} It is tried again.")
                brought = []
            if options.json and brought:
                print_json(on_one_line=True, cases=[_data(one) for one in brought])
            elif brought:
                _print(Screen(options), brought)
            # Whoever reads along is not to wait until much has come together.
            sys.stdout.flush()
            if stopped.wait(options.every):
                break
    note("Stopped.")
    return 0


def _print(screen: Screen, brought: Iterable[Brought]) -> None:
    for one in brought:
        case = one.case
        teller = Teller(case.plan, lambda at, case=case: said_for(case, at))  # type: ignore[misc]  # bound in the loop
        screen.say(headed(case), BOLD)
        for event in one.events:
            told = teller.tell(Happened(0, case.id, 0, event.at, event, None, {}))
            screen.item("-", stopped(told))


def _data(brought: Brought) -> dict[str, object]:
    return {
        "case": case_data(brought.case, with_text=False),
        "happened": [event_to_data(one) for one in brought.events],
    }


def _seconds(text: str) -> int:
    match = _EVERY.fullmatch(text.strip().casefold())
    if match is None or not int(match[1]):
        raise argparse.ArgumentTypeError(f'"{text}" is no time such as 30s, 5m or 1h')
    return int(match[1]) * _SECONDS[match[2]]
