"""What a page shows when one of its lines stands wrong, although most of it can be read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from processkit.findings import Hit
from processkit.source.field_words import nearest_key
from processkit.source.known_keys import ENTRY_KEYS, KNOWN_KEYS
from processkit.source.misfit import Misfit
from processkit.source.outline import is_first_of_step
from processkit.source.source_map import SourceMap


@dataclass(frozen=True, slots=True)
class Symptom:
    """Where a line perhaps stands wrong, or is missing.

    Attributes:
        lines: Where it shows, counted from 0.
        stopped: Whether the parser stopped there, so that nothing below is known.
        code: The check that reports it.
    """

    lines: tuple[int, ...]
    stopped: bool
    code: str


def of_stop(line: int, hits: Sequence[Hit]) -> Symptom:
    """Return the symptom of a page at one of whose lines, counted from 0, the parser stopped."""
    return Symptom(tuple(dict.fromkeys((*_lines(hits[-1:]), line))), stopped=True, code="PK001")


def in_texts(lines: Sequence[str], hits: Iterable[Hit]) -> Symptom | None:
    """Look for list items that were read as part of the text above them."""
    run_on = [hit for hit in hits if hit.span and lines[hit.span.line - 1].lstrip().startswith("- ")]
    run_on = [hit for hit in run_on if "part of the text" in hit.message]
    return Symptom(_lines(run_on), stopped=False, code=run_on[0].code) if run_on else None


def in_keys(lines: Sequence[str], hits: Iterable[Hit]) -> Symptom | None:
    """Look for fields of a step that are there twice, as when the first line of the next step is lost.

    One field that is there twice is just that, unless a blank line stands above it.
    """
    twice = [hit for hit in hits if hit.code == "PK004" and hit.path[:1] == ("steps",) and len(hit.path) == 3]
    first = _lines(twice[:1])
    if not first or (len(twice) == 1 and lines[first[0] - 1].strip()):
        return None
    return Symptom(first, stopped=False, code="PK102")


def in_fields(source: SourceMap, misfits: Sequence[Misfit]) -> Symptom | None:
    """Look for fields that stand where nobody knows them, and for those that they have left."""
    odd = [misfit for misfit in misfits if _is_out_of_place(misfit)]
    if not odd:
        return None
    if odd[0].path == ("steps",):
        lines = list(enumerate(source.text.splitlines()))
        inside = [number for number, line in lines if line.lstrip().startswith("steps:")][:1]
        if inside:
            return Symptom((inside[0],), stopped=False, code="PK101")
        first = [number for number, line in lines if is_first_of_step(line)][:1]
        return Symptom(tuple(first), stopped=False, code="PK102")
    places = [source.span(path, on_key=True).line - 1 for m in odd[:2] for path in (m.path, m.path[:-1])]
    return Symptom(tuple(dict.fromkeys(places)), stopped=False, code="PK101")


def _is_out_of_place(misfit: Misfit) -> bool:
    if misfit.kind == "extra_forbidden":
        # "checks" below a step is near "checklist", and yet it is a word of the language: of a handover.
        return not misfit.begins_oddly and (misfit.path[-1] in KNOWN_KEYS or nearest_key(misfit) is None)
    if misfit.kind == "missing":
        return misfit.path == ("steps",)
    # A field of a role, of a paper or of an end that stands where its name should stand.
    group = misfit.path[0] if len(misfit.path) == 2 else None
    return group in ENTRY_KEYS and misfit.path[1] in ENTRY_KEYS[str(group)] and misfit.kind.startswith("model")


def _lines(hits: Iterable[Hit]) -> tuple[int, ...]:
    return tuple(hit.span.line - 1 for hit in hits if hit.span is not None)
