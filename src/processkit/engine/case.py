"""A case: one customer on the way through one version of one page, as small fast data."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal, NamedTuple, TypeAlias

from processkit.engine.events import StepCompleted, StepEntered
from processkit.engine.people import Sealed

Status: TypeAlias = Literal["open", "offered", "parked", "ended"]


class Owed(NamedTuple):
    """A payment that is expected, by the id of its step. ``due`` is None where the page gives no time."""

    step: str
    due: datetime | None
    late: bool = False


class Case(NamedTuple):
    """What is known of a case. It is never changed: ``evolve`` makes a new one.

    Steps and ends are ids. Nothing here is personal: names, notes and references lie elsewhere.

    Attributes:
        definition: The hash of the version of the page that the case runs on.
        version: How many events it is made of.
        contact: What kind of contact the person is; None where nothing has said yet.
        way: The steps that it has come by, the one it is on last. Going back shortens it, so
            ``at_most`` counts how often a step is on it.
        seen: Every step that it was ever on.
        again: Whether it was on this step before.
        joined: Whether the step's handover is part of the step, because no other owner handed over.
        papers: The papers on file, in the order in which they came.
        given: Those that were given or confirmed since the step was entered.
        ticks: The boxes that are ticked.
        entered_at: When the step was entered, or resumed.
        due: Until when the step is to be done, or the handover to be answered.
        late: Whether it was noticed that this time is over.
        silent_at: When silence counts as the answer.
        held: Whether silence came, and its way on is barred.
        waiting_at: Since when our part is done and the customer's is not.
        giver: Who completed the step before.
        handed: The step that is handed over and waits for its receiver.
        passing: Whether the step that it is on was passed over just now.
        done: Whether the step that it is on was completed.
        owed: The payments that are expected.
        paid: The steps whose payment is in.
        end: The end that it has come to.
        outcome: ``won``, ``lost`` or ``later``; None while it runs.
        remind_at: When to get in touch again.
        told_at: When the customer last got a word from us, by a note.
        overrides: How often the rules were set aside.
        before: The case as it was before the last event, where that was a move to another version.
    """

    definition: str
    contact: str | None = None
    papers: tuple[str, ...] = ()
    owed: tuple[Owed, ...] = ()
    paid: tuple[str, ...] = ()
    giver: Sealed | None = None
    told_at: datetime | None = None
    overrides: int = 0
    # From here on: all that is new when a step is entered.
    version: int = 0
    way: tuple[str, ...] = ()
    seen: tuple[str, ...] = ()
    again: bool = False
    joined: bool = False
    entered_at: datetime | None = None
    due: datetime | None = None
    silent_at: datetime | None = None
    given: tuple[str, ...] = ()
    ticks: tuple[str, ...] = ()
    late: bool = False
    held: bool = False
    waiting_at: datetime | None = None
    handed: str | None = None
    passing: bool = False
    done: bool = False
    end: str | None = None
    outcome: str | None = None
    remind_at: datetime | None = None
    before: Any = None

    @property
    def status(self) -> Status:
        """Where it stands: on a step, between two, parked, or over."""
        if self.end is not None:
            return "parked" if self.outcome == "later" else "ended"
        return "open" if self.handed is None else "offered"

    @property
    def step(self) -> str:
        """The step that it is on; for a case that is over, the one that it left."""
        return self.way[-1] if self.way else (self.handed or "")

    @property
    def next_at(self) -> datetime | None:
        """When time next brings something, so that ``Advance`` has something to say; None for never."""
        times = [owed.due for owed in self.owed if owed.due is not None and not owed.late]
        if self.due is not None and not self.late:
            times.append(self.due)
        if self.silent_at is not None and not self.held:
            times.append(self.silent_at)
        if self.remind_at is not None:
            times.append(self.remind_at)
        return min(times, default=None)


_PLACES = {name: place for place, name in enumerate(Case._fields)}
_VERSION, _BEFORE = _PLACES["version"], _PLACES["before"]
_CONTACT, _GIVER, _DONE = _PLACES["contact"], _PLACES["giver"], _PLACES["done"]
# What the class itself calls; this is half as long on the way.
_new = tuple.__new__
_NEW_STEP = (*(Case._field_defaults[name] for name in Case._fields[_PLACES["given"] :]),)


def changed(case: Case, **values: object) -> Case:
    """Return the case after one more event, which gave some of its fields new values."""
    fields: list[Any] = list(case)
    fields[_VERSION] += 1
    fields[_BEFORE] = None
    for name in values:
        fields[_PLACES[name]] = values[name]
    return _new(Case, fields)


# The two events that happen most often are told here, by the order of the fields: four times as fast as ``changed``.


def step_done(case: Case, event: StepCompleted) -> Case:
    """Return the case after its step is completed."""
    fields: list[Any] = list(case)
    fields[_VERSION] += 1
    fields[_BEFORE] = None
    fields[_CONTACT] = event.contact
    fields[_GIVER] = event.by
    fields[_DONE] = True
    return _new(Case, fields)


def on_step(case: Case, event: StepEntered) -> Case:
    """Return the case after it has entered a step, with everything new that is new then."""
    at, _by, step, due, silent_at, how, again, joined, _guarded = event
    way, seen = case.way, case.seen
    if how == "back":
        way = way[: len(way) - way[::-1].index(step)]
    else:
        if case.passing:
            way, seen = without_last(case)
        way = way + (step,)
    if step not in seen:
        seen = seen + (step,)
    visit = (case.version + 1, way, seen, again, joined, at, due, silent_at)
    return _new(Case, case[:_VERSION] + visit + _NEW_STEP)


def without_last(case: Case) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the way and the steps seen of a case without the step that it is on, which is passed over."""
    last = case.way[-1]
    return case.way[:-1], case.seen if case.again else tuple(step for step in case.seen if step != last)
