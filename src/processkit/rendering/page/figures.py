"""The figures at the head of the page, and the bar that shows how the time is shared out."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

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


def headline_of(process: Process, labels: Labels, worst: str | None) -> Headline | None:
    """Return the big figure; None when the page neither promises anything nor says any time.

    ``worst`` is the longest that the whole can take, in words; None when it is not known.
    """
    typical = _typical(process, labels)
    at_worst = (labels.say("at_worst", time=worst),) if worst else ()
    if process.promise is not None:
        usual = (labels.say("typically", time=typical),) if typical else ()
        return Headline(for_print(process.promise.text), _promise_caption(process, labels), usual + at_worst)
    if typical is None:
        return None
    return Headline(typical, labels["typical"], at_worst)


def time_bar_of(process: Process, labels: Labels) -> TimeBar | None:
    """Return the bar of the main path; None when fewer than two of its steps say how long they take."""
    times = [(step, _middle(process, step)) for step in main_steps(process)]
    timed = [(step, time) for step, time in times if time]
    if len(timed) < 2:
        return None
    total = sum((time for _, time in timed), Fraction(0))
    raw = [max(float(time / total), _LEAST_SHARE) for _, time in timed]
    pieces = tuple(BarPiece(step, share / sum(raw)) for (step, _), share in zip(timed, raw, strict=True))
    promise = printable(process.promise.text) if process.promise is not None else ""
    return TimeBar(pieces, _typical(process, labels) or "", _promised_pieces(process, pieces), promise)


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


def _typical(process: Process, labels: Labels) -> str | None:
    """Return the sum over the main path of the middle of each step's time, in words."""
    steps = main_steps(process)
    durations = [process.steps[step].takes for step in steps]
    total = sum((_middle(process, step) for step in steps), Fraction(0))
    if not total:
        return None
    words = labels.time(total, process.week.minutes_a_day)
    is_floor = any(duration is None or duration.open_ended for duration in durations)
    return labels.say("at_least", time=words) if is_floor else words


def _middle(process: Process, step: int) -> Minutes:
    takes = process.steps[step].takes
    return takes.middle(process.week) if takes is not None else Fraction(0)
