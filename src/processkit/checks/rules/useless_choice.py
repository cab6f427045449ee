"""PK207 useless-choice: a choice that changes nothing."""

from __future__ import annotations

from collections.abc import Iterator

from processkit.checks.check import Check, Page
from processkit.checks.wording import headed, listed
from processkit.findings import Hit, Severity
from processkit.flow.story import title
from processkit.source.typed import lines_to_paste, typed


def check(page: Page) -> Iterator[Hit]:
    """Report a choice with one answer, or whose answers all lead to the same place."""
    process = page.process
    for place, step in enumerate(process.steps):
        # Answers that bring different papers do make a difference.
        if step.answers is None or place not in page.flow.reached or step.answer_papers is not None:
            continue
        targets = {process.place_of(target) for target in step.answers.values()}
        if len(targets) > 1:
            continue
        target = next(iter(targets))
        if target is None:
            continue
        name = process.name_of(target)
        if len(step.answers) == 1:
            what = f'has one answer only, "{next(iter(step.answers))}"'
        else:
            answers = listed(['"' + answer + '"' for answer in step.answers])
            what = f"leads to {title(process, target)} whatever the answer is ({answers})"
        yield Hit(
            f"{headed(process, place)} {what}.",
            ("steps", place, "answers"),
            on_key=True,
            step=step.name,
            fix=lines_to_paste(
                "Lead one of the answers elsewhere, or write, in place of decide and answers:", f"next: {typed(name)}"
            ),
        )


CHECK = Check(
    code="PK207",
    name="useless-choice",
    severity=Severity.WARNING,
    title="a choice that changes nothing",
    why="A question whose answer changes nothing costs time, and the reader looks for the difference.",
    bad="""\
process: Selling a bicycle
anytime:
  Customer walks away: lost
steps:
  - step: Greet and listen
    owner: Shop
  - step: Let the customer ride
    owner: Shop
  - step: Agree the price
    owner: Shop
    decide: Does the customer buy?
    answers:  # <-- here
      Yes: Hand over the bicycle
      No: Hand over the bicycle
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
)
