"""How names are compared, and how they become ids: one rule for steps, ends, roles and papers."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_PLAIN, _AHEAD = 0.8, 0.1
"""How much two names are alike, from 0 to 1, when one of them is a slip; and how far the next one is behind."""
_FIRST_ACCENT, _LAST_ACCENT = "\u0300", "\u036f"


@lru_cache(maxsize=4096)
def fold(name: str) -> str:
    """Return the form in which two names are compared.

    ``Küche``, ``KUCHE`` and ``kuche`` are the same name; so are ``Call  back`` and ``call back``.
    Only the accents U+0300 to U+036F are dropped, because in other scripts the marks make the word.
    """
    if name.isascii():
        return " ".join(name.casefold().split())
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold())
    bare = "".join(c for c in folded if not _FIRST_ACCENT <= c <= _LAST_ACCENT)
    return " ".join(bare.split())


def nearest(name: str, known: Iterable[str]) -> str | None:
    """Return the known name that ``name`` was probably meant to be, or None."""
    by_fold: dict[str, str] = {}
    for candidate in known:
        by_fold.setdefault(fold(candidate), candidate)
    near = _nearest(fold(name), tuple(by_fold))
    return by_fold[near] if near is not None else None


@lru_cache(maxsize=512)
def _nearest(name: str, known: tuple[str, ...]) -> str | None:
    # Loaded here: on a page without a slip nobody asks.
    import difflib

    near = difflib.get_close_matches(name, known, 1, 0.6)
    return near[0] if near else None


def is_plainly(name: str, meant: str, known: Iterable[str]) -> bool:
    """Return whether ``name`` is ``meant`` with a slip of the finger, and much less like every other known name."""
    import difflib

    def alike(other: str) -> float:
        return difflib.SequenceMatcher(None, fold(name), fold(other)).ratio()

    likeness = alike(meant)
    others = max((alike(other) for other in known if fold(other) != fold(meant)), default=0.0)
    return likeness >= _PLAIN and likeness - others >= _AHEAD


@lru_cache(maxsize=4096)
def slug(name: str) -> str:
    """Return an id for machines: lower case, words joined by dashes, letters of every script kept.

    A name without any letter or digit gives the code points of its signs, so that it never is empty.
    """
    text = unicodedata.normalize("NFC", name.casefold())
    kept = "".join(c if unicodedata.category(c)[0] in "LNM" else " " for c in text)
    words = kept.split()
    return "-".join(words) if words else "-".join(f"u{ord(c):x}" for c in name if not c.isspace())
