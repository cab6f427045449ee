"""PK714 no-repeat-or-referral: nothing brings customers back, or their friends."""

from __future__ import annotations

from collections.abc import Iterator

from processkit.checks.check import Check, Page
from processkit.checks.wording import capital
from processkit.findings import Hit, Severity
from processkit.flow.sale import follows_a_sale, uncovered_phases
from processkit.source.typed import lines_to_paste

_SAYING_IT_ON = {"testimonial", "referral", "repeat"}


def check(page: Page) -> Iterator[Hit]:
    """Report a page that asks for no testimonial, referral or repeat, or does not keep in touch."""
    process = page.process
    if not follows_a_sale(process):
        return
    asks = any(_SAYING_IT_ON & set(step.ask_for or ()) for step in process.steps)
    keeps = process.keep_in_touch is not None
    if asks and keeps:
        return
    missing = [] if asks else ["nobody asks for a testimonial, a referral or the next order"]
    missing += [] if keeps else ["nothing says how often you get in touch after the sale"]
    lines = [] if asks else ["ask_for: [testimonial, referral]"]
    lines += [] if keeps else ["keep_in_touch: every 3 months"]
    # Where a whole phase is empty, that is the one thing to say.
    phases = {"advocate"} if not asks else set()
    phases |= {"keep"} if not keeps else set()
    yield Hit(
        f"{capital(', and '.join(missing))}.",
        ("steps",),
        on_key=True,
        fix=lines_to_paste("Write, ask_for in the last step, keep_in_touch above the steps:", *lines),
        echo_of=("steps",) if phases <= set(uncovered_phases(page.flow)) else None,
    )


CHECK = Check(
    code="PK714",
    name="no-repeat-or-referral",
    severity=Severity.ADVICE,
    title="nothing brings customers back, or their friends",
    why="Customers who come back cost less than new ones, and nobody sells better than one who is delighted.",
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
    milestone: follow-up
    ask_for: [feedback]
""",
    good="""\
process: Selling a bicycle
keep_in_touch: every 6 months
steps:
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
    milestone: follow-up
    ask_for: [feedback, referral, repeat]
""",
    check=check,
)
