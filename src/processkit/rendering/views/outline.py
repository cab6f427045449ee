"""A view as headings, lines and lists: what is common to it as Markdown and as a web page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from processkit.rendering.markdown.escaping import escaped as shown
from processkit.rendering.views.web import document, plain, text

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

_STYLE = """
h2 { border-top: 0.13rem solid var(--line); padding-top: 1rem; margin-top: 1.5rem; }
h3 { margin: 1rem 0 0.2rem; }
ul { padding-inline-start: 1.25rem; }
ul.boxes { list-style: none; padding: 0; }
ul.boxes label { display: flex; gap: 0.6rem; align-items: baseline; padding: 0.2rem 0; }
input { width: 1.1rem; height: 1.1rem; flex: none; accent-color: var(--accent); }
@media print { li, h2 + p { break-inside: avoid; } h2, h3 { break-after: avoid; } }
"""


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


def markdown_of(blocks: Sequence[Block], colon: str = ":") -> str:
    """Return an outline as Markdown, with task lists as GitHub reads them; ``colon`` as the language sets it."""
    return "\n\n".join(_markdown(block) for block in _with_colons(blocks, colon)) + "\n"


def html_of(blocks: Sequence[Block], title: str, language: str, colon: str = ":", *, mono: bool = False) -> str:
    """Return an outline as a web page; its boxes can be ticked on a screen, and are empty again when it is loaded anew."""
    return document(
        title, language, _STYLE, "\n".join(_html(block) for block in _with_colons(blocks, colon)), mono=mono
    )


def _with_colons(blocks: Sequence[Block], colon: str) -> Iterator[Block]:
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


def _markdown(block: Block) -> str:
    match block:
        case Heading(level, words):
            return f"{'#' * level} {shown(plain(words))}"
        case Lines(items):
            return "\n\n".join(_marked(item) for item in items)
        case Points(items, is_boxes):
            return "\n".join(("- [ ] " if is_boxes else "- ") + _marked(item) for item in items)
        case Pasted(pasted):
            # Indented by four it is shown as it is, whatever is in it.
            return "\n".join(f"    {plain(line)}" for line in pasted)


def _marked(item: Item) -> str:
    return f"**{shown(plain(item.label))}** {shown(plain(item.text))}" if item.label else shown(plain(item.text))


def _html(block: Block) -> str:
    match block:
        case Heading(level, words):
            return f"<h{level}>{text(words)}</h{level}>"
        case Lines(items):
            return "\n".join(f"<p>{_tagged(item)}</p>" for item in items)
        case Points(items, is_boxes):
            if not is_boxes:
                return "<ul>" + "".join(f"<li>{_tagged(item)}</li>" for item in items) + "</ul>"
            ticks = (f'<li><label><input type="checkbox"> <span>{_tagged(item)}</span></label></li>' for item in items)
            return f'<ul class="boxes">{"".join(ticks)}</ul>'
        case Pasted(pasted):
            return "<pre>" + "\n".join(text(line) for line in pasted) + "</pre>"


def _tagged(item: Item) -> str:
    return f"<strong>{text(item.label)}</strong> {text(item.text)}" if item.label else text(item.text)
