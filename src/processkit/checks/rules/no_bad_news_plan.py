"""PK609 no-bad-news-plan: nothing says what the customer hears when it is late."""

from __future__ import annotations

from collections.abc import Iterator

from processkit.checks.check import Check, Page
from processkit.checks.wording import headed
from processkit.findings import Hit, Severity
from processkit.flow.customers import long_steps_without_bad_news
from processkit.source.typed import lines_to_paste, typed


def check(page: Page) -> Iterator[Hit]:
    """Report each step over five working days without ``if_late``."""
    process = page.process
    for place in long_steps_without_bad_news(page.flow):
        step = process.steps[place]
        lately = f"{step.owner} calls the same day, with the reason and a new date"
        yield Hit(
            f"{headed(process, place)} takes {step.takes}, and nothing says what the customer hears when it is late.",
            ("steps", place, "takes"),
            step=step.name,
            fix=lines_to_paste(
                f"Write, in step {process.numbers.labels[place]}, such as:", f"if_late: {typed(lately)}"
            ),
        )


CHECK = Check(
    code="PK609",
    name="no-bad-news-plan",
    severity=Severity.WARNING,
    title="nothing says what the customer hears when it is late",
    why="Sooner or later it is late. Customers forgive that when they hear it at once, from you, with a new date.",
    bad="""\
process: Selling a bicycle
contact: 020 555 0107
steps:
  - step: Greet and listen
    owner: Shop
    takes: 1 day
  - step: Let the customer ride
    owner: Shop
    takes: 1 day
  - step: Agree the price
    owner: Shop
    takes: 1 day
    customer:
      told: The day on which it is ready
    decide: Does the customer buy?
    answers:
      Yes: Hand over the bicycle
      No: lost
  - step: Hand over the bicycle
    owner: Shop
    takes: 5-8 days  # <-- here
    customer:
      told: How far it is
      every: 3 days
""",
    good="""\
process: Selling a bicycle
contact: 020 555 0107
steps:
  - step: Greet and listen
    owner: Shop
    takes: 1 day
  - step: Let the customer ride
    owner: Shop
    takes: 1 day
  - step: Agree the price
    owner: Shop
    takes: 1 day
    customer:
      told: The day on which it is ready
    decide: Does the customer buy?
    answers:
      Yes: Hand over the bicycle
      No: lost
  - step: Hand over the bicycle
    owner: Shop
    takes: 5-8 days
    if_late: The shop calls the same day, with the reason and a new date
    customer:
      told: How far it is
      every: 3 days
""",
    check=check,
)
