"""Events, commands and cases as data: what is written is read, what was written by release 1 for ever, and no name is in it."""

import json
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.effort import cases
from tests.engine.running import MONDAY, by, words
from tests.engine.stories import Story, read_stories

from processkit.engine import commands, data, events
from processkit.engine.evolve import evolve, replay
from processkit.engine.people import Sealed
from processkit.engine.plan import Plan
from processkit.engine.private import person, seal
from processkit.errors import WrongUse

KEPT = Path(__file__).parent / "golden" / "events-v1.json"
"""Histories that the first release wrote. Never write this file anew: old events stay readable."""

aware_times = st.datetimes(timezones=st.sampled_from([UTC, timezone(timedelta(hours=-9, minutes=-30))]))
st.register_type_strategy(datetime, aware_times)


@pytest.mark.parametrize("name", data.EVENT_TYPES)
@cases(40)
@given(st.data())
def test_an_event_that_is_written_is_read_as_it_was(name, draw):
    event = draw.draw(st.builds(data.EVENT_TYPES[name]).filter(can_be_written))
    assert data.event_from_data(json.loads(json.dumps(data.event_to_data(event)))) == event


@pytest.mark.parametrize("name", data.COMMAND_TYPES)
@cases(40)
@given(st.data())
def test_a_command_that_is_written_is_read_as_it_was(name, draw):
    command = draw.draw(st.builds(data.COMMAND_TYPES[name]).filter(can_be_written))
    assert data.command_from_data(json.loads(json.dumps(data.command_to_data(command)))) == command


def can_be_written(record):
    return not any(isinstance(value, float) and value != value for value in record)


def test_times_in_data_sort_as_the_times_do():
    at = datetime(2026, 11, 2, 9, 0, tzinfo=timezone(timedelta(hours=2)))
    moments = [at, at + timedelta(microseconds=1), at + timedelta(seconds=1), at + timedelta(days=40)]
    written = [data.event_to_data(events.Noted(one, Sealed("a"), Sealed("b")))["at"] for one in moments]
    assert written == sorted(written)
    assert written[0] == "2026-11-02T07:00:00.000000Z"


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"v": 2}, "later release"),
        ({"v": "1"}, "later release"),
        ({"type": "step_exploded"}, '"step_exploded" is no event'),
        ({"type": "step_entered"}, "step"),
        ({"at": "yesterday"}, "no noted"),
        ({"at": 5}, "no noted"),
    ],
)
def test_what_is_no_event_is_refused_by_a_sentence(changes, says):
    sound = data.event_to_data(events.Noted(MONDAY, Sealed("a"), Sealed("b")))
    with pytest.raises(WrongUse, match=says):
        data.event_from_data({**sound, **changes})


def test_a_field_that_is_not_known_does_not_keep_an_event_from_being_read():
    event = events.Noted(MONDAY, Sealed("a"), Sealed("b"))
    assert data.event_from_data({**data.event_to_data(event), "case": "c1", "number": 4}) == event


def test_events_out_of_order_are_refused():
    started = events.Started(MONDAY, Sealed("a"), "P", "d", Sealed("b"))
    with pytest.raises(WrongUse, match="out of order"):
        evolve(None, events.Noted(MONDAY, Sealed("a"), Sealed("b")))
    with pytest.raises(WrongUse, match="out of order"):
        replay([started, started])


def told_histories():
    histories = {}
    for name, (process, entries) in read_stories().items():
        story = Story(Plan(process))
        for entry in entries:
            story.tell(entry)
        histories[name] = story
    return histories


def test_histories_that_the_first_release_wrote_still_make_the_same_cases():
    kept = json.loads(KEPT.read_text("utf-8"))
    assert {one["type"] for story in kept.values() for one in story["events"]} >= set(data.EVENT_TYPES)
    for story in kept.values():
        case = replay(data.event_from_data(one) for one in story["events"])
        assert data.case_to_data(case) == story["case"]


def test_no_name_and_no_word_that_somebody_wrote_is_in_an_event():
    for story in told_histories().values():
        written = json.dumps([data.event_to_data(one) for one in story.history])
        for private in (
            "Wendy",
            "drive/123",
            "she wants",
            "old friend",
            "no money before spring",
            "letter of 3 May",
            "bank statement",
        ):
            assert private not in written
        assert not any(f'"{name}"' in written for name in ("Sam", "Nomsa", "Ann", "Ben", "Cat", "Dan", "Eve"))


def test_one_person_is_one_person_however_the_name_is_spelled():
    assert person("José  Ruiz", b"0" * 16).sealed == person("jose ruiz", b"0" * 16).sealed
    assert person("Sam", b"0" * 16).sealed != person("Sam", b"1" * 16).sealed
    assert seal("Sam", b"0" * 16) != seal("sam", b"0" * 16)


def test_a_command_keeps_the_name_that_is_compared():
    command = commands.Note(MONDAY, by("Ann"), words("x"))
    assert data.command_to_data(command)["by"]["name"] == "Ann"
