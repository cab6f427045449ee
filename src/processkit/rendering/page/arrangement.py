"""How the width of the page is shared out, from the widths of its texts. Widths are in em of the base size."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Literal, TypeAlias

from processkit.rendering.diagram.lettering import width_of
from processkit.rendering.page.step_facts import StepFacts

_SMALL = 0.9
_NAME = 1.12
# What a cell holds besides its text: the step's number, and the white at both sides; and a box to tick.
_BESIDE_NAME, _BESIDE_PAPER, _BESIDE_CUSTOMER, _TICK = 3.6, 0.9, 0.9, 1.35
_BULLET = 1.0
_BETWEEN = 1.4
# Lines are not filled to their end, because words stay whole.
_RAGGED = 1.05
_LONGEST_WHOLE = 15
_TOO_NARROW = 1000.0
_SHARES = tuple(hundredth / 100 for hundredth in range(0, 101, 2))


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of the table. A column that would be empty is not there: its share is 0.

    Attributes:
        step: The share of the step's name and owner, of what the time column leaves over.
        time: The width of the time column in em; 0 without one.
    """

    step: float
    time: float
    paperwork: float
    customer: float


@dataclass(frozen=True, slots=True)
class TickColumns:
    """Columns of boxes to tick: how many, and whether they are all of the same width.

    With a ``count`` of 0 they follow one another like words, which takes the fewest lines.
    """

    count: int
    even: bool


@dataclass(frozen=True, slots=True)
class RowArrangement:
    """How one step is set.

    Attributes:
        handover: The columns of the boxes in the band above it.
        boxes: The columns of its own boxes.
        remarks_inside: Whether its remarks stand below its name, because that takes no line more.
        do_under: Whether what is done runs under the whole row, because that takes fewer lines.
    """

    handover: TickColumns
    boxes: TickColumns
    remarks_inside: bool
    do_under: bool


@dataclass(frozen=True, slots=True)
class Arrangement:
    """The table's columns, and each of its rows."""

    columns: Columns
    rows: tuple[RowArrangement, ...]


@dataclass(frozen=True, slots=True)
class Room:
    """What the table has to be set in.

    Attributes:
        width: The width between the margins.
        band: The width of what names a handover.
        back: What ends a handover's band.
        titles: What stands above the columns of the step, of the paperwork and of the customer.
        tight: Whether the owner stands beside the step's name, and not below it.
    """

    width: float
    band: float
    back: str
    titles: tuple[str, str, str]
    tight: bool


_Paragraph: TypeAlias = tuple[float, ...]
"""The widths of the pieces of one paragraph; each piece stays whole where it can."""


@dataclass(frozen=True, slots=True)
class _Widths:
    """The paragraphs of one row: name and owner, what is done, paperwork, the customer's side."""

    head: tuple[_Paragraph, ...]
    do: tuple[_Paragraph, ...]
    papers: tuple[_Paragraph, ...]
    customer: tuple[_Paragraph, ...]

    @property
    def name(self) -> tuple[_Paragraph, ...]:
        """All that stands in the first column."""
        return self.head + self.do


def arrange(steps: Sequence[StepFacts], room: Room) -> Arrangement:
    """Return the arrangement with which the table needs the fewest lines."""
    rows = [_widths(step, tight=room.tight) for step in steps]
    time = _time_width([step.time for step in steps if step.time])
    columns = _columns([*rows, _head(room.titles)], _narrowest(steps), room.width - time, time)
    return Arrangement(
        columns,
        tuple(_row(step, row, columns, room) for step, row in zip(steps, rows, strict=True)),
    )


