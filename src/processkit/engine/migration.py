"""Moving a running case to another version of its page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from processkit.engine import commands, events
from processkit.engine.arriving import passage_on, times_of
from processkit.engine.case import Case
from processkit.engine.events import Event
from processkit.engine.people import Person
from processkit.engine.plan import Plan, StepPlan
from processkit.engine.refused import Missing, Refused, lacking, moment
from processkit.model.names import fold


def migrate(
    old: Plan, new: Plan, case: Case, at: datetime, by: Person, steps: Mapping[str, str] | None = None
) -> list[Event] | Refused:
    """Return the events that move a case to another version; to preview a move, do not store them.

    Args:
        old: The version that the case runs on.
        new: The version that it shall run on.
        case: The case.
        at: When, aware.
        by: Who moves it.
        steps: For steps of the old version, by name or id, the step of the new one. A step that is
            not in it goes to the one with the same id, if there is one.
    """
    when = moment(at)
    if isinstance(when, Refused):
        return when
    if case.definition != old.definition:
        return Refused("page_other", "The case runs on another version than the one that it is to be moved from.")
    move = _StepMap(old, new, steps or {})
    needed = dict.fromkeys([*([case.way[-1]] if case.way else []), *([case.handed] if case.handed else [])])
    homeless = [key for key in (*needed, *(owed.step for owed in case.owed)) if move(key) is None]
    if homeless or move.unknown:
        return _nowhere(old, new, homeless, move.unknown, by)
    if case.end is not None and all(end.key != case.end for end in new.ends):
        missing = Missing("step", f"the end “{old.end_named(case.end).name}” on the new version", by.name)
        return lacking("The case would land nowhere.", [missing])
    handed = move(case.handed) if case.handed is not None else None
    if handed is not None and new.by_key[handed].receiving is None:
        missing = Missing("step", f"a handover in {new.by_key[handed].title} of the new version", by.name)
        return lacking("The case waits for a receiver, and would land nowhere.", [missing])
    return [_moved(old, new, case, when, by, move, handed)]


def _moved(
    old: Plan, new: Plan, case: Case, at: datetime, by: Person, move: _StepMap, handed: str | None
) -> events.Migrated:
    way = move.all(case.way)
    here = new.by_key[way[-1]]
    due, silent_at = _times(old, new, case, here, at, handed)
    boxes = {fold(box): box for box in here.joined_boxes}
    return events.Migrated(
        at,
        by.sealed,
        new.definition,
        way=way,
        seen=tuple(dict.fromkeys(move.all(case.seen))),
        papers=_spelled(new, case.papers),
        given=_spelled(new, case.given),
        ticks=tuple(boxes[fold(tick)] for tick in case.ticks if fold(tick) in boxes),
        handed=handed,
        due=due,
        silent_at=silent_at,
        joined=passage_on(new, way, here).is_joined,
        end=case.end,
        owed=move.all(owed.step for owed in case.owed),
        paid=move.all(case.paid),
    )


def _times(
    old: Plan, new: Plan, case: Case, here: StepPlan, at: datetime, handed: str | None
) -> tuple[datetime | None, datetime | None]:
    """Return when a moved case is due and silent: by the times of the new version, from when they ran on the old one.

    A receiver whose time to answer is another one has all of it from the move on.
    """
    if case.end is not None:
        return None, None
    if handed is not None and case.handed is not None:
        before, after = old.by_key[case.handed].receiving, new.by_key[handed].receiving
        if after is None or after.within is None:
            return None, None
        is_the_same = before is not None and before.within == after.within and old.time is new.time
        return (case.due if is_the_same else new.time.due(after.within, at)), None
    due, silent_at = times_of(new, here, case.entered_at or at)
    if case.waiting_at is not None and here.silence is not None:
        silent_at = new.time.due(here.silence.after, case.waiting_at)
    return due, silent_at


def undo(_plan: Plan, case: Case, command: commands.UndoMigration) -> list[Event] | Refused:
    """Decide that the last move is taken back; only where nothing has happened since."""
    if case.before is None:
        return Refused(
            "migration_none",
            "The last thing that happened to this case was no move to another version, so there is none to take back. "
            "Move it to the former version instead.",
        )
    return [events.MigrationUndone(command.at, command.by.sealed, case.before.definition)]


class _StepMap:
    """Where the steps of one version are on another."""

    def __init__(self, old: Plan, new: Plan, steps: Mapping[str, str]) -> None:
        self.unknown: list[str] = []
        self._new = new
        self._to: dict[str, str] = {}
        for before, after in steps.items():
            source, target = old.step_named(before), new.step_named(after)
            self.unknown += [name for name, step in ((before, source), (after, target)) if step is None]
            if source is not None and target is not None:
                self._to[source.key] = target.key

    def __call__(self, key: str) -> str | None:
        found = self._to.get(key, key)
        return found if found in self._new.by_key else None

    def all(self, keys: Iterable[str]) -> tuple[str, ...]:
        """Return where steps are now; those that are nowhere are left out."""
        return tuple(found for key in keys if (found := self(key)) is not None)


def _nowhere(old: Plan, new: Plan, homeless: list[str], unknown: list[str], by: Person) -> Refused:
    missing = [Missing("step", f"the step of the new version for {old.by_key[key].title}", by.name) for key in homeless]
    missing += [Missing("step", f"a step with the name “{name}”", by.name) for name in unknown]
    known = ", ".join(f'{step.number} "{step.name}"' for step in new.steps)
    return lacking(f"The case would land nowhere. The new version has: {known}.", missing)


def _spelled(new: Plan, papers: Iterable[str]) -> tuple[str, ...]:
    """Return papers as the new version spells them; one that it does not know keeps its name."""
    return tuple(new.papers.get(fold(paper), paper) for paper in papers)
