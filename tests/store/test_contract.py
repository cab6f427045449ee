"""What every store keeps to: memory, SQLite, and whatever comes."""

import threading

import pytest
from tests.store.keeping import (
    MONDAY,
    PAGES,
    SALT,
    hours,
    kept_ids,
    key,
    listing,
    new_case,
    next_change,
    types_of,
)

from processkit.store.base import KeyUsed, Outrun
from processkit.store.chain import broken_at
from processkit.store.records import Definition


def put(store, *changes):
    """Keep changes, each by itself."""
    for change in changes:
        store.commit([change])


def test_a_new_case_is_there_as_it_was_kept(store):
    change = new_case("aaaa-bbbb", found=listing(due=hours(3), next_at=hours(3)))
    assert store.commit([change]) == [2]
    stored = store.load("aaaa-bbbb")
    assert stored.case == change.case
    assert stored.listing == change.listing
    assert stored.link == change.entries[-1].link
    assert (stored.id, stored.salt, stored.customer, stored.started_at) == ("aaaa-bbbb", SALT, "Wendy Smith", MONDAY)


def test_a_case_that_is_not_there_is_none(store):
    assert store.load("aaaa-bbbb") is None
    assert store.events("aaaa-bbbb") == []
    assert store.words("aaaa-bbbb") == {}
    assert store.answers(b"?" * 32) == {}


def test_a_case_goes_on_only_from_the_version_that_is_expected(store):
    put(store, new_case("aaaa-bbbb"))
    stored = store.load("aaaa-bbbb")
    put(store, next_change(stored, 3))
    with pytest.raises(Outrun):
        store.commit([next_change(stored)])
    assert store.load("aaaa-bbbb").case.version == 5
    assert len(store.outbox(0, 100)) == 5


def test_an_id_is_given_once(store):
    put(store, new_case("aaaa-bbbb", "Wendy"))
    with pytest.raises(Outrun):
        store.commit([new_case("aaaa-bbbb", "Ben")])
    assert store.load("aaaa-bbbb").customer == "Wendy"
    assert store.named(["ben"], 10) == []


def test_a_case_that_is_not_there_does_not_go_on(store):
    put(store, new_case("aaaa-bbbb"))
    other = store.load("aaaa-bbbb")._replace(id="cccc-dddd")
    with pytest.raises(Outrun):
        store.commit([next_change(other)])


def test_of_several_changes_all_are_kept_or_none(store):
    put(store, new_case("aaaa-bbbb"), new_case("cccc-dddd"))
    first, second = store.load("aaaa-bbbb"), store.load("cccc-dddd")
    assert store.commit([next_change(first), next_change(second, 2)]) == [5, 7]
    old = second
    first = store.load("aaaa-bbbb")
    with pytest.raises(Outrun):
        store.commit([next_change(first, key=key("k")), new_case("eeee-ffff"), next_change(old)])
    assert store.load("aaaa-bbbb").case.version == 3
    assert store.load("eeee-ffff") is None
    assert store.answers(key("k").digest) == {}
    assert store.commit([next_change(first)]) == [8]


def test_a_key_is_used_once_and_tells_what_became_of_it(store):
    put(store, new_case("aaaa-bbbb"))
    stored = store.load("aaaa-bbbb")
    put(store, next_change(stored, key=key("call 7")))
    stored = store.load("aaaa-bbbb")
    with pytest.raises(KeyUsed):
        store.commit([next_change(stored, key=key("call 7"))])
    assert store.load("aaaa-bbbb").case.version == 3
    (answer,) = store.answers(key("call 7").digest).values()
    assert answer == ("aaaa-bbbb", 3, b"what it says")


def test_a_key_that_is_for_many_cases_is_used_once_for_each(store):
    put(store, new_case("aaaa-bbbb", key=key("k", "aaaa-bbbb")), new_case("cccc-dddd", key=key("k", "cccc-dddd")))
    assert {part: one.id for part, one in store.answers(key("k").digest).items()} == {
        "aaaa-bbbb": "aaaa-bbbb",
        "cccc-dddd": "cccc-dddd",
    }
    with pytest.raises(KeyUsed):
        store.commit([next_change(store.load("aaaa-bbbb"), key=key("k", "aaaa-bbbb"))])


def test_events_of_a_case_are_in_order_and_linked(store):
    put(store, new_case("aaaa-bbbb"), new_case("cccc-dddd"))
    put(store, next_change(store.load("aaaa-bbbb"), 2))
    found = store.events("aaaa-bbbb")
    assert types_of(found) == ["started", "step_entered", "noted", "noted"]
    assert [record.version for record in found] == [1, 2, 3, 4]
    assert [record.position for record in found] == [1, 2, 5, 6]
    assert {record.id for record in found} == {"aaaa-bbbb"}
    assert broken_at(found, store.load("aaaa-bbbb").link) is None
    assert store.events("aaaa-bbbb", 3) == found[:3]


