"""How a page stands on a sheet of paper: told quickly where that is clear, and measured where it is not."""

from __future__ import annotations

from processkit.flow.figures import Fit, OnPaper
from processkit.model.process import Process
from processkit.rendering.bound.page import surely_fits
from processkit.rendering.papers import sheet_of


def on_paper(process: Process, paper: str) -> OnPaper:
    """Return how the page stands on a standing sheet of ``paper``, whatever logo there is.

    Raises:
        WrongUse: There is no such paper.
    """
    sheet = sheet_of(paper)
    if surely_fits(process, sheet):
        return OnPaper(Fit(sheet.name, fits=True, measured=False, smallest_pt=None))
    # Loaded only now, because setting a page takes longer than checking it.
    from processkit.rendering.page.measuring import measured

    return measured(process, sheet.name)
