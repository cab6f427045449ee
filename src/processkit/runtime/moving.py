"""Moving running cases to another version of their page: previewed, all of them or none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from processkit.engine.case import Case, Status
from processkit.engine.events import Event
from processkit.engine.migration import migrate
from processkit.engine.plan import Plan, definition_of
from processkit.engine.refused import Refused
from processkit.model.process import Process
from processkit.runtime.carrying_out import CarryingOut, digest_of, replayed, salt_of
from processkit.runtime.case_view import CaseView
from processkit.runtime.sealing import Sealing
from processkit.store.base import KeyUsed, Outrun
from processkit.store.records import Change, Key, Stored

_AT_ONCE = 500
_UNDER_WAY: tuple[Status, ...] = ("open", "offered", "parked")
_MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class Move:
    """How one case moves, or would move.

    Attributes:
        before: The case as it is on its own version of the page.
        after: The case on the new version; None where it cannot move.
        refused: Why it cannot move, and what is missing; None where it can.
    """

    before: CaseView
    after: CaseView | None
    refused: Refused | None


class Moving(CarryingOut):
    """Moves cases to another version of their page."""

    def migrate(
        self,
        process: Process,
        *,
        by: str,
        cases: Iterable[str] | None = None,
        steps: Mapping[str, str] | None = None,
        preview: bool = False,
        at: datetime | None = None,
        key: str | None = None,
    ) -> list[Move]:
        """Move cases to a version of their page: all of them, or none where one would land nowhere.

        ``undo_migration`` takes a case back, as long as nothing else has happened to it.

        Args:
            process: The new version.
            by: Who moves them.
            cases: Their ids; None for all that are not over, on another version of the page with this name.
            steps: For steps of the old version, by name or id, the step of the new one; otherwise that with the same id.
            preview: Whether nothing is moved, and only said what would be.
            at: When.
            key: What makes sure that it happens once.

        Returns:
            A move for each case, as they are given, or started; none for one that is on this version already.

        Raises:
            Refused: A case would land nowhere, and none has moved; not raised for a preview.
            UnknownCase: One of the cases is not there; none has moved.
        """
        moment = self._moment(at)
        chosen = [*cases] if cases is not None else None
        if preview:
            plan = self._plans.setdefault(definition_of(process), Plan(process, self._zone))
            return self._moves(self._to_move(chosen, plan), plan, by, moment, steps, None)[0]
        plan = self._plan_of(process)
        while not (former := self._moved_before(key)):
            moves, changes = self._moves(self._to_move(chosen, plan), plan, by, moment, steps, key)
            _all_can(moves)
            try:
                self._store.commit([change for change, _after in changes])
            except (Outrun, KeyUsed):
                # Somebody has gone on with one of them meanwhile.
                continue
            self._cases |= {after.id: after for _change, after in changes}
            return moves
        return former

    def _to_move(self, chosen: list[str] | None, plan: Plan) -> list[Stored]:
        """Return the cases that are meant, and are not on this version yet."""
        found = [self._stored(one) for one in chosen] if chosen is not None else self._under_way(plan)
        return [stored for stored in found if stored.case.definition != plan.definition]

    def _moves(
        self, found: list[Stored], plan: Plan, by: str, at: datetime, steps: Mapping[str, str] | None, key: str | None
    ) -> tuple[list[Move], list[tuple[Change, Stored]]]:
        moves: list[Move] = []
        changes: list[tuple[Change, Stored]] = []
        for stored in found:
            sealing = Sealing(salt_of(stored))
            old = self._plan(stored.case.definition)
            decision = migrate(old, plan, stored.case, at, sealing.person(by), steps)
            before = self._view(stored, at)
            if isinstance(decision, Refused):
                moves.append(Move(before, None, decision))
                continue
            mark = Key(digest_of(key), stored.id, b"") if key is not None else None
            change, after = self._change(stored, decision, sealing, mark)
            changes.append((change, after))
            moves.append(Move(before, self._view(after, at), None))
        return moves, changes

    def _under_way(self, plan: Plan) -> list[Stored]:
        """Return the cases of a page that are not over, the oldest in front."""
        name = plan.process.name
        found = [stored for status in _UNDER_WAY for stored in [*self._of_page(name, status)][::-1]]
        return sorted(found, key=lambda stored: stored.started_at)

    def _of_page(self, name: str, status: Status) -> Iterator[Stored]:
        last: str | None = None
        while some := self._store.listed(status, name, last, _AT_ONCE):
            yield from (stored for stored in some if stored.salt is not None)
            last = some[-1].id

    def _moved_before(self, key: str | None) -> list[Move]:
        """Return the moves that were carried out with a key; none where none were."""
        if key is None:
            return []
        return [self._as_moved(answer.id, answer.version) for answer in self._store.answers(digest_of(key)).values()]

    def _as_moved(self, case_id: str, version: int) -> Move:
        stored = self._stored(case_id)
        events = self._events_of(case_id, version)
        at = events[-1].at
        before, after = _replayed_in_two(events)
        return Move(self._view(stored, at, before), self._view(stored, at, after), None)


def _replayed_in_two(events: list[Event]) -> tuple[Case, Case]:
    before = replayed(events[:-1])
    return before, replayed(events[-1:], before)


def _all_can(moves: list[Move]) -> None:
    """See that no case would land nowhere.

    Raises:
        Refused: One would; it says which, and what is missing.
    """
    refused = [(move.before.id, move.refused) for move in moves if move.refused is not None]
    if not refused:
        return
    named = " ".join(f"Case {case_id}: {why}" for case_id, why in refused[:_MOST_NAMED])
    more = f" And {len(refused) - _MOST_NAMED} more." if len(refused) > _MOST_NAMED else ""
    missing = tuple(dict.fromkeys(one for _id, why in refused for one in why.missing))
    count = "one of them" if len(refused) == 1 else f"{len(refused)} of them"
    raise Refused(
        refused[0][1].code,
        f"None of the {len(moves)} cases was moved, because {count} could not be. {named}{more}",
        missing,
    )
