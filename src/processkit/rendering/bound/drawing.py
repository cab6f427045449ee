"""How high the barest drawing of a process is at most, and whether there surely is one, in points.

It follows ``rendering/diagram`` for boxes with numbers, lines without words, level names of owners and
the lowest spacing. ``UNIT`` is the unit of that drawing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from processkit.model.names import fold
from processkit.model.process import Process
from processkit.rendering.bound.lines import lines_of, words
from processkit.rendering.labels import Labels, end_name
from processkit.rendering.letters import Weight, ems

_LETTERS = 7.51
_UNIT = _LETTERS / 8
_LINE = 1.2 * _LETTERS


class _Way(NamedTuple):
    """All edges between the same two places; ``is_plain`` unless all of them are by silence or past a step."""

    source: int
    target: int
    is_plain: bool


def drawing_height(process: Process, labels: Labels, width: float) -> float | None:
    """Return the most that the drawing is high in ``width``; None where there may be no drawing."""
    folded = [fold(step.owner) for step in process.steps]
    lanes = {owner: lane for lane, owner in enumerate(dict.fromkeys(folded))}
    lane_of = [lanes[owner] for owner in folded]
    names = list({fold(step.owner): step.owner for step in reversed(process.steps)}.values())
    longest = max(ems(name, "700") for name in (*names, labels["ends"])) * _LETTERS
    head = min(max(longest, 40 * _UNIT), 84 * _UNIT) + 14 * _UNIT
    ways = _ways(process)
    straight = _straight(process, lane_of, ways)
    bent = [way for way in ways if way not in straight]
    ends = _ends_height(process, labels, width - head)
    if ends is None or _boxes_width(process, lane_of, ways, bent) > width - head:
        return None
    owners = [(fold(name), name) for name in names]
    least = {lanes[key]: (_lines_of_owner(name) * _LINE + 5 * _UNIT) for key, name in owners}
    return ends + sum(
        max(height * _UNIT, least[lane]) + 2 * _UNIT for lane, height in enumerate(_lanes(process, lane_of, ways, bent))
    )


def _lines_of_owner(name: str) -> int:
    """Return on how many lines an owner's name stands at most: three, but for absurd names."""
    return max(3, int(3 * ems(name, "700") * _LETTERS / (84 * _UNIT)) + 1)


def _ways(process: Process) -> list[_Way]:
    plain: dict[tuple[int, int], bool] = {}
    for edge in process.edges:
        ends = edge.source, edge.target
        plain[ends] = plain.get(ends, False) or not (edge.by_silence or edge.kind == "past")
    return [_Way(*ends, is_plain) for ends, is_plain in plain.items()]


def _straight(process: Process, lane_of: Sequence[int], ways: Sequence[_Way]) -> set[_Way]:
    """Return the ways that leave their box to the right: one of each step at most."""
    path = process.numbers.main_path
    main = set(pairwise(path))
    best: dict[int, tuple[bool, bool, int, _Way]] = {}
    for way in ways:
        source, target, is_plain = way
        between = lane_of[source + 1 : target]
        if not source < target < len(lane_of) or lane_of[source] in between:
            continue
        rank = ((source, target) not in main, not is_plain, target, way)
        best[source] = min(best.get(source, rank), rank)
    return {rank[3] for rank in best.values()}


