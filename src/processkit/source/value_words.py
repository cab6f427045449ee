"""The sentences for single values that cannot be read: words, numbers, durations, dates."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from typing import Any

from processkit.findings import Hit, NewValue, Repair
from processkit.model.names import fold, is_plainly
from processkit.source.field_words import empty
from processkit.source.misfit import Misfit, hit, short

_NO = ("no", "off", "n", "0", "nein", "non")
_YES = ("yes", "on", "y", "1", "ja", "oui", "si", "sim", "x")


def not_one_of(misfit: Misfit) -> Hit:
    """Say which values a field knows."""
    allowed = misfit.facts["known"]
    if misfit.value is None:
        return empty(misfit)
    if not isinstance(misfit.value, str):
        what = f'each item of "{misfit.key}" is' if isinstance(misfit.path[-1], int) else f'"{misfit.key}" takes'
        return hit(misfit, "PK106", f"{what} one word.", f"Write one of: {', '.join(allowed)}.")
    near = difflib.get_close_matches(fold(misfit.value), allowed, 1, 0.6)
    fix = (
        f"Write: {misfit.key}: {near[0]}   (known are {', '.join(allowed)})"
        if near
        else f"Write one of: {', '.join(allowed)}."
    )
    repairs = [Repair((NewValue(misfit.path, near[0]),), is_plainly(misfit.value, near[0], allowed))] if near else []
    return hit(misfit, "PK114", f'"{short(misfit.value)}" is not known for "{misfit.key}".', fix, *repairs)


def number_due(misfit: Misfit) -> Hit:
    """Say that a whole number is due."""
    if misfit.value is None:
        return empty(misfit)
    message = f'"{misfit.key}" takes a whole number, not {_shown(misfit.value)}.'
    return hit(
        misfit,
        "PK106",
        message,
        f"Write, for example, {misfit.key}: {'60' if 'chances' in misfit.path else '1' if misfit.path == ('processkit',) else '3'}",
    )


def number_out_of_range(misfit: Misfit) -> Hit:
    """Say between which numbers a number must be."""
    if misfit.path == ("processkit",):
        return hit(
            misfit, "PK114", f"this page is written in version {short(str(misfit.value))} of the language; this program knows version 1.",
            "Install a newer processkit, or write: processkit: 1",
        )  # fmt: skip
    if "chances" in misfit.path:
        return hit(
            misfit,
            "PK117",
            f"a chance of {short(str(misfit.value))} per cent cannot be.",
            "Write a number from 0 to 100.",
        )
    return hit(
        misfit,
        "PK114",
        f'"{misfit.key}" goes from 1 to 9, and this is {short(str(misfit.value))}.',
        f"Write, for example, {misfit.key}: 3",
    )


def truth_due(misfit: Misfit) -> Hit:
    """Say that only true or false will do."""
    if misfit.value is None:
        return empty(misfit)
    word = fold(misfit.value) if isinstance(misfit.value, str) else ""
    no = word in _NO
    truth = "false" if no else "true"
    repairs = [Repair((NewValue(misfit.path, truth),))] if no or word in _YES else []
    message = f'"{misfit.key}" takes true or false, not {_shown(misfit.value)}.'
    return hit(misfit, "PK106", message, f"Write: {misfit.key}: {truth}", *repairs)


def bad_duration(misfit: Misfit) -> Hit:
    """Say what a duration looks like."""
    value = short(str(misfit.value))
    if misfit.facts.get("problem") == "order":
        return hit(
            misfit,
            "PK111",
            f'"{value}": the shorter time must stand first.',
            "Write the smaller number before the larger one.",
        )
    number = re.fullmatch(r"\s*([0-9]+(?:[.,][0-9]+)?)\s*", str(misfit.value))
    if number:
        message = f'"{misfit.key}" says {number[1]}, but not of what: minutes, hours, days or weeks.'
        return hit(misfit, "PK111", message, f"Write, for example, {misfit.key}: {number[1]} days")
    return hit(
        misfit, "PK111", f'"{value}" is not a length of time that can be read.',
        "Write a number and a unit: 30 minutes, 4 hours, 2 days, 3-5 days, up to 1 week, 2 months, 10 calendar days, or same day.",
    )  # fmt: skip


def bad_date(misfit: Misfit) -> Hit:
    """Say what a date looks like."""
    if misfit.value is None:
        return empty(misfit)
    if not isinstance(misfit.value, str):
        message = f'"{misfit.key}" takes a date, not {_shown(misfit.value)}.'
        return hit(misfit, "PK106", message, f"Write it as year-month-day: {misfit.key}: 2026-11-30")
    value = short(misfit.value)
    if re.fullmatch(r"\s*[0-9]{4}-[0-9]{2}-[0-9]{2}\s*", str(misfit.value)):
        return hit(
            misfit,
            "PK112",
            f"there is no {value.strip()} in the calendar.",
            "Write a day that exists, as year-month-day: 2026-11-30",
        )
    return hit(
        misfit,
        "PK112",
        f'"{value}" is not a date that can be read.',
        f"Write it as year-month-day: {misfit.key}: 2026-11-30",
    )


def _shown(value: Any) -> str:
    if isinstance(value, list):
        return "a list"
    return "fields of its own" if isinstance(value, Mapping) else f'"{short(str(value))}"'