def tick_columns(widths: Sequence[float], room: float, *, tight: bool = False) -> TickColumns:
    """Return the columns in which boxes to tick, with texts of these widths, need the fewest lines.

    Where it is ``tight`` they may also follow one another like words.
    """
    best, fewest = TickColumns(1, even=True), float("inf")
    for count in range(1, min(5, len(widths)) + 1):
        rows = [widths[start : start + count] for start in range(0, len(widths), count)]
        column = (room - (count - 1) * _BETWEEN) / count - _TICK
        if column < _TICK:
            break
        even = sum(max(_lines_of((width,), column) for width in row) for row in rows)
        natural = sum(max(widths[place::count]) + _TICK for place in range(count)) + (count - 1) * _BETWEEN
        own = len(rows) if natural <= room else even + 1
        if min(even, own) < fewest:
            best, fewest = TickColumns(count, even=even <= own), min(even, own)
    run = tuple(width + _TICK for width in widths)
    return TickColumns(0, even=False) if tight and _lines_of(run, room) < fewest else best


def _row(step: StepFacts, row: _Widths, columns: Columns, room: Room) -> RowArrangement:
    inner = room.width - 4
    hand = step.handover
    passed = [_regular(text) for text in (*hand.papers, *hand.checks)] if hand is not None else []
    back = [_regular(room.back) * _SMALL] if hand is not None else []
    width = room.width - columns.time
    name = width * columns.step - _BESIDE_NAME
    others = max(
        _lines(row.papers, width * columns.paperwork - _BESIDE_PAPER),
        _lines(row.customer, width * columns.customer - _BESIDE_CUSTOMER),
    )
    remarks = tuple(_regular(f"{note.label} {note.text}") * _SMALL for note in step.notes)
    has_only_notes = bool(step.notes) and not step.question and not step.ways
    run = tuple(width for paragraph in row.do for width in paragraph)
    under = max(_lines(row.head, name), others) + _lines((run,), inner)
    return RowArrangement(
        handover=tick_columns(passed + back, inner - room.band + 2, tight=room.tight),
        boxes=tick_columns([_regular(text) for text in step.boxes], inner / _SMALL, tight=room.tight),
        remarks_inside=has_only_notes and _lines((*row.name, remarks), name) <= others,
        do_under=room.tight and bool(run) and under < max(_lines(row.name, name), others),
    )


def _columns(rows: Sequence[_Widths], narrowest: tuple[float, float, float], width: float, time: float) -> Columns:
    """Return the shares of ``width``, which is what the time column leaves over.

    The last row is that of the titles, which stand above all columns that there are. A column that
    is too narrow for a word of its own is taken only where all others are worse by far.
    """
    has_papers = any(row.papers for row in rows[:-1])
    has_customer = any(row.customer for row in rows[:-1])
    named = {share: _lines_at(rows, "name", width * share - _BESIDE_NAME) for share in _SHARES}
    papers = {share: _lines_at(rows, "papers", width * share - _BESIDE_PAPER) for share in _SHARES}
    told = {share: _lines_at(rows, "customer", width * share - _BESIDE_CUSTOMER) for share in _SHARES}
    best, fewest = (1.0, 0.0, 0.0), float("inf")
    for name, paper, customer in _choices(has_papers=has_papers, has_customer=has_customer):
        total = sum(
            _TOO_NARROW
            for share, least in zip((name, paper, customer), narrowest, strict=True)
            if share and width * share < least
        )
        for row in zip(named[name], papers[paper], told[customer], strict=True):
            # A little more where the columns are out of balance.
            total += max(row) + 0.04 * sum(row)
        if total < fewest:
            best, fewest = (name, paper, customer), total
    return Columns(best[0], time, best[1], best[2])


def _narrowest(steps: Sequence[StepFacts]) -> tuple[float, float, float]:
    """Return how wide the columns of name, paperwork and customer must be for their longest words."""
    names = [(word, _NAME) for step in steps for word in step.name.split()]
    papers = [(word, 1.0) for step in steps for box in step.papers for word in box.name.split()]
    told = [(word, 1.0) for step in steps for text in (step.customer, step.gives) for word in text.split()]
    beside = (_BESIDE_NAME, _BESIDE_PAPER + _TICK, _BESIDE_CUSTOMER)
    longest = (max((width_of(_unbroken(w), k, "600") for w, k in words), default=0) for words in (names, papers, told))
    name, paper, customer = (word + more for word, more in zip(longest, beside, strict=True))
    return name, paper, customer


