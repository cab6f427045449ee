"""PK404 paper-nobody-uses: a paper is made that nobody needs."""

from __future__ import annotations

from collections.abc import Iterator

from processkit.checks.check import Check, Page
from processkit.checks.wording import headed
from processkit.findings import Hit, Severity
from processkit.flow.paperwork import needs_of
from processkit.model.names import fold


def check(page: Page) -> Iterator[Hit]:
    """Report each paper that a step makes, that no step needs, and that nobody signs."""
    flow, process = page.flow, page.process
    used = {fold(need.paper) for place in range(flow.step_count) for need in needs_of(flow, place)}
    used |= {fold(name) for name, facts in (process.paperwork or {}).items() if facts is not None and facts.signed}
    for place, step in enumerate(process.steps):
        for number, paper in enumerate(step.paperwork or ()):
            if fold(paper) in used or place not in flow.reached:
                continue
            used.add(fold(paper))
            yield Hit(
                f'{headed(process, place)} makes "{paper}", and no later step or handover asks for it.',
                ("steps", place, "paperwork", number),
                step=step.name,
                fix="Let the handover or the step that uses it ask for it, or leave the paper out.",
            )


CHECK = Check(
    code="PK404",
    name="paper-nobody-uses",
    severity=Severity.ADVICE,
    title="a paper is made that nobody needs",
    why="Paper that nobody reads takes time from the customer.",
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
  - step: Hand over the bicycle
    owner: Shop
    paperwork: [Receipt]  # <-- here
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
