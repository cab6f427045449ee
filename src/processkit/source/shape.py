"""From plain data to the typed model, and from what the model refuses to sentences for people.

pydantic decides; its own words are never shown.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from pydantic import ValidationError

from processkit.findings import DocPath, Hit
from processkit.model.process import Process
from processkit.source import field_words, value_words
from processkit.source.misfit import Misfit


def build(data: Any) -> tuple[Process | None, list[Hit]]:
    """Return the process that ``data`` describes, or None and what keeps it from being one."""
    if data is None:
        return None, [_empty_page()]
    if not isinstance(data, Mapping):
        return None, [_no_page(data)]
    language = data.get("language")
    context = {"language": language if isinstance(language, str) else "en"}
    try:
        process = Process.model_validate(data, context=context)
    except ValidationError as refusal:
        errors = refusal.errors(include_url=False)
        return None, _hits(data, [_misfit(data, error) for error in errors])
    hits = list(_outcomes(process))
    return (None, hits) if hits else (process, [])


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


def _hits(data: Any, misfits: list[Misfit]) -> list[Hit]:
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


def _outcomes(process: Process) -> list[Hit]:
    """Say which ends do not say what they mean for the sale."""
    hits = []
    for key, end in (process.ends or {}).items():
        built_in = next((e for e in process.endings[:3] if e.key == key.strip().casefold()), None)
        outcome = end.outcome if end is not None else None
        if built_in is None and outcome is None:
            hits.append(
                Hit(
                    f'The end "{key}" does not say what it means for the sale.',
                    ("ends", key),
                    "PK102",
                    on_key=True,
                    fix=f"Write, under {key}:   outcome: lost   (or won, or later)",
                )
            )
        elif built_in is not None and outcome is not None and outcome != built_in.outcome:
            hits.append(
                Hit(
                    f'The end "{key}" cannot have the outcome "{outcome}": it always means {built_in.outcome}.',
                    ("ends", key, "outcome"),
                    "PK114",
                    fix=f"Delete the line, or give the end another name than {key}.",
                )
            )
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
