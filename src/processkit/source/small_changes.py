"""Small changes of one line that may put a page right, each with what to say when it does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from processkit.findings import Hit, Span
from processkit.source.known_keys import KNOWN_KEYS, STEP_KEYS
from processkit.source.misfit import short
from processkit.source.outline import Outline, is_first_of_step, spaces
from processkit.source.slip import FIELD, without_note
from processkit.source.typed import lines_to_paste, typed

FARTHEST = 4
"""How many columns a line may be moved."""
_MOST_WORDS = 6
_GLUED = re.compile(r"([^\s:\"'\[{][^:\"'\[{]*):([^\s:/].*)")


@dataclass(frozen=True, slots=True)
class Change:
    """Other lines in place of one, which is counted from 0. ``hit`` is what to say when that is the repair.

    A change is ``sure`` when nothing else can have been meant, and ``ready`` when it can be written as it stands.
    """

    line: int
    instead: tuple[str, ...]
    hit: Hit
    sure: bool = False
    ready: bool = True


def moved(outline: Outline, number: int, column: int) -> Change:
    """Let a line begin at another column."""
    line, begins = outline.lines[number], outline.begins[number] or 0
    brother = outline.standing_over(number, column)
    mother = outline.above(number)
    if brother is not None:
        place = f"straight under {_shown(outline, brother, column)}"
        due = f"the line that it belongs under has {spaces(column)}"
    else:
        place = f"inside {_shown(outline, mother, -1)}" if mother is not None else "at the left edge"
        due = f"{spaces(column)} would be right"
    message = f"This line has {spaces(begins)} in front; {due}."
    fix = f"Give it {spaces(column)}, so that it stands {place}."
    return Change(number, (" " * column + line[begins:],), _hit(outline, number, begins, message, fix))


def small_changes(outline: Outline, number: int) -> Iterator[Change]:
    """Yield what may be put right on a line but its place: its colon, its dash, its value."""
    yield from _added_colon(outline, number)
    yield from _emptied(outline, number)
    yield from _respaced(outline, number)
    yield from _added_dash(outline, number)


def _shown(outline: Outline, number: int, column: int) -> str:
    """Return how to name the word, or the dash, that stands at a column of a line."""
    if outline.lines[number][column : column + 1] == "-":
        return f"the dash in line {number + 1}"
    text = outline.lines[number].strip().removeprefix("- ")
    field = FIELD.match(text)
    name = f"{field[2].strip()}:" if field else text
    return f'"{name if len(name) <= 40 else name[:37] + "..."}" in line {number + 1}'


def _added_colon(outline: Outline, number: int) -> Iterator[Change]:
    """Write a colon, or a space behind one that is there."""
    line = outline.lines[number]
    begins = outline.word_at(number)
    text = without_note(line[begins:])
    if FIELD.match(line) or text.startswith("-"):
        return
    if glued := _GLUED.fullmatch(text):
        fixed = f"{glued[1]}: {glued[2]}"
        message = f'A space is missing after the colon of "{glued[1]}:".'
        behind = begins + len(glued[1]) + 1
        hit = _hit(outline, number, begins, message, f"Write: {fixed}")
        yield Change(number, (f"{line[:behind]} {line[behind:]}",), hit, sure=True)
    words = text.split(" ")
    counts = [1] if words[0] in KNOWN_KEYS else [len(words), *range(1, min(len(words), _MOST_WORDS))]
    for count in counts:
        name, value = " ".join(words[:count]), " ".join(words[count:])
        fixed = f"{name}: {value}".rstrip()
        message = f'A colon is missing after "{name}".'
        behind = begins + len(name)
        hit = _hit(outline, number, begins, message, f"Write: {fixed}")
        yield Change(number, (f"{line[:behind]}:{line[behind:]}",), hit)


def _emptied(outline: Outline, number: int) -> Iterator[Change]:
    """Take away a text that stands behind the name of a field with lines of its own below it."""
    line, below = outline.lines[number], outline.below(number)
    field = FIELD.match(line)
    value = without_note(field[3] or "") if field and not (field[3] or "").startswith("#") else ""
    if field is None or not value or below is None or outline.word_at(below) <= outline.word_at(number):
        return
    name = field[2].strip()
    message = f'The text "{short(value)}" stands behind "{name}:", which has lines of its own below it.'
    fix = f"Delete the text, so that the line ends with the colon: {name}:"
    if outline.lines[below].lstrip().startswith("- "):
        fix = lines_to_paste("If it is the first item of the list, write:", f"{name}:", f"  - {typed(value)}")
    hit = _hit(outline, number, field.start(3), message, fix)
    yield Change(number, (line[: field.end(2) + 1],), hit, ready=False)


def _respaced(outline: Outline, number: int) -> Iterator[Change]:
    """Put the first word of an item over the words below it: by other spaces, or without a second dash."""
    line, begins, below = outline.lines[number], outline.begins[number] or 0, outline.below(number)
    word, due = outline.word_at(number), outline.begins[below] if below is not None else None
    if line[begins : begins + 2] != "- " or due is None or due == word or not begins + 1 < due <= word + FARTHEST:
        return
    fixed = f"-{' ' * (due - begins - 1)}{line[word:]}"
    if "-" in line[begins + 1 : word]:
        message, fix = "There is a dash too many.", f"Write: - {without_note(line[word:])}"
    else:
        message = f"Behind this dash stand {spaces(word - begins - 1)}, so that the lines below do not stand straight."
        fix = f"Put {spaces(due - begins - 1)} behind the dash: {without_note(fixed)}"
    yield Change(number, (line[:begins] + fixed,), _hit(outline, number, begins, message, fix))


def _added_dash(outline: Outline, number: int) -> Iterator[Change]:
    """Write the dash in front of the first line of a step."""
    line, begins = outline.lines[number], outline.begins[number] or 0
    if line[begins:].startswith("step:"):
        below = outline.below(number)
        text = without_note(line[begins:])
        message = 'The dash is missing in front of "step:".'
        for dash in dict.fromkeys(
            (begins, begins - 2, (outline.begins[below] or 0) - 2 if below is not None else begins)
        ):
            if dash >= 0:
                hit = _hit(outline, number, begins, message, f"Write: - {text}")
                yield Change(number, (f"{' ' * dash}- {line[begins:]}",), hit)


def added_lines(outline: Outline, number: int) -> Iterator[Change]:
    """Write the first line of a step, or the line above all steps, that has been lost."""
    line, begins = outline.lines[number], outline.begins[number] or 0
    if is_first_of_step(line) and not any(other.lstrip().startswith("steps") for other in outline.lines):
        fix = lines_to_paste("Write above it:", "steps:")
        message = 'The line "steps:" is missing above the first step.'
        yield Change(number, ("steps:", line), _hit(outline, number, begins, message, fix, code="PK102"))
    field = FIELD.match(line)
    if begins >= 2 and field and field[2] in STEP_KEYS and not line.lstrip().startswith(("- ", "step:")):
        first = f"{' ' * (begins - 2)}- step: what is done"
        fix = lines_to_paste("Write above it:", "- step: what is done")
        message = 'A step begins here, and its first line "- step:" is missing.'
        yield Change(number, (first, line), _hit(outline, number, begins, message, fix, code="PK102"), ready=False)


def _hit(outline: Outline, line: int, start: int, message: str, fix: str, code: str = "") -> Hit:
    end = max(len(outline.lines[line].rstrip()), start + 1)
    return Hit(message, code=code, fix=fix, span=Span(line + 1, start + 1, line + 1, end + 1))
