"""PK608 no-contact: the page does not say how customers reach you."""

from __future__ import annotations

from collections.abc import Iterator

from processkit.checks.check import Check, Page
from processkit.findings import Hit, Severity
from processkit.source.typed import lines_to_paste


def check(page: Page) -> Iterator[Hit]:
    """Report a page that speaks of the customer, and has no ``contact``."""
    process = page.process
    if process.contact is None and any(step.customer is not None for step in process.steps):
        yield Hit(
            "The page does not say how customers reach you.",
            ("steps",),
            on_key=True,
            fix=lines_to_paste("Write, above the steps, such as:", "contact: 020 555 0107, hello@yourshop.example"),
        )


CHECK = Check(
    code="PK608",
    name="no-contact",
    severity=Severity.WARNING,
    title="the page does not say how customers reach you",
    why="A customer with a question who finds no number asks somebody else.",
    bad="""\
process: Selling a bicycle
steps:  # <-- here
  - step: Greet and listen
    owner: Shop
    customer:
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
contact: 020 555 0107, hello@bicycles.example
steps:
  - step: Greet and listen
    owner: Shop
    customer:
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
    check=check,
)
