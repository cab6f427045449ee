"""Texts between braces that a comma has cut in pieces, each of which then looks like a field without a value."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from processkit.findings import DocPath, Edit, Hit, Repair, Span
from processkit.source.known_keys import KNOWN_KEYS
from processkit.source.misfit import hit_at
from processkit.source.source_map import SourceMap
from processkit.source.typed import typed

_OF_A_PIECE = ("PK101", "PK105")
"""What is said of a piece: a field that nobody knows, or that has no value."""


class _Cut(NamedTuple):
    """A field whose text goes on in pieces, and the last of these."""

    path: DocPath
    first: Any
    last: Any


def told_whole(page: Any, source: SourceMap, hits: list[Hit]) -> list[Hit]:
    """Say of a text that is cut in pieces what has cut it, once, instead of something of each piece."""
    # Where a repair is known, it is a field that was meant.
    pieces = [hit.path for hit in hits if hit.code in _OF_A_PIECE and hit.on_key and not hit.repairs]
    told: list[Hit] = []
    spoken_for: set[DocPath] = set()
    for around in dict.fromkeys(path[:-1] for path in pieces):
        for cut, inside in _cuts(source, around, {path[-1] for path in pieces if path[:-1] == around}):
            told.append(_hit(page, source, cut))
            spoken_for.update(inside)
    return [*told, *(hit for hit in hits if hit.path not in spoken_for)] if told else hits


def _cuts(source: SourceMap, around: DocPath, names: Iterable[object]) -> Iterator[tuple[_Cut, list[DocPath]]]:
    """Yield each text of a mapping that is cut, with the places of its pieces."""
    entry = source.entry(around)
    cut: _Cut | None = None
    inside: list[DocPath] = []
    for name, (key, value, within) in entry[2].items() if entry is not None and type(entry[2]) is dict else ():
        is_piece = name in names and name not in KNOWN_KEYS and _ends(key) == _begins(value)
        if is_piece and cut is not None and _ends(cut.last)[0] == _begins(key)[0]:
            cut = cut._replace(last=key)
            inside.append((*around, name))
            continue
        if cut is not None and inside:
            yield cut, inside
        is_plain = within is None and not value.style and bool(value.value)
        cut, inside = _Cut((*around, name), value, value) if is_plain else None, []
    if cut is not None and inside:
        yield cut, inside


def _begins(event: Any) -> tuple[int, int]:
    return event.start_mark.line, event.start_mark.column


def _ends(event: Any) -> tuple[int, int]:
    return event.end_mark.line, event.end_mark.column


def _hit(page: Any, source: SourceMap, cut: _Cut) -> Hit:
    (line, begin), (_line, end) = _begins(cut.first), _ends(cut.last)
    whole = source.line(line + 1)[begin:end]
    span = Span(line + 1, begin + 1, line + 1, end + 1)
    quoted = typed(whole, in_list=True)
    message = f'the comma cuts the text of "{cut.path[-1]}" in pieces: between {{ and }} a comma begins another field.'
    fix = f"Put the text in quotation marks: {cut.path[-1]}: {quoted}"
    repair = Repair((Edit(span, quoted),))
    return hit_at(page, cut.path, "PK101", message, fix, repair)._replace(span=span)
