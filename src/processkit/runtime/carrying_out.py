"""How a command is carried out: the case is loaded, the core decides, the store keeps it; or all once more."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from typing import TypeAlias

from processkit.engine.case import Case
from processkit.engine.commands import Command
from processkit.engine.customer_text import Words
from processkit.engine.data import command_to_data
from processkit.engine.decide import decide
from processkit.engine.events import Event
from processkit.engine.evolve import replay
from processkit.engine.plan import Plan
from processkit.engine.refused import Refused
from processkit.engine.wall_clock import aware
from processkit.errors import UnknownCase, WrongUse
from processkit.model.process import Process
from processkit.runtime.case_ids import case_id_as_typed
from processkit.runtime.case_view import CaseView
from processkit.runtime.clock import Clock
from processkit.runtime.refusals import forgotten
from processkit.runtime.sealing import Sealing
from processkit.store.base import KeyUsed, Outrun, Store
from processkit.store.chain import compact, entries_of, event_in
from processkit.store.records import Answer, Change, Definition, Key, Stored, listing_of

Build: TypeAlias = Callable[[datetime, Sealing], Command]
"""Makes a command, at a time and with its words sealed."""

_MOST_CACHED = 2_000


class CarryingOut:
    """Carries out commands on the cases of a store. ``Engine`` is what programs use."""

    def __init__(self, store: Store, clock: Clock, zone: str) -> None:
        """Use a store, a clock, and a time zone for pages that name none."""
        self._store = store
        self._clock = clock
        self._zone = zone
        self._plans: dict[str, Plan] = {}
        self._defined: set[str] = set()
        self._cases: dict[str, Stored] = {}
        # To make a page ready takes a while, and mostly the next customer comes in on the same one.
        self._last_page: tuple[Process | None, Plan | None] = (None, None)

    def _moment(self, at: datetime | None) -> datetime:
        """Return a time in UTC; that of the clock for None."""
        return aware(at if at is not None else self._clock())

    def _plan(self, digest: str) -> Plan:
        """Return the version of a page that cases run on."""
        known = self._plans.get(digest)
        if known is None:
            definition = self._store.definition(digest)
            if definition is None:
                raise WrongUse(f"The version {digest[:12]} of a page is not in this store, so its cases cannot go on.")
            known = Plan(_process_in(definition.text), self._zone)
            # A later release may write the same page in other words; cases stay pinned to what was kept.
            known.definition = digest
            self._plans[digest] = known
        return known

    def _plan_of(self, process: Process) -> Plan:
        """Return the plan of a page, which is kept as a version of its own if it is new."""
        last, plan = self._last_page
        if last is process and plan is not None:
            return plan
        plan = Plan(process, self._zone)
        if plan.definition not in self._defined:
            self._store.define(Definition(plan.definition, process.name, compact(process.to_data())))
            self._defined.add(plan.definition)
        plan = self._plans.setdefault(plan.definition, plan)
        self._last_page = process, plan
        return plan

    def _stored(self, case_id: str) -> Stored:
        """Return a case as the store has it now.

        Raises:
            UnknownCase: There is none with this id.
        """
        stored = self._store.load(case_id_as_typed(case_id))
        if stored is None:
            raise UnknownCase(f'There is no case "{case_id}". Its id is looked up with the name of the customer.')
        self._remember(stored)
        return stored

    def _remember(self, stored: Stored) -> None:
        while len(self._cases) >= _MOST_CACHED:
            self._cases.pop(next(iter(self._cases), ""), None)
        self._cases[stored.id] = stored

    def _carry_out(self, case_id: str, build: Build, at: datetime | None, key: str | None) -> CaseView:
        """Carry out a command on a case, once.

        Raises:
            Refused: The rules do not let it; nothing has changed.
            UnknownCase: There is no such case.
            WrongUse: The key was used for another command.
        """
        moment = self._moment(at)
        known = self._cases.get(case_id)
        stored, is_fresh = (known, False) if known is not None else (self._stored(case_id), True)
        while True:
            if stored.salt is None and key is not None and (answer := self._answer_for(stored, key)) is not None:
                return answer
            sealing = Sealing(salt_of(stored))
            command = build(moment, sealing)
            plan = self._plan(stored.case.definition)
            decision = decide(plan, stored.case, command)
            digest = key_of(key, command, stored.id) if key is not None else None
            if isinstance(decision, Refused):
                # It may be refused because it was carried out before; or because what is remembered is old,
                # and another process has gone on with the case.
                if digest is not None and (former := self._former(digest)) is not None:
                    return former
                if is_fresh:
                    raise decision
            else:
                try:
                    return self._view(self._keep(stored, decision, sealing, digest), moment)
                except KeyUsed:
                    if digest is not None and (former := self._former(digest)) is not None:
                        return former
                except Outrun:
                    pass
            stored, is_fresh = self._stored(stored.id), True

    def _keep(self, stored: Stored, events: list[Event], sealing: Sealing, key: Key | None = None) -> Stored:
        """Keep what a command has made of a case."""
        if not events:
            return stored
        change, after = self._change(stored, events, sealing, key)
        self._store.commit([change])
        self._remember(after)
        return after

    def _change(
        self, stored: Stored, events: list[Event], sealing: Sealing, key: Key | None = None
    ) -> tuple[Change, Stored]:
        """Return what is to be kept, and the case as it is then."""
        case = replayed(events, stored.case)
        listing = listing_of(self._plan(case.definition), case)
        version = stored.case.version
        entries = entries_of(events, stored.id, version, stored.link)
        change = Change(stored.id, version, entries, case, listing, stored.listing, tuple(sealing.kept.items()), key)
        kept = Stored(stored.id, case, listing, entries[-1].link, stored.salt, stored.customer, stored.started_at)
        return change, kept

    def _view(self, stored: Stored, at: datetime, case: Case | None = None) -> CaseView:
        """Return what programs see of a case; ``case`` is an earlier state of it."""
        state = case if case is not None else stored.case
        plan = self._plan(state.definition)
        words = partial(_words_in, plan.process.language)
        return CaseView(stored.id, stored.customer, plan, state, stored.started_at, at, words)

    def _former(self, key: Key) -> CaseView | None:
        """Return the answer that a command got when it was carried out; None where it was not.

        Raises:
            WrongUse: The key was used for another command.
        """
        former = self._store.answers(key.digest).get(key.part)
        return self._as_then(former, key.fingerprint) if former is not None else None

    def _answer_for(self, stored: Stored, key: str) -> CaseView | None:
        """Return the answer that a command of this case got, whose words can be compared no more."""
        former = self._store.answers(digest_of(key)).get("")
        return self._as_then(former, b"") if former is not None and former.id == stored.id else None

    def _as_then(self, former: Answer, fingerprint: bytes) -> CaseView:
        stored = self._stored(former.id)
        if stored.salt is not None and fingerprint != former.fingerprint:
            raise WrongUse(
                "This key was used for another command already, so nothing was done. A key belongs to one command: "
                "give each command a new one, and repeat it only with the same content."
            )
        events = self._events_of(former.id, former.version)
        return self._view(stored, events[-1].at.astimezone(UTC), replayed(events))

    def _events_of(self, case_id: str, version: int) -> list[Event]:
        """Return the events of a case up to a version."""
        return [event_in(record) for record in self._store.events(case_id, version)]


def salt_of(stored: Stored) -> bytes:
    """Return with what the words of a case are sealed.

    Raises:
        Refused: The customer was forgotten.
    """
    if stored.salt is None:
        raise forgotten(stored.id)
    return stored.salt


def replayed(events: list[Event], case: Case | None = None) -> Case:
    """Return the case after events, of which there is at least one; ``case`` is what it was before."""
    after = replay(events, case)
    if after is None:
        raise WrongUse("A case has at least one event.")
    return after


def key_of(key: str, command: Command, case_id: str, part: str = "") -> Key:
    """Return a key as it is kept: what stands for it, and for what the command says, but for its time."""
    content = {name: value for name, value in command_to_data(command).items() if name != "at"}
    if "by" in content:
        content["by"] = content["by"]["sealed"]
    text = json.dumps([case_id, content], ensure_ascii=False, sort_keys=True)
    return Key(digest_of(key), part, hashlib.sha256(text.encode()).digest())


def digest_of(key: str) -> bytes:
    """Return what stands for a key."""
    return hashlib.sha256(key.encode()).digest()


def _process_in(text: str) -> Process:
    """Return the page that was kept; its lengths of time are written in its own language."""
    return Process.from_data(json.loads(text))


def _words_in(language: str) -> Words:
    # Loaded here: who only records what happened needs no printed words.
    from processkit.rendering.labels import labels_for

    return labels_for(language)
