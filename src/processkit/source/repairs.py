"""The one line that is wrong: found by trying which small change makes the page readable.

A page whose lines stand wrong is often refused far below the slip, or is read as something else. So
a few small changes are tried near the place: another number of spaces, a colon, a line that was
lost. A change after which the page reads well names the line, and says what to type. Nothing is
changed in the file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from processkit.findings import Edit, Hit, Repair, Span
from processkit.model.names import fold
from processkit.model.process import Process
from processkit.model.references import papers_named, references_of, roles_named
from processkit.source.outline import Outline
from processkit.source.small_changes import FARTHEST, Change, added_lines, moved, small_changes
from processkit.source.source_map import SourceMap
from processkit.source.symptoms import Symptom

# Every trial reads the whole page again, so the longer it is the fewer can be made: in letters.
_LONGEST, _MOST_READ = 65_536, 400_000
_MOST_TRIALS = 60
_LINES_ABOVE_A_STOP, _LINES_ABOVE = 14, 2


@dataclass(frozen=True, slots=True)
class Trial:
    """What came of reading a page: the page if it is sound, and what is wrong otherwise."""

    process: Process | None
    source: SourceMap
    hits: list[Hit]
    symptom: Symptom | None = None


def find_slip(text: str, first: Trial, symptom: Symptom, read: Callable[[str], Trial]) -> Hit | None:
    """Return what to say about the one line whose change makes the page readable, or None.

    Args:
        text: The page.
        first: What came of reading it as it stands.
        symptom: Where a line perhaps stands wrong.
        read: Reads a page, without looking for slips again.
    """
    if len(text) > _LONGEST:
        return None
    outline = Outline(text.splitlines())
    trials = min(_MOST_TRIALS, _MOST_READ // max(len(text), 1))
    second: Change | None = None
    for change in _changes(outline, symptom, trials):
        lines = [*outline.lines[: change.line], *change.instead, *outline.lines[change.line + 1 :]]
        trial = read("\n".join(lines) + "\n")
        if not trial.hits:
            if _names_hold(trial, change.line):
                return _told(change, symptom, outline)
        elif second is None and not change.hit.code and _is_better(outline, change, trial, first.hits, symptom):
            second = change
    return _told(second, symptom, outline) if second is not None else None


def _told(change: Change, symptom: Symptom, outline: Outline) -> Hit:
    whole = Span(change.line + 1, 1, change.line + 1, len(outline.lines[change.line]) + 1)
    repair = Repair((Edit(whole, "\n".join(change.instead)),), sure=change.sure)
    return change.hit._replace(code=change.hit.code or symptom.code, repairs=(repair,) if change.ready else ())


def _suspects(outline: Outline, symptom: Symptom) -> list[int]:
    """Return the lines that may hold the slip, the likeliest first."""
    lines = list(symptom.lines)
    for here in symptom.lines:
        near = outline.above(here)
        for _ in range(_LINES_ABOVE_A_STOP if symptom.stopped else _LINES_ABOVE):
            if near is not None:
                lines.append(near)
                near = outline.above(near)
    first = outline.first_step_without_dash()
    if first is not None:
        lines.insert(0, first)
    return [n for n in dict.fromkeys(lines) if outline.with_content(n)]


def _changes(outline: Outline, symptom: Symptom, most: int) -> Iterator[Change]:
    """Yield the changes to try: the oddest lines first, then the nearest."""
    ranked: list[tuple[tuple[int, int, int], Change]] = []
    for distance, number in enumerate(_suspects(outline, symptom)):
        ranked += [((0, distance, 1), change) for change in added_lines(outline, number)]
        if symptom.code == "PK102":
            continue
        ranked += [((0, distance, 0), change) for change in small_changes(outline, number)]
        for column in _columns_to_try(outline, number):
            begins = outline.begins[number] or 0
            rank = _oddness(outline, begins, column)
            ranked.append(((rank, distance, abs(column - begins)), moved(outline, number, column)))
    ranked.sort(key=lambda pair: pair[0])
    return (change for _, change in ranked[:most])


def _oddness(outline: Outline, begins: int, column: int) -> int:
    """Return 0 where a line would leave an odd column for a usual one, 2 for the reverse, otherwise 1."""
    if outline.is_usual(begins) != outline.is_usual(column):
        return 0 if outline.is_usual(column) else 2
    return 0 if outline.often[begins] < outline.often[column] and outline.often[begins] <= 2 else 1


def _columns_to_try(outline: Outline, number: int) -> list[int]:
    begins = outline.begins[number]
    if begins is None:
        return []
    columns = outline.columns_above(number)
    above, below = outline.above(number), outline.below(number)
    if above is not None:
        columns.append(outline.word_at(above) + 2)
    if below is not None:
        columns += [outline.begins[below] or 0, outline.word_at(below)]
    columns += [column for column, often in outline.often.items() if often > 1]
    return [c for c in dict.fromkeys(columns) if c != begins and abs(c - begins) <= FARTHEST]


def _is_better(outline: Outline, change: Change, trial: Trial, found: list[Hit], symptom: Symptom) -> bool:
    """Whether a change has put its own part of the page in order, though something is wrong elsewhere."""
    if symptom.stopped:
        section = outline.section(change.line)
        lowest = max(section.stop, *symptom.lines)
        places = [hit.span or trial.source.span(hit.path, on_key=hit.on_key) for hit in trial.hits]
        return all(place.line - 1 > lowest for place in places)
    known = {(hit.path, hit.message) for hit in found}
    return len(trial.hits) < len(found) and all((hit.path, hit.message) in known for hit in trial.hits)


def _names_hold(trial: Trial, number: int) -> bool:
    """Whether the names on the changed line stand for something: otherwise the change is no repair."""
    process, source = trial.process, trial.source
    if process is None:
        return False
    roles = [mention.name for mention in roles_named(process)]
    roles += [step.waits_for for step in process.steps if step.waits_for is not None]
    papers = [mention.name for mention in papers_named(process)]
    for reference in references_of(process):
        if source.span(reference.path).line == number + 1 and process.place_of(reference.text) is None:
            return False
    used = {"roles": roles, "paperwork": papers}
    for group, mentions in used.items():
        names = {fold(name) for name in mentions}
        for name in getattr(process, group) or ():
            if source.span((group, name), on_key=True).line == number + 1 and fold(name) not in names:
                return False
    return True
