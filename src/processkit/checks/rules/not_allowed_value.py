"""PK114 not-allowed-value: a value that is not one of those that are known."""

from __future__ import annotations

from collections.abc import Iterator

from processkit.checks.check import Check, Page, Stage
from processkit.checks.wording import headed, listed, nearest
from processkit.findings import DocPath, Hit, Severity
from processkit.model.names import fold


def check(page: Page) -> Iterator[Hit]:
    """Report papers and chances for an answer that the step does not have.

    Words and numbers that are not known at all are found while the page is read.
    """
    process = page.process
    for place, step in enumerate(process.steps):
        answers = list(step.answers or ())
        known = {fold(answer) for answer in answers}
        for key, given in (("answer_papers", step.answer_papers), ("chances", step.chances)):
            for answer in given or ():
                if fold(answer) in known:
                    continue
                near = nearest(answer, answers)
                path: DocPath = ("steps", place, key, answer)
                yield Hit(
                    f'{headed(process, place)}: "{answer}" below "{key}" is none of its answers.',
                    path,
                    on_key=True,
                    step=step.name,
                    fix=f"Write: {near}" if near else _what_to_write(answers, key),
                )


def _what_to_write(answers: list[str], key: str) -> str:
    if not answers:
        return f"Give the step its answers, or delete {key}."
    return f"Write one of: {listed(answers, 'or')}."


CHECK = Check(
    code="PK114",
    name="not-allowed-value",
    severity=Severity.ERROR,
    title="a value that is not one of those that are known",
    why="Only the known words have a meaning for the checks and on the page.",
    bad="""\
process: Selling a bicycle
steps:
  - step: Greet and listen
    owner: Shop
    milestone: greeting  # <-- here
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
