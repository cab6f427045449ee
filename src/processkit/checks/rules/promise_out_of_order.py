"""PK116 promise-out-of-order: the promise ends before it begins."""

from __future__ import annotations

from collections.abc import Iterator

from processkit.checks.check import Check, Page
from processkit.findings import Hit, Severity
from processkit.flow.story import title
from processkit.source.typed import lines_to_paste, typed


def check(page: Page) -> Iterator[Hit]:
    """Report a promise for whose span there is no way from its first step to its last."""
    process, flow = page.process, page.flow
    last = process.step_at(process.promise_to)
    if last is None or last not in flow.reached:
        return
    first = process.step_at(process.promise_from)
    if first is not None and first not in flow.reached:
        return
    if last in flow.reachable(None if first is None else [first]):
        return
    begin = title(process, first if first is not None else 0)
    yield Hit(
        f"The promise counts from {begin} to {title(process, last)}, and no way leads from the one to the other.",
        ("promise_to",),
        fix=lines_to_paste(
            "Change the two round:",
            f"promise_from: {typed(process.steps[last].name)}",
            f"promise_to: {typed(process.promise_from or process.steps[0].name)}",
        ),
    )


CHECK = Check(
    code="PK116",
    name="promise-out-of-order",
    severity=Severity.ERROR,
    title="the promise ends before it begins",
    why="A promise that counts from a later step to an earlier one can never be kept or broken.",
    bad="""\
process: Selling a bicycle
promise: 2 days
promise_from: Agree the price
promise_to: Greet and listen  # <-- here
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
promise: 2 days
promise_from: Greet and listen
promise_to: Agree the price
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
