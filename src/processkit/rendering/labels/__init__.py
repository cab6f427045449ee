"""The printed words that are not the user's own: one data file for each language."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from processkit.model.calendar import Minutes
from processkit.model.duration import Duration
from processkit.model.places import BUILT_IN_ENDS, Ending

if TYPE_CHECKING:
    from babel import Locale

_FOLDER = Path(__file__).parent
_STANDARD = "en"
# English of no country writes "1 November 2026", which all countries understand.
_WITHOUT_COUNTRY = {"en": "en-001"}
_FEW_HOURS = 2
# In all languages that there are words in, whole numbers up to here are plain digits, and from 2 on they take
# the form "other"; loading Babel takes as long as a whole drawing.
_SMALL = 1000


class Labels(Mapping[str, str]):
    """The words of one language, by their keys.

    Attributes:
        language: The language that the words are in, such as ``de``.
        tag: That language, with the country whose dates and numbers are written: ``de-AT``.
    """

    def __init__(self, language: str, words: Mapping[str, str], tag: str | None = None) -> None:
        """Take the words. Without a tag, dates and numbers are those of the language."""
        self.language = language
        self.tag = tag or language
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

    def count(self, key: str, number: Fraction | int, **values: object) -> str:
        """Return the words of ``key`` in the form that goes with a number, which is put in as ``n``.

        A language needs the forms ``key.one`` and ``key.other`` or more: Babel knows which number
        takes which.
        """
        rounded = _rounded(number)
        form = f"{key}.{self._form(rounded)}"
        return self.say(form if form in self._words else f"{key}.other", n=self.number(number), **values)

    def number(self, number: Fraction | int) -> str:
        """Return a number in digits, with one decimal where it needs one."""
        rounded = _rounded(number)
        if _is_small(rounded):
            return str(rounded)
        from babel.numbers import format_decimal

        return format_decimal(rounded, format="#,##0.#", locale=self._locale)

    def _form(self, number: Decimal) -> str:
        """Return which form of a word goes with a number."""
        if number and _is_small(number):
            return "one" if number == 1 else "other"
        return str(self._locale.plural_form(number))

    def date(self, day: datetime.date) -> str:
        """Return a date as people write it in this language and country."""
        from babel.dates import format_date

        written = format_date(day, format="long", locale=self._locale)
        # Babel does not know that some languages write the first of a month in another way: 1er mai.
        return self._words["first_day"] + written[1:] if written.startswith("1 ") else written

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
        return self.count(unit, number)

    def every(self, duration: Duration, time: str, key: str = "every") -> str:
        """Return how often, where ``time`` is what is printed for the duration: every 5 days.

        Where the word for "every" depends on the unit, a language has ``every.week`` and the like.
        """
        unit = duration.most.parts[-1][1] if duration.most.parts else ""
        form = f"{key}.{unit}"
        return self.say(form if form in self._words else key, time=time)

    @cached_property
    def _locale(self) -> Locale:
        """What Babel knows of the country, or else of the language."""
        from babel import Locale, UnknownLocaleError

        plain = _WITHOUT_COUNTRY.get(self.language, self.language)
        for tag in (_WITHOUT_COUNTRY.get(self.tag, self.tag), plain):
            try:
                found = Locale.parse(tag, sep="-")
            except (UnknownLocaleError, ValueError):
                continue
            if found.language == self.language:
                return found
        return Locale(_STANDARD)


def _is_small(number: Decimal) -> bool:
    return 0 <= number < _SMALL and number == int(number)


def _rounded(number: Fraction | int) -> Decimal:
    tenths = round(number * 10)
    return Decimal(tenths // 10) if tenths % 10 == 0 else Decimal(tenths) / 10


@lru_cache(maxsize=16)
def labels_for(language: str) -> Labels:
    """Return the words of a language such as ``en`` or ``de-AT``; English where there are none.

    ``pt-PT.json`` and the like hold the words that one country says in its own way.
    """
    base, *countries = language.split("-")
    base = base.lower()
    if base not in languages():
        return Labels(_STANDARD, _words_of(_STANDARD))
    words = _words_of(base)
    for country in countries:
        words |= _words_of(f"{base}-{country.upper()}")
    return Labels(base, words, "-".join((base, *countries)))


def _words_of(name: str) -> dict[str, str]:
    file = _FOLDER / f"{name}.json"
    words: dict[str, str] = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    return words


@lru_cache(maxsize=1)
def languages() -> tuple[str, ...]:
    """Return the languages that there are words in, in the order of the alphabet."""
    return tuple(sorted(file.stem for file in _FOLDER.glob("*.json") if "-" not in file.stem))


def no_words_in(language: str) -> str | None:
    """Return the sentence that says that there are no words in a language; None where there are."""
    if language.split("-")[0].lower() in languages():
        return None
    *most, last = languages()
    return (
        f'There are no printed words in the language "{language}": those that are not yours are in English. '
        f"There are words in {', '.join(most)} and {last}."
    )


def with_english(words: Mapping[str, str] | None) -> Labels:
    """Return the words, and the English ones for those that are missing."""
    if isinstance(words, Labels):
        return words
    return Labels(_STANDARD, {**labels_for(_STANDARD), **(words or {})})


def end_name(ending: Ending, words: Mapping[str, str]) -> str:
    """Return what an end is called; our own word for won, lost and later where the page gives no name."""
    is_ours = ending.name == ending.key and ending.key in BUILT_IN_ENDS
    return words[ending.key] if is_ours else ending.name
