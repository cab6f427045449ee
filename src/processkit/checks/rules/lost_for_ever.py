"""PK716 lost-for-ever: who is lost stays lost."""

from __future__ import annotations

from collections.abc import Iterator

from processkit.checks.check import Check, Page
from processkit.checks.wording import name_of_step
from processkit.findings import Hit, Severity
from processkit.flow.sale import ends_led_to, follows_a_sale
from processkit.source.typed import lines_to_paste


def check(page: Page) -> Iterator[Hit]:
    """Report a page that loses customers, and on which nothing leads back to them."""
    flow, process = page.flow, page.process
    endings = {place: process.endings[place - flow.step_count] for place in ends_led_to(flow)}
    lost = [place for place, ending in endings.items() if ending.outcome == "lost"]
    if not follows_a_sale(process) or not lost:
        return
    if any(ending.outcome == "later" or ending.wake_up is not None for ending in endings.values()):
        return
    paths = [edge.path for edge in flow.reached_edges if edge.target in lost]
    paths += [
        ("anytime", event) for event, target in (process.anytime or {}).items() if process.place_of(target) in lost
    ]
    yield Hit(
        "Customers who are lost are never asked again.",
        paths[0],
        step=name_of_step(process, paths[0]),
        fix=lines_to_paste("Lead those who may buy another day to later, such as:", "Not now: later"),
    )


CHECK = Check(
    code="PK716",
    name="lost-for-ever",
    severity=Severity.ADVICE,
    title="who is lost stays lost",
    why="Many a no means not now: no money this month, or another time of the year. Whoever asks again in spring sells in spring.",
    bad="""\
process: Selling a bicycle
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
      No: lost  # <-- here
  - step: Hand over the bicycle
    owner: Shop
  - step: Call after a week
    owner: Shop
    ask_for: [feedback]
ends:
  lost:
    reason: true
""",
    good="""\
process: Selling a bicycle
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
      No: lost
      Not now: later
  - step: Hand over the bicycle
    owner: Shop
  - step: Call after a week
    owner: Shop
    ask_for: [feedback]
ends:
  lost:
    reason: true
""",
    check=check,
)
