"""Reads a list or mapping between brackets, whether it is closed or not."""

from __future__ import annotations

from dataclasses import dataclass

from processkit.findings import DocPath
from processkit.lsp.rough_texts import BREAKS, behind_spaces, line_end, text_end_in_brackets, unquoted
from processkit.lsp.words import Spot, Word

_MOST_DEEP = 32


@dataclass(slots=True)
class _Bracket:
    """A list or mapping between brackets; ``key`` is the key whose value comes next."""

    path: DocPath
    is_list: bool
    count: int = 0
    key: str | None = None

    @property
    def next_path(self) -> DocPath:
        return (*self.path, self.count if self.is_list else self.key or "")


class Brackets:
    """What stands between brackets, over as many lines as it has.

    Attributes:
        end: Where it ends: at its last bracket, at the line break before a line that cannot belong to it, or with
            the text.
        spot: Where somebody types who has come to the end of the text; None when it ends before.
    """

    def __init__(self, text: str, at: int, path: DocPath, column: int) -> None:
        """Read what begins at a letter.

        Args:
            text: The page.
            at: The first bracket.
            path: The path of the list or mapping.
            column: Lines that begin no further right than this stand behind the brackets, closed or not.
        """
        self.words: list[Word] = []
        self.spot: Spot | None = None
        self._text = text
        self._column = column
        self.end = self._read(at, path)

    def _read(self, at: int, path: DocPath) -> int:
        open_: list[_Bracket] = []
        last = (0, 0, False)  # where the last text began and ended, and whether it was a key
        while at < len(self._text):
            sign = self._text[at]
            if sign in "[{":
                if len(open_) >= _MOST_DEEP:
                    break
                open_.append(_Bracket(open_[-1].next_path if open_ else path, sign == "["))
            elif sign in "]}":
                open_.pop()
                if not open_:
                    break
            elif sign == ",":
                open_[-1].count += 1
                open_[-1].key = None
            elif sign in BREAKS and self._begins_anew(at):
                break
            elif sign == "#" and self._text[at - 1] in f" \t{BREAKS}":
                at = line_end(self._text, at)
                continue
            elif sign not in f" \t:{BREAKS}":
                last = self._take_text(at, open_[-1])
                at = last[1]
                continue
            at += 1
        else:
            self._note_spot(open_[-1], last)
        return at

    def _take_text(self, at: int, bracket: _Bracket) -> tuple[int, int, bool]:
        """Read a key or a text between brackets; return where it begins and ends, and whether it is a key."""
        end = text_end_in_brackets(self._text, at)
        is_key = not bracket.is_list and bracket.key is None
        name, style = unquoted(self._text[at:end])
        path = (*bracket.path, name) if is_key else bracket.next_path
        self.words.append(Word(path, name, at, end, on_key=is_key, style=style, in_brackets=True))
        if is_key:
            bracket.key = name
        return at, end, is_key

    def _begins_anew(self, at: int) -> bool:
        """Whether behind a line break a line begins that cannot be meant to stand between the brackets."""
        start = at + (2 if self._text.startswith("\r\n", at) else 1)
        first, stop = behind_spaces(self._text, start), line_end(self._text, start)
        return first < stop and first - start <= self._column and self._text[first] not in "]}"

    def _note_spot(self, bracket: _Bracket, last: tuple[int, int, bool]) -> None:
        start, end, was_key = last
        is_typing = end > 0 and not self._text[end:].strip(" \t")
        start = start if is_typing else len(self._text)
        is_entry = not bracket.is_list and (was_key if is_typing else bracket.key is None)
        path = bracket.path if is_entry else bracket.next_path
        self.spot = Spot(path, is_entry, start, self._column, in_brackets=True)
