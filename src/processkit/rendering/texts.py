"""What the user's words become before they are printed: no controls, and long words that can break."""

from __future__ import annotations

import re
import unicodedata

# Direction controls can make a printed line read differently from what is in the file; tags and
# interlinear marks print nothing and can hide text.
_UNSEEN = re.compile("[\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]")
_SPLITS = re.compile("[\u0000-\u001f\u007f-\u009f\u2028\u2029]")
_LOST = re.compile("[\ud800-\udfff\ufffe\uffff]")

# Typst hyphenates words of letters by itself, and better. What it cannot are numbers, addresses and
# words that no dictionary would hold.
_LONG = 22
_LONG_WORD_OF_LETTERS = 60
_PIECE = 11
_LONG_WORD = re.compile(rf"\S{{{_LONG},}}")
_SOFT_HYPHEN, _BREAK = "\u00ad", "\u200b"
_AFTER_SIGN = re.compile(r"([/._@\-+=&?#,;:)])(?=[^\s/])")
_LAST_EUROPEAN = "\u052f"
_NO_BREAK = "\u00a0"
_NUMBER_AND_SIGN = re.compile(r"(?<=\d) (?=[%‰€$£°])")
# So do the last two words of a text when the last one is short.
_SHORT_END = r"(?<=[^\s\u00a0]) (?=\S{1,4}$)"
_TOGETHER = re.compile(f"{_NUMBER_AND_SIGN.pattern}|{_SHORT_END}")
_FEW_WORDS = 4
_FROM_RIGHT = ("R", "AL")
_FIRST_FROM_RIGHT, _RIGHT_TO_LEFT_MARK = "\u0590", "\u200f"


def printable(text: str) -> str:
    """Return ``text`` on one line, without control characters and direction controls.

    Half a character (a lone surrogate) becomes a question mark: no font and no file can hold it.
    """
    plain = _LOST.sub("?", _UNSEEN.sub("", _SPLITS.sub(" ", text)))
    return " ".join(plain.split())


def breakable(text: str) -> str:
    """Return ``text`` with places to break inside words that Typst would not break.

    Such a word that is wider than its column would run over its neighbour.
    """
    return _LONG_WORD.sub(lambda match: _with_breaks(match[0]), text)


def for_print(text: str) -> str:
    """Return ``text`` as the page prints it: ``printable`` and ``breakable``, without a short last word alone.

    A text that is read from right to left keeps its first and last sign at its own ends, whatever stands around it.
    """
    plain = printable(text)
    joined = _TOGETHER.sub(_NO_BREAK, plain) if plain.count(" ") >= _FEW_WORDS else plain
    return _in_its_direction(breakable(joined))


def _in_its_direction(text: str) -> str:
    """Return a text with a mark at an end that has no direction of its own, such as a question mark."""
    if max(text, default="") < _FIRST_FROM_RIGHT:
        return text
    kinds = [unicodedata.bidirectional(character) for character in text]
    if next((kind for kind in kinds if kind in _FROM_RIGHT or kind == "L"), "L") == "L":
        return text
    before, behind = ("" if kind in _FROM_RIGHT else _RIGHT_TO_LEFT_MARK for kind in (kinds[0], kinds[-1]))
    return f"{before}{text}{behind}"


def has_letters_from_right(text: str) -> bool:
    """Tell whether a text has letters that are read from right to left."""
    return any(
        character >= _FIRST_FROM_RIGHT and unicodedata.bidirectional(character) in _FROM_RIGHT for character in text
    )


def without_breaks(text: str) -> str:
    """Return what ``for_print`` made without the places to break that it put in: a screen finds its own.

    What a person wrote as such a place goes too; it shows nothing.
    """
    return " ".join(text.replace(_SOFT_HYPHEN, "").replace(_BREAK, "").split())


def unbroken(text: str) -> str:
    """Return the same without the marks for its direction, too: for what stands alone in its element."""
    plain = without_breaks(text)
    bare = plain.strip(_RIGHT_TO_LEFT_MARK)
    return bare if bare != plain and _in_its_direction(bare) == plain else plain


def with_signs_at_numbers(text: str) -> str:
    """Return a text in which no line ends between a number and its sign, such as in ``50 %``."""
    return _NUMBER_AND_SIGN.sub(_NO_BREAK, text)


def _with_breaks(word: str) -> str:
    pieces = _AFTER_SIGN.sub(rf"\1{_BREAK}", word).split(_BREAK)
    return _BREAK.join(_cut(piece) if _needs_cutting(piece) else piece for piece in pieces)


def _needs_cutting(word: str) -> bool:
    kinds = [unicodedata.category(character)[0] for character in word]
    has_only_letters = all(kind in "LMP" for kind in kinds)
    return len(word) >= (_LONG_WORD_OF_LETTERS if has_only_letters else _LONG)


def _cut(word: str) -> str:
    """Cut a long run of letters into pieces of about eleven, never before a mark that joins."""
    hyphen = _SOFT_HYPHEN if max(word) <= _LAST_EUROPEAN else _BREAK
    kept, size = [], 0
    for place, character in enumerate(word):
        joins = unicodedata.category(character)[0] == "M" or character == "\u200d" or word[place - 1] == "\u200d"
        if size >= _PIECE and len(word) - place >= _PIECE // 2 and not joins:
            kept.append(hyphen)
            size = 0
        kept.append(character)
        size += 1
    return "".join(kept)
