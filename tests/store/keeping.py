"""Made-up changes, as an engine would make them: a store asks no rule of the core."""

from __future__ import annotations

import json
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

from processkit.engine import events
from processkit.engine.case import Case
from processkit.engine.people import Sealed
from processkit.store.chain import START, entries_of
from processkit.store.records import Change, Definition, Key, Listing, Stored

MONDAY = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
SALT = b"0123456789abcdef"
PAGES = [Definition("a" * 64, "Selling bicycles", "{}"), Definition("b" * 64, "Mending bicycles", "{}")]


def quick_folder():
    """Return a new folder that waits for no disk, where the machine has one: for tests that ask nothing of the disk."""
    return tempfile.TemporaryDirectory(dir="/dev/shm" if Path("/dev/shm").is_dir() else None)  # noqa: S108


def hours(number):
    return MONDAY + timedelta(hours=number)


def listing(status="open", role="shop", page=0, due=None, told=False, remind_at=None, next_at=None):
    return Listing(PAGES[page].name, PAGES[page].hash, status, "greet", role, due, told, remind_at, next_at)


def new_case(case_id, customer="Wendy Smith", found=None, key=None, words=()):
    """Return the change with which a case starts, by two events."""
    found = found or listing()
    started = events.Started(MONDAY, Sealed("sealed:ann"), found.process, found.definition, Sealed("sealed:customer"))
    entered = events.StepEntered(MONDAY, Sealed("sealed:ann"), "greet", found.due)
    entries = entries_of([started, entered], case_id, 0, START)
    kept = (*words, (Sealed("sealed:customer"), customer), (Sealed("sealed:ann"), "Ann"))
    return Change(case_id, 0, entries, state(found, 2), found, None, kept, key, customer, SALT, MONDAY)


def next_change(stored: Stored, count=1, found=None, key=None, words=(), text="sealed:text"):
    """Return a change by which a case has some more notes, and may be found by something else."""
    found = found or stored.listing
    noted = [events.Noted(MONDAY, Sealed("sealed:ann"), Sealed(text), "greet")] * count
    version = stored.case.version
    entries = entries_of(noted, stored.id, version, stored.link)
    case = state(found, version + count)
    return Change(stored.id, version, entries, case, found, stored.listing, tuple(words), key)


def state(found, version):
    """Return a state that goes with a listing, as far as a store reads it."""
    ends = {
        "ended": {"end": "won", "outcome": "won"},
        "parked": {"end": "later", "outcome": "later"},
        "offered": {"handed": "pack"},
    }
    told_at = found.due if found.told else None
    return Case(
        found.definition,
        version=version,
        way=("greet",),
        seen=("greet",),
        due=found.due,
        told_at=told_at,
        remind_at=found.remind_at,
        **ends.get(found.status, {}),
    )


def key(name, part=""):
    return Key(name.encode().ljust(32, b"."), part, b"what it says")


def kept_ids(found):
    return [stored.id for stored in found]


def types_of(records):
    return [json.loads(record.text)["type"] for record in records]
