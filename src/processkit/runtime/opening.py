"""Which store an address means."""

from __future__ import annotations

from processkit.errors import WrongUse
from processkit.store.base import Store


def store_at(url: str) -> Store:
    """Open the store at an address.

    Raises:
        UnusableDatabase: It cannot be opened; it is left as it was.
        WrongUse: There is no such kind of store.
    """
    if url in ("memory:", "memory://"):
        from processkit.store.memory import MemoryStore

        return MemoryStore()
    raise WrongUse(f'"{url}" is no address of a store. Use sqlite:///cases.db for a file, or memory: for a trial.')
