"""A view as headings, lines and lists, and what becomes of it as Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from processkit.rendering.markdown.escaping import escaped as shown
from processkit.rendering.views.web import plain

BLANK = "_" * 12
"""A line to write on."""


@dataclass(frozen=True, slots=True)
class Item:
    """A text, and the word in front of it that says what it is; empty where it needs none."""

    text: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; 1 is the title, of which there is one."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Lines:
    """Several short paragraphs."""

    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Points:
    """A list: of boxes to tick, or of bullet points."""

    items: tuple[Item, ...]
    boxes: bool = False


@dataclass(frozen=True, slots=True)
class Pasted:
    """Lines to be typed into a page just as they are."""

    lines: tuple[str, ...]


Block: TypeAlias = Heading | Lines | Points | Pasted


def lines(*items: Item | str) -> list[Block]:
    """Return the items that have a text as short paragraphs; nothing where none has."""
    kept = _kept(items)
    return [Lines(kept)] if kept else []


def boxes(items: Iterable[Item | str]) -> list[Block]:
    """Return the items that have a text as boxes to tick; nothing where none has."""
    kept = _kept(items)
    return [Points(kept, boxes=True)] if kept else []


def bullets(items: Iterable[Item | str]) -> list[Block]:
    """Return the items that have a text as bullet points; nothing where none has."""
    kept = _kept(items)
    return [Points(kept)] if kept else []


def headed(word: str, listed: list[Block]) -> list[Block]:
    """Return a list below the word that says what it is; nothing where the list is empty."""
    return [Lines((Item("", word),)), *listed] if listed else []


def markdown_of(blocks: Sequence[Block], colon: str = ":") -> str:
    """Return an outline as Markdown, with task lists as GitHub reads them; ``colon`` as the language sets it."""
    parts: list[str] = []
    bullet = ""
    for block in with_colons(blocks, colon):
        # A list right behind another would be read as its further points, if it had the same sign.
        bullet = ("*" if bullet == "-" else "-") if isinstance(block, Points) else ""
        parts.append(_markdown(block, bullet))
    return "\n\n".join(parts) + "\n"


def with_colons(blocks: Sequence[Block], colon: str) -> Iterator[Block]:
    """Yield the blocks, with a colon behind each word that says what a text is."""
    for block in blocks:
        if isinstance(block, (Heading, Pasted)):
            yield block
        else:
            items = (replace(item, label=item.label + colon) if item.label else item for item in block.items)
            yield replace(block, items=tuple(items))


def _kept(items: Iterable[Item | str]) -> tuple[Item, ...]:
    all_items = (item if isinstance(item, Item) else Item(item) for item in items)
    return tuple(item for item in all_items if item.text)


def _markdown(block: Block, bullet: str) -> str:
    match block:
        case Heading(level, words):
            return f"{'#' * level} {shown(plain(words))}"
        case Lines(items):
            return "\n\n".join(_marked(item) for item in items)
        case Points(items, is_boxes):
            return "\n".join(f"{bullet} {'[ ] ' if is_boxes else ''}{_marked(item)}" for item in items)
        case Pasted(pasted):
            # Indented by four it is shown as it is, whatever is in it.
            return "\n".join(f"    {plain(line)}" for line in pasted)


def _marked(item: Item) -> str:
    label = f"**{shown(plain(item.label))}**" if item.label else ""
    return " ".join(part for part in (label, shown(plain(item.text))) if part)
