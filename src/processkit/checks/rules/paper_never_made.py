"""PK402 paper-never-made: a step needs a paper that no step makes."""

from __future__ import annotations

from collections.abc import Iterator

from processkit.checks.check import Check, Page
from processkit.checks.wording import headed, nearest
from processkit.findings import DocPath, Hit, Severity
from processkit.flow.paperwork import Lack, made_by
from processkit.model.names import fold
from processkit.source.typed import lines_to_paste, typed, typed_list


def check(page: Page) -> Iterator[Hit]:
    """Report each paper that is needed and that no step makes; further needs of it are echoes."""
    flow, process = page.flow, page.process
    made = [paper for place in range(flow.step_count) for paper in made_by(flow, place)]
    told: dict[str, DocPath] = {}
    for missing in page.missing_papers:
        if missing.lack is not Lack.NEVER_MADE:
            continue
        need = missing.need
        near = nearest(need.paper, [*made, *(process.starts_with or ())])
        echo = told.get(fold(need.paper))
        told.setdefault(fold(need.paper), need.path)
        ready = lines_to_paste("Write, in the step that makes it:", f"paperwork: {typed_list([need.paper])}")
        yield Hit(
            f'{headed(process, need.place)} needs "{need.paper}", and no step makes it.',
            need.path,
            step=process.steps[need.place].name,
            fix=f"Write: {typed(near)}" if near is not None else ready,
            echo_of=echo,
        )


CHECK = Check(
    code="PK402",
    name="paper-never-made",
    severity=Severity.ERROR,
    title="a step needs a paper that no step makes",
    why="The step waits for a paper that nobody brings.",
    bad="""\
process: Selling a bicycle
steps:
  - step: Greet and listen
    owner: Shop
  - step: Let the customer ride
    owner: Shop
  - step: Agree the price
    owner: Shop
    needs: [Measurements]  # <-- here
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
    paperwork: [Measurements]
  - step: Agree the price
    owner: Shop
    needs: [Measurements]
    decide: Does the customer buy?
    answers:
      Yes: Hand over the bicycle
      No: lost
  - step: Hand over the bicycle
    owner: Shop
""",
    check=check,
)
