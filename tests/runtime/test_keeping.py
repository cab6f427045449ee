"""What is kept is looked after: whatever is changed shows, who is forgotten is forgotten, and a copy is whole."""

import contextlib
import sqlite3
from pathlib import Path

import pytest
from tests.runtime.shop import MONDAY, PROCESS, handed_over, hours, measured, thanked

from processkit import Engine, Refused, WrongUse, load
from processkit.engine.refused import REFUSALS
from processkit.runtime.refusals import ENGINE_REFUSALS

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def path(tmp_path):
    return tmp_path / "cases.db"


def tampered(path, *statements):
    """Change a file behind the engine's back, and return what it says then."""
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for trigger in ("events_do_not_change", "events_are_not_deleted", "events_come_in_order"):
            connection.execute(f"DROP TRIGGER {trigger}")
        for statement in statements:
            assert connection.execute(statement).rowcount, statement
    with Engine(f"sqlite:///{path}") as engine:
        return engine.verify()


def test_what_is_as_it_was_is_verified(engine):
    measured(engine)
    thanked(engine)
    verified = engine.verify()
    assert (verified.cases, verified.problems, verified.ok) == (2, (), True)
    assert verified.events == len(engine.outbox())
    assert engine.verify(measured(engine)).events == 5


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("UPDATE events SET text = replace(text, 'measure', 'quote') WHERE position = 2", "breaks at event 2"),
        ("UPDATE events SET link = zeroblob(32) WHERE position = 3", "breaks at event 3"),
        ("DELETE FROM events WHERE position = 4", "breaks at event 4"),
        ("DELETE FROM events WHERE position = 5", "breaks at event 5"),
        ("UPDATE events SET version = version + 10 WHERE position = 1", "breaks at event 1"),
        ("UPDATE cases SET link = zeroblob(32) WHERE number = 1", "breaks at event 6"),
        ("UPDATE cases SET state = replace(state, 'Sizes', 'Money') WHERE number = 1", "its state is not"),
        ("UPDATE cases SET role = 'works' WHERE number = 1", "under something else"),
        ("UPDATE cases SET due = NULL WHERE number = 1", "under something else"),
        ("UPDATE words SET words = 'Ben' WHERE words = 'Ann'", "words were changed"),
        ("UPDATE cases SET customer = 'Ben' WHERE number = 1", "words were changed"),
    ],
)
def test_what_was_changed_shows(path, statement, told):
    with Engine(f"sqlite:///{path}") as engine:
        case_id = measured(engine)
    verified = tampered(path, statement)
    assert not verified.ok
    assert any(told in problem and case_id in problem for problem in verified.problems), verified.problems


def test_a_case_that_was_taken_away_shows(path):
    with Engine(f"sqlite:///{path}") as engine:
        measured(engine)
        measured(engine)
    gone = ("DELETE FROM events WHERE case_number = 1", "DELETE FROM cases WHERE number = 1")
    assert tampered(path, *gone).problems == ("Between position 0 and 6 events were taken away.",)


def test_who_is_forgotten_leaves_the_figures_and_no_words(engine):
    case_id = handed_over(engine, "Wendy Smith")
    engine.end(case_id, "lost", reason="Too dear", by="Ann", at=hours(5))
    engine.forget(case_id)
    engine.forget(case_id)
    assert engine.case(case_id).customer is None
    assert engine.find("Wendy") == []
    assert {one.by for one in engine.history(case_id)} == {None}
    assert [one.words for one in engine.history(case_id) if one.words] == []
    assert engine.verify().problems == ()
    assert engine.report()[0].lost == 1
    assert engine.report()[0].losses[0].reasons == ()
    with pytest.raises(Refused) as refused:
        engine.reopen(case_id, "Measure", reason="Came back", by="Ann", at=hours(6))
    assert refused.value.code == "forgotten"
    assert engine.advance(hours(9999)) == []


def test_who_still_is_a_customer_is_not_forgotten(engine):
    case_id = measured(engine)
    with pytest.raises(Refused, match="still runs") as refused:
        engine.forget(case_id)
    assert refused.value.code == "running"
    assert {"running", "forgotten"} == set(ENGINE_REFUSALS)
    assert not set(ENGINE_REFUSALS) & set(REFUSALS)
    assert engine.case(case_id).customer == "Wendy Smith"


def test_a_copy_runs_on_by_itself(path, tmp_path):
    with Engine(f"sqlite:///{path}") as engine:
        case_id = measured(engine)
        engine.copy(tmp_path / "copy.db")
        engine.note(case_id, "Afterwards", by="Ann", at=hours(5))
    with Engine(f"sqlite:///{tmp_path / 'copy.db'}") as copied:
        assert copied.case(case_id).version == 5
        assert copied.verify().ok
        copied.start(PROCESS, customer="Ben", by="Ann", at=MONDAY)


def test_what_is_in_memory_cannot_be_copied(tmp_path):
    with Engine() as engine, pytest.raises(WrongUse, match="kept in memory only"):
        engine.copy(tmp_path / "copy.db")
    assert not (tmp_path / "copy.db").exists()


def test_a_state_that_an_earlier_release_wrote_is_made_anew_from_the_events(path):
    with Engine(f"sqlite:///{path}") as engine:
        case_id = measured(engine)
        before = engine.case(case_id, at=hours(9)).position
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("""UPDATE cases SET core = 0, state = '{"way": ["measure"]}'""")
    with Engine(f"sqlite:///{path}") as engine:
        assert engine.case(case_id, at=hours(9)).position == before


@pytest.mark.parametrize("template", sorted((ROOT / "processes").glob("*.yaml")), ids=lambda file: file.stem)
def test_a_page_in_any_language_is_read_back_by_the_next_engine(path, template):
    process = load(template)
    with Engine(f"sqlite:///{path}") as engine:
        case = engine.start(process, "Wendy", by="Sam", at=MONDAY)
    with Engine(f"sqlite:///{path}") as engine:
        there = engine.case(case.id, at=MONDAY)
        assert there.plan.process == process
        assert there.position == case.position
        assert engine.verify().ok
