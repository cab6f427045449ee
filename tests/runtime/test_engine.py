"""The engine as programs use it."""

import inspect
import re
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from tests.runtime.shop import MONDAY, PROCESS, handed_over, happened, hours, measured, thanked

import processkit
from processkit import Engine, Process, Refused, UnknownCase, WrongUse
from processkit.runtime.orders import Orders

SOURCE = Path(processkit.__file__).parent


def test_a_case_starts_with_an_id_that_is_easy_to_type(engine):
    case = engine.start(PROCESS, customer="Wendy Smith", by="Ann", at=MONDAY)
    assert re.fullmatch(r"[2-9b-z]{4}-[2-9b-z]{4}", case.id)
    assert (case.customer, case.process, case.status, case.version) == ("Wendy Smith", PROCESS.name, "open", 2)
    assert case.position.step == "Measure"
    assert case.position.customer_text.startswith("Step 1 of 4\n")
    assert case.standing.customer_text == ""
    assert engine.position(case.id.upper().replace("-", " "), at=MONDAY) == case.position


def test_what_is_missing_is_refused_and_nothing_has_changed(engine):
    case = engine.start(PROCESS, customer="Wendy Smith", by="Ann", at=MONDAY)
    with pytest.raises(Refused, match="Still missing from Shop: Sizes") as refused:
        engine.complete(case.id, by="Ann", at=MONDAY)
    assert refused.value.code == "missing"
    assert engine.case(case.id).version == 2


def test_words_stand_in_the_history_and_not_in_the_events(engine):
    case_id = measured(engine)
    engine.note(case_id, "Rang the customer", by="Ben", told=True, at=hours(3))
    history = engine.history(case_id)
    assert [one.words for one in history if one.words] == [
        {"customer": "Wendy Smith"},
        {"ref": "shelf 3"},
        {"text": "Rang the customer"},
    ]
    assert [one.by for one in history] == ["Ann"] * 5 + ["Ben"]
    assert [one.version for one in history] == [1, 2, 3, 4, 5, 6]
    events = str([one.event for one in engine.outbox()])
    assert not [word for word in ("Wendy", "shelf", "Rang", "Ann", "Ben") if word in events]


@pytest.mark.parametrize("case_id", ["zzzz-zzzz", "", "'; DROP TABLE cases", "\x00"])
def test_a_case_that_is_not_there_is_told_of(engine, case_id):
    for ask in (engine.case, engine.position, engine.history, engine.forget, engine.verify):
        with pytest.raises(UnknownCase, match="There is no case"):
            ask(case_id)
    with pytest.raises(UnknownCase):
        engine.complete(case_id, by="Ann")


@pytest.mark.parametrize("words", ["\ud800", 7, None, b"x"])
def test_what_is_no_text_is_told_of_and_nothing_is_kept(engine, words):
    with pytest.raises(WrongUse, match=r"text|signs"):
        engine.start(PROCESS, customer=words, by="Ann")
    assert engine.list() == []


def test_a_customer_and_a_note_have_words(engine):
    with pytest.raises(WrongUse, match="A customer has a name"):
        engine.start(PROCESS, customer="  ", by="Ann")
    case_id = measured(engine)
    with pytest.raises(WrongUse, match="A note has words"):
        engine.note(case_id, " ", by="Ann")
    with pytest.raises(Refused, match="Every change has a name"):
        engine.note(case_id, "Hello", by=" ")


def test_a_time_says_its_time_zone(engine):
    case_id = measured(engine)
    naive = datetime(2026, 11, 2, 9, 0)  # noqa: DTZ001  # that is the point
    for use in (
        lambda: engine.note(case_id, "x", by="Ann", at=naive),
        lambda: engine.advance(naive),
        lambda: engine.late(at=naive),
    ):
        with pytest.raises(WrongUse, match="time zone"):
            use()


def test_the_clock_is_asked_where_no_time_is_given(url):
    with Engine(url, clock=lambda: hours(5)) as engine:
        case = engine.start(PROCESS, customer="Wendy", by="Ann")
        assert (case.started_at, case.at) == (hours(5), hours(5))
        assert engine.history(case.id)[0].at == hours(5)
        assert [one.id for one in engine.late(at=hours(999))] == [case.id]
        assert engine.late() == []


def test_one_place_reads_the_clock():
    """The core, the stores and the rest of the engine get their times from it."""
    reading = re.compile(r"\b(now|utcnow|today|localtime|gmtime)\(|time\.time\(")
    found = [
        path.relative_to(SOURCE).as_posix()
        for part in ("engine", "store", "runtime")
        for path in (SOURCE / part).rglob("*.py")
        if reading.search(re.sub(r'""".*?"""|"[^"\n]*"', "", path.read_text("utf-8"), flags=re.S))
    ]
    assert found == ["runtime/clock.py"]


