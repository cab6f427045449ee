"""PK501 no-duration: a step does not say how long it takes."""

from __future__ import annotations

from collections.abc import Iterator

from processkit.checks.check import Check, Page
from processkit.checks.wording import listed
from processkit.findings import Hit, Severity
from processkit.flow.story import title
from processkit.flow.time import has_times


def check(page: Page) -> Iterator[Hit]:
    """Report, once, the steps without a time; those of the promised span weigh more."""
    process, flow = page.process, page.flow
    without = [p for p, step in enumerate(process.steps) if step.takes is None and p in flow.reached]
    promised = [p for p in without if page.promised is not None and p in page.promised.span]
    weighs = process.promise is not None and has_times(flow) and bool(promised)
    told = promised if weighs else without
    if not told:
        return
    names = listed([title(process, place) for place in told])
    what = "does" if len(told) == 1 else "do"
    span = ", so the promise cannot be checked" if weighs else ""
    first = process.steps[told[0]]
    yield Hit(
        f"{names[0].upper()}{names[1:]} {what} not say how long it takes{span}."
        if len(told) == 1
        else f"{names[0].upper()}{names[1:]} {what} not say how long they take{span}.",
        ("steps", told[0], "step"),
        severity=Severity.WARNING if weighs else None,
        step=first.name,
        fix=f"Write, in step {process.numbers.labels[told[0]]}: takes: 2 days   (or 30 minutes, 3-5 days, up to 1 week)",
    )


CHECK = Check(
    code="PK501",
    name="no-duration",
    severity=Severity.ADVICE,
    title="a step does not say how long it takes",
    why="Without its time nobody can tell whether the promise can be kept.",
    bad="""\
process: Selling a bicycle
steps:
  - step: Greet and listen  # <-- here
    owner: Shop
  - step: Let the customer ride
    owner: Shop
    takes: 1 day
  - step: Agree the price
    owner: Shop
    takes: 1 day
    decide: Does the customer buy?
    answers:
      Yes: Hand over the bicycle
      No: lost
  - step: Hand over the bicycle
    owner: Shop
    takes: 1 day
""",
    good="""\
process: Selling a bicycle
steps:
  - step: Greet and listen
    owner: Shop
    takes: 1 day
  - step: Let the customer ride
    owner: Shop
    takes: 1 day
  - step: Agree the price
    owner: Shop
    takes: 1 day
    decide: Does the customer buy?
    answers:
      Yes: Hand over the bicycle
      No: lost
  - step: Hand over the bicycle
    owner: Shop
    takes: 1 day
""",
    check=check,
)
