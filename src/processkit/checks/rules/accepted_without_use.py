"""PK904 accepted-without-use: something is accepted for nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from processkit.checks.check import Check, Page, Stage
from processkit.checks.wording import name_of_step, nearest, step_of
from processkit.findings import DocPath, Hit, Severity
from processkit.model.names import fold
from processkit.model.process import Process

_NAME = "accepted-without-use"


def check(page: Page) -> Iterator[Hit]:
    """Report each entry of ``accepted`` that has no use, no reason, or no such check."""
    told = 0
    # The line that accepts this very check has a use when another one has none; so it is judged last.
    for path, reason in sorted(_entries(page.process), key=lambda entry: fold(str(entry[0][-1])) == _NAME):
        own = fold(str(path[-1])) == _NAME
        problem = _problem(page, path, reason) if not (own and reason is not None and told) else None
        if problem is not None:
            told += 1
            message, fix = problem
            yield Hit(message, path, on_key=True, step=name_of_step(page.process, path), fix=fix)


def _entries(process: Process) -> Iterator[tuple[DocPath, str | None]]:
    """Yield what the page accepts, and then each step: the place, and the reason."""
    lists: list[tuple[DocPath, Mapping[str, str | None] | None]] = [(("accepted",), process.accepted)]
    lists += [(("steps", place, "accepted"), step.accepted) for place, step in enumerate(process.steps)]
    for path, accepted in lists:
        for name, reason in (accepted or {}).items():
            yield (*path, name), reason


def _problem(page: Page, path: DocPath, reason: str | None) -> tuple[str, str] | None:
    """Return what is wrong with an entry, and what to do; None where it has its use."""
    name = str(path[-1])
    check = next((check for check in page.asked if check.name == fold(name)), None)
    if check is None:
        return f'There is no check "{name}", so nothing is accepted.', _meant(page, name)
    if not check.can_be_accepted:
        return f'"{name}" cannot be accepted: the page would not work.', "Delete this line."
    if reason is None:
        return (
            f'No reason stands behind "{name}", so it is not accepted.',
            f"Write:   {name}: the reason why it is on purpose",
        )
    if not _was_made(page, check) or _is_used(page, path, check.name):
        return None
    return f'"{name}" is accepted here, and there is nothing to accept.', "Delete this line."


def _meant(page: Page, name: str) -> str:
    by_code = next((check.name for check in page.asked if check.code.casefold() == name.strip().casefold()), None)
    near = by_code or nearest(name, [check.name for check in page.asked if check.can_be_accepted])
    return f"Write:   {near}: the reason why it is on purpose" if near else "The name stands at the end of a finding."


def _was_made(page: Page, check: Check) -> bool:
    """Tell whether the check could speak: some need a sheet of paper, and one the day."""
    if check.stage is Stage.PAPER:
        return page.is_measured
    return page.today is not None or check.name != "review-overdue"


def _is_used(page: Page, path: DocPath, name: str) -> bool:
    place = step_of(path)
    return any(
        finding.name == name and finding.accepted is not None and (place is None or step_of(finding.path) == place)
        for finding in page.spoken
    )


CHECK = Check(
    code="PK904",
    name="accepted-without-use",
    severity=Severity.WARNING,
    title="something is accepted for nothing",
    why="A line that silences nothing today may silence tomorrow what nobody meant.",
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
    accepted:
      skipped-handover: There is none  # <-- here
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
accepted:
  no-backup: The shop is never empty
""",
    check=check,
    stage=Stage.UPKEEP,
)
