"""The colours of the page and the drawing: one for each owner, all of them dark on a grey printer."""

from __future__ import annotations

import re
from typing import NamedTuple

from processkit.model.names import fold
from processkit.model.process import Process

# White text can be read on each, and each can be read as text on white.
PALETTE = ("#005E9E", "#B8480A", "#00734F", "#9C3F74", "#7A5200", "#45525F")
INK = "#1f2933"
GREY = "#52606d"
BLACK = "#111111"


class OwnerLook(NamedTuple):
    """How an owner is told apart.

    Attributes:
        dashes: How the owner's line is broken: black and white by turns, in the thickness of the line;
            empty for one that is whole, and wherever there are colours.
    """

    colour: str
    dashes: tuple[float, ...]


def owner_looks(process: Process, *, mono: bool = False) -> dict[str, OwnerLook]:
    """Return the look of each step owner, by the folded name, in order of first appearance.

    With more owners than looks they begin again: neither colours nor lines mean anything by themselves.
    """
    owners = dict.fromkeys(fold(step.owner) for step in process.steps)
    looks = MONO_LOOKS if mono else tuple(OwnerLook(colour, ()) for colour in PALETTE)
    return {owner: looks[place % len(looks)] for place, owner in enumerate(owners)}


MONO_LOOKS = tuple(
    OwnerLook(BLACK, dashes) for dashes in ((), (4, 1.4), (1, 1), (4, 1, 1, 1), (1, 2.6), (6, 1, 1, 1, 1, 1))
)
"""The lines of the owners where there is no colour."""


def in_grey(colour: str) -> str:
    """Return the grey of a colour; the colours of owners, and ink, become black."""
    if colour.upper() in PALETTE or colour == INK:
        return BLACK
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return "#" + 3 * f"{round(0.2126 * red + 0.7152 * green + 0.0722 * blue):02x}"


def style_in_grey(style: str) -> str:
    """Return the style of a web page with a grey in place of each colour."""
    return re.sub("#[0-9A-Fa-f]{6}", lambda match: in_grey(match[0]), style)
