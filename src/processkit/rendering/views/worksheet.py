"""The blank page to fill in by hand: the shape of the one page, with lines to write on."""

from __future__ import annotations

from typing import Any

from processkit.model.process import Process
from processkit.rendering.labels import labels_for
from processkit.rendering.order import Options, Order, order_of
from processkit.rendering.papers import Sheet
from processkit.rendering.rendered import Rendered
from processkit.rendering.texts import for_print, printable
from processkit.rendering.views.setting import Manner, Try, set_view

_TRIES = (Try(1, 8.4), Try(2, 9.0), Try(20, 8.4))
_LARGEST = 10.5
_FEWEST, _READS_BEST, _MOST = 4, 7, 10
# Of a step: lines to write on, besides the one for its decision and the one for its handover; in points.
_LEAST_LINES, _MOST_LINES = 2, 6
_LINE, _HEAD = 17.5, 170.0


def set_worksheet(order: Order) -> Rendered:
    """Set a blank page with as many steps as the process has, 4 to 10: upright on one sheet.

    Raises:
        MissingLetters: No font at hand has some of the letters of the title.
    """
    return _set(order, worksheet_facts(order.process))


def blank_worksheet(to: str, paper: str, options: Options) -> Rendered:
    """Set a blank page for a team that has written none yet: with the number of steps that reads best, 7 at most."""
    labels = labels_for(options.get("language") or "en")
    steps = [{"step": str(number), "owner": "-"} for number in range(1, _READS_BEST + 1)]
    page = {"process": labels["worksheet.blank"], "language": labels.language, "steps": steps}
    order = order_of(Process.from_data(page), to, paper, options)
    return _set(order, worksheet_facts(order.process) | {"has_name": False})


def _set(order: Order, facts: dict[str, Any]) -> Rendered:
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
        "has_name": True,
        "steps": min(max(len(process.steps), _FEWEST), _MOST),
    }
