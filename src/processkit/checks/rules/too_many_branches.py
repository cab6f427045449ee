"""PK212 too-many-branches: one step with more than three answers."""

from __future__ import annotations

from collections.abc import Iterator

from processkit.checks.check import Check, Page
from processkit.checks.wording import headed
from processkit.findings import Hit, Severity

_MOST = 3


def check(page: Page) -> Iterator[Hit]:
    """Report each step with more answers than one can keep in mind."""
    for place, step in enumerate(page.process.steps):
        if step.answers is not None and len(step.answers) > _MOST and place in page.flow.reached:
            yield Hit(
                f"{headed(page.process, place)} has {len(step.answers)} answers.",
                ("steps", place, "answers"),
                on_key=True,
                step=step.name,
                fix="Put answers that lead to the same place together, or decide in two steps.",
            )


CHECK = Check(
    code="PK212",
    name="too-many-branches",
    severity=Severity.ADVICE,
    title="one step with more than three answers",
    why="A choice that fits on the page and in the head has two or three answers.",
    bad="""\
process: Selling a bicycle
steps:
  - step: Greet and listen
    owner: Shop
  - step: Let the customer ride
    owner: Shop
  - step: Agree the price
    owner: Shop
    decide: Does the customer buy?
    answers:  # <-- here
      At once: Hand over the bicycle
      Yes: Hand over the bicycle
      No: lost
      Not now: later
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
)
