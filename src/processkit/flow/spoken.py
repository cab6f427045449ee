"""Working minutes, said in days, hours or minutes, whichever a person would use."""

from __future__ import annotations

from math import ceil

from processkit.model.calendar import Minutes, WorkingWeek

_MOST_MINUTES = 120


def spoken(minutes: Minutes, week: WorkingWeek, *, rounded_up: bool = False) -> str:
    """Return ``minutes`` as '45 minutes', '3.5 hours' or '41.4 days'.

    A day is the working day of ``week``. One decimal at most, rounded to the nearest; with
    ``rounded_up`` to the next whole unit, so that what is promised is not too short.
    """
    if minutes < _MOST_MINUTES:
        return _said(minutes, 1, "minute", rounded_up=rounded_up)
    if minutes < week.minutes_a_day:
        return _said(minutes, 60, "hour", rounded_up=rounded_up)
    return _said(minutes, week.minutes_a_day, "day", rounded_up=rounded_up)


def _said(minutes: Minutes, unit_minutes: Minutes | int, unit: str, *, rounded_up: bool) -> str:
    count = ceil(minutes / unit_minutes) if rounded_up else round(float(minutes / unit_minutes), 1)
    return f"{count:g} {unit}{'' if count == 1 else 's'}"
