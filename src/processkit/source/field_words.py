"""The sentences for fields that are unknown, missing, empty, or hold the wrong kind of value."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from processkit.findings import DocPath, Hit
from processkit.model.names import fold
from processkit.source.known_keys import ENTRY_KEYS, KNOWN_KEYS, PAGE_KEYS, PART_KEYS, STEP_KEYS

_LONGEST_SHOWN = 50


@dataclass(frozen=True, slots=True)
class Misfit:
    """One value that the model refused: why, where, and the whole page around it."""

    kind: str
    path: DocPath
    value: Any
    facts: Mapping[str, Any]
    page: Any
    on_key: bool = False

    @property
    def key(self) -> str:
        """The name of the field; for an item of a list, the name of the list."""
        return next((str(part) for part in reversed(self.path) if isinstance(part, str)), "page")

    @property
    def parent(self) -> Any:
        """What the field stands in."""
        value = self.page
        for part in self.path[:-1]:
            value = value[part]
        return value


# Words that people use for a field of ours.
_OTHER_WORDS = {
    "name": "step", "title": "step", "task": "step", "who": "owner", "responsible": "owner",
    "role": "owner", "person": "owner", "duration": "takes", "time": "takes", "days": "takes",
    "how_long": "takes", "documents": "paperwork", "papers": "paperwork", "paper": "paperwork",
    "tasks": "do", "todo": "do", "actions": "do", "bullets": "do", "question": "decide",
    "decision": "decide", "options": "answers", "then": "next", "goto": "next", "go_to": "next",
    "hand_over": "handover", "handoff": "handover", "requires": "needs", "checks": "checklist",
    "max": "at_most", "waits": "waits_for", "condition": "only_if", "client": "customer",
    "noreply": "no_reply", "pay": "payment", "date": "revised", "updated": "revised",
    "docs": "paperwork", "forms": "paperwork", "people": "roles", "team": "roles", "audience": "for",
}  # fmt: skip


def known_keys(path: DocPath) -> tuple[str, ...]:
    """Return the keys that may stand in the mapping at ``path``."""
    if not path:
        return PAGE_KEYS
    if path[0] in ENTRY_KEYS:
        return ENTRY_KEYS[str(path[0])] if len(path) > 1 else ()
    if len(path) == 2 and path[0] == "steps":
        return STEP_KEYS
    return PART_KEYS.get(str(path[-1]), ())


def nearest_key(misfit: Misfit) -> str | None:
    """Return the known key that a wrong one was probably meant to be, or None."""
    wrong = str(misfit.path[-1])
    bare = re.sub(r"[\s\-]+", "_", fold(wrong.strip(" \u00a0\u201c\u201d\u201e\u2018\u2019\"'-\u200b\ufeff")))
    known = known_keys(misfit.path[:-1])
    if bare in known:
        return bare
    near = difflib.get_close_matches(bare, known, 1, 0.72)
    if near:
        return near[0]
    other = _OTHER_WORDS.get(bare)
    if other in known and other not in misfit.parent:
        return other
    return None


def place_words(page: Any, path: DocPath) -> str:
    """Return how to name the step that a place is in: 'Step 3 "Measure": ', or nothing."""
    if len(path) >= 2 and path[0] == "steps" and isinstance(path[1], int):
        step = page["steps"][path[1]]
        name = step.get("step") if isinstance(step, Mapping) else None
        shown = f' "{name}"' if isinstance(name, str) and name.strip() else ""
        return f"Step {path[1] + 1}{shown}: "
    return ""


def step_name(page: Any, path: DocPath) -> str | None:
    """Return the name of the step that a place is in, as far as it has one."""
    if len(path) >= 2 and path[0] == "steps" and isinstance(path[1], int):
        step = page["steps"][path[1]]
        name = step.get("step") if isinstance(step, Mapping) else None
        return name if isinstance(name, str) else None
    return None


def _hit(misfit: Misfit, code: str, message: str, fix: str, *, on_key: bool = False) -> Hit:
    before = place_words(misfit.page, misfit.path)
    sentence = before + message if before else message[:1].upper() + message[1:]
    return Hit(
        sentence,
        misfit.path,
        code,
        on_key=on_key or misfit.on_key,
        fix=fix,
        step=step_name(misfit.page, misfit.path),
    )


def unknown_field(misfit: Misfit) -> Hit:
    """Say that a field is unknown, and which one was probably meant."""
    wrong = str(misfit.path[-1])
    near = nearest_key(misfit)
    if near is not None and near in misfit.parent:
        message = f'"{wrong}" is not a field that is known here, and "{near}" is there already.'
        return _hit(misfit, "PK101", message, f"Delete the line, or put its text behind {near}:", on_key=True)
    if wrong[:1] in "\u00a0\u2007\u202f\u3000\u200b\ufeff" and near is not None:
        message = f'a special space stands before "{near}" (it often comes along with copied text).'
        return _hit(misfit, "PK101", message, f"Delete it and type ordinary spaces: {near}:", on_key=True)
    if near is not None:
        message = f'"{wrong}" is not a field that is known here. "{near}" probably is what you mean.'
        return _hit(misfit, "PK101", message, f"Write: {near}:{_short_value(misfit.value)}", on_key=True)
    return _hit(misfit, "PK101", f'"{wrong}" is not a field that is known here.', _elsewhere(misfit), on_key=True)


def _elsewhere(misfit: Misfit) -> str:
    wrong = fold(str(misfit.path[-1]))
    if wrong in STEP_KEYS and not misfit.path[:-1]:
        return f"{wrong}: belongs to a step. Put it under its step, at the same place as owner:"
    if wrong in PAGE_KEYS and misfit.path[:-1]:
        return f"{wrong}: belongs to the page as a whole. Put it at the left edge, above steps:"
    for part, keys in PART_KEYS.items():
        if wrong in keys:
            return f"{wrong}: belongs under {part}: with two more spaces in front of it."
    known = known_keys(misfit.path[:-1])
    if not known:
        return "Delete the line."
    return f"What is known here: {', '.join(known)}."


def missing_field(misfit: Misfit) -> Hit:
    """Say that a field is missing without which the page means nothing."""
    key = str(misfit.path[-1])
    examples = {
        "process": "process: A fitted kitchen, from first call to raving fan",
        "steps": "steps:   and below it, for each step,   - step: what is done",
        "step": "- step: Send the quote",
        "owner": "owner: Sales rep",
        "after": "after: 14 days",
        "go": "go: later",
    }
    reasons = {
        "process": "the page does not say what it is called.",
        "steps": "the page has no steps.",
        "step": "the step has no name.",
        "owner": "nobody owns this step, so nobody will see to it.",
        "after": "it does not say how long we wait for a reply.",
        "go": "it does not say what follows when nobody replies.",
    }
    return _hit(misfit, "PK102", reasons.get(key, f'"{key}" is missing.'), f"Write: {examples.get(key, key + ':')}")


def empty(misfit: Misfit) -> Hit:
    """Say that nothing stands behind a field."""
    if misfit.key == "steps" and len(misfit.path) == 1:
        fix = "Write, below steps:   - step: what is done   and under it   owner: who does it"
    else:
        fix = f"Write the text behind {misfit.key}:   or delete the line."
    return _hit(
        misfit,
        "PK105",
        f'nothing stands behind "{misfit.key}".',
        fix,
        on_key=isinstance(misfit.path[-1], str),
    )


def text_due(misfit: Misfit) -> Hit:
    """Say that one text is due where there is nothing, a list, or fields."""
    value, key = misfit.value, misfit.key
    in_list = bool(misfit.path) and isinstance(misfit.path[-1], int)
    if value is None:
        if in_list:
            return _hit(
                misfit,
                "PK105",
                f'an item of "{key}" is empty.',
                "Write its text behind the dash, or delete the line.",
            )
        return empty(misfit)
    if isinstance(value, Mapping) and len(value) == 1:
        name, rest = next(iter(value.items()))
        if isinstance(rest, str) or rest is None:
            whole = f"{name}: {rest}" if rest is not None else f"{name}:"
            dash = "- " if in_list else f"{key}: "
            return _hit(
                misfit, "PK106",
                f'the text "{_short(whole)}" has a colon in it, so it was read as a field of its own.',
                f'Write it in quotes: {dash}"{whole}"',
            )  # fmt: skip
    if isinstance(value, list):
        items = [item for item in value if isinstance(item, str)]
        fix = f"Write it on one line: {key}: {', '.join(items)}" if items else f"Write one text behind {key}:"
        if key in ("next", "go"):
            fix = f"Write one step or end behind {key}:   or, for a choice, use answers: with each answer and its step."
        return _hit(misfit, "PK106", f'"{key}" takes one text, not a list.', fix, on_key=not in_list)
    return _hit(
        misfit,
        "PK106",
        f'"{key}" takes one text, not fields of its own.',
        f"Write one text behind {key}:",
        on_key=not in_list,
    )


def text_unfit(misfit: Misfit) -> Hit:
    """Say that a text is blank, or is no language."""
    if misfit.path == ("language",):
        return _hit(
            misfit, "PK114",
            f'"{_short(str(misfit.value))}" is no language code.',
            "Write, for example, language: en   (de, fr, es, nl, pt, it)",
        )  # fmt: skip
    return empty(misfit)


def list_due(misfit: Misfit) -> Hit:
    """Say that a list is due where a text or fields stand."""
    value, key = misfit.value, misfit.key
    if value is None:
        return empty(misfit)
    if isinstance(value, str):
        items = [item.strip() for item in value.split(",")] if key in ("paperwork", "needs", "papers") else [value]
        fix = (
            f"Write: {key}: [{', '.join(_in_list(item) for item in items)}]   or each on a line of its own with a dash."
        )
        return _hit(misfit, "PK106", f'"{key}" takes a list, and this is one text.', fix)
    if key == "steps":
        fix = "Put a dash and a space before the first line of each step:   - step: what is done"
    else:
        fix = f"Put a dash and a space before each item below {key}:"
    return _hit(misfit, "PK106", f'"{key}" takes a list; the dashes before its items are missing.', fix, on_key=True)


def _in_list(text: str) -> str:
    """Return a text as it can stand between brackets."""
    return '"' + text.replace('"', "'") + '"' if re.search(r"[,:?#\[\]{}\"'&*!|>%@`-]", text) else text


def fields_due(misfit: Misfit) -> Hit:
    """Say that fields are due where a text or a list stands."""
    value, key = misfit.value, misfit.key
    is_step = len(misfit.path) == 2 and misfit.path[0] == "steps"
    if is_step:
        shown = str(value) if isinstance(value, str) else "what is done"
        missing_space = re.match(r"([a-z_]+):(\S.*)", shown)
        if missing_space and missing_space[1] in KNOWN_KEYS:
            return _hit(
                misfit, "PK001", f'a space is missing after the colon of "{missing_space[1]}:".',
                f"Write: - {missing_space[1]}: {missing_space[2]}",
            )  # fmt: skip
        if value is None:
            return _hit(misfit, "PK105", "there is nothing behind this dash.", "Write the step, or delete the dash.")
        return _hit(
            misfit, "PK106", "a step is written with its fields, not as one text.",
            f"Write: - step: {_short(shown)}   and below it   owner: who does it",
        )  # fmt: skip
    if value is None:
        return empty(misfit)
    names = known_keys(misfit.path)
    if isinstance(value, list) and not names:
        items = [str(item) for item in value if isinstance(item, str)]
        first = items[0] if items else "the name"
        return _hit(
            misfit, "PK106", f'"{key}" takes names, each with a colon behind it, and this is a list.',
            f"Write, below {key}:   {first}:   without the dash.", on_key=True,
        )  # fmt: skip
    what = f"such as {', '.join(names[:3])}" if names else "each with a colon behind its name"
    example = {"handover": "checks: [The drawing matches the quote]", "customer": "told: What happens next", "payment": "what: 50 % deposit",
               "no_reply": "after: 14 days", "calendar": "days: Mon-Fri", "answers": "Yes: the next step"}.get(key, f"{(names or ('name',))[0]}: ...")  # fmt: skip
    return _hit(
        misfit,
        "PK106",
        f'"{key}" takes fields of its own, {what}.',
        f"Write, below {key}: and two spaces further in:   {example}",
    )


def not_one_of(misfit: Misfit) -> Hit:
    """Say which values a field knows."""
    allowed = re.findall(r"'([^']+)'", str(misfit.facts.get("expected", "")))
    if misfit.value is None:
        return empty(misfit)
    if not isinstance(misfit.value, str):
        return _hit(misfit, "PK106", f'"{misfit.key}" takes one word.', f"One of: {', '.join(allowed)}.")
    near = difflib.get_close_matches(fold(misfit.value), allowed, 1, 0.6)
    fix = (
        f"Write: {misfit.key}: {near[0]}   (known are {', '.join(allowed)})"
        if near
        else f"Write one of: {', '.join(allowed)}."
    )
    return _hit(misfit, "PK114", f'"{_short(misfit.value)}" is not known for "{misfit.key}".', fix)


def number_due(misfit: Misfit) -> Hit:
    """Say that a whole number is due."""
    if misfit.value is None:
        return empty(misfit)
    message = f'"{misfit.key}" takes a whole number, not {_shown(misfit.value)}.'
    return _hit(
        misfit,
        "PK106",
        message,
        f"Write, for example, {misfit.key}: {'60' if 'chances' in misfit.path else '1' if misfit.path == ('processkit',) else '3'}",
    )


def number_out_of_range(misfit: Misfit) -> Hit:
    """Say between which numbers a number must be."""
    if misfit.path == ("processkit",):
        return _hit(
            misfit, "PK114", f"this page is written in version {_short(str(misfit.value))} of the language; this program knows version 1.",
            "Install a newer processkit, or write: processkit: 1",
        )  # fmt: skip
    if "chances" in misfit.path:
        return _hit(
            misfit,
            "PK117",
            f"a chance of {_short(str(misfit.value))} per cent cannot be.",
            "Write a number from 0 to 100.",
        )
    return _hit(
        misfit,
        "PK114",
        f'"{misfit.key}" goes from 1 to 9, and this is {_short(str(misfit.value))}.',
        f"Write, for example, {misfit.key}: 3",
    )


def truth_due(misfit: Misfit) -> Hit:
    """Say that only true or false will do."""
    if misfit.value is None:
        return empty(misfit)
    no = isinstance(misfit.value, str) and fold(misfit.value) in ("no", "off", "n", "0", "nein", "non")
    message = f'"{misfit.key}" takes true or false, not {_shown(misfit.value)}.'
    return _hit(misfit, "PK106", message, f"Write: {misfit.key}: {'false' if no else 'true'}")


def bad_duration(misfit: Misfit) -> Hit:
    """Say what a duration looks like."""
    value = _short(str(misfit.value))
    if misfit.facts.get("problem") == "order":
        return _hit(
            misfit,
            "PK111",
            f'"{value}": the shorter time must stand first.',
            "Write the smaller number before the larger one.",
        )
    number = re.fullmatch(r"\s*([0-9]+(?:[.,][0-9]+)?)\s*", str(misfit.value))
    if number:
        message = f'"{misfit.key}" says {number[1]}, but not of what: minutes, hours, days or weeks.'
        return _hit(misfit, "PK111", message, f"Write, for example, {misfit.key}: {number[1]} days")
    return _hit(
        misfit, "PK111", f'"{value}" is not a length of time that can be read.',
        "Write a number and a unit: 30 minutes, 4 hours, 2 days, 3-5 days, up to 1 week, 2 months, 10 calendar days, or same day.",
    )  # fmt: skip


def bad_date(misfit: Misfit) -> Hit:
    """Say what a date looks like."""
    if misfit.value is None:
        return empty(misfit)
    value = _short(str(misfit.value))
    if re.fullmatch(r"\s*[0-9]{4}-[0-9]{2}-[0-9]{2}\s*", str(misfit.value)):
        return _hit(
            misfit,
            "PK112",
            f"there is no {value.strip()} in the calendar.",
            "Write a day that exists, as year-month-day: 2026-11-30",
        )
    return _hit(
        misfit,
        "PK112",
        f'"{value}" is not a date that can be read.',
        f"Write it as year-month-day: {misfit.key}: 2026-11-30",
    )


def _shown(value: Any) -> str:
    if isinstance(value, list):
        return "a list"
    return "fields of its own" if isinstance(value, Mapping) else f'"{_short(str(value))}"'


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 3] + "..."


def _short_value(value: Any) -> str:
    return f" {_short(value)}" if isinstance(value, str) else ""
