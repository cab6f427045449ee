"""In which manner a drawing is laid out: its letters, and how tightly it is set."""

from __future__ import annotations

from dataclasses import dataclass

SMALLEST = 7.5
"""Nothing on a page is set smaller than this, in points."""
NARROWEST_ANSWERS = 32.0
"""The least room for the words at lines, for letters of 8 points."""
_TIGHT = 4


@dataclass(frozen=True, slots=True)
class Manner:
    """One manner of laying a drawing out. Lengths are points.

    Attributes:
        letters: The size of the step names.
        width: What the drawing must fill exactly; None lets it take what it needs.
        numbers: Whether the boxes hold only the number of the step.
        upright_owners: Whether owner names stand level; otherwise they are turned and read upwards.
        name_lines: On how many lines the name of a step may stand.
        cut: Whether a long word of a name may be cut with a hyphen.
        answer_room: How wide an answer may be before it goes on to a second line.
        beside: Whether the answer that leads to the next box stands between the two boxes; otherwise
            its line goes over the boxes, where there is more room for words.
    """

    letters: float
    width: float | None
    numbers: bool
    upright_owners: bool
    name_lines: int
    cut: bool
    answer_room: float
    beside: bool

    @property
    def small(self) -> float:
        """The size of all letters but the names."""
        return max(SMALLEST, 0.94 * self.letters)

    @property
    def unit(self) -> float:
        """What one point is at letters of 8 points; all other lengths grow with it."""
        return self.letters / 8

    @property
    def roomy(self) -> bool:
        """Whether the drawing may be as wide as it likes."""
        return self.width is None

    @property
    def inside(self) -> float:
        """What stays free at the left and right of the words in a box."""
        return (3.8 if self.name_lines < _TIGHT else 2.6) * self.unit
