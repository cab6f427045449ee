"""Times, names and sentences of the cases, one by one."""

from datetime import UTC, date, datetime
from typing import get_args
from zoneinfo import ZoneInfo

import pytest

from processkit.cli.cases import happenings
from processkit.cli.cases.choosing import all_meant, meant
from processkit.cli.cases.opening import address, file_of, zone_here
from processkit.cli.cases.times import day_said, said, typed_day_end, typed_moment, typed_reminder
from processkit.cli.cases.to_type import quoted
from processkit.engine.data import type_name
from processkit.engine.events import Event
from processkit.engine.working_time import working_time
from processkit.errors import WrongUse
from processkit.model.calendar import working_week

JOBURG = ZoneInfo("Africa/Johannesburg")
MONDAY = datetime(2026, 11, 9, 7, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ((2026, 11, 9), "today"), ((2026, 11, 10), "tomorrow"), ((2026, 11, 8), "yesterday"), ((2026, 11, 12), "Thursday"),
        ((2026, 11, 15), "Sunday"), ((2026, 11, 16), "16 November"), ((2026, 11, 6), "Friday 6 November"),
        ((2026, 11, 2), "2 November"), ((2027, 1, 4), "4 January 2027"), ((2025, 12, 31), "31 December 2025"),
    ],
)  # fmt: skip
def test_a_near_day_has_its_name_and_a_far_one_its_date(day, words):
    assert day_said(date(*day), date(2026, 11, 9)) == words


def test_a_time_is_that_of_the_clock_of_the_shop():
    assert said(datetime(2026, 11, 9, 22, 30, tzinfo=UTC), MONDAY, JOBURG) == "tomorrow 00:30"
    assert said(datetime(2026, 11, 9, 22, 30, tzinfo=UTC), MONDAY, ZoneInfo("America/New_York")) == "today 17:30"


@pytest.mark.parametrize(
    ("typed", "means"),
    [("2026-11-09T09:30", "07:30"), ("2026-11-09 09:30", "07:30"), ("2026-11-09T09:30+05:00", "04:30"), ("2026-11-09T09:30Z", "09:30")],
)  # fmt: skip
def test_a_time_without_a_zone_is_that_of_the_shop(typed, means):
    assert f"{typed_moment(typed, JOBURG).astimezone(UTC):%H:%M}" == means


@pytest.mark.parametrize("typed", ["", "noon", "2026-11-09", "20261109", "2026-13-01T09:00", "now", "09:30"])
def test_what_is_no_day_with_a_time_is_refused_with_an_example(typed):
    with pytest.raises(WrongUse, match="2026-11-09T09:30"):
        typed_moment(typed, JOBURG)


@pytest.mark.parametrize(
    ("typed", "due"),
    [
        ("2026-12-01", "2026-12-01 17:00"),  # the close of business
        ("2026-11-14", "2026-11-16 17:00"),  # a Saturday: the Monday after it
        ("3 weeks", "2026-11-30 17:00"),
        ("in 2 days", "2026-11-11 17:00"),
        ("2026-12-01T10:15", "2026-12-01 10:15"),
    ],
)
def test_until_takes_a_day_or_how_long(typed, due):
    work = working_time(working_week(None, None), "Africa/Johannesburg")
    assert f"{typed_reminder(typed, work, MONDAY).astimezone(JOBURG):%Y-%m-%d %H:%M}" == due


@pytest.mark.parametrize("typed", ["", "soon", "2026-02-30", "Friday", "0000-00-00", "9999-99-99T10:00"])
def test_what_is_no_day_to_wait_until_is_refused(typed):
    work = working_time(working_week(None, None), "Africa/Johannesburg")
    with pytest.raises(WrongUse):
        typed_reminder(typed, work, MONDAY)


def test_a_list_goes_to_the_end_of_a_day():
    assert f"{typed_day_end('2026-11-12', JOBURG, MONDAY).astimezone(JOBURG):%d %H:%M:%S}" == "12 23:59:59"
    assert f"{typed_day_end('2 weeks', JOBURG, MONDAY).astimezone(JOBURG):%d %H}" == "23 23"


def test_a_name_is_meant_by_its_number_or_how_it_begins():
    names = ["Is there a need?", "Is there money?", "Who decides?", "2"]
    assert meant("who", names) == "Who decides?"
    assert meant("1", names, numbered=True) == "Is there a need?"
    assert meant("2", names, numbered=True) == "2"  # a name goes before a number
    assert meant("1", names) == "1"
    assert meant("something else", names) == "something else"
    assert all_meant(["3", "who"], names, numbered=True) == ["Who decides?"]
    with pytest.raises(WrongUse, match=r"Is there a need.*or.*Is there money"):
        meant("is there", names)


def test_a_text_is_quoted_for_the_shell_only_where_it_must_be():
    assert [quoted(text) for text in ("Quote", "Enquiry form", "--help", "a$b", "Z'é", 'say "hi"')] == [
        "Quote", '"Enquiry form"', '"--help"', "'a$b'", '"Z\'é"', "'say \"hi\"'",
    ]  # fmt: skip


def test_every_event_has_its_sentence():
    assert set(happenings._SENTENCES) == {type_name(kind) for kind in get_args(Event)}


def test_a_file_may_be_named_without_its_scheme(monkeypatch):
    class Typed:
        db = "/home/ann/my shop.db"

    assert str(file_of(address(Typed))) == "/home/ann/my shop.db"
    Typed.db = "sqlite:///shop.db"
    assert str(file_of(address(Typed))) == "shop.db"


@pytest.mark.parametrize("zone", ["Africa/Johannesburg", ":Europe/Berlin"])
def test_the_zone_of_this_machine_is_the_one_that_is_set(monkeypatch, zone):
    monkeypatch.setenv("TZ", zone)
    assert zone_here().key == zone.lstrip(":")


@pytest.mark.parametrize("zone", ["nonsense/zone", "../etc/passwd", "", "SAST-2"])
def test_a_zone_that_is_none_is_passed_over(monkeypatch, zone):
    monkeypatch.delenv("TZ", raising=False)
    usual = zone_here()
    monkeypatch.setenv("TZ", zone)
    assert zone_here() == usual
