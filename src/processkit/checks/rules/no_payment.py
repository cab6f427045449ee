"""PK709 no-payment: something is sold, and nobody says what is paid."""

from __future__ import annotations

from collections.abc import Iterator

from processkit.checks.check import Check, Page
from processkit.checks.wording import headed
from processkit.findings import Hit, Severity
from processkit.flow.sale import takes_money
from processkit.source.typed import lines_to_paste


def check(page: Page) -> Iterator[Hit]:
    """Report a page that closes a sale or wins a customer, and has no payment."""
    process = page.process
    if takes_money(process):
        return
    for place, step in enumerate(process.steps):
        if place in page.flow.reached and (step.milestone == "close" or step.becomes == "customer"):
            closes = step.milestone == "close"
            yield Hit(
                f"{headed(process, place)} {'closes the sale' if closes else 'makes a customer'}, and no step says what is paid.",
                ("steps", place, "milestone" if closes else "becomes"),
                step=step.name,
                fix=lines_to_paste(
                    "Write, in the step in which it is paid, such as:",
                    "payment:",
                    "  what: 50 % deposit",
                    "  due: within 7 days",
                    "  if_unpaid: We call on day 8; nothing is ordered before it is in",
                ),
            )
            return


CHECK = Check(
    code="PK709",
    name="no-payment",
    severity=Severity.WARNING,
    title="something is sold, and nobody says what is paid",
    why="A price, a day and who asks for it: what is not agreed is paid late, or not at all.",
    bad="""\
process: Selling a bicycle
steps:
  - step: Greet and listen
    owner: Shop
  - step: Agree the price
    owner: Shop
    milestone: close  # <-- here
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
    measure: One question on the telephone, how is it from 1 to 10
""",
    check=check,
)
