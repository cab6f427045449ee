"""Lengths of time as a customer understands them: working days are called so, and a range is said in words."""

from __future__ import annotations

from fractions import Fraction

from processkit.model.calendar import WorkingWeek
from processkit.model.duration import Duration, Length
from processkit.rendering.labels import Labels

_KEYS = {
    "minute": "minutes", "hour": "hours", "day": "working_days", "week": "weeks",
    "calendar day": "calendar_days", "month": "months",
}  # fmt: skip


def span_of(duration: Duration, labels: Labels) -> str:
    """Return a duration in the words of ``labels``: '15 to 20 working days', 'up to 1 week', 'the same day'."""
    least, most = duration.least, duration.most
    if duration.open_ended:
        return labels.say("at_least", time=_length(most, labels))
    if least == most:
        return _length(most, labels)
    if not any(amount for amount, _ in least.parts):
        if duration.same_day:
            return labels["same_day"]
        return labels.say("up_to", time=_length(most, labels))
    if len(least.parts) == 1 and len(most.parts) == 1 and least.parts[0][1] == most.parts[0][1]:
        return labels.say("range", least=labels.number(Fraction(least.parts[0][0])), most=_length(most, labels))
    return labels.say("range", least=_length(least, labels), most=_length(most, labels))


def sum_of(durations: list[tuple[Duration | None, bool]], week: WorkingWeek, labels: Labels) -> str:
    """Return how long several steps take together, in whole working days or less than one.

    Each comes with whether it may be passed over. What has no time makes it 'at least'; where none
    has a time the text is empty.
    """
    timed = [(duration, maybe) for duration, maybe in durations if duration is not None]
    if not timed:
        return ""
    least = sum(Fraction(0) if maybe else Fraction(duration.least.minutes(week)) for duration, maybe in timed)
    most = sum(Fraction(duration.longest(week)) for duration, _ in timed)
    is_open = any(duration is None or duration.open_ended for duration, _ in durations)
    said = labels.say
    if is_open:
        return said("at_least", time=_whole(most, week, labels)) if most else ""
    if _whole(least, week, labels) == _whole(most, week, labels):
        return _whole(most, week, labels)
    if not least:
        return said("up_to", time=_whole(most, week, labels))
    if least >= week.minutes_a_day:
        return said("range", least=str(_days(least, week)), most=_whole(most, week, labels))
    return said("range", least=_whole(least, week, labels), most=_whole(most, week, labels))


def _length(length: Length, labels: Labels) -> str:
    return " ".join(labels.amount(_KEYS[unit], Fraction(amount)) for amount, unit in length.parts)


def _whole(minutes: Fraction | int, week: WorkingWeek, labels: Labels) -> str:
    if minutes < week.minutes_a_day:
        return labels.time(minutes, week.minutes_a_day)
    return labels.amount("working_days", Fraction(_days(minutes, week)))


def _days(minutes: Fraction | int, week: WorkingWeek) -> int:
    """Return working days, rounded up: nobody promises half a day."""
    return int(-(-Fraction(minutes) // Fraction(week.minutes_a_day)))
