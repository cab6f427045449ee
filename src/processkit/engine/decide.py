"""What follows from a command: events, or a refusal that says what is missing and from whom."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC
from typing import Any, TypeAlias

from processkit.engine import (
    commands,
    events,
    exceptions,
    handing_over,
    leaving,
    migration,
    passing_time,
    remarks,
    steps_done,
)
from processkit.engine.arriving import entering
from processkit.engine.case import Case
from processkit.engine.commands import Command, Start
from processkit.engine.events import Event
from processkit.engine.plan import Plan
from processkit.engine.refused import Missing, Refused, lacking, moment
from processkit.engine.wall_clock import FIRST_YEAR, LAST_YEAR

Decision: TypeAlias = list[Event] | Refused


def decide(plan: Plan, case: Case | None, command: Command) -> Decision:
    """Return the events that carry out a command, in order, or why it is refused. Nothing is changed.

    All events of a command belong together: a store keeps all of them, or none.

    Args:
        plan: The version of the page that the case runs on.
        case: The case; None before it has started.
        command: What is to be done. Its time is aware.
    """
    at = command.at
    if at.tzinfo is not UTC or not FIRST_YEAR <= at.year <= LAST_YEAR:
        when = moment(at)
        if isinstance(when, Refused):
            return when
        command = command._replace(at=when)
    if not command.by.name.strip():
        return lacking("Every change has a name.", [Missing("name", "who does this", "whoever gives the command")])
    if case is None:
        if isinstance(command, Start):
            return _start(plan, command)
        return Refused("not_started", "There is no such case yet. Start it first.")
    if case.definition != plan.definition:
        return Refused(
            "page_other",
            "The case runs on another version of this page, and stays on it. Take that version, or move the case.",
        )
    return _DECIDING[type(command)](plan, case, command)


def _start(plan: Plan, command: Start) -> list[Event]:
    at, by = command.at, command.by.sealed
    started = events.Started(at, by, plan.process.name, plan.definition, command.customer, plan.starts_with)
    return [started, entering(plan, None, plan.passage(None, 0), at, by)]


def _started_already(_plan: Plan, _case: Case, _command: Start) -> Refused:
    return Refused("already_started", "This case runs already.")


_DECIDING: dict[type[Command], Callable[[Plan, Case, Any], Decision]] = {
    commands.Start: _started_already,
    commands.FilePaper: steps_done.file_paper,
    commands.Tick: steps_done.tick,
    commands.Complete: steps_done.complete,
    commands.PassOver: steps_done.pass_over,
    commands.Wait: steps_done.wait,
    commands.Accept: handing_over.accept,
    commands.SendBack: handing_over.send_back,
    commands.Pay: steps_done.pay,
    commands.End: leaving.end,
    commands.Park: leaving.park,
    commands.Resume: leaving.resume,
    commands.Reopen: leaving.reopen,
    commands.Override: exceptions.override,
    commands.Note: remarks.note,
    commands.Score: remarks.score,
    commands.Advance: passing_time.advance,
    commands.UndoMigration: migration.undo,
}
