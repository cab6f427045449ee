"""PK509 limit-without-way-on: at its limit a step has no answer left."""

from __future__ import annotations

from collections.abc import Iterator

from processkit.checks.check import Check, Page
from processkit.checks.wording import headed, listed
from processkit.findings import Hit, Severity
from processkit.flow.repeats import stuck_steps
from processkit.flow.story import title
from processkit.source.typed import lines_to_paste


def check(page: Page) -> Iterator[Hit]:
    """Report each step whose answers and next all lead into a limit that can be reached."""
    flow, process = page.flow, page.process
    for place in stuck_steps(page.walks):
        step = process.steps[place]
        limited = sorted({e.target for e in flow.leaving[place] if not e.by_silence and flow.is_step(e.target)})
        names = listed([title(process, target) for target in limited])
        yield Hit(
            f"{headed(process, place)} leads only to {names}; once that may not be done again, no answer is left.",
            ("steps", place, "step"),
            step=step.name,
            fix=lines_to_paste(
                "Write one more answer, for the case that it was often enough:", "answers:", "  Enough: lost"
            ),
        )


CHECK = Check(
    code="PK509",
    name="limit-without-way-on",
    severity=Severity.WARNING,
    title="at its limit a step has no answer left",
    why="The colleague stands before the customer and may tick none of the answers.",
    bad="""\
process: Selling a bicycle
steps:
  - step: Greet and listen
    owner: Shop
    at_most: 1
    decide: Does the customer want to ride?
    answers:
      Yes: Let the customer ride
      Knows what it is: Hand over the bicycle
  - step: Let the customer ride
    owner: Shop
    at_most: 2
  - step: Ask how it was  # <-- here
    owner: Shop
    decide: Which one shall it be?
    answers:
      A bigger one: Let the customer ride
      A smaller one: Greet and listen
    no_reply:
      after: 5 days
      go: lost
  - step: Hand over the bicycle
    owner: Shop
""",
    good="""\
process: Selling a bicycle
steps:
  - step: Greet and listen
    owner: Shop
    decide: Does the customer want to ride?
    answers:
      Yes: Let the customer ride
      Knows what it is: Hand over the bicycle
  - step: Let the customer ride
    owner: Shop
    at_most: 2
  - step: Ask how it was
    owner: Shop
    decide: Which one shall it be?
    answers:
      A bigger one: Let the customer ride
      This one: Hand over the bicycle
    no_reply:
      after: 5 days
      go: lost
  - step: Hand over the bicycle
    owner: Shop
""",
    check=check,
)
