"""What is coming up: ``due``, ``late``, ``remind``."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from processkit.cli.cases.as_json import due_data, print_json
from processkit.cli.cases.finding import shortest_word
from processkit.cli.cases.gathering import Asked, Task
from processkit.cli.cases.opening import address, opened
from processkit.cli.cases.options import add_limit, add_shared
from processkit.cli.cases.screen import BOLD, DIM, RED, Screen
from processkit.cli.cases.standing import asked_for, customer
from processkit.cli.cases.times import day_said, said
from processkit.cli.cases.to_type import Typing
from processkit.cli.console import note
from processkit.engine.people import receivers_of
from processkit.exchange.calendar_file import calendar_file
from processkit.rendering.labels import labels_for
from processkit.rendering.texts import printable
from processkit.runtime.engine import Engine

_USUAL = 50
_DAYS_AHEAD = 7


def add_due(parser: argparse.ArgumentParser) -> None:
    """Add what ``due`` takes."""
    _add_whose(parser)
    parser.add_argument("--until", metavar="DAY", help=f'up to this day: 2026-12-01, or "14 days" ({_DAYS_AHEAD} days)')
    add_limit(parser, _USUAL)
    add_shared(parser)
    parser.set_defaults(run=due)


def add_late(parser: argparse.ArgumentParser) -> None:
    """Add what ``late`` takes."""
    _add_whose(parser)
    add_limit(parser, _USUAL)
    add_shared(parser)
    parser.set_defaults(run=late)


def add_remind(parser: argparse.ArgumentParser) -> None:
    """Add what ``remind`` takes."""
    _add_whose(parser)
    parser.add_argument("--until", metavar="DAY", help='up to this day: 2026-12-01, or "3 days" (today)')
    parser.add_argument("--ics", metavar="FILE", help="write all that is due, however far ahead, into a calendar file for everybody's phone")  # fmt: skip
    add_limit(parser, _USUAL)
    add_shared(parser)
    parser.set_defaults(run=remind)


def due(options: argparse.Namespace) -> int:
    """List what is due, day by day; return the exit status."""
    asked = Asked(options, _DAYS_AHEAD)
    with opened(options) as engine:
        found = asked.tasks(engine, asked.until)
    if options.json:
        return _as_json(found, options)
    screen = Screen(options)
    if not found:
        screen.say(f"Nothing is late, and nothing is due {_until(asked)}.")
        return 0
    for task in _titled(screen, found[: options.limit], lambda task: "Late" if task.due.late else _day(task, asked)):
        _print_task(screen, task, asked)
    _print_more(screen, found, options.limit)
    return 0


def late(options: argparse.Namespace) -> int:
    """List what is late, who has had no word first; return the exit status."""
    asked = Asked(options, 0)
    with opened(options) as engine:
        found = [task for task in asked.tasks(engine, asked.at) if task.due.late]
        if options.json:
            return _as_json(found, options)
        screen = Screen(options)
        if not found:
            screen.say("Nothing is late.")
            return 0
        for task in _titled(screen, found[: options.limit], _how_late):
            _print_task(screen, task, asked)
            _print_what_to_do(screen, engine, task, options)
    _print_more(screen, found, options.limit)
    return 0


def remind(options: argparse.Namespace) -> int:
    """Tell what to say to whom; return the exit status."""
    asked = Asked(options, 0)
    with opened(options) as engine:
        if options.ics is not None:
            return _write_calendar(asked.tasks(engine, None), asked, options)
        found = asked.tasks(engine, asked.until)
        if options.json:
            return _as_json(found, options)
        screen = Screen(options)
        if not found:
            screen.say(f"Nothing is late, and nothing is due {_until(asked)}.")
        for number, task in enumerate(found[: options.limit]):
            if number:
                screen.gap()
            _print_reminder(screen, engine, task, asked, options)
    _print_more(screen, found, options.limit)
    return 0


def _add_whose(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--role", metavar="ROLE", help="only what waits for this role")
    parser.add_argument("--person", metavar="NAME", help="only what waits for a role of this person")


def _how_late(task: Task) -> str:
    if task.due.kind == "touch":
        return "To get in touch with again"
    return "Late, and no word to the customer since" if task.due.untold else "Late, and the customer knows"


def _titled(screen: Screen, tasks: Iterable[Task], title_of: Callable[[Task], str]) -> Iterator[Task]:
    """Yield the tasks, with a title printed above each that has another title than the one before."""
    heading = ""
    for task in tasks:
        title = title_of(task)
        if title != heading:
            if heading:
                screen.gap()
            screen.say(title[:1].upper() + title[1:], BOLD, *([RED] if task.due.late else []))
            heading = title
        yield task


def _print_task(screen: Screen, task: Task, asked: Asked) -> None:
    view, due = task
    zone = view.plan.time.zone
    when = said(due.due, asked.at, zone) if due.late else f"{due.due.astimezone(zone):%H:%M}"
    screen.item("-" if due.late else when, f"{customer(view)} ({view.id}): {_what(task)}")
    if due.late:
        screen.say(f"since {when}" if due.kind != "touch" else f"was due {when}", DIM, indent=4)


def _what(task: Task) -> str:
    due = task.due
    number = f"step {due.number}, " if due.kind == "step" else ""
    return f"{number}{printable(due.what)} ({printable(due.who)})"


def _print_what_to_do(screen: Screen, engine: Engine, task: Task, options: argparse.Namespace) -> None:
    """Print the plan of the page for a late thing, and how to say that the customer was told."""
    due = task.due
    if due.plan is not None:
        screen.say(printable(due.plan), indent=4)
    if due.untold or due.kind == "touch":
        screen.say("Once you have called:", DIM, indent=4)
        screen.type(_note_of(engine, task, options), indent=6)


def _note_of(engine: Engine, task: Task, options: argparse.Namespace) -> str:
    """Return what to type when somebody has talked to the customer."""
    return Typing(options, shortest_word(engine, task.view)).command("note", '"what you said"', "--told")


def _print_reminder(screen: Screen, engine: Engine, task: Task, asked: Asked, options: argparse.Namespace) -> None:
    view, due = task
    when = said(due.due, asked.at, view.plan.time.zone)
    screen.say(f"{customer(view)} ({view.id}): {_when(task)} {when}", BOLD, *([RED] * due.late))
    names = receivers_of(view.plan.process, view.plan.by_key[due.step_id].step).names
    people = f": {', '.join(map(printable, names))}" if names else ""
    screen.say(f"{_what(task)}{people}", indent=2)
    for line in asked_for(due.missing):
        screen.item("-", f"missing {line}")
    if due.late and due.plan is not None:
        screen.say(f"What we do now: {printable(due.plan)}", indent=2)
    if due.untold:
        screen.say("The customer has had no word since.", RED, indent=2)
    if due.untold or (due.late and due.kind == "touch"):
        screen.say("Once you have called:", DIM, indent=2)
        screen.type(_note_of(engine, task, options), indent=4)
    # Whom to get in touch with again is not to be told that we do.
    if due.customer_text and due.kind != "touch":
        screen.say("For the customer:", DIM, indent=2)
        screen.say(due.customer_text, indent=4)


def _when(task: Task) -> str:
    if task.due.kind == "touch" and task.due.late:
        return "was to hear from us"
    return "late since" if task.due.late else "by"


def _write_calendar(found: Sequence[Task], asked: Asked, options: argparse.Namespace) -> int:
    # Loaded here: most of the time nothing is written.
    from processkit.cli.writing import write_whole

    path = Path(options.ics)
    languages = {task.view.plan.process.language for task in found}
    # Where pages speak several languages, what the calendar itself says is in English.
    words = labels_for(languages.pop() if len(languages) == 1 else "en")
    text = calendar_file([task.due for task in found], words, asked.at, "Customers", address(options))
    write_whole(path, text.encode("utf-8"))
    if options.json:
        print_json(file=str(path), entries=len(found))
    else:
        note(
            f"wrote {path}: {len(found)} {'entry' if len(found) == 1 else 'entries'}. Open it on the phone, or subscribe to it."
        )
    return 0


def _as_json(found: Sequence[Task], options: argparse.Namespace) -> int:
    shown = found[: options.limit]
    print_json(due=[due_data(task.due) for task in shown], more=len(found) - len(shown))
    return 0


def _print_more(screen: Screen, found: Sequence[Task], limit: int) -> None:
    if len(found) > limit:
        screen.gap()
        screen.say(f"{len(found) - limit:,} more: --limit {len(found)}", DIM)


def _until(asked: Asked) -> str:
    day = day_said(asked.until.astimezone(asked.zone).date(), asked.at.astimezone(asked.zone).date())
    return day if day in ("today", "tomorrow") else f"until {day}"


def _day(task: Task, asked: Asked) -> str:
    zone = task.view.plan.time.zone
    return day_said(task.due.due.astimezone(zone).date(), asked.at.astimezone(zone).date())
