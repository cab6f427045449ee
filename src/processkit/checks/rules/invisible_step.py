"""PK602 invisible-step: a step does not say what the customer sees."""

from __future__ import annotations

from collections.abc import Iterator

from processkit.checks.check import Check, Page
from processkit.checks.wording import capital, listed
from processkit.findings import Hit, Severity
from processkit.flow.customers import unseen_steps
from processkit.flow.story import title
from processkit.source.typed import lines_to_paste


def check(page: Page) -> Iterator[Hit]:
    """Report, once, the steps of which the customer sees and hears nothing."""
    process = page.process
    unseen = unseen_steps(page.flow)
    if not unseen:
        return
    names = listed([title(process, place) for place in unseen])
    verb = "does" if len(unseen) == 1 else "do"
    yield Hit(
        capital(f"{names} {verb} not say what the customer sees or hears."),
        ("steps", unseen[0], "step"),
        step=process.steps[unseen[0]].name,
        fix=lines_to_paste(
            f"Write, in step {process.numbers.labels[unseen[0]]}, as the customer would say it:",
            "customer:",
            "  sees: Who and what they see",
            "  told: What comes next, when, and what we need",
        ),
    )


CHECK = Check(
    code="PK602",
    name="invisible-step",
    severity=Severity.ADVICE,
    title="a step does not say what the customer sees",
    why="What customers do not see they do not value, and where they see nothing they begin to wonder.",
    bad="""\
process: Selling a bicycle
contact: 020 555 0107
steps:
  - step: Greet and listen
    owner: Shop
    customer:
      sees: A friendly welcome
      told: That riding is free
  - step: Let the customer ride
    owner: Shop
    customer:
      sees: Three bicycles of their size
      told: What each costs
  - step: Agree the price
    owner: Shop
    customer:
      told: The price, with all that it takes
    decide: Does the customer buy?
    answers:
      Yes: Hand over the bicycle
      No: lost
  - step: Hand over the bicycle  # <-- here
    owner: Shop
""",
    good="""\
process: Selling a bicycle
contact: 020 555 0107
steps:
  - step: Greet and listen
    owner: Shop
    customer:
      sees: A friendly welcome
      told: That riding is free
  - step: Let the customer ride
    owner: Shop
    customer:
      sees: Three bicycles of their size
      told: What each costs
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
      sees: The bicycle, set to their size
      told: When the first service is due
""",
    check=check,
)
