"""One layout for every page: two spaces, a blank line between the steps, and all that was written kept.

The text is not written anew from its data. Each name and each value is taken over letter by letter, quotation
marks included, and only what stands between them changes: spaces, line breaks, and the brackets of a list that
is too long for one line. Notes stay with what they stand beside or above. A page whose data, notes or order would
be others afterwards is not laid out at all.
"""

from __future__ import annotations

from typing import Any

from processkit.editing.json_layout import json_lines
from processkit.editing.notes import Note, notes_in
from processkit.editing.places import Places
from processkit.editing.yaml_layout import yaml_lines
from processkit.source.yaml_events import read_events


def laid_out(text: str) -> str | None:
    """Return a page in the one layout, or None where it cannot be laid out without changing what it says."""
    document = read_events(text)
    if document.data is None or document.hits:
        return None
    places = Places(document.source)
    notes = notes_in(places)
    top = document.source.top[0]
    lines = json_lines(places, top, notes) if places.is_json else yaml_lines(places, top, notes)
    if lines is None:
        return None
    new = "".join(f"{line}{places.line_break}" for line in lines)
    return new if _says_the_same(document.data, notes, new) else None


def _says_the_same(data: Any, notes: list[Note], new: str) -> bool:
    """Whether a new text holds the same data in the same order, and the same notes."""
    after = read_events(new)
    if after.hits or not _equal(data, after.data):
        return False
    return [note.text for note in notes] == [note.text for note in notes_in(Places(after.source))]


def _equal(one: Any, other: Any) -> bool:
    """Whether two pieces of data are equal, the order of their keys included."""
    if isinstance(one, dict):
        same = isinstance(other, dict) and list(one) == list(other)
        return same and all(_equal(one[key], other[key]) for key in one)
    if isinstance(one, list):
        return isinstance(other, list) and len(one) == len(other) and all(map(_equal, one, other))
    return bool(one == other) and type(one) is type(other)
