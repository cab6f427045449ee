"""What the language says of a place: which keys it has, what they mean, and which values. Read off the schema."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from processkit.findings import DocPath
from processkit.model.json_schema import page_schema


@dataclass(frozen=True, slots=True)
class Meaning:
    """What the language says of a place.

    Attributes:
        description: What it is for, in one sentence.
        examples: Texts that could stand there.
        choices: The only texts that can; empty where every text can.
        shape: ``text``, ``list`` or ``mapping``.
        keys: The keys of a mapping, in the order of the language; empty where the page chooses them.
    """

    description: str
    examples: tuple[str, ...]
    choices: tuple[str, ...]
    shape: str
    keys: tuple[str, ...]


def meaning_at(path: DocPath) -> Meaning | None:
    """Return what the language says of a path; None where it knows no such place."""
    around: Mapping[str, Any] | None = {"$ref": "#"}
    for part in path:
        around = _inner(_resolved(around or {}), part)
        if around is None:
            return None
    resolved = _resolved(around or {})
    described = (around or {}).get("description") or resolved.get("description", "")
    examples = (around or {}).get("examples", resolved.get("examples", []))
    kind = resolved.get("type")
    return Meaning(
        described,
        tuple(example for example in examples if isinstance(example, str)),
        _choices(resolved),
        {"object": "mapping", "array": "list"}.get(kind if isinstance(kind, str) else "", "text"),
        tuple(resolved.get("properties", ())),
    )


@cache
def _schema() -> dict[str, Any]:
    return page_schema()


def _inner(around: Mapping[str, Any], part: str | int) -> Mapping[str, Any] | None:
    if isinstance(part, int):
        inner = around.get("items")
    else:
        inner = around.get("properties", {}).get(part) or around.get("additionalProperties")
    return inner if isinstance(inner, dict) else None


def _resolved(schema: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the schema that a schema refers to, or the first of several that is not for nothing at all."""
    while True:
        reference = schema.get("$ref")
        if reference is not None:
            schema = _schema()
            for name in reference.split("/")[1:]:
                schema = schema[name]
        elif "allOf" in schema:
            schema = schema["allOf"][0]
        elif "anyOf" in schema and any("$ref" in each or "allOf" in each for each in schema["anyOf"]):
            schema = schema["anyOf"][0]
        else:
            return schema


def _choices(schema: Mapping[str, Any]) -> tuple[str, ...]:
    if "enum" in schema:
        return tuple(schema["enum"])
    is_truth = any(each.get("type") == "boolean" for each in schema.get("anyOf", ()))
    return ("true", "false") if is_truth else ()
