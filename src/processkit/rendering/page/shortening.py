"""How short the sentences of a page must be for it to fit, found by trying."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from processkit.findings import DocPath
from processkit.model.process import Process
from processkit.model.sentences import is_sentence, sentences_of

_FEWEST, _MOST, _NEAR = 20, 400, 6


def most_letters(process: Process, fits: Callable[[Process], bool]) -> int | None:
    """Return how many letters a sentence may have for the page to fit; None where cutting does not help.

    The answer was tried: with each longer sentence cut to it, ``fits`` says yes.
    """
    longest = max((len(written.text) for written in sentences_of(process)), default=0)
    low, high = _FEWEST, min(longest, _MOST)
    if longest <= low or not fits(shortened(process, low)):
        return None
    while high - low > _NEAR:
        middle = (low + high) // 2
        if fits(shortened(process, middle)):
            low = middle
        else:
            high = middle
    return low


def shortened(process: Process, most: int) -> Process:
    """Return the page with each sentence cut to so many letters."""
    return Process.from_data(_cut(process.to_data(), (), most))


def _first_words(text: str, most: int) -> str:
    """Return as many whole words as there is room for; a part of the word where the first is too long."""
    words = text[: most + 1].rsplit(None, 1)
    return words[0] if len(words) > 1 and len(words[0]) > most / 2 else text[:most].rstrip()


def _cut(value: Any, path: DocPath, most: int) -> Any:  # noqa: ANN401  # plain data, as JSON has it
    match value:
        case str() if len(value) > most and is_sentence(path):
            return _first_words(value, most - 1) + "…"
        case dict():
            return {key: _cut(each, (*path, key), most) for key, each in value.items()}
        case list():
            return [_cut(each, path, most) for each in value]
    return value
