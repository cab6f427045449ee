"""PK311 vague-check: a handover check that says nothing."""

from __future__ import annotations

from collections.abc import Iterator

from processkit.checks.check import Check, Page
from processkit.checks.word_lists import bare, words_of
from processkit.checks.wording import headed
from processkit.findings import Hit, Severity


def check(page: Page) -> Iterator[Hit]:
    """Report each check whose whole text is one of the listed phrases."""
    phrases = words_of("vague", page.process.language)
    for place, step in enumerate(page.process.steps):
        if step.handover is None or place not in page.flow.reached:
            continue
        for number, text in enumerate(step.handover.checks or ()):
            if bare(text) in phrases:
                yield Hit(
                    f'{headed(page.process, place)}: the check "{text}" does not say what must be there.',
                    ("steps", place, "handover", "checks", number),
                    step=step.name,
                    fix="Write what one can see or count, such as: The delivery address is on the order",
                )


CHECK = Check(
    code="PK311",
    name="vague-check",
    severity=Severity.WARNING,
    title="a handover check that says nothing",
    why="Everybody can tick such a line without looking, and nobody knows what must be there.",
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
      checks: [Everything ok]  # <-- here
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
