"""What the template is told besides the facts: the sheet, the words, the ladder, and how the table may be set."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from processkit.rendering.bound.plain import BAND
from processkit.rendering.labels import Labels
from processkit.rendering.order import Order
from processkit.rendering.page.arrangement import Arrangement, Room, arrange, arrange_plainly
from processkit.rendering.page.facts import PageFacts
from processkit.rendering.page.ladder import COMFORT_OF_ROWS, LARGEST_BASE, SMALLEST_BASE, Ladder, Level
from processkit.rendering.papers import Sheet

_MOST_SIGNERS = 8
# Long names of roles stand on one line where the boxes beside them need no more lines for it.
_WIDER_BANDS = (1.0, 1.25, 1.5)
BASES = (SMALLEST_BASE, 8.2, 8.7, 9.3, 10.0, 10.7, LARGEST_BASE)
"""Base sizes in points."""


def options_of(
    order: Order, facts: PageFacts, ladder: Ladder, logo: Sequence[str] | None, bases: Sequence[float] = BASES
) -> dict[str, Any]:
    """Return all that the template is told besides the facts.

    ``logo`` are the names of its files, the one that is shown first. The table is arranged anew for each of the base sizes ``bases``;
    the last is the largest in which the page is set.
    """
    sheet, labels = order.sheet, order.labels
    language, region = order.language
    return {
        "language": language,
        "region": region,
        "width": sheet.width,
        "height": sheet.height,
        "side": sheet.side,
        "top": sheet.top,
        "bottom": sheet.bottom,
        "landscape": sheet.is_landscape,
        "largest": bases[-1],
        "ends": 4 if sheet.is_landscape else 3,
        "signers": 3 if sheet.is_landscape else 2,
        "most_signers": _MOST_SIGNERS,
        "logo": logo,
        "words": _words(facts, labels),
        "usual": [_arranged(facts, sheet, labels, base, tight=False) for base in bases if base > COMFORT_OF_ROWS],
        "tight": [_arranged(facts, sheet, labels, base, tight=True) for base in bases],
        "plain": _arranged_plainly(facts, sheet, labels),
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


def _arranged(facts: PageFacts, sheet: Sheet, labels: Labels, base: float, *, tight: bool) -> dict[str, Any]:
    """Return the columns and the rows of the table at a base size, as the template is told them."""
    band = (20.0 if tight else 21.0) if sheet.is_landscape else (16.2 if tight else 13.0)
    bands = tuple(wider * band for wider in _WIDER_BANDS)
    return _told(arrange(facts.steps, _room(sheet, labels, base, bands, tight=tight)), labels, base)


def _arranged_plainly(facts: PageFacts, sheet: Sheet, labels: Labels) -> dict[str, Any]:
    arranged = arrange_plainly(facts.steps, _room(sheet, labels, SMALLEST_BASE, (BAND,), tight=True))
    return _told(arranged, labels, SMALLEST_BASE)


def _room(sheet: Sheet, labels: Labels, base: float, bands: tuple[float, ...], *, tight: bool) -> Room:
    titles = (labels["column.step"], labels["column.paperwork"], labels["column.customer"])
    return Room(sheet.text_width / base, bands, (labels["back_to"], labels["back_to_giver"]), titles, tight)


def _told(arranged: Arrangement, labels: Labels, base: float) -> dict[str, Any]:
    return {
        "base": base,
        "band": arranged.band,
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
        "accepted", "anytime", "back_to", "back_to_giver", "colon", "draft", "draft_left", "ends", "from_customer", "glossary", "handover",
        "only_if", "questions", "sign_on", "sign_on.date", "sign_on.name", "sign_on.signature", "time", "time_bar",
    )  # fmt: skip
    words = {key.replace(".", "_"): labels[key] for key in keys}
    return words | {"logo": labels.say("logo", company=facts.company)}
