"""PK201 never-reached: no way leads to a step."""

from __future__ import annotations

from collections.abc import Iterator

from processkit.checks.check import Check, Page
from processkit.checks.wording import headed, listed
from processkit.findings import DocPath, Hit, Related, Severity
from processkit.flow.flow import Flow
from processkit.flow.story import title
from processkit.source.typed import lines_to_paste, typed


def check(page: Page) -> Iterator[Hit]:
    """Report each step that no case comes to; steps that only such a step leads to are its echo."""
    flow, process = page.flow, page.process
    missed = [place for place in range(flow.step_count) if place not in flow.reached]
    for place in missed:
        root = _root(flow, place, missed)
        path: DocPath = ("steps", place, "step")
        if root != place:
            message = f"{headed(process, place)} is never reached either: only {title(process, root)} leads there."
            yield Hit(message, path, step=process.steps[place].name, echo_of=("steps", root, "step"))
            continue
        after = [other for other in missed if other != place and _root(flow, other, missed) == place]
        names = listed([title(process, other) for other in after])
        comes = "comes" if len(after) == 1 else "come"
        also = f" The same goes for {names}, which {comes} only after it." if after else ""
        yield Hit(
            f"{headed(process, place)} is never reached: no step before it leads there.{also}",
            path,
            step=process.steps[place].name,
            fix=_what_to_write(flow, place),
            related=tuple(Related("never reached either", ("steps", other, "step")) for other in after),
        )


def _root(flow: Flow, place: int, missed: list[int]) -> int:
    """Return the step at which a stretch that is never reached begins."""
    behind = flow.reaching([place])
    for candidate in missed:
        if candidate in behind and flow.reaching([candidate]) <= flow.reachable([candidate]):
            return candidate
    return place


def _what_to_write(flow: Flow, place: int) -> str:
    """Return what leads to the step again, by what the step above it says."""
    process = flow.process
    name = process.steps[place].name
    before = process.steps[place - 1]
    number = process.numbers.labels[place - 1]
    if before.answers is not None:
        return lines_to_paste(
            f"Write, in step {number}, an answer that leads there, or delete the step:",
            "answers:",
            f"  Otherwise: {typed(name)}",
        )
    return lines_to_paste(f"Write, in step {number}, or delete this one:", f"next: {typed(name)}")


CHECK = Check(
    code="PK201",
    name="never-reached",
    severity=Severity.ERROR,
    title="no way leads to a step",
    why="Nobody will ever do this step, although it stands on the page.",
    bad="""\
process: Selling a bicycle
steps:
  - step: Greet and listen
    owner: Shop
    next: Agree the price
  - step: Let the customer ride  # <-- here
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
