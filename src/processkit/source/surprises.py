"""Texts that YAML reads in silence in another way than they were meant."""

from __future__ import annotations

import re
from typing import Any

from processkit.findings import Edit, Hit, Repair, Span
from processkit.source.known_keys import KNOWN_KEYS
from processkit.source.letters import CURLY, INVISIBLE, ODD_SPACES, TURNS_LETTERS
from processkit.source.typed import typed

_CUT_BY_HASH = re.compile(r"[ \t]+#([^\s#!].*)$")
_KEY_WITHOUT_SPACE = re.compile(r"\s*(?:- )?([a-z_]+):(?!//)\S")


def surprise_in(lines: list[str], value: str, start: Any, end: Any) -> Hit | None:
    """Return what is odd about an unquoted text, or None. Marks are the parser's, counted from 0."""
    if start.line != end.line and (hit := _runs_on(lines, value, start, end)):
        return hit
    line = lines[end.line] if end.line < len(lines) else ""
    if cut := _CUT_BY_HASH.match(line, end.column):
        return _hit(
            f'"#{cut[1]}" is cut off: a # with a space before it starts a note to yourself.',
            f'If it belongs to the text, write it in quotes: "{value} #{cut[1].rstrip()}". '
            f"If it is a note, put a space after the #.",
            Span(end.line + 1, cut.start() + 1, end.line + 1, len(line) + 1),
        )
    span = Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)
    bare = without_curly(value)
    if bare is not None:
        return _hit(
            f"The curly quotation marks of {value} are kept as letters and will be printed.",
            f"Use straight ones, or none: {bare}" if typed(bare) == bare else f"Use straight ones: {typed(bare)}",
            span,
            Repair((Edit(span, typed(bare, in_list=True)),)),
        )
    if value[0] in ODD_SPACES:
        return _hit(
            "This text begins with a special space (it often comes along when text is copied from a web page).",
            f"Delete the space before it and type it anew: {value.strip(ODD_SPACES + ' ')}",
            span,
            Repair((Edit(span, typed(value.strip(ODD_SPACES + " "))),)),
        )
    return invisible_in(value, start)


def invisible_in(value: str, start: Any) -> Hit | None:
    """Return what is said of a text or a name with a sign that nobody sees, written out or as an escape."""
    match = INVISIBLE.search(value)
    if match is None:
        return None
    span = Span(start.line + 1, start.column + 1, start.line + 1, start.column + 2)
    if TURNS_LETTERS.match(match[0]):
        message = "This text holds an invisible sign that turns round the order of its letters on the screen."
        return _hit(message, "Type the text anew.", span)
    message = f"This text holds an invisible control character (U+{ord(match[0]):04X}), which no text has."
    return Hit(message, code="PK001", fix="Delete it: it is written with a backslash.", span=span)


def without_curly(value: str) -> str | None:
    """Return what stands between curly quotation marks that are typed around a whole text, or None."""
    if len(value) < 2 or value[0] not in CURLY or value[-1] not in (CURLY[value[0]], '"', "\u201d"):
        return None
    inner = value[1:-1]
    return None if any(mark in inner for mark in "\u201c\u201d\u201e\u00ab\u00bb") else inner.strip()


def _runs_on(lines: list[str], value: str, start: Any, end: Any) -> Hit | None:
    """Look at the further lines of a text that goes on over several lines."""
    for number in range(start.line + 1, min(end.line + 1, len(lines))):
        line = lines[number]
        span = Span(number + 1, len(line) - len(line.lstrip()) + 1, number + 1, len(line) + 1)
        first = lines[start.line][start.column :].strip()
        if line.lstrip(" " + ODD_SPACES).startswith("- ") and first.startswith("-"):
            place = Span(start.line + 1, start.column + 1, start.line + 1, start.column + len(first) + 1)
            return Hit(
                "A space is missing after the dash, so the lines below were read as part of this text.",
                code="PK001",
                fix=f"Write: - {first[1:]}",
                span=place,
                repairs=(Repair((Edit(Span(place.line, place.column + 1, place.line, place.column + 1), " "),)),),
            )
        if line.lstrip(" " + ODD_SPACES).startswith("- "):
            return _hit(
                f'This line was read as part of the text above it: "{_short(value)}".',
                f"If this is a list, put the first text on a line of its own, too:  - {first}",
                span,
            )
        typed = _KEY_WITHOUT_SPACE.match(line)
        if typed and typed[1] in KNOWN_KEYS:
            rest = line.strip()[len(typed[1]) + 1 :] if not line.strip().startswith("- ") else ""
            behind = typed.end(1) + 2
            return Hit(
                f'A space is missing after the colon of "{typed[1]}:", so the line was read as part of the text above it.',
                code="PK001",
                fix=f"Write: {typed[1]}: {rest}".rstrip(),
                span=span,
                repairs=(Repair((Edit(Span(number + 1, behind, number + 1, behind), " "),)),),
            )
    return None


def _short(value: str) -> str:
    return value if len(value) <= 60 else value[:57] + "..."


def _hit(message: str, fix: str, span: Span, *repairs: Repair) -> Hit:
    return Hit(message, code="PK005", fix=fix, span=span, repairs=repairs)
