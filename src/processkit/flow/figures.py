"""The figures of a page: how many steps, roles and handovers, and the main path."""

from __future__ import annotations

from dataclasses import dataclass

from processkit.flow.flow import Flow
from processkit.flow.handovers import received_from_others
from processkit.model.names import fold


@dataclass(frozen=True, slots=True)
class Fit:
    """Whether the page fits on one sheet.

    Attributes:
        measured: False where a safe bound was enough; ``smallest_pt`` is None then.
        smallest_pt: The smallest letter on the page, in points.
    """

    paper: str
    fits: bool
    measured: bool
    smallest_pt: float | None


@dataclass(frozen=True, slots=True)
class Figures:
    """What can be counted on a page. None stands for what is not known.

    Minutes are working minutes. ``main_path`` and ``worst_path`` hold the names of steps in order.
    """

    steps: int | None = None
    roles: int | None = None
    handovers: int | None = None
    main_path: tuple[str, ...] | None = None
    typical_minutes: float | None = None
    worst_minutes: float | None = None
    worst_path: tuple[str, ...] | None = None
    promise_worst_minutes: float | None = None
    promise_minutes: float | None = None
    longest_silence_minutes: float | None = None
    fit: Fit | None = None


def figures_of(flow: Flow) -> Figures:
    """Return the figures of a page whose names are all clear."""
    process = flow.process
    path = process.numbers.main_path
    return Figures(
        steps=flow.step_count,
        roles=len({fold(step.owner) for step in process.steps}),
        handovers=len(received_from_others(flow)),
        main_path=tuple(process.steps[place].name for place in path[:-1]) if path else None,
    )
