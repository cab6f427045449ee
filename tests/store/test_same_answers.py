"""Every store gives the same answers: random cases are kept in memory and in SQLite, and all lists are compared."""

import contextlib
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from tests.effort import cases
from tests.store.keeping import PAGES, hours, listing, new_case, next_change, quick_folder

from processkit.store.memory import MemoryStore
from processkit.store.sqlite import SqliteStore

times = st.none() | st.integers(0, 6).map(hours)
listings = st.builds(
    listing,
    status=st.sampled_from(["open", "offered", "parked", "ended"]),
    role=st.sampled_from([None, "shop", "works"]),
    page=st.integers(0, 1),
    due=times,
    told=st.booleans(),
    remind_at=times,
    next_at=times,
).map(lambda one: one._replace(told=one.told and one.due is not None))
customers = st.sampled_from(["Wendy Smith", "smith", "Ben Smithson", "Wen Ben", "  ", "Ümit"])


@given(st.lists(st.tuples(listings, customers, st.none() | listings), max_size=12), st.data())
@cases(40)
def test_all_lists_are_the_same(made, data):
    with quick_folder() as folder, contextlib.closing(SqliteStore(Path(folder) / "c.db")) as sqlite:
        stores = [MemoryStore(), sqlite]
        for store in stores:
            for page in PAGES:
                store.define(page)
            for number, (first, customer, later) in enumerate(made):
                store.commit([new_case(f"aa{number:02}-bbbb", customer, first)])
                if later is not None:
                    store.commit([next_change(store.load(f"aa{number:02}-bbbb"), found=later)])
        limit = data.draw(st.integers(1, 15))
        at = data.draw(st.integers(0, 7).map(hours))
        roles = data.draw(st.lists(st.sampled_from(["shop", "works", "bank"]), min_size=1))
        words = data.draw(st.lists(st.sampled_from(["s", "smith", "wen", "b", "umit", "x"]), min_size=1, max_size=2))
        status = data.draw(st.sampled_from([None, "open", "offered", "parked", "ended"]))
        process = data.draw(st.sampled_from([None, *(page.name for page in PAGES)]))
        before = data.draw(st.sampled_from([None, "aa05-bbbb", "zzzz"]))
        questions = [
            lambda store: store.working(roles, limit),
            lambda store: store.due(at, limit),
            lambda store: store.due(None, limit),
            lambda store: store.late(at, limit),
            lambda store: store.to_advance(at, limit),
            lambda store: store.listed(status, process, before, limit),
            lambda store: store.named(words, limit),
            lambda store: store.with_id("aa0", limit),
            lambda store: store.outbox(limit, limit),
        ]
        for ask in questions:
            memory, file = (ask(store) for store in stores)
            assert memory == file
