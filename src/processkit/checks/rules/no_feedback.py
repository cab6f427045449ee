"""PK712 no-feedback: nobody asks the customer how it went."""

from __future__ import annotations

from collections.abc import Iterator

from processkit.checks.check import Check, Page
from processkit.findings import Hit, Severity
from processkit.flow.sale import follows_a_sale
from processkit.source.typed import lines_to_paste


def check(page: Page) -> Iterator[Hit]:
    """Report a page that nowhere measures, and nowhere asks for feedback."""
    process = page.process
    if not follows_a_sale(process):
        return
    if any(step.measure is not None or "feedback" in (step.ask_for or ()) for step in process.steps):
        return
    path = process.numbers.main_path
    last = path[-2] if len(path) > 1 else len(process.steps) - 1
    yield Hit(
        "No step asks the customer how it went.",
        ("steps",),
        on_key=True,
        fix=lines_to_paste(f"Write, in step {process.numbers.labels[last]}:", "ask_for: [feedback]"),
    )


CHECK = Check(
    code="PK712",
    name="no-feedback",
    severity=Severity.WARNING,
    title="nobody asks the customer how it went",
    why="What customers really get, and what you think they get, are far apart until somebody asks.",
    bad="""\
process: Selling a bicycle
steps:  # <-- here
  - step: Greet and listen
    owner: Shop
  - step: Agree the price
    owner: Shop
    milestone: close
    payment:
      what: The price
      due: when the bicycle is handed over
      if_unpaid: The bicycle stays in the shop
    decide: Does the customer buy?
    answers:
      Yes: Hand over the bicycle
      Not now: later
  - step: Hand over the bicycle
    owner: Shop
  - step: Call after a week
    owner: Shop
""",
    good="""\
process: Selling a bicycle
steps:
  - step: Greet and listen
    owner: Shop
  - step: Agree the price
    owner: Shop
    milestone: close
    payment:
      what: The price
      due: when the bicycle is handed over
      if_unpaid: The bicycle stays in the shop
    decide: Does the customer buy?
    answers:
      Yes: Hand over the bicycle
      Not now: later
  - step: Hand over the bicycle
    owner: Shop
  - step: Call after a week
    owner: Shop
    ask_for: [feedback]
""",
    check=check,
)
