"""How a case begins: it gets an id, a salt, and its version of the page."""

from __future__ import annotations

from datetime import datetime

from processkit.engine.commands import Start
from processkit.engine.decide import decide
from processkit.engine.plan import Plan
from processkit.engine.refused import Refused
from processkit.model.process import Process
from processkit.runtime.carrying_out import CarryingOut, digest_of, key_of, replayed
from processkit.runtime.case_ids import new_case_id
from processkit.runtime.case_view import CaseView
from processkit.runtime.sealing import Sealing, new_salt
from processkit.store.base import KeyUsed, Outrun
from processkit.store.chain import START, entries_of
from processkit.store.records import Change, Key, Stored, listing_of


class Starting(CarryingOut):
    """Takes in customers."""

    def start(
        self, process: Process, customer: str, *, by: str, at: datetime | None = None, key: str | None = None
    ) -> CaseView:
        """Take in a customer, who is on the first step then.

        Args:
            process: The page that the case runs on; it stays on this version.
            customer: The customer's name. It is kept beside the events, and can be forgotten.
            by: Who takes the customer in.
            at: When.
            key: What makes sure that it happens once.
        """
        moment = self._moment(at)
        plan = self._plan_of(process)
        while True:
            if key is not None and (former := self._started_before(plan, customer, by, moment, key)) is not None:
                return former
            salt = new_salt()
            sealing = Sealing(salt)
            command = Start(moment, sealing.person(by), sealing.always(customer, "A customer has a name."))
            digest = _key_of_start(key, plan, command) if key is not None else None
            try:
                return self._view(self._new_case(plan, command, sealing, salt, customer.strip(), digest), moment)
            except (Outrun, KeyUsed):
                # The id is taken, or the same command was quicker on another way: once more.
                continue

    def _new_case(
        self, plan: Plan, command: Start, sealing: Sealing, salt: bytes, customer: str, key: Key | None
    ) -> Stored:
        decision = decide(plan, None, command)
        if isinstance(decision, Refused):
            raise decision
        case_id = new_case_id()
        case = replayed(decision)
        listing = listing_of(plan, case)
        entries = entries_of(decision, case_id, 0, START)
        words = tuple(sealing.kept.items())
        at = command.at
        self._store.commit([Change(case_id, 0, entries, case, listing, None, words, key, customer, salt, at)])
        stored = Stored(case_id, case, listing, entries[-1].link, salt, customer, at)
        self._remember(stored)
        return stored

    def _started_before(self, plan: Plan, customer: str, by: str, at: datetime, key: str) -> CaseView | None:
        """Return the answer of a start that was carried out with this key; None where none was.

        Raises:
            WrongUse: The key was used for another command.
        """
        former = self._store.answers(digest_of(key)).get("")
        if former is None:
            return None
        stored = self._stored(former.id)
        sealing = Sealing(stored.salt or b"")
        command = Start(at, sealing.person(by), sealing.always(customer, "A customer has a name."))
        return self._as_then(former, _key_of_start(key, plan, command).fingerprint)


def _key_of_start(key: str, plan: Plan, command: Start) -> Key:
    return key_of(key, command, plan.definition)
