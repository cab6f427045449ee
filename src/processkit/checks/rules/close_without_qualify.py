"""PK704 close-without-qualify: a sale can be closed that nobody has qualified."""

from __future__ import annotations

from collections.abc import Iterator

from processkit.checks.check import Check, Page
from processkit.checks.wording import headed
from processkit.findings import Hit, Severity
from processkit.flow.sale import steps_at, unqualified_closes
from processkit.flow.story import step_names, tell, title
from processkit.source.typed import lines_to_paste


def check(page: Page) -> Iterator[Hit]:
    """Report each close that a case can come to without a step that qualifies."""
    flow, process = page.flow, page.process
    for found in unqualified_closes(flow):
        step = process.steps[found.close]
        qualify = steps_at(flow, "qualify")[0]
        yield Hit(
            f"{headed(process, found.close)} can close a sale that nobody has qualified.",
            ("steps", found.close, "milestone"),
            step=step.name,
            story=f"It happens on the way {tell(flow, found.way)}.",
            way=step_names(flow, found.way),
            fix=lines_to_paste(
                f"Lead that way to {title(process, qualify)}; or, if it is meant, write in step {process.numbers.labels[found.close]}:",
                "accepted:",
                "  close-without-qualify: the reason why",
            ),
        )


CHECK = Check(
    code="PK704",
    name="close-without-qualify",
    severity=Severity.ERROR,
    title="a sale can be closed that nobody has qualified",
    why="An order at any cost is dear: the wrong bicycle, no money, or somebody else decides, and it comes out after the sale.",
    bad="""\
process: Selling a bicycle
steps:
  - step: Greet and listen
    owner: Shop
    decide: What brings the customer here?
    answers:
      A first bicycle: Ask what it is for
      The same once more: Agree the price
      Just looking: later
  - step: Ask what it is for
    owner: Shop
    milestone: qualify
    checklist:
      - Is it for everyday?
      - How much may it cost?
  - step: Agree the price
    owner: Shop
    milestone: close  # <-- here
    payment:
      what: The price
      if_unpaid: The bicycle stays in the shop
  - step: Call after a week
    owner: Shop
    milestone: follow-up
    measure: One question on the telephone, how is it from 1 to 10
""",
    good="""\
process: Selling a bicycle
steps:
  - step: Greet and listen
    owner: Shop
    decide: What brings the customer here?
    answers:
      A first bicycle: Ask what it is for
      The same once more: Ask what it is for
      Just looking: later
  - step: Ask what it is for
    owner: Shop
    milestone: qualify
    checklist:
      - Is it for everyday?
      - How much may it cost?
  - step: Agree the price
    owner: Shop
    milestone: close
    payment:
      what: The price
      if_unpaid: The bicycle stays in the shop
  - step: Call after a week
    owner: Shop
    milestone: follow-up
    measure: One question on the telephone, how is it from 1 to 10
""",
    check=check,
)
