"""The ladder: what the page does without, step by step, when there is more than fits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from processkit.model.process import Process
from processkit.rendering.diagram import Drawing, draw
from processkit.rendering.diagram.manner import SMALLEST
from processkit.rendering.labels import Labels
from processkit.rendering.page.facts import PageFacts

LEFT_OUT = ("sign-on", "glossary", "accepted", "do", "names in the drawing", "drawing")
"""What may go, in this order."""

SMALLEST_BASE = 7.75
LARGEST_BASE = 11.5
_COMFORT_WITH_SIGN_ON = 9.0
_COMFORT_WITH_GLOSSARY = 8.7
# Below this the owners stand beside the names of their steps, and the letters are larger.
_COMFORT_OF_ROWS = 8.6
# Below this everything else is closer too.
_COMFORT_OF_TIGHT_ROWS = 8.5

_SIZES_OF_NAMES = (10.6, 9.8, 9.0, 8.3, SMALLEST)
# Letters in the drawing, in those of the text; smaller where the drawing is higher than this for its letters.
_BESIDE_TEXT, _HIGH_BESIDE_TEXT = 0.84, 0.75
_LOW = 1.12
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
        signers: How many lines there are to sign on, at least.
        left_out: What is not on the page on this level though it could be.
    """

    start: float
    drawings: tuple[int, ...]
    tight: bool
    dense: bool
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


def ladder_for(process: Process, facts: PageFacts, labels: Labels, width: float) -> Ladder:
    """Return the ladder of a page that is ``width`` points wide between its margins."""
    names = _drawings(process, labels, width, "names", _SIZES_OF_NAMES)
    numbers = _drawings(process, labels, width, "numbers", _SIZES_OF_NUMBERS)
    count = len(names)
    levels = _levels(facts, tuple(range(count)), tuple(range(count, count + len(numbers))))
    return Ladder(levels, (*names, *numbers), (*_least_bases(names), *_least_bases(numbers)))


def _drawings(
    process: Process, labels: Labels, width: float, style: Literal["names", "numbers"], sizes: Sequence[float]
) -> list[Drawing]:
    """Return the drawings that there are, the largest letters first.

    The owners' names are level; turned only where that leaves too little width.
    """

    def drawn(letters: float, *, level: bool) -> Drawing | None:
        return draw(process, width=width, letters=letters, style=style, upright_owners=level, low=True, labels=labels)

    made = (drawn(letters, level=True) or drawn(letters, level=False) for letters in sizes)
    return [drawing for drawing in made if drawing is not None]


def _least_bases(drawings: Sequence[Drawing]) -> list[float]:
    """Return for each drawing the base size from which on it may stand on the page.

    Its letters are smaller than those around it, and more so where it is high for their size.
    """
    lowest = min((drawing.height / drawing.smallest_pt for drawing in drawings), default=0.0)
    return [
        drawing.smallest_pt
        / (_BESIDE_TEXT if drawing.height / drawing.smallest_pt <= _LOW * lowest else _HIGH_BESIDE_TEXT)
        for drawing in drawings
    ]


def _levels(facts: PageFacts, names: Sequence[int], numbers: Sequence[int]) -> tuple[Level, ...]:
    """Return the levels; each does without one thing more than the one before, or is set more closely."""
    levels: list[Level] = []
    gone: list[str] = [] if names else ["names in the drawing"] if numbers else ["drawing"]
    drawings = tuple(names or numbers)

    def add(start: float, setting: Setting, signers: int = 0, *, extras: bool = False) -> None:
        levels.append(
            Level(
                start,
                drawings,
                tight=setting != "usual",
                dense=setting == "dense",
                signers=signers,
                glossary=extras,
                accepted="accepted" not in gone,
                do="do" not in gone,
                left_out=tuple(sorted(gone, key=LEFT_OUT.index)),
            )
        )

    add(_COMFORT_WITH_SIGN_ON, "usual", 2, extras=True)
    gone.append("sign-on")
    if facts.glossary:
        add(_COMFORT_WITH_GLOSSARY, "usual", extras=True)
        gone.append("glossary")
    add(_COMFORT_OF_ROWS, "usual")
    add(_COMFORT_OF_TIGHT_ROWS, "tight")
    add(SMALLEST_BASE, "dense")
    if facts.accepted:
        gone.append("accepted")
        add(SMALLEST_BASE, "dense")
    if any(step.do for step in facts.steps):
        gone.append("do")
        add(SMALLEST_BASE, "dense")
    if names and numbers:
        drawings = tuple(numbers)
        gone.append("names in the drawing")
        add(SMALLEST_BASE, "dense")
    if drawings:
        drawings = ()
        gone = [what for what in gone if what != "names in the drawing"] + ["drawing"]
        add(_COMFORT_OF_ROWS, "usual")
        add(_COMFORT_OF_TIGHT_ROWS, "tight")
        add(SMALLEST_BASE, "dense")
    return tuple(levels)
