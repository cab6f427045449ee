"""The ladder: what the page does without, step by step, when there is more than fits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Literal, TypeAlias

from processkit.model.process import Process
from processkit.rendering.diagram import Drawing, Style, draw_low
from processkit.rendering.diagram.manner import SMALLEST
from processkit.rendering.drafts import step_marks
from processkit.rendering.labels import Labels
from processkit.rendering.page.facts import PageFacts

LEFT_OUT = (
    "sign-on", "glossary", "accepted", "do", "names in the drawing", "answers in the drawing", "drawing",
)  # fmt: skip
"""What may go, in this order."""

SMALLEST_BASE = 7.75
LARGEST_BASE = 11.5
_COMFORT_WITH_SIGN_ON = 9.0
_COMFORT_WITH_GLOSSARY = 8.7
# Below this the owners stand beside the names of their steps, and the letters are larger.
COMFORT_OF_ROWS = 8.6
# Below this everything else is closer too.
_COMFORT_OF_TIGHT_ROWS = 8.5

# None so large that it would need more than the largest base.
_SIZES_OF_NAMES = (9.6, 9.0, 8.3, SMALLEST)
# Letters in the drawing, in those of the text; smaller where the drawing is higher than this for its letters.
_BESIDE_TEXT, _HIGH_BESIDE_TEXT = 0.84, 0.75
_LOW = 1.12
# From here on the calmer one of two drawings with the smallest letters is worth its height.
_CALM_FROM = 8.0
_SIZES_OF_NUMBERS = (9.0, 8.0, SMALLEST)


Setting: TypeAlias = Literal["usual", "tight", "dense"]
"""How closely a page is set."""


@dataclass(frozen=True, slots=True)
class Level:
    """One step of the ladder.

    Attributes:
        start: The base size in points that it must reach, or it is not taken.
        drawings: The drawings that may stand on it, the largest letters first; none: no drawing.
        tight: Whether owners stand beside the names of their steps, and rows are closer.
        dense: Whether the head and the foot take fewer lines too.
        plain: Whether the table is set as ``rendering/bound`` expects it.
        signers: How many lines there are to sign on, at least.
        left_out: What is not on the page on this level though it could be.
    """

    start: float
    drawings: tuple[int, ...]
    tight: bool
    dense: bool
    plain: bool
    signers: int
    glossary: bool
    accepted: bool
    do: bool
    left_out: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ladder:
    """The levels, the fullest first, and the drawings that they choose from.

    Attributes:
        bases: For each drawing the base size from which on it may stand on the page.
    """

    levels: tuple[Level, ...]
    drawings: tuple[Drawing, ...]
    bases: tuple[float, ...]


def ladder_for(process: Process, facts: PageFacts, labels: Labels, width: float, *, mono: bool = False) -> Ladder:
    """Return the ladder of a page that is ``width`` points wide between its margins."""
    drawings = partial(_drawings, process, facts, labels, width, mono)
    names = drawings("names", _SIZES_OF_NAMES)
    numbers = drawings("numbers", _SIZES_OF_NUMBERS)
    bare = drawings("bare", (SMALLEST,))
    places = iter(range(len(names) + len(numbers) + len(bare)))
    levels = _levels(facts, *(tuple(next(places) for _ in found) for found in (names, numbers, bare)))
    bases = [base for found in (names, numbers, bare) for base in _least_bases(found)]
    return Ladder(levels, (*names, *numbers, *bare), tuple(bases))


def ladder_with_names(
    process: Process, facts: PageFacts, labels: Labels, width: float, *, mono: bool = False
) -> Ladder | None:
    """Return the upper part of the ladder, with the names in the drawing; None where they have no room in it.

    Most pages fit on it, and the barer drawings take as long to make as these.
    """
    names = _drawings(process, facts, labels, width, mono, "names", _SIZES_OF_NAMES)
    if not names:
        return None
    levels = _Levels()
    levels.draw(tuple(range(len(names))), "")
    _add_full(levels, facts)
    return Ladder(tuple(levels.made), tuple(names), tuple(_least_bases(names)))


def barest_ladder(facts: PageFacts) -> Ladder:
    """Return a ladder of the last level alone: without a drawing, and as closely set as can be."""
    return Ladder(_levels(facts, (), (), ())[-1:], (), ())


def _drawings(
    process: Process,
    facts: PageFacts,
    labels: Labels,
    width: float,
    mono: bool,
    style: Style,
    sizes: Sequence[float],
) -> list[Drawing]:
    """Return the drawings that there are, the largest letters first.

    The owners' names are level; turned only where that leaves too little width. With the smallest letters
    the lowest drawing is there too, because more pages have room for it.
    """
    draw_at = partial(draw_low, process, width, style=style, labels=labels, mono=mono, marks=step_marks(facts.draft))
    made = [draw_at(letters=letters) or draw_at(letters=letters, upright_owners=False) for letters in sizes]
    if style != "names":
        return [drawings[-1] for drawings in made if drawings]
    return [drawing for drawings in made[:-1] for drawing in drawings[:1]] + list(made[-1])


def _least_bases(drawings: Sequence[Drawing]) -> list[float]:
    """Return for each drawing the base size from which on it may stand on the page.

    Its letters are smaller than those around it, and more so where it is high for their size.
    """
    lowest = min((drawing.height / drawing.smallest_pt for drawing in drawings), default=0.0)
    bases = [
        drawing.smallest_pt
        / (_BESIDE_TEXT if drawing.height / drawing.smallest_pt <= _LOW * lowest else _HIGH_BESIDE_TEXT)
        for drawing in drawings
    ]
    if len(drawings) > 1 and drawings[-2].smallest_pt == drawings[-1].smallest_pt:
        bases[-2] = _CALM_FROM
    return bases


class _Levels:
    """Levels in the making: what is gone so far, and which drawings there still are."""

    def __init__(self) -> None:
        self.made: list[Level] = []
        self.gone: list[str] = []
        self.drawings: tuple[int, ...] = ()

    def add(
        self, start: float, setting: Setting, signers: int = 0, *, extras: bool = False, plain: bool = False
    ) -> None:
        """Add a level with what is left."""
        self.made.append(
            Level(
                start,
                self.drawings,
                tight=setting != "usual",
                dense=setting == "dense",
                plain=plain,
                signers=signers,
                glossary=extras,
                accepted="accepted" not in self.gone,
                do="do" not in self.gone,
                left_out=tuple(sorted(self.gone, key=LEFT_OUT.index)),
            )
        )

    def draw(self, drawings: tuple[int, ...], lost: str) -> None:
        """Go on with other drawings, or with none."""
        self.drawings = drawings
        if lost == "drawing":
            self.gone = [what for what in self.gone if not what.endswith(lost)]
        if lost:
            self.gone.append(lost)


def _levels(
    facts: PageFacts, names: tuple[int, ...], numbers: tuple[int, ...], bare: tuple[int, ...]
) -> tuple[Level, ...]:
    """Return the levels; each does without one thing more than the one before, or is set more closely."""
    levels = _Levels()
    drawings = [(names, ""), (numbers, "names in the drawing"), (bare, "answers in the drawing"), ((), "drawing")]
    levels.draw(*drawings.pop(0))
    while not levels.drawings and drawings:
        levels.draw(*drawings.pop(0))
    _add_full(levels, facts)
    _add_barer(levels, drawings)
    return tuple(levels.made)


def _add_full(levels: _Levels, facts: PageFacts) -> None:
    """Add the levels with the fullest drawing that there is."""
    levels.add(_COMFORT_WITH_SIGN_ON, "usual", 2, extras=True)
    levels.gone.append("sign-on")
    if facts.glossary:
        levels.add(_COMFORT_WITH_GLOSSARY, "usual", extras=True)
        levels.gone.append("glossary")
    levels.add(COMFORT_OF_ROWS, "usual")
    levels.add(_COMFORT_OF_TIGHT_ROWS, "tight")
    levels.add(SMALLEST_BASE, "dense")
    if facts.accepted:
        levels.gone.append("accepted")
        levels.add(SMALLEST_BASE, "dense")
    if any(step.do for step in facts.steps):
        levels.gone.append("do")
        levels.add(SMALLEST_BASE, "dense")


def _add_barer(levels: _Levels, drawings: Sequence[tuple[tuple[int, ...], str]]) -> None:
    """Add the levels with barer drawings, and those without any."""
    for drawn, lost in drawings:
        if drawn:
            levels.draw(drawn, lost)
            levels.add(SMALLEST_BASE, "dense")
        elif lost != "drawing":
            levels.draw(levels.drawings, lost)
            continue
        else:
            if levels.drawings:
                levels.add(SMALLEST_BASE, "dense", plain=True)
            levels.draw((), lost)
            levels.add(COMFORT_OF_ROWS, "usual")
            levels.add(_COMFORT_OF_TIGHT_ROWS, "tight")
            levels.add(SMALLEST_BASE, "dense")
