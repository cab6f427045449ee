"""Gives everything its place: columns, ports, tracks, rows, lines and words, until nothing touches."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from processkit.rendering.diagram.answers import Words, own_part, place_words, reach
from processkit.rendering.diagram.columns import (
    Columns,
    columns_of,
    head_width,
    least_boxes,
    least_gutters,
)
from processkit.rendering.diagram.ends import EndBlock, PlacedEnd, end_blocks, least_width, place_ends
from processkit.rendering.diagram.facts import Facts, Way
from processkit.rendering.diagram.furniture import badges_of, boxes_of, ends_row, lanes_of, marks_of, pills_of
from processkit.rendering.diagram.lettering import LINE, narrowest, widest, wrap
from processkit.rendering.diagram.lines import Frame, levels_of, lines_of
from processkit.rendering.diagram.manner import NARROWEST_ANSWERS, Manner
from processkit.rendering.diagram.ports import Edge, Port, bounds_of, places_of, ports_of
from processkit.rendering.diagram.routes import Route, routes_of
from processkit.rendering.diagram.rows import lane_needs, rows_of
from processkit.rendering.diagram.shapes import Picture
from processkit.rendering.diagram.tracks import Stretch, buses_of, tracks_of

_ROUNDS = 24


class _Plan(NamedTuple):
    """What does not depend on where the columns are."""

    facts: Facts
    manner: Manner
    ends_word: str
    routes: tuple[Route, ...]
    words: tuple[Words | None, ...]
    ports: Mapping[tuple[int, Edge], tuple[Port, ...]]
    buses: Mapping[int, tuple[int, ...]]
    head: float
    boxes: Sequence[float]
    blocks: tuple[EndBlock, ...]

    @property
    def word_heights(self) -> list[float]:
        return [said.height if said is not None else 0.0 for said in self.words]


def laid_out(facts: Facts, manner: Manner, ends_word: str, anytime: str) -> Picture | None:
    """Return the drawing with everything in its place; None when it does not fit in the width."""
    plan = _plan(facts, manner, ends_word, anytime)
    gutters = least_gutters(facts, manner)
    for way, route, said in zip(facts.ways, plan.routes, plan.words, strict=True):
        if route.arrives == "left" and said is not None:
            gutters[way.target] = max(gutters[way.target], said.width + 6 * manner.unit)
    ends = least_width(plan.blocks, manner)
    for _ in range(_ROUNDS):
        columns = columns_of(plan.boxes, gutters, plan.head, manner, ends)
        if columns is None:
            return None
        picture, lacking = _drawn(plan, columns)
        if picture is not None:
            return picture
        for gutter, width in lacking.items():
            gutters[gutter] = max(gutters[gutter], columns.gutter(gutter) if manner.roomy else 0.0) + width
    return None


def _plan(facts: Facts, manner: Manner, ends_word: str, anytime: str) -> _Plan:
    routes = routes_of(facts, manner.beside)
    words = tuple(
        _broken(way.words, _room_for(facts, way, route, manner), manner)
        for way, route in zip(facts.ways, routes, strict=True)
    )
    ports = ports_of(facts, routes, [said.width if said is not None else 0.0 for said in words], manner)
    head = head_width(facts, ends_word, manner)
    room = manner.width - head if manner.width is not None else None
    return _Plan(
        facts,
        manner,
        ends_word,
        routes,
        words,
        ports,
        buses_of(facts, routes),
        head,
        least_boxes(facts, ports, manner),
        end_blocks(facts.ends, anytime, manner, room),
    )


def _room_for(facts: Facts, way: Way, route: Route, manner: Manner) -> float:
    """Return how wide the words of a way may be: wider over the boxes, where its line is long."""
    room = manner.answer_room * manner.unit
    if way.source == way.target and manner.answer_room > NARROWEST_ANSWERS:
        # Above its box there is room at both sides: no word needs to be cut.
        return max(room, min(narrowest(way.words, manner.small, "600", 99), 110 * manner.unit))
    if route.leaves != "top" or manner.width is None or manner.answer_room <= NARROWEST_ANSWERS:
        return room
    columns = abs(way.target - way.source) * manner.width / len(facts.steps)
    return max(room, min(columns - 30 * manner.unit, 110 * manner.unit))


def _broken(text: str, room: float, manner: Manner) -> Words | None:
    """Break the words of a way into lines of about ``room`` points."""
    if not text:
        return None
    size = manner.small
    longest = narrowest(text, size, "600", 99)
    # A word a little too long widens its label; only one far too long is cut.
    lines = wrap(text, size, "600", max(room, longest) if longest <= 1.7 * room else room)
    return Words(lines, widest(lines, size, "600"), len(lines) * size * LINE)


def _drawn(plan: _Plan, columns: Columns) -> tuple[Picture | None, dict[int, float]]:
    """Return the drawing for these columns, or None and by how much gutters are too narrow for its words."""
    facts, manner = plan.facts, plan.manner
    unit = manner.unit
    leaving, reaching = _port_places(plan, columns)
    tracks = tracks_of(plan.routes, plan.buses, _stretches(plan, columns, leaving, reaching), plan.word_heights, manner)
    names = _names(plan, columns)
    straight = {
        way.source: said.height
        for way, route, said in zip(facts.ways, plan.routes, plan.words, strict=True)
        if route.leaves == "right" and said is not None
    }
    rows = rows_of(lane_needs(facts, names, plan.ports, plan.word_heights, straight, plan.head, manner), tracks, manner)
    ends = _placed_ends(plan, columns, leaving)
    last = ends_row(rows[-1].bottom, ends, plan.ends_word, manner)
    frame = Frame(
        facts,
        plan.routes,
        columns,
        rows,
        leaving,
        reaching,
        levels_of(rows, tracks),
        {end.block.facts.place: end for end in ends},
        {
            end.block.facts.place: last.tracks_top + (end.track + 0.5) * manner.spacing.end_track * unit
            for end in ends
            if end.track is not None
        },
        {end.block.facts.place: last.middle - end.block.height / 2 for end in ends},
    )
    lines = lines_of(frame, plan.ports, manner)
    boxes = boxes_of(frame, names, manner)
    badges = badges_of(frame, plan.ports, manner)
    labels, lacking = place_words(frame, plan.words, plan.ports, plan.buses, (lines, boxes, badges), manner)
    if lacking:
        return None, lacking
    picture = Picture(
        columns.width,
        last.bottom,
        lanes_of(frame, last, plan.ends_word, manner),
        boxes,
        badges,
        lines,
        labels,
        pills_of(ends, last, manner),
        marks_of(frame, boxes, manner),
    )
    return picture, lacking


def _port_places(plan: _Plan, columns: Columns) -> tuple[dict[int, float], dict[int, float]]:
    leaving: dict[int, float] = {}
    reaching: dict[int, float] = {}
    for (step, edge), ports in plan.ports.items():
        bounds = bounds_of(plan.facts, step, edge, ports, plan.manner)
        places = places_of(ports, bounds, columns.lefts[step], columns.rights[step], plan.manner)
        for port, x in zip(ports, places, strict=True):
            (reaching if port.arriving else leaving).update(dict.fromkeys(port.ways, x))
    return leaving, reaching


def _stretches(
    plan: _Plan, columns: Columns, leaving: Mapping[int, float], reaching: Mapping[int, float]
) -> dict[int, Stretch]:
    stretches: dict[int, Stretch] = {}
    for number, bus in plan.buses.items():
        here, there = leaving[number], reaching[number]
        said = plan.words[number]
        low, high = min(here, there), max(here, there)
        if said is not None and plan.routes[number].leaves == "top":
            way = plan.facts.ways[number]
            own = own_part(leaving, reaching, number, bus)
            box = columns.rights[way.source] if way.source == way.target else None
            left, right = reach(*own, said.width, box, plan.manner.unit)
            low, high = min(low, left), max(high, right)
        stretches[number] = Stretch(low, high)
    return stretches


def _names(plan: _Plan, columns: Columns) -> list[tuple[str, ...]]:
    if plan.manner.numbers:
        return [(step.number,) for step in plan.facts.steps]
    inside = 2 * plan.manner.inside
    sides = zip(plan.facts.steps, columns.lefts, columns.rights, strict=True)
    return [wrap(step.name, plan.manner.letters, "600", right - left - inside) for step, left, right in sides]


def _placed_ends(plan: _Plan, columns: Columns, leaving: Mapping[int, float]) -> tuple[PlacedEnd, ...]:
    sources: dict[int, list[float]] = {}
    for number, (way, route) in enumerate(zip(plan.facts.ways, plan.routes, strict=True)):
        if route.to_end:
            sources.setdefault(way.target, []).append(leaving[number])
    return place_ends(plan.blocks, sources, columns.head, columns.width, plan.manner)
