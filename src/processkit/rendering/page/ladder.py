"""The ladder: what the page does without, step by step, when there is more than fits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from processkit.model.process import Process
from processkit.rendering.diagram import Drawing, draw
from processkit.rendering.labels import Labels
from processkit.rendering.page.facts import PageFacts

LEFT_OUT = ("sign-on", "glossary", "accepted", "do", "names in the drawing", "drawing")
"""What may go, in this order."""

SMALLEST_BASE = 7.75
LARGEST_BASE = 11.5
_COMFORT_WITH_SIGN_ON = 9.0
_COMFORT_WITH_GLOSSARY = 8.7
# Below this the rows are closer and the letters larger.
_COMFORT_OF_ROWS = 8.4

_SIZES_OF_NAMES = (10.6, 9.8, 9.0, 8.3, 7.5)
_SIZES_OF_NUMBERS = (9.0, 8.0, 7.5)


@dataclass(frozen=True, slots=True)
class Level:
    """One step of the ladder.

    Attributes:
        start: The base size in points that it must reach, or it is not taken.
        drawings: The drawings that may stand on it, the largest letters first; none: no drawing.
        tight: Whether owners stand beside the names of their steps, and rows are closer.
        signers: How many lines there are to sign on, at least.
        left_out: What is not on the page on this level though it could be.
    """

    start: float
    drawings: tuple[int, ...]
    tight: bool
    signers: int
    glossary: bool
    accepted: bool
    do: bool
    left_out: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ladder:
    """The levels, the fullest first, and the drawings that they choose from."""

    levels: tuple[Level, ...]
    drawings: tuple[Drawing, ...]


def ladder_for(process: Process, facts: PageFacts, labels: Labels, width: float) -> Ladder:
    """Return the ladder of a page that is ``width`` points wide between its margins."""
    names = _drawings(process, labels, width, "names", _SIZES_OF_NAMES)
    numbers = _drawings(process, labels, width, "numbers", _SIZES_OF_NUMBERS)
    count = len(names)
    levels = _levels(facts, tuple(range(count)), tuple(range(count, count + len(numbers))))
    return Ladder(levels, (*names, *numbers))


def _drawings(
    process: Process, labels: Labels, width: float, style: Literal["names", "numbers"], sizes: Sequence[float]
) -> list[Drawing]:
    """Return the drawings worth trying: larger letters first, and each lower than the one before.

    The owners' names are level or turned, whichever makes the drawing lower.
    """
    made = [
        draw(process, width=width, letters=letters, style=style, upright_owners=level, labels=labels)
        for letters in sizes
        for level in (True, False)
    ]
    worth: list[Drawing] = []
    for drawing in sorted((each for each in made if each is not None), key=lambda d: (d.height, -d.smallest_pt)):
        if not worth or drawing.smallest_pt > worth[-1].smallest_pt:
            worth.append(drawing)
    return worth[::-1]


def _levels(facts: PageFacts, names: Sequence[int], numbers: Sequence[int]) -> tuple[Level, ...]:
    has_do = any(step.do for step in facts.steps)
    levels: list[Level] = []
    gone: list[str] = [] if names else ["names in the drawing"] if numbers else ["drawing"]
    drawings = tuple(names or numbers)

    def add(start: float = SMALLEST_BASE, signers: int = 0, *, tight: bool = True, extras: bool = False) -> None:
        levels.append(
            Level(
                start,
                drawings,
                tight,
                signers,
                glossary=extras,
                accepted="accepted" not in gone,
                do="do" not in gone,
                left_out=tuple(sorted(gone, key=LEFT_OUT.index)),
            )
        )

    add(_COMFORT_WITH_SIGN_ON, 2, tight=False, extras=True)
    gone.append("sign-on")
    if facts.glossary:
        add(_COMFORT_WITH_GLOSSARY, tight=False, extras=True)
        gone.append("glossary")
    add(_COMFORT_OF_ROWS, tight=False)
    add()
    if facts.accepted:
        gone.append("accepted")
        add()
    if has_do:
        gone.append("do")
        add()
    if names and numbers:
        drawings = tuple(numbers)
        gone.append("names in the drawing")
        add()
    if drawings:
        # Without the drawing there may be room again for what had to go before it.
        drawings = ()
        gone = [what for what in gone if what in ("sign-on", "glossary")] + ["drawing"]
        add(_COMFORT_OF_ROWS, tight=False)
        add()
        if facts.accepted:
            gone.append("accepted")
            add()
        if has_do:
            gone.append("do")
            add()
    return tuple(levels)
