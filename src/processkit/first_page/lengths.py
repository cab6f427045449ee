"""How long something takes, in the many ways in which people write it in a list."""

from __future__ import annotations

import re
from functools import lru_cache

from processkit.first_page.words import means
from processkit.model.duration import Duration
from processkit.model.duration_words import DURATION_WORDS

_ABOUT = re.compile(
    r"(?i)^(?:~|≈|(?:about|around|approx\.?|approximately|roughly|ca\.?|circa|takes?|duration|time|etwa|environ|within|in|max\.?)\b:?)\s*"
)
_WITHIN = re.compile(r"(?i)^(?:within|max\.?)\b\s*")
_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "twelve": 12, "fourteen": 14,
}  # fmt: skip
_NUMBER_WORD = re.compile(
    rf"(?i)\b({'|'.join(_NUMBERS)})\b(?=\s+(?:[a-z]+\s+)?(?:min|hour|hr|day|week|month|calendar|working|business|to|or))"
)
_SHORT_UNITS = re.compile(r"(?i)(?<=[0-9])\s*(d|w|wks?|mo|mths?|hrs?|mins?)\b\.?")
_WHOLE_UNITS = {"d": "days", "w": "weeks", "wk": "weeks", "wks": "weeks", "mo": "months", "mth": "months", "mths": "months",
                "hr": "hours", "hrs": "hours", "min": "minutes", "mins": "minutes"}  # fmt: skip
_SAYINGS = {
    "same day": "same day", "the same day": "same day", "today": "same day", "overnight": "1 day", "next day": "1 day",
    "half a day": "4 hours", "half day": "4 hours", "1/2 day": "4 hours", "½ day": "4 hours", "half an hour": "30 minutes",
    "a fortnight": "2 weeks", "fortnight": "2 weeks", "a couple of days": "2-3 days", "couple of days": "2-3 days",
    "a few days": "2-4 days", "few days": "2-4 days", "a few hours": "2-4 hours", "an hour or two": "1-2 hours",
    "a day or two": "1-2 days", "a week or two": "1-2 weeks",
}  # fmt: skip
_MOST_LETTERS = 40


@lru_cache(maxsize=512)
def length_in(text: str, language: str = "en") -> str | None:
    """Return a length of time as a page says it, or None where the text is none.

    It may be written in English or in ``language``: ``about two days`` gives ``2 days``.
    """
    if len(text) > _MOST_LETTERS:
        return None
    plain = " ".join(text.strip(" .").split())
    for shown in (plain, _spelled_out(plain)):
        if shown and _is_length(shown, language):
            return shown
    return None


def language_of(text: str) -> str | None:
    """Return the one language, other than English, in which a text is a length of time; None without one."""
    plain = " ".join(text.strip(" .").split())
    if len(plain) > _MOST_LETTERS or _is_length(_spelled_out(plain), "en"):
        return None
    found = [language for language in DURATION_WORDS if language != "en" and _is_length(plain, language)]
    return found[0] if len(found) == 1 else None


def split_length(text: str, language: str = "en") -> tuple[str, str | None]:
    """Return a text and the length of time at its end, with nothing but a blank between: ``Sam 2 days``."""
    words = text.split(" ")
    for place in range(max(len(words) - 5, 1), len(words)):
        found = length_in(" ".join(words[place:]), language)
        if found is not None and re.search(r"[0-9]", found) and not means(words[place - 1], "before_a_length"):
            return " ".join(words[:place]).rstrip(" ,;:-–—"), found
    return text, None


def _is_length(text: str, language: str) -> bool:
    try:
        read = Duration.read(text, language)
    except ValueError:
        return False
    # "0 days" is a length to the language, and to a list a slip.
    return any(amount for amount, _unit in read.most.parts)


def _spelled_out(text: str) -> str:
    """Return a length in digits and whole words: ``2d`` is ``2 days``, ``a week`` is ``1 week``."""
    is_limit = _WITHIN.match(text) is not None
    plain = _ABOUT.sub("", text.casefold())
    if plain in _SAYINGS:
        return _SAYINGS[plain]
    plain = _NUMBER_WORD.sub(lambda word: str(_NUMBERS[word[1]]), plain)
    plain = re.sub(r"(?<=[0-9]) or (?=[0-9])", " to ", plain)
    plain = _SHORT_UNITS.sub(lambda unit: f" {_WHOLE_UNITS[unit[1]]}", plain)
    plain = re.sub(r"(?<=[0-9])(?=[a-z])", " ", plain)
    plain = re.sub(r"^1 (minute|hour|day|week|month)s$", r"1 \1", plain)
    return f"up to {plain}" if is_limit and re.fullmatch(r"[0-9]+ [a-z ]+", plain) else plain
