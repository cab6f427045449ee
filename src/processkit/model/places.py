"""Where a name leads: the steps and ends of a page, found by name or by id."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from processkit.model.kinds import Contact, Outcome
from processkit.model.names import fold
from processkit.model.parts import EndDeclaration
from processkit.model.step import Step

BUILT_IN_ENDS: tuple[Outcome, ...] = ("won", "lost", "later")


class Ending(NamedTuple):
    """One end of the process.

    Attributes:
        key: Its id, by which pages refer to it: ``won``, ``lost``, ``later`` or one of the page's own.
        name: What it is called; the key where the page gives no name.
        declared: Whether the page names it under ``ends``.
    """

    key: str
    name: str
    outcome: Outcome
    declared: bool
    reason: bool = False
    wake_up: str | None = None
    becomes: Contact | None = None


def endings_of(declared: Mapping[str, EndDeclaration | None]) -> tuple[Ending, ...]:
    """Return the built-in ends, with what the page says of them, and then the page's own."""
    by_key = {fold(key): (key, end) for key, end in declared.items()}
    endings = [_ending(key, by_key.pop(key, (key, None)), key, declared) for key in BUILT_IN_ENDS]
    for key, end in by_key.values():
        outcome = end.outcome if end is not None and end.outcome is not None else "lost"
        endings.append(_ending(key, (key, end), outcome, declared))
    return tuple(endings)


def _ending(
    key: str,
    written: tuple[str, EndDeclaration | None],
    outcome: Outcome,
    declared: Mapping[str, EndDeclaration | None],
) -> Ending:
    spelled, end = written
    is_declared = spelled in declared
    if end is None:
        return Ending(key, key, outcome, is_declared)
    return Ending(key, end.name or key, outcome, True, end.reason, end.wake_up, end.becomes)


class Places:
    """Finds steps and ends by name or id, compared as ``fold`` compares names."""

    def __init__(self, steps: Sequence[Step], endings: Sequence[Ending]) -> None:
        """Note every name and id; where one stands for two places the first has it."""
        self._by_name: dict[str, int] = {}
        for place, step in enumerate(steps):
            self._by_name.setdefault(fold(step.name), place)
            self._by_name.setdefault(fold(step.key), place)
        for place, ending in enumerate(endings, len(steps)):
            self._by_name.setdefault(fold(ending.key), place)
            self._by_name.setdefault(fold(ending.name), place)

    def find(self, reference: str) -> int | None:
        """Return the place that ``reference`` names, or None."""
        return self._by_name.get(fold(reference))
