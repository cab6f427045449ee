"""All that is written on a page, text by text, with the place of each."""

from __future__ import annotations

from typing import NamedTuple

from processkit.findings import DocPath
from processkit.model.duration import Duration
from processkit.model.part import Part


class Written(NamedTuple):
    """One text. ``on_key`` says that it is the key at ``path`` and not its value, such as an answer."""

    path: DocPath
    text: str
    on_key: bool = False


def texts_of(part: object, path: DocPath = ()) -> list[Written]:
    """Return every text of a page or of a part of it, in the order of the fields."""
    found: list[Written] = []
    _gather(part, path, found)
    return found


def _gather(part: object, path: DocPath, found: list[Written]) -> None:
    # The commonest kind first, and one list for all: this is asked of every page.
    if isinstance(part, str):
        found.append(Written(path, part))
    elif isinstance(part, Duration):
        found.append(Written(path, part.text))
    elif isinstance(part, tuple):
        for place, value in enumerate(part):
            _gather(value, (*path, place), found)
    elif isinstance(part, Part):
        values = vars(part)
        for field in part.fields:
            value = values[field.name]
            if value is not None:
                _gather(value, (*path, field.key), found)
    elif isinstance(part, dict):
        for key, value in part.items():
            at = (*path, key)
            found.append(Written(at, key, on_key=True))
            _gather(value, at, found)
