"""Due times by the calendar of a shop: a table worked out by hand, and what holds for every shop."""

import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from tests.effort import cases
from tests.pages import process_of, step

from processkit.engine.public_holidays import public_holidays
from processkit.engine.wall_clock import zone_named
from processkit.engine.working_time import WorkingTime, term_of, working_time, working_time_of
from processkit.errors import WrongUse
from processkit.model.calendar import WorkingWeek, working_week
from processkit.model.duration import Duration

SHOPS = yaml.safe_load((Path(__file__).parent / "working_time.yaml").read_text("utf-8"))
TABLE = [(shop, case) for shop in SHOPS for case in shop["cases"]]


def read_time(text, zone):
    at = datetime.fromisoformat(str(text))
    return at if at.tzinfo is not None else at.replace(tzinfo=zone)


@pytest.mark.parametrize(("shop", "case"), TABLE, ids=[f"{s['shop']}: {c['length']}" for s, c in TABLE])
def test_something_is_due_when_a_person_with_a_calendar_says_so(shop, case):
    week = working_week(shop.get("days"), case.get("hours", shop.get("hours")))
    zone = ZoneInfo(shop["zone"])
    time = working_time(week, shop["zone"], shop.get("holidays"))
    due = time.due(term_of(Duration.read(case["length"]), week), read_time(case["from"], zone))
    assert due == read_time(case["due"], zone).astimezone(UTC), case.get("why")
    assert due.tzinfo is UTC


MOST = cases(60)

# Shops at any hour, also at night, in zones that change their clocks and in one that does not.
ZONES = ["Europe/Berlin", "America/New_York", "Africa/Johannesburg", "Australia/Lord_Howe", "Asia/Kolkata"]


@st.composite
def shops(draw, first_hour=0, last_hour=24):
    days = draw(st.lists(st.booleans(), min_size=7, max_size=7).filter(any))
    marks = sorted(draw(st.sets(st.integers(first_hour * 4, last_hour * 4), min_size=2, max_size=5)))
    spans = tuple((a * 15, b * 15) for a, b in zip(marks[::2], marks[1::2], strict=False))
    week = WorkingWeek(tuple(spans if worked else () for worked in days))
    start = date(2026, 10, 1)
    off = draw(st.sets(st.integers(0, 200), max_size=4))
    return WorkingTime(week, ZoneInfo(draw(st.sampled_from(ZONES))), frozenset(start + timedelta(days=n) for n in off))


# From October to March lies a change of clocks in each direction.
moments = st.integers(0, 182 * 86_400_000).map(
    lambda ms: datetime(2026, 10, 1, tzinfo=UTC) + timedelta(milliseconds=ms)
)
minutes = st.integers(0, 3000) | st.fractions(0, 2000, max_denominator=9)
TEXTS = """
    same day, 0 days, 0.5 days, 1 day, 1.5 days, 2 days, 1 week, 0.25 weeks, 0 minutes, 90 minutes, 30 hours,
    1 calendar day, 2.5 calendar days, 10 calendar days, 1 month, P2DT3H, P1M1D
"""
lengths = st.sampled_from([text.strip() for text in TEXTS.split(",")])


@MOST
@given(shops(), moments, minutes)
def test_working_time_ends_within_opening_hours_and_not_before_it_begins(shop, at, amount):
    end = shop.add(at, amount)
    assert end >= at
    assert shop.is_open(end)


@MOST
@given(shops(), moments, st.integers(0, 3000))
def test_from_the_start_to_the_end_lie_the_minutes_that_were_added(shop, at, amount):
    assert shop.between(at, shop.add(at, amount)) == amount
    assert shop.between(shop.add(at, amount), at) == -amount


@MOST
@given(shops(), moments, minutes, minutes)
def test_more_minutes_never_end_sooner(shop, at, one, other):
    assert (shop.add(at, one) <= shop.add(at, other)) or one > other


@MOST
@given(shops(), moments, moments, minutes)
def test_a_later_start_never_ends_sooner(shop, one, other, amount):
    first, second = sorted((one, other))
    assert shop.add(first, amount) <= shop.add(second, amount)


@MOST
@given(shops(), moments, st.integers(0, 1500), st.integers(0, 1500))
def test_minutes_may_be_added_one_part_after_the_other(shop, at, one, other):
    assert shop.add(shop.add(at, one), other) == shop.add(at, one + other)


@MOST
@given(shops(), moments, moments, moments)
def test_working_time_between_three_moments_adds_up(shop, one, other, third):
    assert shop.between(one, other) + shop.between(other, third) == shop.between(one, third)


@MOST
@given(shops(), moments, moments, lengths)
def test_what_begins_later_is_not_due_sooner_and_nothing_is_due_while_it_is_closed(shop, one, other, text):
    first, second = sorted((one, other))
    term = term_of(Duration.read(text), shop.week)
    due = shop.due(term, first)
    assert first <= due <= shop.due(term, second)
    assert shop.is_open(due)


@MOST
@given(shops(), moments, st.integers(1, 40))
def test_days_are_due_at_a_close_each_one_later_than_the_one_before(shop, at, number):
    due = [shop.due(term_of(Duration.read(f"{n} days"), shop.week), at) for n in (number, number + 1)]
    assert due[0] < due[1]
    closings = [shop.spans(shop.day_of(end - timedelta(minutes=1)))[-1][1] for end in due]
    assert due == closings
    assert shop.between(due[0], due[1]) == sum(
        (Fraction(b.timestamp()) - Fraction(a.timestamp())) / 60
        for a, b in shop.spans(shop.day_of(due[1] - timedelta(minutes=1)))
    )


