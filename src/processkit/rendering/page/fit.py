"""Fits the page onto its sheet: as much as goes on, as large as it goes, and never below 7.5 points."""

from __future__ import annotations

import json
from dataclasses import asdict
from functools import lru_cache
from pathlib import Path
from typing import Any

from processkit.errors import DoesNotFit
from processkit.findings import Severity
from processkit.model.process import Process
from processkit.rendering.diagram import handover_numbers
from processkit.rendering.labels import Labels
from processkit.rendering.logo import Logo, read_logo
from processkit.rendering.order import Order
from processkit.rendering.page.arrangement import Room, arrange
from processkit.rendering.page.facts import PageFacts, page_facts
from processkit.rendering.page.ladder import LARGEST_BASE, Ladder, Level, ladder_for
from processkit.rendering.page.lengths import longest_texts
from processkit.rendering.papers import Sheet
from processkit.rendering.rendered import Rendered
from processkit.rendering.typesetting import PIXELS_PER_INCH, Script, answer_of, made_of, with_system_fonts_if_needed

_HERE = Path(__file__).parent
_TEMPLATES = ("marks.typ", "head.typ", "table.typ", "foot.typ", "fit.typ")
_MOST_SIGNERS = 8
# The table is arranged anew for each of these sizes.
_BASES = (7.75, 8.2, 8.7, 9.3, 10.0, 10.7, 11.5)
# More letters than this stand on no sheet, so nobody needs to wait for the measuring.
_MOST_LETTERS = 40_000


def set_page(order: Order, pixels_per_inch: float = PIXELS_PER_INCH) -> Rendered:
    """Set the page of a process as ``pdf``, ``svg`` or ``png``; ``pixels_per_inch`` is how fine a PNG is.

    Raises:
        WrongUse: The logo cannot be used.
        UnreadableFile: The logo cannot be read.
        DoesNotFit: Even without all that may go, it is more than one sheet holds.
        MissingLetters: No font at hand has some of the letters.
    """
    process = order.process
    logo = read_logo(process.logo, order.folder) if process.logo is not None else None
    facts = page_facts(process, order.labels, handover_numbers(process), draft=_remarks(order))
    _refuse_what_no_sheet_holds(process, facts)
    ladder = ladder_for(process, facts, order.labels, order.sheet.text_width)
    options = _options(order, facts, ladder, logo)
    inputs = {"data": json.dumps(asdict(facts))}
    inputs |= {f"drawing{place}": drawing.svg for place, drawing in enumerate(ladder.drawings)}
    files = {logo.name: logo.content} if logo is not None else {}

    def rendered(system_fonts: bool) -> Rendered:
        def script(fitted: dict[str, Any] | None) -> Script:
            given = inputs | {"opt": json.dumps(options | {"fitted": fitted})}
            return Script(_template(), given, files, process.revised, system_fonts, pixels_per_inch)

        fitted = answer_of(script(None), "fit")
        if not fitted["fits"]:
            raise DoesNotFit(_too_long(process, fitted["need"] / fitted["have"]))
        made = made_of(script(fitted), order.to)
        if made.pages != 1:
            raise DoesNotFit(_too_long(process, made.pages))
        return _rendered(made.data, fitted, ladder)

    return with_system_fonts_if_needed(rendered)


def _remarks(order: Order) -> tuple[str, ...]:
    """Return what a draft says of itself: its errors and then its warnings, a handful of them."""
    if order.findings is None:
        return ()
    most = 5
    listed = [each for each in order.findings if each.accepted is None and each.severity is not Severity.ADVICE]
    listed.sort(key=lambda finding: finding.severity is not Severity.ERROR)
    shown = [finding.message for finding in listed[:most]]
    more = [f"+ {len(listed) - most}"] if len(listed) > most else []
    return tuple(shown + more) or (order.labels["draft"],)


def _rendered(data: tuple[bytes | str, ...], fitted: dict[str, Any], ladder: Ladder) -> Rendered:
    level = ladder.levels[fitted["level"]]
    drawn = fitted["drawing"]
    smallest = [fitted["smallest"]] + ([ladder.drawings[drawn].smallest_pt] if drawn is not None else [])
    return Rendered(data, 1, min(smallest), fitted["base"], level.left_out)


