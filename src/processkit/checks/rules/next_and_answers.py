"""PK113 next-and-answers: a step has two ways of saying what follows."""

from __future__ import annotations

from collections.abc import Iterator

from processkit.checks.check import Check, Page, Stage
from processkit.checks.wording import headed
from processkit.findings import Hit, Severity


def check(page: Page) -> Iterator[Hit]:
    """Report each step with both ``next`` and ``answers``, or with ``only_if`` and ``answers``."""
    for place, step in enumerate(page.process.steps):
        if step.answers is None:
            continue
        if step.next is not None:
            yield Hit(
                f'{headed(page.process, place)} has both "next" and "answers", so nobody can tell what follows.',
                ("steps", place, "next"),
                on_key=True,
                step=step.name,
                fix=f"Delete the line next: {step.next}   or the answers.",
            )
        if step.only_if is not None:
            yield Hit(
                f'{headed(page.process, place)} may be passed over ("only_if") and decides something ("answers"). '
                "When it is passed over nobody decides.",
                ("steps", place, "only_if"),
                on_key=True,
                step=step.name,
                fix="Delete only_if, and add an answer for the case in which it does not apply.",
            )


CHECK = Check(
    code="PK113",
    name="next-and-answers",
    severity=Severity.ERROR,
    title="a step has two ways of saying what follows",
    why="Nobody could tell which of the two holds.",
    bad="""\
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
    next: won  # <-- here
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
""",
    check=check,
    stage=Stage.NAMES,
    can_be_accepted=False,
)
