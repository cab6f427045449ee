"""The calendar file: what RFC 5545 asks for, judged by the package icalendar, and what a phone shows."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar
from tests.effort import cases
from tests.engine.running import words
from tests.exchange.selling import ANN, MONDAY, PLAN, WORDS, days, handed_over, started, told

from processkit.engine import commands
from processkit.errors import WrongUse
from processkit.exchange.calendar_file import calendar_file
from processkit.exchange.due import due_of

ALARM_AT = datetime(2026, 11, 4, 8, 0, tzinfo=UTC)


def written(case, at=MONDAY, name="Wendy", case_id="7kq2-m4xd", place=""):
    return calendar_file(due_of(case_id, name, PLAN, case, WORDS, at), WORDS, at, "Offers, all of them", place)


def entries(text):
    return Calendar.from_ical(text).walk("VEVENT")


def test_each_thing_that_is_due_is_an_entry_that_ends_when_it_is_due_and_reminds_when_work_begins():
    calendar = Calendar.from_ical(written(started()))
    assert [calendar[name].to_ical() for name in ("NAME", "X-WR-CALNAME")] == [b"Offers\\, all of them"] * 2
    assert calendar["VERSION"] == "2.0"
    step, silence = calendar.walk("VEVENT")
    assert (step["SUMMARY"], silence["SUMMARY"]) == ("Wendy – Make the offer", "Wendy – No reply yet: Make the offer")
    due = datetime(2026, 11, 4, 16, 0, tzinfo=UTC)
    assert (step.decoded("DTSTART"), step.decoded("DTEND")) == (due - timedelta(minutes=15), due)
    assert (step.decoded("DTSTAMP"), step["SEQUENCE"], step["TRANSP"]) == (MONDAY, 2, "TRANSPARENT")
    [alarm] = step.walk("VALARM")
    assert (alarm["ACTION"], alarm.decoded("TRIGGER"), alarm["DESCRIPTION"]) == ("DISPLAY", ALARM_AT, step["SUMMARY"])


def test_an_entry_says_what_is_missing_what_to_do_when_late_and_what_to_tell_the_customer():
    assert entries(written(started()))[0]["DESCRIPTION"] == (
        "Step 1 of 3, Sales (7kq2-m4xd)\n"
        "Still missing: Offer (Sales)\n"
        "If late: Ann calls, and says when it comes\n"
        "\n"
        "For the customer:\n"
        "You are on step 1 of 3: Make the offer\n"
        "The offer comes by post\n"
        "By 4 November 2026\n"
        "Questions: 030 1234"
    )


def test_what_is_late_is_shown_today_until_it_is_done():
    late = entries(written(started(), days(3, 2)))[0]
    assert late["SUMMARY"] == "Late: Wendy – Make the offer"
    assert (late.decoded("DTSTART"), late.decoded("DTEND")) == (date(2026, 11, 5), date(2026, 11, 6))
    assert late.walk("VALARM") == []


def test_the_same_thing_keeps_its_identity_and_others_have_one_of_their_own():
    today, later = (entries(written(started(), at)) for at in (MONDAY, days(3, 2)))
    assert [one["UID"] for one in today] == [one["UID"] for one in later]
    noted = told(commands.Note(MONDAY, ANN, words("x")), case=started())[1]
    again = entries(written(noted))
    assert [one["UID"] for one in again] == [one["UID"] for one in today]
    assert again[0]["SEQUENCE"] > today[0]["SEQUENCE"]
    others = [
        *today,
        *entries(written(handed_over())),
        *entries(written(started(), case_id="c2")),
        *entries(written(started(), place="a.example")),
    ]
    assert len({str(one["UID"]) for one in others}) == len(others)


def test_a_customer_who_was_forgotten_is_called_by_the_case():
    assert entries(written(started(), name=None))[0]["SUMMARY"] == "7kq2-m4xd – Make the offer"


def test_a_calendar_with_nothing_in_it_is_a_calendar():
    text = calendar_file([], WORDS, MONDAY, "Nothing")
    calendar = Calendar.from_ical(text)
    assert calendar.walk("VEVENT") == []
    assert len(calendar.subcomponents) == 1
    assert [one.errors for one in calendar.walk()] == [[]] * len(calendar.walk())


TEXTS = st.text(max_size=200) | st.text(st.sampled_from('aä€😀,;:\\"\n\r\tn é́'), max_size=300)


@cases(150)
@given(TEXTS, TEXTS)
def test_every_name_comes_back_as_it_was_and_no_line_is_too_long(customer, calendar_name):
    dues = [one._replace(customer=customer or "x") for one in due_of("c1", "x", PLAN, started(), WORDS, MONDAY)]
    text = calendar_file(dues, WORDS, MONDAY, calendar_name)
    octets = text.encode()
    assert octets.endswith(b"\r\n")
    for line in octets.split(b"\r\n"):
        assert len(line) <= 75
        assert not any(octet < 32 for octet in line)
        assert b"\n" not in line
        assert b"\r" not in line
    calendar = Calendar.from_ical(octets)
    assert [one.errors for one in calendar.walk()] == [[]] * len(calendar.walk())
    assert len(calendar.walk("VEVENT")) == len(dues)
    headline = " ".join(f"{customer or 'x'} – Make the offer".split())
    shown = "".join(sign for sign in headline if not ("\0" <= sign < " " or "\x7f" <= sign < "\xa0"))
    assert str(calendar.walk("VEVENT")[0]["SUMMARY"]) == shown


def test_a_time_without_a_zone_is_refused():
    with pytest.raises(WrongUse, match="time zone"):
        calendar_file([], WORDS, MONDAY.replace(tzinfo=None), "x")
