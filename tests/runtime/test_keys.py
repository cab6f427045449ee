"""A command with a key is carried out once, and answers the second time as it did the first time."""

import threading

import pytest
from tests.runtime.shop import MONDAY, PROCESS, handed_over, hours, measured

from processkit import Engine, Refused, WrongUse


def test_a_start_that_is_repeated_gives_the_same_case(engine):
    first = engine.start(PROCESS, customer="Wendy", by="Ann", at=MONDAY, key="call 7")
    engine.paper(first.id, "Sizes", by="Ann", at=hours(1))
    again = engine.start(PROCESS, customer="Wendy", by="Ann", at=hours(5), key="call 7")
    assert (again.id, again.version, again.position) == (first.id, 2, first.position)
    assert len(engine.list()) == 1


def test_a_command_that_is_repeated_answers_as_it_did_then(engine):
    case_id = measured(engine)
    first = engine.complete(case_id, by="Ann", answer="Yes", at=hours(3), key="k")
    engine.accept(case_id, by="Cat", checks=["All sizes are known"], at=hours(4))
    engine.complete(case_id, by="Cat", at=hours(5))
    again = engine.complete(case_id, by="Ann", answer="Yes", at=hours(9), key="k")
    assert (again.version, again.position, again.at) == (first.version, first.position, first.at)
    assert engine.case(case_id).standing.step == "Thank"


def test_a_command_that_could_be_done_again_is_not(engine):
    case_id = measured(engine)
    for _time in range(3):
        engine.note(case_id, "Rang", by="Ann", at=MONDAY, key="k")
    assert [one.words.get("text") for one in engine.history(case_id)].count("Rang") == 1


def test_what_was_refused_was_not_carried_out_and_is_decided_anew(engine):
    case = engine.start(PROCESS, customer="Wendy", by="Ann", at=MONDAY)
    with pytest.raises(Refused):
        engine.complete(case.id, by="Ann", at=MONDAY, key="k")
    engine.paper(case.id, "Sizes", by="Ann", at=MONDAY)
    assert engine.complete(case.id, by="Ann", at=MONDAY, key="k").standing.step == "Quote"


def test_a_key_belongs_to_one_command(engine):
    case_id, other = measured(engine), measured(engine)
    engine.complete(case_id, by="Ann", answer="Yes", at=hours(3), key="k")
    before = len(engine.outbox())
    uses = [
        lambda: engine.complete(case_id, by="Ann", answer="No", reason="x", at=hours(3), key="k"),
        lambda: engine.complete(case_id, by="Ben", answer="Yes", at=hours(3), key="k"),
        lambda: engine.complete(other, by="Ann", answer="Yes", at=hours(3), key="k"),
        lambda: engine.note(case_id, "x", by="Ann", at=hours(3), key="k"),
        lambda: engine.start(PROCESS, customer="Wendy", by="Ann", at=hours(3), key="k"),
    ]
    for use in uses:
        with pytest.raises(WrongUse, match="used for another command"):
            use()
    assert len(engine.outbox()) == before


def test_a_start_with_another_name_is_another_command(engine):
    engine.start(PROCESS, customer="Wendy", by="Ann", at=MONDAY, key="k")
    with pytest.raises(WrongUse, match="used for another command"):
        engine.start(PROCESS, customer="Ben", by="Ann", at=MONDAY, key="k")


def test_a_key_holds_over_a_restart_and_among_engines(tmp_path):
    url = f"sqlite:///{tmp_path / 'cases.db'}"
    with Engine(url) as engine:
        case_id = measured(engine)
        engine.note(case_id, "Rang", by="Ann", at=MONDAY, key="k")
    with Engine(url) as one, Engine(url) as other:
        for engine in (one, other):
            assert engine.note(case_id, "Rang", by="Ann", at=MONDAY, key="k").version == 6
        assert one.case(case_id).version == 6


def test_a_key_answers_also_when_the_customer_was_forgotten(engine):
    case_id = measured(engine)
    engine.end(case_id, "lost", reason="Too dear", by="Ann", at=hours(3), key="k")
    engine.forget(case_id)
    assert engine.end(case_id, "lost", reason="Too dear", by="Ann", at=hours(3), key="k").status == "ended"
    with pytest.raises(Refused) as refused:
        engine.end(case_id, "lost", reason="Too dear", by="Ann", at=hours(3), key="another")
    assert refused.value.code == "forgotten"


def test_of_threads_with_the_same_key_one_carries_it_out(engine):
    case_id, found = measured(engine), []

    def work():
        started = engine.start(PROCESS, customer="Wendy", by="Ann", at=MONDAY, key="start")
        noted = engine.note(case_id, "Rang", by="Ann", at=MONDAY, key="note")
        found.append((started.id, noted.version))

    threads = [threading.Thread(target=work) for _number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 8
    assert len(set(found)) == 1
    assert engine.case(case_id).version == 6


def test_a_handover_that_was_sent_back_answers_as_then(engine):
    case_id = handed_over(engine)
    first = engine.send_back(case_id, by="Cat", missing=["Sizes"], note="No height", at=hours(4), key="k")
    engine.paper(case_id, "Sizes", by="Ann", at=hours(5))
    assert engine.send_back(case_id, by="Cat", missing=["Sizes"], note="No height", at=hours(6), key="k").version == (
        first.version
    )
