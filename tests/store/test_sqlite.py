"""What only the store in a file can be asked: room on the disk, other programs, what is left of words, and its indexes."""

import contextlib
import multiprocessing
import os
import random
import sqlite3
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from tests.store.keeping import PAGES, hours, listing, new_case, next_change, quick_folder

from processkit.errors import UnusableDatabase, WrongUse
from processkit.store.base import Outrun
from processkit.store.sqlite import SqliteStore

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def path():
    with quick_folder() as folder:
        yield Path(folder) / "cases.db"


@pytest.fixture
def store(path):
    with contextlib.closing(SqliteStore(path)) as made:
        for page in PAGES:
            made.define(page)
        yield made


def raw(path):
    return contextlib.closing(sqlite3.connect(path, isolation_level=None))


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("UPDATE events SET text = '{}' WHERE position = 1", "never changed"),
        ("UPDATE events SET position = 99 WHERE position = 2", "never changed"),
        ("DELETE FROM events", "never deleted"),
        ("DELETE FROM events WHERE position = 2", "never deleted"),
        (
            "INSERT INTO events SELECT position + 7, case_number, version + 7, text, link FROM events",
            "behind all others",
        ),
        ("INSERT OR REPLACE INTO events SELECT 1, case_number, 9, text, link FROM events LIMIT 1", "behind all others"),
    ],
)
def test_events_are_only_ever_added(store, path, statement, told):
    store.commit([new_case("aaaa-bbbb")])
    before = store.outbox(0, 10)
    with raw(path) as connection, pytest.raises(sqlite3.IntegrityError, match=told):
        connection.execute(statement)
    assert store.outbox(0, 10) == before


def test_one_that_cannot_be_written_spoils_nothing_for_those_who_wait_with_it(store):
    """While the file is kept busy, ten changes gather; one of them cannot be written at all, one is outrun."""
    store.commit([new_case("aaaa-bbbb")])
    broken = new_case("bbbb-0000")._replace(salt=object())
    late = new_case("aaaa-bbbb")
    changes = [new_case(f"cccc-{number}") for number in range(8)]
    changes[3:3] = [broken, late]
    found = {}

    def do(number):
        try:
            found[number] = store.commit([changes[number]])
        except Exception as problem:  # noqa: BLE001  # whichever it is
            found[number] = type(problem)

    with raw(store._path) as busy:
        busy.execute("BEGIN IMMEDIATE")
        threads = [threading.Thread(target=do, args=(number,)) for number in range(len(changes))]
        for thread in threads:
            thread.start()
        until = time.monotonic() + 20
        while len(store._submit._waiting) < len(changes) - 1 and time.monotonic() < until:
            time.sleep(0.001)
        busy.execute("ROLLBACK")
    for thread in threads:
        thread.join(60)
    assert found.pop(4) is Outrun
    assert issubclass(found.pop(3), sqlite3.Error)
    assert sorted(position for (position,) in found.values()) == [*range(4, 20, 2)]
    assert len(store.listed(None, None, None, 100)) == 9


def test_a_full_disk_is_told_of_and_work_goes_on_when_there_is_room(store):
    store.commit([new_case("aaaa-bbbb")])
    pages = store._writer.execute("PRAGMA page_count").fetchone()[0]
    store._writer.execute(f"PRAGMA max_page_count = {pages}")
    big = [("sealed:long", "x" * 100_000)]
    with pytest.raises(UnusableDatabase, match=r"no room left on the disk for .*cases.db, so nothing of this was kept"):
        store.commit([new_case("cccc-dddd", words=big)])
    assert store.load("cccc-dddd") is None
    assert len(store.outbox(0, 10)) == 2
    store._writer.execute("PRAGMA max_page_count = 1000000")
    assert store.commit([new_case("cccc-dddd", words=big)]) == [4]


