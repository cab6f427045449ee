"""What goes wrong with a database file, in plain words."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from processkit.errors import UnusableDatabase

_REASONS = {
    sqlite3.SQLITE_FULL: "There is no room left on the disk for {path}, so nothing of this was kept. "
    "Make room, and do it once more.",
    sqlite3.SQLITE_IOERR: "The disk would not read or write {path} ({detail}), so nothing of this was kept. "
    "Look whether the disk is full, or was taken away.",
    sqlite3.SQLITE_CORRUPT: "{path} is damaged ({detail}), so it is not used any further. Put back your last copy of it; "
    "“processkit case copy” makes one.",
    sqlite3.SQLITE_NOTADB: "{path} is no database of processkit, and was left as it is. Give another name.",
    sqlite3.SQLITE_READONLY: "{path} may not be written by you, or its folder may not, so nothing of this was kept.",
    sqlite3.SQLITE_PERM: "{path} may not be read and written by you.",
    sqlite3.SQLITE_CANTOPEN: "{path} cannot be opened. Look whether you may read and write it, and its folder.",
    sqlite3.SQLITE_BUSY: "{path} was kept busy by another program for too long, so nothing of this was kept. "
    "Do it once more.",
    sqlite3.SQLITE_LOCKED: "{path} was kept busy by another program for too long, so nothing of this was kept. "
    "Do it once more.",
}
_ONLY_THE_KIND = 0xFF


def kind_of(problem: sqlite3.Error) -> int:
    """Return the kind of a problem, without its finer points."""
    return getattr(problem, "sqlite_errorcode", 0) & _ONLY_THE_KIND


def in_plain_words(problem: sqlite3.Error, path: Path) -> Exception:
    """Return what to raise for a problem: a sentence, or the problem itself where it is a mistake of ours."""
    reason = _REASONS.get(kind_of(problem))
    return UnusableDatabase(reason.format(path=path, detail=problem)) if reason is not None else problem


@contextmanager
def plain_words(path: Path) -> Iterator[None]:
    """Say in plain words what goes wrong inside.

    Raises:
        UnusableDatabase: Something about the file is wrong.
    """
    try:
        yield
    except sqlite3.Error as problem:
        raise in_plain_words(problem, path) from problem
