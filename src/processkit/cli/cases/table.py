"""A list of customers, as wide as the terminal: a table, or on a phone two lines for each."""

from __future__ import annotations

from collections.abc import Sequence

from processkit.cli.cases.screen import BOLD, DIM, RED, Screen
from processkit.cli.cases.standing import acting, customer, due_said, turn
from processkit.rendering.terminal.cells import cells, padded, shortened
from processkit.rendering.texts import printable
from processkit.runtime.case_view import CaseView

_NARROW = 90
_GAP = 2
_LEAST = 12
_HEADS = ("customer", "step", "whose turn", "when", "case")


def print_cases(screen: Screen, views: Sequence[CaseView]) -> None:
    """Print customers, each with the step, whose turn it is, by when, and the id of the case."""
    rows = [_row(view) for view in views]
    late = [view.standing.late for view in views]
    if screen.width < _NARROW:
        for row, is_late in zip(rows, late, strict=True):
            _print_two_lines(screen, row, is_late=is_late)
        return
    widths = _widths([_HEADS, *rows], screen.width)
    screen.row((padded(head, width) + " " * _GAP, (DIM,)) for head, width in zip(_HEADS, widths, strict=True))
    for row, is_late in zip(rows, late, strict=True):
        fitted = [padded(shortened(text, width), width) for text, width in zip(row, widths, strict=True)]
        colours = [(BOLD,), (), (), (RED,) if is_late else (), (DIM,)]
        screen.row((text + " " * _GAP, codes) for text, codes in zip(fitted, colours, strict=True))


def _row(view: CaseView) -> tuple[str, ...]:
    step = acting(view)
    return customer(view), f"{step.number} {printable(step.name)}", turn(view), due_said(view), view.id


def _print_two_lines(screen: Screen, row: tuple[str, ...], *, is_late: bool) -> None:
    name, step, whose, when, case = row
    left = screen.width - cells(case) - _GAP
    screen.row([(padded(shortened(name, left), left + _GAP), (BOLD,)), (case, (DIM,))])
    screen.say(f"{step}: {whose}", indent=2)
    if when:
        screen.say(when, *([RED] if is_late else []), indent=2)


def _widths(rows: Sequence[Sequence[str]], total: int) -> list[int]:
    """Return the width of each column; where they are too wide, the widest of the first three gives way."""
    widths = [max(cells(row[column]) for row in rows) for column in range(len(_HEADS))]
    while sum(widths) + _GAP * (len(widths) - 1) > total:
        widest = max(range(3), key=lambda column: widths[column])
        if widths[widest] <= _LEAST:
            break
        widths[widest] -= 1
    return widths
