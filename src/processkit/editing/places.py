"""From lines and columns to letters of the text: where each value of a page begins and ends."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from processkit.findings import DocPath, Span
from processkit.source.source_map import SourceMap

_BETWEEN = " \t\r\n,\x85\u2028\u2029"


class Places:
    """The text of a page, and where its parts are in it. Letters, lines and columns count from 0."""

    def __init__(self, source: SourceMap) -> None:
        """Take a page that was read."""
        self.source = source
        self.text = source.text
        self._starts = [0]
        for line in self.text.splitlines(keepends=True):
            self._starts.append(self._starts[-1] + len(line))

    def at(self, line: int, column: int) -> int:
        """Return the letter at a line and a column; the end of the text behind its last line."""
        if line >= len(self._starts):
            return len(self.text)
        return min(self._starts[line] + column, len(self.text))

    def of_span(self, span: Span) -> tuple[int, int]:
        """Return where a stretch of the file begins and ends."""
        return self.at(span.line - 1, span.column - 1), self.at(span.end_line - 1, span.end_column - 1)

    def of_mark(self, mark: Any) -> int:
        """Return the letter at a mark of the parser."""
        return self.at(mark.line, mark.column)

    def of_event(self, event: Any) -> tuple[int, int]:
        """Return where a text begins and ends; of a list or a mapping, its first sign."""
        return self.of_mark(event.start_mark), self.of_mark(event.end_mark)

    def of_value(self, entry: Any) -> tuple[int, int]:
        """Return where the value of an entry begins and ends, with all that is in it."""
        _, event, inside = entry
        start, end = self.of_event(event)
        if inside is None:
            return start, end
        for _, inner in entries_in(inside):
            end = max(end, self.of_value(inner)[1])
        if event.flow_style:
            end = self._behind_bracket(end if inside else start + 1)
        return start, end

    def line_end(self, at: int) -> int:
        """Return the end of the line that a letter is on, before its line break."""
        number = self.line_of(at)
        line = self.text[self._starts[number] : self.at(number + 1, 0)]
        return self._starts[number] + len(line.rstrip("\r\n\x85\u2028\u2029"))

    def line_of(self, at: int) -> int:
        """Return the line that a letter is on."""
        low, high = 0, len(self._starts) - 1
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if self._starts[middle] <= at else (low, middle - 1)
        return low

    def column_of(self, at: int) -> int:
        """Return how many letters stand before a letter on its line."""
        return at - self._starts[self.line_of(at)]

    def in_brackets(self, path: DocPath) -> bool:
        """Whether a place is inside of a list or mapping that stands between brackets."""
        return any(self._is_flow(path[:depth]) for depth in range(len(path)))

    def _is_flow(self, path: DocPath) -> bool:
        entry = self.source.entry(path)
        return entry is not None and entry[2] is not None and bool(entry[1].flow_style)

    @cached_property
    def is_json(self) -> bool:
        """Whether the page as a whole stands between brackets, as JSON does."""
        return self._is_flow(())

    @cached_property
    def line_break(self) -> str:
        """How the lines of the file end."""
        pairs = self.text.count("\r\n")
        if pairs * 2 > self.text.count("\n"):
            return "\r\n"
        return "\r" if "\n" not in self.text and "\r" in self.text else "\n"

    def _behind_bracket(self, at: int) -> int:
        """Return the place behind the bracket that closes a list or mapping whose last text ends at ``at``."""
        while at < len(self.text) and self.text[at] not in "]}":
            if self.text[at] == "#":
                at = self.line_end(at)
            elif self.text[at] not in _BETWEEN and self.text[at] != ":":
                return at
            else:
                at += 1
        return min(at + 1, len(self.text))


def entries_in(inside: Any) -> Iterator[tuple[str | int, Any]]:
    """Yield the entries of a mapping or a list, each with its key or its position."""
    yield from inside.items() if type(inside) is dict else enumerate(inside)


def texts_in(entry: Any) -> Iterator[Any]:
    """Yield the events of all texts in an entry, keys and values, in the order of the file."""
    key, event, inside = entry
    if key is not None:
        yield key
    if inside is None:
        yield event
        return
    for _, inner in entries_in(inside):
        yield from texts_in(inner)
