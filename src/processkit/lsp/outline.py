"""The parts of a page for the list beside the text: its steps, and its roles, papers and ends."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from processkit.findings import DocPath
from processkit.lsp.sketch import Sketch

_GROUPS = (("roles", "role"), ("paperwork", "paper"), ("ends", "end"))


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a page.

    Attributes:
        kind: ``group``, ``step``, ``role``, ``paper`` or ``end``.
        start: The letters of the whole part, up to ``end``.
        name_start: The letters of its name, up to ``name_end``.
    """

    name: str
    kind: str
    detail: str
    start: int
    end: int
    name_start: int
    name_end: int
    inside: tuple[Part, ...] = ()


def parts_of(sketch: Sketch) -> list[Part]:
    """Return the parts of a page in the order of the file."""
    parts = [part for key, kind in _GROUPS for part in _group(sketch, key, kind)]
    parts += (part for place in sketch.steps for part in _step(sketch, place))
    return sorted(parts, key=lambda part: part.start)


def _step(sketch: Sketch, place: int) -> Iterator[Part]:
    path: DocPath = ("steps", place)
    name = sketch.values.get((*path, "step"))
    if name is None or not name.text.strip():
        return
    facts = (sketch.text_at(*path, "owner"), sketch.text_at(*path, "takes"))
    start, end = _extent(sketch, path)
    yield Part(name.text, "step", ", ".join(fact for fact in facts if fact), start, end, name.start, name.end)


def _group(sketch: Sketch, key: str, kind: str) -> Iterator[Part]:
    word = sketch.keys.get((key,))
    if word is None:
        return
    inside = []
    for name in sketch.inside((key,)):
        own = sketch.keys.get((key, name))
        if own is not None and own.text.strip():
            inside.append(Part(own.text, kind, "", *_extent(sketch, (key, name)), own.start, own.end))
    yield Part(key, "group", "", *_extent(sketch, (key,)), word.start, word.end, tuple(inside))


def _extent(sketch: Sketch, path: DocPath) -> tuple[int, int]:
    """Return where a part begins and ends."""
    return sketch.extents[path]
