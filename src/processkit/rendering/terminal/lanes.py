"""Who has the customer when: a lane for each owner, a column for each step."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from processkit.model.names import fold
from processkit.rendering.page.step_facts import StepFacts
from processkit.rendering.terminal.cells import cells, padded, shortened
from processkit.rendering.terminal.lines import Line, Piece

_LEAST_NAME = 8
_WIDEST_COLUMN, _GAP = 6, 2


def owners_of(steps: Sequence[StepFacts]) -> dict[str, int]:
    """Return the owners in the order in which they come, by their folded names, counted from 0."""
    found: dict[str, int] = {}
    for step in steps:
        found.setdefault(fold(step.owner), len(found))
    return found


def lanes(steps: Sequence[StepFacts], width: int) -> Iterator[Line]:
    """Yield the lanes; nothing where they would not fit into ``width`` places."""
    owners = owners_of(steps)
    names = {fold(step.owner): step.owner for step in reversed(steps)}
    number = max(cells(step.number) for step in steps)
    longest = max(map(cells, names.values()))
    column = min((width - min(longest, width // 3) - _GAP) // len(steps), _WIDEST_COLUMN)
    room = min(longest, width - _GAP - column * len(steps))
    if column <= number or room < min(longest, _LEAST_NAME):
        return
    for owner, place in owners.items():
        yield (
            Piece(padded(shortened(names[owner], room), room + _GAP), "bold", place),
            Piece(_lane(steps, owner, column), "plain", place),
        )


def _lane(steps: Sequence[StepFacts], owner: str, column: int) -> str:
    """Return one lane: the numbers of its steps, joined where one follows the other."""
    lane = ""
    for step, following in zip(steps, (*steps[1:], None), strict=True):
        own = fold(step.owner) == owner
        goes_on = own and following is not None and fold(following.owner) == owner
        lane += (step.number if own else "·").ljust(column, "─" if goes_on else " ")
    return lane.rstrip()
