"""PK310 ping-pong: work goes to and fro between two owners."""

from __future__ import annotations

from collections.abc import Iterator

from processkit.checks.check import Check, Page
from processkit.checks.wording import listed
from processkit.findings import Hit, Severity
from processkit.flow.story import title

_LENGTH = 4


def check(page: Page) -> Iterator[Hit]:
    """Report the first stretch of the main path on which the owners are A, B, A, B."""
    process, flow = page.process, page.flow
    path = process.numbers.main_path[:-1]
    for begin in range(len(path) - _LENGTH + 1):
        stretch = path[begin : begin + _LENGTH]
        owners = [flow.owners[place] for place in stretch]
        if owners[0] != owners[1] and owners[:2] == owners[2:]:
            names = [process.steps[place].owner for place in stretch[:2]]
            yield Hit(
                f"Between {title(process, stretch[0])} and {title(process, stretch[-1])} the work goes to and fro between {listed(names)}.",
                ("steps", stretch[0], "step"),
                step=process.steps[stretch[0]].name,
                way=tuple(process.steps[place].name for place in stretch),
                fix="Let one of them do two steps in a row, or put steps together.",
            )
            return


CHECK = Check(
    code="PK310",
    name="ping-pong",
    severity=Severity.ADVICE,
    title="work goes to and fro between two owners",
    why="Each time it changes hands the customer waits, and something can get lost.",
    bad="""\
process: Selling a bicycle
steps:
  - step: Greet and listen  # <-- here
    owner: Shop
  - step: Measure the customer
    owner: Workshop
    handover:
      checks: [The kind of bicycle is clear]
  - step: Agree the price
    owner: Shop
    handover:
      checks: [The size of the frame is written down]
    decide: Does the customer buy?
    answers:
      Yes: Fit the bicycle
      No: lost
  - step: Fit the bicycle
    owner: Workshop
    handover:
      checks: [The price is agreed]
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
