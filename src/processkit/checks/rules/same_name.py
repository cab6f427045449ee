"""PK104 same-name: two steps, or a step and an end, have the same name."""

from __future__ import annotations

from collections.abc import Iterator

from processkit.checks.check import Check, Page, Stage
from processkit.checks.wording import headed
from processkit.findings import DocPath, Hit, Severity
from processkit.flow.story import title
from processkit.model.names import fold
from processkit.model.process import Process


def check(page: Page) -> Iterator[Hit]:
    """Report each step whose name or id another step or an end has already."""
    process = page.process
    taken: dict[str, int] = {}
    count = len(process.steps)
    for place, ending in enumerate(process.endings, count):
        for name in (ending.key, ending.name):
            first = taken.setdefault(fold(name), place)
            if first != place:
                path: DocPath = ("ends", ending.key, "name") if name == ending.name else ("ends", ending.key)
                yield _hit(process, name, place, first, path)
    for place, step in enumerate(process.steps):
        here: DocPath = ("steps", place, "step" if step.id is None else "id")
        names = {fold(step.name): ("steps", place, "step"), fold(step.key): here}
        clashes = [(name, path) for name, path in names.items() if name in taken]
        for name in names:
            taken.setdefault(name, place)
        if clashes:
            name, path = clashes[0]
            yield _hit(process, step.name, place, taken[name], path)


def _hit(process: Process, name: str, place: int, first: int, path: DocPath) -> Hit:
    return Hit(
        f"{headed(process, place)} has the same name as {title(process, first)}, so nobody can tell which is meant.",
        path,
        step=name if path[0] == "steps" else None,
        fix="Give one of the two another name, and use it where other steps lead there.",
    )


CHECK = Check(
    code="PK104",
    name="same-name",
    severity=Severity.ERROR,
    title="two steps, or a step and an end, have the same name",
    why="Nobody could tell which of the two is meant when another step leads there.",
    bad="""\
process: Selling a bicycle
steps:
  - step: Greet and listen
    owner: Shop
  - step: Greet and Listen  # <-- here
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
    stage=Stage.NAMES,
    can_be_accepted=False,
)
