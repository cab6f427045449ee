"""PK305 refusal-goes-nowhere: an incomplete handover goes back to the wrong place."""

from __future__ import annotations

from collections.abc import Iterator

from processkit.checks.check import Check, Page
from processkit.checks.wording import headed, listed, unique
from processkit.findings import Hit, Severity
from processkit.flow.handovers import givers_of, is_later, received_from_others
from processkit.flow.story import title
from processkit.source.typed import typed


def check(page: Page) -> Iterator[Hit]:
    """Report each ``if_incomplete`` that names a later step, or one that none of the givers owns."""
    flow, process = page.flow, page.process
    for place in received_from_others(flow):
        step = process.steps[place]
        target = process.step_at(step.handover.if_incomplete) if step.handover is not None else None
        if target is None:
            continue
        givers = givers_of(flow, place)
        names = unique(process.steps[giver].owner for giver in givers)
        if target == place or is_later(flow, target, place):
            what = "which comes only after this handover" if target != place else "which is this step itself"
        elif flow.owners[target] not in {flow.owners[giver] for giver in givers}:
            what = f"which belongs to {process.steps[target].owner}, while it came from {listed(names, 'or')}"
        else:
            continue
        yield Hit(
            f"{headed(process, place)}: what is incomplete goes back to {title(process, target)}, {what}.",
            ("steps", place, "handover", "if_incomplete"),
            step=step.name,
            fix=f"Write: if_incomplete: {typed(process.steps[givers[-1]].name)}",
        )


CHECK = Check(
    code="PK305",
    name="refusal-goes-nowhere",
    severity=Severity.WARNING,
    title="an incomplete handover goes back to the wrong place",
    why="The one who gets it back cannot put right what is missing, and the customer waits.",
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
    handover:
      papers: [Order]
      checks: [The size is agreed]
      if_incomplete: Wash the bicycle  # <-- here
  - step: Wash the bicycle
    owner: Workshop
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
      if_incomplete: Write the order
  - step: Wash the bicycle
    owner: Workshop
""",
    check=check,
)
