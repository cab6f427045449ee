"""The working week: on which days the shop works, and from when to when."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cached_property, lru_cache
from typing import TypeAlias

from processkit.model.duration_words import DURATION_WORDS
from processkit.model.names import fold

_HOURS = re.compile(r"([01]?[0-9]|2[0-4])[:.h]([0-5][0-9]) ?[-\u2013] ?([01]?[0-9]|2[0-4])[:.h]([0-5][0-9])")
_COUNTRY = re.compile(r"[A-Za-z]{2}(-[A-Za-z0-9]{1,3})?")


Minutes: TypeAlias = Fraction | int
"""Working minutes, exactly: a day may be a fraction of minutes where a week is uneven."""


def whole(number: Fraction) -> Minutes:
    """Return a whole number as such, because sums of them are ten times as fast."""
    return number.numerator if number.denominator == 1 else number


class WorkingWeek:
    """One working week.

    Attributes:
        hours: Seven entries, Monday first. Each holds the spans that are worked on that day, in
            order, as minutes after midnight: ``((480, 720), (780, 1020))``; empty on a day off.
    """

    def __init__(self, hours: tuple[tuple[tuple[int, int], ...], ...]) -> None:
        self.hours = hours

    def __eq__(self, other: object) -> bool:
        return self.hours == other.hours if isinstance(other, WorkingWeek) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.hours)

    @cached_property
    def days_a_week(self) -> int:
        """The number of working days in a week."""
        return sum(1 for spans in self.hours if spans)

    @cached_property
    def minutes_a_week(self) -> int:
        """The working minutes of a week."""
        return sum(end - start for spans in self.hours for start, end in spans)

    @cached_property
    def minutes_a_day(self) -> Minutes:
        """The working minutes of a day on average: a week's minutes over its working days."""
        return whole(Fraction(self.minutes_a_week, self.days_a_week))


class BadCalendar(ValueError):
    """A calendar text cannot be read. ``str()`` of it is the part that is wrong."""


@lru_cache(maxsize=256)
def working_week(days: str | None, hours: str | None, language: str = "en") -> WorkingWeek:
    """Read ``days`` ("Mon-Thu, Sat") and ``hours`` ("Mon-Fri 08:00-17:00; Sat 09:00-13:00").

    None stands for what is usual: Monday to Friday, 08:00 to 17:00.

    Raises:
        BadCalendar: With the piece of text that cannot be read, or that contradicts the other.
    """
    worked = _days(days, language) if days is not None else None
    named: dict[int, tuple[tuple[int, int], ...]] = {}
    general: tuple[tuple[int, int], ...] | None = None
    for part in (hours or "08:00-17:00").split(";"):
        which, spans = _part(part, language)
        if which is None:
            if general is not None:
                raise BadCalendar(part.strip())
            general = spans
        for day in which or ():
            if day in named:
                raise BadCalendar(part.strip())
            named[day] = spans
    if worked is None:
        worked = {*named} | (set(range(5)) if general is not None else set())
    if {*named} - worked or (general is None and worked - {*named}):
        raise BadCalendar((days or "").strip())
    return WorkingWeek(tuple(named.get(d, general or ()) if d in worked else () for d in range(7)))


def is_country(text: str) -> bool:
    """Tell whether ``text`` has the form of a country or a region: ``ZA``, ``DE-BY``."""
    return _COUNTRY.fullmatch(text.strip()) is not None


def is_timezone(text: str) -> bool:
    """Tell whether ``text`` names a time zone, such as ``Africa/Johannesburg``.

    Where the machine has no table of time zones nothing can be known, and every name passes.
    """
    from zoneinfo import ZoneInfo

    try:
        ZoneInfo(text)
    except (ValueError, OSError, KeyError):
        return not _has_timezones()
    return True


@lru_cache(maxsize=1)
def _has_timezones() -> bool:
    from zoneinfo import ZoneInfo

    try:
        ZoneInfo("Europe/London")
    except (ValueError, OSError, KeyError):
        return False
    return True


def _part(part: str, language: str) -> tuple[set[int] | None, tuple[tuple[int, int], ...]]:
    """Read one part of ``hours``: the days that it names (None: no days named) and its spans."""
    text = " ".join(part.split())
    first = _HOURS.search(text)
    if first is None:
        raise BadCalendar(part.strip())
    head, tail = text[: first.start()].strip(" :"), text[first.start() :]
    spans: list[tuple[int, int]] = []
    for match in _HOURS.finditer(tail):
        start = int(match[1]) * 60 + int(match[2])
        end = int(match[3]) * 60 + int(match[4])
        if end > 24 * 60 or start >= end or (spans and start < spans[-1][1]):
            raise BadCalendar(part.strip())
        spans.append((start, end))
    if _HOURS.sub("", tail).strip(" ,+&"):
        raise BadCalendar(part.strip())
    return (_days(head, language) if head else None), tuple(spans)


def _days(text: str, language: str) -> set[int]:
    days: set[int] = set()
    numbers = _day_numbers(language)
    for piece in re.split(r"[,&+]", text):
        ends = [fold(word) for word in re.split(r"[-\u2013]", piece)] if piece.strip() else [""]
        # A name such as "segunda-feira" holds a dash of its own.
        whole = fold(piece)
        if whole in numbers:
            days.add(numbers[whole])
        elif len(ends) == 2 and ends[0] in numbers and ends[1] in numbers:
            first, last = numbers[ends[0]], numbers[ends[1]]
            days.update((first + n) % 7 for n in range((last - first) % 7 + 1))
        else:
            raise BadCalendar(piece.strip() or text.strip())
    return days


@lru_cache(maxsize=16)
def _day_numbers(language: str) -> dict[str, int]:
    own = DURATION_WORDS.get(language.split("-")[0].casefold(), DURATION_WORDS["en"])
    return {
        fold(name): number
        for words in (own, DURATION_WORDS["en"])
        for number, names in enumerate(words.week)
        for name in names
    }
