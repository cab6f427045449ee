"""Fits the page onto its sheet: as much as goes on, as large as it goes, and never below 7.5 points."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from processkit.errors import DoesNotFit
from processkit.flow.too_long import longest_told
from processkit.rendering.diagram import handover_numbers
from processkit.rendering.drafts import DraftNote
from processkit.rendering.logo import Logo, printed_logo, read_logo
from processkit.rendering.order import Order
from processkit.rendering.page.drafts import drafts_of
from processkit.rendering.page.facts import page_facts
from processkit.rendering.page.ladder import Ladder, Level, barest_ladder, ladder_for, ladder_with_names
from processkit.rendering.page.options import BASES, options_of
from processkit.rendering.page.shortening import most_letters
from processkit.rendering.papers import sheet_of
from processkit.rendering.rendered import Rendered
from processkit.rendering.typesetting import Script, answer_of, made_of, with_system_fonts_if_needed

_HERE = Path(__file__).parent
_TEMPLATES = ("marks.typ", "head.typ", "table.typ", "foot.typ", "fit.typ")
# What a full sheet holds, about; and what stands on no sheet, so that nobody needs to wait for the measuring.
_LETTERS_OF_A_SHEET, _MOST_LETTERS = 12_000, 40_000


@dataclass(frozen=True, slots=True)
class Composition:
    """A page as it goes to the template, with all that it may do without."""

    order: Order
    ladder: Ladder
    inputs: dict[str, str]
    options: dict[str, Any]
    logo: Logo | None

    def script(self, fitted: dict[str, Any] | None, *, system_fonts: bool) -> Script:
        """Return the script that sets the page as it was ``fitted``; None measures it first."""
        given = self.inputs | {"opt": json.dumps(self.options | {"fitted": fitted})}
        files = self.logo.files if self.logo is not None else {}
        return Script(_template(), given, files, self.order.process.revised, system_fonts, self.order.pixels_per_inch)

    def fitted(self, *, system_fonts: bool) -> Fitted:
        """Measure the page, and return how it is fitted."""
        told = answer_of(self.script(None, system_fonts=system_fonts), "fit")
        return Fitted(told, self.ladder)


@dataclass(frozen=True, slots=True)
class Fitted:
    """How a page is fitted; ``told`` is what the template says."""

    told: dict[str, Any]
    ladder: Ladder

    @property
    def fits(self) -> bool:
        """Whether it stands on one sheet."""
        return bool(self.told["fits"])

    @property
    def too_long(self) -> float:
        """By how much it is longer than the sheet, such as 0.25."""
        return float(self.told["need"] / self.told["have"]) - 1

    @property
    def level(self) -> Level:
        """What it does without."""
        return self.ladder.levels[int(self.told["level"])]

    @property
    def smallest_pt(self) -> float:
        """The smallest letters in points, those of the drawing included."""
        smallest, drawn = float(self.told["smallest"]), self.told["drawing"]
        return smallest if drawn is None else min(smallest, self.ladder.drawings[drawn].smallest_pt)


def set_page(order: Order) -> Rendered:
    """Set the page of a process as ``pdf``, ``svg`` or ``png``.

    Raises:
        WrongUse: The logo cannot be used.
        UnreadableFile: The logo cannot be read.
        DoesNotFit: Even without all that may go, it is more than one sheet holds.
        MissingLetters: No font at hand has some of the letters.
    """
    process = order.process
    logo = read_logo(process.logo, order.folder) if process.logo is not None else None
    logo = printed_logo(logo, mono=order.mono)
    over = too_many_letters(order)
    if over and order.findings is None:
        raise DoesNotFit(_too_long(order, over))

    def rendered(system_fonts: bool) -> Rendered:
        composition, fitted = _fitting(order, logo, system_fonts=system_fonts)
        script = composition.script(fitted.told, system_fonts=system_fonts)
        made = made_of(script, order.to)
        if made.pages != 1:
            raise DoesNotFit(_too_long(order, made.pages - 1))
        return Rendered(made.data, 1, fitted.smallest_pt, fitted.told["base"], fitted.level.left_out)

    return with_system_fonts_if_needed(rendered)


def _fitting(order: Order, logo: Logo | None, *, system_fonts: bool) -> tuple[Composition, Fitted]:
    """Return the page as it fits; a draft with as many of its remarks as there is room for."""
    fitted = None
    for process, notes in drafts_of(order):
        asked = order._replace(process=process)
        if too_many_letters(asked):
            continue
        composition, fitted = fitted_of(asked, notes, logo, system_fonts=system_fonts)
        if fitted.fits:
            return composition, fitted
    raise DoesNotFit(_too_long(order, fitted.too_long if fitted is not None else 1.0))


def fitted_of(
    order: Order, notes: Sequence[DraftNote] = (), logo: Logo | None = None, *, system_fonts: bool
) -> tuple[Composition, Fitted]:
    """Return a page as it is fitted, whether it fits or not."""
    for composition in compositions_of(order, notes, logo):
        fitted = composition.fitted(system_fonts=system_fonts)
        if fitted.fits:
            break
    return composition, fitted


def compositions_of(order: Order, notes: Sequence[DraftNote] = (), logo: Logo | None = None) -> Iterator[Composition]:
    """Yield a page as it goes to the template: first with the upper part of the ladder, then with all of it.

    ``notes`` are the remarks of a draft.
    """
    process, labels = order.process, order.labels
    draft = notes if order.findings is not None else None
    facts = page_facts(process, labels, handover_numbers(process), draft=draft, mono=order.mono)
    for ladder_of in (ladder_with_names, ladder_for):
        ladder = ladder_of(process, facts, labels, order.sheet.text_width, mono=order.mono)
        if ladder is not None:
            inputs = {"data": json.dumps(asdict(facts))} | ({"mono": "yes"} if order.mono else {})
            inputs |= {f"drawing{place}": drawing.svg for place, drawing in enumerate(ladder.drawings)}
            options = options_of(order, facts, ladder, tuple(logo.files) if logo is not None else None)
            yield Composition(order, ladder, inputs, options, logo)


def too_many_letters(order: Order) -> float:
    """Return by how much a page has more letters than any sheet holds, such as 0.25; 0 when it may fit."""
    letters = sum(len(written.text) for written in order.process.texts)
    return letters / _LETTERS_OF_A_SHEET - 1 if letters > _MOST_LETTERS else 0.0


def fits_without_drawing(order: Order) -> bool:
    """Tell whether a page fits when everything has gone that can."""
    if too_many_letters(order):
        return False
    facts = page_facts(order.process, order.labels, handover_numbers(order.process))
    ladder = barest_ladder(facts)
    options = options_of(order, facts, ladder, None, BASES[:1])
    inputs = {"data": json.dumps(asdict(facts))}
    return Composition(order, ladder, inputs, options, None).fitted(system_fonts=False).fits


@lru_cache(maxsize=1)
def _template() -> str:
    return "\n".join((_HERE / name).read_text(encoding="utf-8") for name in _TEMPLATES)


def _too_long(order: Order, too_long: float) -> str:
    """Return the sentence that says how much too long the page is, and where its longest texts are."""
    over = max(1, round(too_long * 100))
    sheet = f"one sheet of {order.sheet.spoken_name}"
    upright = ""
    if order.sheet.is_landscape:
        sheet = f"{sheet} that lies on its long side"
        upright = "Upright it fits. " if _fits_upright(order) else ""
    most = most_letters(order.process, lambda process: fits_without_drawing(order._replace(process=process)))
    told = longest_told(order.process, most)
    return f"The page is {over} % too long for {sheet}, even without the drawing. {upright}{told}".rstrip()


def _fits_upright(order: Order) -> bool:
    """Tell whether a page that lies on its long side would fit on the same sheet standing."""
    standing = order._replace(sheet=sheet_of(order.sheet.name), findings=None)
    return not too_many_letters(standing) and fitted_of(standing, system_fonts=True)[1].fits
