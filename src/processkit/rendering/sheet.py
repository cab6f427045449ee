"""The drawing alone on a sheet of paper, as PDF or PNG."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import product
from pathlib import Path
from typing import Literal, NamedTuple

from processkit.errors import DoesNotFit
from processkit.model.process import Process
from processkit.rendering.diagram import Drawing, draw
from processkit.rendering.diagram.lettering import wrap
from processkit.rendering.diagram.manner import SMALLEST
from processkit.rendering.drafts import DraftNote, ever_fewer_notes, step_marks
from processkit.rendering.order import Order
from processkit.rendering.papers import Sheet, sheet_of
from processkit.rendering.rendered import Rendered
from processkit.rendering.texts import for_print, printable
from processkit.rendering.typesetting import Script, made_of, with_system_fonts_if_needed

_Style = Literal["names", "numbers"]

_SIZES = (14.0, 12.5, 11.0, 10.0, 9.0, 8.2, SMALLEST)
_HEAD = 46.0
_LEGEND_LINE = 13.0
_LEGEND_LETTERS = 8.0
_LEGEND_COLUMNS = 2
_META_LETTERS = (8.0, 10.5)
_NOTES_HEAD, _NOTE_LINE, _NOTE_GAP, _NOTE_INDENT = 40.0, 10.4, 4.0, 34.0


class _Choice(NamedTuple):
    """A drawing that fits a sheet.

    Attributes:
        with_legend: Whether it needs a list of what its numbers stand for.
        notes: The remarks of a draft, below it.
    """

    sheet: Sheet
    drawing: Drawing
    with_legend: bool
    notes: tuple[DraftNote, ...]


def set_on_sheet(order: Order) -> Rendered:
    """Set the drawing of a process as ``pdf`` or ``png``.

    Its letters are as large as the sheet allows, and never below 7.5 points: where the
    names of the steps do not fit, the boxes hold their numbers, and a list says what they are.
    Where the letters get larger by it, the sheet lies on its long side.

    Raises:
        DoesNotFit: Not even the drawing with numbers fits the sheet.
        MissingLetters: No font at hand has some of the letters.
    """
    choice = _choice(order)
    script = _script(order, choice)
    made = with_system_fonts_if_needed(lambda system: made_of(replace(script, system_fonts=system), order.to))
    smallest = min(choice.drawing.smallest_pt, _meta_letters(choice))
    if choice.with_legend or choice.notes:
        smallest = min(smallest, _LEGEND_LETTERS)
    left_out = ("names in the drawing",) if choice.with_legend else ()
    return Rendered(made.data, made.pages, smallest, None, left_out)


def _choice(order: Order) -> _Choice:
    """Return the drawing with the largest letters; of several the lowest, lying rather than upright."""
    sheet = order.sheet
    sheets = [sheet] if order.landscape else [sheet_of(sheet.name, landscape=True), sheet]
    styles: tuple[_Style, ...] = ("names", "numbers")
    for notes, style in product(ever_fewer_notes(order), styles):
        fitting = [choice for choice in _choices(order, sheets, style, notes) if _fits(choice, order.process)]
        if fitting:
            return max(fitting, key=lambda choice: (choice.drawing.smallest_pt, choice.sheet.is_landscape))
    raise DoesNotFit(
        f"The drawing does not fit a sheet of {sheet.spoken_name} in letters of 7.5 points. "
        "Take fewer steps, or draw it as SVG, which has no paper."
    )


def _choices(order: Order, sheets: list[Sheet], style: _Style, notes: tuple[DraftNote, ...]) -> Iterator[_Choice]:
    marks = step_marks(notes)
    for sheet, letters, level in product(sheets, _SIZES, (True, False)):
        drawing = draw(
            order.process,
            width=sheet.text_width,
            letters=letters,
            style=style,
            upright_owners=level,
            labels=order.labels,
            mono=order.mono,
            marks=marks,
        )
        if drawing is not None:
            yield _Choice(sheet, drawing, style == "numbers", notes)


def _fits(choice: _Choice, process: Process) -> bool:
    legend = -(-len(process.steps) // _LEGEND_COLUMNS) * _LEGEND_LINE if choice.with_legend else 0.0
    return choice.drawing.height + legend + _height_of_notes(choice) + _HEAD <= choice.sheet.text_height


def _meta_letters(choice: _Choice) -> float:
    """Return the size of what stands beside the title: that of the smallest letters below it, within bounds."""
    least, most = _META_LETTERS
    return max(least, min(choice.drawing.smallest_pt, most))


def _height_of_notes(choice: _Choice) -> float:
    """Return how high the remarks of a draft are at most, with the white above them."""
    room = choice.sheet.text_width - _NOTE_INDENT
    # Where a line is broken, Typst looks at more than we do: a little narrower is on the safe side.
    lines = [len(wrap(printable(note.text), _LEGEND_LETTERS, "400", 0.96 * room)) for note in choice.notes]
    return _NOTES_HEAD + sum(max(1, count) * _NOTE_LINE + _NOTE_GAP for count in lines) if lines else 0.0


def _script(order: Order, choice: _Choice) -> Script:
    process, labels, sheet, drawing = order.process, order.labels, choice.sheet, choice.drawing
    language, region = order.language
    numbers = process.numbers.labels
    legend = [
        {"number": number, "name": for_print(step.name)} for number, step in zip(numbers, process.steps, strict=True)
    ]
    meta = [labels["draft"].upper()] if order.findings is not None else []
    meta += [for_print(process.company)] if process.company is not None else []
    if process.version is not None:
        meta.append(labels.say("version", version=for_print(process.version)))
    if process.revised is not None:
        meta.append(labels.say("revised", date=labels.date(process.revised)))
    given = {
        "title": printable(process.name),
        "heading": for_print(process.name),
        "author": printable(process.company or ""),
        "meta": meta,
        "meta_letters": _meta_letters(choice),
        "language": language,
        "region": region,
        "width": sheet.width,
        "height": sheet.height,
        "side": sheet.side,
        "top": sheet.top,
        "bottom": sheet.bottom,
        "drawing": {"width": drawing.width, "alt": drawing.description},
        "notes": [{"number": note.number, "text": for_print(note.text), "must": note.must} for note in choice.notes],
        "notes_title": labels["draft_left"],
        "legend": legend if choice.with_legend else [],
        "legend_letters": _LEGEND_LETTERS,
        "legend_columns": _LEGEND_COLUMNS,
    }
    inputs = {"data": json.dumps(given), "drawing": drawing.svg} | ({"mono": "yes"} if order.mono else {})
    return Script(_template(), inputs, day=process.revised, pixels_per_inch=order.pixels_per_inch)


@lru_cache(maxsize=1)
def _template() -> str:
    return Path(__file__).with_name("sheet.typ").read_text(encoding="utf-8")
