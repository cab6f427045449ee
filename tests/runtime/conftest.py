"""Engines over each store."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.store.keeping import quick_folder

from processkit.runtime.engine import Engine

KINDS = ("memory", "sqlite")


def url_in(kind, folder):
    """Return the address of a new store of a kind."""
    return "memory:" if kind == "memory" else f"sqlite:///{Path(folder) / 'cases.db'}"


@pytest.fixture(params=KINDS)
def url(request):
    with quick_folder() as folder:
        yield url_in(request.param, folder)


@pytest.fixture
def engine(url):
    with Engine(url) as made:
        yield made
