"""Values that can be read and are hardly meant: a guess warns, and what the page cannot do without stops it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from processkit.findings import DocPath, Hit, NewKey, NewValue, Repair, Severity
from processkit.model.customer_words import customer_words
from processkit.model.duration_words import DURATION_WORDS
from processkit.model.names import fold
from processkit.model.process import Process
from processkit.source.misfit import short
from processkit.source.one_slip import one_slip_apart

_FILE = re.compile(r"\S+\.(?:pdf|odt|ods|docx?|xlsx?|html?|md|txt|png|jpe?g)", re.IGNORECASE)
_WITHIN = re.compile(r"within ([0-9]{1,6}) (\w{2,20})")


def unlikely_values(process: Process) -> list[Hit]:
    """Return what cannot be meant on a page whose fields can all be read."""
    return [*_outcomes(process), *_from_and_form(process), *_due(process)]


def _outcomes(process: Process) -> Iterator[Hit]:
    """Say which ends do not say what they mean for the sale."""
    for key, end in (process.ends or {}).items():
        built_in = next((e for e in process.endings[:3] if e.key == fold(key)), None)
        outcome = end.outcome if end is not None else None
        if built_in is None and outcome is None:
            yield Hit(
                f'The end "{key}" does not say what it means for the sale.',
                ("ends", key),
                "PK102",
                on_key=True,
                fix=f"Write, under {key}:   outcome: lost   (or won, or later)",
            )
        elif built_in is not None and outcome is not None and outcome != built_in.outcome:
            yield Hit(
                f'The end "{key}" cannot have the outcome "{outcome}": it always means {built_in.outcome}.',
                ("ends", key, "outcome"),
                "PK114",
                fix=f"Delete the line, or give the end another name than {key}.",
            )


def _from_and_form(process: Process) -> Iterator[Hit]:
    """Tell ``from`` and ``form`` apart, which two swapped letters turn into each other."""
    people = {*customer_words(process.language), *(fold(name) for name in process.roles or ())}
    for name, paper in (process.paperwork or {}).items():
        if paper is None:
            continue
        if paper.form is not None and fold(paper.form) in people:
            yield Hit(
                f'Behind "form" stands "{short(paper.form)}": that is who gives the paper, and not where its blank form is.',
                ("paperwork", name, "form"),
                "PK114",
                severity=Severity.WARNING,
                fix=f"Write: from: {paper.form}",
                repairs=(Repair((NewKey(("paperwork", name, "form"), "from"),), sure=False),),
            )
        if paper.source is not None and _FILE.fullmatch(paper.source.strip()):
            yield Hit(
                f'Behind "from" stands "{short(paper.source)}": that is a file, and not who gives the paper.',
                ("paperwork", name, "from"),
                "PK114",
                severity=Severity.WARNING,
                fix=f"Write: form: {paper.source}",
                repairs=(Repair((NewKey(("paperwork", name, "from"), "form"),), sure=False),),
            )


def _due(process: Process) -> Iterator[Hit]:
    """Find a unit of time with a slip in ``due``, which is free text and has a due time only behind "within"."""
    units = {
        word for words in (DURATION_WORDS["en"], DURATION_WORDS.get(process.language.split("-")[0].lower())) if words for spelled in
        words.units.values() for word in spelled
    }  # fmt: skip
    for number, step in enumerate(process.steps):
        match = _WITHIN.fullmatch(step.payment.due.strip()) if step.payment and step.payment.due else None
        if match is None or match[2].casefold() in units:
            continue
        meant = next((unit for unit in sorted(units, key=len, reverse=True) if one_slip_apart(match[2], unit)), None)
        if meant is not None and len(match[2]) > 2:
            path: DocPath = ("steps", number, "payment", "due")
            yield Hit(
                f'Step {number + 1} "{step.name}": "{match[1]} {match[2]}" is not a length of time that can be read.',
                path,
                "PK111",
                severity=Severity.WARNING,
                step=step.name,
                fix=f"Write: due: within {match[1]} {meant}",
                repairs=(Repair((NewValue(path, f"within {match[1]} {meant}"),)),),
            )
