"""How a text is typed in YAML, so that what a message says to write can be pasted."""

from __future__ import annotations

import re
from collections.abc import Iterable

_NEEDS_QUOTES = re.compile(
    r"^[\s&*!|>%@`\"'#,\[\]{}?:-]|: |:$| #|[\"\\]|\s$|[\x00-\x1f\x7f-\x9f]|^(~|null|Null|NULL|)$"
)
_NEEDS_QUOTES_IN_LIST = re.compile(r"[,\[\]{}?:]")


def typed(text: str, *, in_list: bool = False) -> str:
    """Return ``text`` as it is typed behind a colon or, ``in_list``, between brackets."""
    if _NEEDS_QUOTES.search(text) or (in_list and _NEEDS_QUOTES_IN_LIST.search(text)):
        if '"' not in text and "\\" not in text:
            return f'"{text}"'
        return "'" + text.replace("'", "''") + "'"
    return text


def typed_list(texts: Iterable[str]) -> str:
    """Return texts as a list between brackets."""
    return f"[{', '.join(typed(text, in_list=True) for text in texts)}]"


def lines_to_paste(lead: str, *lines: str, then: str = "") -> str:
    """Return a sentence, and below it lines of YAML that keep their places.

    Each line may begin with spaces of its own. ``then`` is a sentence behind the lines.
    """
    pasted = "\n".join(f"    {line}" for line in lines)
    return f"{lead}\n{pasted}" + (f"\n{then}" if then else "")
