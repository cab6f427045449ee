"""PK803 long-text: a text is longer than people read at the wall."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from processkit.checks.check import Check, Page
from processkit.checks.wording import capital, name_of_step
from processkit.findings import Hit, Severity
from processkit.model.names import fold
from processkit.model.sentences import place_named
from processkit.model.texts import Written

_MOST_OF_A_NAME = 60
_MOST = 160
_NOT_PRINTED = ("logo", "form", "id")


def check(page: Page) -> Iterator[Hit]:
    """Report each text that is too long, where it is written first."""
    process = page.process
    told: set[str] = set()
    for written in _names_first(process.texts):
        is_name = _is_name(written)
        most = _MOST_OF_A_NAME if is_name else _MOST
        over = len(written.text) - most
        if over <= 0 or fold(written.text) in told:
            continue
        told.add(fold(written.text))
        where = (
            f"the name of step {process.numbers.labels[int(written.path[1])]}"
            if is_name
            else place_named(process, written.path)
        )
        yield Hit(
            f"{capital(where)}: {len(written.text)} letters, {over} more than the {most} that people read.",
            written.path,
            on_key=written.on_key,
            step=name_of_step(process, written.path),
            fix="Call it by what is done, in three or four words."
            if is_name
            else "Say it in fewer words, or make two short texts of it.",
        )


def _names_first(texts: Iterable[Written]) -> list[Written]:
    """Return the texts that may be too long, the names of steps first: elsewhere they are only mentioned."""
    long = [written for written in texts if len(written.text) > _MOST_OF_A_NAME]
    printed = [written for written in long if written.path[-1] not in _NOT_PRINTED]
    return sorted(printed, key=lambda written: not _is_name(written))


def _is_name(written: Written) -> bool:
    return written.path[0] == "steps" and len(written.path) == 3 and written.path[2] == "step"


CHECK = Check(
    code="PK803",
    name="long-text",
    severity=Severity.WARNING,
    title="a text is longer than people read at the wall",
    why="What is too long is skipped, and what the others write gets smaller letters for it.",
    bad="""\
process: Selling a bicycle
steps:
  - step: Greet and listen
    owner: Shop
    do:
      - "Ask what it is for, how far they ride, on which roads and in which weather, where it is kept at night, who else will ride it, what they had before, and what they did not like about it"  # <-- here
  - step: Let the customer ride
    owner: Shop
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
    do:
      - "Ask what it is for: how far, on which roads, in which weather"
      - Ask where it is kept, and who else rides it
      - Ask what they had before, and what they did not like
  - step: Let the customer ride
    owner: Shop
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
)
