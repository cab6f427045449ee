"""A person's text in Markdown: shown letter for letter, whatever signs are in it."""

from __future__ import annotations

import re

# Nothing is shown of it, and nothing reads across it: a name behind "@" is then no mention, and an
# address no link. A backslash does not do that: what looks for names and addresses never sees it.
_SPLIT = "<!-- -->"
_SIGNS = re.compile(
    r"(?P<sign>[\\`*_\[\]<>|~&])"
    r"|(?P<hash>#)(?P<hashed>(?=\w))?"
    r"|(?P<mention>@)(?=[\w-])"
    r"|(?P<colon>:)(?=//|[\w+-]+:)"
    r"|(?P<web>(?i:www))(?=\.)"
    r"|(?P<dollar>\$)"
)
_AT_START = re.compile(r"^(?P<number>[0-9]{1,9})(?=[.)])|^(?=[-+=])")


def escaped(text: str) -> str:
    """Return one line of a person's text as Markdown that shows it as it was written.

    It may stand in a paragraph, a heading, an item of a list or a cell of a table, at the beginning
    or further inside, between blanks or in bold. It is never read as markup, and neither as a link,
    a mention, an issue, an emoji or a formula.
    """
    return _AT_START.sub(lambda match: f"{match['number'] or ''}\\", _SIGNS.sub(_safe, text))


def _safe(match: re.Match[str]) -> str:
    found = match[0]
    if match["sign"] or match["hash"]:
        return f"\\{found}{_SPLIT if match['hashed'] is not None else ''}"
    if match["dollar"]:
        return f"<span>{found}</span>"
    return found + _SPLIT
