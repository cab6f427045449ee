"""The terminal: how wide it is, whether it shows colours, where notes go, and which day it is there."""

from __future__ import annotations

import os
import shutil
import sys
from datetime import date, datetime
from typing import TextIO

from processkit.report.safe_text import safe
from processkit.report.text import Look

_WIDEST = 110
NARROWEST, WIDEST = 40, 120
"""How narrow and how wide a line is at least and at most, where it is set for the terminal."""


def look_of(stream: TextIO, *, colour: bool) -> Look:
    """Return how text is set on ``stream``: plain and of a fixed width when it is no terminal."""
    if not stream.isatty():
        return Look(width=100, colour=False)
    width = shutil.get_terminal_size((100, 24)).columns
    return Look(min(width, _WIDEST), colour and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb")


def columns(stream: TextIO) -> int:
    """Return how many places a line has: those of the terminal, 40 to 120; 100 for programs."""
    if not stream.isatty() and not os.environ.get("COLUMNS"):
        return 100
    return max(min(shutil.get_terminal_size((100, 24)).columns, WIDEST), NARROWEST)


def today() -> date:
    """Return the day that it is where the command runs."""
    return datetime.now().astimezone().date()


def note(text: str) -> None:
    """Print a note for the person at the terminal; data goes to standard output instead."""
    print(safe(text), file=sys.stderr)


class Progress:
    """Tells on a terminal how far a long run has come; silent for few files and for programs."""

    _FROM = 30

    def __init__(self, total: int, verb: str) -> None:
        """Begin to count up to ``total``; ``verb`` says what is done, such as "checked"."""
        self._total = total
        self._verb = verb
        self._shown = sys.stderr.isatty() and total >= self._FROM

    def step(self, done: int) -> None:
        """Show how many are done, every now and then."""
        if self._shown and (done % 10 == 0 or done == self._total):
            end = "\n" if done == self._total else ""
            print(f"\r{self._verb} {done:,} of {self._total:,} files", end=end, file=sys.stderr, flush=True)
