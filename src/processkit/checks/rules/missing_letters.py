"""PK805 missing-letters: the fonts at hand lack a letter of the page."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from processkit.checks.check import Check, Page, Stage
from processkit.checks.wording import listed, name_of_step
from processkit.findings import Hit, Severity
from processkit.model.sentences import place_named
from processkit.model.texts import Written

_MOST_PLACES = 3


def check(page: Page) -> Iterator[Hit]:
    """Report, once, the letters that can not be printed, and where they stand."""
    process, paper = page.process, page.on_paper
    if paper is None or not paper.missing:
        return
    found = [written for written in process.texts if not set(written.text).isdisjoint(paper.missing)]
    places = list(dict.fromkeys(place_named(process, written.path) for written in found))
    where = f" It stands in {listed(places[:_MOST_PLACES])}" if places else ""
    more = f" and {len(places) - _MOST_PLACES} more places" if len(places) > _MOST_PLACES else ""
    first = found[0] if found else Written(("process",), "")
    one = len(paper.missing) == 1
    yield Hit(
        f"No font on this computer has {'the letter' if one else 'the letters'} {listed(list(map(_named, paper.missing)))}."
        + (f"{where}{more}." if where else ""),
        first.path,
        on_key=first.on_key,
        step=name_of_step(process, first.path),
        fix=f"Write it in other letters, or install a font that has {'it' if one else 'them'}, such as a Noto font.",
    )


def _named(letter: str) -> str:
    """Return a letter as people can find it: itself where it can be seen, its number and its name."""
    shown = f"{letter} " if letter.isprintable() else ""
    name = unicodedata.name(letter, "no name").lower()
    return f"{shown}(U+{ord(letter):04X}, {name})"


CHECK = Check(
    code="PK805",
    name="missing-letters",
    severity=Severity.WARNING,
    title="the fonts at hand lack a letter of the page",
    why="A letter that cannot be printed leaves a box on the page, or nothing at all.",
    bad="""\
process: Selling a bicycle
steps:
  - step: Greet and listen
    owner: Shop
  - step: Let the customer ride
    owner: Shop
    do:
      - Put the \U0010fffd sticker on the frame  # <-- here
  - step: Agree the price
    owner: Shop
    decide: Does the customer buy?
    answers:
      Yes: Hand over the bicycle
      No: lost
  - step: Hand over the bicycle
    owner: Shop
""",
    good="""\
process: Selling a bicycle
steps:
  - step: Greet and listen
    owner: Shop
  - step: Let the customer ride
    owner: Shop
    do:
      - Put the round sticker on the frame
  - step: Agree the price
    owner: Shop
    decide: Does the customer buy?
    answers:
      Yes: Hand over the bicycle
      No: lost
  - step: Hand over the bicycle
    owner: Shop
""",
    check=check,
    stage=Stage.PAPER,
)
