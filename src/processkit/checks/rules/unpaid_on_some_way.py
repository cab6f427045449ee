"""PK409 unpaid-on-some-way: some way reaches a step that does not start unpaid, without the payment."""

from __future__ import annotations

from collections.abc import Iterator

from processkit.checks.check import Check, Page
from processkit.checks.wording import headed
from processkit.findings import Hit, Severity
from processkit.flow.paperwork import unpaid_ways
from processkit.flow.story import step_names, tell, title
from processkit.source.typed import lines_to_paste, typed


def check(page: Page) -> Iterator[Hit]:
    """Report each payment that some way to its ``before`` step passes by."""
    flow, process = page.flow, page.process
    for unpaid in unpaid_ways(flow):
        payer = process.steps[unpaid.payer]
        chosen = [edge for edge in unpaid.way.edges if edge.answer is not None and not edge.by_silence]
        if chosen:
            lead = f"Write, in step {process.numbers.labels[chosen[-1].source]}:"
            fix = lines_to_paste(lead, "answers:", f"  {typed(chosen[-1].answer or '')}: {typed(payer.name)}")
        else:
            fix = f"Lead that way to {payer.name}, or delete the line before: {process.steps[unpaid.before].name}"
        yield Hit(
            f"{headed(process, unpaid.before)} can start unpaid: some way does not come to {title(process, unpaid.payer)}, where the customer pays.",
            ("steps", unpaid.payer, "payment", "before"),
            step=payer.name,
            story=f"It happens on the way {tell(flow, unpaid.way)}.",
            way=step_names(flow, unpaid.way),
            fix=fix,
        )


CHECK = Check(
    code="PK409",
    name="unpaid-on-some-way",
    severity=Severity.ERROR,
    title="some way reaches a step that does not start unpaid, without the payment",
    why="The work is done before the money is there, although the page says the contrary.",
    bad="""\
process: Selling a bicycle
steps:
  - step: Agree the price
    owner: Shop
    decide: Does the customer order it?
    answers:
      Yes: Take the deposit
      Takes it along: Fit the bicycle
      No: lost
  - step: Take the deposit
    owner: Shop
    payment:
      what: A third of the price
      before: Fit the bicycle  # <-- here
      if_unpaid: We call on the third day
  - step: Fit the bicycle
    owner: Shop
  - step: Call after a week
    owner: Shop
""",
    good="""\
process: Selling a bicycle
steps:
  - step: Agree the price
    owner: Shop
    decide: Does the customer order it?
    answers:
      Yes: Take the deposit
      No: lost
  - step: Take the deposit
    owner: Shop
    payment:
      what: A third of the price
      before: Fit the bicycle
      if_unpaid: We call on the third day
  - step: Fit the bicycle
    owner: Shop
  - step: Call after a week
    owner: Shop
""",
    check=check,
)
