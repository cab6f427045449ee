"""PK801 step-count: more steps than anybody keeps in mind, or fewer than a customer goes through."""

from __future__ import annotations

from collections.abc import Iterator

from processkit.checks.check import Check, Page
from processkit.findings import Hit, Severity
from processkit.flow.story import title
from processkit.model.names import fold

_FEWEST, _EASY, _MOST = 4, 7, 10
_MOST_PAIRS = 4


def check(page: Page) -> Iterator[Hit]:
    """Report a page with fewer than four steps or more than ten; from eight on it is worth a thought."""
    count = len(page.process.steps)
    if count < _FEWEST:
        steps = "step" if count == 1 else "steps"
        yield Hit(
            f"The page has {count} {steps}; a customer goes through four at least.",
            ("steps",),
            on_key=True,
            fix="Write a step for each of these that happens: a first contact, finding out what is needed, "
            "the offer, the order, the delivery, a call afterwards.",
        )
    elif count > _MOST:
        yield Hit(
            f"The page has {count} steps; with more than ten nobody keeps the whole in mind.",
            ("steps",),
            on_key=True,
            fix=_what_could_be_one(page)
            or "Make one step of those that one colleague does in one go, and put what is done under do:.",
        )
    elif count > _EASY:
        yield Hit(
            f"The page has {count} steps; four to seven are read at a glance.",
            ("steps",),
            on_key=True,
            severity=Severity.ADVICE,
            fix=_what_could_be_one(page) or "Keep them if each of them matters to the customer.",
        )


def _what_could_be_one(page: Page) -> str:
    """Name the neighbours that could be one step; empty when there are none."""
    process = page.process
    pairs = [
        f"{title(process, place)} and {title(process, place + 1)}"
        for place in range(len(process.steps) - 1)
        if _could_be_one(page, place)
    ]
    if not pairs:
        return ""
    shown = pairs[:_MOST_PAIRS]
    more = f", and {len(pairs) - len(shown)} more pairs" if len(pairs) > len(shown) else ""
    return f"These could be one step, with what is done under do: {'; '.join(shown)}{more}."


def _could_be_one(page: Page, place: int) -> bool:
    """Tell whether a step and the one below it belong together.

    One leads to the other and nothing else does either; and one colleague does both, or in one of
    them we only wait for somebody else.
    """
    first, second = page.process.steps[place : place + 2]
    leaving = {edge.target for edge in page.flow.leaving[place]}
    entering = {edge.source for edge in page.flow.entering[place + 1]}
    if leaving != {place + 1} or entering != {place} or second.only_if is not None:
        return False
    same_owner = fold(first.owner) == fold(second.owner)
    return same_owner or first.waits_for is not None or second.waits_for is not None


CHECK = Check(
    code="PK801",
    name="step-count",
    severity=Severity.ERROR,
    title="the page has more than ten steps, or fewer than four",
    why="Everybody should know the whole way by heart, and be able to tell a customer where on it they are.",
    bad="""\
process: Selling a bicycle
steps:  # <-- here
  - step: Greet and listen
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
  - step: Call after a week
    owner: Shop
""",
    check=check,
    can_be_accepted=False,
)
