"""Slips in the layout of a page: spaces, Tabs, dashes, and colons that are missing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from processkit.findings import Edit, Hit, Repair, Span
from processkit.source.known_keys import KNOWN_KEYS
from processkit.source.letters import ODD_SPACES
from processkit.source.outline import Outline
from processkit.source.slip import FIELD, Slip, quoted, rewritten, without_note

_SPACES = " \t" + "".join(ODD_SPACES)
_ODD_SPACE = re.compile(rf"(\s*(?:- +)*)([a-z_]+):([{''.join(ODD_SPACES)}]\s*)(.*)$")
_NO_SPACE = re.compile(r"(\s*(?:- +)*)([a-z_]+):([^\s/].*)$")
_NO_COLON = re.compile(r"(\s*(?:- +)*)([A-Za-z_]+)(?:\s+(.*))?$")
_DASH = re.compile(r"(\s*)-([^\s-].*)$")
_LEAD = re.compile(r"[ \t]*(?:-[ \t]+)*")


def tab(slip: Slip) -> Hit | None:
    """Know a Tab in front of a line."""
    for number in (slip.said.line, slip.above(slip.said.line)):
        if number is None:
            continue
        line = slip.line(number)
        lead = re.match(r"[ \t]*(?:- ?[ \t]*)?", line)
        if lead and "\t" in lead[0]:
            return slip.hit(
                number,
                lead[0].index("\t"),
                "There is a Tab in front of the text in this line. YAML knows only spaces there.",
                "Delete the Tab and type spaces until the line stands under the lines that belong to it.",
                *_without_tabs(slip, number),
            )
    return None


def _without_tabs(slip: Slip, number: int) -> Iterator[Repair]:
    """Yield spaces for the Tabs of the whole page, two, four or eight for each, and then for one line alone."""
    leads = [_LEAD.match(line)[0] for line in slip.lines]  # type: ignore[index]  # it always matches
    with_tabs = [n for n, lead in enumerate(leads) if "\t" in lead]
    for width in (2, 4, 8):
        changes = [
            _new_lead(n, leads[n], re.sub("-[ \t]+", "- ", leads[n]).replace("\t", " " * width)) for n in with_tabs
        ]
        yield Repair(tuple(changes))
    dashes = "- " * leads[number].count("-")
    outline = Outline([line.expandtabs(2) for line in slip.lines])
    above, below = outline.above(number), outline.below(number)
    columns = outline.columns_above(number)
    columns += [outline.word_at(above) + 2] if above is not None else []
    columns += [outline.begins[below] or 0] if below is not None else []
    for column in dict.fromkeys(columns):
        yield Repair((_new_lead(number, leads[number], " " * column + dashes),))


def _new_lead(number: int, old: str, new: str) -> Edit:
    return Edit(Span(number + 1, 1, number + 1, len(old) + 1), new)


def odd_space(slip: Slip) -> Hit | None:
    """Know a special space in front of a line."""
    for number in slip.suspects():
        line = slip.line(number)
        lead = line[: len(line) - len(line.lstrip(_SPACES))]
        odd = next((c for c in lead if c not in " \t"), None)
        if odd is not None:
            return slip.hit(
                number,
                lead.index(odd),
                "This line begins with a special space (it often comes along when text is copied from a web page).",
                "Delete the space in front of the text and type ordinary spaces.",
                rewritten(number, 0, len(lead), "".join(" " if sign.isspace() else "" for sign in lead)),
                rewritten(number, 0, len(lead), " " * lead.count(" ")),
            )
    return None


def dash_without_space(slip: Slip) -> Hit | None:
    """Know a dash without a space behind it."""
    for number in slip.suspects():
        line = slip.line(number)
        if dash := _DASH.match(line):
            return slip.hit(
                number,
                len(dash[1]),
                "A space is missing after the dash.",
                f"Write: {dash[1].lstrip()}- {without_note(dash[2])}",
                rewritten(number, dash.start(2), dash.start(2), " "),
            )
    return None


def colon_without_space(slip: Slip) -> Hit | None:
    """Know a field whose colon has no space behind it."""
    for number in slip.suspects():
        odd = _ODD_SPACE.match(slip.line(number))
        if odd and odd[2] in KNOWN_KEYS:
            return slip.hit(
                number,
                odd.start(3),
                f'Behind "{odd[2]}:" stands a special space (it often comes along with copied text).',
                f"Delete it and type an ordinary space: {odd[2]}: {without_note(odd[4])}",
                rewritten(number, odd.start(3), odd.end(3), " "),
            )
        match = _NO_SPACE.match(slip.line(number))
        if match and match[2] in KNOWN_KEYS:
            return slip.hit(
                number,
                match.start(2),
                f'A space is missing after the colon of "{match[2]}:".',
                f"Write: {match[2]}: {without_note(match[3])}",
                rewritten(number, match.start(3), match.start(3), " "),
            )
    return None


def other_colon(slip: Slip) -> Hit | None:
    """Know a field with another sign where its colon is due."""
    for number in slip.suspects():
        line = slip.line(number)
        match = re.match(r"(\s*(?:- +)*)(\w+)\s*(=+>|-+>|:=|=+|[\uff1a\u2236\ufe55;])\s*(.*)$", line)
        if match and match[2].casefold() in KNOWN_KEYS:
            return slip.hit(
                number,
                match.start(3),
                f'Behind "{match[2]}" stands the sign "{match[3]}" where a colon is due.',
                f"Write: {match[2]}: {without_note(match[4])}".rstrip(),
                rewritten(number, match.end(2), match.start(4), ": " if match[4] else ":"),
            )
    return None


def colon_missing(slip: Slip) -> Hit | None:
    """Know a field without its colon."""
    said = slip.said
    certain = "could not find expected ':'" in said.problem
    if not certain and "mapping values" not in said.problem:
        return None
    for number in slip.suspects():
        if number == said.line and not certain:
            continue
        match = _NO_COLON.match(slip.line(number))
        if match and match[2].casefold() in KNOWN_KEYS:
            rest = f" {without_note(match[3])}".rstrip() if match[3] else ""
            return slip.hit(
                number,
                match.start(2),
                f'A colon is missing after "{match[2]}".',
                f"Write: {match[2]}:{rest}",
                rewritten(number, match.end(2), match.end(2), ":", sure=False),
            )
    if certain and said.context_line is not None:
        text = without_note(slip.line(said.context_line))
        return slip.hit(
            said.context_line,
            said.context_column,
            "This line is neither a field with a colon nor a list item with a dash.",
            f"If it belongs to the text above, write both lines as one. If it is a list item, write:  - {text}",
        )
    return None


def dash_in_value(slip: Slip) -> Hit | None:
    """Know a list that begins on the line of its field."""
    if "sequence entries" not in slip.said.problem:
        return None
    field = FIELD.match(slip.here)
    name = field[2] if field else "the field"
    rest = slip.here[slip.said.column :].strip()
    return slip.hit(
        slip.said.line,
        slip.said.column,
        f'A list cannot begin on the same line as "{name}:".',
        f"Put each item on a line of its own below, with a dash in front. If it is one text, write it in quotes: {name}: {quoted(rest)}",
    )


def indentation(slip: Slip) -> Hit | None:
    """Know a line that does not stand under the lines that it belongs to."""
    said = slip.said
    above = slip.above(said.line)
    if above is None or not slip.here.strip():
        return None
    mine, field = _indent(slip.here), FIELD.match(slip.line(above))
    began = _indent(slip.line(above))
    is_item = slip.here.lstrip().startswith("- ")
    if is_item and began < mine and any(_indent(line) == mine for line in slip.lines[:above] if "- " in line):
        return slip.hit(
            above,
            began,
            f"This line has {_spaces(began)} in front, less than the list that it stands in. So the list ends here.",
            f"Give it {_spaces(mine + 2)}, so that it stands straight under the words of the item that it belongs to.",
        )
    if "mapping values" in said.problem and field and mine > _indent(slip.line(above)):
        due = len(field[1])
        if field[3] and mine != due:
            return slip.hit(
                said.line,
                mine,
                f"This line has {_spaces(mine)} in front; the line above it has {_spaces(due)}. "
                f'So it looks as if it belonged inside "{field[2].strip()}".',
                f"Give it {_spaces(due)}, so that it stands straight under the word above.",
            )
    levels = _levels_above(slip, said.line)
    if mine in levels and not slip.here.lstrip().startswith("-"):
        return slip.hit(
            said.line,
            mine,
            f"This line has {_spaces(mine)} in front, like the dashes of the list. So it belongs to no item of the list.",
            f"Give it {_spaces(mine + 2)}, so that it stands straight under the words of the item that it belongs to.",
        )
    nearest = min(levels, key=lambda level: (abs(level - mine), -level), default=mine)
    return slip.hit(
        said.line,
        mine,
        f"This line has {_spaces(mine)} in front, which fits none of the lines above it.",
        f"Give it {_spaces(nearest)}, so that it stands straight under the lines that it belongs to.",
    )


def _levels_above(slip: Slip, number: int) -> list[int]:
    """Return how far in the lines above begin, nearest first, each level once."""
    levels: list[int] = []
    lowest = 10_000
    for above in range(number - 1, -1, -1):
        line = slip.lines[above]
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        begins = _indent(line)
        after_dash = len(re.match(r"\s*(?:- +)*", line)[0])  # type: ignore[index]  # it always matches
        for level in {begins, after_dash}:
            if level <= lowest or not levels:
                levels.append(level)
        lowest = min(lowest, begins)
    wants_dash = slip.line(number).lstrip().startswith("-")
    if wants_dash:
        dashes = [_indent(line) for line in slip.lines[:number] if line.lstrip().startswith("- ")]
        return list(dict.fromkeys(dashes)) or list(dict.fromkeys(levels))
    return list(dict.fromkeys(levels))


def _spaces(count: int) -> str:
    return {0: "no space", 1: "1 space"}.get(count, f"{count} spaces")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
