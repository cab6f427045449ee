"""PK117 bad-chances: the chances of the answers do not make 100 per cent."""

from __future__ import annotations

from collections.abc import Iterator

from processkit.checks.check import Check, Page, Stage
from processkit.checks.wording import headed, listed
from processkit.findings import Hit, Severity
from processkit.model.names import fold


def check(page: Page) -> Iterator[Hit]:
    """Report chances that leave an answer out or do not add up to 100."""
    process = page.process
    for place, step in enumerate(process.steps):
        if step.chances is None:
            continue
        given = {fold(answer) for answer in step.chances}
        answers = {fold(answer): answer for answer in step.answers or ()}
        # A chance for an answer that is none has a message of its own.
        if given - set(answers):
            continue
        total = sum(step.chances.values())
        missing = [answer for key, answer in answers.items() if key not in given]
        if not missing and total == 100:
            continue
        what = f"{listed(missing)} has none" if len(missing) == 1 else f"{listed(missing)} have none"
        yield Hit(
            f"{headed(process, place)}: the chances make {total} per cent, not 100"
            + (f", and {what}." if missing else "."),
            ("steps", place, "chances"),
            on_key=True,
            step=step.name,
            fix="Give every answer a chance, so that they make 100 in all.",
        )


CHECK = Check(
    code="PK117",
    name="bad-chances",
    severity=Severity.ERROR,
    title="the chances of the answers do not make 100 per cent",
    why="How many customers come to each step can only be told when the chances are whole.",
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
    chances:  # <-- here
      Yes: 70
      No: 20
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
    chances:
      Yes: 70
      No: 30
  - step: Hand over the bicycle
    owner: Shop
""",
    check=check,
    stage=Stage.NAMES,
    can_be_accepted=False,
)
