"""How long: durations as people write them, and what they are in working minutes."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from processkit.model.calendar import Minutes, whole
from processkit.model.duration_words import DURATION_WORDS

if TYPE_CHECKING:
    from processkit.model.calendar import WorkingWeek

MINUTE, HOUR, DAY, WEEK, CALENDAR_DAY, MONTH = "minute", "hour", "day", "week", "calendar day", "month"
_DAYS_IN_A_MONTH = 30

# At most six digits: nobody plans in millions of days, and a longer number is a slip.
_NUMBER = r"[0-9]{1,6}(?:[.,][0-9]{1,3})?"
_ISO = re.compile(
    r"P(?=[0-9T])(?:([0-9]{1,6})M)?(?:([0-9]{1,6})W)?(?:([0-9]{1,6})D)?"
    r"(?:T(?=[0-9])(?:([0-9]{1,6})H)?(?:([0-9]{1,6})M)?)?"
)
_ISO_UNITS = (MONTH, WEEK, DAY, HOUR, MINUTE)


class Length(NamedTuple):
    """One length of time as it was written: an amount of each unit that it names."""

    parts: tuple[tuple[Fraction | int, str], ...]

    def minutes(self, week: WorkingWeek) -> Minutes:
        """Return the working minutes, by the days and hours of ``week``.

        Days that count every day of the calendar (months have 30 of them) become working days
        once for the whole length, rounded up.
        """
        total: Minutes = 0
        every_day: Fraction | int = 0
        for amount, unit in self.parts:
            if unit == MINUTE:
                total += amount
            elif unit == HOUR:
                total += amount * 60
            elif unit == DAY:
                total += amount * week.minutes_a_day
            elif unit == WEEK:
                total += amount * week.days_a_week * week.minutes_a_day
            else:
                every_day += amount * (_DAYS_IN_A_MONTH if unit == MONTH else 1)
        if every_day:
            working_days = -(-every_day * week.days_a_week // 7)
            total += working_days * week.minutes_a_day
        return total


class Duration(NamedTuple):
    """A duration: from ``least`` to ``most``, which are the same when one length was written.

    Attributes:
        text: The words of the file, letter for letter.
        open_ended: True for "at least 2 weeks": it counts as 2 weeks and every figure made of it
            says "at least".
    """

    text: str
    least: Length
    most: Length
    open_ended: bool = False

    def __str__(self) -> str:
        return self.text

    @property
    def same_day(self) -> bool:
        """Whether it says "same day": done before the close of the day on which it starts."""
        is_a_day = self.most.parts == ((1, DAY),) and self.least.parts == ((0, DAY),)
        return is_a_day and not any(letter.isdigit() for letter in self.text)

    def longest(self, week: WorkingWeek) -> Minutes:
        """Return the longer end in working minutes; what counts where one length is due."""
        return self.most.minutes(week)

    def middle(self, week: WorkingWeek) -> Minutes:
        """Return the middle of the range in working minutes; what counts as typical."""
        return whole(Fraction(self.least.minutes(week) + self.most.minutes(week)) / 2)

    @classmethod
    def read(cls, text: str, language: str = "en") -> Duration:
        """Read ``text`` in English or in ``language``.

        Raises:
            ValueError: The text is no duration, or its least is more than its most. The message is
                ``"form"`` or ``"order"``.
        """
        found = found_duration(text, language)
        if isinstance(found, str):
            raise ValueError(found)
        return found


@lru_cache(maxsize=4096)
def found_duration(text: str, language: str) -> Duration | str:
    """Return the duration, or ``"form"`` or ``"order"`` for what is wrong with it."""
    plain = " ".join(text.split())
    if plain[:1] == "P" and (iso := _ISO.fullmatch(plain)):
        amounts = zip(iso.groups(), _ISO_UNITS, strict=True)
        length = Length(tuple((int(n), unit) for n, unit in amounts if n))
        return Duration(text, length, length)
    own = language.split("-")[0].casefold()
    for each in ("en", own) if own != "en" and own in DURATION_WORDS else ("en",):
        found = _in_words(text, plain.casefold(), each)
        if found is not None:
            return found
    return "form"


def _in_words(text: str, plain: str, language: str) -> Duration | str | None:
    pattern, units = _grammar(language)
    if plain in DURATION_WORDS[language].same_day:
        day = Length(((1, DAY),))
        return Duration(text, Length(((0, DAY),)), day)
    match = pattern.fullmatch(plain)
    if match is None:
        return None
    unit = units[match["unit"]]
    most = Length(((_number(match["most"]), unit),))
    if match["up_to"]:
        return Duration(text, Length(((0, unit),)), most)
    if match["least"] is None:
        return Duration(text, most, most, open_ended=match["at_least"] is not None)
    if match["at_least"]:
        return None
    least = Length(((_number(match["least"]), units[match["least_unit"] or match["unit"]]),))
    return "order" if _rough_minutes(least) > _rough_minutes(most) else Duration(text, least, most)


def _rough_minutes(length: Length) -> Fraction | int:
    """Compare two ends of a range without a calendar: a week of five days of nine hours."""
    sizes = {MINUTE: 1, HOUR: 60, DAY: 540, WEEK: 2700, CALENDAR_DAY: 386, MONTH: 11571}
    return sum(amount * sizes[unit] for amount, unit in length.parts)


def _number(digits: str) -> Fraction | int:
    return whole(Fraction(digits.replace(",", ".")))


@lru_cache(maxsize=16)
def _grammar(language: str) -> tuple[re.Pattern[str], dict[str, str]]:
    """Return the pattern of a duration in one language, and what each unit word means."""
    words = DURATION_WORDS[language]
    units = {word.casefold(): unit for unit, spelled in words.units.items() for word in spelled}
    one_of = "|".join(sorted(map(re.escape, units), key=len, reverse=True))
    up_to = "|".join(map(re.escape, words.up_to))
    at_least = "|".join(map(re.escape, words.at_least))
    between = "|".join(map(re.escape, words.to))
    pattern = re.compile(
        rf"(?:(?P<up_to>{up_to}) |(?P<at_least>{at_least}) )?"
        rf"(?:(?P<least>{_NUMBER})(?: ?(?P<least_unit>{one_of}))?(?: ?[-\u2013\u2014] ?| (?:{between}) ))?"
        rf"(?P<most>{_NUMBER}) ?(?P<unit>{one_of})"
    )
    return pattern, units
