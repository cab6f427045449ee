"""PK506 waits-for-ever: nothing happens when nobody answers."""

from __future__ import annotations

from collections.abc import Iterator

from processkit.checks.check import Check, Page
from processkit.checks.wording import headed
from processkit.findings import Hit, Severity
from processkit.flow.flow import Flow
from processkit.flow.silence import waits_for_customer
from processkit.source.typed import lines_to_paste


def check(page: Page) -> Iterator[Hit]:
    """Report each step that waits for somebody and does not say what happens when nobody answers."""
    flow, process = page.flow, page.process
    for place, step in enumerate(process.steps):
        if place not in flow.reached or step.no_reply is not None:
            continue
        if waits_for_customer(flow, place):
            what, key = "waits for the customer", "waits_for"
        elif step.waits_for is not None and step.if_late is None:
            what, key = f"waits for {step.waits_for}", "waits_for"
        elif step.milestone == "propose" and not _next_waits(flow, place):
            what, key = "makes the offer", "milestone"
        else:
            continue
        yield Hit(
            f"{headed(process, place)} {what}, and nothing says what happens when no answer comes.",
            ("steps", place, key),
            step=step.name,
            fix=lines_to_paste("Write, in this step:", "no_reply:", "  after: 14 days", "  go: later"),
        )


def _next_waits(flow: Flow, place: int) -> bool:
    """Tell whether a step that follows is the one that waits for the customer."""
    return any(flow.is_step(e.target) and waits_for_customer(flow, e.target) for e in flow.leaving[place])


CHECK = Check(
    code="PK506",
    name="waits-for-ever",
    severity=Severity.WARNING,
    title="nothing happens when nobody answers",
    why="The case stays open for ever, and the customer is forgotten.",
    bad="""\
process: Selling a bicycle
steps:
  - step: Greet and listen
    owner: Shop
  - step: Let the customer ride
    owner: Shop
    waits_for: customer  # <-- here
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
steps:
  - step: Greet and listen
    owner: Shop
  - step: Let the customer ride
    owner: Shop
    waits_for: customer
    no_reply:
      after: 5 days
      go: later
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
