"""Where the keys and texts of a page end, as far as one line and its signs can tell."""

from __future__ import annotations

import json
import re

BREAKS = "\n\r\x85\u2028\u2029"
"""What ends a line in YAML."""
BREAK = re.compile(f"\r\n|[{BREAKS}]")
_SPACES = re.compile(r"[ \t]*")
_PLAIN_IN_BRACKETS = re.compile(f"[^,\\[\\]{{}}:{BREAKS}]+")
_DOUBLE = re.compile(r'"(?:[^"\\\n\r]|\\[^\n\r])*("?)')
_SINGLE = re.compile(r"'(?:[^'\n\r]|'')*('?)")
_NOTE = re.compile(r"(?:^|[ \t])#")
_NO_TEXT = "[]{}&*!|>%@`,#"


def line_end(text: str, at: int) -> int:
    """Return where the line of a letter ends, before its line break."""
    line_break = BREAK.search(text, at)
    return line_break.start() if line_break is not None else len(text)


def behind_spaces(text: str, at: int) -> int:
    """Return the first letter from ``at`` on that is no space and no Tab."""
    match = _SPACES.match(text, at)
    return match.end() if match is not None else at


def text_end(text: str, at: int, stop: int) -> int:
    """Return where a text ends that begins at a letter of a line: before a note, or with its quotation mark."""
    for quoted in (_DOUBLE, _SINGLE):
        match = quoted.match(text, at, stop)
        if match is not None:
            return match.end()
    note = _NOTE.search(text, at, stop)
    end = note.start() if note is not None else stop
    return at + len(text[at:end].rstrip(" \t"))


def is_in_note(text: str, at: int, word: int) -> bool:
    """Whether a letter is in a note, and not in the quoted text that begins at ``word``."""
    start = max(text.rfind(sign, 0, at) for sign in BREAKS) + 1
    note = _NOTE.search(text[start:at])
    is_quoted = text[word : word + 1] in ('"', "'")
    return note is not None and not (is_quoted and word < start + note.start())


def text_end_in_brackets(text: str, at: int) -> int:
    """Return where a text ends that begins at a letter between brackets; always behind that letter."""
    quoted = _DOUBLE.match(text, at) or _SINGLE.match(text, at)
    if quoted is not None:
        return quoted.end()
    end = at
    while (match := _PLAIN_IN_BRACKETS.match(text, end)) is not None:
        end = match.end()
        behind = text[end : end + 2]
        if behind[:1] != ":" or len(behind) < 2 or behind[1] in f" \t,[]{{}}{BREAKS}":
            break
        end += 1
    note = text.find(" #", at, end)
    return max(at + len(text[at : note if note >= 0 else end].rstrip(" \t")), at + 1)


def key_at(text: str, at: int, stop: int) -> tuple[int, int] | None:
    """Return where a key ends that begins at a letter, and where its colon stands; None where there is no key."""
    for quoted in (_DOUBLE, _SINGLE):
        match = quoted.match(text, at, stop)
        if match is not None:
            colon = behind_spaces(text, match.end())
            is_key = match[1] and colon < stop and text[colon] == ":"
            return (match.end(), colon) if is_key else None
    if text[at] in _NO_TEXT:
        return None
    note = text.find(" #", at, stop)
    colon = text.find(":", at, note if note >= 0 else stop)
    while colon >= 0 and colon + 1 < stop and text[colon + 1] not in " \t":
        colon = text.find(":", colon + 1, note if note >= 0 else stop)
    return (at + len(text[at:colon].rstrip(" \t")), colon) if colon > at else None


def unquoted(typed: str) -> tuple[str, str]:
    """Return what a text says, and its quotation mark."""
    mark = typed[:1]
    if mark not in ('"', "'"):
        return typed, ""
    bare = typed[1:-1] if len(typed) > 1 and typed.endswith(mark) else typed[1:]
    if mark == "'":
        return bare.replace("''", "'"), mark
    try:
        return str(json.loads(f'"{bare}"')), mark
    except ValueError:
        return bare, mark
