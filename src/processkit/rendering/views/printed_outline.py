"""A view of headings, lines and lists on sheets of paper, with lines to write on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from processkit.rendering.order import Order
from processkit.rendering.rendered import Rendered
from processkit.rendering.texts import for_print, printable
from processkit.rendering.views.outline import Block, Heading, Item, Lines, Pasted, Points
from processkit.rendering.views.setting import Manner, Try, set_view

_TRIES = (Try(2, 9.25), Try(4, 9.0), Try(60, 8.5))
_LARGEST = 10.5
_BLANK = re.compile("_{3,}")


def set_outline(order: Order, outline: Sequence[Block], running: str) -> Rendered:
    """Set an outline in two columns, on as many sheets as it takes.

    Args:
        order: What is asked for: ``pdf``, ``svg`` or ``png``.
        outline: It begins with its title.
        running: What stands at the head of each page beside the name of the company.

    Raises:
        DoesNotFit: A part of it is higher than a sheet.
        MissingLetters: No font at hand has some of the letters.
    """
    units = list(_units(outline))
    facts = {
        "title": printable(outline[0].text) if isinstance(outline[0], Heading) else "",
        "company": for_print(order.process.company) if order.process.company is not None else "",
        "running": for_print(running),
        "head": units[0],
        "units": units[1:],
    }
    columns = 3 if order.landscape else 2
    return set_view(order, facts, Manner("outline.typ", _TRIES, largest=_LARGEST, columns=columns, air=0.8))


def _units(outline: Iterable[Block]) -> Iterator[list[dict[str, Any]]]:
    """Yield what is never torn: a heading with what stands below it, a point with what explains it."""
    unit: list[dict[str, Any]] = []
    for block in outline:
        begins = isinstance(block, Heading) or (isinstance(block, Lines) and bool(block.items[0].label))
        # The title stands over the lines below it, another heading over the first thing below it.
        if begins and unit and not all(each["kind"] == "heading" and each["level"] > 1 for each in unit):
            yield unit
            unit = []
        unit.append(_plain(block))
    if unit:
        yield unit


def _plain(block: Block) -> dict[str, Any]:
    match block:
        case Heading(level, text):
            return {"kind": "heading", "level": level, "text": for_print(text)}
        case Lines(items):
            return {"kind": "lines", "items": [_item(item) for item in items]}
        case Points(items, boxes):
            return {"kind": "points", "boxes": boxes, "items": [_item(item) for item in items]}
        case Pasted(lines):
            return {"kind": "pasted", "lines": [_indented(line) for line in lines]}


def _item(item: Item) -> dict[str, Any]:
    """Return an item with its text in pieces, and a line to write on between each two."""
    return {"label": for_print(item.label), "pieces": [for_print(piece) for piece in _BLANK.split(item.text)]}


def _indented(line: str) -> dict[str, Any]:
    words = line.lstrip(" ")
    return {"indent": len(line) - len(words), "text": for_print(words)}
