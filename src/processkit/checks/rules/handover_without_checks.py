"""PK303 handover-without-checks: a handover that asks for nothing."""

from __future__ import annotations

from collections.abc import Iterator

from processkit.checks.check import Check, Page
from processkit.checks.wording import headed, unique
from processkit.findings import Hit, NewField, Repair, Severity
from processkit.flow.handovers import givers_of
from processkit.source.typed import lines_to_paste, typed_list


def check(page: Page) -> Iterator[Hit]:
    """Report each handover with neither papers nor checks."""
    flow, process = page.flow, page.process
    for place, step in enumerate(process.steps):
        if step.handover is None or place not in flow.reached:
            continue
        if step.handover.papers is not None or step.handover.checks is not None:
            continue
        made = unique(paper for giver in givers_of(flow, place) for paper in process.steps[giver].papers_made)
        known = [f"what {step.owner} must know before starting"]
        line = f"papers: {typed_list(made)}" if made else f"checks: {typed_list(known)}"
        yield Hit(
            f"{headed(process, place)}: its handover names no paper and no check, so {step.owner} confirms nothing.",
            ("steps", place, "handover"),
            on_key=True,
            step=step.name,
            fix=lines_to_paste("Write, in this step:", "handover:", f"  {line}"),
            repairs=(Repair((NewField(("steps", place, "handover"), "papers", tuple(made)),), sure=False),)
            if made
            else (),
        )


CHECK = Check(
    code="PK303",
    name="handover-without-checks",
    severity=Severity.ERROR,
    title="a handover that asks for nothing",
    why="A handover at which nothing is confirmed hands over nothing: the next one finds out later what is missing.",
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
    owner: Workshop
    handover:  # <-- here
      within: 4 hours
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
