"""Times in words that people use, and times as people type them."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from processkit.engine.wall_clock import FIRST_YEAR, LAST_YEAR, instant
from processkit.engine.working_time import WorkingTime, term_of
from processkit.errors import WrongUse
from processkit.model.duration import Duration

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")  # fmt: skip
_NEAR = {-1: "yesterday", 0: "today", 1: "tomorrow"}
_DAYS_A_WEEK = 7
_A_DAY = timedelta(days=1)
_MOST_DAYS_OFF = 366
_SPAN = re.compile(r"(?:in +)?([0-9]{1,4}) +(day|week)s?")


def said(at: datetime, now: datetime, zone: ZoneInfo) -> str:
    """Return a time as one says it: ``today 17:00``, ``Thursday 17:00``, ``9 December 17:00``."""
    local = at.astimezone(zone)
    return f"{day_said(local.date(), now.astimezone(zone).date())} {local:%H:%M}"


def day_said(day: date, today: date) -> str:
    """Return a day as one says it: a near one by its name, a far one by its date."""
    ahead = (day - today).days
    if ahead in _NEAR:
        return _NEAR[ahead]
    dated = f"{day.day} {_MONTHS[day.month - 1]}"
    if 0 < ahead < _DAYS_A_WEEK:
        return _DAYS[day.weekday()]
    if -_DAYS_A_WEEK < ahead < 0:
        return f"{_DAYS[day.weekday()]} {dated}"
    return dated if day.year == today.year else f"{dated} {day.year}"


def whole_day(day: date) -> str:
    """Return a day in full: ``Monday 9 November 2026``."""
    return f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]} {day.year}"


def dated(at: datetime, zone: ZoneInfo) -> str:
    """Return a time by its date: ``9 November 2026 17:00``."""
    local = at.astimezone(zone)
    return f"{local.day} {_MONTHS[local.month - 1]} {local.year} {local:%H:%M}"


def typed_moment(text: str, zone: ZoneInfo) -> datetime:
    """Return a day and a time as they were typed; without a time zone it is the time of ``zone``.

    Raises:
        WrongUse: It is none.
    """
    try:
        found = datetime.fromisoformat(text.strip())
    except ValueError:
        found = None
    if found is None or not re.search(r"[0-9][T ][0-9]", text.strip()):
        raise WrongUse(
            f'"{text}" is no day with a time. Write it like this: 2026-11-09T09:30 is the time of the shop, '
            "2026-11-09T09:30+02:00 names a time zone."
        )
    if found.tzinfo is not None:
        return found
    return instant(zone, found.date(), found.hour * 60 + found.minute) + timedelta(seconds=found.second)


def typed_reminder(text: str, time_of_work: WorkingTime, now: datetime) -> datetime:
    """Return until when somebody waits, as it was typed: a day, a day with a time, or ``3 weeks``.

    A day is over at the close of business; a day off stands for the next working day.

    Raises:
        WrongUse: It is none.
    """
    plain = text.strip()
    day = _day(plain)
    if day is not None:
        return _closing(time_of_work, day)
    if re.match(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ]", plain):
        return typed_moment(plain, time_of_work.zone)
    try:
        length = Duration.read(plain.removeprefix("in ").strip(), "en")
    except ValueError:
        raise WrongUse(f'"{text}" is no day. Write a day (2026-12-01), or how long ("3 weeks").') from None
    return time_of_work.due(term_of(length, time_of_work.week), now)


def typed_day_end(text: str, zone: ZoneInfo, now: datetime) -> datetime:
    """Return the end of a day as it was typed: a day, or ``7 days`` from today.

    Raises:
        WrongUse: It is none.
    """
    day, span = _day(text.strip()), _SPAN.fullmatch(text.strip().casefold())
    if span is not None:
        count = int(span[1]) * (_DAYS_A_WEEK if span[2] == "week" else 1)
        day = now.astimezone(zone).date() + timedelta(days=count)
    if day is None:
        raise WrongUse(f'"{text}" is no day. Write a day (2026-12-01), or how many from today ("7 days").')
    return end_of(day, zone)


def typed_day_start(text: str, zone: ZoneInfo) -> datetime:
    """Return when a day begins, as it was typed.

    Raises:
        WrongUse: It is none.
    """
    day = _day(text.strip())
    if day is None:
        raise WrongUse(f'"{text}" is no day. Write it like this: 2026-12-01')
    return instant(zone, day, 0)


def end_of(day: date, zone: ZoneInfo) -> datetime:
    """Return the last moment of a day."""
    return instant(zone, day, 24 * 60) - timedelta(microseconds=1)


def _day(text: str) -> date | None:
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if FIRST_YEAR <= day.year <= LAST_YEAR else None


def _closing(time_of_work: WorkingTime, day: date) -> datetime:
    for later in range(_MOST_DAYS_OFF):
        try:
            spans = time_of_work.spans(day + later * _A_DAY)
        except OverflowError:
            break
        if spans:
            return spans[-1][1]
    return datetime.combine(day, time(12), UTC)
