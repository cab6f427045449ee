"""PK408 too-much-paper: one step asks the customer for more than five papers."""

from __future__ import annotations

from collections.abc import Iterator

from processkit.checks.check import Check, Page
from processkit.checks.wording import headed
from processkit.findings import Hit, Severity
from processkit.flow.paperwork import made_by
from processkit.model.customer_words import is_customer
from processkit.model.names import fold

_MOST = 5


def check(page: Page) -> Iterator[Hit]:
    """Report each step that makes more than five papers which come from the customer."""
    process = page.process
    theirs = {
        fold(name)
        for name, facts in (process.paperwork or {}).items()
        if facts is not None and is_customer(facts.source or "", process.language)
    }
    for place, step in enumerate(process.steps):
        asked = {fold(paper) for paper in made_by(page.flow, place)} & theirs
        if len(asked) > _MOST and place in page.flow.reached:
            yield Hit(
                f"{headed(process, place)} asks the customer for {len(asked)} papers at once.",
                ("steps", place, "paperwork"),
                on_key=True,
                step=step.name,
                fix="Ask for what this step needs now, and for the rest in a later step.",
            )


CHECK = Check(
    code="PK408",
    name="too-much-paper",
    severity=Severity.ADVICE,
    title="one step asks the customer for more than five papers",
    why="A customer who has to bring a folder thinks twice.",
    bad="""\
process: Selling a bicycle
paperwork:
  Passport:
    from: customer
  Pay slip:
    from: customer
  Bank letter:
    from: customer
  Photo:
    from: customer
  Address proof:
    from: customer
  Old invoice:
    from: customer

steps:
  - step: Greet and listen
    owner: Shop
    paperwork: [Passport, Pay slip, Bank letter, Photo, Address proof, Old invoice]  # <-- here
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
paperwork:
  Passport:
    from: customer
  Pay slip:
    from: customer
  Bank letter:
    from: customer
  Photo:
    from: customer
  Address proof:
    from: customer
  Old invoice:
    from: customer

steps:
  - step: Greet and listen
    owner: Shop
    paperwork: [Passport, Pay slip, Bank letter, Photo, Address proof]
  - step: Let the customer ride
    owner: Shop
  - step: Agree the price
    owner: Shop
    paperwork: [Old invoice]
    decide: Does the customer buy?
    answers:
      Yes: Hand over the bicycle
      No: lost
  - step: Hand over the bicycle
    owner: Shop
""",
    check=check,
)
