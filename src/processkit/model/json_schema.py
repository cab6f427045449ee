"""The published JSON Schema of a page, written from the model."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue

from processkit.model.judge import model_of
from processkit.model.kinds import THE_END, Outcome
from processkit.model.process import Process

if TYPE_CHECKING:
    from pydantic_core import core_schema

SCHEMA_ID = "urn:processkit:schema:process-v1"


_BUILT_IN_ENDS: dict[Outcome, str] = {
    "won": "The sale is made, and everything is done.",
    "lost": "There is no sale.",
    "later": "Not now: we get in touch again.",
}


# What an editor calls a part when it says which is due.
_TITLES = {
    "Calendar": "calendar",
    "CustomerSide": "the customer's side",
    "EndDeclaration": "an end",
    "Focus": "focus",
    "Handover": "handover",
    "NoReply": "no_reply",
    "Paper": "a piece of paperwork",
    "Payment": "payment",
    "Role": "a role",
    "Step": "a step",
}


class _Plain(GenerateJsonSchema):
    """A schema that says what may be written, without the names and defaults of the program."""

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """Leave out "default: null": a key that is left out has no value to show."""
        result = super().default_schema(schema)
        if result.get("default", ...) is None:
            result.pop("default")
        return result

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        """Say apart what the names must be and what stands behind each: so no name goes unjudged."""
        result = super().dict_schema(schema)
        for pattern, value in result.pop("patternProperties", {}).items():
            result["propertyNames"] = {"pattern": pattern}
            result["additionalProperties"] = value
        return result


# What several keys must keep to together; checks say the same in words when the page is built.
_RULES_OF_A_STEP = {
    "dependentSchemas": {"answers": {"properties": {"next": False, "only_if": False}}},
    "dependentRequired": {"chances": ["answers"], "answer_papers": ["answers"]},
}


def page_schema() -> dict[str, Any]:
    """Return the schema: draft 2020-12, with a description and examples for the keys."""
    body = model_of(Process).model_json_schema(by_alias=True, schema_generator=_Plain)
    _drop_titles(body)
    for name, part in body["$defs"].items():
        part["title"] = _TITLES[name]
    body["$defs"]["Step"].update(_RULES_OF_A_STEP)
    body["properties"]["ends"].update(_ends())
    body.pop("description", None)
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA_ID,
        "title": "A one-page sales process",
        "description": "How a customer is served, step by step, from the first call to raving fan.",
    }
    return {**head, **body}


def _ends() -> dict[str, Any]:
    """Return what stands behind the name of an end: nothing new for ours, an outcome for another."""
    any_end = {"$ref": "#/$defs/EndDeclaration"}
    ours: dict[str, Any] = {
        outcome: {
            "description": description,
            "anyOf": [{"allOf": [any_end, {"properties": {"outcome": {"const": outcome}}}]}, {"type": "null"}],
        }
        for outcome, description in _BUILT_IN_ENDS.items()
    }
    return {
        "properties": ours,
        "patternProperties": {
            _spelled_otherwise(outcome): {"$ref": f"#/properties/ends/properties/{outcome}"} for outcome in ours
        },
        "additionalProperties": {"allOf": [any_end, {"required": ["outcome"]}]},
    }


def _spelled_otherwise(word: str) -> str:
    """Return the pattern of a name with capital letters or spaces around it, but not of ``word`` itself."""
    return rf"^(?!{word}{THE_END})\s*{''.join(f'[{letter.upper()}{letter}]' for letter in word)}\s*$"


def _drop_titles(schema: object) -> None:
    """Take out the titles that repeat the names of keys and classes."""
    todo: list[object] = [schema]
    while todo:
        value = todo.pop()
        if isinstance(value, dict):
            if isinstance(value.get("title"), str):
                del value["title"]
            todo.extend(value.values())
        elif isinstance(value, list):
            todo.extend(value)
