"""Opening a database file: what is not ours, or cannot be used, is told in a sentence and left as it was."""

import contextlib
import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from tests.rights import python_with_usual_rights
from tests.store.keeping import PAGES, new_case, next_change

from processkit.errors import UnusableDatabase
from processkit.store.sqlite import SqliteStore
from processkit.store.sqlite_opening import APPLICATION_ID, migrations

NEXT_STEP = "CREATE TABLE extra (x);\nINSERT INTO extra VALUES (1);\nCREATE INDEX extra_x ON extra (x);"


@pytest.fixture
def path(tmp_path):
    return tmp_path / "cases.db"


def filled(path):
    """Make a file with one case in it."""
    with contextlib.closing(SqliteStore(path)) as store:
        store.define(PAGES[0])
        store.commit([new_case("aaaa-bbbb")])
    return path


def contents(folder):
    return {one.name: one.read_bytes() for one in folder.iterdir()}


def raw(path):
    return contextlib.closing(sqlite3.connect(path, isolation_level=None))


def refuses(path, *words):
    """Hold that a file is not opened, with a sentence, and that nothing in its folder is another than before."""
    before = contents(path.parent)
    with pytest.raises(UnusableDatabase) as refused:
        SqliteStore(path)
    assert contents(path.parent) == before
    for word in (path.name, *words):
        assert word in str(refused.value)


def test_a_file_keeps_what_was_in_it_and_waits_for_the_disk(path):
    with contextlib.closing(SqliteStore(filled(path))) as store:
        assert store.load("aaaa-bbbb").case.version == 2
        assert store._writer.execute("PRAGMA synchronous").fetchone() == (2,)
        assert store._writer.execute("PRAGMA secure_delete").fetchone() == (1,)
    assert [one.name for one in path.parent.iterdir()] == ["cases.db"]
    with raw(path) as connection:
        assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        assert connection.execute("PRAGMA user_version").fetchone() == (len(migrations()),)
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_an_empty_file_becomes_a_database(path):
    path.write_bytes(b"")
    assert filled(path).stat().st_size > 0


@pytest.mark.parametrize(
    "content", [b"x", b"process: Selling bicycles\n" * 400, bytes(8192), b"SQLite format 3\0", os.urandom(5000)]
)
def test_what_is_no_database_is_left_as_it_is(path, content):
    path.write_bytes(content)
    refuses(path)


@pytest.mark.parametrize("mode", ["delete", "wal"])
@pytest.mark.parametrize("number", [0, 77])
def test_the_database_of_another_program_is_left_as_it_is(path, mode, number):
    with raw(path) as connection:
        connection.execute(f"PRAGMA journal_mode = {mode}")
        connection.execute(f"PRAGMA application_id = {number}")
        connection.execute("CREATE TABLE songs (name)")
    refuses(path, "another program")


def test_a_file_of_a_later_release_is_left_as_it_is(path):
    with raw(filled(path)) as connection:
        connection.execute("PRAGMA user_version = 99")
    refuses(path, "version 99", "later release")


def test_a_folder_and_a_file_without_a_folder_are_told_of(path):
    with pytest.raises(UnusableDatabase, match="is a folder"):
        SqliteStore(path.parent)
    with pytest.raises(UnusableDatabase, match=r"There is no folder .*nowhere"):
        SqliteStore(path.parent / "nowhere" / "cases.db")


@pytest.mark.parametrize(("of_file", "of_folder"), [(0o000, 0o777), (0o444, 0o777), (0o666, 0o555)])
def test_a_file_that_may_not_be_used_is_told_of(path, of_file, of_folder):
    filled(path).chmod(of_file)
    before = path.read_bytes()
    path.parent.chmod(of_folder)
    try:
        done = with_usual_rights(path)
    finally:
        path.parent.chmod(0o777)
    assert "may not be" in done.stdout, done
    assert path.read_bytes() == before


def with_usual_rights(path):
    """Open a file as somebody for whom its permissions count."""
    program = f"""
from pathlib import Path
from processkit.errors import UnusableDatabase
from processkit.store.sqlite import SqliteStore
try:
    SqliteStore(Path({str(path)!r}))
except UnusableDatabase as told:
    print(told)
"""
    return subprocess.run([*python_with_usual_rights(), "-c", program], capture_output=True, text=True, check=False)


