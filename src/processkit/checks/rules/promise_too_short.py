"""PK503 promise-too-short: at worst it takes longer than you promise."""

from __future__ import annotations

from collections.abc import Iterator

from processkit.checks.check import Check, Page
from processkit.checks.wording import listed
from processkit.findings import Hit, Severity
from processkit.flow.spoken import spoken
from processkit.flow.story import title
from processkit.flow.time import Worst, promised
from processkit.flow.walks import walks_of
from processkit.model.process import Process


def check(page: Page) -> Iterator[Hit]:
    """Report a promise that the worst walk breaks; a warning when only a repeat breaks it.

    Where customers can go round without a limit there is no worst walk. Then it is a warning, too, when
    a walk on which no step is repeated breaks it already.
    """
    flow, process = page.flow, page.process
    if process.promise is None:
        return
    week = process.week
    limit = process.promise.longest(week)
    once = _without_repeats(page) if page.promised is None or page.promised.total.minutes > limit else None
    worst = page.promised or once
    if worst is None or worst.total.minutes <= limit or any(flow.longest[place] > limit for place in worst.span):
        return
    is_endless = page.promised is None
    only_repeat = once is not None and once.total.minutes <= limit
    long_ones = sorted(worst.span & set(worst.places), key=lambda p: (-flow.longest[p], p))[:3]
    names = listed(
        [f"{title(process, place)} ({process.steps[place].takes})" for place in long_ones if flow.longest[place]]
    )
    when = "even where no step is repeated it can take" if is_endless else "at worst it takes"
    repeat = " It is kept as long as no step has to be repeated." if only_repeat else ""
    at_least = "at least " if worst.total.at_least else ""
    round_and_round = " Customers can also go round without a limit: at_most: sets one." if is_endless else ""
    yield Hit(
        f"You promise {process.promise}, and {when} {at_least}{spoken(worst.total.minutes, week)}{_span(process)}.{repeat}"
        f" The longest steps are {names}.",
        ("promise",),
        severity=Severity.WARNING if only_repeat or is_endless else None,
        way=tuple(process.steps[place].name for place in worst.places if flow.is_step(place)),
        fix=f"Promise at least {spoken(worst.total.minutes, week, rounded_up=True)}, or make the longest steps shorter."
        f"{round_and_round}",
    )


def _without_repeats(page: Page) -> Worst | None:
    """Return the longest that the promised span can take where each step is done once."""
    return promised(walks_of(page.flow, dict.fromkeys(range(page.flow.step_count), 1)))


def _span(process: Process) -> str:
    """Return ' from step 5 "..." to step 7 "..."', as far as the promise names them."""
    first, last = process.step_at(process.promise_from), process.step_at(process.promise_to)
    begin = f" from {title(process, first)}" if first is not None else ""
    return begin + (f" to {title(process, last)}" if last is not None else "")


CHECK = Check(
    code="PK503",
    name="promise-too-short",
    severity=Severity.ERROR,
    title="at worst it takes longer than you promise",
    why="Sooner or later a customer is told a date that you cannot keep.",
    bad="""\
process: Selling a bicycle
promise: 3 days  # <-- here
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
    good="""\
process: Selling a bicycle
promise: 5 days
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
