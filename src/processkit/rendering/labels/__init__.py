"""The printed words that are not the user's own: one data file for each language."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import lru_cache
from pathlib import Path

from processkit.model.calendar import Minutes
from processkit.model.places import BUILT_IN_ENDS, Ending

_FOLDER = Path(__file__).parent
_STANDARD = "en"
_FEW_HOURS = 2


class Labels(Mapping[str, str]):
    """The words of one language, by their keys.

    Attributes:
        language: The language that the words are in, such as ``en``.
    """

    def __init__(self, language: str, words: Mapping[str, str]) -> None:
        self.language = language
        self._words = words

    def __getitem__(self, key: str) -> str:
        return self._words[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._words)

    def __len__(self) -> int:
        return len(self._words)

    def say(self, key: str, **values: object) -> str:
        """Return the words of ``key`` with the values put in their places."""
        return self._words[key].format_map(values)

    def date(self, day: datetime.date) -> str:
        """Return a date as people write it in this language."""
        month = self._words["months"].split()[day.month - 1]
        return self.say("date", day=day.day, month=month, year=day.year)

    def time(self, minutes: Minutes, minutes_a_day: Minutes) -> str:
        """Return a length of working time as a person would say it: 78 minutes, 2 h 30 min, 4.5 days."""
        if minutes >= minutes_a_day:
            return self.amount("days", Fraction(minutes) / minutes_a_day)
        hours, rest = divmod(round(minutes), 60)
        if rest == 0 and hours:
            return self.amount("hours", Fraction(hours))
        if hours < _FEW_HOURS:
            return self.amount("minutes", Fraction(round(minutes)))
        return self.say("hours_minutes", hours=hours, minutes=rest)

    def amount(self, unit: str, number: Fraction) -> str:
        """Return a number of ``days``, ``hours`` or ``minutes``, with one decimal where it needs one."""
        form = "one" if round(number * 10) == 10 else "other"
        return self.say(f"{unit}.{form}", n=self.number(number))

    def number(self, number: Fraction) -> str:
        """Return a number in digits, with one decimal where it needs one."""
        rounded = round(number * 10)
        digits = str(rounded // 10) if rounded % 10 == 0 else f"{rounded // 10}.{rounded % 10}"
        return digits.replace(".", self._words["decimal"])


@lru_cache(maxsize=16)
def labels_for(language: str) -> Labels:
    """Return the words of a language such as ``en`` or ``de-AT``; English where there are none."""
    wanted = language.casefold().split("-")[0]
    known = {file.stem: file for file in _FOLDER.glob("*.json")}
    found = wanted if wanted in known else _STANDARD
    return Labels(found, json.loads(known[found].read_text(encoding="utf-8")))


def with_english(words: Mapping[str, str] | None) -> Mapping[str, str]:
    """Return the words, and the English ones for those that are missing."""
    return {**labels_for(_STANDARD), **(words or {})}


def end_name(ending: Ending, words: Mapping[str, str]) -> str:
    """Return what an end is called; our own word for won, lost and later where the page gives no name."""
    is_ours = ending.name == ending.key and ending.key in BUILT_IN_ENDS
    return words[ending.key] if is_ours else ending.name
