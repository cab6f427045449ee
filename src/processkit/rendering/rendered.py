"""What came out of a rendering, with what its caller may want to know about it."""

from __future__ import annotations

from typing import NamedTuple


class Rendered(NamedTuple):
    """One output.

    Attributes:
        data: One entry a page for pictures; one entry for a PDF and for text. Bytes for ``pdf``,
            ``png`` and ``dot-png``, text for all other formats.
        pages: How many sheets it is; 0 for a format that has none, such as HTML or DOT.
        smallest_pt: The smallest letters on it in points, those of the drawing included; None for
            a format without sheets, and for a drawing as SVG.
        base_pt: The size of the running text in points; None where there is none.
        left_out: What had to go for it to fit, in the order of the ladder: ``sign-on``, ``glossary``,
            ``accepted``, ``do``, ``names in the drawing``, ``drawing``. Only what the page would
            have shown is listed. Of a run sheet: ``remarks``, ``customer``.
        language: The language of the words that are not the user's.
    """

    data: tuple[bytes | str, ...]
    pages: int
    smallest_pt: float | None
    base_pt: float | None
    left_out: tuple[str, ...]
    language: str = "en"
