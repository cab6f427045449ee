"""Durations: what can be written, what it means in working minutes, and what is refused."""

import contextlib
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from processkit.model.calendar import working_week
from processkit.model.duration import Duration
from processkit.model.duration_words import DURATION_WORDS

STANDARD = working_week(None, None)
SIX_DAYS = working_week("Mon-Sat", "Mon-Fri 08:00-17:00; Sat 09:00-13:00")
DAY = 540

# text, least and most in minutes of a standard week, whether it is open at its end
READ = [
    ("30 minutes", 30, 30, False),
    ("4 hours", 240, 240, False),
    ("2 days", 2 * DAY, 2 * DAY, False),
    ("2 working days", 2 * DAY, 2 * DAY, False),
    ("1 week", 5 * DAY, 5 * DAY, False),
    ("2 months", 43 * DAY, 43 * DAY, False),
    ("3-5 days", 3 * DAY, 5 * DAY, False),
    ("3 to 5 days", 3 * DAY, 5 * DAY, False),
    ("3 \u2013 5 days", 3 * DAY, 5 * DAY, False),
    ("1 day to 1 week", DAY, 5 * DAY, False),
    ("up to 5 days", 0, 5 * DAY, False),
    ("at least 2 weeks", 10 * DAY, 10 * DAY, True),
    ("same day", 0, DAY, False),
    ("10 calendar days", 8 * DAY, 8 * DAY, False),
    ("7 calendar days", 5 * DAY, 5 * DAY, False),
    ("1 calendar day", DAY, DAY, False),
    ("P3D", 3 * DAY, 3 * DAY, False),
    ("PT4H", 240, 240, False),
    ("P1DT2H30M", DAY + 150, DAY + 150, False),
    ("1.5 days", 810, 810, False),
    ("  2   Days ", 2 * DAY, 2 * DAY, False),
    ("0 days", 0, 0, False),
]


@pytest.mark.parametrize(("text", "least", "most", "is_open"), READ, ids=[case[0] for case in READ])
def test_a_duration_is_read_as_working_minutes(text, least, most, is_open):
    duration = Duration.read(text)
    assert (duration.least.minutes(STANDARD), duration.most.minutes(STANDARD)) == (least, most)
    assert duration.open_ended is is_open
    assert str(duration) == text


@pytest.mark.parametrize(
    "text",
    ["", "a while", "2", "days", "two days", "5 dayz", "3--5 days", "-2 days", "2 days 3", "P", "PT", "P3", "3 Tage",
     "at least 2-3 days", "1e3 days", "9999999 days", "up to", "2 years"],
)  # fmt: skip
def test_what_is_no_duration_is_refused(text):
    with pytest.raises(ValueError, match="form"):
        Duration.read(text)


@pytest.mark.parametrize("text", ["5-3 days", "2 weeks to 3 days", "1 month to 2 weeks"])
def test_the_least_must_not_be_more_than_the_most(text):
    with pytest.raises(ValueError, match="order"):
        Duration.read(text)


def test_a_day_of_an_uneven_week_is_the_weeks_minutes_over_its_working_days():
    assert SIX_DAYS.minutes_a_day == Fraction(5 * 540 + 240, 6)
    assert Duration.read("1 week").longest(SIX_DAYS) == 5 * 540 + 240
    assert Duration.read("7 calendar days").longest(SIX_DAYS) == 6 * Fraction(2940, 6)


def test_the_middle_of_a_range_is_typical():
    assert Duration.read("1-2 days").middle(STANDARD) == Fraction(3, 2) * DAY


def test_the_words_of_the_pages_language_count_beside_english():
    assert Duration.read("3 bis 5 Tage", "de").longest(STANDARD) == 5 * DAY
    assert Duration.read("bis zu 2 Wochen", "de").least.minutes(STANDARD) == 0
    assert Duration.read("jusqu'à 10 jours calendaires", "fr").longest(STANDARD) == 8 * DAY
    assert Duration.read("al menos 2 semanas", "es").open_ended
    assert Duration.read("3-5 days", "de").longest(STANDARD) == 5 * DAY
    assert Duration.read("2 Tage", "de-AT").longest(STANDARD) == 2 * DAY


@pytest.mark.parametrize("language", DURATION_WORDS)
def test_each_language_has_every_unit_seven_days_and_no_word_with_two_meanings(language):
    words = DURATION_WORDS[language]
    assert set(words.units) == {"minute", "hour", "day", "calendar day", "week", "month"}
    spelled = [word for names in words.units.values() for word in names]
    assert len(spelled) == len(set(spelled))
    assert len(words.week) == 7
    for unit, names in words.units.items():
        for name in names:
            length = Duration.read(f"2 {name}", language)
            assert length.least.parts == ((Fraction(2), unit),)


@given(
    st.integers(0, 400), st.integers(0, 400), st.sampled_from(["minutes", "hours", "days", "weeks", "calendar days"])
)
def test_more_of_the_same_unit_is_never_shorter(first, more, unit):
    shorter = Duration.read(f"{first} {unit}").longest(STANDARD)
    longer = Duration.read(f"{first + more} {unit}").longest(STANDARD)
    assert shorter <= longer


@given(st.text(max_size=40))
def test_no_text_makes_the_reader_fail(text):
    with contextlib.suppress(ValueError):
        assert Duration.read(text).text == text
