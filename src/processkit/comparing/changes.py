"""What has changed between two pages, as data: nothing that differs is left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from processkit.comparing.figures import FigureChange, figure_changes
from processkit.comparing.matching import Match, match_steps
from processkit.findings import DocPath
from processkit.model.process import Process
from processkit.model.references import references_of

Kind: TypeAlias = Literal["added", "removed", "renamed", "moved", "changed"]


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that has changed.

    Attributes:
        kind: ``added`` and ``removed`` are steps or what a page says; ``renamed`` and ``moved`` are steps; ``changed`` is
            what is said on both pages, in another way; a figure is ``changed``, too.
        step: The name of the step on the new page, or on the old one where it is gone; None outside the steps.
        field: What it is about, with dots for what lies deeper, such as ``handover.papers``; empty for a whole
            step; ``figures.typical_minutes`` and the like for what follows from the rest.
        path: Where that is on the new page, or on the old one for what was removed; empty for a figure.
        before: What the old page says, as plain data; None where it says nothing.
        after: What the new page says.
    """

    kind: Kind
    step: str | None
    field: str
    path: DocPath
    before: Any
    after: Any


def diff(old: Process, new: Process) -> tuple[Change, ...]:
    """Return what has changed from one page to another: steps first, then what they say, the page, and its figures.

    It is empty only when both pages say the same. A step is found again by its id, else by its name; else it counts as
    renamed when all but its name is the same, when the same answer of the same step leads to it, or when it is the only
    one of its owner between the same two steps on both pages.
    """
    return tuple(_all(old, new, match_steps(old, new)))


def _all(old: Process, new: Process, match: Match) -> Iterator[Change]:
    references = _References(old, new, match)
    yield from _whole_steps(old, new, match)
    for before, after in match.pairs:
        fields = _differences(_data_of(old, before), _data_of(new, after), ())
        for kind, path, was, now in fields:
            at_old, at_new = ("steps", before, *path), ("steps", after, *path)
            if not references.are_same(at_old, at_new):
                where = at_old if kind == "removed" else at_new
                yield Change(kind, new.steps[after].name, _field(path), where, was, now)
    for kind, path, was, now in _differences(_page_of(old), _page_of(new), ()):
        if not references.are_same(path, path):
            yield Change(kind, None, _field(path), path, was, now)
    yield from map(_of_figure, figure_changes(old, new))


def _whole_steps(old: Process, new: Process, match: Match) -> Iterator[Change]:
    for place in match.added:
        yield Change("added", new.steps[place].name, "", ("steps", place), None, _data_of(new, place))
    for place in match.gone:
        yield Change("removed", old.steps[place].name, "", ("steps", place), _data_of(old, place), None)
    for before, after in match.pairs:
        if old.steps[before].name != new.steps[after].name:
            name = new.steps[after].name
            yield Change("renamed", name, "step", ("steps", after, "step"), old.steps[before].name, name)
        if after in match.moved:
            yield Change("moved", new.steps[after].name, "", ("steps", after), before, after)


def _of_figure(figure: FigureChange) -> Change:
    return Change("changed", None, f"figures.{figure.name}", (), figure.before, figure.after)


def _field(path: DocPath) -> str:
    return ".".join(map(str, path))


def _data_of(process: Process, place: int) -> dict[str, Any]:
    return process.steps[place].to_data()


def _page_of(process: Process) -> dict[str, Any]:
    data = process.to_data()
    del data["steps"]
    for key in ("roles", "paperwork", "ends"):
        if key in data:
            # What is listed without a word more and what is listed with some are the same kind of thing.
            data[key] = {name: said or {} for name, said in data[key].items()}
    return data


def _differences(old: Any, new: Any, path: DocPath) -> Iterator[tuple[Kind, DocPath, Any, Any]]:  # noqa: ANN401
    """Yield where two pieces of plain data differ, as deep as both have a mapping."""
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        for key in dict.fromkeys([*old, *new]):
            inside = (*path, key)
            if path == () and key == "step":
                continue
            if key not in new:
                yield "removed", inside, old[key], None
            elif key not in old:
                yield "added", inside, None, new[key]
            else:
                yield from _differences(old[key], new[key], inside)
        both = [key for key in old if key in new]
        # The first answer is the usual one, so that their order means something.
        if path == ("answers",) and both != [key for key in new if key in old]:
            yield "changed", path, list(old), list(new)
    elif old != new:
        yield "changed", path, old, new


class _References:
    """Tells whether two references that are written in different ways name the same step, which was renamed."""

    def __init__(self, old: Process, new: Process, match: Match) -> None:
        self._old = {reference.path: reference.text for reference in references_of(old)}
        self._new = {reference.path: reference.text for reference in references_of(new)}
        self._names = {
            (old.steps[before].name, new.steps[after].name)
            for before, after in match.pairs
            if old.steps[before].name != new.steps[after].name
        }

    def are_same(self, old: DocPath, new: DocPath) -> bool:
        """Tell whether nothing has changed here but the name of the step that is referred to."""
        return (self._old.get(old), self._new.get(new)) in self._names
