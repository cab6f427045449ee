"""The lines of a page in YAML, written one after the other: names, values, and the notes between them."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from processkit.editing.notes import Note
from processkit.editing.places import Places, entries_in
from processkit.editing.written_texts import lines_of_text

WIDEST = 100
"""How many letters a line with a list between brackets holds, its note not counted."""
_STEP = 2
_APART = 2  # spaces before a note that stands behind a text


def yaml_lines(places: Places, top: Any, notes: Sequence[Note]) -> list[str] | None:
    """Return the lines of a page; None where something stands on it that has no place in the layout."""
    start, end = places.of_value(top)
    head, tail = places.text[:start].splitlines(), places.text[end:].splitlines()[1:]
    marked = max((number for number, line in enumerate(head, 1) if line.startswith("---")), default=0)
    odd = [line for line in head[marked:] + tail if line.strip() and not line.strip().startswith("#")]
    if odd or type(top[2]) is not dict:
        return None
    copied = "\n".join(head[:marked]).strip("\n").splitlines()
    layout = _Layout(places, [note for note in notes if note.line >= marked], copied)
    layout.mapping(top[2], _Around(0, -1, len(places.text)), _Gaps(kept=True))
    return layout.finished()


@dataclass(slots=True)
class _Gaps:
    """Where blank lines stand in a part of the page.

    Attributes:
        kept: Whether a blank line that is there stays.
        due: Whether one has to come next.
        first: Whether nothing stands in this part yet: no blank line then.
    """

    kept: bool
    due: bool = False
    first: bool = True


@dataclass(frozen=True, slots=True)
class _Around:
    """Where a list or a mapping goes, and what is around it.

    Attributes:
        indent: The column that it gets.
        outer: The column, in the old text, of what it stands in; -1 for the page itself.
        until: The letter of the old text at which the next thing behind it begins.
    """

    indent: int
    outer: int
    until: int


class _Layout:
    """Writes the lines. Columns, lines and letters count from 0."""

    def __init__(self, places: Places, notes: Sequence[Note], copied: Sequence[str]) -> None:
        self._places = places
        self._text = places.text
        self._notes = deque(notes)
        self._old = places.text.splitlines()
        self._lines = [line.rstrip() for line in copied]
        self._open = False
        """Whether a value or a note may still come on the last line."""
        self._behind_dash = False

    def finished(self) -> list[str]:
        """Return the lines, with the notes that are left behind the last text."""
        self._write_notes(len(self._text) + 1, 0, _Gaps(kept=True, first=not self._lines))
        return self._lines

    def mapping(self, inside: Any, around: _Around, gaps: _Gaps) -> None:
        """Write the fields of a mapping, each on a line of its own."""
        entries = list(inside.values())
        starts = [self._places.of_event(entry[0])[0] for entry in entries]
        column, is_page = self._places.column_of(starts[0]), around.outer < 0
        for number, (entry, until) in enumerate(zip(entries, [*starts[1:], around.until], strict=True)):
            key = self._text[slice(*self._places.of_event(entry[0]))]
            is_large = is_page and self._is_large(entry, len(key) + 2)
            gaps.due = gaps.due or (is_large and number > 0)
            self._begin(starts[number], around.indent, gaps)
            self._write(f"{key}:")
            inner = _Around(around.indent, column, until)
            self._value(entry, inner, kept=is_page, is_steps=is_page and entry[0].value == "steps")
            gaps.due = is_large
        self._write_tail(column, around, gaps)

    def _list(self, whole: Any, around: _Around, gaps: _Gaps, *, is_steps: bool) -> None:
        _, event, inside = whole
        starts = self._dashes(event, inside)
        column = self._places.column_of(starts[0])
        for number, (entry, until) in enumerate(zip(inside, [*starts[1:], around.until], strict=True)):
            gaps.due = is_steps and number > 0
            self._begin(starts[number], around.indent, gaps)
            self._write("-")
            self._behind_dash = True
            self._value(entry, _Around(around.indent, column, until), kept=gaps.kept and not is_steps)
            self._behind_dash = False
        self._write_tail(column, around, gaps)

    def _value(self, entry: Any, around: _Around, *, kept: bool, is_steps: bool = False) -> None:
        """Write what stands behind a colon or a dash. ``around`` is that of the mapping or list that it is in."""
        _, event, inside = entry
        deeper = _Around(around.indent + _STEP, around.outer, around.until)
        gaps = _Gaps(kept)
        if inside is None:
            self._write_text(event, around, gaps)
            return
        inline = self._between_brackets(entry, len(self._lines[-1]) + 1)
        if inline is not None:
            self._write_notes(self._places.of_event(event)[0], deeper.indent, gaps)
            self._write_behind(inline, deeper.indent)
        elif type(inside) is dict:
            self.mapping(inside, deeper, gaps)
        else:
            self._list(entry, deeper, gaps, is_steps=is_steps)

    def _write_text(self, event: Any, around: _Around, gaps: _Gaps) -> None:
        start, end = self._places.of_event(event)
        lines = lines_of_text(self._text[start:end], event.style, around.outer, around.indent)
        if not lines:
            return
        self._write_notes(start, around.indent + _STEP, gaps)
        self._write_behind(lines[0], around.indent + _STEP)
        self._lines += lines[1:]
        self._open = event.style not in ("|", ">")

    def _between_brackets(self, entry: Any, used: int) -> str | None:
        """Return a list or mapping that stands between brackets on one line; None where that cannot be."""
        _, event, inside = entry
        if not event.flow_style and inside:
            return None
        start, end = self._places.of_value(entry)
        if any(start <= note.start < end for note in self._notes):
            return None
        inline = self._joined((None, *entry[1:]))
        return inline if inline is not None and used + len(inline) <= WIDEST else None

    def _joined(self, entry: Any) -> str | None:
        key, event, inside = entry
        name = "" if key is None else f"{self._text[slice(*self._places.of_event(key))]}: "
        if inside is None:
            text = self._text[slice(*self._places.of_event(event))]
            return name + text if text and not set(text) & set("\r\n") else None
        pieces = [
            self._joined(inner if type(inside) is dict else (None, *inner[1:])) for _, inner in entries_in(inside)
        ]
        if None in pieces:
            return None
        opening, closing = "{}" if type(inside) is dict else "[]"
        return name + opening + ", ".join(map(str, pieces)) + closing

    def _is_large(self, entry: Any, used: int) -> bool:
        """Whether a field of the page has lines of its own below it."""
        return bool(entry[2]) and self._between_brackets(entry, used) is None

    def _dashes(self, event: Any, inside: Any) -> list[int]:
        """Return where each item of a list begins: its dash, or between brackets its text."""
        starts = [self._places.of_event(entry[1])[0] for entry in inside]
        if event.flow_style:
            return starts
        at, dashes = self._places.of_event(event)[0], []
        for start, entry in zip(starts, inside, strict=True):
            dashes.append(self._dash_before(start, at))
            at = self._places.of_value(entry)[1]
        return dashes

    def _dash_before(self, start: int, at: int) -> int:
        """Return the first dash from ``at`` to ``start`` that is in no note; ``start`` where there is none."""
        while at < start and self._text[at] != "-":
            at = self._places.line_end(at) if self._text[at] == "#" else at + 1
        return at

    def _begin(self, start: int, indent: int, gaps: _Gaps) -> None:
        """Begin a line for what starts at a letter of the old text, below the notes that stand above it."""
        self._write_notes(start, indent, gaps)
        if self._behind_dash and self._open:
            self._lines[-1] += " " * (indent - len(self._lines[-1]))
            gaps.first = False
        else:
            self._gap(self._places.line_of(start), self._places.column_of(start), gaps)
            self._lines.append(" " * indent)
        self._behind_dash = False
        self._open = True

    def _write(self, text: str) -> None:
        self._lines[-1] += text

    def _write_behind(self, text: str, indent: int) -> None:
        """Write a value behind its colon or dash, or on a line of its own where a note stands between."""
        if self._open:
            self._lines[-1] += f" {text}"
        else:
            self._lines.append(" " * indent + text)
        self._open = True

    def _write_notes(self, until: int, indent: int, gaps: _Gaps, column: int = -1) -> None:
        """Write the notes before a letter of the old text, as long as they stand at ``column`` or further right."""
        while self._notes and self._notes[0].start < until:
            note = self._notes[0]
            if not note.alone and self._open:
                last = self._lines[-1]
                self._lines[-1] = last.ljust(max(note.column, len(last) + _APART)) + note.text
            elif note.column < column:
                return
            else:
                self._gap(note.line, note.column, gaps)
                self._lines.append(" " * indent + note.text)
            self._open = False
            self._notes.popleft()

    def _write_tail(self, column: int, around: _Around, gaps: _Gaps) -> None:
        """Write the notes below the last entry that belong to it: those that do not stand further left."""
        gaps.due = False
        self._write_notes(around.until, around.indent, gaps, max(column, around.outer + 1))

    def _gap(self, line: int, column: int, gaps: _Gaps) -> None:
        """Write the blank line that stands before something at a place of the old text, if one does."""
        starts_line = not self._old[line][:column].strip(" \t-") if line < len(self._old) else False
        was_there = starts_line and line > 0 and not self._old[line - 1].strip()
        if not gaps.first and (gaps.due or (gaps.kept and was_there)):
            self._lines.append("")
        gaps.first = gaps.due = False
