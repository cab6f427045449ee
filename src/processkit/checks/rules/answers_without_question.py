"""PK206 answers-without-question: answers without a question, or a question without answers."""

from __future__ import annotations

from collections.abc import Iterator

from processkit.checks.check import Check, Page
from processkit.checks.wording import headed
from processkit.findings import Hit, Severity
from processkit.source.typed import lines_to_paste


def check(page: Page) -> Iterator[Hit]:
    """Report answers without ``decide``, and ``decide`` without answers."""
    for place, step in enumerate(page.process.steps):
        if place not in page.flow.reached:
            continue
        if step.answers is not None and step.decide is None:
            answers = " / ".join(list(step.answers)[:3])
            yield Hit(
                f"{headed(page.process, place)} has answers ({answers}) and no question.",
                ("steps", place, "answers"),
                on_key=True,
                step=step.name,
                fix=lines_to_paste("Write, above the answers:", "decide: the question that they answer"),
            )
        elif step.decide is not None and step.answers is None:
            yield Hit(
                f'{headed(page.process, place)} asks "{step.decide}" and has no answers.',
                ("steps", place, "decide"),
                step=step.name,
                fix=lines_to_paste(
                    "Write, below it, each answer and the step or end that follows:",
                    "answers:",
                    "  Yes: won",
                    "  No: lost",
                ),
            )


CHECK = Check(
    code="PK206",
    name="answers-without-question",
    severity=Severity.WARNING,
    title="answers without a question, or a question without answers",
    why="Two colleagues will read the choice in two ways when the question is not written down.",
    bad="""\
process: Selling a bicycle
steps:
  - step: Greet and listen
    owner: Shop
  - step: Let the customer ride
    owner: Shop
  - step: Agree the price
    owner: Shop
    answers:  # <-- here
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
)