@lru_cache(maxsize=1)
def _template() -> str:
    return "\n".join((_HERE / name).read_text(encoding="utf-8") for name in _TEMPLATES)


def _options(order: Order, facts: PageFacts, ladder: Ladder, logo: Logo | None) -> dict[str, Any]:
    """Return all that the template is told besides the facts."""
    sheet, labels = order.sheet, order.labels
    language, region = _language_of(order.process)
    return {
        "language": language,
        "region": region,
        "width": sheet.width,
        "height": sheet.height,
        "side": sheet.side,
        "top": sheet.top,
        "bottom": sheet.bottom,
        "landscape": sheet.is_landscape,
        "largest": LARGEST_BASE,
        "ends": 4 if sheet.is_landscape else 3,
        "signers": 3 if sheet.is_landscape else 2,
        "most_signers": _MOST_SIGNERS,
        "logo": logo.name if logo is not None else None,
        "words": _words(facts, labels),
        "usual": [_arranged(facts, sheet, labels, base, tight=False) for base in _BASES],
        "tight": [_arranged(facts, sheet, labels, base, tight=True) for base in _BASES],
        "ladder": [_level(level) for level in ladder.levels],
        "drawings": [
            {"width": each.width, "height": each.height, "alt": each.description, "from": base}
            for each, base in zip(ladder.drawings, ladder.bases, strict=True)
        ],
    }


def _level(level: Level) -> dict[str, Any]:
    kept = asdict(level)
    kept["from"] = kept.pop("start")
    del kept["left_out"]
    return kept


def _language_of(process: Process) -> tuple[str, str | None]:
    """Return the language of the user's texts, and its country: ``("de", "AT")``; None without one."""
    language, *rest = process.language.split("-")
    return language.lower(), next((part.upper() for part in rest if len(part) == 2), None)


def _arranged(facts: PageFacts, sheet: Sheet, labels: Labels, base: float, *, tight: bool) -> dict[str, Any]:
    """Return the columns and the rows of the table at a base size, as the template is told them."""
    band = (20.0 if tight else 21.0) if sheet.is_landscape else (16.2 if tight else 13.0)
    titles = (labels["column.step"], labels["column.paperwork"], labels["column.customer"])
    arranged = arrange(
        facts.steps, Room(sheet.text_width / base, band, (labels["back_to"], labels["back_to_giver"]), titles, tight)
    )
    return {
        "base": base,
        "band": band,
        "columns": [
            {"name": name, "title": labels[f"column.{name}"], "width": share}
            for name, share in asdict(arranged.columns).items()
            if share
        ],
        "rows": [asdict(row) for row in arranged.rows],
        "handover_columns": arranged.handover_columns,
        "box_columns": arranged.box_columns,
        "back_beside": arranged.back_beside,
    }


def _words(facts: PageFacts, labels: Labels) -> dict[str, str]:
    keys = (
        "accepted", "anytime", "back_to", "back_to_giver", "draft", "ends", "from_customer", "glossary", "handover",
        "only_if", "questions", "sign_on", "sign_on.date", "sign_on.name", "sign_on.signature", "time", "time_bar",
    )  # fmt: skip
    words = {key.replace(".", "_"): labels[key] for key in keys}
    return words | {"logo": labels.say("logo", company=facts.company)}


def _refuse_what_no_sheet_holds(process: Process, facts: PageFacts) -> None:
    letters = len(json.dumps(asdict(facts), ensure_ascii=False))
    if letters > _MOST_LETTERS:
        raise DoesNotFit(_too_long(process, letters / (_MOST_LETTERS / 4)))


def _too_long(process: Process, times: float) -> str:
    """Return the sentence that says how much too long the page is, and where its longest texts are."""
    over = max(1, round((times - 1) * 100))
    longest = "; ".join(f"{place} ({letters} letters)" for place, letters in longest_texts(process)[:4])
    return f"The page is {over} % too long for one sheet, even without the drawing. Its longest texts: {longest}."
