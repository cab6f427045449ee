"""PK403 paper-too-late: a paper is needed before it is made."""

from __future__ import annotations

from collections.abc import Iterator

from processkit.checks.check import Check, Page
from processkit.checks.wording import headed, listed
from processkit.findings import Hit, Severity
from processkit.flow.paperwork import Lack
from processkit.flow.story import title


def check(page: Page) -> Iterator[Hit]:
    """Report each paper that is made, but on no way before the step that needs it."""
    process = page.process
    for missing in page.missing_papers:
        if missing.lack is not Lack.TOO_LATE:
            continue
        need = missing.need
        makers = listed([title(process, place) for place in missing.made_at])
        yield Hit(
            f'{headed(process, need.place)} needs "{need.paper}", which is made only in {makers}.',
            need.path,
            step=process.steps[need.place].name,
            fix="Delete it here, or write it behind paperwork: in a step that comes before.",
        )


CHECK = Check(
    code="PK403",
    name="paper-too-late",
    severity=Severity.ERROR,
    title="a paper is needed before it is made",
    why="The step cannot start, or starts without the paper every time.",
    bad="""\
process: Selling a bicycle
steps:
  - step: Greet and listen
    owner: Shop
  - step: Let the customer ride
    owner: Shop
  - step: Agree the price
    owner: Shop
    needs: [Receipt]  # <-- here
    decide: Does the customer buy?
    answers:
      Yes: Hand over the bicycle
      No: lost
  - step: Hand over the bicycle
    owner: Shop
    paperwork: [Receipt]
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
    paperwork: [Receipt]
""",
    check=check,
)
