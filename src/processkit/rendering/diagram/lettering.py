"""How wide words are in the shipped font, and how they are broken into lines."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from math import inf
from typing import TypeAlias

from processkit.rendering.letters import Weight, ems

LINE = 1.2
"""The height of a line of text, in letters' sizes."""
BASELINE = 0.92
"""How far the baseline lies below the top of its line, in letters' sizes."""

_BREAK_AFTER = re.compile(r"(?<=[-/\u2010\u2013\u2014_])(?=[^\W_]{2})")
_FEWEST = 3
_VOWELS = frozenset("aeiouyäöüáéíóúàèìòùâêîôûåæøœ")
_TOGETHER = frozenset(("ch", "th", "sh", "ph", "gh", "ck", "qu", "rh", "wh"))
_LAST_EUROPEAN = "\u052f"


def width_of(text: str, size: float, weight: Weight) -> float:
    """Return the width of one line of text, never less than it really is. ``size`` as the result."""
    return size * ems(text, weight)


def widest(lines: tuple[str, ...], size: float, weight: Weight) -> float:
    """Return the width of the widest line."""
    return max((width_of(line, size, weight) for line in lines), default=0.0)


@lru_cache(maxsize=4096)
def wrap(text: str, size: float, weight: Weight, width: float) -> tuple[str, ...]:
    """Break a text into lines of at most ``width``; a word that is too long is cut with a hyphen.

    The lines are made as equal as they can be without making them more.
    """
    room = width / size
    lines = _greedy(_cut_words(text, weight, room), weight, room)
    if len(lines) > 1:
        tight = _narrowest(_pieces(text), weight, len(lines))
        if tight <= room:
            return _greedy(_pieces(text), weight, tight)
    return lines


def narrowest(text: str, size: float, weight: Weight, lines: int) -> float:
    """Return the least width in which a text stands in so many lines without a word being cut."""
    return size * _narrowest(_pieces(text), weight, lines)


def narrowest_cut(text: str, size: float, weight: Weight, lines: int, between: tuple[float, float]) -> float:
    """Return the least width for so many lines when long words are cut; ``inf`` when there is none.

    It is looked for from the first to the second of ``between``.
    """
    least, most = between
    room = max(least, size * ems(text, weight) / lines * 0.9) / size
    while room * size <= most:
        broken = _greedy(_cut_words(text, weight, room), weight, room)
        if len(broken) <= lines and all(ems(line, weight) <= room for line in broken):
            return room * size
        room += 0.5
    return inf


_Piece: TypeAlias = tuple[str, str]
"""What stands before a piece on the same line (a space, or nothing), and the piece."""


@lru_cache(maxsize=2048)
def _pieces(text: str) -> tuple[_Piece, ...]:
    return tuple(
        (" " if first else "", piece)
        for word in text.split()
        for first, piece in ((n == 0, part) for n, part in enumerate(_BREAK_AFTER.split(word)))
    )


@lru_cache(maxsize=4096)
def _narrowest(pieces: tuple[_Piece, ...], weight: Weight, lines: int) -> float:
    longest = max((ems(piece, weight) for _, piece in pieces), default=0.0)
    if len(pieces) <= lines:
        spans: set[float] = set()
    else:
        spans = {
            ems("".join(glue + piece for glue, piece in pieces[a:b]).strip(), weight)
            for a in range(len(pieces))
            for b in range(a + 2, min(len(pieces), a + 12) + 1)
        }
    candidates = sorted({longest, *(span for span in spans if span > longest)})
    low, high = 0, len(candidates) - 1
    while low < high:
        middle = (low + high) // 2
        if len(_greedy(pieces, weight, candidates[middle])) <= lines:
            high = middle
        else:
            low = middle + 1
    return candidates[low] + 1e-6


def _greedy(pieces: tuple[_Piece, ...], weight: Weight, room: float) -> tuple[str, ...]:
    lines: list[str] = []
    line = ""
    for glue, piece in pieces:
        longer = line + glue + piece if line else piece
        if line and ems(longer, weight) > room:
            lines.append(line)
            line = piece
        else:
            line = longer
    return (*lines, line) if line else tuple(lines)


def _cut_words(text: str, weight: Weight, room: float) -> tuple[_Piece, ...]:
    return tuple(
        (glue if n == 0 else "", part)
        for glue, piece in _pieces(text)
        for n, part in enumerate(_cut(piece, weight, room))
    )


def _cut(word: str, weight: Weight, room: float) -> Iterator[str]:
    """Cut a word that is too long into parts that fit, or into the least that a word can be."""
    hyphen = "-" if max(word) <= _LAST_EUROPEAN else ""
    while ems(word, weight) > room and len(word) >= 2 * _FEWEST:
        fitting: list[int] = []
        place = None
        for at in range(_FEWEST, len(word) - _FEWEST + 1):
            if not _may_cut(word, at):
                continue
            place = at if place is None else place
            if ems(word[:at] + hyphen, weight) > room:
                break
            fitting.append(at)
        if place is None:
            break
        spoken = [at for at in fitting[-4:] if _is_syllable(word, at)]
        place = spoken[-1] if spoken else fitting[-1] if fitting else place
        yield word[:place] + (hyphen if word[place - 1].isalnum() else "")
        word = word[place:]
    yield word


def _may_cut(word: str, place: int) -> bool:
    """Tell whether a cut leaves signs whole that are made of several characters."""
    after, before = word[place], word[place - 1]
    return (
        unicodedata.category(after)[0] != "M"
        and "\u200d" not in (after, before)
        and not "\U0001f1e6" <= after <= "\U0001f1ff"
        and not "\U0001f3fb" <= after <= "\U0001f3ff"
    )


def _is_syllable(word: str, place: int) -> bool:
    """Tell whether a syllable seems to begin here: a consonant before a vowel."""
    around = word[place - 1 : place + 2].casefold().ljust(3)
    before, first, second = around[0], around[1], around[2]
    return first.isalpha() and first not in _VOWELS and second in _VOWELS and before + first not in _TOGETHER
