"""PK610 no-feeling: no step says how the customer should feel."""

from __future__ import annotations

from collections.abc import Iterator

from processkit.checks.check import Check, Page
from processkit.findings import Hit, Severity
from processkit.source.typed import lines_to_paste


def check(page: Page) -> Iterator[Hit]:
    """Report a page that speaks of the customer, and never of how it feels."""
    process, reached = page.process, page.flow.reached
    sides = [(place, step.customer) for place, step in enumerate(process.steps) if place in reached and step.customer]
    if not sides or any(side.feels is not None for _place, side in sides):
        return
    first = sides[0][0]
    yield Hit(
        "No step says how the customer should feel.",
        ("steps", first, "customer"),
        on_key=True,
        step=process.steps[first].name,
        fix=lines_to_paste(
            "Write, under customer, in the step that matters most to them, such as:", "feels: Taken seriously"
        ),
    )


CHECK = Check(
    code="PK610",
    name="no-feeling",
    severity=Severity.ADVICE,
    title="no step says how the customer should feel",
    why="People forget what you said, and remember how you made them feel.",
    bad="""\
process: Selling a bicycle
contact: 020 555 0107
steps:
  - step: Greet and listen
    owner: Shop
    customer:  # <-- here
      told: That riding is free
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
contact: 020 555 0107
steps:
  - step: Greet and listen
    owner: Shop
    customer:
      told: That riding is free
      feels: Welcome
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
