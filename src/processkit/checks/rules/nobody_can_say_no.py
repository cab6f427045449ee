"""PK211 nobody-can-say-no: every way ends with a sale."""

from __future__ import annotations

from collections.abc import Iterator

from processkit.checks.check import Check, Page
from processkit.findings import Hit, Severity
from processkit.source.typed import lines_to_paste, typed

_SELLING = ("engage", "qualify", "assess", "propose", "close")


def check(page: Page) -> Iterator[Hit]:
    """Report a page on which no lost and no later end can be reached; advice where nothing is sold."""
    flow, process = page.flow, page.process
    has_no = set(flow.ends("lost", "later"))
    at_any_time = {process.place_of(target) for target in (process.anytime or {}).values()}
    if flow.traps or has_no & (flow.reached | at_any_time):
        return
    sells = any(step.milestone in _SELLING or step.becomes == "customer" for step in process.steps)
    place = _where_to_look(page)
    step = process.steps[place]
    on = process.name_of(place + 1) if place + 1 < flow.step_count else "won"
    yield Hit(
        "A customer who says no has no place on this page: every way ends with a sale.",
        ("steps", place, "step"),
        severity=None if sells else Severity.ADVICE,
        step=step.name,
        fix=lines_to_paste(
            f"Write, in step {process.numbers.labels[place]}:",
            "decide: Does the customer want it?",
            "answers:",
            f"  Yes: {typed(on)}",
            "  No: lost",
        ),
    )


def _where_to_look(page: Page) -> int:
    """Return the step where a customer is most likely to decide: by milestone, else the first."""
    steps = page.process.steps
    for milestone in ("propose", "qualify", "close", "assess", "engage"):
        for place, step in enumerate(steps):
            if step.milestone == milestone and place in page.flow.reached:
                return place
    return 0


CHECK = Check(
    code="PK211",
    name="nobody-can-say-no",
    severity=Severity.WARNING,
    title="every way ends with a sale",
    why="Customers do say no. Without a way out they are chased, or forgotten in the middle.",
    bad="""\
process: Selling a bicycle
steps:
  - step: Greet and listen
    owner: Shop
  - step: Let the customer ride
    owner: Shop
  - step: Agree the price  # <-- here
    owner: Shop
    milestone: assess
  - step: Hand over the bicycle
    owner: Shop
    ask_for: [feedback]
""",
    good="""\
process: Selling a bicycle
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
