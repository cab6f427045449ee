"""The lines of a page as somebody sees them: how far in each begins, and which belong together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

_LEAD = re.compile(r"( *)((?:- +)*)")


class Outline:
    """The lines of a file, counted from 0. A line that is blank or only a note has no content."""

    def __init__(self, lines: Sequence[str]) -> None:
        """Take the lines of the file."""
        self.lines = lines
        self.begins = [_begins(line) for line in lines]
        self.often = Counter(begin for begin in self.begins if begin is not None)
        by_four = sum(often for begin, often in self.often.items() if begin % 4 == 0)
        self._step = 4 if by_four > 0.9 * sum(self.often.values()) else 2

    def word_at(self, number: int) -> int:
        """Return the column of the first word of a line, behind its dashes."""
        match = _LEAD.match(self.lines[number])
        return match.end() if match else 0

    def is_usual(self, column: int) -> bool:
        """Whether lines of this file commonly begin at such a column: at every second, or every fourth."""
        return column % self._step == 0

    def with_content(self, number: int) -> bool:
        """Whether there is such a line, and it holds more than a note."""
        return 0 <= number < len(self.lines) and self.begins[number] is not None

    def above(self, number: int) -> int | None:
        """Return the last line with content above ``number``, or None."""
        return next((n for n in range(min(number, len(self.lines)) - 1, -1, -1) if self.begins[n] is not None), None)

    def below(self, number: int) -> int | None:
        """Return the next line with content below ``number``, or None."""
        return next((n for n in range(number + 1, len(self.lines)) if self.begins[n] is not None), None)

    def columns_above(self, number: int) -> list[int]:
        """Return the columns at which the lines stand that are still open above a line, nearest first."""
        columns: list[int] = []
        lowest = 1 << 20
        for line in range(number - 1, -1, -1):
            begins = self.begins[line]
            if begins is None or begins > lowest:
                continue
            for column in (self.word_at(line), begins):
                if column <= lowest and column not in columns:
                    columns.append(column)
            lowest = min(lowest, begins)
            if lowest == 0:
                break
        return columns

    def standing_over(self, number: int, column: int) -> int | None:
        """Return the line above whose first word or dash stands at ``column``, if no line between is further left."""
        for line in range(number - 1, -1, -1):
            begins = self.begins[line]
            if begins is None:
                continue
            if column in (begins, self.word_at(line)):
                return line
            if begins < column:
                return None
        return None

    def first_step_without_dash(self) -> int | None:
        """Return the line below ``steps:`` when it is a field, and no list item."""
        steps = next((n for n, line in enumerate(self.lines) if line.startswith("steps:")), None)
        first = self.below(steps) if steps is not None else None
        return first if first is not None and not self.lines[first].lstrip().startswith("-") else None

    def section(self, number: int) -> range:
        """Return the lines of the step, or of the part of the page, that a line is in."""
        first = number
        while first > 0 and not self._opens_section(first):
            first -= 1
        last = number + 1
        while last < len(self.lines) and not self._opens_section(last):
            last += 1
        return range(first, last)

    def _opens_section(self, number: int) -> bool:
        return self.begins[number] == 0 or is_first_of_step(self.lines[number])


def is_first_of_step(line: str) -> bool:
    """Whether a line is the first one of a step."""
    return re.match(r" *- +step\b", line) is not None


def _begins(line: str) -> int | None:
    bare = line.lstrip(" ")
    return None if not bare.strip() or bare.startswith("#") else len(line) - len(bare)


def spaces(count: int) -> str:
    """Return how many spaces, in words: "no space", "1 space", "4 spaces"."""
    return {0: "no space", 1: "1 space"}.get(count, f"{count} spaces")
