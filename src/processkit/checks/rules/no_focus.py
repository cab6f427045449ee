"""PK905 no-focus: nothing says what you are improving now."""

from __future__ import annotations

from collections.abc import Iterator

from processkit.checks.check import Check, Page
from processkit.findings import Hit, Severity
from processkit.source.typed import lines_to_paste, typed


def check(page: Page) -> Iterator[Hit]:
    """Report a page without ``focus``."""
    process = page.process
    if process.focus is None:
        yield Hit(
            "Nothing says which step you are improving now.",
            ("process",),
            on_key=True,
            fix=lines_to_paste(
                "Write, at the left edge, such as:",
                "focus:",
                f"  step: {typed(process.steps[-1].name)}",
                "  until: end of March",
                "  goal: Every second customer answers",
            ),
        )


CHECK = Check(
    code="PK905",
    name="no-focus",
    severity=Severity.ADVICE,
    title="nothing says what you are improving now",
    why="Making the process better never ends, and whoever works on everything at once works on nothing.",
    bad="""\
process: Selling a bicycle  # <-- here
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
""",
    good="""\
process: Selling a bicycle
focus:
  step: Agree the price
  until: end of March
  goal: The price is on one sheet
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
""",
    check=check,
)
