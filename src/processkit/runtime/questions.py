"""What can be asked of all cases: where one is, whose turn it is, what is due, what has happened."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from processkit.engine.case import Status
from processkit.engine.events import Event
from processkit.engine.people import CLOCK, Sealed, people_of
from processkit.engine.position import Position
from processkit.errors import WrongUse
from processkit.model.names import fold
from processkit.model.process import Process
from processkit.runtime.carrying_out import CarryingOut
from processkit.runtime.case_ids import case_id_as_typed
from processkit.runtime.case_view import CaseView
from processkit.store.chain import event_in
from processkit.store.records import Recorded, Stored, name_words

CaseViews: TypeAlias = list[CaseView]
# Behind the method of that name, the class has no other way to say list.
MANY = 200
"""How many cases a list has at most when nobody says."""


@dataclass(frozen=True, slots=True)
class Happened:
    """One thing that has happened to a case.

    Attributes:
        position: Its place among all events, from 1; they rise in the order in which they were kept.
        case_id: The case.
        version: Its place among the events of the case, from 1.
        at: When, in UTC.
        event: The event. Where it holds ``Sealed``, the words stand in ``words``.
        by: The name of who did it; ``clock`` for what time brought; None when it was forgotten.
        words: What was said, by the name of the field: ``customer``, ``ref``, ``reason``, ``note``, ``text``, ``remark``.
    """

    position: int
    case_id: str
    version: int
    at: datetime
    event: Event
    by: str | None
    words: dict[str, str]


Happenings: TypeAlias = list[Happened]


class Questions(CarryingOut):
    """The questions. Times are aware; ``at`` is when it is asked, None for now. ``limit`` is how many at most."""

    def case(self, case_id: str, *, at: datetime | None = None) -> CaseView:
        """Return a case as it is now.

        Raises:
            UnknownCase: There is none with this id.
        """
        return self._view(self._stored(case_id), self._moment(at))

    def position(self, case_id: str, *, at: datetime | None = None) -> Position:
        """Return where a case stands, with what to tell the customer.

        Raises:
            UnknownCase: There is none with this id.
        """
        return self.case(case_id, at=at).position

    def work_list(
        self, role: str | None = None, person: str | None = None, *, at: datetime | None = None, limit: int = MANY
    ) -> CaseViews:
        """Return the running cases that wait for a role, or for the roles that a person fills; what is due first in front.

        Args:
            role: A role, as pages name it.
            person: A name under ``people`` of a role or of its backup, on the page that the case runs on.
            at: When it is asked.
            limit: How many at most.

        Raises:
            WrongUse: Neither or both of ``role`` and ``person`` are given.
        """
        if (role is None) == (person is None):
            raise WrongUse("A work list is that of a role, or that of a person: give one of them.")
        if role is not None:
            return self._views(self._store.working([fold(role)], limit), at)
        return self._work_of(fold(person or ""), at, limit)

    def _work_of(self, person: str, at: datetime | None, limit: int) -> CaseViews:
        """Return what waits for a person."""
        turns = {
            (digest, role) for digest in self._definitions() for role in _roles_of(self._plan(digest).process, person)
        }
        roles = {role for _digest, role in turns}
        asked = limit
        while True:
            # On another version of the page somebody else may fill the role, so some may not be for this person.
            found = self._store.working(roles, asked) if roles else []
            own = [one for one in found if (one.listing.definition, one.listing.role) in turns]
            if len(own) >= limit or len(found) < asked:
                return self._views(own[:limit], at)
            asked *= 4

    def _definitions(self) -> list[str]:
        return [definition.hash for definition in self._store.definitions()]

    def due(self, until: datetime | None = None, *, at: datetime | None = None, limit: int = MANY) -> CaseViews:
        """Return the cases with something due, or to be reminded of, until then; the first in front.

        ``until`` None is for whatever comes next.
        """
        return self._views(self._store.due(self._moment(until) if until is not None else None, limit), at)

    def late(self, *, at: datetime | None = None, limit: int = MANY) -> CaseViews:
        """Return the cases that are late: those without a word to the customer since then in front, then the latest."""
        moment = self._moment(at)
        return self._views(self._store.late(moment, limit), moment)

    def list(
        self,
        *,
        status: Status | None = None,
        process: str | None = None,
        before: str | None = None,
        at: datetime | None = None,
        limit: int = MANY,
    ) -> CaseViews:
        """Return cases, the newest in front.

        Args:
            status: Only those that stand there: ``open``, ``offered``, ``parked``, ``ended``.
            process: Only those of the page with this name.
            before: Only those that started before the case with this id: for the next sheet of a long list.
            at: When it is asked.
            limit: How many at most.

        Raises:
            UnknownCase: There is no case with the id ``before``.
        """
        behind = self._stored(before).id if before is not None else None
        return self._views(self._store.listed(status, process, behind, limit), at)

    def find(self, text: str, *, at: datetime | None = None, limit: int = MANY) -> CaseViews:
        """Return the cases that somebody means: by the beginning of an id, or of words of the customer's name.

        ``wen`` and ``SMITH wendy`` find Wendy Smith; the newest case comes first.
        """
        typed = case_id_as_typed(text)
        found = {one.id: one for one in self._store.with_id(typed, limit)} if typed else {}
        words = name_words(text)
        named = self._store.named(words, limit) if words else []
        found |= {one.id: one for one in named if one.id not in found}
        return self._views([*found.values()][:limit], at)

    def history(self, case_id: str) -> Happenings:
        """Return all that has happened to a case, in order, with the words that were said.

        Raises:
            UnknownCase: There is none with this id.
        """
        stored = self._stored(case_id)
        words = self._store.words(stored.id)
        return [_happened(record, words) for record in self._store.events(stored.id)]

    def outbox(self, after: int = 0, limit: int = MANY) -> Happenings:
        """Return what has happened to all cases behind a position, in order, without any words.

        Who reads on from the last position that it was given misses nothing, and gets nothing twice.
        """
        return [_happened(record, {}) for record in self._store.outbox(after, limit)]

    def _views(self, found: Iterable[Stored], at: datetime | None) -> CaseViews:
        moment = self._moment(at)
        return [self._view(stored, moment) for stored in found]


def _happened(record: Recorded, words: Mapping[Sealed, str]) -> Happened:
    event = event_in(record)
    said = {
        name: words[Sealed(value)]
        for name, value in zip(event._fields, event, strict=True)
        if name != "by" and isinstance(value, str) and value in words
    }
    by = event.by if event.by == CLOCK else words.get(event.by)
    return Happened(record.position, record.id, record.version, event.at, event, by, said)


def _roles_of(process: Process, person: str) -> set[str]:
    """Return the owners, folded, whose steps a person may take: by the role, or by its backup."""
    return {fold(step.owner) for step in process.steps if person in (people_of(process, step) or ())}
