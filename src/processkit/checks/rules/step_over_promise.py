"""PK504 step-over-promise: one step alone can take longer than you promise."""

from __future__ import annotations

from collections.abc import Iterator

from processkit.checks.check import Check, Page
from processkit.checks.wording import headed
from processkit.findings import Hit, Severity


def check(page: Page) -> Iterator[Hit]:
    """Report each step of the promised span that at its longest takes longer than the promise."""
    flow, process, worst = page.flow, page.process, page.promised
    if process.promise is None or worst is None:
        return
    limit = process.promise.longest(process.week)
    for place in sorted(worst.span):
        if flow.longest[place] > limit:
            step = process.steps[place]
            yield Hit(
                f"{headed(process, place)} can take {step.takes}, and you promise {process.promise} for the whole.",
                ("steps", place, "takes"),
                step=step.name,
                fix="Promise more, or make this step shorter.",
            )


CHECK = Check(
    code="PK504",
    name="step-over-promise",
    severity=Severity.ERROR,
    title="one step alone can take longer than you promise",
    why="The promise cannot be kept, whatever the other steps do.",
    bad="""\
process: Selling a bicycle
promise: 4 hours
steps:
  - step: Greet and listen
    owner: Shop
    takes: 1 hour
  - step: Let the customer ride
    owner: Shop
    takes: 1 hour
  - step: Agree the price
    owner: Shop
    takes: 1-5 hours  # <-- here
    decide: Does the customer buy?
    answers:
      Yes: Hand over the bicycle
      No: lost
  - step: Hand over the bicycle
    owner: Shop
    takes: 1 hour
""",
    good="""\
process: Selling a bicycle
promise: 5 hours
steps:
  - step: Greet and listen
    owner: Shop
    takes: 1 hour
  - step: Let the customer ride
    owner: Shop
    takes: 1 hour
  - step: Agree the price
    owner: Shop
    takes: 1 hour
    decide: Does the customer buy?
    answers:
      Yes: Hand over the bicycle
      No: lost
  - step: Hand over the bicycle
    owner: Shop
    takes: 1 hour
""",
    check=check,
)
