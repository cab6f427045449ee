"""Judges plain data against the published JSON Schema, for tools that hold a page but no file.

A schema knows the fields and their shapes. Whether the names on a page lead somewhere, and whether
the process holds together, is told by ``processkit.check``.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from typing import TYPE_CHECKING, Any, TypeAlias

from processkit.findings import DocPath
from processkit.shipped import shipped
from processkit.source.decoding import MOST_BYTES
from processkit.source.letters import CONTROL
from processkit.source.yaml_events import MOST_DEEP, MOST_ENTRIES, MOST_NODES

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError
    from jsonschema.protocols import Validator

__all__ = ["Problem", "schema", "validate"]

_FILE = "process-v1.schema.json"
_REFUSED = ("next", "only_if")
_LARGEST = 10**9
_LONGEST_SHOWN = 50
_Json: TypeAlias = dict[str, "_Json"] | list["_Json"] | str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that the schema refuses.

    Attributes:
        path: Where it is in the data: ``("steps", 3, "owner")``, lists counted from 0; empty for
            the whole page. What is missing is reported where it should be.
        message: What is wrong, as a sentence.
    """

    path: DocPath
    message: str


class _Unfit(Exception):
    """The data cannot be judged at all; ``problem`` says why."""

    def __init__(self, path: DocPath, message: str) -> None:
        super().__init__(message)
        self.problem = Problem(path, message)


def schema() -> dict[str, Any]:
    """Return the published schema (draft 2020-12), a new copy each time."""
    found: dict[str, Any] = json.loads((shipped("schemas") / _FILE).read_text("utf-8"))
    return found


def validate(data: object) -> tuple[Problem, ...]:
    """Return what the schema refuses about ``data``, the clearest first; nothing when it fits.

    Bad data never raises. ``data`` is what a reader of JSON or YAML gives: dicts, lists, texts,
    numbers, true, false, None, dates. A name that YAML took for true, a number or a date counts as
    the text that JSON would make of it.
    """
    from jsonschema.exceptions import relevance

    try:
        plain = _Plain().of(data, (), 0)
    except _Unfit as unfit:
        return (unfit.problem,)
    errors = sorted(_validator().iter_errors(plain), key=relevance, reverse=True)
    return tuple(dict.fromkeys(problem for error in errors for problem in _problems(error)))


@cache
def _validator() -> Validator:
    from jsonschema import Draft202012Validator

    text = json.dumps(schema())
    return Draft202012Validator(json.loads(text, object_hook=_with_places))


def _with_places(part: dict[str, Any]) -> dict[str, Any]:
    """Write ``false`` for a field as what it means: jsonschema does not tell where it refused one."""
    return {key: {"not": {}} if value is False and key in _REFUSED else value for key, value in part.items()}


@dataclass(slots=True)
class _Plain:
    """Turns what a reader gave into the values that JSON has, and counts them."""

    values: int = 0
    letters: int = 0

    def of(self, value: object, path: DocPath, depth: int) -> _Json:
        """Return ``value`` as JSON has it; ``depth`` is the number of lists and mappings around it."""
        self.values += 1
        if self.values > MOST_NODES:
            raise _Unfit((), f"There are more than {MOST_NODES // 2:,} values.")
        if isinstance(value, str):
            return self._text(value, path)
        if isinstance(value, int) and not isinstance(value, bool):
            # A number of many digits cannot be written out; that it is too large is all that counts.
            return max(-_LARGEST, min(int(value), _LARGEST))
        if value is None or isinstance(value, (bool, float)):
            return value
        if isinstance(value, datetime.date):
            return value.isoformat()
        if not isinstance(value, (Mapping, list, tuple)):
            raise _Unfit(path, f"A page cannot hold a value of the kind {type(value).__name__}.")
        if depth >= MOST_DEEP:
            raise _Unfit(path, f"Lists and fields are put into each other more than {MOST_DEEP} deep.")
        if len(value) > MOST_ENTRIES:
            raise _Unfit(path, f"There are more than {MOST_ENTRIES} entries in one list or below one key.")
        self.values += 1
        if isinstance(value, Mapping):
            return self._mapping(value, path, depth)
        return [self.of(item, (*path, place), depth + 1) for place, item in enumerate(value)]

    def _mapping(self, mapping: Mapping[object, object], path: DocPath, depth: int) -> dict[str, _Json]:
        plain: dict[str, _Json] = {}
        for key, value in mapping.items():
            name = self._name(key, path)
            if name in plain:
                raise _Unfit((*path, name), f'"{_short(name)}" is there twice.')
            self.values += 1
            plain[name] = self.of(value, (*path, name), depth + 1)
        return plain

    def _text(self, text: str, path: DocPath) -> str:
        self.letters += len(text)
        if self.letters > MOST_BYTES:
            raise _Unfit((), f"There is more text than the {MOST_BYTES // 1024} KiB that a page may have.")
        if CONTROL.search(text):
            raise _Unfit(path, "A text holds an invisible control character, or one half of a sign.")
        return str(text)

    def _name(self, key: object, path: DocPath) -> str:
        """Return the name that a key of a mapping stands for."""
        if isinstance(key, str):
            return self._text(key, path)
        if isinstance(key, bool):
            return "true" if key else "false"
        if isinstance(key, float) or (isinstance(key, int) and abs(key) < _LARGEST):
            return repr(key)
        if isinstance(key, datetime.date):
            return key.isoformat()
        kind = type(key).__name__
        raise _Unfit(
            path, "A name is missing." if key is None else f"A name is a text, and this is of the kind {kind}."
        )


