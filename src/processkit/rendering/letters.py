"""How wide the letters of the shipped font are, and which letters it has. Light: a check asks it, too."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Literal, TypeAlias

Weight: TypeAlias = Literal["400", "600", "700"]

_HERE = Path(__file__).parent
# Most pages have only these letters, so the others are read when one is met.
_COMMON, _OTHERS = _HERE / "letter_widths.json", _HERE / "other_letter_widths.json"
# Letters that Inter lacks come from a font of the system: about a square, signs a little more.
_SQUARE, _SIGN, _FIRST_SIGN = 1.05, 1.4, 0x1F000
_SLACK = 1.01


@lru_cache(maxsize=8192)
def ems(text: str, weight: Weight) -> float:
    """Return the width of one line of text in letters' sizes, never less than it really is."""
    known = _widths(_COMMON)[weight]
    return _SLACK * sum([known[c] if c in known else _rare(c, weight) for c in text])


def lacking(texts: Iterable[str]) -> set[str]:
    """Return the letters of some texts that the shipped font does not have; white space is no letter."""
    unknown = {letter for letter in set("".join(texts)).difference(_widths(_COMMON)["400"]) if not letter.isspace()}
    return unknown and unknown.difference(_widths(_OTHERS)["400"])


@lru_cache(maxsize=2)
def _widths(table: Path) -> dict[str, dict[str, float]]:
    """Return the width of each letter, in letters' sizes, by weight."""
    by_weight = json.loads(table.read_text(encoding="utf-8"))
    return {
        weight: {letter: int(width) / 1000 for width, letters in by_width.items() for letter in letters}
        for weight, by_width in by_weight.items()
    }


def _rare(letter: str, weight: Weight) -> float:
    known = _widths(_OTHERS)[weight]
    if letter in known:
        return known[letter]
    if unicodedata.category(letter) in ("Mn", "Me", "Cf"):
        return 0.0
    return _SIGN if ord(letter) >= _FIRST_SIGN else _SQUARE
