"""A case as one row of a table, and back."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

from processkit.engine.case import Case
from processkit.engine.data import case_from_data, case_to_data
from processkit.engine.events import CORE_VERSION
from processkit.store.chain import compact
from processkit.store.records import Definition, Listing, Stored

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)

CASE_COLUMNS = (
    "id, definition, version, core, role, due, told, remind_at, next_at, started_at, state, link, salt, customer"
)
"""What ``CaseRow`` holds, in order."""


class CaseRow(NamedTuple):
    """One row of the table of cases."""

    id: str
    definition: int
    version: int
    core: int
    role: str | None
    due: int | None
    told: int
    remind_at: int | None
    next_at: int | None
    started_at: int
    state: str
    link: bytes
    salt: bytes | None
    customer: str | None


def microseconds(at: datetime | None) -> int | None:
    """Return a time as a table holds it; None for never."""
    return (at - _EPOCH) // _MICROSECOND if at is not None else None


def moment(number: int | None) -> datetime | None:
    """Return the time that a table holds; None for never."""
    return _EPOCH + number * _MICROSECOND if number is not None else None


def state_text(case: Case) -> str:
    """Return a case in JSON. Its version and its page have columns of their own."""
    data = case_to_data(case)
    del data["version"], data["definition"]
    return compact(data)


def listing_columns(listing: Listing, former: Listing | None) -> dict[str, Any]:
    """Return the columns by which a case is found; of one that is there already, those that change."""
    if listing == former:
        return {}
    new = _columns(listing)
    if former is None:
        return new
    old = _columns(former)
    return {name: value for name, value in new.items() if value != old[name]}


def _columns(listing: Listing) -> dict[str, Any]:
    return {
        "status": listing.status,
        "step": listing.step,
        "role": listing.role,
        "due": microseconds(listing.due),
        "told": int(listing.told),
        "remind_at": microseconds(listing.remind_at),
        "next_at": microseconds(listing.next_at),
    }


def stored_of(row: CaseRow, definition: Definition) -> Stored:
    """Return the case that a row holds."""
    case = case_from_data({**json.loads(row.state), "version": row.version, "definition": definition.hash})
    listing = Listing(
        definition.name,
        definition.hash,
        case.status,
        case.step,
        row.role,
        moment(row.due),
        bool(row.told),
        moment(row.remind_at),
        moment(row.next_at),
    )
    started_at = _EPOCH + row.started_at * _MICROSECOND
    return Stored(row.id, case, listing, row.link, row.salt, row.customer, started_at)


def is_of_this_release(row: CaseRow) -> bool:
    """Tell whether the state was written by the rules of this release; otherwise the events are to be replayed."""
    return row.core == CORE_VERSION
