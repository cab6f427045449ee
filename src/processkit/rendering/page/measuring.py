"""Measures how a page stands on its sheet, as it would really be set."""

from __future__ import annotations

from processkit.errors import MissingLetters
from processkit.flow.figures import Fit, OnPaper
from processkit.model.process import Process
from processkit.rendering.bound.page import surely_fits
from processkit.rendering.letters import lacking
from processkit.rendering.logo import Logo
from processkit.rendering.order import order_of
from processkit.rendering.page.fit import Composition, Fitted, fits_without_drawing, fitted_of, too_many_letters
from processkit.rendering.page.shortening import most_letters
from processkit.rendering.typesetting import made_of

# Only its height matters, and that is the same for every logo; this one is broad.
_LOGO = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000004000000010800000000dc5750110000000b4944415478da63f80f0400"
    "09fb03fd68fa1ccc0000000049454e44ae426082"
)


def measured(process: Process, paper: str) -> OnPaper:
    """Return how a page stands on a standing sheet of ``paper``."""
    order = order_of(process, "pdf", paper, {})
    over = too_many_letters(order)
    if over:
        most = most_letters(process, lambda shorter: fits_without_drawing(order._replace(process=shorter)))
        return OnPaper(Fit(paper, fits=False, measured=True, smallest_pt=None), False, over, most)
    logo = Logo("logo.png", _LOGO) if process.logo is not None else None
    system_fonts = bool(lacking(written.text for written in process.texts))
    composition, fitted = fitted_of(order, logo=logo, system_fonts=system_fonts)
    if not fitted.fits:
        most = most_letters(process, lambda shorter: fits_without_drawing(order._replace(process=shorter)))
        return OnPaper(Fit(paper, fits=False, measured=True, smallest_pt=None), False, fitted.too_long, most)
    has_drawing = "drawing" not in fitted.level.left_out
    most = None if has_drawing else most_letters(process, lambda shorter: surely_fits(shorter, order.sheet))
    return OnPaper(
        Fit(paper, fits=True, measured=True, smallest_pt=round(fitted.smallest_pt, 2)),
        has_drawing,
        most_letters=most,
        missing=_missing(composition, fitted) if system_fonts else (),
    )


def _missing(composition: Composition, fitted: Fitted) -> tuple[str, ...]:
    """Return the letters that neither our font nor those of this machine have: only setting the page tells."""
    try:
        made_of(composition.script(fitted.told, system_fonts=True), "pdf")
    except MissingLetters as missing:
        return missing.letters
    return ()