@MOST
@given(shops(6, 22), moments, st.integers(0, 600))
def test_a_stop_watch_that_is_looked_at_each_minute_says_the_same(shop, at, amount):
    at = at.replace(second=0, microsecond=0)
    end = shop.add(at, amount)
    shown = (at + timedelta(minutes=n) for n in range(int((end - at).total_seconds()) // 60))
    assert sum(is_worked(shop, minute) for minute in shown) == amount


def is_worked(shop, minute):
    wall = minute.astimezone(shop.zone)
    spans = shop.week.hours[wall.weekday()] if wall.date() not in shop._holidays else ()
    return any(start <= wall.hour * 60 + wall.minute < end for start, end in spans)


@MOST
@given(shops(), st.lists(moments, min_size=2, max_size=6))
def test_it_does_not_matter_what_was_asked_before(shop, asked):
    fresh = WorkingTime(shop.week, shop.zone, shop._holidays)
    term = term_of(Duration.read("2 days"), shop.week)
    for at in asked:
        assert shop.day_of(at) == at.astimezone(shop.zone).date()
        assert shop.due(term, at) == WorkingTime(shop.week, shop.zone, shop._holidays).due(term, at)
    assert fresh.due(term, asked[0]) == shop.due(term, asked[0])


NAIVE = datetime.fromisoformat("2026-11-02 09:00")
SHOP = working_time(working_week(None, None), "Europe/Berlin")


@pytest.mark.parametrize(
    "ask",
    [
        lambda: SHOP.add(NAIVE, 5),
        lambda: SHOP.between(NAIVE, NAIVE),
        lambda: SHOP.is_open(NAIVE),
        lambda: SHOP.day_of(NAIVE),
        lambda: SHOP.due(term_of(Duration.read("1 day"), SHOP.week), NAIVE),
    ],
)
def test_a_time_without_a_zone_is_refused_by_a_sentence(ask):
    with pytest.raises(WrongUse, match="does not say in which time zone it is"):
        ask()


def test_time_cannot_be_taken_away():
    with pytest.raises(WrongUse, match="less than nothing"):
        SHOP.add(NAIVE.replace(tzinfo=UTC), -1)


def test_an_unknown_time_zone_is_named():
    with pytest.raises(WrongUse, match="Europe/Atlantis"):
        zone_named("Europe/Atlantis")


@pytest.mark.parametrize(
    ("where", "says"), [("XQ", "no such country"), ("DE-XX", "DE-BY"), ("VA-11", "no such region")]
)
def test_an_unknown_country_or_region_is_named_with_those_there_are(where, says):
    with pytest.raises(WrongUse, match=says):
        public_holidays(where)


@pytest.mark.parametrize("there", ["None", "types.ModuleType('holidays')"])
def test_where_the_package_of_holidays_is_missing_or_too_old_it_is_asked_for_by_name(there):
    program = (
        f"import sys, types; sys.modules['holidays'] = {there}\n"
        "from processkit.engine.public_holidays import public_holidays\n"
        "from processkit.errors import WrongUse\n"
        "try: public_holidays('DE-BY')\n"
        "except WrongUse as asked: print(asked)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert "public holidays of DE-BY" in done.stdout
    assert 'pip install "processkit[holidays]"' in done.stdout


def test_a_page_without_a_time_zone_goes_by_the_one_that_is_given():
    page = process_of(process="P", steps=[step("A")], calendar={"days": "Mon-Sat"})
    assert working_time_of(page, "Asia/Tokyo").zone.key == "Asia/Tokyo"
    assert working_time_of(page).zone.key == "UTC"
    named = process_of(process="P", steps=[step("A")], calendar={"timezone": "Europe/Berlin"})
    assert working_time_of(named, "Asia/Tokyo").zone.key == "Europe/Berlin"


def test_nobody_plans_for_more_than_a_hundred_years():
    with pytest.raises(WrongUse, match="longer than a hundred years"):
        term_of(Duration.read("900000 days"), SHOP.week)


def test_a_shop_that_never_opens_is_told_so():
    class Always:
        def __contains__(self, day):
            return True

    closed = WorkingTime(working_week(None, None), ZoneInfo("Europe/Berlin"), Always())
    with pytest.raises(WrongUse, match="no working"):
        closed.add(NAIVE.replace(tzinfo=UTC), 5)
    with pytest.raises(WrongUse, match="no working day"):
        closed.due(term_of(Duration.read("1 day"), closed.week), NAIVE.replace(tzinfo=UTC))


def test_a_page_whose_calendar_never_opens_is_told_so_before_its_first_case(monkeypatch):
    class Always:
        def __contains__(self, day):
            return True

    monkeypatch.setattr("processkit.engine.working_time.public_holidays", lambda _where: Always())
    page = process_of(process="P", steps=[step("A")], calendar={"days": "Sat", "holidays": "DE-SN"})
    with pytest.raises(WrongUse, match="no working day"):
        working_time_of(page)


def test_a_calendar_with_hardly_any_hours_is_walked_through_quickly():
    """One minute a week, and none of them from June to August: the bound is on the days looked at, not on the time."""

    class Looked(set):
        count = 0

        def __contains__(self, day):
            self.count += 1
            return day.month in (6, 7, 8)

    looked = Looked()
    shop = WorkingTime(working_week("Sun", "23:59-24:00"), ZoneInfo("America/New_York"), looked)
    due = shop.add(datetime(2026, 5, 31, 12, 0, tzinfo=UTC), 600)
    assert shop.between(datetime(2026, 5, 31, 12, 0, tzinfo=UTC), due) == 600
    assert due.year == 2041
    assert looked.count < 6000
