"""From plain data to the typed model, or to what keeps them from being one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from processkit.findings import Hit, Severity
from processkit.model.kinds import Unfit
from processkit.model.part import language_of
from processkit.model.process import Process
from processkit.source.unlikely_values import unlikely_values

if TYPE_CHECKING:
    from processkit.source.misfit import Misfit


class Built(NamedTuple):
    """The process that data describe, or None and what keeps them from being one."""

    process: Process | None
    hits: list[Hit]
    misfits: Sequence[Misfit] = ()


def build(data: Any) -> Built:
    """Return the process that ``data`` describes, or what keeps it from being one."""
    if data is None:
        return Built(None, [_empty_page()])
    if not isinstance(data, Mapping):
        return Built(None, [_no_page(data)])
    try:
        process = Process.read(data, language_of(data))
    except Unfit:
        # Loaded only now: what looks through all of a page takes longer to load than a sound one to be checked.
        from processkit.source.refusals import misfits_of, told

        misfits = misfits_of(data)
        return Built(None, told(misfits), misfits)
    hits = unlikely_values(process)
    stops = any(hit.severity is not Severity.WARNING for hit in hits)
    return Built(None if stops else process, hits)


def _empty_page() -> Hit:
    return Hit(
        "There is nothing on this page yet.",
        code="PK002",
        fix="Write at least:   process: what it is called   and   steps:   with a step and its owner.",
    )


def _no_page(data: Any) -> Hit:
    kind = "a list" if isinstance(data, list) else "a text"
    return Hit(
        f"This file holds {kind}, not a page: its fields, such as process: and steps:, are missing.",
        code="PK106",
        fix="Begin with   process: what it is called   and then   steps:   with a dash before each step.",
    )
