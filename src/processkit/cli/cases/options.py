"""What the sub-commands share: which cases, which one of them, who acts, and when."""

from __future__ import annotations

import argparse
import getpass
import os

from processkit.errors import WrongUse

_EXIT = "Exit status: 0 done, 1 refused (nothing has changed, and it says what is missing), 2 the command is wrong, there is no such case, or the file cannot be used."


def add_shared(parser: argparse.ArgumentParser, *, acts: bool = False, one: bool = False, at: bool = True) -> None:
    """Add what the sub-commands share.

    Args:
        parser: The parser of the sub-command.
        acts: Whether somebody does something: then who it is goes on record.
        one: Whether it is about one case.
        at: Whether a time matters.
    """
    if one:
        parser.add_argument("case", metavar="CASE", help="the customer's name, or a part of it that nobody else has; or the id of the case, or how it begins")  # fmt: skip
    if acts:
        parser.add_argument("--by", metavar="NAME", help="who does it, as the page lists people (PROCESSKIT_BY, else the name that you are logged in with)")  # fmt: skip
        parser.add_argument("--key", metavar="TEXT", help="for programs: a command with the same key is carried out once, however often it is sent")  # fmt: skip
    if at:
        parser.add_argument("--at", metavar="TIME", help="when, such as 2026-11-09T16:30 in the time of the shop, or with a time zone (now)")  # fmt: skip
    parser.add_argument("--json", action="store_true", help="answer in JSON, for programs")
    parser.add_argument("--db", metavar="URL", default=argparse.SUPPRESS, help="where the customers are kept: a file, or sqlite:///FILE (PROCESSKIT_DB, else processkit.db)")  # fmt: skip
    parser.add_argument("--no-color", action="store_true", default=argparse.SUPPRESS, help="no colours (the same as NO_COLOR=1)")  # fmt: skip
    if parser.epilog is None:
        parser.epilog = _EXIT


def add_reason(parser: argparse.ArgumentParser, help_text: str) -> None:
    """Add ``--reason``."""
    parser.add_argument("--reason", metavar="TEXT", help=help_text)


def add_until(parser: argparse.ArgumentParser) -> None:
    """Add ``--until``."""
    parser.add_argument("--until", metavar="WHEN", help='when to get in touch again: 2026-12-01, or "3 weeks" (what the page says)')  # fmt: skip


def add_limit(parser: argparse.ArgumentParser, usual: int) -> None:
    """Add ``--limit``."""
    parser.add_argument("--limit", type=_count, default=usual, metavar="N", help=f"how many at most ({usual})")


def who(options: argparse.Namespace) -> str:
    """Return the name of the person who gives the command.

    Raises:
        WrongUse: Nobody knows.
    """
    name: str = options.by or os.environ.get("PROCESSKIT_BY") or _login()
    if not name.strip():
        raise WrongUse("Who does this? It goes on record: add --by NAME, or set PROCESSKIT_BY once.")
    return name


def is_said(options: argparse.Namespace) -> bool:
    """Tell whether the name was given, and is not only that of the login."""
    return bool(options.by or os.environ.get("PROCESSKIT_BY"))


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


def _count(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 1_000_000:
        raise argparse.ArgumentTypeError(f'"{text}" is no number from 1 on')
    return int(text)
