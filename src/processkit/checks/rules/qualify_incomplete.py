"""PK705 qualify-incomplete: the step that qualifies does not say what is asked."""

from __future__ import annotations

from collections.abc import Iterator

from processkit.checks.check import Check, Page
from processkit.checks.wording import headed
from processkit.findings import Hit, Severity
from processkit.flow.sale import steps_at
from processkit.source.typed import lines_to_paste


def check(page: Page) -> Iterator[Hit]:
    """Report each step that qualifies without a checklist, a question or answers."""
    process = page.process
    for place in steps_at(page.flow, "qualify"):
        step = process.steps[place]
        if step.checklist is None and step.decide is None and step.answers is None:
            yield Hit(
                f"{headed(process, place)} qualifies, and does not say what is asked.",
                ("steps", place, "milestone"),
                step=step.name,
                fix=lines_to_paste(
                    f"Write, in step {process.numbers.labels[place]}:",
                    "checklist:",
                    "  - Is there a need?",
                    "  - Is there money?",
                    "  - Who decides?",
                ),
            )


CHECK = Check(
    code="PK705",
    name="qualify-incomplete",
    severity=Severity.ADVICE,
    title="the step that qualifies does not say what is asked",
    why="Whoever does not ask about money, interest and need finds out after the work is done.",
    bad="""\
process: Selling a bicycle
steps:
  - step: Greet and listen
    owner: Shop
    milestone: qualify  # <-- here
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
    milestone: follow-up
    measure: One question on the telephone, how is it from 1 to 10
""",
    good="""\
process: Selling a bicycle
steps:
  - step: Greet and listen
    owner: Shop
    milestone: qualify
    checklist:
      - Is it for everyday?
      - How much may it cost?
      - Who decides?
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
    milestone: follow-up
    measure: One question on the telephone, how is it from 1 to 10
""",
    check=check,
)
