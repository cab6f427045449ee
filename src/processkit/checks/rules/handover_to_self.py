"""PK309 handover-to-self: a handover where nobody else comes before."""

from __future__ import annotations

from collections.abc import Iterator

from processkit.checks.check import Check, Page
from processkit.checks.wording import headed
from processkit.findings import Hit, Severity
from processkit.flow.handovers import handed_to_nobody_else
from processkit.source.typed import lines_to_paste, typed_list


def check(page: Page) -> Iterator[Hit]:
    """Report each handover before which only steps of the same owner come, or none."""
    process = page.process
    for place in handed_to_nobody_else(page.flow):
        step = process.steps[place]
        handover = step.handover
        if handover is None or (handover.papers is None and handover.checks is None):
            continue
        lines = []
        if handover.papers is not None:
            lines.append(f"needs: {typed_list(handover.papers)}")
        if handover.checks is not None:
            lines.append(f"checklist: {typed_list(handover.checks)}")
        yield Hit(
            f"{headed(process, place)} has a handover, and only {step.owner} comes before it."
            if page.flow.entering[place]
            else f"{headed(process, place)} has a handover, and nobody comes before it.",
            ("steps", place, "handover"),
            on_key=True,
            step=step.name,
            fix=lines_to_paste("Name another owner, or write, in place of the handover:", *lines),
        )


CHECK = Check(
    code="PK309",
    name="handover-to-self",
    severity=Severity.WARNING,
    title="a handover where nobody else comes before",
    why="Nobody can hand over to themselves; either the owner is wrong, or these are items of a checklist.",
    bad="""\
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
      Yes: Write the order
      No: lost
  - step: Write the order
    owner: Shop
    paperwork: [Order]
  - step: Fit the bicycle
    owner: Shop
    handover:  # <-- here
      papers: [Order]
      checks: [The size is agreed]
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
      Yes: Write the order
      No: lost
  - step: Write the order
    owner: Shop
    paperwork: [Order]
  - step: Fit the bicycle
    owner: Workshop
    handover:
      papers: [Order]
      checks: [The size is agreed]
""",
    check=check,
)
