"""PK710 no-late-payment-plan: nothing says what happens when it is not paid."""

from __future__ import annotations

from collections.abc import Iterator

from processkit.checks.check import Check, Page
from processkit.checks.wording import headed
from processkit.findings import Hit, Severity
from processkit.source.typed import lines_to_paste


def check(page: Page) -> Iterator[Hit]:
    """Report each payment without ``if_unpaid``."""
    process = page.process
    for place, step in enumerate(process.steps):
        if step.payment is None or step.payment.if_unpaid is not None or place not in page.flow.reached:
            continue
        what = f'"{step.payment.what}" is not paid' if step.payment.what is not None else "the customer does not pay"
        yield Hit(
            f"{headed(process, place)}: nothing says what happens when {what}.",
            ("steps", place, "payment"),
            on_key=True,
            step=step.name,
            fix=lines_to_paste(
                f"Write, in step {process.numbers.labels[place]}, under payment, such as:",
                "if_unpaid: We call on day 8, and nothing goes on before it is in",
            ),
        )


CHECK = Check(
    code="PK710",
    name="no-late-payment-plan",
    severity=Severity.WARNING,
    title="nothing says what happens when it is not paid",
    why="Where nobody knows who asks, and when, one customer is reminded and the next is not.",
    bad="""\
process: Selling a bicycle
steps:
  - step: Greet and listen
    owner: Shop
  - step: Agree the price
    owner: Shop
    milestone: close
    payment:  # <-- here
      what: The price
      due: when the bicycle is handed over
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