def test_the_outbox_goes_on_behind_a_position(store):
    put(store, new_case("aaaa-bbbb"), new_case("cccc-dddd"))
    put(store, next_change(store.load("aaaa-bbbb"), 3))
    everything = store.outbox(0, 100)
    assert [record.position for record in everything] == [1, 2, 3, 4, 5, 6, 7]
    assert store.outbox(2, 3) == everything[2:5]
    assert store.outbox(7, 10) == []
    assert store.outbox(-5, 2) == everything[:2]


def test_words_stand_beside_the_events_and_the_first_spelling_stays(store):
    put(store, new_case("aaaa-bbbb", words=[("sealed:x", "a note")]))
    put(store, next_change(store.load("aaaa-bbbb"), words=[("sealed:ann", "ANN"), ("sealed:y", "drive/123")]))
    assert store.words("aaaa-bbbb") == {
        "sealed:x": "a note",
        "sealed:customer": "Wendy Smith",
        "sealed:ann": "Ann",
        "sealed:y": "drive/123",
    }


def test_who_is_forgotten_leaves_no_words_and_the_chain_holds(store):
    put(store, new_case("aaaa-bbbb", "Wendy", words=[("sealed:x", "a note")]), new_case("cccc-dddd", "Wendy"))
    over = listing("ended", None, due=hours(1), remind_at=hours(2), next_at=hours(1))
    put(store, next_change(store.load("aaaa-bbbb"), found=over))
    store.forget("aaaa-bbbb")
    stored = store.load("aaaa-bbbb")
    assert (stored.salt, stored.customer) == (None, None)
    assert store.words("aaaa-bbbb") == {}
    assert kept_ids(store.named(["wendy"], 10)) == ["cccc-dddd"]
    assert broken_at(store.events("aaaa-bbbb"), stored.link) is None
    assert store.due(None, 10) == store.late(hours(99), 10) == store.to_advance(hours(99), 10) == []
    with pytest.raises(Outrun):
        store.commit([next_change(stored)])
    assert store.words("cccc-dddd") != {}


def test_a_case_that_runs_is_not_forgotten(store):
    put(store, new_case("aaaa-bbbb"))
    with pytest.raises(Outrun):
        store.forget("aaaa-bbbb")
    with pytest.raises(Outrun):
        store.forget("cccc-dddd")
    assert store.load("aaaa-bbbb").customer == "Wendy Smith"


def test_the_versions_of_pages_are_kept_once(store):
    store.define(PAGES[1]._replace(text="something else"))
    new = Definition("c" * 64, "Hiring out bicycles", '{"steps": []}')
    store.define(new)
    assert store.definitions() == [*PAGES, new]
    assert store.definition("c" * 64) == new
    assert store.definition("d" * 64) is None


def test_a_work_list_is_that_of_its_roles_what_is_due_first_in_front(store):
    put(
        store,
        new_case("aaaa-2222", found=listing()),
        new_case("aaaa-3333", found=listing(due=hours(5))),
        new_case("aaaa-4444", found=listing("offered", "works", due=hours(3))),
        new_case("aaaa-5555", found=listing(due=hours(1), told=True)),
        new_case("aaaa-6666", found=listing("ended", None)),
        new_case("aaaa-7777", found=listing(page=1)),
    )
    assert kept_ids(store.working(["shop"], 10)) == ["aaaa-5555", "aaaa-3333", "aaaa-2222", "aaaa-7777"]
    assert kept_ids(store.working(["shop"], 2)) == ["aaaa-5555", "aaaa-3333"]
    assert kept_ids(store.working(["works", "shop", "shop"], 3)) == ["aaaa-5555", "aaaa-4444", "aaaa-3333"]
    assert store.working(["nobody"], 10) == []


def test_a_case_that_goes_to_another_role_leaves_the_first_list(store):
    put(store, new_case("aaaa-2222", found=listing(due=hours(5), next_at=hours(5))))
    put(store, next_change(store.load("aaaa-2222"), found=listing("offered", "works")))
    assert store.working(["shop"], 10) == []
    assert kept_ids(store.working(["works"], 10)) == ["aaaa-2222"]
    assert store.due(None, 10) == store.to_advance(hours(99), 10) == []
    assert store.load("aaaa-2222").listing == listing("offered", "works")


def test_what_is_due_comes_in_order_reminders_among_it(store):
    put(
        store,
        new_case("aaaa-2222", found=listing(due=hours(4))),
        new_case("aaaa-3333", found=listing("parked", None, remind_at=hours(2))),
        new_case("aaaa-4444", found=listing(due=hours(3), told=True)),
        new_case("aaaa-5555", found=listing()),
        new_case("aaaa-6666", found=listing("ended", None, due=hours(9), remind_at=hours(1))),
    )
    assert kept_ids(store.due(None, 10)) == ["aaaa-6666", "aaaa-3333", "aaaa-4444", "aaaa-2222"]
    assert kept_ids(store.due(hours(3), 10)) == ["aaaa-6666", "aaaa-3333", "aaaa-4444"]
    assert kept_ids(store.due(None, 1)) == ["aaaa-6666"]


