"""PK404 paper-nobody-uses: a paper is made that nobody needs."""

from __future__ import annotations

from collections.abc import Iterator

from processkit.checks.check import Check, Page
from processkit.checks.wording import capital, listed, name_of_step
from processkit.findings import DocPath, Hit, Severity
from processkit.flow.paperwork import needs_of
from processkit.flow.story import title
from processkit.model.names import fold
from processkit.model.texts import texts_of


def check(page: Page) -> Iterator[Hit]:
    """Report, once, the papers that steps make, and that nobody needs, signs or gets.

    What the customer's own text names is made for the customer.
    """
    flow, process = page.flow, page.process
    used = {fold(need.paper) for place in range(flow.step_count) for need in needs_of(flow, place)}
    used |= {fold(name) for name, facts in (process.paperwork or {}).items() if facts is not None and facts.signed}
    for_customers = " ".join(fold(text) for step in process.steps for _path, text, _key in texts_of(step.customer))
    idle: dict[int, list[str]] = {}
    first: DocPath = ()
    for place, step in enumerate(process.steps):
        for number, paper in enumerate(step.paperwork or ()):
            if fold(paper) in used or fold(paper) in for_customers or place not in flow.reached:
                continue
            used.add(fold(paper))
            idle.setdefault(place, []).append(f'"{paper}"')
            first = first or ("steps", place, "paperwork", number)
    if not idle:
        return
    made = listed([f"{title(process, place)} makes {listed(papers)}" for place, papers in idle.items()])
    yield Hit(
        f"{capital(made)}, and no later step or handover asks for {'it' if sum(map(len, idle.values())) == 1 else 'them'}.",
        first,
        step=name_of_step(process, first),
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
