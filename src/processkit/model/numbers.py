"""The main path, and the numbers that the page, the messages and the customer see."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from processkit.model.edges import Edge


class Numbers(NamedTuple):
    """The numbers of a page.

    Attributes:
        main_path: The steps of the main path in order, and the won end that it leads to last.
            Empty when no won end can be reached step by step.
        labels: The number of each step, in the order of the file: ``("1", "2", "2a", "3")``.
        steps_to_go: How many steps "step 4 of 10" counts: those of the main path, or all of them
            where there is none.
    """

    main_path: tuple[int, ...]
    labels: tuple[str, ...]
    steps_to_go: int


def numbers_of(step_count: int, edges: Sequence[Edge], won: Sequence[int]) -> Numbers:
    """Return the main path of a process, and its numbers.

    Args:
        step_count: How many steps there are; places count as in ``Process.place_of``.
        edges: What leads where.
        won: The places of the won ends.
    """
    path = main_path_of(step_count, edges, won)
    if not path:
        return Numbers((), tuple(str(n + 1) for n in range(step_count)), step_count)
    labels: dict[int, str] = {place: str(n) for n, place in enumerate(path[:-1], 1)}
    before, letters = "0", 0
    for place in range(step_count):
        if place in labels:
            before, letters = labels[place], 0
        else:
            labels[place] = before + _letter(letters)
            letters += 1
    return Numbers(path, tuple(labels[place] for place in range(step_count)), len(path) - 1)


def main_path_of(step_count: int, edges: Sequence[Edge], won: Sequence[int]) -> tuple[int, ...]:
    """Return the main path: places from the first step to a won end, or nothing.

    At a choice it takes the first answer in file order from which a won end can be reached without
    passing a step twice. Silence is never chosen, and ``only_if`` steps are on it.
    """
    chosen = [edge for edge in edges if not edge.by_silence]
    ways: dict[int, list[Edge]] = {}
    for edge in sorted(chosen, key=lambda e: (e.source, e.kind == "past")):
        ways.setdefault(edge.source, []).append(edge)
    into: dict[int, list[int]] = {}
    for edge in chosen:
        into.setdefault(edge.target, []).append(edge.source)
    path: list[int] = []
    place = 0
    while place < step_count:
        path.append(place)
        hopeful = _leading_to(won, into, avoiding=path)
        onward = next((e.target for e in ways.get(place, ()) if e.target in hopeful), None)
        if onward is None:
            return ()
        place = onward
    return (*path, place)


def _leading_to(goals: Iterable[int], into: dict[int, list[int]], avoiding: list[int]) -> set[int]:
    """Return the places from which a goal can be reached without the places to avoid."""
    found = set(goals)
    todo = list(found)
    while todo:
        for source in into.get(todo.pop(), ()):
            if source not in found and source not in avoiding:
                found.add(source)
                todo.append(source)
    return found


def _letter(number: int) -> str:
    """Return a, b ... z, aa, ab ... for 0, 1 ..."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters
