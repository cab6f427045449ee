"""PK711 no-follow-up: nothing comes after the delivery."""

from __future__ import annotations

from collections.abc import Iterator

from processkit.checks.check import Check, Page
from processkit.checks.wording import headed
from processkit.findings import Hit, Severity
from processkit.flow.sale import last_delivery
from processkit.source.typed import lines_to_paste, typed


def check(page: Page) -> Iterator[Hit]:
    """Report a main path that ends with its last delivery."""
    process = page.process
    place = last_delivery(page.flow)
    if place is None or process.numbers.main_path[-2] != place:
        return
    step = process.steps[place]
    yield Hit(
        f"{headed(process, place)} is the delivery, and nothing comes after it.",
        ("steps", place, "milestone"),
        step=step.name,
        fix=lines_to_paste(
            "Write a step below it, such as:",
            "- step: Follow up",
            f"  owner: {typed(step.owner)}",
            "  milestone: follow-up",
            "  ask_for: [feedback, referral]",
        ),
    )


CHECK = Check(
    code="PK711",
    name="no-follow-up",
    severity=Severity.WARNING,
    title="nothing comes after the delivery",
    why="Customers are lost after the sale, when nobody calls any more; those who are asked how it went come back.",
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
    answers:
      Yes: Hand over the bicycle
      Not now: later
  - step: Hand over the bicycle
    owner: Shop
    milestone: deliver  # <-- here
    measure: One question at the door, how was it from 1 to 10
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
      Not now: later
  - step: Hand over the bicycle
    owner: Shop
    milestone: deliver
  - step: Call after a week
    owner: Shop
    milestone: follow-up
    ask_for: [feedback, referral]
""",
    check=check,
)
