"""From plain data to the typed model, and from what the model refuses to sentences for people.

pydantic decides; its own words are never shown.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from processkit.findings import DocPath, Hit, Severity
from processkit.model.process import Process
from processkit.source import field_words, value_words
from processkit.source.misfit import Misfit
from processkit.source.unlikely_values import unlikely_values


@dataclass(frozen=True, slots=True)
class Built:
    """The process that data describe, or None and what keeps them from being one."""

    process: Process | None
    hits: list[Hit]
    misfits: list[Misfit] = field(default_factory=list)


def build(data: Any) -> Built:
    """Return the process that ``data`` describes, or what keeps it from being one."""
    if data is None:
        return Built(None, [_empty_page()])
    if not isinstance(data, Mapping):
        return Built(None, [_no_page(data)])
    language = data.get("language")
    context = {"language": language if isinstance(language, str) else "en"}
    try:
        process = Process.model_validate(data, context=context)
    except ValidationError as refusal:
        errors = refusal.errors(include_url=False)
        misfits = [_misfit(data, error) for error in errors]
        return Built(None, _hits(misfits), misfits)
    hits = unlikely_values(process)
    stops = any(hit.severity is not Severity.WARNING for hit in hits)
    return Built(None if stops else process, hits)


def _misfit(data: Any, error: Any) -> Misfit:
    path: DocPath = tuple(error["loc"])
    on_key = bool(path) and path[-1] == "[key]"
    if on_key:
        path = path[:-1]
    return Misfit(error["type"], path, error["input"], error.get("ctx") or {}, data, on_key)


_SAY: dict[str, Callable[[Misfit], Hit]] = {
    "extra_forbidden": field_words.unknown_field,
    "missing": field_words.missing_field,
    "string_type": field_words.text_due,
    "string_pattern_mismatch": field_words.text_unfit,
    "tuple_type": field_words.list_due,
    "dict_type": field_words.fields_due,
    "model_type": field_words.fields_due,
    "model_attributes_type": field_words.fields_due,
    "too_short": field_words.empty,
    "literal_error": value_words.not_one_of,
    "whole_number": value_words.number_due,
    "greater_than_equal": value_words.number_out_of_range,
    "less_than_equal": value_words.number_out_of_range,
    "true_or_false": value_words.truth_due,
    "bad_duration": value_words.bad_duration,
    "bad_date": value_words.bad_date,
}


def _hits(misfits: list[Misfit]) -> list[Hit]:
    """Return a sentence for each misfit, and only one where two have the same cause."""
    meant = {
        (misfit.path[:-1], near)
        for misfit in misfits
        if misfit.kind == "extra_forbidden" and (near := field_words.nearest_key(misfit)) is not None
    }
    # A key behind a special space belongs to the step above it, wherever YAML has put it.
    displaced = {
        near for m in misfits if m.kind == "extra_forbidden" and m.begins_oddly and (near := field_words.nearest_key(m))
    }
    hits: list[Hit] = []
    for misfit in misfits:
        if misfit.kind == "missing" and misfit.path[-1] in displaced:
            continue
        # A misspelt key is the one cause of both an unknown field and a missing one, and an empty
        # list has been named already where its items are wrong.
        if misfit.kind == "missing" and (misfit.path[:-1], misfit.path[-1]) in meant:
            continue
        if misfit.kind == "too_short" and any(
            other.path[: len(misfit.path)] == misfit.path and other is not misfit for other in misfits
        ):
            continue
        hits.append(_SAY[misfit.kind](misfit))
    return hits


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
