"""How the width of the page is shared out, from the widths of its texts. Widths are in em of the base size."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from processkit.rendering.bound.plain import BAND, BOXES, column_room, plain_columns, plain_places
from processkit.rendering.diagram.lettering import narrowest, width_of
from processkit.rendering.page.estimate import SMALL, TICK, Paragraph, lines_in, lines_of, regular
from processkit.rendering.page.step_facts import StepFacts
from processkit.rendering.page.ticks import Boxes, Place, bands_of, tick_grid

_NAME = 1.12
# What a cell holds besides its text: the step's number, and the white at both sides.
_BESIDE_NAME, _BESIDE_PAPER, _BESIDE_CUSTOMER = 3.6, 0.9, 0.9
_BESIDE_TIME = 1.0
_BULLET = 1.0
# How wide the times are: the least, up to where they are not worth a second line, and the most.
_LEAST_TIME, _SHORT_TIME, _WIDEST_TIME = 3.4, 6.6, 9.6
_WRAPPED_TIME = 1.2
"""How many lines elsewhere it is worth to have a time on one line."""
_LONGEST_WHOLE = 15
_SHORT_REMARK = 20
_DIAMOND, _ARROW_AND_MARK = 2.0, 3.6
_PARTS = 25
_TOO_NARROW = 1000 * _PARTS
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
class RowArrangement:
    """How one step is set.

    Attributes:
        handover: Where each box stands in the band above it; ``boxes`` the same of its own boxes.
        back_below: Whether it stands below the boxes of that band, and not beside them, where one goes back to.
        papers_in_lines: Whether its papers follow one another like words, because that takes fewer lines.
        remarks: Where its remarks stand, so that they take the fewest lines: ``inside`` the cell of its
            name and below it, ``inline`` behind its owner, or ``under`` the whole row.
        customer_in_lines: The same of what the customer experiences and what we need from the customer.
        do_under: Whether what is done runs under the whole row, because that takes fewer lines.
    """

    handover: tuple[Place, ...]
    boxes: tuple[Place, ...]
    back_below: bool
    papers_in_lines: bool
    customer_in_lines: bool
    remarks: Literal["inside", "inline", "under"]
    do_under: bool


@dataclass(frozen=True, slots=True)
class Arrangement:
    """The table's columns, and each of its rows.

    Attributes:
        handover_columns: The columns in which the boxes of all handovers stand, so that their left
            sides are in line; ``box_columns`` the same of the steps' own boxes.
        band: The width of what names a handover.
        back_beside: Whether it stands with the boxes of a handover where it goes back to; otherwise
            it stands under the owners.
    """

    columns: Columns
    rows: tuple[RowArrangement, ...]
    handover_columns: int
    box_columns: int
    back_beside: bool
    band: float


@dataclass(frozen=True, slots=True)
class Room:
    """What the table has to be set in.

    Attributes:
        width: The width between the margins.
        bands: The widths that what names a handover may have, the best one first.
        back: What is said of where a handover goes back to, and what stands for a step without a name.
        titles: What stands above the columns of the step, of the paperwork and of the customer.
        tight: Whether the owner stands beside the step's name, and not below it.
    """

    width: float
    bands: tuple[float, ...]
    back: tuple[str, str]
    titles: tuple[str, str, str]
    tight: bool


@dataclass(frozen=True, slots=True)
class _Widths:
    """The paragraphs of one row: name and owner, what is done, paperwork, the customer's side."""

    head: tuple[Paragraph, ...]
    do: tuple[Paragraph, ...]
    papers: tuple[Paragraph, ...]
    customer: tuple[Paragraph, ...]

    @property
    def name(self) -> tuple[Paragraph, ...]:
        """All that stands in the first column."""
        return self.head + self.do


def arrange(steps: Sequence[StepFacts], room: Room) -> Arrangement:
    """Return the arrangement with which the table needs the fewest lines."""
    rows = [_widths(step, tight=room.tight) for step in steps]
    columns = _columns_with_time(steps, rows, room)
    bands = bands_of(steps, room.width, room.bands, room.back, tight=room.tight)
    boxes = tick_grid([Boxes([regular(text) for text in step.boxes]) for step in steps], (room.width - 4) / SMALL)
    return Arrangement(
        columns,
        tuple(
            _row(step, row, columns, room, (band, own), back_below=below)
            for step, row, band, own, below in zip(
                steps, rows, bands.boxes.places, boxes.places, bands.boxes.below, strict=True
            )
        ),
        bands.boxes.columns,
        boxes.columns,
        bands.back_beside,
        bands.width,
    )


