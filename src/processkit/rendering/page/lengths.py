"""The longest texts of a page, named as their owner would look for them."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from processkit.model.process import Process


def longest_texts(process: Process) -> list[tuple[str, int]]:
    """Return where each text stands and how many letters it has, the longest first.

    A place reads like ``step 5 "Take the order", sees``, or ``purpose``.
    """
    found: list[tuple[str, int]] = []
    for key, value in _fields(process):
        if key != "steps":
            found += [(key, len(text)) for text in _texts(value)]
    for place, step in enumerate(process.steps):
        named = f'step {process.numbers.labels[place]} "{_short(step.name)}"'
        found += [(f"{named}, {key}", len(text)) for key, text in _inside(step)]
    return sorted(found, key=lambda entry: -entry[1])


def _inside(part: BaseModel) -> Iterator[tuple[str, str]]:
    """Yield the texts of a part, each with the key that is nearest to it."""
    for key, value in _fields(part):
        if isinstance(value, BaseModel):
            yield from _inside(value)
        else:
            for text in _texts(value):
                yield key, text


def _fields(part: BaseModel) -> Iterator[tuple[str, object]]:
    for name, field in type(part).model_fields.items():
        yield field.alias or name, getattr(part, name)


def _texts(value: object) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            for key, inner in value.items():
                yield str(key)
                yield from _texts(inner)
        case tuple():
            for inner in value:
                yield from _texts(inner)
        case BaseModel():
            for _, text in _inside(value):
                yield text


def _short(name: str) -> str:
    return name if len(name) <= 40 else name[:39].rstrip() + "…"
