"""PK901 no-page-owner: nobody answers for the page."""

from __future__ import annotations

from collections.abc import Iterator

from processkit.checks.check import Check, Page
from processkit.findings import Hit, Severity
from processkit.source.typed import lines_to_paste


def check(page: Page) -> Iterator[Hit]:
    """Report a page without ``owner``."""
    if page.process.owner is None:
        yield Hit(
            "Nobody is named who answers for this page.",
            ("process",),
            on_key=True,
            fix=lines_to_paste("Write, above the steps, such as:", "owner: Managing director"),
        )


CHECK = Check(
    code="PK901",
    name="no-page-owner",
    severity=Severity.ADVICE,
    title="nobody answers for the page",
    why="Consistency needs somebody at the top who wants it; a page of nobody is out of date in a year.",
    bad="""\
process: Selling a bicycle  # <-- here
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
    good="""\
process: Selling a bicycle
owner: Shop manager
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