def arrange_plainly(steps: Sequence[StepFacts], room: Room) -> Arrangement:
    """Return the arrangement of which ``rendering/bound`` knows how high it is."""
    step, time, paper, customer = plain_columns(
        room.width,
        time=any(step.time for step in steps),
        papers=any(step.papers for step in steps),
        customer=any(step.customer or step.contact or step.gives for step in steps),
    )
    rest = room.width - time
    in_band = column_room(room.width - BAND - 2.4)
    inside = column_room((room.width - 3.5) / SMALL)
    rows = tuple(
        RowArrangement(
            _plain_places([*step.handover.papers, *step.handover.checks] if step.handover else [], in_band),
            _plain_places(step.boxes, inside),
            back_below=False,
            papers_in_lines=False,
            customer_in_lines=False,
            remarks="under",
            do_under=False,
        )
        for step in steps
    )
    return Arrangement(
        Columns(step / rest, time, paper / rest, customer / rest), rows, BOXES, BOXES, back_beside=False, band=BAND
    )


def _plain_places(texts: Sequence[str], room: float) -> tuple[Place, ...]:
    return tuple(Place(*place) for place in plain_places([regular(text) for text in texts], room))


def _columns_with_time(steps: Sequence[StepFacts], rows: Sequence[_Widths], room: Room) -> Columns:
    """Return the columns with times on one line, or on two lines where the other columns gain much by it."""
    times = [step.time for step in steps if step.time]
    tries = []
    for time in dict.fromkeys((_time_width(times, whole=True), _time_width(times, whole=False))):
        wrapped = sum(1 for text in times if width_of(text, 1.0, "600") > time - _BESIDE_TIME)
        columns, lines = _columns(
            [*rows, _head(room.titles)], _narrowest(steps), room.width - time, time, tight=room.tight
        )
        tries.append((lines + _WRAPPED_TIME * wrapped, columns))
    return min(tries, key=lambda found: found[0])[1]


def _row(
    step: StepFacts,
    row: _Widths,
    columns: Columns,
    room: Room,
    places: tuple[tuple[Place, ...], tuple[Place, ...]],
    *,
    back_below: bool,
) -> RowArrangement:
    inner = room.width - 4
    width = room.width - columns.time
    name = width * columns.step - _BESIDE_NAME
    paper = width * columns.paperwork - _BESIDE_PAPER
    told = width * columns.customer - _BESIDE_CUSTOMER
    customer = _shorter(row.customer, told) if room.tight else row.customer
    papers = _shorter(row.papers, paper) if room.tight else row.papers
    others = max(
        lines_in(papers, paper),
        lines_in(customer, told),
    )
    run = tuple(width for paragraph in row.do for width in paragraph)
    under = max(lines_in(row.head, name), others) + lines_in((run,), inner)
    return RowArrangement(
        handover=places[0],
        boxes=places[1],
        back_below=back_below,
        papers_in_lines=len(papers) < len(row.papers),
        customer_in_lines=len(customer) < len(row.customer),
        remarks=_place_of_remarks(step, row, (name, inner), others, tight=room.tight),
        do_under=room.tight and bool(run) and under < max(lines_in(row.name, name), others),
    )


def _place_of_remarks(
    step: StepFacts, row: _Widths, rooms: tuple[float, float], others: int, *, tight: bool
) -> Literal["inside", "inline", "under"]:
    """Return where the remarks of a step take the fewest lines.

    A decision is inside the name's cell only where that saves a line. ``rooms`` are the widths of
    the name's column and of the whole row, ``others`` the lines of the highest other column.
    """
    remarks = _remark_widths(step)
    if not tight or not remarks:
        return "under"
    name, inner = rooms
    first, *rest = row.head
    inside = max(lines_in((*row.name, remarks), name), others)
    under = max(lines_in(row.name, name), others) + lines_of(remarks, inner)
    inline = max(lines_in(((*first, *remarks), *rest, *row.do), name), others)
    if step.question or step.ways:
        return "inside" if inside < under else "under"
    if inside <= min(under, inline):
        return "inside"
    return "inline" if inline < under else "under"


def _remark_widths(step: StepFacts) -> Paragraph:
    question = [width_of(step.question, SMALL, "600") + _DIAMOND] if step.question else []
    ways = [width_of(way.label, SMALL, "700") + _ARROW_AND_MARK + regular(way.target.end) * SMALL for way in step.ways]
    return (*question, *ways, *(regular(f"{note.label} {note.text}") * SMALL for note in step.notes))


