"""PK407 unsigned: the customer is to sign at a step where they are not there."""

from __future__ import annotations

from collections.abc import Iterator

from processkit.checks.check import Check, Page
from processkit.checks.wording import headed
from processkit.findings import Hit, Severity
from processkit.flow.paperwork import made_by
from processkit.model.customer_words import is_customer
from processkit.model.names import fold
from processkit.source.typed import lines_to_paste


def check(page: Page) -> Iterator[Hit]:
    """Report each paper that the customer signs, made at a step without the customer."""
    process, flow = page.process, page.flow
    signed = {
        fold(name)
        for name, facts in (process.paperwork or {}).items()
        if facts is not None and facts.signed and is_customer(facts.source or "", process.language)
    }
    for place, step in enumerate(process.steps):
        papers = [paper for paper in made_by(flow, place) if fold(paper) in signed]
        if step.customer is None and papers and place in flow.reached:
            number = (step.paperwork or ()).index(papers[0]) if papers[0] in (step.paperwork or ()) else None
            yield Hit(
                f'{headed(process, place)}: the customer signs "{papers[0]}" here, and the step has no customer side.',
                ("steps", place, "paperwork", number) if number is not None else ("steps", place, "step"),
                step=step.name,
                fix=lines_to_paste(
                    "Write, in this step, how you meet:", "customer:", "  by: visit", f"  gives: {papers[0]}, signed"
                ),
            )


CHECK = Check(
    code="PK407",
    name="unsigned",
    severity=Severity.WARNING,
    title="the customer is to sign at a step where they are not there",
    why="Without a moment with the customer nobody signs, and the paper is worth nothing.",
    bad="""\
process: Selling a bicycle
paperwork:
  Receipt:
    from: customer
    signed: true

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
paperwork:
  Receipt:
    from: customer
    signed: true

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
    paperwork: [Receipt]
    customer:
      by: visit
contact: 020 555 0100
""",
    check=check,
)
