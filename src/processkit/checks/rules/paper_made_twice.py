"""PK405 paper-made-twice: the same paper is made in two steps."""

from __future__ import annotations

from collections.abc import Iterator

from processkit.checks.check import Check, Page
from processkit.checks.wording import headed
from processkit.findings import Hit, Severity
from processkit.flow.story import title
from processkit.model.names import fold


def check(page: Page) -> Iterator[Hit]:
    """Report each paper at the second step that makes it."""
    process = page.process
    first: dict[str, int] = {}
    for place, step in enumerate(process.steps):
        for number, paper in enumerate(step.paperwork or ()):
            maker = first.setdefault(fold(paper), place)
            if maker != place and place in page.flow.reached and maker in page.flow.reached:
                yield Hit(
                    f'{headed(process, place)} makes "{paper}", which {title(process, maker)} makes already.',
                    ("steps", place, "paperwork", number),
                    step=step.name,
                    fix=f'Give the second one a name of its own, such as "Final {paper}", or delete it here.',
                )


CHECK = Check(
    code="PK405",
    name="paper-made-twice",
    severity=Severity.ADVICE,
    title="the same paper is made in two steps",
    why="Nobody knows which of the two counts.",
    bad="""\
process: Selling a bicycle
steps:
  - step: Greet and listen
    owner: Shop
  - step: Let the customer ride
    owner: Shop
  - step: Agree the price
    owner: Shop
    paperwork: [Receipt]
    decide: Does the customer buy?
    answers:
      Yes: Hand over the bicycle
      No: lost
  - step: Hand over the bicycle
    owner: Shop
    paperwork: [Receipt]  # <-- here
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
