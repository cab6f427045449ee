"""Cases move to another version of their page: all of them or none, and back again."""

import pytest
from tests.runtime.shop import MONDAY, NEXT, PROCESS, SHORT, handed_over, happened, hours, measured, thanked

from processkit import Refused, UnknownCase

MAP = {"Measure": "Take the sizes"}


def test_all_that_are_under_way_move_and_those_that_are_over_stay(engine):
    start = engine.start(PROCESS, customer="Ann", by="Ann", at=MONDAY).id
    offered, parked, over = handed_over(engine, at=hours(0.1)), measured(engine, at=hours(0.2)), thanked(engine)
    engine.park(parked, by="Ann", at=hours(3))
    other = engine.start(SHORT.changed(name="Another page"), customer="X", by="Ann", at=MONDAY).id
    before = {one: engine.case(one).definition for one in (over, other)}
    moves = engine.migrate(NEXT, by="Dan", steps=MAP, at=hours(5))
    assert [move.before.id for move in moves] == [start, offered, parked]
    assert moves[0].before.standing.step == "Measure"
    assert moves[0].after.standing.step == "Take the sizes"
    for one in (start, offered, parked):
        assert happened(engine, one)[-1] == "Migrated"
        assert engine.case(one).definition == moves[0].after.definition
    assert {one: engine.case(one).definition for one in (over, other)} == before
    assert engine.history(start)[-1].by == "Dan"
    assert engine.verify().problems == ()
    assert engine.migrate(NEXT, by="Dan", steps=MAP, at=hours(5)) == []


def test_a_preview_changes_nothing(engine):
    case_id = measured(engine)
    before = len(engine.outbox())
    (move,) = engine.migrate(NEXT, by="Dan", steps=MAP, preview=True, at=hours(5))
    assert move.after.standing.step == "Quote"
    assert move.refused is None
    assert len(engine.outbox()) == before
    assert len(engine.report()) == 1
    assert engine.report()[0].versions == 1
    # What was previewed can then be done, and new cases can start on it.
    engine.migrate(NEXT, by="Dan", steps=MAP, at=hours(5))
    engine.start(NEXT, customer="Ben", by="Ann", at=hours(5))
    assert engine.case(case_id).plan.process == NEXT


def test_where_one_would_land_nowhere_none_moves(engine):
    first, second = engine.start(PROCESS, customer="Ann", by="Ann", at=MONDAY).id, measured(engine)
    moves = engine.migrate(SHORT, by="Dan", preview=True, at=hours(5))
    assert [move.after is None for move in moves] == [False, True]
    assert moves[1].refused.missing[0].what == 'the step of the new version for step 2 "Quote"'
    with pytest.raises(Refused, match="None of the 2 cases was moved") as refused:
        engine.migrate(SHORT, by="Dan", at=hours(5))
    assert f"Case {second}: The case would land nowhere" in str(refused.value)
    assert refused.value.missing == moves[1].refused.missing
    assert happened(engine, first)[-1] == "StepEntered"


def test_chosen_cases_move_and_come_back(engine):
    chosen, other = measured(engine), measured(engine)
    before = engine.case(chosen, at=hours(9)).position
    engine.migrate(NEXT, by="Dan", cases=[chosen.upper()], steps=MAP, at=hours(5))
    assert engine.case(other).plan.process == PROCESS
    engine.undo_migration(chosen, by="Dan", at=hours(6))
    assert engine.case(chosen, at=hours(9)).position == before
    with pytest.raises(Refused) as refused:
        engine.undo_migration(chosen, by="Dan", at=hours(6))
    assert refused.value.code == "migration_none"
    with pytest.raises(UnknownCase):
        engine.migrate(NEXT, by="Dan", cases=[other, "zzzz-zzzz"], steps=MAP, at=hours(5))
    assert engine.case(other).plan.process == PROCESS


def test_a_move_with_a_key_happens_once(engine):
    case_id = measured(engine)
    (first,) = engine.migrate(NEXT, by="Dan", steps=MAP, at=hours(5), key="k")
    engine.undo_migration(case_id, by="Dan", at=hours(6))
    (again,) = engine.migrate(NEXT, by="Dan", steps=MAP, at=hours(7), key="k")
    assert (again.before.position, again.after.position) == (first.before.position, first.after.position)
    assert engine.case(case_id).plan.process == PROCESS


def test_a_move_gives_way_to_who_was_quicker(engine, monkeypatch):
    case_id = measured(engine)
    commit, is_first = engine._store.commit, [True]

    def outrun(changes):
        if is_first.pop() if is_first else False:
            engine.note(case_id, "Quicker", by="Ann", at=hours(4))
        return commit(changes)

    monkeypatch.setattr(engine._store, "commit", outrun)
    (move,) = engine.migrate(NEXT, by="Dan", steps=MAP, at=hours(5))
    assert happened(engine, case_id)[-2:] == ["Noted", "Migrated"]
    assert move.before.version == 6
