"""The layout of a page in JSON: a field a line, and a list of texts on one line where it fits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from processkit.editing.notes import Note
from processkit.editing.places import Places

_WIDEST = 100


def json_lines(places: Places, top: Any, notes: Sequence[Note]) -> list[str] | None:
    """Return the lines of a page that stands between brackets; None where it has notes, which JSON does not know."""
    start, end = places.of_value(top)
    around = places.text[:start] + places.text[end:]
    return None if notes or around.strip() else list(_lines(places, top, "", ""))


def _lines(places: Places, entry: Any, before: str, behind: str) -> Iterator[str]:
    """Yield the lines of a value, with what stands before it on its first line and behind it on its last."""
    _, event, inside = entry
    if inside is None:
        start, end = places.of_event(event)
        yield f"{before}{places.text[start:end]}{behind}"
        return
    opening, closing = "{}" if type(inside) is dict else "[]"
    entries = list(inside.values()) if type(inside) is dict else inside
    if not entries:
        yield f"{before}{opening}{closing}{behind}"
        return
    one_line = _on_one_line(places, inside, before, behind)
    if one_line is not None:
        yield one_line
        return
    indent = " " * (len(before) - len(before.lstrip()))
    yield f"{before}{opening}"
    for number, inner in enumerate(entries, 1):
        key = ""
        if inner[0] is not None:
            start, end = places.of_event(inner[0])
            key = f"{places.text[start:end]}: "
        yield from _lines(places, inner, f"{indent}  {key}", "," if number < len(entries) else "")
    yield f"{indent}{closing}{behind}"


def _on_one_line(places: Places, inside: Any, before: str, behind: str) -> str | None:
    """Return a list of texts on one line, if it is one and fits."""
    if type(inside) is dict or any(inner[2] is not None for inner in inside):
        return None
    texts = [places.text[slice(*places.of_event(event))] for _, event, _ in inside]
    line = f"{before}[{', '.join(texts)}]{behind}"
    return line if len(line) <= _WIDEST and not any("\n" in text or "\r" in text for text in texts) else None
