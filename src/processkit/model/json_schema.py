"""The published JSON Schema of a page, written from the model."""

from __future__ import annotations

from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from processkit.model.process import Process

SCHEMA_ID = "urn:processkit:schema:process-v1"


class _Plain(GenerateJsonSchema):
    """A schema that says what may be written, without the names and defaults of the program."""

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """Leave out "default: null": a key that is left out has no value to show."""
        result = super().default_schema(schema)
        if result.get("default", ...) is None:
            result.pop("default")
        return result


def page_schema() -> dict[str, Any]:
    """Return the schema: draft 2020-12, with a description and examples for the keys."""
    body = Process.model_json_schema(by_alias=True, schema_generator=_Plain)
    _drop_titles(body)
    body.pop("description", None)
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA_ID,
        "title": "A one-page sales process",
        "description": "How a customer is served, step by step, from the first call to raving fan.",
    }
    return {**head, **body}


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
