"""Where the words at the lines stand, so that they touch nothing; and which gutters are too narrow for them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from processkit.rendering.colours import GREY, INK
from processkit.rendering.diagram.lettering import width_of
from processkit.rendering.diagram.lines import Frame
from processkit.rendering.diagram.manner import Manner
from processkit.rendering.diagram.ports import Edge, Port
from processkit.rendering.diagram.shapes import Badge, Box, Label, Lettering, Line, Rect

_CLEAR = 2.2
_CLEAR_OF_HEAD = 4.2
_ABOVE = 2.6


class Words(NamedTuple):
    """The words of one way, broken into lines, with their size in points."""

    lines: tuple[str, ...]
    width: float
    height: float


class _Page:
    """What is taken already; labels are added while they find their places."""

    def __init__(
        self, frame: Frame, manner: Manner, uprights: list[tuple[float, float, float, float]], taken: list[Rect]
    ) -> None:
        self.frame = frame
        self.manner = manner
        self.uprights = uprights
        self.taken = taken
        self.labels: list[Label] = []
        self.lacking: dict[int, float] = {}

    def free(self, left: float, right: float, top: float, bottom: float) -> list[tuple[float, float]]:
        """Return the free spans between left and right, in a band from top to bottom."""
        clear = _CLEAR * self.manner.unit
        blocked = [(x - off, x + off) for x, low, high, off in self.uprights if low < bottom and high > top]
        blocked += [
            (rect.left - clear, rect.right + clear) for rect in self.taken if rect.top < bottom and rect.bottom > top
        ]
        spans: list[tuple[float, float]] = []
        at = left
        for low, high in sorted(blocked):
            if low > at:
                spans.append((at, min(low, right)))
            at = max(at, high)
            if at >= right:
                break
        if at < right:
            spans.append((at, right))
        return [(low, high) for low, high in spans if high > low]

    def place(self, number: int, words: Words, left: float, top: float) -> None:
        """Put the words of a way down."""
        way = self.frame.facts.ways[number]
        rect = Rect(left, top, left + words.width, top + words.height)
        colour = GREY if way.kind == "silence" else INK
        text = Lettering(words.lines, self.manner.small, "600", colour, rect)
        self.taken.append(rect)
        self.labels.append(Label(way.source, way.target, text))

    def lack(self, gutter: int, width: float) -> None:
        """Note that a gutter must grow by so much."""
        self.lacking[gutter] = max(self.lacking.get(gutter, 0.0), width)


def place_words(
    frame: Frame,
    words: Sequence[Words | None],
    ports: Mapping[tuple[int, Edge], tuple[Port, ...]],
    buses: Mapping[int, tuple[int, ...]],
    drawn: tuple[Sequence[Line], Sequence[Box], Sequence[Badge]],
    manner: Manner,
) -> tuple[tuple[Label, ...], dict[int, float]]:
    """Return the labels, and by how much gutters must grow where there was no room.

    A gutter is counted by the step to its right; the last one is right of all boxes.
    """
    lines, boxes, badges = drawn
    uprights = [upright for line in lines for upright in _uprights(line, manner.unit)]
    page = _Page(frame, manner, uprights, [box.rect for box in boxes] + [badge.rect for badge in badges])
    for number, route in enumerate(frame.routes):
        said = words[number]
        if said is None:
            continue
        if route.leaves == "right":
            _beside(page, number, said)
        elif route.leaves == "top":
            _over(page, number, said, buses[number])
    for (step, edge), found in ports.items():
        if edge == "bottom":
            for port in found:
                said = words[port.ways[0]]
                if port.label is not None and said is not None:
                    _below(page, step, port, said)
    _returns(page, badges)
    return tuple(page.labels), page.lacking


def _uprights(line: Line, unit: float) -> Iterator[tuple[float, float, float, float]]:
    """Yield the upright stretches of a line: x, top, bottom, and how far words keep off; its head is wider."""
    for (x, start), (end_x, stop) in pairwise(line.points):
        if x == end_x:
            yield x, min(start, stop), max(start, stop), _CLEAR * unit
    (before, start), (x, stop) = line.points[-2:]
    if line.head and before == x:
        tip = min(abs(stop - start), 7 * unit)
        top, bottom = (stop - tip, stop) if stop > start else (stop, stop + tip)
        yield x, top, bottom, _CLEAR_OF_HEAD * unit


def _beside(page: _Page, number: int, words: Words) -> None:
    """Put words above the line that leaves a box to the right."""
    frame, unit = page.frame, page.manner.unit
    way, route = frame.facts.ways[number], frame.routes[number]
    bottom = frame.middle(way.source) - _ABOVE * unit
    start = frame.columns.rights[way.source] + unit
    straight = route.arrives == "left"
    stop = frame.columns.lefts[way.target] if straight else frame.reaching[number]
    spans = page.free(start, stop, bottom - words.height, bottom)
    fitting = [span for span in spans if span[1] - span[0] >= words.width]
    if not fitting:
        first = max((high - low for low, high in spans[:1]), default=0.0)
        page.lack(way.source + 1, words.width - first + unit)
        return
    low, high = fitting[0]
    room = min(high, low + words.width + 6 * unit) if not straight else high
    page.place(number, words, (low + room - words.width) / 2, bottom - words.height)


def _over(page: _Page, number: int, words: Words, bus: tuple[int, ...]) -> None:
    """Put words above the level stretch of a line over the boxes, as near to its middle as can be."""
    frame, unit = page.frame, page.manner.unit
    way = frame.facts.ways[number]
    to_itself = way.source == way.target
    bottom = frame.levels[number] - 1.6 * unit
    low, high = own_part(frame.leaving, frame.reaching, number, bus)
    wanted = (low + high) / 2
    left, right = reach(low, high, words.width, frame.columns.rights[way.source] if to_itself else None, unit)
    left, right = max(left, frame.columns.head + unit), min(right, frame.columns.width - unit)
    spans = page.free(left, right, bottom - words.height, bottom)
    fitting = [min(max(wanted - words.width / 2, a), b - words.width) for a, b in spans if b - a >= words.width - 1e-6]
    if not fitting:
        gutter = way.source if way.target < way.source else way.source + 1
        page.lack(gutter, max(words.width + 8 * unit - frame.columns.gutter(gutter), 4 * unit))
        return
    best = min(fitting, key=lambda x: (abs(x + words.width / 2 - wanted), x))
    page.place(number, words, best, bottom - words.height)


def own_part(
    leaving: Mapping[int, float], reaching: Mapping[int, float], number: int, bus: tuple[int, ...]
) -> tuple[float, float]:
    """Return from where to where a way runs alone, before it is joined by the next way of its bus."""
    here, there = leaving[number], reaching[number]
    towards = [leaving[other] for other in bus if min(here, there) < leaving[other] < max(here, there)]
    if towards:
        there = min(towards, key=lambda x: abs(x - here))
    return min(here, there), max(here, there)


def reach(low: float, high: float, width: float, box: float | None, unit: float) -> tuple[float, float]:
    """Return from where to where words may stand above a level stretch; they may be longer than it.

    ``box`` is the right side of the box of a way that leads back to its own step, whose words may
    stand right of the box where there is no room above it; None for other ways.
    """
    short = max(0.0, width + 4 * unit - (high - low)) / 2
    return low - short, high + short if box is None else max(high + short, box + width + 6 * unit)


def _below(page: _Page, step: int, port: Port, words: Words) -> None:
    """Put words beside the line that leaves a box at the bottom."""
    frame, unit = page.frame, page.manner.unit
    x = frame.leaving[port.ways[0]]
    top = frame.row(step).strip
    gap = (_CLEAR + 0.2 + _beside_diamond(page, step, x, top)) * unit
    limits = (frame.columns.head + unit, frame.columns.width - unit)
    for side in (port.label, "left" if port.label == "right" else "right"):
        left = x + gap if side == "right" else x - gap - words.width
        spans = page.free(*limits, top, top + words.height)
        if any(a <= left + 1e-6 and left + words.width <= b + 1e-6 for a, b in spans):
            page.place(port.ways[0], words, left, top)
            return
    page.lack(step + 1 if port.label == "right" else step, words.width * 0.5 + 2 * unit)


def _beside_diamond(page: _Page, step: int, x: float, top: float) -> float:
    """Return how much further off words at ``top`` must stand, for the diamond that the line leaves from."""
    frame, manner = page.frame, page.manner
    if not frame.facts.steps[step].decides or x != frame.columns.rights[step]:
        return 0.0
    air = manner.spacing
    is_beside = top < frame.row(step).box_bottom + (air.diamond + air.diamond_drop) * manner.unit
    return air.diamond if is_beside else 0.0


def _returns(page: _Page, badges: Sequence[Badge]) -> None:
    """Write beside a handover what it goes back to, where there is room."""
    frame, manner = page.frame, page.manner
    height = manner.small * 1.2
    for badge in badges:
        number = frame.facts.returns.get(badge.step)
        if badge.kind != "handover" or number is None:
            continue
        width = width_of(number, manner.small, "600") + 9.5 * manner.unit
        top = badge.rect.middle[1] - height / 2
        spans = page.free(frame.columns.head, frame.columns.width - 1, top, top + height)
        for left in (badge.rect.right + 2.4 * manner.unit, badge.rect.left - 2.4 * manner.unit - width):
            if any(a <= left and left + width <= b for a, b in spans):
                rect = Rect(left, top, left + width, top + height)
                text = Lettering((number,), manner.small, "600", INK, rect)
                page.taken.append(rect)
                page.labels.append(Label(badge.step, badge.step, text, back=True))
                break
