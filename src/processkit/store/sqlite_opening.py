"""Opening a database file: is it ours, may we, and are its tables those of this release."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from processkit.errors import UnusableDatabase
from processkit.store.sqlite_errors import kind_of, plain_words

APPLICATION_ID = 0x504B6974
"""Stands in the head of every file of ours: ``PKit``."""

_SCRIPTS = Path(__file__).parent / "sql"
_BUSY_SECONDS = 30.0
_LEAST_BYTES = 512
_MOST_WAL_BYTES = 64 * 1024 * 1024
_CACHE_KIB = 32 * 1024
# A page that many commands have changed is written into the file once, so to wait longer is to write less.
_PAGES_AHEAD = 4_000


def migrations() -> list[str]:
    """Return what makes the tables of each version out of those of the version before it, from version 1 on."""
    scripts = sorted(_SCRIPTS.glob("sqlite-*.sql"), key=lambda script: int(script.stem.partition("-")[2]))
    return [script.read_text("utf-8") for script in scripts]


def open_database(path: Path, steps: Sequence[str]) -> sqlite3.Connection:
    """Open a file for writing, and bring its tables up to date; a file that is not there is made.

    Args:
        path: The file.
        steps: What makes the tables of each version out of those before.

    Raises:
        UnusableDatabase: It cannot be opened, is not ours, or is of a later release; it is left as it was.
    """
    _look_at(path)
    with plain_words(path):
        _look_inside(path, len(steps))
        connection = connect(path)
        try:
            _bring_up_to_date(connection, path, steps)
            _write_ahead(connection)
        except BaseException:
            connection.close()
            raise
    return connection


def connect(path: Path, mode: str = "rwc") -> sqlite3.Connection:
    """Return a connection that any thread may use, one at a time, and that begins no transaction by itself."""
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        timeout=_BUSY_SECONDS,
        isolation_level=None,
        check_same_thread=False,
        cached_statements=512,
        uri=True,
    )
    try:
        # Full: what is acknowledged is on the disk. What is deleted is overwritten, so that a customer is forgotten.
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
    except BaseException:
        connection.close()
        raise
    return connection


def _look_at(path: Path) -> None:
    """Look at a file from outside, before SQLite touches it.

    Raises:
        UnusableDatabase: It cannot be a database of ours.
    """
    if path.is_dir():
        raise UnusableDatabase(f"{path} is a folder, not a file.")
    if not path.parent.is_dir():
        raise UnusableDatabase(f"There is no folder {path.parent}, so no database can be made in it.")
    if not path.exists():
        if not os.access(path.parent, os.W_OK):
            raise UnusableDatabase(f"You may not write in the folder {path.parent}, so no database can be made there.")
        return
    # It is not opened here: when a file is closed, the locks go that SQLite holds on it in this process.
    if not os.access(path, os.R_OK):
        raise UnusableDatabase(f"{path} may not be read by you.")
    if not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK):
        raise UnusableDatabase(f"{path} may not be written by you, or its folder may not.")
    # SQLite takes a file of one byte for an empty one.
    if 0 < path.stat().st_size < _LEAST_BYTES:
        raise UnusableDatabase(f"{path} is no database of processkit, and was left as it is. Give another name.")


def _look_inside(path: Path, version: int) -> None:
    """Look into a file without writing.

    Raises:
        UnusableDatabase: It belongs to another program, or to a later release.
    """
    if not path.exists() or not path.stat().st_size:
        return
    # By closing the last connection for writing, SQLite takes away the files that it has put beside this one;
    # but what another program has written ahead, it would write into this one.
    mode = "ro" if path.with_name(f"{path.name}-wal").exists() else "rw"
    try:
        with contextlib.closing(connect(path, mode)) as connection:
            _is_ours(connection, path, version)
    except sqlite3.OperationalError as problem:
        # Somebody was stopped while making the file, and it is put right when it is opened for writing.
        if kind_of(problem) not in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN):
            raise


def _is_ours(connection: sqlite3.Connection, path: Path, newest: int) -> int:
    """Return the version of the tables; 0 for a file without any.

    Raises:
        UnusableDatabase: It belongs to another program, or to a later release.
    """
    program, version = _number(connection, "application_id"), _number(connection, "user_version")
    is_empty = not program and connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0
    if program != APPLICATION_ID and not is_empty:
        raise _of_another_program(path)
    if version > newest:
        raise UnusableDatabase(
            f"{path} has tables of version {version}, and this release knows versions up to {newest}. A later release of "
            "processkit has written it: use that one. The file was left as it is."
        )
    return 0 if is_empty else version


def _bring_up_to_date(connection: sqlite3.Connection, path: Path, steps: Sequence[str]) -> None:
    """Run what is missing, each step whole or not at all."""
    while _is_ours(connection, path, len(steps)) < len(steps):
        connection.execute("BEGIN IMMEDIATE")
        try:
            # Another process may have been quicker.
            version = _is_ours(connection, path, len(steps))
            if version < len(steps):
                for statement in _statements(steps[version]):
                    connection.execute(statement)
                connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                connection.execute(f"PRAGMA user_version = {version + 1}")
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Let people read while somebody writes. Two processes that open a new file get into each other's way here."""
    patience = time.monotonic() + _BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as problem:
            if kind_of(problem) != sqlite3.SQLITE_BUSY or time.monotonic() > patience:
                raise
            time.sleep(0.01)
        else:
            connection.execute(f"PRAGMA journal_size_limit = {_MOST_WAL_BYTES}")
            connection.execute(f"PRAGMA wal_autocheckpoint = {_PAGES_AHEAD}")
            return


def _statements(script: str) -> Iterator[str]:
    """Yield the statements of a script, one by one: all at once would end the transaction."""
    gathered = ""
    for line in script.splitlines(keepends=True):
        gathered += line
        if sqlite3.complete_statement(gathered):
            yield gathered
            gathered = ""


def _number(connection: sqlite3.Connection, pragma: str) -> int:
    return int(connection.execute(f"PRAGMA {pragma}").fetchone()[0]) & 0xFFFFFFFF


def _of_another_program(path: Path) -> UnusableDatabase:
    return UnusableDatabase(f"{path} is a database of another program, and was left as it is. Give another name.")
