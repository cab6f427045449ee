"""The colours of the page and the drawing: one for each owner, all of them dark on a grey printer."""

from __future__ import annotations

from processkit.model.names import fold
from processkit.model.process import Process

# White text can be read on each, and each can be read as text on white.
PALETTE = ("#005E9E", "#B8480A", "#00734F", "#9C3F74", "#7A5200", "#45525F")
INK = "#1f2933"
GREY = "#52606d"


def owner_colours(process: Process) -> dict[str, str]:
    """Return the colour of each step owner, by the folded name, in order of first appearance.

    With more owners than colours they begin again: a colour never means anything by itself.
    """
    owners = dict.fromkeys(fold(step.owner) for step in process.steps)
    return {owner: PALETTE[place % len(PALETTE)] for place, owner in enumerate(owners)}
