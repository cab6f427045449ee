"""Which level line of a channel runs on which track, so that no two of them touch."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple, TypeAlias

from processkit.rendering.diagram.facts import Facts
from processkit.rendering.diagram.manner import Manner
from processkit.rendering.diagram.routes import Route

Channel: TypeAlias = tuple[int, Literal["over", "under"]]
_BETWEEN = 4.0


class Stretch(NamedTuple):
    """How far a way reaches from left to right in its channel, its words included."""

    left: float
    right: float


class Track(NamedTuple):
    """One track of a channel: the ways on it, and how high it is, in points."""

    ways: tuple[int, ...]
    height: float


def buses_of(facts: Facts, routes: Sequence[Route]) -> dict[int, tuple[int, ...]]:
    """Return for each way in a channel all ways that run together with it, the longest first.

    Ways run together when they lead to the same place, from the same side, in the same channel.
    """
    together: dict[tuple[Channel, int, bool, bool], list[int]] = {}
    for number, (way, route) in enumerate(zip(facts.ways, routes, strict=True)):
        if route.channel is not None:
            key = (route.channel, way.target, way.source > way.target, way.source == way.target)
            together.setdefault(key, []).append(number)
    buses: dict[int, tuple[int, ...]] = {}
    for numbers in together.values():
        numbers.sort(key=lambda n: -abs(facts.ways[n].source - facts.ways[n].target))
        buses.update((number, tuple(numbers)) for number in numbers)
    return buses


def tracks_of(
    routes: Sequence[Route],
    buses: Mapping[int, tuple[int, ...]],
    stretches: Mapping[int, Stretch],
    label_heights: Sequence[float],
    manner: Manner,
) -> dict[Channel, tuple[Track, ...]]:
    """Return the tracks of each channel, from the boxes outwards; the short ways run next to the boxes."""
    unit = manner.unit
    found: dict[Channel, list[tuple[float, tuple[int, ...], Stretch]]] = {}
    for number, bus in buses.items():
        channel = routes[number].channel
        if number == bus[0] and channel is not None:
            whole = Stretch(min(stretches[n].left for n in bus), max(stretches[n].right for n in bus))
            found.setdefault(channel, []).append((whole.right - whole.left, bus, whole))
    tracks: dict[Channel, tuple[Track, ...]] = {}
    for channel, items in found.items():
        rows: list[tuple[list[int], list[Stretch]]] = []
        for _, bus, whole in sorted(items, key=lambda item: (item[0], item[1])):
            row = next((r for r in rows if all(_apart(whole, other, _BETWEEN * unit) for other in r[1])), None)
            if row is None:
                row = ([], [])
                rows.append(row)
            row[0].extend(bus)
            row[1].append(whole)
        tracks[channel] = tuple(Track(tuple(ways), _height(ways, channel, label_heights, manner)) for ways, _ in rows)
    return tracks


def _apart(one: Stretch, other: Stretch, distance: float) -> bool:
    return one.right + distance <= other.left or other.right + distance <= one.left


def _height(ways: Sequence[int], channel: Channel, label_heights: Sequence[float], manner: Manner) -> float:
    """Return the height of a track. Words stand on the lines over the boxes; under them they stand elsewhere."""
    words = max(label_heights[way] for way in ways) if channel[1] == "over" else 0.0
    return max(manner.spacing.track, words / manner.unit + manner.spacing.over_words) * manner.unit
