"""Which store an address means."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast
from urllib.parse import unquote, urlsplit

from processkit.errors import WrongUse
from processkit.store.base import Store

_ALL = "Use sqlite:///cases.db for a file (sqlite:////home/ann/cases.db for a whole path), or memory: for a trial."


def store_at(url: str) -> Store:
    """Open the store at an address.

    Raises:
        UnusableDatabase: It cannot be opened; it is left as it was.
        WrongUse: There is no such kind of store.
    """
    scheme = url.partition(":")[0].casefold()
    if scheme == "memory" and url.partition(":")[2].strip("/") == "":
        from processkit.store.memory import MemoryStore

        return MemoryStore()
    if scheme == "sqlite":
        path = _path_in(url)
        # Loaded here: a trial in memory needs no database.
        from processkit.store.sqlite import SqliteStore

        return SqliteStore(path)
    if scheme in ("postgresql", "postgres"):
        raise WrongUse(f"Cases cannot be kept in PostgreSQL yet: that comes in a later release. {_ALL}")
    raise WrongUse(f'"{without_password(url)}" is no address of a store. {_ALL}')


class _Closed:
    """Stands in the place of a store that was closed."""

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401  # whatever a store has
        if name == "close":
            return lambda: None
        raise WrongUse("This engine is closed. Open another one.")


def closed_store() -> Store:
    """Return what stands in the place of a store that was closed: it says so."""
    return cast("Store", _Closed())


def _path_in(url: str) -> Path:
    """Return the file that an address names.

    Raises:
        WrongUse: It names none.
    """
    place = url.partition(":")[2]
    name = unquote(place.removeprefix("///"))
    if not place.startswith("///") or not name.strip() or name == ":memory:" or "\0" in name:
        raise WrongUse(f'"{url}" names no file. {_ALL}')
    return Path(name)


def without_password(url: str) -> str:
    """Return an address as it may be shown: the password is left out."""
    try:
        password = urlsplit(url).password
    except ValueError:
        return url.partition(":")[0] + "://..."
    return url.replace(f":{password}@", ":***@") if password else url
