"""``processkit explain CODE``: why a check exists, a bad page, a good one, and how to accept it."""

from __future__ import annotations

import argparse

from processkit.checks.check import Check
from processkit.checks.outside import every_check
from processkit.checks.selection import codes_of, find_check
from processkit.findings import Severity

_WEIGHT = {
    Severity.ERROR: "must be fixed",
    Severity.WARNING: "customers will feel it",
    Severity.ADVICE: "advice",
}


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add this command to the command line."""
    parser = commands.add_parser(
        "explain",
        help="explain a check, with examples; without a code, list them all",
        description="Explain a check: why it matters, a page that breaks it, and the same page put right.",
    )
    parser.add_argument("code", nargs="?", metavar="CODE", help="such as PK302 or skipped-handover; PK3 lists a group")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print what the check means; return the exit status."""
    check = find_check(options.code) if options.code else None
    if check is not None:
        print(explanation(check), end="")
        return 0
    wanted = codes_of([options.code]) if options.code else {check.code for check in every_check()}
    for listed in every_check():
        if listed.code in wanted:
            print(f"{listed.code}  {listed.name:26}  {listed.title}")
    return 0


def explanation(check: Check) -> str:
    """Return all there is to say about a check, for reading in a terminal."""
    title = check.title[0].upper() + check.title[1:]
    return (
        f"{check.code} {check.name} ({_WEIGHT[check.severity]})\n\n"
        f"{title}.\n{check.why}\n\n"
        f"A page that must be put right; the line is marked:\n\n{_indented(check.bad)}\n"
        f"The same page, sound:\n\n{_indented(check.good)}\n"
        f"{how_to_accept(check)}\n"
    )


def how_to_accept(check: Check) -> str:
    """Return how a page says that a finding is on purpose, or that it cannot."""
    if not check.can_be_accepted:
        return "This cannot be accepted: the page would not work."
    return (
        "If it is meant, say so on the page, with the reason; in one step, or at the left edge for the whole page:\n\n"
        f"    accepted:\n      {check.name}: the reason why it is on purpose"
    )


def _indented(text: str) -> str:
    return "".join(f"    {line}\n" if line else "\n" for line in text.splitlines())
