"""What time brings: the cases to which something has come are found, and each is told the time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from processkit.engine.commands import Advance
from processkit.engine.decide import decide
from processkit.engine.events import Event
from processkit.engine.refused import Refused
from processkit.runtime.carrying_out import CarryingOut
from processkit.runtime.case_view import CaseView
from processkit.runtime.sealing import Sealing
from processkit.store.base import Outrun
from processkit.store.records import Stored

_AT_ONCE = 200
_MOST_IN_A_ROW = 100


@dataclass(frozen=True, slots=True)
class Brought:
    """What time has brought to a case: the events, in order, and the case as it is afterwards."""

    case: CaseView
    events: tuple[Event, ...]


class Advancing(CarryingOut):
    """Lets time pass."""

    def advance(self, at: datetime | None = None, *, key: str | None = None) -> list[Brought]:
        """Bring up what time has brought by then: what is late, unanswered, or to be remembered.

        Nothing else looks at the clock, so this is to be called now and then, by cron for example. To
        call it twice, or from two machines at once, does no harm: each thing comes up once.

        Args:
            at: Until when; None for now.
            key: Is not needed, because nothing comes up twice; it is taken like everywhere, and passed over.
        """
        moment = self._moment(at)
        brought: list[Brought] = []
        seen: set[str] = set()
        limit = _AT_ONCE
        while True:
            found = self._store.to_advance(moment, limit)
            new = [stored for stored in found if stored.id not in seen]
            if not new:
                if len(found) < limit:
                    return brought
                # Only such as are due at this very moment, and late after it, stand in front.
                limit *= 2
            for stored in new:
                seen.add(stored.id)
                events, after = self._advance(stored, moment)
                if events:
                    brought.append(Brought(self._view(after, moment), tuple(events)))

    def _advance(self, stored: Stored, at: datetime) -> tuple[list[Event], Stored]:
        """Bring up all that has come to one case."""
        happened: list[Event] = []
        for _time in range(_MOST_IN_A_ROW):
            decision = decide(self._plan(stored.case.definition), stored.case, Advance(at))
            if isinstance(decision, Refused) or not decision:
                break
            try:
                stored = self._keep(stored, decision, Sealing(b""))
                happened += decision
            except Outrun:
                stored = self._stored(stored.id)
        return happened, stored
