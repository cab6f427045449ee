"""From the changes that a finding offers to edits of the text, and from edits to the new text."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from typing import Any

from processkit.editing.places import Places
from processkit.findings import Change, Edit, NewField, NewItem, NewKey, NewValue, Repair
from processkit.source.known_keys import PART_KEYS, STEP_KEYS
from processkit.source.typed import typed, typed_list


@dataclass(frozen=True, slots=True, order=True)
class Stretch:
    """Another text for the letters from ``start`` to ``end`` of the text, counted from 0."""

    start: int
    end: int
    text: str


def stretches_of(repair: Repair, places: Places) -> list[Stretch] | None:
    """Return what a repair writes where, in the order of the text; None where the text does not allow it."""
    found: list[Stretch] = []
    for change in repair.changes:
        stretch = _stretch(change, places)
        if stretch is None:
            return None
        found.append(stretch)
    found.sort()
    overlap = any(left.end > right.start for left, right in pairwise(found))
    return None if overlap else found


def rewritten(text: str, stretches: Sequence[Stretch]) -> str:
    """Return a text with other letters in some places, which must be in order and apart."""
    pieces: list[str] = []
    end = 0
    for stretch in stretches:
        pieces += [text[end : stretch.start], stretch.text]
        end = stretch.end
    return "".join([*pieces, text[end:]])


def _stretch(change: Change, places: Places) -> Stretch | None:
    match change:
        case Edit(span, text):
            return Stretch(*places.of_span(span), text.replace("\n", places.line_break))
        case NewKey():
            return _new_key(change, places)
        case NewValue():
            return _new_value(change, places)
        case NewItem():
            return _new_item(change, places)
        case NewField():
            return _new_field(change, places)


def _new_key(change: NewKey, places: Places) -> Stretch | None:
    entry = places.source.entry(change.path)
    if entry is None or entry[0] is None:
        return None
    start, end = places.of_event(entry[0])
    key = json.dumps(change.key, ensure_ascii=False) if places.is_json else typed(change.key)
    more = "" if change.value is None else f": {typed(change.value, in_list=True)}"
    return Stretch(start, end, " " * change.spaces + key + more)


def _new_value(change: NewValue, places: Places) -> Stretch | None:
    entry = places.source.entry(change.path)
    if entry is None:
        return None
    start, end = places.of_value(entry)
    if change.as_typed:
        return Stretch(start, end, str(change.value))
    in_brackets = places.in_brackets(change.path)
    if isinstance(change.value, str):
        return Stretch(start, end, _text(change.value, places, in_brackets=in_brackets))
    key = entry[0]
    if key is not None and places.line_of(start) > key.end_mark.line and not in_brackets:
        column = places.column_of(start)
        items = [f"- {typed(item)}" for item in change.value]
        return Stretch(start, end, f"{places.line_break}{' ' * column}".join(items))
    return Stretch(start, end, _list(change.value, places))


def _new_item(change: NewItem, places: Places) -> Stretch | None:
    entry = places.source.entry(change.path)
    if entry is None or not entry[2]:
        return None
    _, event, inside = entry
    last = places.of_value(inside[-1])[1]
    if event.flow_style:
        return Stretch(last, last, f", {_text(change.text, places, in_brackets=True)}")
    dash = places.column_of(places.of_mark(event.start_mark))
    end = places.line_end(last)
    return Stretch(end, end, f"{places.line_break}{' ' * dash}- {typed(change.text)}")


def _new_field(change: NewField, places: Places) -> Stretch | None:
    """Put a field where the language has it: behind the last of those that come before it."""
    entry = places.source.entry(change.path)
    if entry is None or type(entry[2]) is not dict or not entry[2]:
        return None
    _, event, inside = entry
    last = _behind(change, inside)
    if event.flow_style:
        end, column = places.of_value(last)[1], places.column_of(places.of_event(last[0])[0])
        begin = places.of_event(last[0])[0] - column
        own_line = not places.text[begin : begin + column].strip()
        between = f",{places.line_break}{' ' * column}" if own_line else ", "
        return Stretch(end, end, between + _in_brackets(change, places))
    column = places.column_of(places.of_mark(next(iter(inside.values()))[0].start_mark))
    end = places.line_end(_last_letter(places, last))
    break_ = places.line_break + " " * column
    lines = [f"{change.key}: {typed_list(change.value)}"] if isinstance(change.value, tuple) else [f"{change.key}:"]
    if isinstance(change.value, dict):
        lines += [f"  {key}: {typed_list(texts)}" for key, texts in change.value.items()]
    return Stretch(end, end, "".join(break_ + line for line in lines))


def _last_letter(places: Places, entry: Any) -> int:
    """Return the end of an entry, without the line breaks that belong to the end of a long text."""
    end = max(places.of_value(entry)[1], places.of_event(entry[0])[1])
    while end > 0 and places.text[end - 1] in "\r\n \t":
        end -= 1
    return end


def _behind(change: NewField, inside: Any) -> Any:
    order = STEP_KEYS if len(change.path) == 2 else PART_KEYS.get(str(change.path[-1]), ())
    before = set(order[: order.index(change.key)])
    last = next(iter(inside.values()))
    for key, entry in inside.items():
        last = entry if key in before else last
    return last


def _in_brackets(change: NewField, places: Places) -> str:
    if isinstance(change.value, tuple):
        return f"{_name(change.key, places)}: {_list(change.value, places)}"
    fields = [f"{_name(key, places)}: {_list(texts, places)}" for key, texts in change.value.items()]
    return f"{_name(change.key, places)}: {{{', '.join(fields)}}}"


def _name(key: str, places: Places) -> str:
    return json.dumps(key) if places.is_json else key


def _text(text: str, places: Places, *, in_brackets: bool) -> str:
    return json.dumps(text, ensure_ascii=False) if places.is_json else typed(text, in_list=in_brackets)


def _list(texts: Iterable[str], places: Places) -> str:
    one = partial(_text, places=places, in_brackets=True)
    return f"[{', '.join(map(one, texts))}]"
