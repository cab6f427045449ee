"""Where each key and value of a page stands in its file."""

from __future__ import annotations

from typing import Any

from processkit.findings import DocPath, Span

START = Span(1, 1, 1, 1)


class SourceMap:
    """The text of one file, and the place of each key and value in it.

    ``top`` holds one entry, that of the whole page. An entry is a triple: the parser's event of the
    key (None in a list), its event of the value or of where that begins, and the entries inside, a
    mapping or a list as the value is one (None for a text). Events are turned into lines and columns
    only for the few places that a report needs.
    """

    __slots__ = ("text", "top")

    def __init__(self, text: str) -> None:
        self.text = text
        self.top: list[Any] = []

    def span(self, path: DocPath, *, on_key: bool = False) -> Span:
        """Return where ``path`` stands, or its nearest ancestor that the file has.

        A missing key has no place of its own, so it is shown at what it should be in. A mapping or
        a list is shown at its key; a list item at its first line.
        """
        entry = self.entry(path)
        while entry is None and path:
            path, on_key = path[:-1], True
            entry = self.entry(path)
        if entry is None:
            return START
        key, value, inside = entry
        is_text = inside is None
        if key is None or (is_text and not on_key):
            return span_of(value) if is_text else _first_sign(value)
        return span_of(key)

    def entry(self, path: DocPath) -> Any:
        """Return the entry of exactly this path, or None."""
        entry = self.top[0] if self.top else None
        for part in path:
            inside = entry[2] if entry is not None else None
            if type(inside) is dict:
                entry = inside.get(part)
            elif type(inside) is list and type(part) is int and 0 <= part < len(inside):
                entry = inside[part]
            else:
                return None
        return entry

    def line(self, number: int) -> str:
        """Return a line of the file, counted from 1; empty past the end."""
        lines = self.text.splitlines()
        return lines[number - 1] if 0 < number <= len(lines) else ""


def span_of(event: Any) -> Span:
    """Return the place of a text."""
    start, end = event.start_mark, event.end_mark
    return Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)


def _first_sign(event: Any) -> Span:
    start = event.start_mark
    return Span(start.line + 1, start.column + 1, start.line + 1, start.column + 2)
