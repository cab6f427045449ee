"""PK702 milestone-out-of-order: the stages of the sale stand in another order."""

from __future__ import annotations

from collections.abc import Iterator

from processkit.checks.check import Check, Page
from processkit.checks.wording import headed, listed
from processkit.findings import Hit, Severity
from processkit.flow.sale import STAGES, misplaced_milestones
from processkit.flow.story import title


def check(page: Page) -> Iterator[Hit]:
    """Report each milestone of the main path that does not fit into the order."""
    process = page.process
    for wrong in misplaced_milestones(page.flow):
        own, other = process.steps[wrong.place], process.steps[wrong.against]
        side = "after" if wrong.is_late else "before"
        yield Hit(
            f"{headed(process, wrong.place)} ({own.milestone}) comes {side} {title(process, wrong.against)} ({other.milestone}).",
            ("steps", wrong.place, "milestone"),
            step=own.name,
            fix=f"The order is {listed(STAGES)}. Put the steps in this order, or change one of the two milestones.",
        )


CHECK = Check(
    code="PK702",
    name="milestone-out-of-order",
    severity=Severity.WARNING,
    title="the stages of the sale stand in another order",
    why="An offer before anybody knows the need is a guess, and a stage that comes too early is done twice.",
    bad="""\
process: Selling a bicycle
steps:
  - step: Greet and listen
    owner: Shop
    milestone: propose
    paperwork: [Price list]
    no_reply:
      after: 5 days
      go: later
  - step: Agree the price
    owner: Shop
    milestone: qualify  # <-- here
    checklist:
      - Is it for everyday?
    payment:
      what: The price
      due: when the bicycle is handed over
      if_unpaid: The bicycle stays in the shop
    decide: Does the customer buy?
    answers:
      Yes: Hand over the bicycle
      Not now: later
  - step: Hand over the bicycle
    owner: Shop
    milestone: deliver
  - step: Call after a week
    owner: Shop
    milestone: follow-up
    measure: One question on the telephone, how is it from 1 to 10
""",
    good="""\
process: Selling a bicycle
steps:
  - step: Greet and listen
    owner: Shop
    milestone: qualify
    checklist:
      - Is it for everyday?
  - step: Agree the price
    owner: Shop
    milestone: propose
    paperwork: [Price list]
    no_reply:
      after: 5 days
      go: later
    payment:
      what: The price
      due: when the bicycle is handed over
      if_unpaid: The bicycle stays in the shop
    decide: Does the customer buy?
    answers:
      Yes: Hand over the bicycle
      Not now: later
  - step: Hand over the bicycle
    owner: Shop
    milestone: deliver
  - step: Call after a week
    owner: Shop
    milestone: follow-up
    measure: One question on the telephone, how is it from 1 to 10
""",
    check=check,
)
