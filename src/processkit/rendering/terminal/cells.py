"""How many places a text takes in a terminal, and how it is broken into lines of so many places."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_NO_PLACE = ("Mn", "Me", "Cf")
_JOINER = "\u200d"
_FIRST_VOWEL, _LAST_TAIL = "\u1160", "\u11ff"
"""The vowels and tails of Korean syllables, which join the letter before them."""


def cells(text: str) -> int:
    """Return how many places of a terminal a text takes: two for a wide letter, none for a mark above one."""
    return len(text) if text.isascii() else sum(map(_places, text))


def wrapped(text: str, width: int) -> list[str]:
    """Return a text in lines of at most ``width`` places, between words; a longer word is cut.

    A text without words gives no line.
    """
    lines: list[str] = []
    line, used = "", 0
    for word in text.split(" "):
        for piece in _cut(word, width) if word else ():
            size = cells(piece)
            if line and used + 1 + size > width:
                lines.append(line)
                line, used = piece, size
            else:
                line, used = (f"{line} {piece}", used + 1 + size) if line else (piece, size)
    return [*lines, line] if line else lines


def shortened(text: str, width: int) -> str:
    """Return a text in at most ``width`` places, with dots for what does not fit."""
    if cells(text) <= width:
        return text
    return _cut(text, max(width - 1, 1))[0].rstrip() + "…"


def padded(text: str, width: int) -> str:
    """Return a text filled up with blanks to ``width`` places."""
    return text + " " * max(width - cells(text), 0)


def _cut(word: str, width: int) -> list[str]:
    """Return a word in pieces of at most ``width`` places, never before a mark that belongs to the letter before it."""
    if cells(word) <= width:
        return [word]
    pieces, piece, used = [], "", 0
    for sign in _signs(word, width):
        size = cells(sign)
        if piece and used + size > width:
            pieces.append(piece)
            piece, used = "", 0
        piece, used = piece + sign, used + size
    return [*pieces, piece]


def _signs(word: str, width: int) -> list[str]:
    """Return a word sign by sign: each letter with its marks, and with what is joined to it while there is room."""
    signs: list[str] = []
    for letter in word:
        size = _places(letter)
        is_joined = bool(signs) and signs[-1].endswith(_JOINER) and cells(signs[-1]) + size <= width
        if signs and (is_joined or not size):
            signs[-1] += letter
        else:
            signs.append(letter)
    return signs


@lru_cache(maxsize=4096)
def _places(letter: str) -> int:
    if unicodedata.category(letter) in _NO_PLACE or _FIRST_VOWEL <= letter <= _LAST_TAIL:
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1
