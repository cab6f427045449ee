"""The notes of a page: what stands behind a #, and where."""

from __future__ import annotations

import re
from dataclasses import dataclass

from processkit.editing.places import Places, texts_in

_NOTE = re.compile(r"(?:^|(?<=[\s\ufeff]))#[^\r\n\x85\u2028\u2029]*", re.M)


@dataclass(frozen=True, slots=True)
class Note:
    """One note, from its # to the end of its line.

    Attributes:
        start: The letter of the text that it begins at, counted from 0.
        alone: Whether nothing stands before it on its line.
    """

    text: str
    start: int
    line: int
    column: int
    alone: bool


def notes_in(places: Places) -> list[Note]:
    """Return the notes of a page that can be read, in the order of the file."""
    top = places.source.top[0] if places.source.top else None
    texts = [places.of_event(event) for event in texts_in(top)] if top is not None else []
    notes: list[Note] = []
    begin = 0
    for start, end in [*sorted(texts), (len(places.text), len(places.text))]:
        notes += [_note(places, match) for match in _NOTE.finditer(places.text, begin, max(start, begin))]
        begin = max(begin, end)
    return notes


def _note(places: Places, match: re.Match[str]) -> Note:
    start = match.start()
    column = places.column_of(start)
    before = places.text[start - column : start]
    return Note(match[0].rstrip(), start, places.line_of(start), column, not before.strip())
