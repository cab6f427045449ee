"""What the page says, for a screen: without the places to break a word that only paper needs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import TypeVar, cast

from processkit.rendering.diagram import handover_numbers
from processkit.rendering.drafts import draft_notes
from processkit.rendering.order import Order
from processkit.rendering.page.facts import PageFacts, page_facts
from processkit.rendering.texts import unbroken

_Value = TypeVar("_Value")


def plain_facts(order: Order) -> PageFacts:
    """Return what the page says, in plain texts."""
    numbers = handover_numbers(order.process)
    notes = draft_notes(order) if order.findings is not None else None
    return _without_breaks(page_facts(order.process, order.labels, numbers, draft=notes, mono=order.mono))


def _without_breaks(value: _Value) -> _Value:
    """Return a value of the facts with every text in it, however deep, without places to break."""
    return cast("_Value", _unbroken(value))


def _unbroken(value: object) -> object:
    match value:
        case str():
            return unbroken(value)
        case tuple():
            return tuple(_unbroken(inner) for inner in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **dict(_fields(value)))
    return value


def _fields(value: object) -> Iterator[tuple[str, object]]:
    for field in fields(value):  # type: ignore[arg-type]
        yield field.name, _unbroken(getattr(value, field.name))
