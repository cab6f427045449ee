"""Looking at one customer: ``show`` and ``history``."""

from __future__ import annotations

import argparse

from processkit.cli.cases.acting import print_open
from processkit.cli.cases.as_json import case_data, happened_data, print_json
from processkit.cli.cases.finding import case_meant
from processkit.cli.cases.happenings import FORGOTTEN, Teller
from processkit.cli.cases.opening import opened
from processkit.cli.cases.options import add_shared
from processkit.cli.cases.screen import BOLD, DIM, RED, Screen
from processkit.cli.cases.standing import asked_for, headed, standing
from processkit.cli.cases.times import dated, typed_moment, whole_day
from processkit.cli.cases.to_type import Typing
from processkit.engine.people import CLOCK
from processkit.rendering.texts import printable
from processkit.runtime.case_view import CaseView


def add_show(parser: argparse.ArgumentParser) -> None:
    """Add what ``show`` takes."""
    add_shared(parser, one=True)
    parser.set_defaults(run=show)


def add_history(parser: argparse.ArgumentParser) -> None:
    """Add what ``history`` takes."""
    add_shared(parser, one=True, at=False)
    parser.set_defaults(run=history)


def show(options: argparse.Namespace) -> int:
    """Show where a customer stands; return the exit status."""
    with opened(options) as engine:
        found = case_meant(engine, options.case)
        at = typed_moment(options.at, found.plan.time.zone) if options.at is not None else None
        view = engine.case(found.id, at=at)
        if options.json:
            print_json(case=case_data(view))
            return 0
        _print(Screen(options), view, options)
    return 0


def history(options: argparse.Namespace) -> int:
    """Tell all that has happened to a customer; return the exit status."""
    with opened(options) as engine:
        view = case_meant(engine, options.case)
        happened = engine.history(view.id)
    if options.json:
        print_json(case=view.id, customer=view.customer, events=[happened_data(one) for one in happened])
        return 0
    screen = Screen(options)
    zone = view.plan.time.zone
    screen.say(f"{headed(view)}, {printable(view.process)}", BOLD)
    screen.say(f"Times are those of {zone.key}.", DIM)
    teller = Teller(view.plan, lambda at: dated(at, zone))
    day = ""
    for one in happened:
        local = one.at.astimezone(zone)
        if day != (day := whole_day(local.date())):
            screen.heading(day)
        by = "" if one.by == CLOCK else f" ({printable(one.by or FORGOTTEN)})"
        screen.item(f"{local:%H:%M}", f"{teller.tell(one)}{by}")
    screen.gap()
    screen.say(f"Now: {standing(view)}.")
    return 0


def _print(screen: Screen, view: CaseView, options: argparse.Namespace) -> None:
    position = view.position
    screen.say(f"{headed(view)}, {printable(view.process)}", BOLD)
    text = standing(view)
    screen.say(f"{text[:1].upper()}{text[1:]}.", *([RED] if position.late else []))
    if position.overrides:
        count = "One exception was" if position.overrides == 1 else f"{position.overrides} exceptions were"
        screen.say(f"{count} made for this customer: see the history.", DIM)
    if position.late and position.if_late is not None:
        screen.say(f"When it is late: {printable(position.if_late)}")
    if position.untold:
        screen.say("The customer has had no word since it became late.", RED)
    lines = asked_for(position.missing)
    if lines:
        screen.heading("Still missing")
    for line in lines:
        screen.item("-", line)
    if position.owed:
        screen.heading("To be paid by the customer")
        for payment in position.owed:
            screen.item("-", printable(payment))
    print_open(screen, view)
    if position.customer_text:
        screen.heading("For the customer")
        screen.say(position.customer_text, indent=2)
    screen.commands(Typing(options, options.case).next(view))
