"""The swim-lane drawing of a process: who does what, in which order, and where it can end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import Literal, NamedTuple, TypeAlias

from processkit.model.process import Process
from processkit.rendering.diagram.description import description_of
from processkit.rendering.diagram.facts import Facts, StepMark, facts_of, handover_numbers
from processkit.rendering.diagram.layout import laid_out
from processkit.rendering.diagram.manner import LOW, NARROWEST_ANSWERS, SMALLEST, Manner
from processkit.rendering.diagram.marks import with_remarks
from processkit.rendering.diagram.shapes import Picture
from processkit.rendering.diagram.svg import svg_of
from processkit.rendering.labels import Labels, with_english
from processkit.rendering.texts import printable

__all__ = ["Drawing", "StepMark", "Style", "draw", "draw_low", "handover_numbers"]

Style: TypeAlias = Literal["names", "numbers", "bare"]
"""What stands in the boxes and at the lines: names and answers, numbers and answers, or numbers alone."""

# From how many times the usual width on a box is too wide, and the usual white before the first one.
_WIDE, _USUAL_MARGIN = 1.3, 20.0
_WORTH_OF_WIDE, _WORTH_OF_EMPTY = 0.6, 0.2


class Drawing(NamedTuple):
    """A drawing. All lengths are points.

    Attributes:
        svg: The drawing as SVG; 1 in it is one point. The letters are set in Inter.
        width: Its width; exactly what was asked for, when a width was.
        height: Its height.
        smallest_pt: The size of the smallest letters in it.
        description: What it shows, step by step, for those who cannot see it.
        picture: The shapes that it is made of.
    """

    svg: str
    width: float
    height: float
    smallest_pt: float
    description: str
    picture: Picture


def draw(
    process: Process,
    *,
    width: float | None = None,
    letters: float = 8.0,
    style: Style = "names",
    upright_owners: bool = True,
    low: bool = False,
    labels: Mapping[str, str] | None = None,
    mono: bool = False,
    marks: Mapping[int, StepMark] | None = None,
    remarks: Sequence[tuple[StepMark, str]] = (),
) -> Drawing | None:
    """Draw the swim lanes of a process.

    Args:
        process: The process; one column for each step in page order, one lane for each owner.
        width: How wide the drawing must be, in points; None lets it take the width that it needs.
        letters: The size of the step names in points. Smaller letters than 7.5 are never used; in a
            given width the names may be set a little smaller than asked for.
        style: ``numbers`` leaves only the numbers of the steps in the boxes; ``bare`` leaves out the
            words at the lines, too.
        upright_owners: False turns the names of the owners by 90 degrees, which saves width.
        low: Whether it is made as low as can be in ``width``, for a page that has more to say. The
            letters are exactly as large as asked for.
        labels: Our words on it, by the keys of ``labels/en.json``; English for those that are missing.
        mono: Whether it has no colour: each lane has a line of its own kind instead.
        marks: What a draft marks in the boxes, by the step that it is about.
        remarks: What is still wrong, to be written below the drawing of a draft, each behind its number.

    Returns:
        The drawing; None when it cannot be drawn in ``width`` without a line through a box, words
        that touch something, or a name that takes more lines than a box can have.
    """
    if low and width is not None:
        *_, lowest = draw_low(
            process, width, letters, style, upright_owners=upright_owners, labels=labels, mono=mono, marks=marks
        ) or (None,)
        return lowest
    words = with_english(labels)
    facts = facts_of(process, words, marks)
    shown = _shown(facts, style)
    letters, numbers = max(letters, SMALLEST), style != "names"
    for manner in _manners(width, letters, numbers, upright_owners):
        picture = laid_out(shown, manner, words["ends"], words["anytime"] + words["colon"])
        if picture is not None:
            if remarks:
                picture = with_remarks(picture, words["draft_left"], remarks, manner)
            return _drawing(process, facts, picture, words, manner.unit, mono=mono)
    return None


def draw_low(
    process: Process,
    width: float,
    letters: float,
    style: Style,
    *,
    upright_owners: bool = True,
    labels: Mapping[str, str] | None = None,
    mono: bool = False,
    marks: Mapping[int, StepMark] | None = None,
) -> tuple[Drawing, ...]:
    """Draw the swim lanes of a process as ``draw`` does with ``low``.

    Returns:
        The calmest of the low drawings, whose boxes are more alike, and then the lowest one where that is
        another; none where there is none in ``width``.
    """
    words = with_english(labels)
    facts = facts_of(process, words, marks)
    letters = max(letters, SMALLEST)
    pictures = list(_low_pictures(_shown(facts, style), words, width, letters, style != "names", upright_owners))
    if not pictures:
        return ()
    calmest = min(pictures, key=lambda picture: picture.height + _unrest(picture))
    lowest = min(pictures, key=lambda picture: picture.height)
    chosen = (lowest,) if calmest.height == lowest.height else (calmest, lowest)
    return tuple(_drawing(process, facts, picture, words, letters / 8, mono=mono) for picture in chosen)


def _shown(facts: Facts, style: Style) -> Facts:
    """Return the facts of what a drawing in this style shows."""
    return facts if style != "bare" else facts._replace(ways=tuple(way._replace(words="") for way in facts.ways))


def _low_pictures(
    facts: Facts, words: Labels, width: float, letters: float, numbers: bool, upright: bool
) -> Iterator[Picture]:
    """Yield low drawings in several manners.

    The badges of handovers stand further inside a lane, names are on many lines, and words are cut
    only where there are no others.
    """
    few, many = ((1, False), (2, False), (3, False)), ((4, False), (5, True), (6, True))
    rooms = ((110.0, True), (60.0, True), (36.0, True), (36.0, False), (NARROWEST_ANSWERS, False))
    spacings = (LOW, LOW._replace(badge_inside=6.0))
    for names, spacing in product((few[:1],) if numbers else (few, many), spacings):
        found = False
        for (lines, cut), (room, beside) in product(names, rooms):
            manner = Manner(letters, width, numbers, upright, lines, cut, room, beside, spacing)
            picture = laid_out(facts, manner, words["ends"], words["anytime"] + words["colon"])
            if picture is not None:
                found = True
                yield picture
        if found:
            return


def _unrest(picture: Picture) -> float:
    """Return what a drawing may be higher for, in points: for a very wide box, and for an empty field before the first.

    Narrow labels and names on more lines leave more width to the others.
    """
    rising = sorted(box.rect.width for box in picture.boxes)
    wide = max(rising[-1] - _WIDE * rising[len(rising) // 2], 0.0)
    empty = max(picture.boxes[0].rect.left - picture.lanes[0].head.right - _USUAL_MARGIN, 0.0)
    return _WORTH_OF_WIDE * wide + _WORTH_OF_EMPTY * empty


def _drawing(process: Process, facts: Facts, picture: Picture, words: Labels, unit: float, *, mono: bool) -> Drawing:
    description = description_of(process, facts, words)
    svg = svg_of(picture, printable(process.name), process.language, unit, mono=mono)
    return Drawing(svg, picture.width, picture.height, picture.smallest_pt, description, picture)


def _manners(width: float | None, letters: float, numbers: bool, upright: bool) -> Iterator[Manner]:
    """Yield the manners to try, the most legible one first."""
    if width is None:
        yield Manner(letters, None, numbers, upright, 3, False, 76.0, True)
        return
    if numbers:
        tries = [(letters, 3, False), (SMALLEST, 3, False)]
    else:
        tries = [(letters, 3, False), (letters, 4, False)]
        tries += [(SMALLEST, lines, cut) for lines, cut in ((4, False), (5, False), (5, True), (6, True))]
    for size, lines, cut in dict.fromkeys(tries):
        for answer_room, beside in ((60.0, True), (36.0, True), (36.0, False), (NARROWEST_ANSWERS, False)):
            yield Manner(size, width, numbers, upright, lines, cut, answer_room, beside)
