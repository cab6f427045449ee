"""Lists of words by language, for the checks that look at single words; each a small file in ``words/``."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from pathlib import Path

from processkit.model.names import fold

_FOLDER = Path(__file__).parent / "words"


@lru_cache(maxsize=64)
def words_of(name: str, language: str) -> frozenset[str]:
    """Return the words of a list in English and in the page's language, as ``bare`` writes them.

    Args:
        name: The name of the file, such as ``vague``.
        language: The page's language, such as ``de`` or ``de-AT``.
    """
    by_language = json.loads((_FOLDER / f"{name}.json").read_text("utf-8"))
    own = by_language.get(language.split("-")[0].casefold(), [])
    return frozenset(bare(phrase) for phrase in [*by_language["en"], *own])


def bare(text: str) -> str:
    """Return a text in the form in which words are compared: without signs, case and accents."""
    return fold(re.sub(r"[.!,;:?]+", " ", text))
