"""The last lane: the ends that something leads to, side by side, and the tracks that lead to them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import permutations
from typing import NamedTuple

from processkit.rendering.diagram.facts import EndFacts
from processkit.rendering.diagram.lettering import LINE, widest, wrap
from processkit.rendering.diagram.manner import Manner

MARK = 8.0
"""The width and height of the mark of an end, for letters of 8 points."""
NOTE_ARROW = 13.0
"""The length of the arrow from what can happen at any time to its end, for letters of 8 points."""
_SIDE, _BETWEEN, _MARK_GAP = 8.0, 8.0, 4.0
_OUTSIDE = 3.0
_WIDEST, _LEAST = 150.0, 30.0
_NEAR, _ROUND = 5.0, 6.5
_APART = 6.0
_MOST_TRIED = 4


class EndBlock(NamedTuple):
    """One end with its words broken into lines, and its size in points.

    Attributes:
        note: What can lead to it at any time; empty when nothing can.
        note_width: The width of the frame around that, 0 without.
        pill_width: The width of the end itself.
        width: The whole width.
    """

    facts: EndFacts
    name: tuple[str, ...]
    note: tuple[str, ...]
    note_width: float
    pill_width: float
    width: float
    height: float


class PlacedEnd(NamedTuple):
    """Where one end is.

    Attributes:
        left: The left side of its block.
        drop: The x at which its line comes down.
        track: Its track above the ends, from the top; None when its lines come straight down.
    """

    block: EndBlock
    left: float
    drop: float
    track: int | None


class _Letters(NamedTuple):
    """What of a manner the blocks of the ends depend on; many manners share it."""

    large: float
    small: float
    unit: float
    padding: float


def end_blocks(ends: Sequence[EndFacts], anytime: str, manner: Manner, room: float | None) -> tuple[EndBlock, ...]:
    """Return the blocks of all ends, narrow enough to stand side by side in ``room`` if that can be."""
    letters = _Letters(manner.letters, manner.small, manner.unit, manner.spacing.end_padding)
    return _blocks(tuple(ends), anytime, letters, room)


@lru_cache(maxsize=64)
def _blocks(ends: tuple[EndFacts, ...], anytime: str, letters: _Letters, room: float | None) -> tuple[EndBlock, ...]:
    words = _WIDEST * letters.unit
    while True:
        blocks = tuple(_block(end, anytime, letters, words) for end in ends)
        if room is None or words <= _LEAST * letters.unit or _least_width(blocks, letters.unit) <= room:
            return blocks
        words -= 8 * letters.unit


def least_width(blocks: Sequence[EndBlock], manner: Manner) -> float:
    """Return the width that the ends need side by side."""
    return _least_width(blocks, manner.unit)


def _least_width(blocks: Sequence[EndBlock], unit: float) -> float:
    between = _BETWEEN * (len(blocks) - 1) + 2 * _OUTSIDE
    return sum(block.width for block in blocks) + between * unit


def _block(end: EndFacts, anytime: str, letters: _Letters, room: float) -> EndBlock:
    unit = letters.unit
    name = wrap(end.name, letters.large, "700", room)
    pill = widest(name, letters.large, "700") + (2 * _SIDE + MARK + _MARK_GAP) * unit
    height = len(name) * letters.large * LINE + letters.padding * unit
    if not end.anytime:
        return EndBlock(end, name, (), 0.0, pill, pill, height)
    note = wrap(f"{anytime} {', '.join(end.anytime)}", letters.small, "400", room)
    note_width = widest(note, letters.small, "400") + 9 * unit
    height = max(height, len(note) * letters.small * LINE + 0.7 * letters.padding * unit)
    return EndBlock(end, name, note, note_width, pill, note_width + NOTE_ARROW * unit + pill, height)


def place_ends(
    blocks: Sequence[EndBlock], sources: Mapping[int, Sequence[float]], left: float, right: float, manner: Manner
) -> tuple[PlacedEnd, ...]:
    """Place the ends between ``left`` and ``right``, each under what leads to it as far as there is room.

    ``sources`` are the x of the lines that come down, by the place of their end. The result is from
    left to right.
    """
    unit = manner.unit
    gap = _BETWEEN * unit
    wanted = []
    for block in blocks:
        lines = sorted(sources.get(block.facts.place, ()))
        pill_middle = lines[(len(lines)) // 2] if lines else (left + right) / 2
        wanted.append((pill_middle + block.pill_width / 2 - block.width, block))
    wanted.sort(key=lambda item: (item[0] + item[1].width / 2, item[1].facts.place))
    lefts: list[float] = []
    edge = left + _OUTSIDE * unit
    for want, block in wanted:
        lefts.append(max(edge, want))
        edge = lefts[-1] + block.width + gap
    edge = right - _OUTSIDE * unit
    for place in reversed(range(len(lefts))):
        lefts[place] = min(lefts[place], edge - wanted[place][1].width)
        edge = lefts[place] - gap
    return _with_drops([block for _, block in wanted], lefts, sources, manner)


def _with_drops(
    blocks: Sequence[EndBlock], lefts: Sequence[float], sources: Mapping[int, Sequence[float]], manner: Manner
) -> tuple[PlacedEnd, ...]:
    unit = manner.unit
    every = [(place, x) for place, lines in sources.items() for x in lines]
    runs: list[_Run] = []
    for block, left in zip(blocks, lefts, strict=True):
        own = sources.get(block.facts.place, ())
        high = left + block.width - _ROUND * unit
        low = high - block.pill_width + 2 * _ROUND * unit
        inside = [x for x in own if low <= x <= high]
        middle = (low + high) / 2
        if inside:
            drop = min(inside, key=lambda x: (abs(x - middle), x))
        else:
            foreign = [x for place, x in every if place != block.facts.place]
            drop = _free(middle, low, high, foreign, _NEAR * unit)
        reach = (drop, *own)
        runs.append(_Run(tuple(own), drop, min(reach), max(reach)))
    tracks = _tracks_of(runs, _APART * unit)
    return tuple(
        PlacedEnd(block, left, run.drop, track)
        for block, left, run, track in zip(blocks, lefts, runs, tracks, strict=True)
    )


class _Run(NamedTuple):
    """The lines that lead to one end: where they come down, where they go on, and how far the track reaches."""

    sources: tuple[float, ...]
    drop: float
    low: float
    high: float


def _tracks_of(runs: Sequence[_Run], apart: float) -> list[int | None]:
    """Return the track of each end: on as few as can be, and so that the fewest lines cross."""
    level = [number for number, run in enumerate(runs) if run.low < run.high]
    best: list[int | None] = []
    fewest = (len(runs) + 1, 0)
    for order in permutations(level) if len(level) <= _MOST_TRIED else [level]:
        tracks: list[int | None] = [None] * len(runs)
        taken: list[list[tuple[float, float]]] = []
        for number in order:
            tracks[number] = _track_for((runs[number].low, runs[number].high), taken, apart)
        cost = (len(taken), _crossings(runs, tracks))
        if cost < fewest:
            best, fewest = tracks, cost
        if not fewest[1]:
            break
    return best


def _crossings(runs: Sequence[_Run], tracks: Sequence[int | None]) -> int:
    """Return how often a line that comes down crosses the track of another end."""
    count = 0
    for run, track in zip(runs, tracks, strict=True):
        for other, across in zip(runs, tracks, strict=True):
            if across is None or across == track:
                continue
            # Above its own track come its sources, below it the one line that goes on; without one, a line all the way.
            down = run.sources if track is None or across < track else (run.drop,)
            count += sum(other.low < x < other.high for x in down)
    return count


def _track_for(stretch: tuple[float, float], tracks: list[list[tuple[float, float]]], apart: float) -> int:
    """Put a level stretch on the first track where it keeps off all others; return its number from 0."""
    low, high = stretch
    for number, taken in enumerate(tracks):
        if all(high + apart <= start or stop + apart <= low for start, stop in taken):
            taken.append(stretch)
            return number
    tracks.append([stretch])
    return len(tracks) - 1


def _free(middle: float, low: float, high: float, foreign: Sequence[float], near: float) -> float:
    """Return the x nearest to the middle that keeps off the lines of other ends."""
    tries = [middle, *(x + side * near for x in foreign for side in (-1.01, 1.01))]
    free = [x for x in tries if low <= x <= high and all(abs(x - line) >= near for line in foreign)]
    return min(free, key=lambda x: (abs(x - middle), x)) if free else middle
