"""The figures that follow from a page, before and after."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from processkit.flow.figures import Figures, figures_of
from processkit.flow.flow import Flow
from processkit.flow.silence import longest_silence
from processkit.flow.time import promised
from processkit.flow.walks import walks_of
from processkit.model.process import Process

_LEFT_OUT = ("fit", "main_path", "worst_path", "promise_minutes")
"""What hangs on the sheet, what the other changes tell better, and what is a field of the page itself."""


@dataclass(frozen=True, slots=True)
class FigureChange:
    """One figure that has changed; None stands for what is not known."""

    name: str
    before: Any
    after: Any


def figure_changes(old: Process, new: Process) -> Iterator[FigureChange]:
    """Yield the figures that differ, in the order in which ``Figures`` has them."""
    before, after = _figures(old), _figures(new)
    for name, then, now in zip(Figures._fields, before, after, strict=True):
        if name not in _LEFT_OUT and then != now:
            yield FigureChange(name, then, now)


def _figures(process: Process) -> Figures:
    walks = walks_of(Flow(process))
    return figures_of(walks, promised(walks), longest_silence(walks))
