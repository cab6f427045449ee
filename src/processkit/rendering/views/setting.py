"""Fits a view onto as many sheets as it may take, as large as it goes, and never below 7.5 points."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from functools import lru_cache
from pathlib import Path
from string import Formatter
from typing import Any

from processkit.errors import DoesNotFit
from processkit.flow.too_long import longest_named
from processkit.rendering.labels import Labels
from processkit.rendering.logo import Logo
from processkit.rendering.order import Order
from processkit.rendering.rendered import Rendered
from processkit.rendering.typesetting import Script, answer_of, made_of, with_system_fonts_if_needed
from processkit.rendering.views.outline import Block, lines, markdown_of
from processkit.rendering.views.outline_html import html_of

_HERE = Path(__file__).parent
_MARKS = _HERE.parent / "page" / "marks.typ"
RUNNING_HEAD = 8.0
"""The letters of the line at the head of each page, in points."""
_TOP = 44.0
TEXTS = ("markdown", "html")
"""The formats that have no paper."""


@dataclass(frozen=True, slots=True)
class Try:
    """One way to fit a section: on so many pages at most, in letters of at least so many points.

    Attributes:
        left_out: What is not on it though it could be.
        close: Whether its parts are set closely, where its template can do so.
        roomy: Whether what is written by hand keeps its room in parts that are set closely.
    """

    pages: int
    least: float
    left_out: tuple[str, ...] = ()
    close: bool = False
    roomy: bool = True


@dataclass(frozen=True, slots=True)
class Manner:
    """How a view is set.

    Attributes:
        template: The file in this folder that says what its sections are.
        tries: The ways to fit a section, the best first; the first that fits is taken.
        largest: The largest base size in points.
        columns: In how many columns a page is set.
        air: How much white is added below a part where there is room, in em.
        options: What else the template is told.
    """

    template: str
    tries: tuple[Try, ...]
    largest: float
    columns: int = 1
    air: float = 0.7
    options: Mapping[str, Any] = field(default_factory=dict)


def set_view(order: Order, facts: Mapping[str, Any], manner: Manner, logo: Logo | None = None) -> Rendered:
    """Set the sections of a view as ``pdf``, ``svg`` or ``png``.

    Args:
        order: What is asked for.
        facts: The plain data of the view; ``title`` and ``company`` are those of the document.
        manner: How it is set.
        logo: A picture that its template may read.

    Raises:
        DoesNotFit: A part of it is more than a sheet holds, or all of it more than its sheets.
        MissingLetters: No font at hand has some of the letters.
    """
    options = _options(order, manner, logo)
    inputs = {"data": json.dumps(facts)} | ({"mono": "yes"} if order.mono else {})
    files = logo.files if logo is not None else {}

    def rendered(system_fonts: bool) -> Rendered:
        def script(fitted: Sequence[Mapping[str, Any]] | None) -> Script:
            given = inputs | {"opt": json.dumps(options | {"fitted": fitted})}
            return Script(
                _template(manner.template), given, files, order.process.revised, system_fonts, order.pixels_per_inch
            )

        sections = answer_of(script(None), "fit")["sections"]
        for section in sections:
            if not section["fits"]:
                raise DoesNotFit(_too_long(order, section["need"] / section["have"]))
        made = made_of(script(sections), order.to)
        expected = sum(len(section["pages"]) for section in sections)
        if made.pages != expected:
            raise DoesNotFit(_too_long(order, made.pages / expected))
        left_out = {what for section in sections for what in manner.tries[section["try"]].left_out}
        smallest = min(RUNNING_HEAD, *(section["smallest"] for section in sections))
        base = min(section["base"] for section in sections)
        return Rendered(made.data, made.pages, smallest, base, tuple(sorted(left_out)))

    return with_system_fonts_if_needed(rendered)


def written(order: Order, title: str, outline: Sequence[Block], *, sheet_each: bool = False) -> Rendered:
    """Return an outline as ``markdown`` or ``html``; a draft says so above its title.

    With ``sheet_each``, each part of a web page is printed on a sheet of its own.
    """
    draft = lines(draft_word(order))
    blocks = [*draft, *outline]
    colon = order.labels["colon"]
    if order.to == "markdown":
        return Rendered((markdown_of(blocks, colon),), 0, None, None, ())
    told = html_of(
        blocks, title, order.process.language, colon, sheet=order.sheet, sheet_each=sheet_each, mono=order.mono
    )
    return Rendered((told,), 0, None, None, ())


def with_blanks(text: str) -> list[dict[str, str | None]]:
    """Return a sentence of the labels as pieces of text and lines to write on, which stand for its placeholders."""
    pieces: list[dict[str, str | None]] = []
    for words, blank, _, _ in Formatter().parse(text):
        if words.strip():
            pieces.append({"text": words.strip(), "blank": None})
        if blank is not None:
            pieces.append({"text": "", "blank": blank})
    return pieces


def draft_word(order: Order) -> str:
    """Return the word that marks a draft; nothing where it is none."""
    return order.labels["draft"] if order.findings is not None else ""


def words_of(labels: Labels) -> dict[str, str]:
    """Return all labels, under names that a template can use."""
    return {key.replace(".", "_").replace("-", "_"): text for key, text in labels.items()}


def _options(order: Order, manner: Manner, logo: Logo | None) -> dict[str, Any]:
    sheet = order.sheet
    language, region = order.language
    return {
        "language": language,
        "region": region,
        "width": sheet.width,
        "height": sheet.height,
        "side": sheet.side,
        "top": _TOP,
        "bottom": sheet.bottom,
        "landscape": sheet.is_landscape,
        "columns": manner.columns,
        "largest": manner.largest,
        "air": manner.air,
        "tries": [asdict(attempt) for attempt in manner.tries],
        "logo": list(logo.files) if logo is not None else None,
        "draft": draft_word(order),
        "always_numbered": False,
        "words": words_of(order.labels),
        **manner.options,
    }


@lru_cache(maxsize=8)
def _template(name: str) -> str:
    parts = (_MARKS, _HERE / "frame.typ", _HERE / name, _HERE / "run.typ")
    return "\n".join(part.read_text(encoding="utf-8") for part in parts)


def _too_long(order: Order, times: float) -> str:
    """Return the sentence that says how much too long it is, and where its longest texts are."""
    over = max(1, round((times - 1) * 100))
    return f"It is {over} % too long for its sheets of paper. {longest_named(order.process)}".rstrip()
