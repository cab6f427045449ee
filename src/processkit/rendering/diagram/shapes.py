"""What a drawing is made of once everything has its place. Lengths are points, y grows downwards."""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

from processkit.model.kinds import Outcome
from processkit.rendering.diagram.facts import WayKind
from processkit.rendering.letters import Weight

Point: TypeAlias = tuple[float, float]
Stroke: TypeAlias = Literal["solid", "dashed", "dotted"]


class Rect(NamedTuple):
    """An upright rectangle."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top

    @property
    def middle(self) -> Point:
        """The point in the middle."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2


class Lettering(NamedTuple):
    """Lines of text, all centred on the middle of ``rect``.

    Attributes:
        turned: Whether it is turned by 90 degrees and reads upwards. ``rect`` is as it is seen.
    """

    lines: tuple[str, ...]
    size: float
    weight: Weight
    colour: str
    rect: Rect
    turned: bool = False


class Lane(NamedTuple):
    """The band of one owner, or of the ends, and the field at its left that names it."""

    rect: Rect
    head: Rect
    colour: str | None
    name: Lettering


class Box(NamedTuple):
    """The box of one step.

    Attributes:
        step: Counts from 0.
        filled: Whether it holds only the number, white on the owner's colour.
        dashed: Whether the step may be passed over.
    """

    step: int
    rect: Rect
    colour: str
    texts: tuple[Lettering, ...]
    filled: bool
    dashed: bool


class Mark(NamedTuple):
    """The numbers of the remarks of a draft: in the box of the step that they are about, or before their text.

    Attributes:
        step: The step whose box it is in; None before a text.
        must: Whether one of them must be fixed.
    """

    step: int | None
    rect: Rect
    text: Lettering
    must: bool


class Badge(NamedTuple):
    """A small mark on a box or on a line.

    Attributes:
        kind: ``number`` of a step, ``decision`` (a diamond), ``critical`` (a star), ``handover``.
        step: The step that it belongs to.
    """

    kind: Literal["number", "decision", "critical", "handover"]
    step: int
    rect: Rect
    colour: str
    text: Lettering | None


class Line(NamedTuple):
    """One way, or the part of it up to the line that it joins.

    Attributes:
        points: Two or more corners of it, from its source on; each stretch is upright or level.
        head: Whether it ends in an arrowhead; a line that joins another one does not.
    """

    source: int
    target: int
    kind: WayKind
    points: tuple[Point, ...]
    stroke: Stroke
    thickness: float
    colour: str
    head: bool


class Label(NamedTuple):
    """Words at a line: an answer, a silence, or what a handover goes back to (``back``)."""

    source: int
    target: int
    text: Lettering
    back: bool = False


class Pill(NamedTuple):
    """One end, and what can lead to it from any step.

    Attributes:
        place: As ``Process.place_of`` counts.
        mark: Where its tick, cross or dash is drawn.
        note: The frame around what can happen at any time; an arrow leads from it to the end.
    """

    place: int
    outcome: Outcome
    rect: Rect
    mark: Rect
    name: Lettering
    note: Rect | None
    note_text: Lettering | None


class Picture(NamedTuple):
    """A whole drawing, ready to be written down.

    Attributes:
        marks: The numbers of what is still wrong, on a draft.
        remarks: What is still wrong, a line of text each, below the drawing; only where nothing else says it.
    """

    width: float
    height: float
    lanes: tuple[Lane, ...]
    boxes: tuple[Box, ...]
    badges: tuple[Badge, ...]
    lines: tuple[Line, ...]
    labels: tuple[Label, ...]
    pills: tuple[Pill, ...]
    marks: tuple[Mark, ...] = ()
    remarks: tuple[Lettering, ...] = ()

    @property
    def texts(self) -> tuple[Lettering, ...]:
        """Everything that is written on it."""
        return (
            *(lane.name for lane in self.lanes),
            *(text for box in self.boxes for text in box.texts),
            *(badge.text for badge in self.badges if badge.text is not None),
            *(label.text for label in self.labels),
            *(pill.name for pill in self.pills),
            *(pill.note_text for pill in self.pills if pill.note_text is not None),
            *(mark.text for mark in self.marks),
            *self.remarks,
        )

    @property
    def smallest_pt(self) -> float:
        """The size of the smallest letters, in points."""
        return min(text.size for text in self.texts)
