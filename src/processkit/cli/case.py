"""``processkit case``: every customer on the page, one sub-command for each thing that happens.

The sub-commands are in the folder ``cases``; only the one that is typed is loaded.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from importlib import import_module
from typing import Any, NamedTuple


class _Sub(NamedTuple):
    """One sub-command: its file in the folder ``cases``, the line in the help, and what it says of itself."""

    file: str
    line: str
    description: str


_SUBS = {
    "start": _Sub("start", "a customer comes in", "Take in a customer, who is on the first step of the page then and stays on this version of it. The file with the customers is made when the first one comes in."),
    "show": _Sub("looking", "where a customer stands, what is missing, what to say", "Show where a customer stands: the step, whose turn it is, by when, what is missing and from whom, what to tell the customer, and what to type next."),
    "paper": _Sub("on_step", "a paper is on file", "Say that papers are on file; at any time, also before or after their step."),
    "tick": _Sub("on_step", "a box of the checklist is ticked", "Tick boxes of the checklist of the step that the customer is on."),
    "paid": _Sub("on_step", "a payment is in", "Say that a payment of the customer is in; at any time, early or late."),
    "complete": _Sub("on_step", "the step is done", "Say that the step is done. It is refused while something is missing: a paper, a tick, an answer, a payment. The next step begins, or is handed over to its owner."),
    "pass": _Sub("on_step", "the step is left out, because it does not apply", "Leave out a step that the page does only for some customers (only_if), because this is none of them."),
    "waiting": _Sub("on_step", "our part is done, the customer's is not", "Say that our part of the step is done, and now it is the customer's turn. Where the page says what happens when nobody replies, the time runs from now."),
    "accept": _Sub("handovers", "the receiver takes over", "Take over a customer from a colleague: each check of the handover is confirmed. Who hands over does not accept."),
    "send-back": _Sub("handovers", "the receiver sends back what is not complete", "Send a customer back to the colleague who handed over, with what is missing."),
    "park": _Sub("leaving", "the customer waits for another time", "Park a customer until a date. On that date you are reminded."),
    "resume": _Sub("leaving", "a parked customer goes on", "Go on with a parked customer, at the step that was left."),
    "end": _Sub("leaving", "the customer leaves", "Let a customer leave, from any step: to a lost end, a later one, or one that the page lists under anytime."),
    "override": _Sub("leaving", "on although something is missing; stays on record", "Go on to a step or an end although something is missing. It stays on record, with your name, the reason, and what was left out, and is counted in every report."),
    "reopen": _Sub("leaving", "back to a step that was done", "Go back to a step that the customer has come by. Nothing is erased; its papers, boxes and answer are asked for once more."),
    "note": _Sub("remarks", "write something down, or what the customer was told", "Write something down. With --told it is a word that the customer got from you: who is late and has had a word no longer stands in front."),
    "score": _Sub("remarks", "how it went", "Record how a step went, or the whole journey: a number, a remark, or both."),
    "list": _Sub("listing", "all customers, the newest first", "List customers, the newest first; for a role or a person, what is due first."),
    "due": _Sub("upcoming", "what is due, day by day", "List what is due: what is late, then day by day: steps, handovers to answer, payments, replies that are awaited, people to get in touch with again."),
    "late": _Sub("upcoming", "what is late, and whom to call first", "List what is late. Customers who have had no word since then come first, with what the page says to do."),
    "remind": _Sub("upcoming", "what to say to whom today", "Tell what to say to whom: for everything that is late or due, what we do about it, what is missing, and the words for the customer. With --ics it goes into everybody's calendar."),
    "advance": _Sub("passing_time", "bring up what time has brought (for cron)", "Bring up what time has brought: what became late, where nobody replied, whom to get in touch with again. To be run now and then; each thing comes up once."),
    "worker": _Sub("passing_time", "do the same again and again until stopped", "Bring up what time has brought, again and again, until it is stopped by Ctrl-C or SIGTERM."),
    "history": _Sub("looking", "all that has happened to a customer", "Tell all that has happened to a customer, in order, and who did it."),
    "report": _Sub("reporting", "how it went: promise, steps, handovers, losses", "Tell how it went: how long each step took against what the page says, what handovers were sent back for, exceptions and why, where customers are lost, scores against the promise."),
    "migrate": _Sub("moving", "move customers to a new version of their page", "Move the customers who are under way to a new version of their page: all of them, or none where one would land nowhere."),
    "forget": _Sub("keeping", "erase a customer's name and all words", "Erase the name of a customer, and all that was written down: notes, reasons, references, names of colleagues. What happened still counts in reports. It cannot be undone."),
    "verify": _Sub("keeping", "look whether anything was changed from outside", "Look whether everything is as it was kept: no event changed or taken away, all tables whole."),
    "copy": _Sub("keeping", "a whole copy of the file, while work goes on", "Write a whole copy of the file with the customers, while work goes on."),
    "outbox": _Sub("outbox", "events for other systems, from a position on", "Print what has happened to all customers behind a position, one CloudEvent in JSON on each line. No name, note or reference is in it."),
}  # fmt: skip


class _OneSub(argparse._SubParsersAction):  # type: ignore[type-arg]  # it takes no argument when the program runs
    """Loads the sub-command that was typed, when it was."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: str | Sequence[Any] | None,
        option_string: str | None = None,
    ) -> None:
        """Load what the typed sub-command takes, and read the rest by it."""
        name = str(values[0]) if values else ""
        if any(_is_broken(str(value)) for value in values or ()):
            parser.error("something was typed that holds signs which are no letters in any script")
        if name in _SUBS:
            _fill(name, self.choices[name])
        super().__call__(parser, namespace, values, option_string)


def _is_broken(text: str) -> bool:
    """Tell whether a text holds bytes that could not be read as letters, or halves of letters."""
    return any("\ud800" <= sign <= "\udfff" for sign in text) or "\0" in text


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add this command, with its sub-commands by name only."""
    parser = commands.add_parser(
        "case",
        help="keep each customer on the page: who stands where, what is due, what is late",
        description="Keep each customer on the page, from the first call on: no step is skipped, each handover is accepted by its receiver, nobody is forgotten.",
        epilog="Start with: processkit case start PAGE --customer NAME",
    )
    subs = parser.add_subparsers(dest="sub", required=True, metavar="COMMAND", action=_OneSub)
    parser.add_argument("--db", metavar="URL", default=argparse.SUPPRESS, help="where the customers are kept: a file, or sqlite:///FILE (PROCESSKIT_DB, else processkit.db)")  # fmt: skip
    for name, sub in _SUBS.items():
        subs.add_parser(name, help=sub.line, description=sub.description)


def sub_commands(parser: argparse.ArgumentParser) -> dict[str, tuple[argparse.ArgumentParser, str]]:
    """Return the parser of each sub-command with all that it takes, and its line, for the reference."""
    choices = next(action.choices for action in parser._actions if isinstance(action, _OneSub))
    for name, sub in choices.items():
        _fill(name, sub)
    return {name: (sub, _SUBS[name].line) for name, sub in choices.items()}


def _fill(name: str, parser: argparse.ArgumentParser) -> None:
    module = import_module(f"processkit.cli.cases.{_SUBS[name].file}")
    getattr(module, f"add_{name.replace('-', '_')}")(parser)
