"""How changes are written into the tables of SQLite."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

from processkit.engine.events import CORE_VERSION
from processkit.errors import WrongUse
from processkit.store.base import KeyUsed, Outrun
from processkit.store.group_commit import Outcome
from processkit.store.records import Change, Definition, name_words
from processkit.store.rows import listing_columns, microseconds, state_text
from processkit.store.sqlite_errors import in_plain_words

Work: TypeAlias = Callable[[sqlite3.Connection], Any]
"""Writes something, inside a transaction. What it raises before it has written anything concerns it alone."""


CLOSED = "This engine is closed. Open another one."
"""What is said of a store that was let go."""


def let_go(_connection: sqlite3.Connection) -> None:
    """Stand in the line for the wish to let go of the file, so that what came before is written."""


class Prepared(NamedTuple):
    """A change made ready, so that as little as possible is done while others wait.

    ``columns`` are those of the table of cases that it gives new values; ``names`` what its customer is found by.
    """

    change: Change
    columns: Mapping[str, Any]
    names: tuple[str, ...]


def prepared(change: Change) -> Prepared:
    """Make a change ready."""
    columns = listing_columns(change.listing, change.former)
    columns |= {"version": change.case.version, "core": CORE_VERSION, "state": state_text(change.case)}
    columns["link"] = change.entries[-1].link
    if change.expected:
        return Prepared(change, columns, ())
    columns |= {"started_at": microseconds(change.at), "salt": change.salt, "customer": change.customer}
    return Prepared(change, columns, name_words(change.customer or ""))


class Writing:
    """Writes into one file, by one connection, several pieces of work in one transaction."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        """Write by a connection that nobody else uses."""
        self._connection = connection
        self._path = path
        self._is_closed = False

    def __call__(self, works: Sequence[Work]) -> Sequence[Outcome[Any]]:
        """Write several pieces of work, and tell of each what became of it."""
        if self._is_closed:
            return [Outcome(problem=WrongUse(CLOSED)) for _work in works]
        if let_go not in works:
            return self._written(works)
        others = [work for work in works if work is not let_go]
        outcomes = iter(self._written(others) if others else ())
        # Outside of a transaction: to let go needs no room, and waits for no other program.
        self._is_closed = True
        self._connection.close()
        return [Outcome() if work is let_go else next(outcomes) for work in works]

    def _written(self, works: Sequence[Work]) -> Sequence[Outcome[Any]]:
        try:
            return self._together(works)
        except Exception as problem:  # noqa: BLE001  # whatever it is: it concerns one of them, or all
            if len(works) == 1:
                return [Outcome(problem=self._told(problem))]
        # One of them spoils the transaction of all: so each gets its own.
        return [outcome for work in works for outcome in self._written([work])]

    def _together(self, works: Sequence[Work]) -> list[Outcome[Any]]:
        connection = self._connection
        connection.execute("BEGIN IMMEDIATE")
        try:
            outcomes = [_outcome(work, connection) for work in works]
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
        return outcomes

    def _told(self, problem: Exception) -> Exception:
        return in_plain_words(problem, self._path) if isinstance(problem, sqlite3.Error) else problem


def _outcome(work: Work, connection: sqlite3.Connection) -> Outcome[Any]:
    try:
        return Outcome(work(connection))
    except (Outrun, KeyUsed) as problem:
        return Outcome(problem=problem)


def write_changes(connection: sqlite3.Connection, changes: Sequence[Prepared]) -> list[int]:
    """Write all of several changes, or none; return the position of the last event of each.

    Raises:
        Outrun: A case is at another version.
        KeyUsed: A key was used already.
    """
    if len(changes) == 1:
        return [_write(connection, changes[0])]
    connection.execute("SAVEPOINT changes")
    try:
        positions = [_write(connection, change) for change in changes]
    except (Outrun, KeyUsed):
        connection.execute("ROLLBACK TO changes")
        raise
    finally:
        connection.execute("RELEASE changes")
    return positions


def _write(connection: sqlite3.Connection, made: Prepared) -> int:
    change = made.change
    key = change.key
    # What can fail comes first, so that nothing has to be taken back.
    if (
        key is not None
        and connection.execute("SELECT 1 FROM keys WHERE digest = ? AND part = ?", (key.digest, key.part)).fetchone()
    ):
        raise KeyUsed
    number = _update(connection, made) if change.expected else _insert(connection, made)
    position = _last_position(connection)
    for version, entry in enumerate(change.entries, change.expected + 1):
        position += 1
        connection.execute(
            "INSERT INTO events VALUES (?, ?, ?, ?, ?)", (position, number, version, entry.text, entry.link)
        )
    for sealed, words in change.words:
        connection.execute("INSERT OR IGNORE INTO words VALUES (?, ?, ?)", (number, sealed, words))
    if key is not None:
        connection.execute(
            "INSERT INTO keys VALUES (?, ?, ?, ?, ?)",
            (key.digest, key.part, number, change.case.version, key.fingerprint),
        )
    return position


def _last_position(connection: sqlite3.Connection) -> int:
    return int(connection.execute("SELECT coalesce(max(position), 0) FROM events").fetchone()[0])


def _update(connection: sqlite3.Connection, made: Prepared) -> int:
    """Write the case where it is at the version that is expected, and return its number."""
    change = made.change
    found = connection.execute("SELECT number, version, salt IS NULL FROM cases WHERE id = ?", (change.id,)).fetchone()
    if found is None or found[1:] != (change.expected, 0):
        raise Outrun
    columns = dict(made.columns)
    if change.former is None or change.former.definition != change.listing.definition:
        columns["definition"] = _definition(connection, change.listing.definition)
    places = ", ".join(f"{name} = ?" for name in columns)
    # The names of the columns are ours; all values are parameters.
    connection.execute(f"UPDATE cases SET {places} WHERE number = ?", (*columns.values(), found[0]))
    return int(found[0])


def _insert(connection: sqlite3.Connection, made: Prepared) -> int:
    """Write a new case, and return its number."""
    change = made.change
    if connection.execute("SELECT 1 FROM cases WHERE id = ?", (change.id,)).fetchone():
        raise Outrun
    columns = {"id": change.id, "definition": _definition(connection, change.listing.definition), **made.columns}
    marks = ", ".join("?" * len(columns))
    # The names of the columns are ours; all values are parameters.
    statement = f"INSERT INTO cases ({', '.join(columns)}) VALUES ({marks})"
    number = connection.execute(statement, tuple(columns.values())).lastrowid or 0
    for word in made.names:
        connection.execute("INSERT INTO names VALUES (?, ?)", (word, number))
    return number


def _definition(connection: sqlite3.Connection, digest: str) -> int:
    return int(connection.execute("SELECT number FROM definitions WHERE hash = ?", (digest,)).fetchone()[0])


def write_definition(connection: sqlite3.Connection, definition: Definition) -> None:
    """Write a version of a page, unless it is there."""
    connection.execute("INSERT OR IGNORE INTO definitions (hash, name, text) VALUES (?, ?, ?)", definition)


def erase_words(connection: sqlite3.Connection, case_id: str) -> None:
    """Erase what leads from the events of a case to a person.

    Raises:
        Outrun: The case runs, or is not there.
    """
    found = connection.execute("SELECT number, role, customer FROM cases WHERE id = ?", (case_id,)).fetchone()
    if found is None or found[1] is not None:
        raise Outrun
    number, _role, customer = found
    connection.execute("DELETE FROM words WHERE case_number = ?", (number,))
    for word in name_words(customer or ""):
        connection.execute("DELETE FROM names WHERE word = ? AND case_number = ?", (word, number))
    connection.execute(
        "UPDATE cases SET salt = NULL, customer = NULL, due = NULL, remind_at = NULL, next_at = NULL WHERE number = ?",
        (number,),
    )
