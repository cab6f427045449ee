"""What goes into a store, and what comes out of it."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from processkit.engine.case import Case, Status
from processkit.engine.people import Sealed
from processkit.engine.plan import Plan
from processkit.model.names import fold


class Listing(NamedTuple):
    """What a case is found by in lists.

    Attributes:
        process: The name of the page.
        definition: The hash of the version of the page.
        status: Where it stands.
        step: The id of the step that it is on, or left.
        role: Whose turn it is, in the form in which names are compared; None when it is over.
        due: When the first of its step, its handover and its payments is due; None for never.
        told: Whether the customer has had a word from us since then.
        remind_at: When to get in touch again.
        next_at: When time next brings something; None for never.
    """

    process: str
    definition: str
    status: Status
    step: str
    role: str | None
    due: datetime | None
    told: bool
    remind_at: datetime | None
    next_at: datetime | None


def listing_of(plan: Plan, case: Case) -> Listing:
    """Return what a case is found by."""
    acting = case.handed if case.handed is not None else case.step
    dues = [owed.due for owed in case.owed if owed.due is not None]
    if case.due is not None:
        dues.append(case.due)
    due = min(dues, default=None)
    return Listing(
        plan.process.name,
        case.definition,
        case.status,
        case.step,
        plan.by_key[acting].owner_key if case.end is None else None,
        due,
        due is not None and case.told_at is not None and case.told_at >= due,
        case.remind_at,
        case.next_at,
    )


def name_words(name: str) -> tuple[str, ...]:
    """Return the words by which a customer is found, each once, in the form in which names are compared."""
    return tuple(dict.fromkeys(fold(name).split()))


class Entry(NamedTuple):
    """One event as it is kept: its text in JSON, and its link of the chain."""

    text: str
    link: bytes


class Key(NamedTuple):
    """The key of a command, which is carried out once.

    Attributes:
        digest: What stands for the key: it could hold a customer's name.
        part: The id of the case, where one key is for many cases; else empty.
        fingerprint: What stands for the content of the command, but for its time.
    """

    digest: bytes
    part: str
    fingerprint: bytes


class Change(NamedTuple):
    """What one command makes of one case. A store keeps all of it, or nothing.

    Attributes:
        id: The id of the case.
        expected: The version that the case has in the store; 0 for a new one.
        entries: The events, in order.
        case: The case after them.
        listing: What it is found by then.
        former: What it was found by before; None for a new one.
        words: What stands in the events, and the words that it stands for.
        key: The key of the command, if it has one.
        customer: For a new case, the name of the customer.
        salt: For a new case, with what its words are sealed.
        at: For a new case, when it starts.
    """

    id: str
    expected: int
    entries: tuple[Entry, ...]
    case: Case
    listing: Listing
    former: Listing | None
    words: tuple[tuple[Sealed, str], ...]
    key: Key | None = None
    customer: str | None = None
    salt: bytes | None = None
    at: datetime | None = None


class Stored(NamedTuple):
    """A case as it is kept.

    Attributes:
        id: Its id.
        case: What it is after its last event.
        listing: What it is found by.
        link: The last link of its chain.
        salt: With what its words are sealed; None when they were forgotten.
        customer: The name of the customer; None when it was forgotten.
        started_at: When it started.
    """

    id: str
    case: Case
    listing: Listing
    link: bytes
    salt: bytes | None
    customer: str | None
    started_at: datetime


class Recorded(NamedTuple):
    """One event as it was kept.

    Attributes:
        position: Its place among all events of the store, in the order in which they were kept, from 1.
        id: The id of the case.
        version: Its place among the events of the case, from 1.
        text: The event in JSON.
        link: Its link of the chain.
    """

    position: int
    id: str
    version: int
    text: str
    link: bytes


class Answer(NamedTuple):
    """What is kept of a command with a key: the case, the version that it had then, and the fingerprint."""

    id: str
    version: int
    fingerprint: bytes


class Definition(NamedTuple):
    """One version of a page: its hash, the name of the page, and its model in JSON."""

    hash: str
    name: str
    text: str
