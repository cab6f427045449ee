"""A check of a bicycle shop: nobody buys a bicycle without a ride."""

from collections.abc import Iterator

from processkit.checks import Check, Hit, Page, Severity


def check(page: Page) -> Iterator[Hit]:
    """Report a page on which nobody rides."""
    if not any("ride" in step.name.casefold() for step in page.process.steps):
        yield Hit(
            "No step lets the customer ride.",
            ("steps",),
            on_key=True,
            fix="Write a step in which the customer rides, before the price is agreed.",
        )


CHECK = Check(
    code="BIKE001",
    name="no-test-ride",
    severity=Severity.WARNING,
    title="nobody lets the customer ride",
    why="A bicycle that was not ridden comes back after a week.",
    bad="""\
process: Selling a bicycle
steps:  # <-- here
  - step: Greet and listen
    owner: Shop
  - step: Show three bicycles
    owner: Shop
  - step: Agree the price
    owner: Shop
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
    owner: Shop
  - step: Hand over the bicycle
    owner: Shop
""",
    check=check,
)
