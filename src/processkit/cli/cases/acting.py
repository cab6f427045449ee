"""How a sub-command that does something to a case goes: it is found, the engine decides, and what came of it is told."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeAlias

from processkit.cli.cases.as_json import case_data, happened_data, print_json, refusal_data
from processkit.cli.cases.finding import case_meant
from processkit.cli.cases.happenings import Teller, stopped
from processkit.cli.cases.opening import now, opened
from processkit.cli.cases.options import who
from processkit.cli.cases.screen import GREEN, Screen
from processkit.cli.cases.standing import acting, headed, said_for, standing
from processkit.cli.cases.times import typed_moment, typed_reminder
from processkit.cli.cases.to_type import Typing, boxes_of
from processkit.engine.events import Event, HandoverSentBack, Scored, StepEntered
from processkit.engine.refused import Refused
from processkit.engine.wall_clock import aware
from processkit.rendering.texts import printable
from processkit.runtime.case_view import CaseView
from processkit.runtime.engine import Engine
from processkit.runtime.questions import Happened


@dataclass(frozen=True)
class Order:
    """What somebody wants done.

    Attributes:
        engine: The engine.
        case: The case as it is before.
        options: What was typed.
        at: When it is done; None for now.
    """

    engine: Engine
    case: CaseView
    options: argparse.Namespace
    at: datetime | None

    @property
    def shared(self) -> dict[str, Any]:
        """What each command of the engine takes: who, when, and the key."""
        return {"by": who(self.options), "at": self.at, "key": self.options.key}

    def shared_for(self, number: int) -> dict[str, Any]:
        """Return the same for one of several commands: each of them has a key of its own."""
        key = self.options.key
        return {**self.shared, "key": f"{key} {number}" if key is not None and number else key}

    @property
    def until(self) -> datetime | None:
        """When to get in touch again; None where nothing was typed."""
        typed = self.options.until
        moment = aware(self.at if self.at is not None else now())
        return typed_reminder(typed, self.case.plan.time, moment) if typed is not None else None


Do: TypeAlias = Callable[[Order], CaseView]


def carried_out(options: argparse.Namespace, do: Do) -> int:
    """Carry out a command on the case that is meant, and tell what came of it; return the exit status."""
    with opened(options) as engine:
        case = case_meant(engine, options.case)
        at = typed_moment(options.at, case.plan.time.zone) if options.at is not None else None
        before = engine.case(case.id, at=at)
        try:
            after = do(Order(engine, before, options, at))
        except Refused as refused:
            stands = engine.case(case.id, at=at)
            # Of several papers or boxes, those in front of the one that is refused are carried out.
            done = engine.history(case.id)[before.version :] if stands.version > before.version else []
            return refuse(options, stands, refused, done)
        happened = engine.history(case.id)[before.version : after.version]
        tell(options, after, happened, options.case)
    return 0


def tell(options: argparse.Namespace, after: CaseView, happened: list[Happened], word: str) -> None:
    """Tell what has happened, where the customer stands now, and what to type next."""
    if options.json:
        print_json(case=case_data(after), happened=[happened_data(one) for one in happened])
        return
    screen = Screen(options)
    print_happened(screen, after, happened)
    if not happened:
        screen.say("Nothing had to be done: it was done before.")
    screen.say(f"{headed(after)}: {standing(after)}.")
    print_open(screen, after)
    if after.status == "ended" and any(isinstance(one.event, Scored) for one in happened):
        return
    is_sent_back = any(isinstance(one.event, HandoverSentBack) for one in happened)
    screen.commands(Typing(options, word, is_for_another=is_sent_back).next(after))


def print_happened(screen: Screen, after: CaseView, happened: list[Happened]) -> None:
    """Print what has happened, but for where it has led to: that is said by where the customer stands."""
    teller = Teller(after.plan, lambda at: said_for(after, at))
    told = [one for one in happened if not _is_said_by_where(one.event)]
    for one in told:
        by = f" ({printable(one.by)})" if one is told[-1] and one.by is not None else ""
        screen.say(f"{stopped(teller.tell(one))}{by}", GREEN)


def _is_said_by_where(event: Event) -> bool:
    return isinstance(event, StepEntered) and event.how == "forward" and event.guarded


def print_open(screen: Screen, view: CaseView) -> None:
    """Print what is still to be looked at: the checklist, and the checks of a handover, with their numbers."""
    step = acting(view)
    if view.status == "offered" and step.receiving is not None:
        if step.receiving.checks:
            screen.heading(f"{step.owner} confirms")
        for number, check in enumerate(step.receiving.checks, 1):
            screen.item(str(number), check)
    if view.status == "open":
        ticks = set(view.state.ticks)
        boxes = boxes_of(view)
        if not ticks.issuperset(boxes):
            screen.heading("Checklist")
            for number, box in enumerate(boxes, 1):
                screen.item(f"{number} [{'x' if box in ticks else ' '}]", box)
        if view.standing.only_if is not None:
            screen.gap()
            screen.say(f"This step is done only if: {view.standing.only_if}")
        if view.standing.question is not None:
            screen.gap()
            screen.say(f"To decide: {view.standing.question}")


def refuse(options: argparse.Namespace, view: CaseView, refused: Refused, done: list[Happened]) -> int:
    """Tell why something was not done, and what to type to give what is missing; return the exit status.

    Args:
        options: What was typed.
        view: The case as it is.
        refused: Why.
        done: What was done before that, by the same command.
    """
    if options.json:
        print_json(refused=refusal_data(refused), case=case_data(view), happened=[happened_data(one) for one in done])
        return 1
    print_happened(Screen(options), view, done)
    screen = Screen(options, sys.stderr)
    screen.say(str(refused))
    screen.commands(Typing(options, options.case).to_give(refused, view), "Type first")
    return 1
