"""Working time: when something is due by the days, hours, holidays and clock of the shop.

All times are aware; what comes back is in UTC. A stretch of working time is counted by a stop watch:
on the day on which the clocks are changed, a shop that is open all night has an hour more, or less.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple, Protocol
from zoneinfo import ZoneInfo

from processkit.engine.public_holidays import public_holidays
from processkit.engine.wall_clock import aware, instant, zone_named
from processkit.errors import WrongUse
from processkit.model.calendar import Minutes, WorkingWeek, whole
from processkit.model.duration import CALENDAR_DAY, DAY, HOUR, MINUTE, MONTH, WEEK, Duration
from processkit.model.process import Process

_A_DAY = timedelta(days=1)
_MICROSECONDS_A_MINUTE = 60_000_000
_MICROSECOND = timedelta(microseconds=1)
_DAYS_IN_A_MONTH = 30
# Nobody waits longer; and where no day is worked for so long, none ever is.
_MOST_DAYS = 36_525
_SOME_DAY = datetime(2026, 1, 1, tzinfo=UTC)

Span = tuple[datetime, datetime]


class Holidays(Protocol):
    """The days on which nobody works."""

    def __contains__(self, day: date, /) -> bool: ...


class Term(NamedTuple):
    """How long something may take, sorted by how it is counted.

    Attributes:
        every_day: Days of the calendar, worked or not; a month has 30 of them.
        days: Working days; None where the length names no days at all.
        minutes: Working minutes, on top of the days; None where the length names none.
        same_day: Whether it is due at the close of the day on which it starts.
    """

    every_day: Fraction | int
    days: Fraction | int | None
    minutes: Minutes | None
    same_day: bool = False


def term_of(duration: Duration, week: WorkingWeek) -> Term:
    """Return how a duration is counted when it is due; of a range its longer end.

    Raises:
        WrongUse: It is longer than a hundred years.
    """
    every_day: Fraction | int = 0
    days: Fraction | int | None = None
    minutes: Minutes | None = None
    for amount, unit in duration.most.parts:
        if unit in (MINUTE, HOUR):
            minutes = (minutes or 0) + amount * (60 if unit == HOUR else 1)
        elif unit in (DAY, WEEK):
            days = (days or 0) + amount * (week.days_a_week if unit == WEEK else 1)
        elif unit in (CALENDAR_DAY, MONTH):
            every_day += amount * (_DAYS_IN_A_MONTH if unit == MONTH else 1)
            days = days or 0
    worked = (days or 0) + (minutes or 0) / Fraction(week.minutes_a_day)
    if every_day + worked * 7 / Fraction(week.days_a_week) > _MOST_DAYS:
        raise WrongUse(f"{duration.text} is longer than a hundred years, so there is no day on which it is due.")
    return Term(every_day, days, minutes, duration.same_day)


@lru_cache(maxsize=256)
def working_time(week: WorkingWeek, zone: str, holidays: str | None = None) -> WorkingTime:
    """Return the working time of a week in a time zone, with the public holidays of a country or region.

    Raises:
        WrongUse: The time zone, the country or the region is not known on this machine, or no day is ever worked.
    """
    shop = WorkingTime(week, zone_named(zone), public_holidays(holidays) if holidays is not None else frozenset())
    shop.due(Term(0, 1, None), _SOME_DAY)  # So that a shop that never opens is told of now, and not at its first case.
    return shop


def working_time_of(process: Process, zone: str = "UTC") -> WorkingTime:
    """Return the working time of a page.

    Args:
        process: The page.
        zone: The time zone where the page names none.

    Raises:
        WrongUse: The time zone, the country or the region is not known on this machine.
    """
    own = process.calendar
    if own is None:
        return working_time(process.week, zone)
    return working_time(process.week, own.timezone or zone, own.holidays)


def _stretch(minutes: Minutes) -> timedelta:
    if isinstance(minutes, int):
        return timedelta(minutes=minutes)
    return -(-minutes * _MICROSECONDS_A_MINUTE // 1) * _MICROSECOND


class WorkingTime:
    """The opening hours of a shop, day by day."""

    def __init__(self, week: WorkingWeek, zone: ZoneInfo, holidays: Holidays = frozenset()) -> None:
        """Keep the working week, the time zone of its clock, and the days on which nobody works."""
        self.week, self.zone = week, zone
        self._holidays = holidays
        self._spans: dict[date, tuple[Span, ...]] = {}
        self._closings: dict[tuple[date, Fraction | int], datetime] = {}
        # The day that was asked for last, from its first instant to its last; most questions are about today.
        self._today: tuple[datetime, datetime, date] | None = None

    def day_of(self, at: datetime) -> date:
        """Return the day that the calendar on the wall shows."""
        return self._day_of(aware(at))

    def _day_of(self, moment: datetime) -> date:
        today = self._today
        if today is not None and today[0] <= moment < today[1]:
            return today[2]
        local = moment.astimezone(self.zone)
        day, offset = local.date(), local.utcoffset()
        if offset is not None:
            # Only where no clock is changed on the day is it one stretch of 24 hours.
            first = datetime.combine(day, time(), UTC) - offset
            last = first + _A_DAY
            if all(end.astimezone(self.zone).utcoffset() == offset for end in (first, last)):
                self._today = first, last, day
        return day

    def is_worked(self, day: date) -> bool:
        """Tell whether a day is a working day."""
        return bool(self.week.hours[day.weekday()]) and day not in self._holidays

    def spans(self, day: date) -> tuple[Span, ...]:
        """Return the stretches that are worked on a day, in order; empty on a day off."""
        known = self._spans.get(day)
        if known is None:
            hours = self.week.hours[day.weekday()] if self.is_worked(day) else ()
            both = ((instant(self.zone, day, start), instant(self.zone, day, end)) for start, end in hours)
            known = self._spans[day] = tuple(span for span in both if span[0] < span[1])
        return known

    def is_open(self, at: datetime) -> bool:
        """Tell whether the shop is open; at its closing time it still is."""
        moment = aware(at)
        return self._opening(moment) == moment

    def add(self, at: datetime, minutes: Minutes) -> datetime:
        """Return when so many working minutes have passed since ``at``; it lies within opening hours.

        Where they are over at closing time, it is that closing time and not the next opening.

        Raises:
            WrongUse: ``at`` is naive, the minutes are below 0, or the time is not over in a hundred years.
        """
        moment = aware(at)
        if minutes < 0:
            raise WrongUse("Working time is added, and cannot be less than nothing.")
        left = _stretch(minutes)
        for start, end in self.spans(self._day_of(moment)):
            if start <= moment <= end - left:
                return moment + left
        if not left:
            return self._opening(moment)
        for start, end in self._following(moment):
            begin = max(start, moment)
            if left <= end - begin:
                return begin + left
            left -= end - begin
        raise AssertionError("the stretches go on until they raise")

    def between(self, start: datetime, end: datetime) -> Minutes:
        """Return the working minutes from ``start`` to ``end``; below 0 where ``end`` comes first."""
        first, last = aware(start), aware(end)
        if last < first:
            return -self.between(last, first)
        worked = timedelta()
        day = self.day_of(first) - _A_DAY
        until = self.day_of(last) + _A_DAY
        while day <= until:
            for opens, closes in self.spans(day):
                worked += max(min(closes, last) - max(opens, first), timedelta())
            day += _A_DAY
        return whole(Fraction(worked // _MICROSECOND, _MICROSECONDS_A_MINUTE))

    def due(self, term: Term, at: datetime) -> datetime:
        """Return when something that starts at ``at`` is due.

        N days are due at the close of the Nth working day after the day of the start; a part of a day
        as far into that day. The same day is due at its close, after hours at the next one. Days of the
        calendar count all days; where the last is a day off, it is due at the close of the next
        working day. Hours and minutes are working time.

        Raises:
            WrongUse: ``at`` is naive.
        """
        moment = at if at.tzinfo is UTC else aware(at)
        every_day, days, minutes, same_day = term
        if days is not None and not (every_day or minutes or same_day):
            # By far the most frequent: days, and asked on the same day as before.
            today = self._today
            if today is not None and today[0] <= moment < today[1]:
                known = self._closings.get((today[2], days))
                if known is not None:
                    return known
        if days is None and not same_day:
            return self.add(moment, minutes or 0)
        if same_day or not (days or every_day):
            moment = next(end for _start, end in self._following(moment) if end > moment)
        else:
            moment = self._after_days(self._day_of(moment), every_day, days or 0)
        return self.add(moment, minutes) if minutes else moment

    def _after_days(self, day: date, every_day: Fraction | int, days: Fraction | int) -> datetime:
        if every_day:
            day += _A_DAY * int(-(-every_day // 1))
            if not days:
                return self.spans(self._worked_day(day, 0))[-1][1]
        known = self._closings.get((day, days))
        if known is None:
            last = self._worked_day(day, int(-(-days // 1)))
            known = self._part_of(last, Fraction(days % 1)) if days % 1 else self.spans(last)[-1][1]
            self._closings[day, days] = known
        return known

    def _worked_day(self, day: date, number: int) -> date:
        """Return the working day that is the ``number``-th after ``day``; for 0 ``day`` itself or the next one."""
        if number == 0:
            day -= _A_DAY
            number = 1
        off = 0
        while number:
            day += _A_DAY
            off += 1
            if self.spans(day):
                number -= 1
                off = 0
            elif off > _MOST_DAYS:
                raise WrongUse("The calendar has no working day in a hundred years.")
        return day

    def _part_of(self, day: date, part: Fraction) -> datetime:
        spans = self.spans(day)
        worked = sum((end - start for start, end in spans), timedelta())
        left = timedelta(microseconds=int(worked // _MICROSECOND * part))
        for start, end in spans:
            if left <= end - start:
                return start + left
            left -= end - start
        raise AssertionError("a part of a day is over before the day is")

    def _opening(self, moment: datetime) -> datetime:
        """Return ``moment`` where the shop is open then, and otherwise when it opens next."""
        start, _end = next(self._following(moment))
        return max(start, moment)

    def _following(self, moment: datetime) -> Iterator[Span]:
        """Yield the stretches that are worked from ``moment`` on; the first may have begun before, or end just then."""
        # A day of the wall can begin a little before its own midnight, where clocks are put back at midnight.
        day = self._day_of(moment) - _A_DAY
        for _ in range(2 * _MOST_DAYS):
            for span in self.spans(day):
                if span[1] >= moment:
                    yield span
            day += _A_DAY
        raise WrongUse("The calendar has no working time in a hundred years.")
