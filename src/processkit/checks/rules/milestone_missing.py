"""PK703 milestone-missing: a stage of the sale has no step."""

from __future__ import annotations

from collections.abc import Iterator

from processkit.checks.check import Check, Page
from processkit.checks.wording import listed
from processkit.findings import Hit, Severity
from processkit.flow.sale import STAGES, follows_a_sale, last_delivery, steps_at, uncovered_phases

_MEANING = {
    "engage": "the first contact",
    "qualify": "is there a need, and money?",
    "assess": "can we do what they need?",
    "propose": "the offer",
    "close": "the order",
    "deliver": "the customer has it",
    "follow-up": "how did it go?",
}
_OF_A_PHASE = {"find": "engage", "win": "close", "keep": "follow-up"}


def check(page: Page) -> Iterator[Hit]:
    """Report, once, the milestones that no step reaches.

    Left out is what others say: that a whole phase is empty, or that nothing follows the delivery.
    """
    flow, process = page.flow, page.process
    if not follows_a_sale(process):
        return
    ends_there = process.numbers.main_path[-2:-1] == (last_delivery(flow),)
    told = {_OF_A_PHASE.get(phase) for phase in uncovered_phases(flow)} | ({"follow-up"} if ends_there else set())
    missing = [stage for stage in STAGES if not steps_at(flow, stage) and stage not in told]
    if not missing:
        return
    yield Hit(
        f"No step is marked as {listed([f'{stage} ({_MEANING[stage]})' for stage in missing], 'or')}.",
        ("steps",),
        on_key=True,
        fix=f"Write, in the step in which it happens: milestone: {missing[0]}   and where it does not happen, think of a step.",
    )


CHECK = Check(
    code="PK703",
    name="milestone-missing",
    severity=Severity.ADVICE,
    title="a stage of the sale has no step",
    why="A stage that nobody is in charge of is left out when the day is busy.",
    bad="""\
process: Selling a bicycle
steps:  # <-- here
  - step: Greet and listen
    owner: Shop
  - step: Agree the price
    owner: Shop
    milestone: close
    payment:
      what: The price
      due: when the bicycle is handed over
      if_unpaid: The bicycle stays in the shop
    decide: Does the customer buy?
    answers:
      Yes: Hand over the bicycle
      Not now: later
  - step: Hand over the bicycle
    owner: Shop
    milestone: deliver
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
    milestone: engage
  - step: Ask what it is for
    owner: Shop
    milestone: qualify
    checklist: [Is it for everyday?]
  - step: Let the customer ride
    owner: Shop
    milestone: assess
  - step: Offer a bicycle
    owner: Shop
    milestone: propose
    paperwork: [Price list]
    no_reply:
      after: 5 days
      go: later
  - step: Agree the price
    owner: Shop
    milestone: close
    payment:
      what: The price
      if_unpaid: The bicycle stays in the shop
  - step: Hand over the bicycle
    owner: Shop
    milestone: deliver
  - step: Call after a week
    owner: Shop
    milestone: follow-up
    measure: One question on the telephone, how is it from 1 to 10
""",
    check=check,
)
