"""A sheet of headings, lines and boxes as text for a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from processkit.rendering.views.outline import Block, Heading, Item, Lines, Pasted, Points
from processkit.report.safe_text import safe
from processkit.report.text import Look

_BOLD, _DIM = "\033[1m", "\033[2m"
_TITLE = 2


def text_of(blocks: Sequence[Block], look: Look) -> str:
    """Return an outline as lines that fit the terminal, ending in a line break."""
    return "\n".join(line for block in blocks for line in _lines(block, look)).lstrip("\n") + "\n"


def _lines(block: Block, look: Look) -> list[str]:
    match block:
        case Heading(level, words):
            title = words.upper() if level == _TITLE else words
            return [
                "",
                *(look.paint(line, _BOLD) for line in _wrapped(title, look.width, "")),
                *([""] if level <= _TITLE else []),
            ]
        case Lines(items):
            return [line for item in items for line in [*_item(item, look, ""), ""]]
        case Points(items, is_boxes):
            sign = "[ ] " if is_boxes else "- "
            return [line for item in items for line in _item(item, look, f"  {sign}")]
        case Pasted(pasted):
            return [*(f"    {safe(line)}" for line in pasted), ""]


def _item(item: Item, look: Look, sign: str) -> list[str]:
    told = f"{item.label}: {item.text}" if item.label else item.text
    wrapped = _wrapped(told, look.width, sign)
    if item.label and not sign:
        wrapped[0] = look.paint(wrapped[0], _BOLD)
    return wrapped


def _wrapped(text: str, width: int, sign: str) -> list[str]:
    """Break a text into lines; those below the first stand under its first letter."""
    room = max(width - len(sign), 20)
    lines = textwrap.wrap(safe(text), room, break_long_words=False, break_on_hyphens=False) or [""]
    return [(sign if number == 0 else " " * len(sign)) + line for number, line in enumerate(lines)]