def test_where_a_file_may_not_grow_nothing_acknowledged_is_lost(path):
    """The system itself refuses the bytes, at whatever place of a commit they fall."""
    program = f"""
import resource
from pathlib import Path
from tests.store.keeping import PAGES, new_case
from processkit.errors import UnusableDatabase
from processkit.store.sqlite import SqliteStore
store = SqliteStore(Path({str(path)!r}))
store.define(PAGES[0])
done = 0
for most in (200_000, 300_000, 300_500, 404_096):
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))
    try:
        for _time in range(1000):
            store.commit([new_case(f"aaaa-{{done}}")])
            done += 1
    except UnusableDatabase as told:
        print(told)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
store.commit([new_case(f"aaaa-{{done}}")])
assert store.check() == []
assert len(store.listed(None, None, None, 10000)) == done + 1, done
assert len(store.outbox(0, 10000)) == 2 * done + 2
store.close()
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert len(lines) == 4
    assert all("cases.db" in line and "nothing of this was kept" in line for line in lines), lines


def test_words_that_were_forgotten_stand_nowhere_in_the_files(store, path):
    """Cases come and go on in no order, so that SQLite splits its pages and leaves old ones behind."""
    chance = random.Random(7)  # noqa: S311  # nothing secret
    secrets = {f"{chance.randrange(10**6):06}-{number}": b"zq%09d" % chance.randrange(10**9) for number in range(400)}
    for case_id, secret in secrets.items():
        words = [(f"sealed:n{case_id}", f"note {secret.decode()}")]
        store.commit([new_case(case_id, f"Customer {secret.decode()}", listing(), words=words)])
    for found in (None, listing("ended", None)):
        for case_id in chance.sample([*secrets], len(secrets)):
            words = [(f"sealed:m{found is None}", f"more {secrets[case_id].decode()}z" * 9)]
            store.commit([next_change(store.load(case_id), found=found, words=words)])
    gone = [*secrets][::7]
    for case_id in gone:
        store.forget(case_id)
    store.sweep()
    files = b"".join(one.read_bytes() for one in path.parent.iterdir())
    assert [case_id for case_id, secret in secrets.items() if secret not in files] == gone
    assert store.check() == []


def test_a_copy_is_whole_while_others_write(store, path, tmp_path):
    store.commit([new_case("aaaa-bbbb")])
    is_over = threading.Event()

    def work():
        number = 0
        while not is_over.is_set():
            # Two changes that belong together.
            pair = [new_case(f"bbbb-{number}"), next_change(store.load("aaaa-bbbb"))]
            store.commit(pair)
            number += 1

    thread = threading.Thread(target=work)
    thread.start()
    copies = [tmp_path / f"copy-{number}.db" for number in range(5)]
    for copy in copies:
        store.copy(copy)
    is_over.set()
    thread.join()
    for copy in copies:
        with contextlib.closing(SqliteStore(copy)) as copied:
            count = len(copied.listed(None, None, None, 10**6)) - 1
            assert copied.load("aaaa-bbbb").case.version == count + 2
            assert [one.position for one in copied.outbox(0, 10**6)] == [*range(1, 2 + 3 * count + 1)]
            assert copied.check() == []
    names = {one.name for one in tmp_path.iterdir()}
    assert not [name for name in names if "unfinished" in name]


def test_a_copy_overwrites_nothing(store, tmp_path):
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(WrongUse, match=r"mine.txt is there already"):
        store.copy(tmp_path / "mine.txt")
    with pytest.raises(WrongUse, match="There is no folder"):
        store.copy(tmp_path / "nowhere" / "copy.db")
    assert (tmp_path / "mine.txt").read_text() == "mine"


def test_behind_a_fork_the_store_is_refused_and_the_first_process_goes_on(store):
    store.commit([new_case("aaaa-bbbb")])
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        told = []
        for use in (lambda: store.load("aaaa-bbbb"), lambda: store.commit([new_case("cccc-dddd")])):
            try:
                use()
            except WrongUse as wrong:
                told.append(str(wrong))
        store.close()
        os.write(write, "\n".join(told).encode())
        os._exit(0)
    os.waitpid(child, 0)
    lines = os.read(read, 10_000).decode().splitlines()
    assert len(lines) == 2
    assert all("before the program was forked" in line for line in lines)
    assert store.commit([new_case("cccc-dddd")]) == [4]


def test_a_file_that_another_program_keeps_busy_is_let_go_at_once(path, monkeypatch):
    monkeypatch.setattr("processkit.store.sqlite_opening._BUSY_SECONDS", 5.0)
    store = SqliteStore(path)
    assert store.load("aaaa-bbbb") is None
    busy = sqlite3.connect(path, isolation_level=None)
    busy.execute("BEGIN IMMEDIATE")
    start = time.monotonic()
    store.close()
    assert time.monotonic() - start < 2
    busy.execute("ROLLBACK")
    busy.close()
    with pytest.raises(WrongUse, match="closed"):
        store.load("aaaa-bbbb")


def test_what_is_closed_says_so(store, path):
    store.close()
    with pytest.raises(WrongUse, match="closed"):
        store.commit([new_case("aaaa-bbbb")])
    with pytest.raises(WrongUse, match="closed"):
        store.load("aaaa-bbbb")
    assert [one.name for one in path.parent.iterdir()] == ["cases.db"]


def test_a_file_that_is_kept_busy_for_too_long_is_told_of(store, path):
    store._writer.execute("PRAGMA busy_timeout = 50")
    with raw(path) as busy:
        busy.execute("BEGIN IMMEDIATE")
        with pytest.raises(UnusableDatabase, match="kept busy by another program"):
            store.commit([new_case("aaaa-bbbb")])
        busy.execute("ROLLBACK")
    assert store.commit([new_case("aaaa-bbbb")]) == [2]


def add_notes(path, count):
    store = SqliteStore(path)
    done = 0
    while done < count:
        with contextlib.suppress(Outrun):
            store.commit([next_change(store.load("aaaa-bbbb"))])
            done += 1
    store.close()


def test_several_programs_on_one_case_lose_nothing(store, path):
    store.commit([new_case("aaaa-bbbb")])
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.store.killed_writers", "processkit.store.sqlite"])
    programs = [context.Process(target=add_notes, args=(path, 40)) for _number in range(3)]
    for program in programs:
        program.start()
    for program in programs:
        program.join(60)
        assert program.exitcode == 0
    assert store.load("aaaa-bbbb").case.version == 122
    assert [one.version for one in store.events("aaaa-bbbb")] == [*range(1, 123)]


def test_each_list_is_read_from_an_index(store):
    """No list looks at all cases: however many there are, the first few cost the same."""
    plans = []

    def explain(statement, values=()):
        plans.append([row[3] for row in store._writer.execute(f"EXPLAIN QUERY PLAN {statement}", values)])
        return []

    store._all = explain
    store.working(["shop", "works"], 10)
    store.due(None, 10)
    store.due(hours(3), 10)
    store.late(hours(3), 10)
    store.to_advance(hours(3), 10)
    store.listed("open", None, None, 10)
    store.listed(None, None, None, 10)
    store.named(["wendy", "smith"], 10)
    store.with_id("aa", 10)
    store.load("aaaa-bbbb")
    store.events("aaaa-bbbb")
    store.outbox(7, 10)
    store.words("aaaa-bbbb")
    store.answers(b"x")
    assert len(plans) == 14
    for plan in plans:
        # In the order of the table, up to a limit, is no search through it either: that is how cases are listed.
        searched = [line for line in plan if line.startswith("SCAN") and "cases" in line and plan != ["SCAN cases"]]
        assert searched == [], plan


def test_who_writes_and_reads_while_it_is_closed_is_either_done_or_told(path):
    for _time in range(10):
        store = SqliteStore(path)
        store.define(PAGES[0])
        before = len(store.listed(None, None, None, 10**6))
        kept, wrong = [], []

        def work(name, store=store, before=before, kept=kept, wrong=wrong):
            for number in range(1000):
                try:
                    kept.append(store.commit([new_case(f"{name}-{before}-{number}")]))
                    store.outbox(0, 5)
                except WrongUse:
                    return
                except Exception as problem:  # noqa: BLE001  # whatever it is, it is shown
                    wrong.append(problem)
                    return

        threads = [threading.Thread(target=work, args=(name,)) for name in "abcdef"]
        for thread in threads:
            thread.start()
        time.sleep(0.02)
        store.close()
        for thread in threads:
            thread.join()
        assert wrong == []
        with contextlib.closing(SqliteStore(path)) as again:
            assert len(again.listed(None, None, None, 10**6)) == before + len(kept)
    assert [one.name for one in path.parent.iterdir()] == ["cases.db"]