def _boxes_width(process: Process, lane_of: Sequence[int], ways: Sequence[_Way], bent: Sequence[_Way]) -> float:
    """Return the width of all boxes and gutters, for what leaves and reaches the boxes above and below."""
    steps = process.steps
    # What each port needs to both sides, in units: by the step, and whether it is above the box.
    needs: dict[tuple[int, bool], dict[object, float]] = {}
    bends = set(bent)
    for way in ways:
        source, target, _ = way
        if target >= len(steps):
            needs.setdefault((source, False), {})[way] = 7.2
            continue
        here, there = lane_of[source], lane_of[target]
        if way in bends:
            needs.setdefault((source, here >= there), {})[way] = 14.6 if source == target else 7.2
        if way in bends or here != there:
            is_handed = here != there and steps[target].handover is not None
            kind = "handover" if is_handed else "loop" if target <= source else "plain"
            needs.setdefault((target, here <= there), {})[kind] = 28.0 if is_handed else 7.2
    total = 19.0
    for place, step in enumerate(steps):
        number = ems(process.numbers.labels[place], "700") * 1.15 * 8
        box = max(24.0, number + 17.5)
        for above in (True, False):
            ports = needs.get((place, above), {})
            if ports:
                handed = 8.0 if "handover" in ports else 0.0
                beside = 16.0 if above else 14.6 + (5.5 if step.answers else 0.0)
                box = max(box, beside + sum(ports.values()) - 7.2 + handed)
        total += box + (10.0 if place and lane_of[place] == lane_of[place - 1] else 4.6)
    return total * _UNIT


def _lanes(process: Process, lane_of: Sequence[int], ways: Sequence[_Way], bent: Sequence[_Way]) -> Iterator[float]:
    """Yield the height of each lane in units: the boxes, what is at its borders, and its tracks."""
    steps, bends = process.steps, set(bent)
    # What runs together has one track; what comes up from below needs room for its arrow.
    over: list[set[tuple[int, int]]] = [set() for _ in lane_of]
    under: list[set[tuple[int, int]]] = [set() for _ in lane_of]
    handed: set[tuple[int, bool]] = set()
    reached = {lane_of[place] for place, step in enumerate(steps) if step.answers}
    for way in ways:
        source, target, _ = way
        if target >= len(steps):
            continue
        here, there = lane_of[source], lane_of[target]
        if way in bends:
            side = (source > target) - (source < target)
            (under if here < there else over)[here].add((target, side))
        if here != there and steps[target].handover is not None:
            handed.add((there, here < there))
        if here > there:
            reached.add(there)
    for lane in range(max(lane_of) + 1):
        foot = 7.4 if lane in reached or under[lane] else 0.0
        edges = (3.0 if (lane, True) in handed else 1.2) + (3.0 if (lane, False) in handed else 2.6)
        yield 22 + foot + edges + sum(6.4 + 5.6 * len(tracks) for tracks in (over[lane], under[lane]) if tracks)


def _ends_height(process: Process, labels: Labels, room: float) -> float | None:
    """Return the height of the lane of the ends with their tracks; None where they may not stand side by side."""
    count = len(process.steps)
    anytime: dict[int, list[str]] = {}
    for what, reference in (process.anytime or {}).items():
        place = process.place_of(reference)
        if place is not None and place >= count:
            anytime.setdefault(place, []).append(what)
    led_to = {edge.target for edge in process.edges if edge.target >= count} | set(anytime)
    names = [end_name(process.endings[place - count], labels) for place in led_to]
    notes = [f"{labels['anytime']}{labels['colon']} {', '.join(what)}" for what in anytime.values()]
    wide = 150.0
    while _ends_width(names, notes, wide * _UNIT) > room:
        wide -= 8
        if wide <= 30:
            return None
    lines = max((_broken(name, "700", wide) for name in names), default=0)
    noted = max((_broken(note, "400", wide) for note in notes), default=0)
    high = max(lines * _LINE + 5 * _UNIT, noted * _LINE + 3.6 * _UNIT)
    return (0.9 + 5.4 * len(led_to) + 7 + 3.7 + 2) * _UNIT + high


def _ends_width(names: Sequence[str], notes: Sequence[str], wide: float) -> float:
    pills = sum(min(ems(name, "700") * _LETTERS, wide + 6) + 28 * _UNIT for name in names)
    frames = sum(min(ems(note, "400") * _LETTERS, wide + 6) + 22 * _UNIT for note in notes)
    return pills + frames + (8 * (len(names) - 1) + 6) * _UNIT


def _broken(text: str, weight: Weight, wide: float) -> int:
    """Return the most lines of a text in ``wide`` units. A word that is cut leaves some of its line empty."""
    found, room = words(text, weight), wide * _UNIT / _LETTERS
    return lines_of([found], room if max(found, default=0.0) <= room else 0.7 * room)
