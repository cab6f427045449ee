"""Reads a page that is just being typed: line by line, by the columns, past whatever is broken.

Exact reading stops at the first thing that is no YAML, and a page that somebody types is hardly ever YAML. This
reading never stops. It knows lines such as ``key: value`` and ``- value``, lists and mappings between brackets,
and quotation marks; what it does not know it passes over. It goes through the text once.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from processkit.findings import DocPath
from processkit.lsp.rough_brackets import Brackets
from processkit.lsp.rough_texts import BREAK, BREAKS, behind_spaces, key_at, text_end, unquoted
from processkit.lsp.words import Spot, Word

_BLANK_LINES = re.compile(f"(?:[ \t]*(?:\r\n|[{BREAKS}]))+")
_MOST_DEEP = 32
_MOST_WORDS = 20_000


@dataclass(slots=True)
class _Frame:
    """A list or mapping whose entries begin at a column.

    Attributes:
        count: The position of the last item of a list.
        last: The last key of a mapping.
        due: The path of what is still to come behind the last key or dash; None when it stands there.
    """

    column: int
    path: DocPath
    is_list: bool
    count: int = -1
    last: str | None = None
    due: DocPath | None = None


def read_roughly(text: str) -> list[Word]:
    """Return what can be read of a page."""
    reading = _Reading(text)
    reading.run()
    return reading.words


def spot_at(text: str, letter: int) -> Spot | None:
    """Return where somebody types who has come to ``letter``; None in the midst of a long text."""
    reading = _Reading(text[:letter])
    reading.run()
    return reading.spot


class _Reading:
    """One reading of a text, to its end."""

    def __init__(self, text: str) -> None:
        self.words: list[Word] = []
        self.spot: Spot | None = None
        self._text = text
        self._at = 0
        self._is_over = False
        self._frames: list[_Frame] = []
        self._opened: dict[int, tuple[DocPath, bool]] = {}
        self._counts: dict[DocPath, int] = {}
        self._block: int | None = None
        """The column of the key whose text goes on below it, as long as the lines stand further right."""

    def run(self) -> None:
        while not self._is_over and len(self.words) < _MOST_WORDS:
            blank = _BLANK_LINES.match(self._text, self._at)
            start = blank.end() if blank is not None else self._at
            line_break = BREAK.search(self._text, start)
            self._is_over = line_break is None
            stop, self._at = line_break.span() if line_break is not None else (len(self._text), len(self._text))
            self._line(start, stop)

    def _line(self, start: int, stop: int) -> None:
        self.spot = None
        first = behind_spaces(self._text, start)
        column = first - start
        if self._frames and "\t" in self._text[start:first]:
            # Nobody can tell how wide a Tab is: mostly one stands where the line above begins.
            column = self._frames[-1].column
        if self._block is not None and (first >= stop or column > self._block):
            return
        self._block = None
        if self._text[first : first + 1] == "#" or (column == 0 and self._text.startswith(("---", "..."), start)):
            return
        if first >= stop:
            self._spot_of_new_line(first, column)
            return
        if not self._frames and self._text[first] in "{[":
            self._brackets(first, (), -1)
            return
        while self._frames and self._frames[-1].column > column:
            self._frames.pop()
        at, dash = first, False
        while self._text[at] == "-" and (at + 1 >= stop or self._text[at + 1] in " \t"):
            dash = True
            frame = self._item(column + at - first)
            at = behind_spaces(self._text, at + 1)
            frame.due = (*frame.path, frame.count)
            if at >= stop or self._text[at] == "#":
                self.spot = Spot(frame.due, True, at, column + at - first, behind_dash=True)
                return
        self._content(at, stop, column + at - first, dash=dash)

    def _content(self, at: int, stop: int, column: int, *, dash: bool) -> None:
        """Read what stands on a line behind its spaces and dashes."""
        found = key_at(self._text, at, stop)
        if found is not None:
            end, colon = found
            mapping = self._mapping(column, dash=dash)
            name, style = unquoted(self._text[at:end])
            path = (*mapping.path, name)
            self.words.append(Word(path, name, at, end, on_key=True, style=style))
            mapping.last, mapping.due = name, path
            value = behind_spaces(self._text, colon + 1)
            self._value(value, stop, path, mapping)
            if value >= stop:
                self.spot = Spot(path, False, value, column) if value > colon + 1 else None
            return
        self._spot_of_new_line(at, column, behind_dash=dash)
        frame = self._frames[-1] if self._frames else None
        if frame is None or frame.due is None:
            return
        spot, due = self.spot, frame.due
        self._value(at, stop, due, frame)
        if self.spot is None or not self.spot.in_brackets:
            self.spot = spot
        if not dash:
            # Perhaps it is the first key of a mapping, half typed.
            frame.due = due

    def _spot_of_new_line(self, at: int, column: int, *, behind_dash: bool = False) -> None:
        """Note which list or mapping gets a new entry that begins at a column."""
        around = [frame for frame in self._frames if frame.column <= column]
        # The dashes of a list may stand right below its key: a word without a dash is a key then.
        here = [frame for frame in around if frame.column == column and not frame.is_list]
        frame = here[-1] if here and not behind_dash else around[-1] if around else None
        if frame is None:
            self.spot = Spot((), True, at, column)
        elif frame.column == column:
            self.spot = Spot(frame.path, True, at, column)
        elif frame.due is not None:
            self.spot = Spot(frame.due, True, at, column, behind_dash=behind_dash)

    def _item(self, column: int) -> _Frame:
        """Begin a new item of a list whose dashes stand at a column, and return the list."""
        if [frame.column for frame in self._frames[-2:]] == [column, column] and self._frames[-2].is_list:
            self._frames.pop()  # a key that has slid to the left, to where the dashes are
        top = self._frames[-1] if self._frames else None
        if top is None or not top.is_list or top.column != column:
            path = self._path_of_next(column, is_list=True)
            top = self._deeper(_Frame(column, path, is_list=True, count=self._counts.get(path, -1)))
        top.count += 1
        self._counts[top.path] = top.count
        return top

    def _mapping(self, column: int, *, dash: bool) -> _Frame:
        """Return the mapping whose keys stand at a column."""
        if not dash:
            while self._frames and (self._frames[-1].column > column or self._is_list_over(column)):
                self._frames.pop()
        top = self._frames[-1] if self._frames else None
        if top is not None and not top.is_list and top.column == column:
            return top
        # A line that stands too far right belongs to the mapping above it all the same.
        if top is None or top.is_list or top.due is not None or self._left_at(column, is_list=False) is not None:
            top = self._deeper(_Frame(column, self._path_of_next(column, is_list=False), is_list=False))
        return top

    def _left_at(self, column: int, *, is_list: bool) -> DocPath | None:
        """Return the path of the list or mapping that stood at a column, where a line in between stands wrong."""
        path, was_list = self._opened.get(column, ((), not is_list))
        around = self._frames[-1].path if self._frames else ()
        return path if was_list is is_list and path[: len(around)] == around else None

    def _deeper(self, frame: _Frame) -> _Frame:
        """Go into a list or mapping; past what the language allows everything stays in the last one."""
        if len(self._frames) >= _MOST_DEEP:
            return self._frames[-1]
        self._frames.append(frame)
        self._opened[frame.column] = (frame.path, frame.is_list)
        return frame

    def _is_list_over(self, column: int) -> bool:
        """Whether a key ends the list above it: when the key of the list stands at the same column as its dashes.

        Otherwise the key has slid to the left, and belongs to the last item.
        """
        is_list = self._frames[-1].is_list and self._frames[-1].column == column
        return is_list and (len(self._frames) == 1 or self._frames[-2].column == column)

    def _path_of_next(self, column: int, *, is_list: bool) -> DocPath:
        """Return the path of a list or mapping that begins now."""
        if not self._frames:
            return ()
        top = self._frames[-1]
        if top.due is not None:
            path, top.due = top.due, None
            return path
        left = self._left_at(column, is_list=is_list)
        if left is not None and not top.is_list:
            return left
        if top.is_list:
            return (*top.path, max(top.count, 0))
        return top.path if top.last is None else (*top.path, top.last)

    def _value(self, at: int, stop: int, path: DocPath, frame: _Frame) -> None:
        """Read the value that begins at a letter; what still has to come stays due in its frame."""
        sign = self._text[at] if at < stop else ""
        if sign in ("", "#"):
            return
        frame.due = None
        if sign in "[{":
            self._brackets(at, path, frame.column)
        elif sign in "|>":
            self._block = frame.column
        else:
            end = text_end(self._text, at, stop)
            text, style = unquoted(self._text[at:end])
            self.words.append(Word(path, text, at, end, style=style))
            self.spot = Spot(path, False, at, frame.column)

    def _brackets(self, at: int, path: DocPath, column: int) -> None:
        """Read a list or mapping between brackets; what follows it on its last line says nothing."""
        brackets = Brackets(self._text, at, path, column)
        self.words += brackets.words
        self.spot = brackets.spot
        line_break = BREAK.search(self._text, brackets.end)
        self._at = line_break.end() if line_break is not None else len(self._text)
        self._is_over = line_break is None
