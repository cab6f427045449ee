"""Which step of the old page is which step of the new one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from processkit.model.names import fold
from processkit.model.process import Process
from processkit.model.references import references_of
from processkit.model.step import Step


@dataclass(frozen=True, slots=True)
class Match:
    """Which steps are the same ones. Places count from 0.

    Attributes:
        pairs: Old and new places of the steps that are on both pages, in the order of the new one.
        gone: The old places of those that are only on the old page.
        added: The new places of those that are only on the new page.
        moved: The new places of those that stand elsewhere among the others: as few as explain the new order.
    """

    pairs: tuple[tuple[int, int], ...]
    gone: tuple[int, ...]
    added: tuple[int, ...]
    moved: tuple[int, ...]


def match_steps(old: Process, new: Process) -> Match:
    """Return which steps are the same.

    A step is found again, in this order: by the same ``id``; by the same name; when all but its name is the same; when the
    same answer of the same step leads to it, and it has the same owner; and when it is the only step of its owner that is
    not found yet between the same two steps on both pages.
    """
    found: dict[int, int] = {}
    _by_key(found, [_id(step) for step in old.steps], [_id(step) for step in new.steps])
    _by_key(found, [fold(step.name) for step in old.steps], [fold(step.name) for step in new.steps])
    _by_key(found, _bodies(old), _bodies(new))
    _by_references(found, old, new)
    _by_neighbours(found, old.steps, new.steps)
    pairs = tuple(sorted(found.items(), key=lambda pair: pair[1]))
    kept = set(_longest_rise([before for before, _after in pairs]))
    return Match(
        pairs,
        tuple(place for place in range(len(old.steps)) if place not in found),
        tuple(place for place in range(len(new.steps)) if place not in set(found.values())),
        tuple(after for before, after in pairs if before not in kept),
    )


def _id(step: Step) -> str | None:
    return fold(step.id) if step.id is not None else None


def _by_key(found: dict[int, int], old: Sequence[Any], new: Sequence[Any]) -> None:
    """Match the steps that are not found yet and have the same key, the first with the first; None matches nothing."""
    taken = set(found.values())
    for before, key in enumerate(old):
        if before in found or key is None:
            continue
        after = next((place for place, other in enumerate(new) if other == key and place not in taken), None)
        if after is not None:
            found[before] = after
            taken.add(after)


def _bodies(process: Process) -> list[dict[str, Any]]:
    """Return what each step says besides its name; what refers to itself says so, by whatever name."""
    own: list[dict[tuple[str | int, ...], str]] = [{} for _ in process.steps]
    for reference in references_of(process):
        match reference.path:
            case ("steps", int() as place, *rest) if process.place_of(reference.text) == place:
                own[place][tuple(rest)] = "\0"
    bodies = []
    for step, itself in zip(process.steps, own, strict=True):
        data = step.to_data()
        for path in itself:
            inner: Any = data
            for key in path[:-1]:
                inner = inner[key]
            inner[path[-1]] = "\0"
        del data["step"]
        # Two steps of which nothing is said but who does them are not the same step for that.
        bodies.append(data if len(data) > 1 else {"nothing": id(step)})
    return bodies


def _by_references(found: dict[int, int], old: Process, new: Process) -> None:
    """Match the steps to which the same answer (or whatever else refers to a step) of the same step leads."""
    led_to = {
        (reference.path[1], reference.path[2:]): new.step_at(reference.text)
        for reference in references_of(new)
        if reference.path[0] == "steps"
    }
    for reference in references_of(old):
        before = old.step_at(reference.text)
        if reference.path[0] != "steps" or before is None or before in found:
            continue
        source = found.get(int(reference.path[1]))
        after = led_to.get((source, reference.path[2:])) if source is not None else None
        if after is not None and after not in found.values() and _same_owner(old.steps[before], new.steps[after]):
            found[before] = after


def _by_neighbours(found: dict[int, int], old: Sequence[Step], new: Sequence[Step]) -> None:
    """Match what is alone of its owner between the same two steps on both pages."""
    for befores, afters in _gaps(found, len(old), len(new)):
        for before in befores:
            others = [place for place in befores if _same_owner(old[place], old[before])]
            twins = [place for place in afters if _same_owner(new[place], old[before])]
            if len(others) == len(twins) == 1:
                found[before] = twins[0]


def _gaps(found: dict[int, int], old: int, new: int) -> list[tuple[range, range]]:
    """Return the runs of steps that are not found yet between the same two steps on both pages."""
    # Before the first and behind the last step stand the ends of the page.
    known = {-1: -1, **found, old: new}
    taken = set(known.values())
    gaps = []
    for left, right in pairwise(sorted(known)):
        run = range(known[left] + 1, known[right])
        if right - left > 1 and run and not any(place in taken for place in run):
            gaps.append((range(left + 1, right), run))
    return gaps


def _same_owner(one: Step, other: Step) -> bool:
    return fold(one.owner) == fold(other.owner)


def _longest_rise(numbers: Sequence[int]) -> list[int]:
    """Return the longest run of numbers, not necessarily side by side, in which each is greater than the one before."""
    best: list[list[int]] = []
    for place, number in enumerate(numbers):
        before = [run for run in best[:place] if run[-1] < number]
        best.append([*max(before, key=len, default=[]), number])
    return max(best, key=len, default=[])
