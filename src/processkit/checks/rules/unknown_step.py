"""PK107 unknown-step: a step or end is named that is not on the page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from processkit.checks.check import Check, Page, Stage
from processkit.checks.wording import capital, in_step, listed, name_of_step, nearest
from processkit.findings import Hit, NewValue, Repair, Severity
from processkit.model.names import fold, is_plainly
from processkit.model.process import Process
from processkit.model.references import Reference, references_of
from processkit.source.typed import typed


def check(page: Page) -> Iterator[Hit]:
    """Report each reference that names nothing, or an end where a step is due, or the reverse."""
    process = page.process
    often = Counter(fold(reference.text) for reference in references_of(process))
    for reference in references_of(process):
        place = process.place_of(reference.text)
        is_step = place is not None and place < len(process.steps)
        if place is None:
            yield _unknown(process, reference, once=often[fold(reference.text)] == 1)
        elif (reference.wanted == "step" and not is_step) or (reference.wanted == "end" and is_step):
            yield _other_kind(process, reference, is_step=is_step)


def _unknown(process: Process, reference: Reference, *, once: bool) -> Hit:
    steps = [step.name for step in process.steps] if reference.wanted != "end" else []
    ends = [ending.key for ending in process.endings] if reference.wanted != "step" else []
    known = [*steps, *(e.name for e in process.endings if ends), *ends]
    near = nearest(reference.text, known)
    kind = {"step": "step", "end": "end", "step or end": "step or end"}[reference.wanted]
    before = in_step(process, reference.path)
    return Hit(
        capital(f'{before}there is no {kind} "{reference.text}" on this page.'),
        reference.path,
        step=name_of_step(process, reference.path),
        fix=f"Write: {typed(str(reference.path[-1]))}: {typed(near)}"
        if near
        else f"Write one of: {listed([*steps, *ends], 'or')}.",
        repairs=(Repair((NewValue(reference.path, near),), once and is_plainly(reference.text, near, known)),)
        if near
        else (),
    )


def _other_kind(process: Process, reference: Reference, *, is_step: bool) -> Hit:
    is_kind, due = ("a step", "an end") if is_step else ("an end", "a step")
    names = [e.key for e in process.endings] if is_step else [s.name for s in process.steps]
    return Hit(
        capital(
            f'{in_step(process, reference.path)}"{reference.text}" is {is_kind}; behind "{reference.path[-1]}" {due} is due.'
        ),
        reference.path,
        step=name_of_step(process, reference.path),
        fix=f"Write one of: {listed(names, 'or')}.",
    )


CHECK = Check(
    code="PK107",
    name="unknown-step",
    severity=Severity.ERROR,
    title="a step or end is named that is not on the page",
    why="The customer would be sent to a step that does not exist.",
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
      Yes: Hand over the bycicle  # <-- here
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
    stage=Stage.NAMES,
    can_be_accepted=False,
)
