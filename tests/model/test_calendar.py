"""The working week: days and hours as people write them."""

import pytest

from processkit.model.calendar import BadCalendar, is_country, is_timezone, working_week

NINE = ((480, 1020),)


def test_without_a_word_it_is_monday_to_friday_eight_to_five():
    week = working_week(None, None)
    assert week.hours == (NINE,) * 5 + ((), ())
    assert (week.days_a_week, week.minutes_a_week, week.minutes_a_day) == (5, 2700, 540)


@pytest.mark.parametrize(
    ("days", "hours", "expected"),
    [
        ("Mon-Thu, Sat", None, (NINE,) * 4 + ((), NINE, ())),
        ("Monday - Wednesday", None, (NINE,) * 3 + ((),) * 4),
        ("Sat-Mon", None, (NINE, (), (), (), (), NINE, NINE)),
        (None, "08:00-12:00 13:00-17:00", (((480, 720), (780, 1020)),) * 5 + ((), ())),
        (None, "Mon-Fri 08:00-17:00; Sat 09:00-13:00", (NINE,) * 5 + (((540, 780),), ())),
        ("Mon-Sat", "08:00-17:00; Sat 09:00-13:00", (NINE,) * 5 + (((540, 780),), ())),
        ("Sun", "00:00-24:00", ((),) * 6 + (((0, 1440),),)),
    ],
)
def test_days_and_hours_are_read(days, hours, expected):
    assert working_week(days, hours).hours == expected


def test_days_are_known_in_the_pages_language():
    assert working_week("Mo-Fr", None, "de").days_a_week == 5
    assert working_week("segunda-feira", None, "pt").days_a_week == 1


@pytest.mark.parametrize(
    ("days", "hours"),
    [("Mon-Fry", None), ("", None), ("Mon-Fri-Sun", None), (None, "8-17"), (None, "17:00-08:00"), (None, "25:00-26:00"),
     (None, "08:00-12:00 11:00-17:00"), (None, "08:00-17:00 or so"), ("Mon-Fri", "Sat 09:00-13:00"),
     (None, "08:00-17:00; 09:00-18:00"), (None, "Mon 08:00-17:00; Mon 09:00-18:00"), (None, "24:30-24:45")],
)  # fmt: skip
def test_what_cannot_be_read_is_refused(days, hours):
    with pytest.raises(BadCalendar):
        working_week(days, hours)


def test_countries_and_time_zones_are_known_by_their_form_and_their_table():
    assert is_country("ZA")
    assert is_country("DE-BY")
    assert not is_country("South Africa")
    assert is_timezone("Africa/Johannesburg")
    assert not is_timezone("Africa/Nowhere")
    assert not is_timezone("../../etc/passwd")
