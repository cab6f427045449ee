"""Words that only insiders know, in what the customer reads: abbreviations and in-house words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from processkit.checks.word_lists import words_of
from processkit.findings import DocPath
from processkit.model.names import fold
from processkit.model.process import Process
from processkit.model.texts import texts_of

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_MOST_LETTERS = 6
_ROMAN_NUMBER = re.compile("[IVXLCDM]+")
_LEAST_SHOUTED = 3


@dataclass(frozen=True, slots=True)
class InsiderWord:
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
    for place, step in enumerate(process.steps):
        for written in texts_of(step.customer, ("steps", place, "customer")):
            for word in _unexplained(written.text, process.language):
                if known.isdisjoint(_folded_words(word)):
                    found.setdefault(fold(word), InsiderWord(word, place, written.path))
    return list(found.values())


def _unexplained(text: str, language: str) -> Iterator[str]:
    """Yield the insiders' words of one text."""
    in_house = words_of("in_house", language)
    familiar = words_of("familiar_abbreviations", language)
    shouted = _is_shouted(text)
    for match in _WORD.finditer(text):
        word = match[0]
        is_short = _is_abbreviation(word) and not shouted and fold(word) not in familiar
        if (is_short or fold(word) in in_house) and not _is_explained(text, match):
            yield word
    folded = f" {' '.join(_folded_words(text))} "
    yield from (phrase for phrase in in_house if " " in phrase and f" {phrase} " in folded)


def _is_abbreviation(word: str) -> bool:
    return 1 < len(word) <= _MOST_LETTERS and word.isupper() and _ROMAN_NUMBER.fullmatch(word) is None


def _is_shouted(text: str) -> bool:
    """Tell whether a text is set in capitals, for all to see."""
    words = [word for word in _WORD.findall(text) if len(word) > 1]
    loud = len([word for word in words if word.isupper()])
    return loud >= _LEAST_SHOUTED and 2 * loud > len(words)


def _is_explained(text: str, word: re.Match[str]) -> bool:
    """Tell whether a word stands in brackets, or before them, so that the text itself says what it is."""
    return text[word.end() : word.end() + 2] == " (" or (
        text[word.start() - 1 : word.start()] == "(" and text[word.end() : word.end() + 1] == ")"
    )


def _folded_words(text: str) -> list[str]:
    return [fold(word) for word in _WORD.findall(text)]
