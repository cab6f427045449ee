"""Turns of phrase that several checks share: how a step is named, and which name was meant."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from processkit.findings import DocPath
from processkit.flow.story import title
from processkit.model.names import fold
from processkit.model.names import nearest as nearest  # one of the turns of phrase, though outputs need it too
from processkit.model.process import Process

_MOST_LISTED = 12


def headed(process: Process, place: int) -> str:
    """Return a step or end as a sentence begins with it: 'Step 4 "Send the quote"'."""
    words = title(process, place)
    return words[0].upper() + words[1:]


def in_step(process: Process, path: DocPath) -> str:
    """Return 'Step 4 "Send the quote": ' for a place inside a step, otherwise nothing."""
    number = step_of(path)
    return f"{headed(process, number)}: " if number is not None else ""


def step_of(path: DocPath) -> int | None:
    """Return the step that a place is in, counted from 0; None outside the steps."""
    if len(path) >= 2 and path[0] == "steps" and isinstance(path[1], int):
        return path[1]
    return None


def name_of_step(process: Process, path: DocPath) -> str | None:
    """Return the name of the step that a place is in; None outside the steps."""
    number = step_of(path)
    return process.steps[number].name if number is not None else None


def unique(names: Iterable[str]) -> list[str]:
    """Return names in their order, each once, as they were first written."""
    by_fold: dict[str, str] = {}
    for name in names:
        by_fold.setdefault(fold(name), name)
    return list(by_fold.values())


def listed(names: Sequence[str], last: str = "and") -> str:
    """Return 'a, b and c'; of a long list the first dozen and how many more there are."""
    if len(names) > _MOST_LISTED:
        return ", ".join(names[:_MOST_LISTED]) + f" and {len(names) - _MOST_LISTED} more"
    if len(names) <= 1:
        return "".join(names)
    return ", ".join(names[:-1]) + f" {last} {names[-1]}"


def capital(text: str) -> str:
    """Return a sentence with a capital in front."""
    return text[:1].upper() + text[1:]
