"""PK713 no-journey-measure: nobody asks about the whole journey."""

from __future__ import annotations

from collections.abc import Iterator

from processkit.checks.check import Check, Page
from processkit.checks.wording import headed
from processkit.findings import Hit, Severity
from processkit.flow.handovers import is_later
from processkit.flow.sale import last_delivery
from processkit.flow.story import title
from processkit.source.typed import lines_to_paste


def check(page: Page) -> Iterator[Hit]:
    """Report feedback or a measure that comes only before the last delivery."""
    flow, process = page.flow, page.process
    delivery = last_delivery(flow)
    asking = [
        place
        for place, step in enumerate(process.steps)
        if place in flow.reached and (step.measure is not None or "feedback" in (step.ask_for or ()))
    ]
    if delivery is None or not asking or any(p == delivery or is_later(flow, p, delivery) for p in asking):
        return
    first = process.steps[asking[0]]
    yield Hit(
        f"{headed(process, asking[0])} asks how it went, and nobody asks after {title(process, delivery)} about the whole.",
        ("steps", asking[0], "measure" if first.measure is not None else "ask_for"),
        on_key=True,
        step=first.name,
        fix=lines_to_paste("Write, in the last step:", "measure: Score from 1 to 10 for the whole journey"),
    )


CHECK = Check(
    code="PK713",
    name="no-journey-measure",
    severity=Severity.ADVICE,
    title="nobody asks about the whole journey",
    why="One question about all of it tells far more than how single steps went; people remember the whole.",
    bad="""\
process: Selling a bicycle
steps:
  - step: Greet and listen
    owner: Shop
    measure: One question at the door, how was the ride from 1 to 10  # <-- here
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
    milestone: deliver
  - step: Call after a week
    owner: Shop
""",
    good="""\
process: Selling a bicycle
steps:
  - step: Greet and listen
    owner: Shop
    measure: One question at the door, how was the ride from 1 to 10
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
    milestone: deliver
  - step: Call after a week
    owner: Shop
    measure: Score from 1 to 10 for the whole journey
""",
    check=check,
)
