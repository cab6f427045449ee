"""In which manner a drawing is laid out: its letters, and how tightly it is set."""

from __future__ import annotations

from typing import NamedTuple

SMALLEST = 7.51
"""Nothing on a page is set smaller than 7.5 points; a hair more, so that no rounding leads there."""
NARROWEST_ANSWERS = 32.0
"""The least room for the words at lines, for letters of 8 points."""
_TIGHT = 4


class Spacing(NamedTuple):
    """How much air a drawing has. All lengths are for letters of 8 points, and grow with them.

    Attributes:
        padding: What stays free above and below the words in a box.
        least_box: The least height of a box.
        head: The room above a box for arrowheads and for the badges on its corners.
        number_head: The same where the boxes hold only numbers, and so have no badge on their corner.
        foot: The room below a box for arrowheads.
        strip: How far the words at the lines that leave a box at its bottom stand below it.
        edge: What stays free at the upper border of a lane; ``lower_edge`` at its lower one.
        between_lanes: The white between two lanes.
        badge_inside: How far the badge of a handover reaches into the lane that receives it.
        number_badge: The height of the badge with a step's number.
        handover_badge: The height of the badge of a handover.
        diamond: Half the width of the diamond of a decision.
        diamond_drop: How far the middle of the diamond is below the corner of its box.
        track: The least height of a track for level lines.
        over_words: What the track of a line needs above the words on it.
        end_track: The height of a track above the ends.
        end_arrow: The room for the arrowheads above the ends.
        end_padding: What stays free above and below the name of an end, together.
        owner_words: The least room for the owners' names in the field at the left.
        across: The least gutter between steps of different owners, whose badges may face each other.
    """

    padding: float = 6.9
    least_box: float = 25.0
    head: float = 8.6
    number_head: float = 8.6
    foot: float = 7.4
    strip: float = 7.4
    edge: float = 3.6
    lower_edge: float = 3.6
    between_lanes: float = 2.4
    badge_inside: float = 7.0
    number_badge: float = 13.2
    handover_badge: float = 12.6
    diamond: float = 6.6
    diamond_drop: float = 0.0
    track: float = 7.0
    over_words: float = 3.0
    end_track: float = 7.0
    end_arrow: float = 8.5
    end_padding: float = 7.0
    owner_words: float = 52.0
    across: float = 3.0


AIRY = Spacing()
"""For a drawing that has a sheet to itself."""

LOW = Spacing(
    padding=5.2,
    least_box=15.0,
    head=7.0,
    number_head=7.0,
    foot=7.4,
    strip=1.4,
    edge=1.2,
    lower_edge=2.6,
    between_lanes=2.0,
    badge_inside=0.6,
    number_badge=12.0,
    handover_badge=11.6,
    diamond=6.1,
    diamond_drop=1.2,
    track=5.6,
    over_words=2.6,
    end_track=5.4,
    end_arrow=7.0,
    end_padding=5.0,
    owner_words=40.0,
    across=4.6,
)
"""For a drawing above a table, which needs the height of the sheet for its rows."""


class Manner(NamedTuple):
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
        spacing: How much air there is.
    """

    letters: float
    width: float | None
    numbers: bool
    upright_owners: bool
    name_lines: int
    cut: bool
    answer_room: float
    beside: bool
    spacing: Spacing = AIRY

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
    def head(self) -> float:
        """The room above a box, for letters of 8 points."""
        return self.spacing.number_head if self.numbers else self.spacing.head

    @property
    def badge_inside(self) -> float:
        """How far the badge of a handover reaches into the lane that receives it, for letters of 8 points.

        A box with only a number is so low that the badge would meet the level part of its line.
        """
        return max(self.spacing.badge_inside, 3.0) if self.numbers else self.spacing.badge_inside

    @property
    def inside(self) -> float:
        """What stays free at the left and right of the words in a box."""
        return (3.8 if self.name_lines < _TIGHT else 2.6) * self.unit
