"""PK307 no-backup: nobody steps in when the owner is away."""

from __future__ import annotations

from collections.abc import Iterator

from processkit.checks.check import Check, Page
from processkit.checks.wording import listed, unique
from processkit.findings import Hit, Severity
from processkit.model.names import fold
from processkit.model.process import Process
from processkit.source.typed import lines_to_paste, typed

_ENOUGH_PEOPLE = 2


def check(page: Page) -> Iterator[Hit]:
    """Report, once, the owners with one person or an unknown number, and no backup."""
    process, flow = page.process, page.flow
    alone = [
        place
        for place, step in enumerate(process.steps)
        if place in flow.reached and step.backup is None and not _is_covered(process, step.owner)
    ]
    if not alone:
        return
    owners = unique(process.steps[place].owner for place in alone)
    first = process.steps[alone[0]]
    yield Hit(
        f"When they are away, nobody is named who steps in for {listed(owners)}.",
        ("steps", alone[0], "step"),
        step=first.name,
        fix=lines_to_paste(
            "Write, for each of them:", "roles:", f"  {typed(first.owner)}:", "    backup: the role that steps in"
        ),
    )


def _is_covered(process: Process, owner: str) -> bool:
    for name, facts in (process.roles or {}).items():
        if fold(name) == fold(owner) and facts is not None:
            return facts.backup is not None or len(facts.people or ()) >= _ENOUGH_PEOPLE
    return False


CHECK = Check(
    code="PK307",
    name="no-backup",
    severity=Severity.ADVICE,
    title="nobody steps in when the owner is away",
    why="A customer whose step waits for somebody on holiday hears nothing until they are back.",
    bad="""\
process: Selling a bicycle
steps:
  - step: Greet and listen  # <-- here
    owner: Shop
  - step: Let the customer ride
    owner: Shop
  - step: Agree the price
    owner: Shop
    decide: Does the customer buy?
    answers:
      Yes: Write the order
      No: lost
  - step: Write the order
    owner: Shop
    paperwork: [Order]
  - step: Fit the bicycle
    owner: Workshop
    handover:
      papers: [Order]
      checks: [The size is agreed]
""",
    good="""\
process: Selling a bicycle
roles:
  Shop:
    people: [Ana, Ben]
  Workshop:
    people: [Carl, Dora]

steps:
  - step: Greet and listen
    owner: Shop
  - step: Let the customer ride
    owner: Shop
  - step: Agree the price
    owner: Shop
    decide: Does the customer buy?
    answers:
      Yes: Write the order
      No: lost
  - step: Write the order
    owner: Shop
    paperwork: [Order]
  - step: Fit the bicycle
    owner: Workshop
    handover:
      papers: [Order]
      checks: [The size is agreed]
""",
    check=check,
)
