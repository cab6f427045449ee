"""PK208 no-won-end: no way through the page ends with a sale."""

from __future__ import annotations

from collections.abc import Iterator

from processkit.checks.check import Check, Page
from processkit.checks.wording import listed
from processkit.findings import Hit, Severity
from processkit.flow.story import title
from processkit.source.typed import lines_to_paste


def check(page: Page) -> Iterator[Hit]:
    """Report a page on which no won end can be reached, or only by silence; a dead end says more."""
    flow, process = page.flow, page.process
    if flow.traps or process.numbers.main_path:
        return
    only_silence = bool(flow.reached & set(flow.ends("won")))
    last = max(place for place in flow.reached if flow.is_step(place))
    names = [f'"{process.name_of(place)}"' for place in flow.ends() if place in flow.reached]
    if only_silence:
        message = "Only silence leads to a sale on this page: no answer and no next step does."
    else:
        message = f"No way through these steps ends with a sale: they all end at {listed(names, 'or')}."
    yield Hit(
        f"{message} The last that is reached is {title(process, last)}.",
        ("steps", last, "step"),
        step=process.steps[last].name,
        fix=lines_to_paste(
            f"Write, in step {process.numbers.labels[last]}, or lead one of its answers to won:", "next: won"
        ),
    )


CHECK = Check(
    code="PK208",
    name="no-won-end",
    severity=Severity.ERROR,
    title="no way through the page ends with a sale",
    why="A process that nobody can finish as a customer is no sales process.",
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
      Yes: Hand over the bicycle
      No: lost
  - step: Hand over the bicycle  # <-- here
    owner: Shop
    next: lost
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
""",
    check=check,
    can_be_accepted=False,
)
