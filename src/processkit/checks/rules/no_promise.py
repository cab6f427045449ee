"""PK508 no-promise: the page makes no promise."""

from __future__ import annotations

from collections.abc import Iterator

from processkit.checks.check import Check, Page
from processkit.findings import Hit, Severity
from processkit.source.typed import lines_to_paste


def check(page: Page) -> Iterator[Hit]:
    """Report a page without ``promise``."""
    if page.process.promise is None:
        yield Hit(
            "The page does not say how long it takes in all.",
            ("steps",),
            on_key=True,
            fix=lines_to_paste("Write, above the steps, what you tell customers:", "promise: 10 days"),
        )


CHECK = Check(
    code="PK508",
    name="no-promise",
    severity=Severity.ADVICE,
    title="the page makes no promise",
    why="Customers ask how long it takes; without an answer that all give alike, each hears another one.",
    bad="""\
process: Selling a bicycle
steps:  # <-- here
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
    good="""\
process: Selling a bicycle
promise: 5 days
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
    decide: Does the customer buy?
    answers:
      Yes: Hand over the bicycle
      No: lost
  - step: Hand over the bicycle
    owner: Shop
    takes: 1 day
""",
    check=check,
)
