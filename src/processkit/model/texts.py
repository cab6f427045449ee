"""All that is written on a page, text by text, with the place of each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pydantic import BaseModel

from processkit.findings import DocPath
from processkit.model.duration import Duration
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


def texts_of(part: object, path: DocPath = ()) -> Iterator[Written]:
    """Yield every text of a page or of a part of it, in the order of the fields."""
    match part:
        case str():
            yield Written(path, part)
        case Duration():
            yield Written(path, part.text)
        case BaseModel():
            for name, field in type(part).model_fields.items():
                value = getattr(part, name)
                if value is not None:
                    yield from texts_of(value, (*path, field.alias or name))
        case dict():
            for key, value in part.items():
                yield Written((*path, key), key, on_key=True)
                yield from texts_of(value, (*path, key))
        case tuple():
            for place, value in enumerate(part):
                yield from texts_of(value, (*path, place))


def written_in(part: object) -> Iterator[str]:
    """Yield every text of a page or of a part of it, as ``texts_of``, but quickly: in no order, without its place."""
    todo = [part]
    while todo:
        value = todo.pop()
        if isinstance(value, str):
            yield value
        elif isinstance(value, BaseModel):
            todo.extend([getattr(value, name) for name in value.model_fields_set])
        elif isinstance(value, dict):
            todo.extend(value)
            todo.extend(value.values())
        elif isinstance(value, tuple):
            todo.extend(value)
        elif isinstance(value, Duration):
            yield value.text


def sentences_of(process: Process) -> list[Written]:
    """Return what people write as sentences, the longest first.

    Names are not among it: other places refer to them, and each name is short by itself.
    """
    found = [written for written in texts_of(process) if not written.on_key and is_sentence(written.path)]
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
