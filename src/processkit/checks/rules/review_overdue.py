"""PK902 review-overdue: the page should have been looked at again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from processkit.checks.check import Check, Page
from processkit.findings import Hit, Severity
from processkit.source.typed import lines_to_paste

_HALF_A_YEAR = timedelta(days=182)


def check(page: Page) -> Iterator[Hit]:
    """Report a page whose ``review_by`` is over; without today's date nobody can tell."""
    due, today = page.process.review_by, page.today
    if due is None or today is None or today <= due:
        return
    yield Hit(
        f"This page should have been looked at again by {due.isoformat()}.",
        ("review_by",),
        fix=lines_to_paste(
            "Go through it with those who work by it, and write, such as:",
            f"revised: {today.isoformat()}",
            f"review_by: {(today + _HALF_A_YEAR).isoformat()}",
        ),
    )


CHECK = Check(
    code="PK902",
    name="review-overdue",
    severity=Severity.WARNING,
    title="the page should have been looked at again",
    why="What is no longer true on the wall is not followed, and soon the rest is not either.",
    bad="""\
process: Selling a bicycle
review_by: 2026-06-30  # <-- here
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
revised: 2026-06-30
review_by: 2027-06-30
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
