"""What the sub-commands print: paragraphs and lists as wide as the terminal, and commands to type, each on one line."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from typing import TextIO

from processkit.cli.console import columns, look_of
from processkit.rendering.terminal.cells import wrapped
from processkit.report.safe_text import safe

BOLD, DIM, RED, GREEN = "\033[1m", "\033[2m", "\033[31m", "\033[32m"


class Screen:
    """Prints for people."""

    def __init__(self, options: argparse.Namespace, stream: TextIO | None = None) -> None:
        """Print to a stream; standard output for None."""
        self._stream = stream if stream is not None else sys.stdout
        self._look = look_of(self._stream, colour=not getattr(options, "no_color", False))
        self.width = columns(self._stream)

    def say(self, text: str, *codes: str, indent: int = 0, hang: int | None = None) -> None:
        """Print a paragraph; a text with line breaks line by line.

        Args:
            text: The text.
            codes: Colours.
            indent: How far the first line is moved in.
            hang: How far the other lines are; None as far as the first.
        """
        for line in text.splitlines() or [""]:
            inside = indent if hang is None else hang
            first, *rest = wrapped(safe(line), self.width - max(indent, inside)) or [""]
            self._print(" " * indent + self._look.paint(first, *codes) if codes else " " * indent + first)
            for more in rest:
                self._print(" " * inside + (self._look.paint(more, *codes) if codes else more))

    def item(self, mark: str, text: str, *codes: str) -> None:
        """Print an entry of a list behind its mark."""
        self.say(f"{mark} {text}", *codes, indent=2, hang=3 + len(mark))

    def heading(self, text: str) -> None:
        """Print a heading with an empty line above it."""
        self._print("")
        self.say(text, BOLD)

    def gap(self) -> None:
        """Print an empty line."""
        self._print("")

    def commands(self, lines: Iterable[str], heading: str = "Type next") -> None:
        """Print what to type, never broken into lines: so it can be copied."""
        lines = list(lines)
        if not lines:
            return
        self.heading(heading)
        for line in lines:
            self.type(line)

    def type(self, line: str, indent: int = 2) -> None:
        """Print one command to type; what stands in brackets behind it says when."""
        typed, gap, when = safe(line).partition("   (")
        self._print(" " * indent + typed + (self._look.paint(f"{gap}{when}", DIM) if gap else ""))

    def row(self, pieces: Iterable[tuple[str, tuple[str, ...]]]) -> None:
        """Print pieces beside each other, each in its colours."""
        self._print("".join(self._look.paint(safe(t), *codes) if codes else safe(t) for t, codes in pieces).rstrip())

    def _print(self, line: str) -> None:
        print(line, file=self._stream)