def test_another_time_zone_comes_out_in_utc(engine):
    there = MONDAY.astimezone(ZoneInfo("Africa/Johannesburg"))
    case = engine.start(PROCESS, customer="Wendy", by="Ann", at=there)
    assert case.started_at.tzinfo is UTC
    assert case.started_at == MONDAY


def test_the_time_zone_of_pages_that_name_none_is_that_of_the_engine(url):
    with Engine(url, zone="America/New_York") as engine:
        case = engine.start(PROCESS, customer="Wendy", by="Ann", at=MONDAY)
        assert case.standing.due == datetime(2026, 11, 3, 22, 0, tzinfo=UTC)


def test_what_has_no_events_changes_nothing(engine):
    case_id = measured(engine)
    assert engine.advance(MONDAY) == []
    assert engine.case(case_id).version == 5


def test_time_brings_each_thing_once(engine):
    case_id = measured(engine)
    due = engine.case(case_id).standing.due
    assert engine.advance(due) == []
    (brought,) = engine.advance(due + timedelta(seconds=1))
    assert brought.case.id == case_id
    assert [type(event).__name__ for event in brought.events] == ["BecameLate"]
    assert engine.advance(due + timedelta(seconds=2)) == []
    assert engine.history(case_id)[-1].by == "clock"


def test_time_comes_to_many_cases_also_where_many_are_due_at_that_very_moment(engine, monkeypatch):
    monkeypatch.setattr("processkit.runtime.advancing._AT_ONCE", 2)
    ids = [measured(engine, at=hours(0)) for _number in range(5)]
    late = [measured(engine, at=hours(-24 * 7)) for _number in range(3)]
    due = engine.case(ids[0]).standing.due
    assert sorted(one.case.id for one in engine.advance(due)) == sorted(late)
    assert sorted(one.case.id for one in engine.advance(due + timedelta(minutes=1))) == sorted(ids)


def test_the_late_ones_without_a_word_come_first(engine):
    told, silent, fine = measured(engine), measured(engine), measured(engine, at=hours(48))
    engine.note(told, "It takes a day more.", by="Ann", told=True, at=hours(10))
    found = engine.late(at=hours(30))
    assert [one.id for one in found] == [silent, told]
    assert [one.standing.untold for one in found] == [True, False]
    assert found[0].standing.late
    assert fine not in [one.id for one in found]


def test_what_is_due_next_comes_first(engine):
    second, first = measured(engine, at=hours(24)), measured(engine)
    assert [one.id for one in engine.due(at=MONDAY)] == [first, second]
    assert [one.id for one in engine.due(until=hours(10))] == [first]
    assert engine.due(limit=1)[0].id == first


def test_work_waits_for_a_role_or_for_the_people_who_fill_it(engine):
    at_shop, at_works = measured(engine), handed_over(engine)
    assert [one.id for one in engine.work_list(role="SHOP")] == [at_shop]
    assert [one.id for one in engine.work_list(role="Works")] == [at_works]
    assert [one.id for one in engine.work_list(person="cat")] == [at_works]
    # Ann is of the shop, which stands in for the works.
    assert sorted(one.id for one in engine.work_list(person="Ann")) == sorted([at_shop, at_works])
    assert engine.work_list(person="Nobody") == engine.work_list(role="Nobody") == []
    for wrong in ({}, {"role": "Shop", "person": "Ann"}):
        with pytest.raises(WrongUse, match="give one of them"):
            engine.work_list(**wrong)


def test_work_of_a_person_is_that_of_the_version_that_names_her(engine, monkeypatch):
    from tests.pages import process_of
    from tests.runtime.shop import PAGE

    roles = {**PAGE["roles"], "Shop": {"people": ["Eve"]}}
    other = process_of(**{**PAGE, "roles": roles})
    news = [engine.start(other, customer="New", by="Eve", at=MONDAY).id for _number in range(5)]
    old = measured(engine)
    assert [one.id for one in engine.work_list(person="Ann", limit=2)] == [old]
    assert sorted(one.id for one in engine.work_list(person="Eve")) == sorted(news)


def test_customers_are_found_by_name_and_by_id(engine):
    wendy, ben = measured(engine, "Wendy Smith"), measured(engine, "Ben  SMITHSON")
    assert [one.id for one in engine.find("smi")] == [ben, wendy]
    assert [one.id for one in engine.find("Smith wen")] == [wendy]
    assert [one.id for one in engine.find(wendy[:6].upper())] == [wendy]
    assert [one.customer for one in engine.find("ben smithson")] == ["Ben  SMITHSON"]
    assert engine.find("") == engine.find("  ") == engine.find("-") == engine.find("nobody") == []


def test_cases_are_listed(engine):
    first, second = measured(engine), handed_over(engine)
    third = thanked(engine)
    assert [one.id for one in engine.list()] == [third, second, first]
    assert [one.id for one in engine.list(status="offered")] == [second]
    assert [one.id for one in engine.list(before=third, limit=1)] == [second]
    assert engine.list(process="No such page") == []
    with pytest.raises(UnknownCase):
        engine.list(before="zzzz-zzzz")


