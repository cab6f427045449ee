"""Each store, new and empty, for the contract that all of them keep."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest
from tests.store.keeping import PAGES, quick_folder

from processkit.store.memory import MemoryStore
from processkit.store.sqlite import SqliteStore

STORES = {
    "memory": lambda _folder: MemoryStore(),
    "sqlite": lambda folder: SqliteStore(folder / "cases.db"),
}


@pytest.fixture(params=STORES)
def store(request):
    """A store in which the two pages are defined."""
    with quick_folder() as folder, contextlib.closing(STORES[request.param](Path(folder))) as made:
        for page in PAGES:
            made.define(page)
        yield made
