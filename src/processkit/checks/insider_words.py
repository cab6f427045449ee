"""Words that only insiders know, in what the customer reads: abbreviations and in-house words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from processkit.checks.word_lists import words_of
from processkit.findings import DocPath
from processkit.model.names import fold
from processkit.model.process import Process

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_MOST_LETTERS = 6
_ROMAN_NUMBER = re.compile("[IVXLCDM]+")
_LEAST_SHOUTED = 3


class InsiderWord(NamedTuple):
    """A word that a customer may not know, and where it stands first; ``place`` is the step."""

    text: str
    place: int
    path: DocPath


def insider_words(process: Process) -> list[InsiderWord]:
    """Return the insiders' words in the customer's texts, each once, in the order of the page.

    Left out is what the glossary explains, what is explained where it stands ("the DIA (a form for
    the town hall)"), and the name of the company.
    """
    known = {word for text in (*(process.glossary or ()), process.company or "") for word in _folded_words(text)}
    found: dict[str, InsiderWord] = {}
    for path, text, _is_key in process.texts:
        if path[2:3] == ("customer",) and isinstance(path[1], int):
            for word in _unexplained(text, process.language):
                if known.isdisjoint(_folded_words(word)):
                    found.setdefault(fold(word), InsiderWord(word, path[1], path))
    return list(found.values())


def _unexplained(text: str, language: str) -> Iterator[str]:
    """Yield the insiders' words of one text."""
    in_house, phrases = _in_house(language)
    words = _WORD.findall(text)
    folded = [fold(word) for word in words]
    # Most texts have no such word at all, and then nothing more is asked.
    if any(map(_is_abbreviation, words)) or not in_house.isdisjoint(folded):
        familiar = words_of("familiar_abbreviations", language)
        shouted = _is_shouted(words)
        for match in _WORD.finditer(text):
            word = match[0]
            is_short = _is_abbreviation(word) and not shouted and fold(word) not in familiar
            if (is_short or fold(word) in in_house) and not _is_explained(text, match):
                yield word
    line = f" {' '.join(folded)} "
    yield from [phrase for phrase in phrases if f" {phrase} " in line]


@lru_cache(maxsize=16)
def _in_house(language: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """Return the in-house words, and those that are several words."""
    known = words_of("in_house", language)
    return known, tuple(phrase for phrase in known if " " in phrase)


def _is_abbreviation(word: str) -> bool:
    return word.isupper() and 1 < len(word) <= _MOST_LETTERS and _ROMAN_NUMBER.fullmatch(word) is None


def _is_shouted(words: Sequence[str]) -> bool:
    """Tell whether a text is set in capitals, for all to see."""
    words = [word for word in words if len(word) > 1]
    loud = len([word for word in words if word.isupper()])
    return loud >= _LEAST_SHOUTED and 2 * loud > len(words)


def _is_explained(text: str, word: re.Match[str]) -> bool:
    """Tell whether a word stands in brackets, or before them, so that the text itself says what it is."""
    return text[word.end() : word.end() + 2] == " (" or (
        text[word.start() - 1 : word.start()] == "(" and text[word.end() : word.end() + 1] == ")"
    )


def _folded_words(text: str) -> list[str]:
    return [fold(word) for word in _WORD.findall(text)]
