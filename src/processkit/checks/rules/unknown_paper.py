"""PK108 unknown-paper: a paper is named that is not in the list of paperwork."""

from __future__ import annotations

from collections.abc import Iterator

from processkit.checks.check import Check, Page, Stage
from processkit.checks.misspelt import misspelt_in_list, written_so
from processkit.checks.wording import capital, in_step, listed, name_of_step, nearest
from processkit.findings import Hit, NewKey, Repair, Severity
from processkit.model.names import fold, is_plainly
from processkit.model.references import papers_named
from processkit.source.typed import lines_to_paste, typed


def check(page: Page) -> Iterator[Hit]:
    """Report each paper that the page's own list does not have; without a list every name will do."""
    process = page.process
    if process.paperwork is None:
        return
    declared = {fold(name) for name in process.paperwork}
    used = [mention.name for mention in papers_named(process)]
    misspelt = misspelt_in_list(process.paperwork, used)
    for right, wrong in misspelt.items():
        yield Hit(
            f'The list of paperwork has "{wrong}", and nothing else on the page is called so; the steps say "{right}".',
            ("paperwork", wrong),
            on_key=True,
            fix=f"Write, in the list of paperwork: {typed(right)}:",
            repairs=(Repair((NewKey(("paperwork", wrong), right),), is_plainly(wrong, right, used)),),
        )
    declared |= {fold(name) for name in misspelt}
    for mention in papers_named(process):
        if fold(mention.name) in declared:
            continue
        near = nearest(mention.name, process.paperwork)
        known = listed(list(process.paperwork), "or")
        yield Hit(
            capital(f'{in_step(process, mention.path)}"{mention.name}" is not in the list of paperwork.'),
            mention.path,
            step=name_of_step(process, mention.path),
            fix=f"Write: {near}"
            if near
            else lines_to_paste(
                "Add it to the list:", "paperwork:", f"  {typed(mention.name)}:", then=f"or write one of: {known}."
            ),
            repairs=written_so(mention, near, list(process.paperwork), used),
        )


CHECK = Check(
    code="PK108",
    name="unknown-paper",
    severity=Severity.ERROR,
    title="a paper is named that is not in the list of paperwork",
    why="A paper with two spellings is two papers, and one of them is never found.",
    bad="""\
process: Selling a bicycle
paperwork:
  Price list:
  Receipt:

steps:
  - step: Greet and listen
    owner: Shop
  - step: Let the customer ride
    owner: Shop
    paperwork: [Price list]
  - step: Agree the price
    owner: Shop
    decide: Does the customer buy?
    answers:
      Yes: Hand over the bicycle
      No: lost
  - step: Hand over the bicycle
    owner: Shop
    paperwork: [Reciept]  # <-- here
""",
    good="""\
process: Selling a bicycle
paperwork:
  Price list:
  Receipt:

steps:
  - step: Greet and listen
    owner: Shop
  - step: Let the customer ride
    owner: Shop
    paperwork: [Price list]
  - step: Agree the price
    owner: Shop
    decide: Does the customer buy?
    answers:
      Yes: Hand over the bicycle
      No: lost
  - step: Hand over the bicycle
    owner: Shop
    paperwork: [Receipt]
""",
    check=check,
    stage=Stage.NAMES,
    can_be_accepted=False,
)
