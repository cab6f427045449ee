"""PK707 propose-without-offer: an offer that stands on no paper."""

from __future__ import annotations

from collections.abc import Iterator

from processkit.checks.check import Check, Page
from processkit.checks.wording import headed
from processkit.findings import Hit, Severity
from processkit.flow.paperwork import made_by, needs_of
from processkit.flow.sale import steps_at
from processkit.source.typed import lines_to_paste


def check(page: Page) -> Iterator[Hit]:
    """Report each step that proposes and neither makes nor needs a paper."""
    flow, process = page.flow, page.process
    for place in steps_at(flow, "propose"):
        if made_by(flow, place) or any(needs_of(flow, place)):
            continue
        yield Hit(
            f"{headed(process, place)} makes an offer, and no paper holds it.",
            ("steps", place, "milestone"),
            step=process.steps[place].name,
            fix=lines_to_paste(f"Write, in step {process.numbers.labels[place]}:", "paperwork: [Quote]"),
        )


CHECK = Check(
    code="PK707",
    name="propose-without-offer",
    severity=Severity.WARNING,
    title="an offer that stands on no paper",
    why="What was offered by word of mouth each side remembers in its own way.",
    bad="""\
process: Selling a bicycle
steps:
  - step: Greet and listen
    owner: Shop
  - step: Agree the price
    owner: Shop
    milestone: propose  # <-- here
    no_reply:
      after: 5 days
      go: later
    decide: Does the customer buy?
    answers:
      Yes: Hand over the bicycle
      Not now: later
  - step: Hand over the bicycle
    owner: Shop
  - step: Call after a week
    owner: Shop
    measure: One question on the telephone, how is it from 1 to 10
""",
    good="""\
process: Selling a bicycle
steps:
  - step: Greet and listen
    owner: Shop
  - step: Agree the price
    owner: Shop
    milestone: propose
    paperwork: [Quote]
    no_reply:
      after: 5 days
      go: later
    decide: Does the customer buy?
    answers:
      Yes: Hand over the bicycle
      Not now: later
  - step: Hand over the bicycle
    owner: Shop
  - step: Call after a week
    owner: Shop
    measure: One question on the telephone, how is it from 1 to 10
""",
    check=check,
)
