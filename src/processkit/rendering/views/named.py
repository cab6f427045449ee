"""The steps and roles that a user names, found by name, id or number."""

from __future__ import annotations

from collections.abc import Iterable

from processkit.errors import WrongUse
from processkit.model.names import fold, nearest
from processkit.model.process import Process


def step_named(process: Process, wanted: str) -> int:
    """Return the place of the step that is named, by its name, its id or its number on the page.

    Raises:
        WrongUse: There is no such step; the message offers the nearest.
    """
    numbers = process.numbers.labels
    if fold(wanted) in numbers:
        return numbers.index(fold(wanted))
    place = process.step_at(wanted)
    if place is not None:
        return place
    known = {step.name: number for step, number in zip(process.steps, numbers, strict=True)}
    near = nearest(wanted, known)
    hint = f"Do you mean {known[near]} {near}?" if near else f"There is: {_listed(known)}."
    raise WrongUse(f'There is no step "{wanted}" on this page. {hint}')


def role_named(known: Iterable[str], wanted: str) -> str:
    """Return the role that is named, as the page spells it.

    Raises:
        WrongUse: There is no such role; the message offers the nearest.
    """
    roles = {fold(role): role for role in known}
    if fold(wanted) in roles:
        return roles[fold(wanted)]
    near = nearest(wanted, roles.values())
    hint = f"Do you mean {near}?" if near else f"There is: {', '.join(roles.values())}."
    raise WrongUse(f'There is no role "{wanted}" on this page. {hint}')


def _listed(known: dict[str, str]) -> str:
    return ", ".join(f"{number} {name}" for name, number in known.items())