def _columns(
    rows: Sequence[_Widths], narrowest: tuple[float, float, float], width: float, time: float, *, tight: bool
) -> tuple[Columns, float]:
    """Return the shares of ``width``, which is what the time column leaves over, and the lines that they need.

    The last row is that of the titles, which stand above all columns that there are. A column that
    is too narrow for a word of its own is taken only where all others are worse by far.
    """
    has_papers = any(row.papers for row in rows[:-1])
    has_customer = any(row.customer for row in rows[:-1])
    # Each is asked for the same few shares again and again.
    named = cache(lambda share: _lines_at(rows, "name", width * share - _BESIDE_NAME))
    papers = cache(lambda share: _lines_at(rows, "papers", width * share - _BESIDE_PAPER, tight=tight))
    told = cache(lambda share: _lines_at(rows, "customer", width * share - _BESIDE_CUSTOMER, tight=tight))
    best, fewest = (1.0, 0.0, 0.0), float("inf")
    for choice in _choices(has_papers=has_papers, has_customer=has_customer):
        name, paper, customer = choice
        lines = named(name), papers(paper), told(customer)
        sums = list(map(sum, lines))
        # In parts of a line, so that equal is equal; a little more where the columns are out of balance.
        total = sum(sums)
        for share, least in zip(choice, narrowest, strict=True):
            if share and width * share < least:
                total += _TOO_NARROW
        # All rows together are at least as high as the highest column.
        if total + _PARTS * max(sums) < fewest:
            total += _PARTS * sum(map(max, *lines))
            if total < fewest:
                best, fewest = choice, total
    return Columns(best[0], time, best[1], best[2]), fewest / _PARTS


def _narrowest(steps: Sequence[StepFacts]) -> tuple[float, float, float]:
    """Return how wide the columns of name, paperwork and customer must be for their longest words."""
    names = [(word, _NAME) for step in steps for word in step.name.split()]
    papers = [(word, 1.0) for step in steps for box in step.papers for word in box.name.split()]
    told = [(word, 1.0) for step in steps for text in (step.customer, step.gives) for word in text.split()]
    beside = (_BESIDE_NAME, _BESIDE_PAPER + TICK, _BESIDE_CUSTOMER)
    longest = (max((width_of(_unbroken(w), k, "600") for w, k in words), default=0) for words in (names, papers, told))
    name, paper, customer = (word + more for word, more in zip(longest, beside, strict=True))
    remarks = (box.remark for step in steps for box in step.papers if len(box.remark) <= _SHORT_REMARK)
    remark = max((regular(text) * SMALL for text in remarks), default=0.0)
    return name, max(paper, remark + beside[1]), customer


def _unbroken(word: str) -> str:
    """Return the longest part of a word that stays on one line; longer words are hyphenated."""
    return max(re.split("[\u00ad\u200b]", word), key=len)[:_LONGEST_WHOLE]


@cache
def _choices(*, has_papers: bool, has_customer: bool) -> tuple[tuple[float, float, float], ...]:
    """Return the shares of name, paperwork and customer to try."""
    return tuple(_all_choices(has_papers=has_papers, has_customer=has_customer))


def _all_choices(*, has_papers: bool, has_customer: bool) -> Iterator[tuple[float, float, float]]:
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


def _lines_at(
    rows: Sequence[_Widths], column: Literal["name", "papers", "customer"], room: float, *, tight: bool = False
) -> list[int]:
    """Return the lines that each row has in a column of this width."""
    cells = [getattr(row, column) for row in rows]
    return [lines_in(_shorter(cell, room) if tight else cell, room) for cell in cells]


def _shorter(paragraphs: tuple[Paragraph, ...], room: float) -> tuple[Paragraph, ...]:
    """Return the paragraphs, or one of all their pieces where that takes fewer lines."""
    run = (tuple(piece for paragraph in paragraphs for piece in paragraph),)
    return run if lines_in(run, room) < lines_in(paragraphs, room) else paragraphs


def _time_width(times: Sequence[str], *, whole: bool) -> float:
    """Return a width in which each time stands on one line, or else the long ones on two."""
    needed = _LEAST_TIME
    for time in times:
        in_one = width_of(time, 1.0, "600")
        needed = max(needed, in_one if whole or in_one <= _SHORT_TIME else narrowest(time, 1.0, "600", 2))
    return min(needed, _WIDEST_TIME) + _BESIDE_TIME if times else 0.0


def _widths(step: StepFacts, *, tight: bool) -> _Widths:
    name = width_of(step.name, _NAME, "700")
    asides = (regular(aside) * SMALL for aside in step.asides)
    owner = (width_of(step.owner, 1.0, "600"), *asides)
    condition = ((regular(step.only_if) * SMALL + 3,),) if step.only_if else ()
    papers = [
        (regular(box.name) + TICK, regular(box.remark) * SMALL) if box.remark else (regular(box.name) + TICK,)
        for box in step.papers
    ]
    told = tuple(regular(text) for text in (step.customer, step.contact) if text)
    return _Widths(
        (((name, *owner),) if tight else ((name,), owner)) + condition,
        tuple((regular(text) * SMALL + _BULLET,) for text in step.do),
        tuple(papers),
        ((told,) if told else ()) + (((regular(step.gives) + 4.2,),) if step.gives else ()),
    )


def _head(titles: tuple[str, str, str]) -> _Widths:
    """Return the widths of the row above the table, in capitals."""
    step, papers, customer = ((width_of(title.upper(), 0.95, "700"),) for title in titles)
    return _Widths((step,), (), (papers,), (customer,))
