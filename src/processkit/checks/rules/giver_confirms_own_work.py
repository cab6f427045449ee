"""PK304 giver-confirms-own-work: the same people hand over and receive."""

from __future__ import annotations

from collections.abc import Iterator

from processkit.checks.check import Check, Page
from processkit.checks.wording import headed, listed
from processkit.findings import Hit, Severity
from processkit.flow.handovers import givers_of, received_from_others
from processkit.model.names import fold
from processkit.model.process import Process


def check(page: Page) -> Iterator[Hit]:
    """Report each handover whose receivers are all givers, too; silent in a business of one person."""
    flow, process = page.flow, page.process
    everybody = {name for role in process.roles or () for name in _people(process, role)}
    if len(everybody) < 2:
        return
    for place in received_from_others(flow):
        step = process.steps[place]
        receivers = _people(process, step.owner)
        givers = {fold(process.steps[giver].owner): process.steps[giver].owner for giver in givers_of(flow, place)}
        same = [owner for owner in givers.values() if receivers and receivers <= _people(process, owner)]
        if same:
            names = listed(list(_spelled(process, step.owner)))
            yield Hit(
                f"{headed(process, place)}: {names} would confirm what comes from {listed(same)}, where they work, too.",
                ("steps", place, "handover"),
                on_key=True,
                step=step.name,
                fix=f"Add somebody else to the people of {step.owner}, or name another owner for this step.",
            )


def _spelled(process: Process, role: str) -> tuple[str, ...]:
    """Return the people of a role as the page spells them."""
    for name, facts in (process.roles or {}).items():
        if fold(name) == fold(role) and facts is not None:
            return facts.people or ()
    return ()


def _people(process: Process, role: str) -> set[str]:
    return {fold(name) for name in _spelled(process, role)}


CHECK = Check(
    code="PK304",
    name="giver-confirms-own-work",
    severity=Severity.WARNING,
    title="the same people hand over and receive",
    why="Nobody sees what is missing in their own work; a handover needs a second pair of eyes.",
    bad="""\
process: Selling a bicycle
roles:
  Shop:
    people: [Ana, Ben]
  Workshop:
    people: [Ben]

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
    handover:  # <-- here
      papers: [Order]
      checks: [The size is agreed]
""",
    good="""\
process: Selling a bicycle
roles:
  Shop:
    people: [Ana, Ben]
  Workshop:
    people: [Carl]

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