def _problems(error: ValidationError) -> Iterator[Problem]:
    """Yield what one error of the schema means, in words."""
    path: DocPath = tuple(error.absolute_path)
    explain = _SEVERAL.get(str(error.validator))
    if explain is not None:
        yield from explain(error, path)
    elif "propertyNames" in list(error.absolute_schema_path)[-2:]:
        yield Problem(path, f"A name below {_where(path)} is empty.")
    else:
        yield Problem(path, _sentence(error, path))


def _additional(error: ValidationError, path: DocPath) -> Iterator[Problem]:
    around: Any = error.schema
    mapping: Any = error.instance
    known = list(around["properties"])
    for key in [key for key in mapping if key not in known]:
        yield Problem((*path, key), _unknown(key, known))


def _required(error: ValidationError, path: DocPath) -> Iterator[Problem]:
    due: Any = error.validator_value
    mapping: Any = error.instance
    for key in [key for key in due if key not in mapping]:
        yield Problem((*path, key), f'"{key}" is missing.')


def _dependent(error: ValidationError, path: DocPath) -> Iterator[Problem]:
    due: Any = error.validator_value
    mapping: Any = error.instance
    for key in [key for key in due if key in mapping]:
        for needed in [needed for needed in due[key] if needed not in mapping]:
            yield Problem((*path, key), f'"{key}" cannot be there without "{needed}".')


def _one_of_two(error: ValidationError, path: DocPath) -> Iterator[Problem]:
    """Yield what is wrong where one of two shapes is due; the first is the one that people mean."""
    due: Any = error.validator_value
    first = due[0]
    kind = first.get("type")
    if error.instance is None:
        yield Problem(path, f"Nothing stands behind {_where(path)}.")
    elif kind == "integer":
        yield Problem(path, f"{_where(path)} takes {_numbers(first['minimum'], first['maximum'])}.")
    elif kind == "boolean":
        yield Problem(path, f"{_where(path)} takes true or false.")
    else:
        for cause in error.context or ():
            if cause.relative_schema_path[0] == 0:
                yield from _problems(cause)


_SEVERAL: dict[str, Callable[[ValidationError, DocPath], Iterator[Problem]]] = {
    "additionalProperties": _additional,
    "required": _required,
    "dependentRequired": _dependent,
    "anyOf": _one_of_two,
}


def _sentence(error: ValidationError, path: DocPath) -> str:
    """Return what is wrong with a single value."""
    where = _where(path)
    due: Any = error.validator_value
    value: Any = error.instance
    if error.validator == "not" and not due:
        around = list(error.absolute_schema_path)
        return f'{where} cannot be there together with "{around[around.index("dependentSchemas") + 1]}".'
    if value is None or (isinstance(value, str) and not value.strip()):
        return f"Nothing stands behind {where}."
    shown = _short(str(value))
    match error.validator:
        case "type":
            said = f"{where} takes {_KINDS.get(str(due), 'a text')}, not {_kind(value)}."
        case "enum":
            said = f'"{shown}" is not known for {where}. One of: {", ".join(due)}.'
        case "const":
            said = f'{where} can only be "{due}" here, not "{shown}".'
        case "not":
            said = f'"{shown}" cannot be {where}: somebody of yours sees to each step.'
        case "minItems" | "minProperties":
            said = f"{where} is empty."
        case _:
            examples = error.schema.get("examples", ()) if isinstance(error.schema, Mapping) else ()
            such_as = f", such as {examples[0]}" if examples else ""
            said = f'"{shown}" does not have the form that is due for {where}{such_as}.'
    return said[0].upper() + said[1:]


def _unknown(key: str, known: list[str]) -> str:
    near = get_close_matches(key.casefold(), known, 1, 0.72)
    probably = f' "{near[0]}" probably is what you mean.' if near else f" Known are: {', '.join(known)}."
    return f'"{_short(key)}" is not a field that is known here.{probably}'


def _where(path: DocPath) -> str:
    """Return how a sentence names the place: by its field, or by its number in a list."""
    if not path:
        return "the page"
    last = path[-1]
    return f'"{_short(last)}"' if isinstance(last, str) else f"item {last + 1} of {_where(path[:-1])}"


def _numbers(least: int, most: int) -> str:
    return f"a whole number from {least} to {most}" if least < most else f"the number {least}"


_KINDS = {"array": "a list", "object": "names, each with what belongs to it"}


def _kind(value: object) -> str:
    match value:
        case dict():
            return "names with values"
        case list():
            return "a list"
        case bool():
            return "true" if value else "false"
        case str():
            return "a text"
        case _:
            return f"the number {value}"


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_SHOWN else f"{text[: _LONGEST_SHOWN - 3]}..."
