"""Where each key and value of a page stands in its file."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from processkit.findings import DocPath, Span

START = Span(1, 1, 1, 1)


@dataclass(slots=True)
class SourceMap:
    """The text of one file, and the marks of each key and value in it.

    ``keys`` and ``values`` hold pairs of the parser's own marks (start, end). They are turned into
    lines and columns only for the few places that a report needs.
    """

    text: str
    keys: dict[DocPath, tuple[Any, Any]] = field(default_factory=dict)
    values: dict[DocPath, tuple[Any, Any]] = field(default_factory=dict)

    def span(self, path: DocPath, *, on_key: bool = False) -> Span:
        """Return where ``path`` stands, or its nearest ancestor that the file has.

        A missing key has no place of its own, so it is shown at what it should be in. A mapping or
        a list is shown at its key; a list item at its first line.
        """
        while path:
            key, value = self.keys.get(path), self.values.get(path)
            is_text = value is not None and value[0] is not value[1]
            marks = value if is_text and not on_key else key or value
            if marks is not None:
                return _span_of(marks)
            path = path[:-1]
            on_key = True
        marks = self.values.get(())
        return _span_of(marks) if marks is not None else START

    def line(self, number: int) -> str:
        """Return a line of the file, counted from 1; empty past the end."""
        lines = self.text.splitlines()
        return lines[number - 1] if 0 < number <= len(lines) else ""


def _span_of(marks: tuple[Any, Any]) -> Span:
    start, end = marks
    if start is end:
        return Span(start.line + 1, start.column + 1, start.line + 1, start.column + 2)
    return Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)
