"""The blank page to fill in by hand: the shape of the one page, with lines to write on."""

from __future__ import annotations

from typing import Any

from processkit.model.process import Process
from processkit.rendering.order import Order
from processkit.rendering.papers import Sheet
from processkit.rendering.rendered import Rendered
from processkit.rendering.texts import for_print, printable
from processkit.rendering.views.setting import Manner, Try, set_view

_TRIES = (Try(1, 8.4), Try(2, 9.0), Try(20, 8.4))
_LARGEST = 10.5
_FEWEST, _MOST = 4, 10
# Of a step: lines to write on, besides the one for its decision and the one for its handover; in points.
_LEAST_LINES, _MOST_LINES = 2, 6
_LINE, _HEAD = 17.5, 170.0


def set_worksheet(order: Order) -> Rendered:
    """Set a blank page with as many steps as the process has, 4 to 10: upright on one sheet.

    Raises:
        MissingLetters: No font at hand has some of the letters of the title.
    """
    facts = worksheet_facts(order.process)
    options = {"lines": _lines(order.sheet, facts["steps"])}
    return set_view(order, facts, Manner("worksheet.typ", _TRIES, largest=_LARGEST, air=3.0, options=options))


def _lines(sheet: Sheet, steps: int) -> int:
    """Return how many lines there are for each column of a step."""
    lines = int((sheet.height - _HEAD) / steps / _LINE) - 3
    return min(max(lines, _LEAST_LINES), _MOST_LINES)


def worksheet_facts(process: Process) -> dict[str, Any]:
    """Return what is printed on the blank page: its title, and how many steps it has room for."""
    return {
        "title": printable(process.name),
        "heading": for_print(process.name),
        "company": for_print(process.company) if process.company is not None else "",
        "steps": min(max(len(process.steps), _FEWEST), _MOST),
    }
