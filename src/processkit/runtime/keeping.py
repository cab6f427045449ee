"""Looking after what is kept: a copy, a proof that it is whole, and a customer who wants to be forgotten."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from processkit.engine.people import Sealed
from processkit.engine.private import person, seal
from processkit.runtime.carrying_out import CarryingOut, replayed
from processkit.runtime.refusals import still_running
from processkit.store.base import Outrun
from processkit.store.chain import broken_at, event_in
from processkit.store.records import Recorded, Stored, listing_of

_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Verified:
    """What came of looking through everything.

    Attributes:
        cases: How many cases were looked through.
        events: How many events they have.
        problems: What does not hold, in sentences; empty when all of it does.
    """

    cases: int
    events: int
    problems: tuple[str, ...]

    @property
    def ok(self) -> bool:
        """Whether all of it holds."""
        return not self.problems


class Keeping(CarryingOut):
    """Looks after what is kept."""

    def copy(self, target: str | Path) -> None:
        """Write a whole and consistent copy to a new file, while work goes on.

        Raises:
            WrongUse: There is a file already, or nothing to copy: these cases are kept in memory.
            UnusableDatabase: It cannot be written.
        """
        self._store.copy(Path(target))

    def forget(self, case_id: str, *, sweep: bool = True) -> None:
        """Erase the customer's name and all that was written down: notes, reasons, references, names of colleagues.

        What happened stays on record, without a word that leads to a person, and still counts in reports. To
        forget a case twice does no harm. Copies that were made before still have the words.

        Args:
            case_id: The case.
            sweep: Whether all traces are taken out of the file, too, which writes it anew: others wait meanwhile,
                about a second for 10,000 cases. Of many cases do it with the last one.

        Raises:
            Refused: The case still runs (``running``): end it first.
            UnknownCase: There is no such case.
            UnusableDatabase: It could not be erased whole.
        """
        while True:
            stored = self._stored(case_id)
            if stored.case.end is None:
                raise still_running(stored.id)
            try:
                self._store.forget(stored.id)
            except Outrun:
                continue
            self._cases.pop(stored.id, None)
            break
        if sweep:
            self._store.sweep()

    def verify(self, case_id: str | None = None) -> Verified:
        """Look whether everything is as it was kept: the chain of each case, its state, its words, the tables.

        Args:
            case_id: The one case to look at; None for all of them, and all tables.

        Raises:
            UnknownCase: There is no such case.
        """
        if case_id is not None:
            stored = self._stored(case_id)
            return Verified(1, stored.case.version, tuple(self._wrong_with(stored)))
        cases, events, problems = 0, 0, list(self._store.check())
        for stored in self._all_cases():
            cases, events = cases + 1, events + stored.case.version
            problems += self._wrong_with(stored)
        return Verified(cases, events, (*problems, *self._gaps()))

    def _all_cases(self, process: str | None = None) -> Iterator[Stored]:
        """Yield the cases of the page with this name, or of all pages, the newest first."""
        last: str | None = None
        while found := self._store.listed(None, process, last, _AT_ONCE):
            yield from found
            last = found[-1].id

    def _wrong_with(self, stored: Stored) -> Iterator[str]:
        """Yield what does not hold in one case."""
        case_id, case = stored.id, stored.case
        records = self._store.events(case_id, case.version)
        broken = broken_at(records, stored.link)
        if broken is not None:
            yield f"Case {case_id}: the chain of events breaks at event {broken}, so something was changed or taken away."
            return
        if replayed([event_in(record) for record in records]) != case:
            yield f"Case {case_id}: its state is not what its events make of it."
        elif stored.salt is not None and listing_of(self._plan(case.definition), case) != stored.listing:
            yield f"Case {case_id}: it stands in the lists under something else than what it is."
        if stored.salt is not None:
            words = self._store.words(case_id)
            is_named = seal(stored.customer or "", stored.salt) in words
            if not is_named or not all(_stands_for(sealed, said, stored.salt) for sealed, said in words.items()):
                yield f"Case {case_id}: words were changed that stand beside its events."

    def _gaps(self) -> Iterator[str]:
        """Yield where events are missing between others."""
        last = 0
        while found := self._store.outbox(last, _AT_ONCE):
            yield from _gaps_in(found, last)
            last = found[-1].position


def _stands_for(sealed: Sealed, words: str, salt: bytes) -> bool:
    return sealed in (seal(words, salt), person(words, salt).sealed)


def _gaps_in(records: list[Recorded], last: int) -> Iterator[str]:
    for record in records:
        if record.position != last + 1:
            yield f"Between position {last} and {record.position} events were taken away."
        last = record.position
