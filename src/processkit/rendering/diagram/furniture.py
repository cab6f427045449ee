"""What stands still in a drawing: lanes, boxes with their names, badges, and the ends."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from processkit.rendering.colours import GREY, INK, PALETTE
from processkit.rendering.diagram.columns import head_lines
from processkit.rendering.diagram.ends import MARK, NOTE_ARROW, PlacedEnd
from processkit.rendering.diagram.lettering import LINE, widest, width_of
from processkit.rendering.diagram.lines import Frame
from processkit.rendering.diagram.manner import Manner
from processkit.rendering.diagram.marks import (
    mark_at,
    mark_height,
    mark_width,
    room_below_name,
    room_beside_number,
)
from processkit.rendering.diagram.ports import Edge, Port, badge_width
from processkit.rendering.diagram.shapes import Badge, Box, Lane, Lettering, Mark, Pill, Rect
from processkit.rendering.letters import Weight

WHITE = "#ffffff"


class EndsRow(NamedTuple):
    """The heights of the last lane: its tracks begin at ``tracks_top``, its ends stand on ``middle``."""

    top: float
    bottom: float
    tracks_top: float
    middle: float


def ends_row(above: float, ends: Sequence[PlacedEnd], ends_word: str, manner: Manner) -> EndsRow:
    """Return the heights of the lane of the ends, which begins below ``above``."""
    unit, air = manner.unit, manner.spacing
    top = above + air.between_lanes * unit
    tracks = (1 + max((end.track for end in ends if end.track is not None), default=-1)) * air.end_track * unit
    high = max((end.block.height for end in ends), default=0.0)
    first = 0.7 * air.edge * unit
    last = 1.4 * air.lower_edge * unit
    whole = first + tracks + air.end_arrow * unit + high + last
    least = 0.0 if manner.upright_owners else width_of(ends_word, manner.letters, "700") + 8 * unit
    bottom = top + max(whole, least)
    return EndsRow(top, bottom, top + first, bottom - last - high / 2)


def lanes_of(frame: Frame, last: EndsRow, ends_word: str, manner: Manner) -> tuple[Lane, ...]:
    """Return the lanes of the owners, and that of the ends."""
    bands = [(row.top, row.bottom) for row in frame.rows]
    lanes = [
        _lane(frame, band, PALETTE[place % len(PALETTE)], name, manner)
        for place, (band, name) in enumerate(zip(bands, frame.facts.owners, strict=True))
    ]
    return (*lanes, _lane(frame, (last.top, last.bottom), None, ends_word, manner))


def _lane(frame: Frame, band: tuple[float, float], colour: str | None, name: str, manner: Manner) -> Lane:
    unit = manner.unit
    top, bottom = band
    head = Rect(0.0, top, frame.columns.head - 4 * unit, bottom)
    size = manner.letters
    lines = head_lines(name, frame.columns.head, manner)
    x, y = head.middle
    wide, high = widest(lines, size, "700"), len(lines) * size * LINE
    if not manner.upright_owners:
        wide, high = high, wide
    rect = Rect(x - wide / 2, y - high / 2, x + wide / 2, y + high / 2)
    text = Lettering(lines, size, "700", WHITE if colour else GREY, rect, turned=not manner.upright_owners)
    return Lane(Rect(0.0, top, frame.columns.width, bottom), head, colour, text)


def boxes_of(frame: Frame, names: Sequence[Sequence[str]], manner: Manner) -> tuple[Box, ...]:
    """Return the boxes with what is written in them."""
    return tuple(_box(frame, place, tuple(name), manner) for place, name in enumerate(names))


def _box(frame: Frame, place: int, name: tuple[str, ...], manner: Manner) -> Box:
    step, row = frame.facts.steps[place], frame.row(place)
    colour = PALETTE[step.owner % len(PALETTE)]
    rect = Rect(frame.columns.lefts[place], row.box_top, frame.columns.rights[place], row.box_bottom)
    if manner.numbers:
        size = 1.15 * manner.letters
        shade = colour if step.conditional else WHITE
        x, y = rect.middle
        texts = [_centred(name, size, "700", shade, (x - room_beside_number(step.mark, manner) / 2, y))]
        return Box(place, rect, colour, tuple(texts), not step.conditional, step.conditional)
    takes = step.takes if manner.roomy else None
    x, y = rect.middle
    shift = (manner.small * LINE if takes is not None else 0.0) / 2 + room_below_name(step.mark, manner) / 2
    texts = [_centred(name, manner.letters, "600", INK, (x, y - shift))]
    if takes is not None:
        line = (takes,)
        below = y - shift + len(name) * manner.letters * LINE / 2 + manner.small * LINE / 2
        if width_of(takes, manner.small, "400") <= rect.width - 4 * manner.unit:
            texts.append(_centred(line, manner.small, "400", GREY, (x, below)))
    return Box(place, rect, colour, tuple(texts), False, step.conditional)


def marks_of(frame: Frame, boxes: Sequence[Box], manner: Manner) -> tuple[Mark, ...]:
    """Return the marks of a draft: in its box below the name and the time, or beside the number."""
    marks: list[Mark] = []
    for box in boxes:
        mark, name = frame.facts.steps[box.step].mark, box.texts[0].rect
        if mark is None:
            continue
        if manner.numbers:
            right = name.right + room_beside_number(mark, manner)
            at = (right - mark_width(mark, manner) / 2, box.rect.middle[1])
        else:
            lowest = max(text.rect.bottom for text in box.texts)
            at = (box.rect.middle[0], lowest + room_below_name(mark, manner) - mark_height(manner) / 2)
        marks.append(mark_at(mark, box.step, at, manner))
    return tuple(marks)


def _centred(
    lines: tuple[str, ...], size: float, weight: Weight, colour: str, middle: tuple[float, float]
) -> Lettering:
    wide = widest(lines, size, weight)
    high = len(lines) * size * LINE
    x, y = middle
    return Lettering(lines, size, weight, colour, Rect(x - wide / 2, y - high / 2, x + wide / 2, y + high / 2))


def badges_of(frame: Frame, ports: Mapping[tuple[int, Edge], tuple[Port, ...]], manner: Manner) -> tuple[Badge, ...]:
    """Return the badges on the corners of the boxes, and those of the handovers."""
    badges: list[Badge] = []
    unit, small = manner.unit, manner.small
    for place, step in enumerate(frame.facts.steps):
        row = frame.row(place)
        left, right = frame.columns.lefts[place], frame.columns.rights[place]
        colour = PALETTE[step.owner % len(PALETTE)]
        if not manner.numbers:
            wide, half = badge_width(step.number, manner), manner.spacing.number_badge * unit / 2
            rect = Rect(left - 5.4 * unit, row.box_top - 1 - half, left - 5.4 * unit + wide, row.box_top - 1 + half)
            badges.append(
                Badge("number", place, rect, colour, _centred((step.number,), small, "700", WHITE, rect.middle))
            )
        if step.decides:
            corner = (right, row.box_bottom + manner.spacing.diamond_drop * unit)
            rect = _around(corner, manner.spacing.diamond * unit)
            badges.append(Badge("decision", place, rect, INK, _centred(("?",), small, "700", INK, rect.middle)))
        if step.critical:
            badges.append(
                Badge("critical", place, _around((right - 2.4 * unit, row.box_top - unit), 5.8 * unit), INK, None)
            )
    for (step_place, edge), found in ports.items():
        for port in found:
            if port.handover is not None:
                badges.append(_handover(frame, step_place, edge, port, manner))
    return tuple(badges)


def _handover(frame: Frame, step: int, edge: Edge, port: Port, manner: Manner) -> Badge:
    unit = manner.unit
    row, words = frame.row(step), port.handover or ""
    x, high = frame.reaching[port.ways[0]], manner.spacing.handover_badge * unit
    wide = badge_width(words, manner)
    inside = manner.badge_inside * unit
    top = row.top + inside - high if edge == "top" else row.bottom - inside
    rect = Rect(x - wide / 2, top, x + wide / 2, top + high)
    return Badge("handover", step, rect, INK, _centred((words,), manner.small, "700", WHITE, rect.middle))


def _around(middle: tuple[float, float], half: float) -> Rect:
    x, y = middle
    return Rect(x - half, y - half, x + half, y + half)


def pills_of(ends: Sequence[PlacedEnd], last: EndsRow, manner: Manner) -> tuple[Pill, ...]:
    """Return the ends, from left to right."""
    return tuple(_pill(end, last, manner) for end in ends)


def _pill(end: PlacedEnd, last: EndsRow, manner: Manner) -> Pill:
    unit, block, y = manner.unit, end.block, last.middle
    right = end.left + block.width
    rect = Rect(right - block.pill_width, y - block.height / 2, right, y + block.height / 2)
    mark = _around((rect.left + 8 * unit + MARK * unit / 2, y), MARK * unit / 2)
    outcome = block.facts.outcome
    colour = WHITE if outcome == "won" else INK
    name = _centred(block.name, manner.letters, "700", colour, ((mark.right + 4 * unit + rect.right - 8 * unit) / 2, y))
    if not block.note:
        return Pill(block.facts.place, outcome, rect, mark, name, None, None)
    note_right = rect.left - NOTE_ARROW * unit
    half = (len(block.note) * manner.small * LINE + 4 * unit) / 2
    note = Rect(note_right - block.note_width, y - half, note_right, y + half)
    note_text = _centred(block.note, manner.small, "400", INK, note.middle)
    return Pill(block.facts.place, outcome, rect, mark, name, note, note_text)
