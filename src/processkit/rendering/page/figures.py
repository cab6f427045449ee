"""The figures at the head of the page, and the bar that shows how the time is shared out."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from processkit.flow.flow import Flow
from processkit.flow.time import Total, typical, worst
from processkit.flow.walks import walks_of
from processkit.model.calendar import Minutes
from processkit.model.process import Process
from processkit.rendering.labels import Labels
from processkit.rendering.texts import for_print, printable

_LEAST_SHARE = 0.032
"""The share of the bar below which a number would not fit into its piece."""


@dataclass(frozen=True, slots=True)
class Headline:
    """The big figure.

    Attributes:
        value: The promise, or else the typical time.
        caption: What the figure counts.
        more: Further times, one a line: the typical time under a promise, and the worst.
    """

    value: str
    caption: str
    more: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BarPiece:
    """One piece of the time bar: the step's place in the file, and its share (all of them make 1)."""

    step: int
    share: float


@dataclass(frozen=True, slots=True)
class TimeBar:
    """The time bar.

    Attributes:
        total: What all of it comes to.
        promised: The first and the last piece of the promised span, counted from 0; None where
            nothing is promised or the span is not on the bar.
        promise: What stands at the span.
    """

    pieces: tuple[BarPiece, ...]
    total: str
    promised: tuple[int, int] | None
    promise: str


def main_steps(process: Process) -> tuple[int, ...]:
    """Return the steps of the main path, or all of them in file order where there is none."""
    return process.numbers.main_path[:-1] or tuple(range(len(process.steps)))


@dataclass(frozen=True, slots=True)
class Times:
    """How long the whole takes, in working minutes; None where that is not known.

    Attributes:
        worst: None, too, where a step has no longest time, and where it is no longer than the typical.
    """

    typical: Total | None
    worst: Minutes | None


def times_of(process: Process) -> Times:
    """Return the typical and the worst time of a process."""
    flow = Flow(process)
    usual, longest = typical(flow), worst(walks_of(flow))
    if longest is None or longest.total.at_least or (usual is not None and longest.total.minutes <= usual.minutes):
        return Times(usual, None)
    return Times(usual, longest.total.minutes)


def headline_of(process: Process, labels: Labels, times: Times) -> Headline | None:
    """Return the big figure; None when the page neither promises anything nor says any time."""
    usual = _said(process, labels, times.typical)
    longest = labels.time(times.worst, process.week.minutes_a_day) if times.worst is not None else None
    at_worst = (labels.say("at_worst", time=longest),) if longest else ()
    if process.promise is not None:
        typically = (labels.say("typically", time=usual),) if usual else ()
        return Headline(for_print(process.promise.text), _promise_caption(process, labels), typically + at_worst)
    return Headline(usual, labels["typical"], at_worst) if usual else None


def time_bar_of(process: Process, labels: Labels, times: Times) -> TimeBar | None:
    """Return the bar of the main path; None when fewer than two of its steps say how long they take."""
    timed = [(step, time) for step in main_steps(process) if (time := _middle(process, step))]
    if len(timed) < 2:
        return None
    total = sum((time for _, time in timed), Fraction(0))
    raw = [max(float(time / total), _LEAST_SHARE) for _, time in timed]
    pieces = tuple(BarPiece(step, share / sum(raw)) for (step, _), share in zip(timed, raw, strict=True))
    promise = printable(process.promise.text) if process.promise is not None else ""
    return TimeBar(pieces, _said(process, labels, times.typical) or "", _promised_pieces(process, pieces), promise)


def _promise_caption(process: Process, labels: Labels) -> str:
    first, last = process.step_at(process.promise_from), process.step_at(process.promise_to)
    numbers = process.numbers.labels
    if first is not None and first == last:
        return labels.say("promised_step", first=numbers[first])
    if first is not None and last is not None:
        return labels.say("promised_span", first=numbers[first], last=numbers[last])
    if first is not None:
        return labels.say("promised_from", first=numbers[first])
    if last is not None:
        return labels.say("promised_to", last=numbers[last])
    return labels["promised"]


def _promised_pieces(process: Process, pieces: tuple[BarPiece, ...]) -> tuple[int, int] | None:
    first, last = process.step_at(process.promise_from), process.step_at(process.promise_to)
    if process.promise is None or (first is None and last is None):
        return None
    order = {step: place for place, step in enumerate(main_steps(process))}
    if any(step is not None and step not in order for step in (first, last)):
        return None
    begin = order[first] if first is not None else 0
    end = order[last] if last is not None else len(order) - 1
    within = [place for place, piece in enumerate(pieces) if begin <= order[piece.step] <= end]
    return (within[0], within[-1]) if within else None


def _said(process: Process, labels: Labels, total: Total | None) -> str | None:
    if total is None or not total.minutes:
        return None
    words = labels.time(total.minutes, process.week.minutes_a_day)
    return labels.say("at_least", time=words) if total.at_least else words


def _middle(process: Process, step: int) -> Minutes:
    takes = process.steps[step].takes
    return takes.middle(process.week) if takes is not None else Fraction(0)
