"""The sheets of paper that a page can be set on."""

from __future__ import annotations

from typing import NamedTuple

from processkit.errors import WrongUse


class Sheet(NamedTuple):
    """One sheet, the way it is turned. Lengths are in points.

    Attributes:
        name: What people call it: ``a4`` or ``letter``.
        side: The white margin on the left and on the right.
        top: The margin above.
        bottom: The margin below.
    """

    name: str
    width: float
    height: float
    side: float = 31.2
    top: float = 26.5
    bottom: float = 24.0

    @property
    def spoken_name(self) -> str:
        """What people call it in a sentence: ``A4``, ``Letter``."""
        return self.name.capitalize()

    @property
    def text_width(self) -> float:
        """What lies between the margins, from left to right."""
        return self.width - 2 * self.side

    @property
    def text_height(self) -> float:
        """What lies between the margins, from top to bottom."""
        return self.height - self.top - self.bottom

    @property
    def is_landscape(self) -> bool:
        """Whether it is wider than high."""
        return self.width > self.height


PAPERS: dict[str, tuple[float, float]] = {"a4": (595.28, 841.89), "letter": (612.0, 792.0)}


def sheet_of(paper: str, *, landscape: bool = False) -> Sheet:
    """Return the sheet of a paper.

    Raises:
        WrongUse: There is no such paper; the message lists what there is.
    """
    size = PAPERS.get(paper.casefold())
    if size is None:
        raise WrongUse(f'There is no paper "{paper}". There is: {", ".join(PAPERS)}.')
    width, height = reversed(size) if landscape else size
    return Sheet(paper.casefold(), width, height)
