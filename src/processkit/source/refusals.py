"""From what the model refuses to sentences for people. pydantic tells what is unfit; its own words are never shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from processkit.findings import DocPath, Hit
from processkit.model.judge import refusal
from processkit.model.part import language_of
from processkit.model.process import Process
from processkit.source import field_words, value_words
from processkit.source.misfit import Misfit
from processkit.source.unsaid_language import times_of_an_unsaid_language

# Nobody reads more, and a sentence for each of ten thousand takes its time.
_MOST_MISFITS = 200


def misfits_of(data: Any) -> list[Misfit]:
    """Return what the model refuses about ``data``, the first few hundred."""
    errors = refusal(Process, data, language_of(data)).errors(include_url=False)
    return [_misfit(data, error) for error in errors[:_MOST_MISFITS]]


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
    "number_out_of_range": value_words.number_out_of_range,
    "true_or_false": value_words.truth_due,
    "bad_duration": value_words.bad_duration,
    "bad_date": value_words.bad_date,
}


def told(misfits: list[Misfit]) -> list[Hit]:
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
    unread, hits = times_of_an_unsaid_language(misfits)
    for misfit in misfits:
        if misfit in unread:
            continue
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
