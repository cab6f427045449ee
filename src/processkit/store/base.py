"""What every store can do. Nothing in it leans on one process, one thread or one machine."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Protocol

from processkit.engine.case import Status
from processkit.engine.people import Sealed
from processkit.store.records import Answer, Change, Definition, Recorded, Stored


class Outrun(Exception):  # what happened; a signal between store and engine
    """A case is no longer at the version that a change expects: somebody else was first. Decide again."""


class KeyUsed(Exception):  # what happened; a signal between store and engine
    """A command with this key was carried out already: its answer is there."""


class Store(Protocol):
    """Keeps cases and their events.

    All methods may be called by many threads at once, and by many processes that share one database.
    Times are in UTC. What is acknowledged is kept for good.
    """

    def define(self, definition: Definition) -> None:
        """Keep a version of a page; nothing happens where it is kept already."""
        ...

    def definition(self, digest: str) -> Definition | None:
        """Return the version of a page with this hash."""
        ...

    def definitions(self) -> list[Definition]:
        """Return all versions of all pages, in the order in which they came."""
        ...

    def commit(self, changes: Sequence[Change]) -> list[int]:
        """Keep all of several changes, or none. When it returns, they are kept for good.

        Returns:
            For each change, the position of its last event. Positions rise in the order of commits:
            who has read up to one never misses a later commit behind it.

        Raises:
            Outrun: A case is at another version, or its id is taken, or it was forgotten meanwhile.
            KeyUsed: A key was used already.
            UnusableDatabase: It could not be kept, and nothing of it was.
        """
        ...

    def load(self, case_id: str) -> Stored | None:
        """Return a case."""
        ...

    def events(self, case_id: str, up_to: int | None = None) -> list[Recorded]:
        """Return the events of a case in order, up to a version; None for all."""
        ...

    def outbox(self, after: int, limit: int) -> list[Recorded]:
        """Return the events of all cases behind a position, in order."""
        ...

    def words(self, case_id: str) -> Mapping[Sealed, str]:
        """Return the words that stand beside the events of a case; none when it was forgotten."""
        ...

    def answers(self, digest: bytes) -> Mapping[str, Answer]:
        """Return what is kept of a key, by its part."""
        ...

    def working(self, roles: Iterable[str], limit: int) -> list[Stored]:
        """Return the running cases that wait for any of these roles (folded), what is due first in front."""
        ...

    def due(self, until: datetime | None, limit: int) -> list[Stored]:
        """Return the cases with something due, or to be reminded of, until then; the first in front."""
        ...

    def late(self, at: datetime, limit: int) -> list[Stored]:
        """Return the cases with something due before ``at``; those without a word to the customer in front."""
        ...

    def to_advance(self, at: datetime, limit: int) -> list[Stored]:
        """Return the cases to which time has brought something by ``at``; the first in front."""
        ...

    def listed(self, status: Status | None, process: str | None, before: str | None, limit: int) -> list[Stored]:
        """Return cases, the newest in front.

        Args:
            status: Only those that stand there.
            process: Only those of the page with this name.
            before: Only those that started before the case with this id.
            limit: How many at most.
        """
        ...

    def named(self, words: Sequence[str], limit: int) -> list[Stored]:
        """Return the cases whose customer has a name with words (folded) that begin with all of these."""
        ...

    def with_id(self, prefix: str, limit: int) -> list[Stored]:
        """Return the cases whose id begins with this."""
        ...

    def forget(self, case_id: str) -> None:
        """Erase the words of a case and its salt; its events stay, and it stands in no list of things to do.

        Raises:
            Outrun: The case runs again.
        """
        ...

    def sweep(self) -> None:
        """Take away all traces of what was erased, wherever the store has left them. It may take long, and others wait.

        Raises:
            UnusableDatabase: Traces may be left.
        """
        ...

    def copy(self, target: Path) -> None:
        """Write a whole and consistent copy to a new file, while work goes on."""
        ...

    def check(self) -> list[str]:
        """Return what is wrong with the tables themselves, in sentences."""
        ...

    def close(self) -> None:
        """Let go of everything. What was acknowledged is kept; a second time does nothing."""
        ...
