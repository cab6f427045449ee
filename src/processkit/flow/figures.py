"""The figures of a page: how many steps, roles and handovers, and the main path."""

from __future__ import annotations

from typing import NamedTuple

from processkit.flow.flow import Flow
from processkit.flow.handovers import received_from_others
from processkit.flow.silence import Silence
from processkit.flow.time import Worst, has_times, typical, worst
from processkit.flow.walks import Walks
from processkit.model.calendar import Minutes
from processkit.model.names import fold


class Fit(NamedTuple):
    """Whether the page fits on one sheet.

    Attributes:
        measured: False where a safe bound was enough; ``smallest_pt`` is None then.
        smallest_pt: The smallest letter on the page, in points.
    """

    paper: str
    fits: bool
    measured: bool
    smallest_pt: float | None


class OnPaper(NamedTuple):
    """How the page stands on its sheet.

    Attributes:
        has_drawing: False where the drawing had to go.
        too_long: By how much it is longer than the sheet, such as 0.25; 0 where it fits.
        most_letters: When no sentence on the page is longer than this, it fits, and keeps its drawing if
            only that had to go; None where that is not known or would not help.
        missing: The letters that no font at hand has.
    """

    fit: Fit
    has_drawing: bool = True
    too_long: float = 0.0
    most_letters: int | None = None
    missing: tuple[str, ...] = ()


class Figures(NamedTuple):
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


def figures_of(walks: Walks, span: Worst | None, silence: Silence | None) -> Figures:
    """Return the figures of a page whose names are all clear.

    ``span`` is the promised one at its longest, ``silence`` the longest; None where it is not known.
    """
    flow = walks.flow
    process = flow.process
    path = process.numbers.main_path
    usual, longest = typical(flow), worst(walks)
    return Figures(
        steps=flow.step_count,
        roles=len({fold(step.owner) for step in process.steps}),
        handovers=len(received_from_others(flow)),
        main_path=_names(flow, path) if path else None,
        typical_minutes=_number(usual.minutes) if usual is not None else None,
        worst_minutes=_number(longest.total.minutes) if longest is not None else None,
        worst_path=_names(flow, longest.places) if longest is not None else None,
        promise_worst_minutes=_number(span.total.minutes) if span is not None and process.promise else None,
        promise_minutes=_number(process.promise.longest(process.week)) if process.promise else None,
        longest_silence_minutes=_number(silence.minutes) if silence is not None and has_times(flow) else None,
    )


def _names(flow: Flow, places: tuple[int, ...]) -> tuple[str, ...]:
    return tuple(flow.process.steps[place].name for place in places if flow.is_step(place))


def _number(minutes: Minutes) -> float:
    """Return whole minutes as a whole number, so that programs do not have to round."""
    return int(minutes) if minutes.denominator == 1 else float(minutes)
