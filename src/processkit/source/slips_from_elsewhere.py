"""Slips that come along from elsewhere: lines left by other tools, and habits of other formats."""

from __future__ import annotations

import re

from processkit.findings import Edit, Hit, Repair, Span
from processkit.source.known_keys import KNOWN_KEYS
from processkit.source.slip import FIELD, Slip, rewritten, without_note
from processkit.source.typed import typed

_CONFLICT = ("<<<<<<<", "=======", ">>>>>>>", "|||||||")
_BULLET = re.compile(r"\s*([*+\u2022\u00b7\u25aa\u2023\u25e6]|[0-9]{1,2}[.)]) +(\S.*)")
_BULLET_FIRST = re.compile(r"([*+\u2022\u00b7\u25aa\u2023\u25e6\u2013\u2014]|[0-9]{1,2}[.)])\s+")
_QUOTED_LINE = re.compile(r"\s*(\"[^\"]*\"|'[^']*')\s*$")


def left_by_a_tool(slip: Slip) -> Hit | None:
    """Know the lines that joining two versions, or copying from a chat, leaves in a file."""
    for number in dict.fromkeys((*slip.suspects(), slip.said.line)):
        line = slip.line(number)
        if line.startswith(_CONFLICT):
            return slip.hit(
                number,
                0,
                "Two versions of the page were joined here by a program, and it left both.",
                "Keep the lines of one version, and delete those that begin with <<<<<<<, ======= and >>>>>>>.",
            )
        if line.lstrip().startswith("```"):
            return slip.hit(
                number,
                line.index("`"),
                "Three backticks are left from the place where this text was copied.",
                "Delete this line, and the one at the end of the text.",
            )
    return None


def end_mark(slip: Slip) -> Hit | None:
    """Know the three dots with which YAML ends a page."""
    for number in range(min(slip.said.line, len(slip.lines) - 1), -1, -1):
        if slip.lines[number].rstrip() == "...":
            return slip.hit(
                number,
                0,
                'The line "..." ends the page for YAML, and more follows below it.',
                "Delete the line.",
                Repair((Edit(Span(number + 1, 1, number + 2, 1), ""),)),
            )
    return None


def note_of_another_language(slip: Slip) -> Hit | None:
    """Know a note that begins with ``//`` or ``/*``, as programs write it."""
    said = slip.said
    above = slip.above(said.line)
    for number in (said.line, above):
        if number is not None and slip.line(number).lstrip().startswith(("//", "/*")):
            line = slip.line(number)
            begins = len(line) - len(line.lstrip())
            return slip.hit(
                number,
                begins,
                "A note begins with # here, and not with two strokes.",
                f"Delete the line, or write: # {line.strip(' /*')}",
                rewritten(number, begins, len(line), f"# {line.strip(' /*')}"),
            )
    return None


def bullet(slip: Slip) -> Hit | None:
    """Know a list item with another sign than a dash."""
    match = _BULLET.match(slip.here)
    if match is None or slip.said.column < match.start(1) or ("cannot start" in slip.said.problem and match[1] != "*"):
        return None
    return slip.hit(
        slip.said.line,
        match.start(1),
        f'A list item begins with a dash here, and not with "{match[1]}".',
        f"Write: - {without_note(match[2])}",
        rewritten(slip.said.line, match.start(1), match.end(1), "-"),
    )


def line_in_quotes(slip: Slip) -> Hit | None:
    """Know a field that stands in quotation marks as a whole."""
    for number in slip.suspects():
        match = _QUOTED_LINE.match(slip.line(number))
        field = FIELD.match(match[1][1:-1]) if match else None
        if match and field and field[2] in KNOWN_KEYS:
            return slip.hit(
                number,
                match.start(1),
                "Quotation marks stand around the whole line, its field included.",
                f"Write: {field[2]}: {typed(field[3] or '')}",
                rewritten(number, match.start(1), match.end(1), f"{field[2]}: {typed(field[3] or '')}"),
            )
    return None


def bullets_in(text: str) -> tuple[str, str] | None:
    """Return the sign with which the items in a text begin, and the first item; None if there are none."""
    match = _BULLET_FIRST.match(text)
    return (match[1], all_bullets_in(text)[0]) if match is not None else None


def all_bullets_in(text: str) -> tuple[str, ...]:
    """Return the items in a text that begin with a sign other than a dash, such as "• Call back • Send the brochure"."""
    match = _BULLET_FIRST.match(text)
    if match is None:
        return (text,)
    again = r"\s[0-9]{1,2}[.)]\s" if match[1][0].isdigit() else rf"\s{re.escape(match[1])}\s"
    return tuple(item.strip() for item in re.split(again, text[match.end() :]))
