"""Holds the words of a drawing to the width that they were drawn for, where another font is shown."""

from __future__ import annotations

import re
from html import unescape
from typing import cast

from processkit.rendering.diagram.lettering import width_of
from processkit.rendering.letters import Weight

_TEXT = re.compile(
    r'<text (?P<look>[^>]*\bfont-size="(?P<size>[\d.]+)" font-weight="(?P<weight>[467]00)"[^>]*)>(?P<text>[^<]*)</text>'
)
# How wide the letters of other scripts are, nobody knows before they are shown.
_LAST_EUROPEAN = "\u052f"
# The numbers in badges have room enough, and a single figure that is drawn out looks odd.
_FEWEST = 3


def held(svg: str) -> str:
    """Return a drawing whose words are as wide in every font as they are in Inter.

    It is for programs that do not have Inter, such as most browsers: there a name in wider letters
    would leave its box.
    """
    return _TEXT.sub(_with_width, svg)


def _with_width(match: re.Match[str]) -> str:
    text = unescape(match["text"])
    if len(text) < _FEWEST or max(text) > _LAST_EUROPEAN:
        return match[0]
    wide = width_of(text, float(match["size"]), cast("Weight", match["weight"]))
    return f'<text {match["look"]} textLength="{wide:.1f}" lengthAdjust="spacingAndGlyphs">{match["text"]}</text>'
