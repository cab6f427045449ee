"""PK306 paper-not-in-handover: the receiver needs a paper that the handover does not name."""

from __future__ import annotations

from collections.abc import Iterator

from processkit.checks.check import Check, Page
from processkit.checks.wording import headed
from processkit.findings import Change, Hit, NewField, NewItem, Repair, Severity
from processkit.flow.paperwork import unnamed_in_handover
from processkit.flow.story import title
from processkit.source.typed import lines_to_paste, typed_list


def check(page: Page) -> Iterator[Hit]:
    """Report each paper that comes with the work, is needed by its receiver, and is not handed over."""
    process = page.process
    for place, need in unnamed_in_handover(page.flow):
        step = process.steps[place]
        named = (step.handover.papers if step.handover is not None else None) or ()
        where = "which it needs" if need.place == place else f"which {title(process, need.place)} needs"
        yield Hit(
            f'{headed(process, place)}: its handover does not ask for "{need.paper}", {where}.',
            ("steps", place, "handover"),
            on_key=True,
            step=step.name,
            fix=lines_to_paste("Write, in this step:", "handover:", f"  papers: {typed_list([*named, need.paper])}"),
            repairs=(Repair((_asked_for(place, need.paper, has_papers=bool(named)),), sure=False),),
        )


def _asked_for(place: int, paper: str, *, has_papers: bool) -> Change:
    """Return the change with which a handover asks for one more paper."""
    if has_papers:
        return NewItem(("steps", place, "handover", "papers"), paper)
    return NewField(("steps", place, "handover"), "papers", (paper,))


CHECK = Check(
    code="PK306",
    name="paper-not-in-handover",
    severity=Severity.WARNING,
    title="the receiver needs a paper that the handover does not name",
    why="The receiver accepts the work, and finds out only later that the paper is missing.",
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
      checks: [The size is agreed]
    needs: [Order]
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
    needs: [Order]
""",
    check=check,
)
