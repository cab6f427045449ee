"""Words that say something in a list: who people are, what an answer means, where it leads."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path

from processkit.model.names import fold

_FILE = Path(__file__).parent / "words.json"


@lru_cache(maxsize=1)
def _words() -> dict[str, frozenset[str]]:
    lists: dict[str, list[str]] = json.loads(_FILE.read_text("utf-8"))
    return {kind: frozenset(map(fold, words)) for kind, words in lists.items()}


def means(text: str, kind: str) -> bool:
    """Tell whether a text is one of the words of a kind, such as ``yes`` or ``lost``."""
    return fold(text.strip(" .!,;:")) in _words()[kind]


def names_people(text: str) -> bool:
    """Tell whether a short text sounds like somebody who works here: its last or only word is such a word."""
    words = fold(text).split()
    return 0 < len(words) <= 3 and (words[-1] in _words()["people"] or " ".join(words) in _words()["people"])