def test_a_damaged_file_is_told_of(path):
    with contextlib.closing(SqliteStore(path)) as store:
        store.define(PAGES[0])
        for number in range(200):
            store.commit([new_case(f"aaaa-{number:04}")])
    with path.open("r+b") as file:
        for page in range(2, path.stat().st_size // 4096):
            file.seek(page * 4096)
            file.write(b"\x5a" * 2000)
    with contextlib.closing(SqliteStore(path)) as store:
        with pytest.raises(UnusableDatabase, match=r"cases.db is damaged"):
            store.outbox(0, 1000)
        assert store.check() != []
        with pytest.raises(UnusableDatabase):
            store.commit([new_case("bbbb-2222")])


def test_a_file_of_an_earlier_release_is_brought_up_to_date(path):
    with contextlib.closing(SqliteStore(filled(path), [*migrations(), NEXT_STEP])) as store:
        assert store._all("SELECT x FROM extra") == [(1,)]
        assert store.load("aaaa-bbbb").case.version == 2
        assert store._all("PRAGMA user_version") == [(len(migrations()) + 1,)]


def test_a_step_that_fails_leaves_the_tables_of_before(path):
    filled(path)
    with pytest.raises(sqlite3.OperationalError):
        SqliteStore(path, [*migrations(), NEXT_STEP, "CREATE TABLE more (x);\nCREATE TABLE extra (x);"])
    with raw(path) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (len(migrations()) + 1,)
        assert connection.execute("SELECT name FROM sqlite_master WHERE name = 'more'").fetchall() == []


@pytest.mark.parametrize("is_new", [True, False])
def test_who_is_killed_in_the_midst_of_a_step_leaves_the_tables_of_before(path, is_new):
    """The step kills its process behind the third statement; the file is then opened as if nothing had been."""
    if not is_new:
        filled(path)
    program = f"""
import os, signal
from pathlib import Path
from processkit.store import sqlite_opening
from processkit.store.sqlite import SqliteStore
statements = sqlite_opening._statements
def some(script):
    for number, statement in enumerate(statements(script)):
        if number == 2:
            os.kill(os.getpid(), signal.SIGKILL)
        yield statement
sqlite_opening._statements = some
SqliteStore(Path({str(path)!r}), [*sqlite_opening.migrations(), {NEXT_STEP!r}])
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)
    assert done.returncode == -signal.SIGKILL
    with contextlib.closing(SqliteStore(path)) as store:
        assert store._all("PRAGMA user_version") == [(len(migrations()),)]
        assert store._all("SELECT name FROM sqlite_master WHERE name LIKE 'extra%'") == []
        if not is_new:
            store.commit([next_change(store.load("aaaa-bbbb"))])


def test_processes_that_open_a_new_file_at_once_share_it(path):
    program = f"""
from pathlib import Path
import sys
from tests.store.keeping import PAGES, new_case
from processkit.store.sqlite import SqliteStore
sys.stdin.readline()
store = SqliteStore(Path({str(path)!r}))
store.define(PAGES[0])
for number in range(5):
    store.commit([new_case(f"{{sys.argv[1]}}-{{number}}")])
store.close()
"""
    root = Path(__file__).resolve().parents[2]
    running = [
        subprocess.Popen(
            [sys.executable, "-c", program, name], stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=root
        )
        for name in ("aa", "bb", "cc", "dd")
    ]
    for one in running:
        one.stdin.write("go\n")
        one.stdin.flush()
    for one in running:
        _out, wrong = one.communicate(timeout=60)
        assert one.returncode == 0, wrong
    with contextlib.closing(SqliteStore(path)) as store:
        assert len(store.listed(None, None, None, 100)) == 20
        assert [record.position for record in store.outbox(0, 100)] == [*range(1, 41)]


@pytest.mark.parametrize(
    "name", ["a b.db", "100%.db", "who?.db", "no#1.db", "Übung.db", "a'b.db", "-x.db", "file:y.db"]
)
def test_a_file_may_have_any_name_and_the_program_may_change_its_folder(tmp_path, monkeypatch, name):
    monkeypatch.chdir(tmp_path)
    with contextlib.closing(SqliteStore(Path(name))) as store:
        (tmp_path / "elsewhere").mkdir()
        monkeypatch.chdir(tmp_path / "elsewhere")
        store.define(PAGES[0])
        store.commit([new_case("aaaa-bbbb")])
        assert store.load("aaaa-bbbb").case.version == 2
    assert sorted(one.name for one in tmp_path.iterdir()) == sorted([name, "elsewhere"])
    assert list((tmp_path / "elsewhere").iterdir()) == []
