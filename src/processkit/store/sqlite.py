"""The store in one SQLite file: it survives a crash, and any number of programs may use it at once."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from processkit.engine.case import Status
from processkit.engine.evolve import replay
from processkit.engine.people import Sealed
from processkit.errors import UnusableDatabase, WrongUse
from processkit.store.chain import event_in
from processkit.store.group_commit import GroupCommit
from processkit.store.records import Answer, Change, Definition, Recorded, Stored
from processkit.store.rows import CASE_COLUMNS, CaseRow, is_of_this_release, microseconds, stored_of
from processkit.store.sqlite_errors import kind_of, plain_words
from processkit.store.sqlite_opening import connect, migrations, open_database
from processkit.store.sqlite_writing import (
    CLOSED,
    Work,
    Writing,
    erase_words,
    let_go,
    prepared,
    write_changes,
    write_definition,
)

_EVENTS = (
    "SELECT position, cases.id, events.version, text, events.link FROM events JOIN cases ON number = case_number WHERE "
)
_BEHIND_ALL_LETTERS = "\U0010ffff"
_MOST_IDLE = 16


class SqliteStore:
    """Keeps cases in a file.

    Whoever writes writes for all threads that wait (``GroupCommit``); between processes the file itself sees to it
    that one writes at a time. Readers have connections of their own, and wait for nobody.
    """

    def __init__(self, path: Path, steps: Sequence[str] | None = None) -> None:
        """Open a file, or make it.

        Args:
            path: The file.
            steps: What makes the tables of each version out of those before; None for those of this release.

        Raises:
            UnusableDatabase: It cannot be opened, is not ours, or is of a later release; it is left as it was.
        """
        # More connections are opened later on, when the program may stand in another folder.
        self._path = path = path.absolute()
        self._process = os.getpid()
        self._writer = open_database(path, migrations() if steps is None else steps)
        self._idle: deque[sqlite3.Connection] = deque()
        self._writing = Writing(self._writer, path)
        self._submit: GroupCommit[Work, Any] = GroupCommit(self._writing)
        self._definitions: dict[int, Definition] = {}
        self._is_closed = False

    # Writing

    def define(self, definition: Definition) -> None:
        """Keep a version of a page."""
        if self.definition(definition.hash) is None:
            self._write(partial(write_definition, definition=definition))

    def commit(self, changes: Sequence[Change]) -> list[int]:
        """Keep all of several changes, or none."""
        ready = [prepared(change) for change in changes]
        positions: list[int] = self._write(partial(write_changes, changes=ready))
        return positions

    def forget(self, case_id: str) -> None:
        """Erase the words of a case and its salt."""
        self._write(partial(erase_words, case_id=case_id))

    def sweep(self) -> None:
        """Write the whole file anew, without what SQLite has moved about and left behind, and empty the -wal file."""
        self._look()
        with plain_words(self._path), contextlib.closing(connect(self._path, "rw")) as connection:
            connection.execute("VACUUM")
            is_busy = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        if is_busy:
            raise UnusableDatabase(
                f"{self._path} was kept busy by another program, so traces of erased words may still stand in its -wal "
                "file until all programs have closed it. Sweep once more."
            )

    def _write(self, work: Work) -> Any:  # noqa: ANN401  # whatever the work gives
        self._look()
        return self._submit(work)

    # Reading

    def definition(self, digest: str) -> Definition | None:
        """Return a version of a page."""
        found = self._all("SELECT hash, name, text FROM definitions WHERE hash = ?", (digest,))
        return Definition(*found[0]) if found else None

    def definitions(self) -> list[Definition]:
        """Return all versions of all pages."""
        return [Definition(*row) for row in self._all("SELECT hash, name, text FROM definitions ORDER BY number")]

    def load(self, case_id: str) -> Stored | None:
        """Return a case."""
        found = self._cases("WHERE id = ?", (case_id,))
        return found[0] if found else None

    def events(self, case_id: str, up_to: int | None = None) -> list[Recorded]:
        """Return the events of a case."""
        where = "case_number = (SELECT number FROM cases WHERE id = ?) AND events.version <= ? ORDER BY events.version"
        return self._records(where, (case_id, up_to if up_to is not None else 2**62))

    def outbox(self, after: int, limit: int) -> list[Recorded]:
        """Return the events of all cases behind a position."""
        return self._records("position > ? ORDER BY position LIMIT ?", (after, limit))

    def words(self, case_id: str) -> Mapping[Sealed, str]:
        """Return the words that stand beside the events of a case."""
        rows = self._all(
            "SELECT sealed, words FROM words WHERE case_number = (SELECT number FROM cases WHERE id = ?)", (case_id,)
        )
        return {Sealed(sealed): words for sealed, words in rows}

    def answers(self, digest: bytes) -> Mapping[str, Answer]:
        """Return what is kept of a key."""
        rows = self._all(
            "SELECT part, id, keys.version, fingerprint FROM keys JOIN cases ON number = case_number WHERE digest = ?",
            (digest,),
        )
        return {part: Answer(case_id, version, print_) for part, case_id, version, print_ in rows}

    def working(self, roles: Iterable[str], limit: int) -> list[Stored]:
        """Return the running cases that wait for any of these roles."""
        wanted = sorted(set(roles))
        one = _first("number, due", "role = ?", "due IS NULL, due, number")
        parts = " UNION ALL ".join([one] * len(wanted))
        values = [value for role in wanted for value in (role, limit)]
        return self._picked(f"SELECT number FROM ({parts}) ORDER BY due IS NULL, due, number LIMIT ?", [*values, limit])

    def due(self, until: datetime | None, limit: int) -> list[Stored]:
        """Return the cases with something due, or to be reminded of."""
        last = microseconds(until) if until is not None else 2**62
        parts = " UNION ALL ".join(
            _first(f"number, {name} AS at", f"{which}{name} <= ?", f"{name}, number")
            for which, name in (("told = 0 AND ", "due"), ("told = 1 AND ", "due"), ("", "remind_at"))
        )
        # A case can stand in two of them.
        together = f"SELECT number FROM ({parts}) GROUP BY number ORDER BY min(at), number LIMIT ?"
        return self._picked(together, [*(last, 2 * limit) * 3, limit])

    def late(self, at: datetime, limit: int) -> list[Stored]:
        """Return the cases with something due before ``at``."""
        parts = " UNION ALL ".join(
            _first("number, told, due", f"told = {told} AND due < ?", "due, number") for told in (0, 1)
        )
        values = [*(microseconds(at), limit) * 2, limit]
        return self._picked(f"SELECT number FROM ({parts}) ORDER BY told, due, number LIMIT ?", values)

    def to_advance(self, at: datetime, limit: int) -> list[Stored]:
        """Return the cases to which time has brought something."""
        return self._cases("WHERE next_at <= ? ORDER BY next_at, number LIMIT ?", (microseconds(at), limit))

    def listed(self, status: Status | None, process: str | None, before: str | None, limit: int) -> list[Stored]:
        """Return cases, the newest in front."""
        which, values = ["1"], list[Any]()
        if status is not None:
            which.append("status = ?")
            values.append(status)
        if process is not None:
            which.append("definition IN (SELECT number FROM definitions WHERE name = ?)")
            values.append(process)
        if before is not None:
            which.append("number < (SELECT number FROM cases WHERE id = ?)")
            values.append(before)
        return self._cases(f"WHERE {' AND '.join(which)} ORDER BY number DESC LIMIT ?", (*values, limit))

    def named(self, words: Sequence[str], limit: int) -> list[Stored]:
        """Return the cases whose customer has such a name."""
        which = " AND ".join(["number IN (SELECT case_number FROM names WHERE word >= ? AND word < ?)"] * len(words))
        values = [bound for word in words for bound in (word, word + _BEHIND_ALL_LETTERS)]
        return self._cases(f"WHERE {which} ORDER BY number DESC LIMIT ?", (*values, limit))

    def with_id(self, prefix: str, limit: int) -> list[Stored]:
        """Return the cases whose id begins with this."""
        values = (prefix, prefix + _BEHIND_ALL_LETTERS, limit)
        return self._cases("WHERE id >= ? AND id < ? ORDER BY number DESC LIMIT ?", values)

    def copy(self, target: Path) -> None:
        """Write a whole and consistent copy to a new file, while work goes on."""
        if target.exists():
            raise WrongUse(f"{target} is there already, and was left as it is. Give a copy a new name.")
        if not target.parent.is_dir():
            raise WrongUse(f"There is no folder {target.parent} for the copy.")
        unfinished = target.with_name(f"{target.name}.unfinished-{os.getpid()}")
        try:
            with self._reading() as source, plain_words(target), contextlib.closing(connect(unfinished)) as copied:
                source.backup(copied)
                # One file, without another one beside it.
                copied.execute("PRAGMA journal_mode = DELETE")
            unfinished.rename(target)
        finally:
            unfinished.unlink(missing_ok=True)

    def check(self) -> list[str]:
        """Return what is wrong with the tables themselves."""
        with self._reading() as connection:
            try:
                found = [str(row[0]) for row in connection.execute("PRAGMA integrity_check")]
            except sqlite3.DatabaseError as problem:
                if kind_of(problem) != sqlite3.SQLITE_CORRUPT:
                    raise
                found = [str(problem)]
            return [] if found == ["ok"] else found

    def close(self) -> None:
        """Let go of the file."""
        if self._is_closed or os.getpid() != self._process:
            return
        self._is_closed = True
        self._submit(let_go)
        while (connection := self._idle_one()) is not None:
            connection.close()

    # Connections

    def _look(self) -> None:
        """See that this store can be used.

        Raises:
            WrongUse: It is closed, or was opened by the process from which this one was forked.
        """
        if self._is_closed:
            raise WrongUse(CLOSED)
        if os.getpid() != self._process:
            raise WrongUse(
                "This engine was opened before the program was forked, and a database file that is open in two processes "
                "at once can be damaged. Open the engine in the process that uses it."
            )

    def _idle_one(self) -> sqlite3.Connection | None:
        """Take a connection that nobody uses, if there is one. To look first would let another thread be quicker."""
        try:
            return self._idle.pop()
        except IndexError:
            return None

    @contextlib.contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        """Lend a connection to one reader."""
        self._look()
        with plain_words(self._path):
            connection = self._idle_one() or connect(self._path, "rw")
            try:
                yield connection
            except BaseException:
                connection.close()
                raise
        if len(self._idle) < _MOST_IDLE:
            self._idle.append(connection)
        else:
            connection.close()
        if self._is_closed:
            # It was closed meanwhile, and nobody else will let go of this one.
            while (left := self._idle_one()) is not None:
                left.close()

    def _all(self, statement: str, values: Sequence[Any] = ()) -> list[Any]:
        with self._reading() as connection:
            return connection.execute(statement, values).fetchall()

    def _records(self, where: str, values: Sequence[Any]) -> list[Recorded]:
        return [Recorded(*row) for row in self._all(_EVENTS + where, values)]

    def _cases(self, rest: str, values: Sequence[Any]) -> list[Stored]:
        """Return cases; ``rest`` is of our own words, and all values are parameters."""
        rows = self._all(f"SELECT {CASE_COLUMNS} FROM cases {rest}", values)
        return [self._stored(CaseRow(*row)) for row in rows]

    def _picked(self, numbers: str, values: Sequence[Any]) -> list[Stored]:
        """Return the cases with the numbers that a question gives, in its order."""
        columns = ", ".join(f"cases.{name}" for name in CASE_COLUMNS.split(", "))
        # CROSS JOIN: the numbers first, in their order.
        statement = f"SELECT {columns} FROM ({numbers}) AS picked CROSS JOIN cases USING (number)"
        return [self._stored(CaseRow(*row)) for row in self._all(statement, values)]

    def _stored(self, row: CaseRow) -> Stored:
        definition = self._definitions.get(row.definition)
        if definition is None:
            found = self._all("SELECT hash, name, text FROM definitions WHERE number = ?", (row.definition,))
            definition = self._definitions[row.definition] = Definition(*found[0])
        stored = stored_of(row, definition)
        if is_of_this_release(row):
            return stored
        events = [event_in(record) for record in self.events(row.id, row.version)]
        return stored._replace(case=replay(events) or stored.case)


def _first(what: str, which: str, order: str) -> str:
    """Return a question for the first few cases of an index."""
    return f"SELECT * FROM (SELECT {what} FROM cases WHERE {which} ORDER BY {order} LIMIT ?)"
