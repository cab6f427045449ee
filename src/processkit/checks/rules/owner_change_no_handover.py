"""PK301 owner-change-no-handover: work passes to somebody else without a handover."""

from __future__ import annotations

from collections.abc import Iterator

from processkit.checks.check import Check, Page
from processkit.checks.wording import headed, listed, unique
from processkit.findings import Hit, NewField, Repair, Severity
from processkit.flow.flow import Flow, Way
from processkit.flow.handovers import is_return, jumped_handovers, unguarded_changes
from processkit.flow.paperwork import papers_to_hand_over
from processkit.flow.story import tell, title
from processkit.model.edges import Edge
from processkit.source.typed import lines_to_paste, typed_list


def check(page: Page) -> Iterator[Hit]:
    """Report each step that is received from another owner and has no handover."""
    flow, process = page.flow, page.process
    for place, edges in unguarded_changes(flow).items():
        step = process.steps[place]
        givers = unique(process.steps[edge.source].owner for edge in edges)
        returns = all(is_return(flow, edge) for edge in edges)
        jumped = sorted({jump for edge in edges for jump in jumped_handovers(flow, edge)})
        message = f"{headed(process, place)} passes from {listed(givers)} to {step.owner} without a handover."
        if jumped:
            names = listed([title(process, jump) for jump in jumped])
            message += f" On the way it also jumps over the handover of {names}."
        story = listed([tell(flow, Way(edge.source, (edge,))) for edge in edges[:3]])
        yield Hit(
            message,
            ("steps", place, "step"),
            severity=Severity.WARNING if returns else None,
            story=f"It happens on the way {story}.",
            way=tuple(process.steps[p].name for p in Way(edges[0].source, (edges[0],)).places),
            step=step.name,
            fix=lines_to_paste(
                f"Write, in step {process.numbers.labels[place]}:",
                "handover:",
                f"  {_what_to_hand_over(flow, edges, step.owner)}",
            ),
            repairs=_handover_with_papers(flow, place),
        )


def _handover_with_papers(flow: Flow, place: int) -> tuple[Repair, ...]:
    """Return a handover that asks for the papers that are there; what else must be clear only its receiver knows."""
    papers = tuple(papers_to_hand_over(flow, place))
    if not papers or flow.process.steps[place].handover is not None:
        return ()
    return (Repair((NewField(("steps", place), "handover", {"papers": papers}),), sure=False),)


def _what_to_hand_over(flow: Flow, edges: list[Edge], receiver: str) -> str:
    """Return papers of the giving steps as a ready line, or the line for what the receiver must know."""
    made = unique(paper for edge in edges for paper in flow.process.steps[edge.source].papers_made)
    if made:
        return f"papers: {typed_list(made)}"
    return f"checks: {typed_list([f'what {receiver} must know before starting'])}"


CHECK = Check(
    code="PK301",
    name="owner-change-no-handover",
    severity=Severity.ERROR,
    title="work passes to somebody else without a handover",
    why="What the one knew, the other has to ask the customer again.",
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
  - step: Fit the bicycle  # <-- here
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
""",
    check=check,
)
