"""PK502 endless-repeat: a customer can be sent round and round without a limit."""

from __future__ import annotations

from collections.abc import Iterator

from processkit.checks.check import Check, Page
from processkit.checks.wording import listed, unique
from processkit.findings import Hit, Severity
from processkit.flow.flow import Way
from processkit.flow.repeats import endless_edges
from processkit.flow.story import tell, title
from processkit.source.typed import lines_to_paste


def check(page: Page) -> Iterator[Hit]:
    """Report, once, the steps that lead back on a circle without ``at_most``."""
    flow, process = page.flow, page.process
    back = endless_edges(flow)
    if not back:
        return
    names = listed(unique(title(process, edge.source) for edge in back))
    stories = [tell(flow, Way(edge.source, (edge,))) for edge in back[:3]]
    first = back[0].source
    what = "leads" if len({edge.source for edge in back}) == 1 else "lead"
    yield Hit(
        f"{names[0].upper()}{names[1:]} {what} back, and nothing says how often.",
        ("steps", first, "step"),
        step=process.steps[first].name,
        story=f"It goes {'; '.join(stories)}.",
        way=tuple(process.steps[place].name for place in (back[0].source, back[0].target)),
        fix=lines_to_paste(f"Write, in step {process.numbers.labels[first]}:", "at_most: 3"),
    )


CHECK = Check(
    code="PK502",
    name="endless-repeat",
    severity=Severity.WARNING,
    title="a customer can be sent round and round without a limit",
    why="Nobody notices when it has been too often, and nobody can say how long it takes at worst.",
    bad="""\
process: Selling a bicycle
steps:
  - step: Greet and listen
    owner: Shop
  - step: Let the customer ride
    owner: Shop
  - step: Agree the price  # <-- here
    owner: Shop
    decide: Does the customer buy?
    answers:
      Yes: Hand over the bicycle
      Another one: Let the customer ride
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
  - step: Agree the price
    at_most: 3
    owner: Shop
    decide: Does the customer buy?
    answers:
      Yes: Hand over the bicycle
      Another one: Let the customer ride
      No: lost
  - step: Hand over the bicycle
    owner: Shop
""",
    check=check,
)
