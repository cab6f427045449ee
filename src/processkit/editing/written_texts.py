"""Texts that go on over several lines, moved to another column without a change of what they say."""

from __future__ import annotations

import re

_STEP = 2
_BREAK = re.compile(r"\r\n|[\r\n\x85\u2028\u2029]")


def lines_of_text(raw: str, style: str | None, column: int, indent: int) -> list[str]:
    """Return the lines of a text as it was written, for another place.

    Args:
        raw: The text with its quotation marks, or with the sign and the lines of a block.
        style: The parser's sign for how it was written: ``|``, ``>``, a quotation mark, or nothing.
        column: The column of the mapping or list that it was in.
        indent: The column that this gets.
    """
    lines = _BREAK.split(raw)
    if style in ("|", ">"):
        return _block(lines, column, indent)
    if len(lines) == 1:
        return lines if raw else []
    rest = [line.strip(" \t") for line in lines[1:]]
    return [lines[0].rstrip(" \t"), *(" " * (indent + _STEP) + line if line else "" for line in rest)]


def _block(lines: list[str], column: int, indent: int) -> list[str]:
    """Return a block of lines below a sign such as |; what stands further in stays further in."""
    head, body = lines[0].rstrip(), lines[1:]
    while body and not body[-1].strip(" "):
        body.pop()
    own = re.search(r"[1-9]", head.split("#")[0])
    if own is not None:
        began, begins = column + int(own[0]), indent + int(own[0])
    else:
        began = next((len(line) - len(line.lstrip(" ")) for line in body if line.strip(" ")), 0)
        begins = indent + _STEP
    return [head, *(" " * begins + line[began:] if line[began:] else "" for line in body)]
