"""Between the letters of a text and the lines and columns in which editors count."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable

_BREAK = re.compile(r"\r\n|\n|\r")
_UNITS: dict[str, Callable[[str], int]] = {
    "utf-8": lambda letters: len(letters.encode("utf-8", "surrogatepass")),
    "utf-16": lambda letters: len(letters) + sum(letter > "\uffff" for letter in letters),
    "utf-32": len,
}


class Positions:
    """Where the letters of one text are, for an editor. Lines, columns and letters count from 0.

    A column counts the units of the encoding that editor and server have agreed on. Only a line feed, a carriage
    return, or both, end a line; YAML knows more line breaks, which are letters here.
    """

    def __init__(self, text: str, encoding: str = "utf-16", *, skipped: int = 0) -> None:
        """Take the whole text of the editor.

        Args:
            text: What the editor holds.
            encoding: ``utf-8``, ``utf-16`` or ``utf-32``.
            skipped: How many letters at the begin the server does not count: a byte-order mark.
        """
        self._text = text
        self._units = _UNITS[encoding]
        self._skipped = skipped
        self._starts = [0, *(match.end() for match in _BREAK.finditer(text))]

    def at(self, line: int, column: int) -> int:
        """Return the letter at a line and a column; the nearest one where there is no such place."""
        if line >= len(self._starts):
            return len(self._text) - self._skipped
        start = self._starts[max(line, 0)]
        letters = self._line(max(line, 0))
        low, high = 0, len(letters)
        while low < high:
            middle = (low + high) // 2
            low, high = (middle + 1, high) if self._units(letters[: middle + 1]) <= column else (low, middle)
        return max(start + low - self._skipped, 0)

    def of(self, letter: int) -> tuple[int, int]:
        """Return the line and the column of a letter."""
        place = min(max(letter + self._skipped, 0), len(self._text))
        line = bisect_right(self._starts, place) - 1
        return line, self._units(self._text[self._starts[line] : place])

    def _line(self, line: int) -> str:
        """Return a line without what ends it."""
        end = self._starts[line + 1] if line + 1 < len(self._starts) else len(self._text)
        return self._text[self._starts[line] : end].rstrip("\r\n")
