"""The clock on the wall of the shop: at which instant it shows a time, also when clocks are changed."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from processkit.errors import WrongUse

_SECOND = timedelta(seconds=1)
_MINUTES_A_DAY = 24 * 60
FIRST_YEAR, LAST_YEAR = 1970, 2199
"""A year before or after is a slip of the finger, and is found before a thousand calendars are walked through."""


def zone_named(name: str) -> ZoneInfo:
    """Return the time zone that a page names.

    Raises:
        WrongUse: This machine knows no such time zone.
    """
    try:
        return ZoneInfo(name)
    except (ValueError, OSError, KeyError):
        raise WrongUse(
            f'The time zone "{name}" is not known on this machine, so no due time can be worked out. '
            "Names look like Europe/Berlin; where all of them are unknown:  pip install tzdata"
        ) from None


def aware(at: datetime) -> datetime:
    """Return a time in UTC.

    Raises:
        WrongUse: The time does not say in which time zone it is.
    """
    if at.tzinfo is UTC:
        return at
    if at.utcoffset() is None:
        raise WrongUse(
            f"The time {at.isoformat(sep=' ')} does not say in which time zone it is, so it could be many "
            "different moments. Give it one, for example datetime.now(timezone.utc)."
        )
    try:
        return at.astimezone(UTC)
    except OverflowError:  # The first and the last hours that there are, in a zone beside UTC.
        return at.replace(tzinfo=UTC)


@lru_cache(maxsize=16384)
def instant(zone: ZoneInfo, day: date, minutes: int) -> datetime:
    """Return the first instant, in UTC, at which the clock shows a time of a day, or a later one.

    Where clocks are put forward, the times in between are never shown: they stand for the instant of
    the change. Where they are put back, a time is shown twice: the first time counts. So times of the
    wall stay in order, and a stretch of them never counts an hour that nobody could work.

    Args:
        zone: The time zone of the clock.
        day: The day.
        minutes: Minutes after midnight, 0 to 1440.
    """
    day_of_it = day + timedelta(days=minutes // _MINUTES_A_DAY)
    hour, minute = divmod(minutes % _MINUTES_A_DAY, 60)
    shown = datetime.combine(day_of_it, time(hour, minute), zone)
    there = shown.astimezone(UTC)
    if there.astimezone(zone).replace(tzinfo=None) == shown.replace(tzinfo=None):
        return there
    return _change(zone, shown.replace(fold=1).astimezone(UTC), there)


def _change(zone: ZoneInfo, before: datetime, after: datetime) -> datetime:
    """Return the instant between two others at which the clock was put forward, to the second."""
    late = after.astimezone(zone).utcoffset()
    while after - before > _SECOND:
        middle = before + timedelta(seconds=(after - before) // _SECOND // 2)
        if middle.astimezone(zone).utcoffset() == late:
            after = middle
        else:
            before = middle
    return after
