"""What somebody typed or pasted, made into texts that a page can hold and print."""

from __future__ import annotations

import re
import unicodedata

from processkit.rendering.letters import lacking
from processkit.rendering.texts import printable

_NO_LETTERS = re.compile("[\u061c\u200b\u200e\u200f]")
_MARKS_OF_MARKDOWN = re.compile(r"\*\*|__|~~|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w)|`")
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)\s]*\)")
_QUOTED = re.compile("^([\"'\u201c\u201e\u2018\u201a\u00ab\u00bb])(.*)([\"'\u201d\u201c\u2019\u2018\u00bb\u00ab])$")
_CURLY_AT_THE_EDGE = re.compile(
    "^[\u201c\u201d\u201e\u2018\u2019\u201a\u00ab\u00bb]+|[\u201c\u201d\u201e\u2018\u201a\u00ab\u00bb]+$"
)
_LONG_NUMBER = re.compile(r"[0-9](?:[ -]?[0-9]){12,}")
_SIGNS = "SC"
"""Signs, and what is no letter at all: without a font for it nobody misses it on paper."""


def cleaned(text: str) -> str:
    """Return a text on one line, without the marks of Markdown, invisible signs, and signs that no page prints.

    Letters stay, whatever their script: where a font is missing for them, the check says so.
    """
    plain = printable(_NO_LETTERS.sub("", unicodedata.normalize("NFC", text)))
    plain = _MARKS_OF_MARKDOWN.sub("", _LINK.sub(r"\1", plain))
    missing = {
        sign for sign in lacking(plain) if unicodedata.category(sign)[0] in _SIGNS or sign in "\ufe0e\ufe0f\u20e3"
    }
    kept = "".join(sign for sign in plain if sign not in missing)
    return _without_quotes(" ".join(kept.split()))


def left_out(text: str) -> str:
    """Return the signs of a text that ``cleaned`` leaves out because no page prints them."""
    found = dict.fromkeys(sign for sign in text if sign in lacking(text) and unicodedata.category(sign) == "So")
    return " ".join(found)


def cut(text: str, most: int) -> str:
    """Return a text of at most ``most`` letters: whole words where that is possible, and dots for the rest."""
    if len(text) <= most:
        return text
    head = text[: most - 1]
    while head and (
        unicodedata.category(text[len(head)])[0] == "M" or text[len(head)] == "\u200d" or head[-1] == "\u200d"
    ):
        head = head[:-1]
    words = head.rsplit(" ", 1)[0]
    return (words if len(words) > most // 2 else head).rstrip(" ,;:-") + "…"


def pieces(text: str, most: int) -> list[str]:
    """Return a long text in pieces of at most ``most`` letters, broken between words where it can be."""
    found = []
    while len(text) > most:
        head = text[:most].rsplit(" ", 1)[0]
        head = head if len(head) > most // 2 else text[:most]
        found.append(head.strip())
        text = text[len(head) :].strip()
    return [*found, text] if text else found


def without_long_numbers(text: str) -> str:
    """Return a text in which long numbers, which could be those of a payment card, are dots."""
    return _LONG_NUMBER.sub("…", text)


def has_words(text: str) -> bool:
    """Tell whether there is anything to read in a text: a letter or a digit."""
    return any(unicodedata.category(sign)[0] in "LN" for sign in text)


def capital(text: str) -> str:
    """Return a text with a capital in front, as a name on the page begins."""
    return text[:1].upper() + text[1:] if text[:1].islower() and not text[1:2].isupper() else text


def _without_quotes(text: str) -> str:
    match = _QUOTED.match(text)
    inner = match[2] if match is not None and not set(match[2]) & set('"\u201c\u201d\u00ab\u00bb') else text
    return _CURLY_AT_THE_EDGE.sub("", inner).strip()
