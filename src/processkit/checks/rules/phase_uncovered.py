"""PK720 phase-uncovered: the page leaves out a part of the life of a customer."""

from __future__ import annotations

from collections.abc import Iterator

from processkit.checks.check import Check, Page
from processkit.checks.wording import listed
from processkit.findings import Hit, Severity
from processkit.flow.sale import follows_a_sale, uncovered_phases
from processkit.source.typed import lines_to_paste

_TOLD = {
    "find": "how customers are found",
    "win": "how they are won",
    "keep": "how they are kept",
    "advocate": "how they come to recommend you",
}
_WRITTEN = {
    "find": "milestone: engage             # in the step of the first contact",
    "win": "milestone: close              # in the step in which they buy",
    "keep": "keep_in_touch: every 3 months # above the steps",
    "advocate": "ask_for: [testimonial, referral] # in the last step",
}


def check(page: Page) -> Iterator[Hit]:
    """Report, once, the phases that nothing on the page is about."""
    if not follows_a_sale(page.process):
        return
    missing = uncovered_phases(page.flow)
    if missing:
        yield Hit(
            f"Nothing on this page says {listed([_TOLD[phase] for phase in missing], 'or')}.",
            ("steps",),
            on_key=True,
            fix=lines_to_paste("Write, where it fits:", *(_WRITTEN[phase] for phase in missing)),
        )


CHECK = Check(
    code="PK720",
    name="phase-uncovered",
    severity=Severity.ADVICE,
    title="the page leaves out a part of the life of a customer",
    why="Finding customers, winning them, keeping them, and having them recommend you: what is left out happens by chance.",
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
  - step: Call after a week
    owner: Shop
    ask_for: [feedback]
""",
    good="""\
process: Selling a bicycle
keep_in_touch: every 6 months
steps:
  - step: Greet and listen
    owner: Shop
    milestone: engage
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
  - step: Call after a week
    owner: Shop
    ask_for: [feedback, referral]
""",
    check=check,
)