def _unbroken(word: str) -> str:
    """Return the longest part of a word that stays on one line; longer words are hyphenated."""
    return max(re.split("[\u00ad\u200b]", word), key=len)[:_LONGEST_WHOLE]


def _choices(*, has_papers: bool, has_customer: bool) -> Iterator[tuple[float, float, float]]:
    """Yield the shares of name, paperwork and customer to try."""
    for name in _SHARES:
        if not has_papers and not has_customer:
            yield 1.0, 0.0, 0.0
        elif not 0.22 <= name <= 0.6:
            continue
        elif not has_customer:
            yield name, round(1 - name, 2), 0.0
        elif not has_papers:
            yield name, 0.0, round(1 - name, 2)
        else:
            for paper in _SHARES:
                customer = round(1 - name - paper, 2)
                if 0.14 <= paper <= 0.44 and 0.24 <= customer <= 0.58:
                    yield name, paper, customer


def _lines_at(rows: Sequence[_Widths], column: Literal["name", "papers", "customer"], room: float) -> list[int]:
    """Return the lines that each row has in a column of this width."""
    return [_lines(getattr(row, column), room) for row in rows]


def _lines(paragraphs: Iterable[_Paragraph], room: float) -> int:
    """Return how many lines some paragraphs take; none in a column that is not there."""
    return sum(_lines_of(paragraph, room) for paragraph in paragraphs) if room > 0 else 0


def _lines_of(paragraph: _Paragraph, room: float) -> int:
    """Return the lines of one paragraph: a piece goes on the next line where it does not fit."""
    lines, used = 1, 0.0
    for piece in paragraph:
        if used and used + _BETWEEN + piece <= room:
            used += _BETWEEN + piece
            continue
        lines += 1 if used else 0
        rest = piece if piece <= room else piece * _RAGGED
        lines += max(ceil(rest / room), 1) - 1
        used = rest % room if rest > room else rest
    return lines


def _time_width(times: Sequence[str]) -> float:
    """Return a width in which the longest time stands on one line, or on two when it is long."""
    needed = 0.0
    for time in times:
        whole = width_of(time, 1.0, "600")
        longest_word = max(width_of(word, 1.0, "600") for word in time.split())
        needed = max(needed, whole if whole <= 6.6 else max(longest_word, whole * 0.6))
    return min(max(needed, 3.4), 9.0) + 1.0 if times else 0.0


def _widths(step: StepFacts, *, tight: bool) -> _Widths:
    name = width_of(step.name, _NAME, "700")
    asides = (_regular(aside) * _SMALL for aside in step.asides)
    owner = (width_of(step.owner, 1.0, "600"), *asides)
    condition = ((_regular(step.only_if) * _SMALL + 3,),) if step.only_if else ()
    papers = [
        (_regular(box.name) + _TICK, _regular(box.remark) * _SMALL) if box.remark else (_regular(box.name) + _TICK,)
        for box in step.papers
    ]
    told = tuple(_regular(text) for text in (step.customer, step.contact) if text)
    return _Widths(
        (((name, *owner),) if tight else ((name,), owner)) + condition,
        tuple((_regular(text) * _SMALL + _BULLET,) for text in step.do),
        (tuple(piece for paper in papers for piece in paper),) if tight and papers else tuple(papers),
        ((told,) if told else ()) + (((_regular(step.gives) + 4.2,),) if step.gives else ()),
    )


def _head(titles: tuple[str, str, str]) -> _Widths:
    """Return the widths of the row above the table, in capitals."""
    step, papers, customer = ((width_of(title.upper(), 0.95, "700"),) for title in titles)
    return _Widths((step,), (), (papers,), (customer,))


def _regular(text: str) -> float:
    return width_of(text, 1.0, "400")