def test_late_without_a_word_to_the_customer_comes_first(store):
    put(
        store,
        new_case("aaaa-2222", found=listing(due=hours(1), told=True)),
        new_case("aaaa-3333", found=listing(due=hours(3))),
        new_case("aaaa-4444", found=listing(due=hours(2))),
        new_case("aaaa-5555", found=listing(due=hours(5))),
        new_case("aaaa-6666", found=listing("parked", None, remind_at=hours(1))),
    )
    assert kept_ids(store.late(hours(5), 10)) == ["aaaa-4444", "aaaa-3333", "aaaa-2222"]
    assert kept_ids(store.late(hours(5), 2)) == ["aaaa-4444", "aaaa-3333"]


def test_what_time_brings_comes_in_order_up_to_that_time(store):
    put(
        store,
        new_case("aaaa-2222", found=listing(next_at=hours(3))),
        new_case("aaaa-3333", found=listing(next_at=hours(1))),
        new_case("aaaa-4444", found=listing(next_at=hours(4))),
        new_case("aaaa-5555", found=listing()),
    )
    assert kept_ids(store.to_advance(hours(3), 10)) == ["aaaa-3333", "aaaa-2222"]
    assert kept_ids(store.to_advance(hours(3), 1)) == ["aaaa-3333"]


def test_cases_are_listed_newest_first_by_status_and_page(store):
    put(
        store,
        new_case("aaaa-2222"),
        new_case("aaaa-3333", found=listing("parked", None)),
        new_case("aaaa-4444", found=listing(page=1)),
        new_case("aaaa-5555"),
    )
    assert kept_ids(store.listed(None, None, None, 10)) == ["aaaa-5555", "aaaa-4444", "aaaa-3333", "aaaa-2222"]
    assert kept_ids(store.listed("open", None, None, 2)) == ["aaaa-5555", "aaaa-4444"]
    assert kept_ids(store.listed("open", "Selling bicycles", None, 10)) == ["aaaa-5555", "aaaa-2222"]
    assert kept_ids(store.listed(None, None, "aaaa-4444", 10)) == ["aaaa-3333", "aaaa-2222"]
    assert store.listed(None, "No such page", None, 10) == []


def test_a_customer_is_found_by_the_beginnings_of_words_of_the_name(store):
    put(
        store,
        new_case("aaaa-2222", "Wendy Smith"),
        new_case("aaaa-3333", "Ben  SMÍTHSON"),
        new_case("aaaa-4444", "Jürgen Müller"),
        new_case("aaaa-5555", "100% O'Brien_"),
    )
    assert kept_ids(store.named(["smith"], 10)) == ["aaaa-3333", "aaaa-2222"]
    assert kept_ids(store.named(["sm", "we"], 10)) == ["aaaa-2222"]
    assert kept_ids(store.named(["mu"], 10)) == ["aaaa-4444"]
    assert kept_ids(store.named(["o'b"], 10)) == ["aaaa-5555"]
    assert kept_ids(store.named(["smith"], 1)) == ["aaaa-3333"]
    assert store.named(["%"], 10) == store.named(["mith"], 10) == []


def test_a_case_is_found_by_the_beginning_of_its_id(store):
    put(store, new_case("aaaa-2222"), new_case("aabb-3333"))
    assert kept_ids(store.with_id("aa", 10)) == ["aabb-3333", "aaaa-2222"]
    assert kept_ids(store.with_id("aaaa-2", 10)) == ["aaaa-2222"]
    assert store.with_id("b", 10) == []


def test_the_tables_are_sound(store):
    put(store, new_case("aaaa-2222"))
    assert store.check() == []


def test_threads_on_one_case_and_on_many_lose_nothing_and_double_nothing(store):
    put(store, new_case("aaaa-0000"), *(new_case(f"bbbb-{n}") for n in range(8)))
    done = []

    def work(number):
        for _time in range(10):
            for case_id in ("aaaa-0000", f"bbbb-{number}"):
                while True:
                    try:
                        done.append(store.commit([next_change(store.load(case_id))])[0])
                        break
                    except Outrun:
                        continue

    threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(done) == [*range(19, 179)]
    assert store.load("aaaa-0000").case.version == 82
    assert [record.position for record in store.outbox(0, 1000)] == [*range(1, 179)]
    for stored in store.listed(None, None, None, 100):
        assert broken_at(store.events(stored.id), stored.link) is None


def test_closing_twice_does_no_harm(store):
    store.close()
    store.close()
