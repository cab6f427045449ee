"""PK701 contact-goes-backwards: a person becomes less than they already are."""

from __future__ import annotations

from collections.abc import Iterator

from processkit.checks.check import Check, Page
from processkit.checks.wording import headed
from processkit.findings import DocPath, Hit, Severity
from processkit.flow.sale import Misplaced, misplaced_contacts
from processkit.flow.story import title
from processkit.model.process import Process


def check(page: Page) -> Iterator[Hit]:
    """Report each ``becomes`` of the main path that does not fit into the ladder."""
    process = page.process
    for wrong in misplaced_contacts(page.flow):
        own, other = _contact(process, wrong.place), _contact(process, wrong.against)
        yield Hit(
            _told(process, wrong, own, other),
            _where(process, wrong.place),
            step=process.steps[wrong.place].name if wrong.place < len(process.steps) else None,
            fix=f"Write there: becomes: {other}   or take the line out.",
        )


def _told(process: Process, wrong: Misplaced, own: str, other: str) -> str:
    first = headed(process, wrong.place)
    if wrong.is_late:
        return f"{first} makes {_one(own)} of a person who is {_one(other)} since {title(process, wrong.against)}."
    return (
        f"{first} makes {_one(own)} of a person, and {title(process, wrong.against)} makes {_one(other)} of them again."
    )


def _contact(process: Process, place: int) -> str:
    """Return what a person becomes at a step or an end."""
    count = len(process.steps)
    own = process.steps[place].becomes if place < count else process.endings[place - count].becomes
    return own or ""


def _one(contact: str) -> str:
    return f"an {contact}" if contact[:1] == "a" else f"a {contact}"


def _where(process: Process, place: int) -> DocPath:
    if place < len(process.steps):
        return ("steps", place, "becomes")
    key = next(key for key in process.ends or () if process.place_of(key) == place)
    return ("ends", key, "becomes")


CHECK = Check(
    code="PK701",
    name="contact-goes-backwards",
    severity=Severity.ERROR,
    title="a person becomes less than they already are",
    why="People climb from suspect to prospect, lead, customer and advocate; nobody who has bought is a stranger again.",
    bad="""\
process: Selling a bicycle
steps:
  - step: Greet and listen
    owner: Shop
    becomes: lead
  - step: Agree the price
    owner: Shop
    becomes: customer
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
    becomes: prospect  # <-- here
  - step: Call after a week
    owner: Shop
    measure: One question on the telephone, how is it from 1 to 10
""",
    good="""\
process: Selling a bicycle
steps:
  - step: Greet and listen
    owner: Shop
    becomes: lead
  - step: Agree the price
    owner: Shop
    becomes: customer
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
    becomes: advocate
    measure: One question on the telephone, how is it from 1 to 10
""",
    check=check,
)
