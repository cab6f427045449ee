"""The sentences for fields that are unknown, missing, empty, or hold the wrong kind of value."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from typing import Any

from processkit.findings import DocPath, Hit, NewKey, NewValue, Repair
from processkit.model.names import fold, is_plainly
from processkit.source.known_keys import ENTRY_KEYS, KNOWN_KEYS, PAGE_KEYS, PART_KEYS, STEP_KEYS
from processkit.source.letters import ODD_SPACES
from processkit.source.misfit import Misfit, hit, short
from processkit.source.one_slip import one_slip_apart
from processkit.source.other_words import OTHER_WORDS
from processkit.source.slips_from_elsewhere import all_bullets_in, bullets_in
from processkit.source.typed import lines_to_paste, typed, typed_list

_A_FIRST_STEP = lines_to_paste("Write, for each step:", "steps:", "  - step: what is done", "    owner: who does it")


# A comma in the text of one of these parts two names; in other lists it belongs to the text.
_LISTS_OF_NAMES = ("paperwork", "needs", "papers", "people", "tools", "helpers", "starts_with", "ask_for")


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
    glued = _glued(misfit)
    if glued is not None:
        return glued[0]
    bare = re.sub(r"[\s\-]+", "_", fold(wrong.strip(" \u00a0\u201c\u201d\u201e\u2018\u2019\"'-\u200b\ufeff")))
    known = known_keys(misfit.path[:-1])
    if bare in known:
        return bare
    near = difflib.get_close_matches(bare, known, 3, 0.72)
    if near:
        return next((key for key in near if key not in misfit.parent), near[0])
    other = OTHER_WORDS.get(bare)
    if other in known and other not in misfit.parent:
        return other
    close = [key for key in known if one_slip_apart(bare, key) and key not in misfit.parent]
    return min(close, key=lambda key: key[:1] != bare[:1]) if close else None


def _glued(misfit: Misfit) -> tuple[str, str] | None:
    """Return a field and its text that were read as one name: "owner:Ana" or "owner Ana", between braces."""
    match = re.match(r"([a-z_]+)(?::| +)(\S.*)", str(misfit.path[-1])) if misfit.value is None else None
    return (match[1], match[2]) if match and match[1] in known_keys(misfit.path[:-1]) else None


def unknown_field(misfit: Misfit) -> Hit:
    """Say that a field is unknown, and which one was probably meant."""
    wrong = str(misfit.path[-1])
    near = nearest_key(misfit)
    glued = _glued(misfit)
    if glued is not None:
        what = "a space is missing behind the colon" if ":" in wrong else "a colon is missing"
        return hit(misfit, "PK101", f'{what} of "{glued[0]}".' if ":" in wrong else f'{what} after "{glued[0]}".',
                   f"Write: {glued[0]}: {glued[1]}",
                   Repair((NewKey(misfit.path, glued[0], value=glued[1]),), sure=":" in wrong), on_key=True)  # fmt: skip
    if near is not None and near in misfit.parent:
        message = f'"{short(wrong)}" is not a field that is known here, and "{near}" is there already.'
        return hit(misfit, "PK101", message, f"Delete the line, or put its text behind {near}:", on_key=True)
    if misfit.begins_oddly and near is not None:
        message = f'a special space stands before "{near}" (it often comes along with copied text).'
        odd = len(wrong) - len(wrong.lstrip(ODD_SPACES))
        repairs = [Repair((NewKey(misfit.path, near, spaces=spaces),)) for spaces in (odd, 0)]
        return hit(misfit, "PK101", message, f"Delete it and type ordinary spaces: {near}:", *repairs, on_key=True)
    if near is not None:
        message = f'"{short(wrong)}" is not a field that is known here. "{near}" probably is what you mean.'
        sure = is_plainly(wrong, near, known_keys(misfit.path[:-1])) or one_slip_apart(fold(wrong), near)
        repair = Repair((NewKey(misfit.path, near),), sure)
        return hit(misfit, "PK101", message, f"Write: {near}:{_short_value(misfit.value)}", repair, on_key=True)
    return hit(misfit, "PK101", f'"{short(wrong)}" is not a field that is known here.', _elsewhere(misfit), on_key=True)


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
    fix = _A_FIRST_STEP if key == "steps" else f"Write: {examples.get(key, key + ':')}"
    return hit(misfit, "PK102", reasons.get(key, f'"{key}" is missing.'), fix)


def empty(misfit: Misfit) -> Hit:
    """Say that nothing stands behind a field."""
    if misfit.key == "steps" and len(misfit.path) == 1:
        fix = _A_FIRST_STEP
    else:
        fix = f"Write the text behind {misfit.key}:   or delete the line."
    return hit(
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
            return hit(
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
            return hit(
                misfit, "PK106",
                f'the text "{short(whole)}" has a colon in it, so it was read as a field of its own.',
                f'Write it in quotes: {dash}"{whole}"', Repair((NewValue(misfit.path, whole),), sure=in_list),
            )  # fmt: skip
    if isinstance(value, list):
        items = [item for item in value if isinstance(item, str)]
        fix = f"Write it on one line: {key}: {', '.join(items)}" if items else f"Write one text behind {key}:"
        if key in ("next", "go"):
            fix = lines_to_paste(
                "For a choice, write each answer and the step that follows:",
                "answers:",
                "  Yes: the next step",
                "  No: lost",
            )
        one = [Repair((NewValue(misfit.path, items[0]),))] if len(items) == len(value) == 1 else []
        return hit(misfit, "PK106", f'"{key}" takes one text, not a list.', fix, *one, on_key=not in_list)
    return hit(
        misfit,
        "PK106",
        f'"{key}" takes one text, not fields of its own.',
        f"Write one text behind {key}:",
        on_key=not in_list,
    )


def text_unfit(misfit: Misfit) -> Hit:
    """Say that a text is blank, or is no language."""
    if misfit.path == ("language",):
        return hit(
            misfit, "PK114",
            f'"{short(str(misfit.value))}" is no language code.',
            "Write, for example, language: en   (de, fr, es, nl, pt, it)",
        )  # fmt: skip
    return empty(misfit)


def list_due(misfit: Misfit) -> Hit:
    """Say that a list is due where a text or fields stand."""
    value, key = misfit.value, misfit.key
    if value is None:
        return empty(misfit)
    if isinstance(value, str):
        if value.startswith("-") and value[1:2].strip():
            message = "a space is missing after the dash."
            return hit(
                misfit, "PK106", message, f"Write: - {value[1:]}", Repair((NewValue(misfit.path, (value[1:],)),))
            )
        if bullets := bullets_in(value):
            message = f'the items of a list begin with a dash here, and not with "{bullets[0]}".'
            repair = Repair((NewValue(misfit.path, all_bullets_in(value)),))
            return hit(misfit, "PK106", message, f"Write each so: - {bullets[1]}", repair)
        items = [item.strip() for item in re.split("[,;]", value)] if key in _LISTS_OF_NAMES else [value]
        fix = f"Write: {key}: {typed_list(items)}   or each on a line of its own with a dash."
        repair = Repair((NewValue(misfit.path, tuple(item for item in items if item)),))
        return hit(misfit, "PK106", f'"{key}" takes a list, and this is one text.', fix, repair)
    if key == "steps":
        fix = lines_to_paste("Put a dash and a space before the first line of each step:", "- step: what is done")
    else:
        fix = f"Put a dash and a space before each item below {key}:"
    return hit(misfit, "PK106", f'"{key}" takes a list; the dashes before its items are missing.', fix, on_key=True)


def _step_due(misfit: Misfit) -> Hit:
    value = misfit.value
    shown = str(value) if isinstance(value, str) else "what is done"
    missing_space = re.match(r"([a-z_]+):(\S.*)", shown)
    if missing_space and missing_space[1] in KNOWN_KEYS:
        return hit(
            misfit, "PK001", f'a space is missing after the colon of "{missing_space[1]}:".',
            f"Write: - {missing_space[1]}: {missing_space[2]}",
            Repair((NewValue(misfit.path, f"{missing_space[1]}: {missing_space[2]}", as_typed=True),)),
        )  # fmt: skip
    if value is None:
        return hit(misfit, "PK105", "there is nothing behind this dash.", "Write the step, or delete the dash.")
    return hit(
        misfit, "PK106", "a step is written with its fields, not as one text.",
        lines_to_paste("Write:", f"- step: {typed(short(shown))}", "  owner: who does it"),
    )  # fmt: skip


def fields_due(misfit: Misfit) -> Hit:
    """Say that fields are due where a text or a list stands."""
    value, key = misfit.value, misfit.key
    if len(misfit.path) == 2 and misfit.path[0] == "steps":
        return _step_due(misfit)
    if value is None:
        return empty(misfit)
    names = known_keys(misfit.path)
    if isinstance(value, str) and (colon := _without_colon(misfit, names)) is not None:
        return colon
    if isinstance(value, list) and not names:
        items = [str(item) for item in value if isinstance(item, str)]
        first = _EXAMPLES.get(key, f"{typed(items[0]) if items else 'the name'}:")
        return hit(
            misfit, "PK106", f'"{key}" takes names, each with a colon behind it, and this is a list.',
            lines_to_paste("Write, without the dash:", f"{key}:", f"  {first}"), on_key=True,
        )  # fmt: skip
    what = f"such as {', '.join(names[:3])}" if names else "each with a colon behind its name"
    example = _EXAMPLES.get(key, f"{(names or ('name',))[0]}: ...")
    return hit(
        misfit,
        "PK106",
        f'"{key}" takes fields of its own, {what}.',
        lines_to_paste("Write, for example:", f"{key}:", f"  {example}"),
    )


_EXAMPLES = {
    "handover": "checks: [The drawing matches the quote]",
    "customer": "told: What happens next",
    "payment": "what: 50 % deposit",
    "no_reply": "after: 14 days",
    "calendar": "days: Mon-Fri",
    "answers": "Yes: the next step",
    "chances": "Yes: 60",
    "glossary": "snags: small faults",
    "anytime": "Customer cancels: lost",
}


def _without_colon(misfit: Misfit, names: tuple[str, ...]) -> Hit | None:
    """Know a line of its own, below a field, that lacks its colon."""
    first, _, rest = str(misfit.value).partition(" ")
    if first not in names and (first.endswith(":") or names or not rest or misfit.key not in _EXAMPLES):
        return None
    if first in names:
        return hit(misfit, "PK106", f'a colon is missing after "{first}".', f"Write: {first}: {rest}".rstrip())
    fix = lines_to_paste("Write, for example:", f"{misfit.key}:", f"  {_EXAMPLES[misfit.key]}")
    return hit(misfit, "PK106", f'a colon is missing in "{short(str(misfit.value))}".', fix)


def _short_value(value: Any) -> str:
    return f" {short(value)}" if isinstance(value, str) else ""
