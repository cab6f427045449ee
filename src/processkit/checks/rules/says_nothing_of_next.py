"""PK603 says-nothing-of-next: the customer is not told what comes next."""

from __future__ import annotations

from collections.abc import Iterator

from processkit.checks.check import Check, Page
from processkit.checks.wording import listed
from processkit.findings import Hit, Severity
from processkit.flow.customers import steps_without_what_is_next
from processkit.flow.story import title
from processkit.source.typed import lines_to_paste


def check(page: Page) -> Iterator[Hit]:
    """Report, once, the steps with a customer who is neither told nor asked for anything."""
    process = page.process
    silent = steps_without_what_is_next(page.flow)
    if not silent:
        return
    names = listed([title(process, place) for place in silent])
    yield Hit(
        f"In {names} the customer is not told what comes next.",
        ("steps", silent[0], "customer"),
        on_key=True,
        step=process.steps[silent[0]].name,
        fix=lines_to_paste(
            f"Write, in step {process.numbers.labels[silent[0]]}, under customer:",
            "told: What happens next, when, and what we need",
        ),
    )


CHECK = Check(
    code="PK603",
    name="says-nothing-of-next",
    severity=Severity.ADVICE,
    title="the customer is not told what comes next",
    why="Customers who know what comes next and what is needed have peace of mind, and do not have to call.",
    bad="""\
process: Selling a bicycle
contact: 020 555 0107
steps:
  - step: Greet and listen
    owner: Shop
    customer:  # <-- here
      sees: A friendly welcome
  - step: Let the customer ride
    owner: Shop
    customer:
      told: What each bicycle costs
  - step: Agree the price
    owner: Shop
    customer:
      told: The price, with all that it takes
    decide: Does the customer buy?
    answers:
      Yes: Hand over the bicycle
      No: lost
  - step: Hand over the bicycle
    owner: Shop
    customer:
      told: When the first service is due
""",
    good="""\
process: Selling a bicycle
contact: 020 555 0107
steps:
  - step: Greet and listen
    owner: Shop
    customer:
      sees: A friendly welcome
      told: That riding is free, and takes half an hour
  - step: Let the customer ride
    owner: Shop
    customer:
      told: What each bicycle costs
  - step: Agree the price
    owner: Shop
    customer:
      told: The price, with all that it takes
    decide: Does the customer buy?
    answers:
      Yes: Hand over the bicycle
      No: lost
  - step: Hand over the bicycle
    owner: Shop
    customer:
      told: When the first service is due
""",
    check=check,
)
