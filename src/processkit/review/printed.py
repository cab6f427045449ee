"""The sheet for a review on paper."""

from __future__ import annotations

from collections.abc import Sequence

from processkit.model.process import Process
from processkit.rendering.order import order_of
from processkit.rendering.views.outline import Block
from processkit.rendering.views.printed_outline import set_outline


def pdf_of(process: Process, blocks: Sequence[Block], paper: str) -> bytes:
    """Return the sheet as a PDF.

    Args:
        process: The page that is reviewed.
        blocks: What ``review_of`` gives.
        paper: ``a4`` or ``letter``.

    Raises:
        DoesNotFit: One point or one step takes more than a sheet.
        MissingLetters: No font at hand has some of the letters.
    """
    # The questions are in English, whatever language the page is in.
    order = order_of(process, "pdf", paper, {"language": "en"})
    made = set_outline(order, blocks, "Review").data[0]
    return made if isinstance(made, bytes) else made.encode("utf-8")
