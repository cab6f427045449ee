"""What people write down beside the work: notes, and how it went."""

from __future__ import annotations

import math

from processkit.engine import commands, events
from processkit.engine.case import Case
from processkit.engine.events import Event
from processkit.engine.plan import Plan
from processkit.engine.refused import Missing, Refused, lacking
from processkit.engine.steps_done import step_unknown


def note(_plan: Plan, case: Case, command: commands.Note) -> list[Event] | Refused:
    """Decide that something is written down, at any time."""
    return [events.Noted(command.at, command.by.sealed, command.text, case.step or None, command.told)]


def score(plan: Plan, _case: Case, command: commands.Score) -> list[Event] | Refused:
    """Decide how a step, or the whole journey, went; at any time."""
    step = None
    if command.step is not None:
        step = plan.step_named(command.step)
        if step is None:
            return step_unknown(plan, command.step)
    if command.value is not None and not math.isfinite(command.value):
        return Refused("score_bad", "A score is a number, such as 8.")
    if command.value is None and command.remark is None:
        return lacking("Nothing is recorded yet.", [Missing("name", "a score, or a remark", command.by.name)])
    key = step.key if step is not None else None
    return [events.Scored(command.at, command.by.sealed, command.value, key, command.remark)]
