"""Puts a page right as far as its findings offer to: one change after the other, each proven before it stays."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any, TypeAlias

from processkit.editing.changes import Stretch, rewritten, stretches_of
from processkit.editing.notes import notes_in
from processkit.editing.places import Places
from processkit.findings import DocPath, Edit, Finding, NewField, NewItem, NewKey, NewValue, Repair, Severity
from processkit.source.source_map import SourceMap
from processkit.source.yaml_events import read_events

MOST_LOOKS = 400
"""How often one page is looked at while it is put right."""
MOST_READ = 2_000_000
"""How many letters are read in all: fewer looks at a longer page, so that the worst take seconds, and not minutes."""


class Reach(IntEnum):
    """How far a page could be looked at. What stops there hides all that comes behind it."""

    NOT_READ = 0
    FIELDS = 1
    NAMES = 2
    FLOW = 3


@dataclass(frozen=True, slots=True)
class Looked:
    """What looking at a text gave.

    Attributes:
        findings: What was found, with its places, the worst first.
        source: The text, and where all that could be read stands in it.
        data: Plain lists, mappings and texts; None when the text cannot be read.
    """

    findings: Sequence[Finding]
    source: SourceMap
    data: Any
    reach: Reach

    @classmethod
    def of(cls, text: str, findings: Sequence[Finding], *, built: bool) -> Looked:
        """Take what was found in a text; ``built`` says whether there is a typed page."""
        document = read_events(text)
        if document.data is None:
            return cls(findings, SourceMap(text), None, Reach.NOT_READ)
        reach = Reach.FIELDS
        if built:
            names_hold = not any(finding.code.startswith(("PK0", "PK1")) for finding in _errors(findings))
            reach = Reach.FLOW if names_hold else Reach.NAMES
        return cls(findings, document.source, document.data, reach)

    @property
    def errors(self) -> list[Finding]:
        """What must be fixed."""
        return _errors(self.findings)


Look: TypeAlias = Callable[[str], Looked]
"""Reads and checks a text."""


@dataclass(slots=True)
class Mended:
    """A page after mending.

    Attributes:
        text: The new text; the old one where nothing could be put right.
        fixed: What was put right, in the order in which it was.
        guesses: What could be put right by a guess, and was not, because guesses were not wanted.
        all_tried: False where there was so much to try that some of it was left.
    """

    text: str
    fixed: list[Finding] = field(default_factory=list)
    guesses: list[Finding] = field(default_factory=list)
    all_tried: bool = True


def mend(
    text: str,
    look: Look,
    *,
    guess: bool = False,
    wanted: Callable[[Finding], bool] = lambda _: True,
    most_looks: int = MOST_LOOKS,
    most_read: int = MOST_READ,
) -> Mended:
    """Put right what the findings of a page offer to.

    Args:
        text: The page.
        look: Reads and checks a text.
        guess: Whether changes are made, too, of which it is not sure that they are meant.
        wanted: Tells which findings may be put right.
        most_looks: How often the page may be looked at; trying each change takes one look.
        most_read: How many letters may be read in all, the first look not counted.
    """
    bench = _Bench(look, wanted, min(most_looks, 1 + most_read // max(len(text), 1)))
    mended = Mended(text)
    looked = bench.look(text)
    try:
        while (step := _next_step(looked, bench, guess=guess)) is not None:
            finding, mended.text, looked = step
            mended.fixed.append(finding)
        if not guess:
            mended.guesses = [finding for finding in bench.open(looked) if _proven(finding, looked, bench, guess=True)]
    except _Enough:
        mended.all_tried = False
    return mended


@dataclass(frozen=True, slots=True)
class Tried:
    """What a repair gave that holds: where it writes what, the whole new text, and what looking at that gives."""

    stretches: tuple[Stretch, ...]
    text: str
    after: Looked


class _Enough(Exception):
    """The page was looked at as often as it may be."""


class _Bench:
    """Looks at texts for one page, and counts how often."""

    def __init__(self, look: Look, wanted: Callable[[Finding], bool], most_looks: int) -> None:
        self._look = look
        self._wanted = wanted
        self._left = most_looks
        self.in_vain: set[object] = set()
        """What no change has put right so far."""

    def look(self, text: str) -> Looked:
        if self._left <= 0:
            raise _Enough
        self._left -= 1
        return self._look(text)

    def open(self, looked: Looked) -> list[Finding]:
        """Return what may be put right and offers to be."""
        return [f for f in looked.findings if f.repairs and f.accepted is None and self._wanted(f)]


def _next_step(looked: Looked, bench: _Bench, *, guess: bool) -> tuple[Finding, str, Looked] | None:
    """Return the next finding that can be put right, the text that does it, and what that text gives."""
    for guessing in (False, True) if guess else (False,):
        for finding in bench.open(looked):
            mark = (finding.code, finding.path, finding.message, finding.span, guessing)
            if mark in bench.in_vain:
                continue
            proven = _proven(finding, looked, bench, guess=guessing)
            if proven is not None:
                return finding, *proven
            bench.in_vain.add(mark)
    return None


def _proven(finding: Finding, looked: Looked, bench: _Bench, *, guess: bool) -> tuple[str, Looked] | None:
    """Return the text that puts a finding right, and what it gives; None when no change is proven to.

    Where several changes are sure and give different pages, none of them is: that is a guess.
    """
    held: list[tuple[str, Looked]] = []
    for repair in finding.repairs:
        if not (repair.sure or guess):
            continue
        one = tried(finding, repair, looked, bench.look)
        if one is not None and guess:
            return one.text, one.after
        if one is not None:
            held.append((one.text, one.after))
    if not held:
        return None
    best = max(map(_soundness, held))
    held = [one for one in held if _soundness(one) == best]
    return held[0] if all(after.data == held[0][1].data for _, after in held) else None


def _soundness(held: tuple[str, Looked]) -> tuple[Reach, int]:
    return held[1].reach, -len(held[1].errors)


def tried(finding: Finding, repair: Repair, looked: Looked, look: Look) -> Tried | None:
    """Return what a repair of a finding gives; None where it cannot be written, or does not do what it should."""
    before = Places(looked.source)
    stretches = stretches_of(repair, before)
    if not stretches:
        return None
    text = rewritten(before.text, stretches)
    after = look(text)
    if text == before.text or not _is_better(finding, repair, looked, after, _added_lines(stretches, before)):
        return None
    if _as_it_stands(repair) and _written_lines(stretches, after) & _lines_of(after.errors):
        return None
    return Tried(tuple(stretches), text, after)


def _as_it_stands(repair: Repair) -> bool:
    return all(isinstance(change, Edit) for change in repair.changes)


def _written_lines(stretches: Sequence[Stretch], after: Looked) -> set[int]:
    """Return the lines, counted from 1, that stretches have written."""
    places = Places(after.source)
    lines: set[int] = set()
    shift = 0
    for stretch in stretches:
        first = places.line_of(stretch.start + shift)
        lines.update(range(first + 1, first + 1 + max(len(stretch.text.splitlines()), 1)))
        shift += len(stretch.text) - (stretch.end - stretch.start)
    return lines


def _lines_of(findings: Sequence[Finding]) -> set[int]:
    return {finding.span.line for finding in findings if finding.span is not None}


def _added_lines(stretches: Sequence[Stretch], places: Places) -> int:
    removed = sum(places.line_of(s.end) - places.line_of(s.start) for s in stretches)
    return sum(len(s.text.splitlines()) - 1 for s in stretches if s.text) - removed


def _is_better(finding: Finding, repair: Repair, before: Looked, after: Looked, added: int) -> bool:
    """Whether a finding is gone, no note is lost, and nothing worse has come in its place."""
    if after.reach < before.reach or any(_is_same(finding, other, added) for other in after.findings):
        return False
    if before.data is not None and after.data is not None and _notes(before) != _notes(after):
        return False
    if after.reach > before.reach:
        return True
    if before.reach is Reach.NOT_READ:
        further = _first_line(after) > _first_line(before) + added
        return (further and repair.sure) or len(after.errors) < len(before.errors)
    # Nobody has looked behind a field that was not known, or that held something else than was due.
    shown = [_path_after(change) for change in repair.changes if not isinstance(change, Edit)]
    left = [error for error in after.errors if not any(error.path[: len(path)] == path for path in shown)]
    new = {(error.code, error.path) for error in left} - {(error.code, error.path) for error in before.errors}
    return not new and len(left) <= len(before.errors) - (finding.severity is Severity.ERROR)


def _path_after(change: NewKey | NewValue | NewItem | NewField) -> DocPath:
    return (*change.path[:-1], change.key) if isinstance(change, NewKey) else change.path


def _is_same(finding: Finding, other: Finding, added: int) -> bool:
    if (finding.code, finding.path, finding.message) != (other.code, other.path, other.message):
        return False
    if finding.path or finding.span is None or other.span is None:
        return True
    return other.span.line in (finding.span.line, finding.span.line + added)


def _errors(findings: Sequence[Finding]) -> list[Finding]:
    return [f for f in findings if f.severity is Severity.ERROR and f.accepted is None]


def _notes(looked: Looked) -> list[str]:
    return [note.text for note in notes_in(Places(looked.source))]


def _first_line(looked: Looked) -> int:
    return min((f.span.line for f in looked.errors if f.span is not None), default=0)
