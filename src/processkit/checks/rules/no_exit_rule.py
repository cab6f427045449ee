"""PK717 no-exit-rule: one cannot see when a step is done."""

from __future__ import annotations

from collections.abc import Iterator

from processkit.checks.check import Check, Page
from processkit.checks.wording import listed
from processkit.findings import Hit, Severity
from processkit.flow.paperwork import made_by
from processkit.flow.sale import follows_a_sale
from processkit.flow.story import title
from processkit.source.typed import lines_to_paste


def check(page: Page) -> Iterator[Hit]:
    """Report, once, the steps without anything by which one sees that they are done.

    A step with answers is done when one of them is given, one with a measure when that is taken.
    """
    flow, process = page.flow, page.process
    if not follows_a_sale(process):
        return
    endless = [
        place
        for place, step in enumerate(process.steps)
        if place in flow.reached
        and not (step.done_when or step.checklist or step.answers or step.measure or made_by(flow, place))
    ]
    if not endless:
        return
    first = endless[0]
    yield Hit(
        f"Nobody can see when {listed([title(process, place) for place in endless], 'or')} is done.",
        ("steps", first, "step"),
        step=process.steps[first].name,
        fix=lines_to_paste(
            f"Write, in step {process.numbers.labels[first]}, what one can see, such as:",
            "done_when: [The day of delivery is agreed]",
        ),
    )


CHECK = Check(
    code="PK717",
    name="no-exit-rule",
    severity=Severity.ADVICE,
    title="one cannot see when a step is done",
    why="When it hangs on a feeling, a step is done early by one colleague and late by another.",
    bad="""\
process: Selling a bicycle
steps:
  - step: Greet and listen
    owner: Shop
    checklist:
      - Is it for everyday?
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
    paperwork: [Receipt]
  - step: Call after a week  # <-- here
    owner: Shop
    ask_for: [feedback]
""",
    good="""\
process: Selling a bicycle
steps:
  - step: Greet and listen
    owner: Shop
    checklist:
      - Is it for everyday?
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
    paperwork: [Receipt]
  - step: Call after a week
    owner: Shop
    ask_for: [feedback]
    done_when: [The customer has answered]
""",
    check=check,
)
