"""A file that is no YAML: its lines, and the place where the parser stopped."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from processkit.findings import Edit, Hit, Repair, Span

_LONGEST_FIX = 240

KEY = r"[^\s:#\[\]{}\"',&*!|>%@`-][^:#\[\]{}\"']*?"
FIELD = re.compile(rf"(\s*(?:- +)*)({KEY}|\"[^\"]*\"|'[^']*'):(?:\s+(.*))?$")
"""A line with a field: what stands before it, its name, its value."""


@dataclass(frozen=True, slots=True)
class ParserSaid:
    """Where and why the parser stopped. Lines and columns count from 0, as the parser counts.

    ``long_quote`` holds the marks of the last quoted text that went over several lines.
    """

    problem: str
    line: int
    column: int
    context: str = ""
    context_line: int | None = None
    context_column: int = 0
    long_quote: Any = None

    @classmethod
    def of(cls, error: Any, long_quote: Any) -> ParserSaid:
        """Take over what an error of the parser says."""
        context = getattr(error, "context_mark", None)
        mark = getattr(error, "problem_mark", None) or context
        return cls(
            str(getattr(error, "problem", "") or ""),
            mark.line if mark is not None else 0,
            mark.column if mark is not None else 0,
            str(getattr(error, "context", "") or ""),
            context.line if context is not None else None,
            context.column if context is not None else 0,
            long_quote,
        )

    @property
    def tag(self) -> tuple[int, int] | None:
        """Where a sign "!" stands that cannot be read even as a command; None when it is not that."""
        if self.context.endswith(" a tag") and self.context_line is not None:
            return self.context_line, self.context_column
        return (self.line, self.column) if "tag handle" in self.problem else None


class Slip:
    """The lines of the file and the place where the parser stopped, for the functions below."""

    def __init__(self, lines: Sequence[str], said: ParserSaid) -> None:
        """Take the lines of the file and what the parser said."""
        self.lines = lines
        self.said = said

    def line(self, number: int) -> str:
        """Return a line of the file, counted from 0; empty where there is none."""
        return self.lines[number] if 0 <= number < len(self.lines) else ""

    @property
    def here(self) -> str:
        """The line at which the parser stopped."""
        return self.line(self.said.line)

    def above(self, number: int) -> int | None:
        """Return the last line above ``number`` that holds more than a comment, or None."""
        for candidate in range(min(number, len(self.lines)) - 1, -1, -1):
            text = self.lines[candidate].strip()
            if text and not text.startswith("#"):
                return candidate
        return None

    def suspects(self) -> list[int]:
        """Return the lines that may hold the slip: where it began, the line above, where it showed."""
        said = self.said
        found = [said.context_line, self.above(said.line), said.line]
        if "simple key" not in said.context:
            found = found[1:]
        return [n for n in dict.fromkeys(found) if n is not None]

    def hit(self, line: int, column: int, message: str, fix: str, *repairs: Repair) -> Hit:
        """Report at a place that is counted from 0, up to the end of its line."""
        if len(fix) > _LONGEST_FIX and "\n" not in fix:
            fix = f"{fix[:_LONGEST_FIX]}..."
        end = max(len(self.line(line).rstrip()), column + 1)
        span = Span(line + 1, column + 1, line + 1, end + 1)
        return Hit(message, code="PK001", fix=fix, span=span, repairs=repairs)


def rewritten(line: int, start: int, end: int, text: str, *, sure: bool = True) -> Repair:
    """Return a repair that writes ``text`` over the letters from ``start`` to ``end`` of a line, all counted from 0."""
    return Repair((Edit(Span(line + 1, start + 1, line + 1, end + 1), text),), sure)


def without_note(text: str) -> str:
    """Return a text without the note that stands behind it, and without spaces around it."""
    return re.split(r"\s#", text, maxsplit=1)[0].strip()


def quoted(text: str) -> str:
    """Return a text in quotation marks that it does not hold itself."""
    text = without_note(text)
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"
