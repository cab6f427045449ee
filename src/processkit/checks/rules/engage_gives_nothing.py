"""PK708 engage-gives-nothing: the first contact gives the customer nothing."""

from __future__ import annotations

from collections.abc import Iterator

from processkit.checks.check import Check, Page
from processkit.checks.wording import headed
from processkit.findings import Hit, Severity
from processkit.flow.sale import steps_at
from processkit.source.typed import lines_to_paste


def check(page: Page) -> Iterator[Hit]:
    """Report each step that engages and does not say what the customer gets."""
    process = page.process
    for place in steps_at(page.flow, "engage"):
        step = process.steps[place]
        if step.customer is not None and step.customer.gets is not None:
            continue
        gets = "gets: Something of value, and a name to call"
        written = [gets] if step.customer is not None else ["customer:", f"  {gets}"]
        under = ", under customer" if step.customer is not None else ""
        yield Hit(
            f"{headed(process, place)} is the first contact, and does not say what the customer gets.",
            ("steps", place, "milestone"),
            step=step.name,
            fix=lines_to_paste(f"Write, in step {process.numbers.labels[place]}{under}:", *written),
        )


CHECK = Check(
    code="PK708",
    name="engage-gives-nothing",
    severity=Severity.ADVICE,
    title="the first contact gives the customer nothing",
    why="Whoever gets something of value, and a name to call, answers the questions that come next.",
    bad="""\
process: Selling a bicycle
contact: 020 555 0107
steps:
  - step: Greet and listen
    owner: Shop
    milestone: engage  # <-- here
    customer:
      sees: A friendly welcome
  - step: Agree the price
    owner: Shop
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
contact: 020 555 0107
steps:
  - step: Greet and listen
    owner: Shop
    milestone: engage
    customer:
      sees: A friendly welcome
      gets: A map of the best rides, with our number on it
  - step: Agree the price
    owner: Shop
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
