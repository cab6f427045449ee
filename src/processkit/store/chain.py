"""The chain of a case: each event is linked to all before it, so that a later change shows."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence

from processkit.engine.data import event_from_data, event_to_data
from processkit.engine.events import Event
from processkit.store.records import Entry, Recorded

START = b""
"""What stands before the first link."""

compact = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":")).encode
"""Writes plain data as JSON, with nothing in it that could be left out."""


def entries_of(events: Iterable[Event], case_id: str, version: int, link: bytes) -> tuple[Entry, ...]:
    """Return events as they are kept.

    Args:
        events: The events, in order.
        case_id: The id of their case.
        version: The version of the case before them.
        link: The last link of the chain before them; ``START`` for a new case.
    """
    made = []
    for event in events:
        version += 1
        text = compact(event_to_data(event))
        link = link_of(link, case_id, version, text)
        made.append(Entry(text, link))
    return tuple(made)


def link_of(before: bytes, case_id: str, version: int, text: str) -> bytes:
    """Return the link of an event: a digest of its text, its place, and the link before it."""
    return hashlib.sha256(b"%b\n%b\n%d\n%b" % (before, case_id.encode(), version, text.encode())).digest()


def event_in(recorded: Recorded) -> Event:
    """Return the event that was kept."""
    return event_from_data(json.loads(recorded.text))


def broken_at(records: Sequence[Recorded], last: bytes) -> int | None:
    """Return the version at which a chain does not hold any more; None where all of it does.

    Args:
        records: All events of a case, in order.
        last: The last link, as the case has it.
    """
    link = START
    for version, record in enumerate(records, 1):
        link = link_of(link, record.id, version, record.text)
        if record.version != version or record.link != link:
            return version
    return None if link == last else len(records) + 1
