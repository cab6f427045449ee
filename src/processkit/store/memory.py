"""A store in memory: for tests, for trying something out, and as the measure for all other stores."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from heapq import nsmallest
from pathlib import Path
from threading import Lock

from processkit.engine.case import Status
from processkit.engine.people import Sealed
from processkit.errors import WrongUse
from processkit.store.base import KeyUsed, Outrun
from processkit.store.records import Answer, Change, Definition, Recorded, Stored, name_words

_Order = tuple[bool, datetime | int, int]


@dataclass(slots=True)
class _Kept:
    """A case, and what belongs to it; ``number`` counts the cases in the order in which they started."""

    number: int
    stored: Stored
    events: list[Recorded] = field(default_factory=list)
    words: dict[Sealed, str] = field(default_factory=dict)
    names: tuple[str, ...] = ()


class MemoryStore:
    """Keeps cases for as long as the program runs."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._lock = Lock()
        self._definitions: dict[str, Definition] = {}
        self._cases: dict[str, _Kept] = {}
        self._events: list[Recorded] = []
        self._answers: dict[bytes, dict[str, Answer]] = {}

    def define(self, definition: Definition) -> None:
        """Keep a version of a page."""
        with self._lock:
            self._definitions.setdefault(definition.hash, definition)

    def definition(self, digest: str) -> Definition | None:
        """Return a version of a page."""
        return self._definitions.get(digest)

    def definitions(self) -> list[Definition]:
        """Return all versions of all pages."""
        with self._lock:
            return [*self._definitions.values()]

    def commit(self, changes: Sequence[Change]) -> list[int]:
        """Keep all of several changes, or none."""
        with self._lock:
            for change in changes:
                self._look(change)
            return [self._keep(change) for change in changes]

    def _look(self, change: Change) -> None:
        """Tell whether a change can be kept, before anything is.

        Raises:
            Outrun: Its case is at another version.
            KeyUsed: Its key was used already.
        """
        if change.key is not None and change.key.part in self._answers.get(change.key.digest, {}):
            raise KeyUsed
        kept = self._cases.get(change.id)
        version = kept.stored.case.version if kept is not None else 0
        if version != change.expected or (kept is not None and kept.stored.salt is None):
            raise Outrun

    def _keep(self, change: Change) -> int:
        kept = self._cases.get(change.id)
        link = change.entries[-1].link
        if kept is None:
            if change.at is None:
                raise WrongUse("A new case has a time at which it starts.")
            stored = Stored(change.id, change.case, change.listing, link, change.salt, change.customer, change.at)
            kept = _Kept(len(self._cases) + 1, stored, names=name_words(change.customer or ""))
            self._cases[change.id] = kept
        else:
            kept.stored = kept.stored._replace(case=change.case, listing=change.listing, link=link)
        for version, entry in enumerate(change.entries, change.expected + 1):
            recorded = Recorded(len(self._events) + 1, change.id, version, entry.text, entry.link)
            kept.events.append(recorded)
            self._events.append(recorded)
        for sealed, words in change.words:
            kept.words.setdefault(sealed, words)
        if change.key is not None:
            answer = Answer(change.id, change.case.version, change.key.fingerprint)
            self._answers.setdefault(change.key.digest, {})[change.key.part] = answer
        return len(self._events)

    def load(self, case_id: str) -> Stored | None:
        """Return a case."""
        kept = self._cases.get(case_id)
        return kept.stored if kept is not None else None

    def events(self, case_id: str, up_to: int | None = None) -> list[Recorded]:
        """Return the events of a case."""
        kept = self._cases.get(case_id)
        return kept.events[:up_to] if kept is not None else []

    def outbox(self, after: int, limit: int) -> list[Recorded]:
        """Return the events of all cases behind a position."""
        return self._events[max(after, 0) : max(after, 0) + limit]

    def words(self, case_id: str) -> Mapping[Sealed, str]:
        """Return the words that stand beside the events of a case."""
        with self._lock:
            kept = self._cases.get(case_id)
            return dict(kept.words) if kept is not None else {}

    def answers(self, digest: bytes) -> Mapping[str, Answer]:
        """Return what is kept of a key."""
        with self._lock:
            return dict(self._answers.get(digest, {}))

    def working(self, roles: Iterable[str], limit: int) -> list[Stored]:
        """Return the running cases that wait for any of these roles."""
        wanted = set(roles)
        return self._first(
            limit, lambda kept: _by_time(kept, kept.stored.listing.due) if kept.stored.listing.role in wanted else None
        )

    def due(self, until: datetime | None, limit: int) -> list[Stored]:
        """Return the cases with something due, or to be reminded of."""

        def order(kept: _Kept) -> _Order | None:
            listing = kept.stored.listing
            at = min((one for one in (listing.due, listing.remind_at) if one is not None), default=None)
            return _by_time(kept, at) if at is not None and (until is None or at <= until) else None

        return self._first(limit, order)

    def late(self, at: datetime, limit: int) -> list[Stored]:
        """Return the cases with something due before ``at``."""

        def order(kept: _Kept) -> _Order | None:
            listing = kept.stored.listing
            return (listing.told, listing.due, kept.number) if listing.due is not None and listing.due < at else None

        return self._first(limit, order)

    def to_advance(self, at: datetime, limit: int) -> list[Stored]:
        """Return the cases to which time has brought something."""

        def order(kept: _Kept) -> _Order | None:
            next_at = kept.stored.listing.next_at
            return _by_time(kept, next_at) if next_at is not None and next_at <= at else None

        return self._first(limit, order)

    def listed(self, status: Status | None, process: str | None, before: str | None, limit: int) -> list[Stored]:
        """Return cases, the newest in front."""
        last = self._cases.get(before) if before is not None else None
        if before is not None and last is None:
            return []

        def order(kept: _Kept) -> _Order | None:
            listing = kept.stored.listing
            wanted = (status is None or listing.status == status) and (process is None or listing.process == process)
            return (False, -kept.number, 0) if wanted and (last is None or kept.number < last.number) else None

        return self._first(limit, order)

    def named(self, words: Sequence[str], limit: int) -> list[Stored]:
        """Return the cases whose customer has such a name."""
        return self._first(
            limit,
            lambda kept: (
                (False, -kept.number, 0)
                if all(any(name.startswith(word) for name in kept.names) for word in words)
                else None
            ),
        )

    def with_id(self, prefix: str, limit: int) -> list[Stored]:
        """Return the cases whose id begins with this."""
        return self._first(limit, lambda kept: (False, -kept.number, 0) if kept.stored.id.startswith(prefix) else None)

    def _first(self, limit: int, order: Callable[[_Kept], _Order | None]) -> list[Stored]:
        """Return the cases that have a place in an order, the first in front."""
        with self._lock:
            placed = [(place, kept) for kept in self._cases.values() if (place := order(kept)) is not None]
        return [kept.stored for _place, kept in nsmallest(limit, placed, key=lambda one: one[0])]

    def forget(self, case_id: str) -> None:
        """Erase the words of a case and its salt."""
        with self._lock:
            kept = self._cases.get(case_id)
            if kept is None or kept.stored.listing.role is not None:
                raise Outrun
            listing = kept.stored.listing._replace(due=None, remind_at=None, next_at=None)
            kept.stored = kept.stored._replace(salt=None, customer=None, listing=listing)
            kept.words.clear()
            kept.names = ()

    def sweep(self) -> None:
        """Do nothing: nothing is left behind."""

    def copy(self, target: Path) -> None:
        """Say that there is nothing to copy.

        Raises:
            WrongUse: Always.
        """
        raise WrongUse(f"These cases are kept in memory only, so they cannot be copied to {target}. Use sqlite:///...")

    def check(self) -> list[str]:
        """Return nothing: there are no tables that could be wrong."""
        return []

    def close(self) -> None:
        """Let go of everything."""


def _by_time(kept: _Kept, at: datetime | None) -> _Order:
    """Return the place of a case in a list by time; those without a time come last, the oldest in front."""
    return (at is None, at if at is not None else kept.number, kept.number)
