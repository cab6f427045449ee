"""An outline as a web page: to read, to tick and fill in on a screen, and to print."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from processkit.rendering.papers import Sheet
from processkit.rendering.views.outline import BLANK, Block, Heading, Item, Lines, Pasted, Points, with_colons
from processkit.rendering.views.web import document, text

_STYLE = """
h2 { border-top: 0.13rem solid var(--line); padding-top: 1rem; margin-top: 1.5rem; }
h3 { margin: 1rem 0 0.2rem; }
ul { padding-inline-start: 1.25rem; }
ul.boxes { list-style: none; padding: 0; }
ul.boxes label { display: flex; gap: 0.6rem; align-items: baseline; padding: 0.2rem 0; }
[type=checkbox] { width: 1.1rem; height: 1.1rem; flex: none; accent-color: var(--accent); }
/* A line to fill in stays beside the words before it, also on a phone. */
.fill { display: inline-flex; align-items: baseline; gap: 0.4rem; max-width: 100%; margin-inline-end: 0.5rem;
  overflow-wrap: break-word; }
.fill input { flex: 1 1 7rem; width: 7rem; min-width: 4rem; font: inherit; color: inherit; background: none;
  border: 0; border-bottom: 0.07rem solid var(--line); border-radius: 0; padding: 0.2rem 0.3rem; }
.fill.last input { flex-basis: 14rem; width: 14rem; }
@media print { h2 { padding-top: 0.6rem; margin-top: 0.6rem; } h2, h3 { break-after: avoid; } h2 + p { break-before: avoid; }
  h3 { margin-top: 0.6rem; } p, ul { margin: 0.2rem 0; } ul.boxes label { padding: 0.05rem 0; } li { break-inside: avoid; }
  .untorn { break-inside: avoid; } .fill input { padding-block: 0; } }
"""
_SHEET_EACH = """
@media print { main > section + section { break-before: page; } main > section + section > h2 { border: 0; margin: 0; } }
"""


def html_of(
    blocks: Sequence[Block],
    title: str,
    language: str,
    colon: str = ":",
    *,
    sheet: Sheet | None = None,
    sheet_each: bool = False,
    mono: bool = False,
) -> str:
    """Return an outline as a web page.

    Its boxes can be ticked and its lines filled in on a screen; it keeps nothing, and is empty when it is loaded anew.

    Args:
        blocks: The outline.
        title: What the browser's tab says.
        language: That of the texts, such as ``en`` or ``de-AT``.
        colon: As the language sets it.
        sheet: What it is printed on; None leaves that to the printer.
        sheet_each: Whether each part below a heading of level 2 is printed on a sheet of its own; otherwise it is not torn.
        mono: Whether it has no colour.
    """
    parts = _parted(list(with_colons(blocks, colon)), 2, untorn=not sheet_each)
    style = _STYLE + _SHEET_EACH if sheet_each else _STYLE
    return document(title, language, style, "\n".join(parts), sheet=sheet, mono=mono)


def _parted(blocks: Sequence[Block], level: int, *, untorn: bool) -> Iterator[str]:
    """Yield the blocks as HTML; what stands below a heading of ``level`` is one part with it."""
    begins = [k for k, block in enumerate(blocks) if isinstance(block, Heading) and block.level == level]
    yield from map(_html, blocks[: begins[0]] if begins else blocks)
    for begin, end in zip(begins, [*begins[1:], len(blocks)], strict=True) if begins else ():
        if untorn:
            inside: Iterable[str] = map(_html, blocks[begin:end])
            yield '<section class="untorn">\n' + "\n".join(inside) + "\n</section>"
        else:
            inside = _parted(blocks[begin:end], level + 1, untorn=True)
            yield "<section>\n" + "\n".join(inside) + "\n</section>"


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
    label = f"<strong>{text(item.label)}</strong>" if item.label else ""
    *filled_in, rest = item.text.split(BLANK)
    if not filled_in:
        return " ".join(part for part in (label, text(rest)) if part)
    # What stands before a line says what goes on it; somebody who hears the page hears that, and no underscores.
    words = [" ".join(part for part in (label if k == 0 else "", text(it)) if part) for k, it in enumerate(filled_in)]
    last = len(words) - 1
    lines = (
        f'<label class="fill{" last" if k == last else ""}">{word} <input></label>' for k, word in enumerate(words)
    )
    return " ".join([*lines, text(rest)]).rstrip()
