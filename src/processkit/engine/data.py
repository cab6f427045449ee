"""Events, commands and cases as plain data for JSON, and back; old data stays readable.

A record is a mapping with ``type``, for an event also ``v`` (the version of the events), and its
fields; those that hold what is usual are left out. A time is text in UTC, always of the same length,
so that it sorts: ``2026-11-02T09:15:00.000000Z``.
"""

from __future__ import annotations

import re
import sys
import types
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any, Literal, NamedTuple, Union, get_args, get_origin, get_type_hints

from processkit.engine import case as cases
from processkit.engine import commands, events
from processkit.engine.case import Case
from processkit.engine.commands import Command
from processkit.engine.events import CORE_VERSION, Event
from processkit.engine.people import Person
from processkit.engine.wall_clock import aware
from processkit.errors import WrongUse


def event_to_data(event: Event) -> dict[str, Any]:
    """Return an event as plain data."""
    return {"v": CORE_VERSION, "type": _EVENT_NAMES[type(event)], **_to_data(event)}


def event_from_data(data: Mapping[str, Any]) -> Event:
    """Return the event that plain data holds. A field that this release does not know is left out.

    Raises:
        WrongUse: It was written by a later release, or is no event.
    """
    version = data.get("v")
    if not isinstance(version, int) or version > CORE_VERSION:
        raise WrongUse(
            f"This event has version {version}, and this release reads versions 1 to {CORE_VERSION}. "
            "A later release of processkit has written it: use that one, or a later one."
        )
    event: Event = _from_data(_named(EVENT_TYPES, data, "event"), data)
    return event


def command_to_data(command: Command) -> dict[str, Any]:
    """Return a command as plain data. It holds the name of the person: it is to be carried out, not kept."""
    return {"type": type_name(type(command)), **_to_data(command)}


def command_from_data(data: Mapping[str, Any]) -> Command:
    """Return the command that plain data holds.

    Raises:
        WrongUse: It is no command.
    """
    command: Command = _from_data(_named(COMMAND_TYPES, data, "command"), data)
    return command


def case_to_data(case: Case) -> dict[str, Any]:
    """Return a case as plain data: what a store keeps beside the events, so as not to replay them."""
    if case.before is None:
        return _to_data(case)
    return {**_to_data(case._replace(before=None)), "before": case_to_data(case.before)}


def case_from_data(data: Mapping[str, Any]) -> Case:
    """Return the case that plain data holds.

    Raises:
        WrongUse: It is no case.
    """
    before = data.get("before")
    case: Case = _from_data(Case, {**data, "before": None})
    return case if before is None else case._replace(before=case_from_data(before))


def type_name(kind: type) -> str:
    """Return what a type of event or command is called in data: ``StepEntered`` is ``step_entered``."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", kind.__name__).lower()


EVENT_TYPES: dict[str, type] = {type_name(kind): kind for kind in get_args(events.Event)}
"""Each type of event by its name in data."""
_EVENT_NAMES = {kind: name for name, kind in EVENT_TYPES.items()}
COMMAND_TYPES: dict[str, type] = {type_name(kind): kind for kind in get_args(commands.Command)}
"""Each type of command by its name in data."""


def _named(known: Mapping[str, type], data: Mapping[str, Any], what: str) -> Any:  # noqa: ANN401  # a type of record
    kind = known.get(str(data.get("type")))
    if kind is None:
        raise WrongUse(f'"{data.get("type")}" is no {what}. There is: {", ".join(known)}.')
    return kind


def _to_data(record: Any) -> dict[str, Any]:  # noqa: ANN401  # any of our records
    # Each event and each state comes through here, and most values are texts, or what is usual.
    return {
        name: value if type(value) is str else _plain(value)
        for name, value, usual in zip(record._fields, record, _usual(record.__class__), strict=True)
        if value is not usual and value != usual
    }


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return aware(value).isoformat(timespec="microseconds").replace("+00:00", "Z")
    if isinstance(value, (Person, cases.Owed)):
        return _to_data(value)
    if isinstance(value, tuple):
        return [one if type(one) is str else _plain(one) for one in value]
    return value


def _from_data(kind: Any, data: Mapping[str, Any]) -> Any:  # noqa: ANN401  # any of our records
    readers = _readers(kind)
    try:
        return kind(
            **{name: None if value is None else readers[name](value) for name, value in data.items() if name in readers}
        )
    except (TypeError, ValueError, KeyError) as wrong:
        raise WrongUse(f"This is no {type_name(kind)}, or a part of it is missing: {wrong}") from None


@lru_cache(maxsize=128)
def _readers(kind: Any) -> dict[str, Callable[[Any], Any]]:  # noqa: ANN401  # any of our records
    """Return what reads each field of a record: a list of cases is read in a hurry."""
    return {name: _reader(hint) for name, hint in get_type_hints(kind).items()}


def _reader(hint: Any) -> Callable[[Any], Any]:  # noqa: ANN401  # what a field holds
    if get_origin(hint) in (Union, types.UnionType):
        hint = next(one for one in get_args(hint) if one is not type(None))
    if get_origin(hint) is tuple:
        inner = _reader(get_args(hint)[0])
        return lambda values: tuple(None if one is None else inner(one) for one in _list(values))
    if hint is datetime:
        return _moment
    if hint in (Person, cases.Owed):
        return lambda value: _from_data(hint, value)
    # Ids and names stand in thousands of cases: each is kept in memory once.
    return sys.intern if hint is str or get_origin(hint) is Literal else _as_it_is


def _moment(text: str) -> datetime:
    at = datetime.fromisoformat(text)
    return at if at.tzinfo is UTC else at.astimezone(UTC)


def _as_it_is(value: object) -> object:
    return value


def _list(value: object) -> list[Any]:
    if not isinstance(value, list):
        raise TypeError(f"a list is due, and not {value!r}")
    return value


@lru_cache(maxsize=128)
def _usual(kind: type[NamedTuple]) -> tuple[object, ...]:
    """Return what each field of a record usually holds; for one that is always to be given, what nothing is equal to."""
    defaults = kind._field_defaults
    return tuple(defaults.get(name, object()) for name in kind._fields)
