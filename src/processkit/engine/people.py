"""Who is who: the person behind a command, and the people who may accept a handover."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple, NewType

from processkit.model.names import fold
from processkit.model.process import Process
from processkit.model.step import Step

Sealed = NewType("Sealed", str)
"""Stands in an event for a name, a note or a reference, which lies beside the events (``seal``)."""

CLOCK = Sealed("clock")
"""Who did what only time brings."""


class Person(NamedTuple):
    """Who gives a command.

    Attributes:
        name: The name, as the page lists people. It is compared, and never put into an event.
        sealed: What stands for the name in the events of this case; the same for the same person.
    """

    name: str
    sealed: Sealed


THE_CLOCK = Person("the clock", CLOCK)


@dataclass(frozen=True, slots=True, eq=False)
class Receivers:
    """Who may accept a handover.

    Attributes:
        role: The receiving role, as the page spells it.
        people: Those who fill the role or its backup's, in the compared form; None where the page
            lists nobody for the role: then it is anyone but the giver.
        names: The same people as the page spells them.
        is_outside: Whether the role is not one of ours: then the giver records the acceptance.
    """

    role: str
    people: frozenset[str] | None
    names: tuple[str, ...]
    is_outside: bool


def receivers_of(process: Process, step: Step) -> Receivers:
    """Return who may accept the handover to a step."""
    roles = {fold(name): role for name, role in (process.roles or {}).items()}
    role = roles.get(fold(step.owner))
    names = _names(process, step)
    return Receivers(step.owner, people_of(process, step), names, role is not None and role.outside)


def people_of(process: Process, step: Step) -> frozenset[str] | None:
    """Return who fills the role of a step's owner, and its backup's; None where the role lists nobody."""
    names = _names(process, step)
    return frozenset(map(fold, names)) if names else None


def _names(process: Process, step: Step) -> tuple[str, ...]:
    roles = {fold(name): role for name, role in (process.roles or {}).items()}
    role = roles.get(fold(step.owner))
    if role is None or not role.people:
        return ()
    names = list(role.people)
    for backup in (role.backup, step.backup):
        stand_in = roles.get(fold(backup)) if backup is not None else None
        if stand_in is not None:
            names += stand_in.people or ()
    return tuple(dict.fromkeys(names))
