"""All that is written on a page, text by text, with the place of each."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from pydantic import BaseModel

from processkit.findings import DocPath
from processkit.model.duration import Duration

if TYPE_CHECKING:
    from processkit.model.process import Process

_MOST_OF_A_NAME = 40
_SENTENCES = frozenset(
    [
        "purpose",
        "for",
        "contact",
        "do",
        "checklist",
        "done_when",
        "checks",
        "decide",
        "only_if",
        "what",
        "due",
        "if_unpaid",
        "if_late",
        "by",
        "sees",
        "told",
        "gets",
        "gives",
    ]
)
_PARTS = ("customer", "handover", "no_reply", "payment")


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
    elif isinstance(part, tuple):
        for place, value in enumerate(part):
            _gather(value, (*path, place), found)
    elif isinstance(part, BaseModel):
        values = vars(part)
        for name, key in _keys_of(type(part)):
            value = values[name]
            if value is not None:
                _gather(value, (*path, key), found)
    elif isinstance(part, dict):
        for key, value in part.items():
            at = (*path, key)
            found.append(Written(at, key, on_key=True))
            _gather(value, at, found)
    elif isinstance(part, Duration):
        found.append(Written(path, part.text))


@lru_cache(maxsize=64)
def _keys_of(kind: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    """Return the fields of a kind of part, each with the key that it has on the page."""
    return tuple((name, field.alias or name) for name, field in kind.model_fields.items())


def sentences_of(process: Process) -> list[Written]:
    """Return what people write as sentences, the longest first.

    Names are not among it: other places refer to them, and each name is short by itself.
    """
    found = [written for written in process.texts if not written.on_key and is_sentence(written.path)]
    return sorted(found, key=lambda written: -len(written.text))


def is_sentence(path: DocPath) -> bool:
    """Tell whether what stands at a place is a sentence."""
    return next((key for key in reversed(path) if isinstance(key, str)), "") in _SENTENCES


def place_named(process: Process, path: DocPath) -> str:
    """Return a place as its owner would look for it: ``step 5 "Take the order", sees``, or ``purpose``."""
    keys = [key for key in path if isinstance(key, str)]
    if path[0] != "steps" or len(path) < 3 or not isinstance(path[1], int):
        return keys[0]
    name = process.steps[path[1]].name
    short = name if len(name) <= _MOST_OF_A_NAME else name[: _MOST_OF_A_NAME - 1].rstrip() + "…"
    field = keys[2] if keys[1] in _PARTS and len(keys) > 2 else keys[1]
    return f'step {process.numbers.labels[path[1]]} "{short}", {field}'
