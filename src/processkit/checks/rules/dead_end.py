"""PK202 dead-end: a customer who comes here never gets out."""

from __future__ import annotations

from collections.abc import Iterator

from processkit.checks.check import Check, Page
from processkit.checks.wording import headed, listed
from processkit.findings import Hit, Related, Severity
from processkit.flow.story import step_names, tell, title
from processkit.model.step import Step
from processkit.source.typed import lines_to_paste


def check(page: Page) -> Iterator[Hit]:
    """Report each step, or circle of steps, from which no end can be reached."""
    flow, process = page.flow, page.process
    for circle in flow.traps:
        first, others = circle[0], circle[1:]
        if others:
            names = listed([title(process, place) for place in others])
            also = "leads" if len(others) == 1 else "lead"
            message = f"{headed(process, first)} and {names} lead only to each other: from there a customer never comes to an end."
            if len(others) > 1:
                message = f"{headed(process, first)}, {names} {also} only to each other: from there a customer never comes to an end."
        else:
            message = (
                f"{headed(process, first)} leads only back to itself: a customer who comes here never comes to an end."
            )
        way = flow.shortest_way(circle)
        last = process.steps[circle[-1]]
        number = process.numbers.labels[circle[-1]]
        yield Hit(
            message,
            ("steps", first, "step"),
            step=process.steps[first].name,
            story=f"The way in is {tell(flow, way)}." if way is not None and way.edges else "",
            way=step_names(flow, way) if way is not None else (),
            fix=_what_to_write(last, number),
            related=tuple(Related("in the same circle", ("steps", place, "step")) for place in others),
        )


def _what_to_write(step: Step, number: str) -> str:
    """Return a way out of the last step of the circle."""
    if step.answers is not None:
        return lines_to_paste(f"Write, in step {number}, an answer that leads out:", "answers:", "  Enough: lost")
    return lines_to_paste(
        f"Write, in step {number}, where the customer goes in the end:", "next: won", then="or   next: lost"
    )


CHECK = Check(
    code="PK202",
    name="dead-end",
    severity=Severity.ERROR,
    title="a customer who comes here never gets out",
    why="The customer goes round and round: neither sold, nor told no, and nobody notices.",
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
      Yes: Call back
      No: lost
      At once: Hand over the bicycle
  - step: Call back  # <-- here
    owner: Shop
  - step: Ask once more
    owner: Shop
    next: Call back
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
    can_be_accepted=False,
)