def test_the_outbox_is_read_on_from_a_position(engine):
    thanked(engine)
    everything = engine.outbox()
    assert [one.position for one in everything] == [*range(1, len(everything) + 1)]
    found, last = [], 0
    while some := engine.outbox(last, 3):
        found += some
        last = some[-1].position
    assert found == everything


def test_a_whole_journey_is_in_the_history(engine):
    case_id = thanked(engine)
    assert engine.case(case_id).status == "ended"
    names = happened(engine, case_id)
    assert names[:4] == ["Started", "StepEntered", "PaperFiled", "StepCompleted"]
    assert names[-2:] == ["StepCompleted", "Ended"]


def test_eight_threads_lose_nothing(engine):
    shared = engine.start(PROCESS, customer="Shared", by="Ann", at=MONDAY).id
    own, wrong = [], []

    def work(number):
        try:
            for turn in range(6):
                own.append(thanked(engine, f"Customer {number} {turn}"))
                engine.note(shared, f"note {number} {turn}", by="Ann", at=MONDAY, key=f"{number} {turn}")
                engine.note(shared, f"note {number} {turn}", by="Ann", at=MONDAY, key=f"{number} {turn}")
        except Exception as problem:  # noqa: BLE001  # whatever it is, it is shown
            wrong.append(problem)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
    notes = [one.words["text"] for one in engine.history(shared)[2:]]
    assert sorted(notes) == sorted(f"note {number} {turn}" for number in range(8) for turn in range(6))
    assert len(set(own)) == 48
    assert {engine.case(one).status for one in own} == {"ended"}
    assert engine.verify().problems == ()


def test_two_engines_on_one_file_see_what_the_other_has_done(tmp_path):
    """What one remembers of a case may be old: then it decides once more, and refuses nothing wrongly."""
    url = f"sqlite:///{tmp_path / 'cases.db'}"
    with Engine(url) as one, Engine(url) as other:
        case = one.start(PROCESS, customer="Wendy", by="Ann", at=MONDAY)
        other.paper(case.id, "Sizes", by="Ann", at=MONDAY)
        assert one.complete(case.id, by="Ann", at=MONDAY).standing.step == "Quote"
        assert other.complete(case.id, by="Ann", answer="Yes", at=MONDAY).status == "offered"
        with pytest.raises(Refused) as refused:
            one.complete(case.id, by="Ann", answer="Yes", at=MONDAY)
        assert refused.value.code == "handed_over"
        one.end(case.id, "lost", reason="Too dear", by="Ann", at=MONDAY)
        other.forget(case.id)
        with pytest.raises(Refused) as refused:
            one.note(case.id, "Hello", by="Ann", at=MONDAY)
        assert refused.value.code == "forgotten"


def test_a_page_that_is_read_again_is_the_same_version(engine):
    again = Process.from_data(PROCESS.to_data())
    first = engine.start(PROCESS, customer="Wendy", by="Ann")
    assert engine.start(again, customer="Ben", by="Ann").definition == first.definition
    assert len(engine.report()) == 1
    assert engine.report()[0].versions == 1


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("cases.db", "no address of a store"),
        ("sqlite://", "names no file"),
        ("sqlite:///", "names no file"),
        ("sqlite:///:memory:", "names no file"),
        ("mysql://ann:secret@host/db", "no address of a store"),
        ("postgresql://ann:secret@host/db", "later release"),
        ("", "no address"),
    ],
)
def test_a_wrong_address_is_told_of_without_its_password(url, told):
    with pytest.raises(WrongUse, match=told) as wrong:
        Engine(url)
    assert "secret" not in str(wrong.value)


def test_a_closed_engine_says_so(url):
    engine = Engine(url)
    case_id = measured(engine)
    engine.close()
    engine.close()
    for use in (
        lambda: engine.case(case_id),
        lambda: engine.note(case_id, "x", by="Ann"),
        engine.list,
        lambda: engine.start(PROCESS, customer="Ben", by="Ann"),
    ):
        with pytest.raises(WrongUse, match="closed"):
            use()


def test_the_docs_list_every_method_with_what_it_takes():
    page = (SOURCE.parents[1] / "docs" / "reference" / "python.md").read_text("utf-8")
    listed = dict(re.findall(r"^\| `(\w+)\(([^`]*)\)` \|", page, re.M))
    shared = {"self", "at", "key", "limit"}
    for name, method in inspect.getmembers(Engine, inspect.isfunction):
        if not name.startswith("_"):
            taken = [one for one in inspect.signature(method).parameters if one not in shared]
            names = re.sub(r'=("[^"]*"|\(\)|\w+)', "", listed[name]).replace("*, ", "").split(", ")
            assert [one for one in names if one] == taken, name


def test_every_command_takes_a_time_and_a_key():
    for name, method in inspect.getmembers(Orders, inspect.isfunction):
        if not name.startswith("_"):
            assert {"at", "key", "by"} <= inspect.signature(method).parameters.keys(), name
            assert method.__doc__
