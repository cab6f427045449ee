"""Sentences for broken YAML: from what the parser stumbled over to the slip that somebody made.

The parser's own text is never shown. Each function below knows one slip, looks at the lines around
the place where the parser stopped, and answers with a sentence or with None; the first that knows
its slip speaks.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from processkit.findings import Hit, Span
from processkit.source.known_keys import KNOWN_KEYS


@dataclass(frozen=True, slots=True)
class ParserSaid:
    """Where and why the parser stopped. Lines and columns count from 0, as the parser counts.

    ``long_quote`` holds the marks of the last quoted text that went over several lines.
    """

    problem: str
    line: int
    column: int
    context: str = ""
    context_line: int | None = None
    context_column: int = 0
    long_quote: Any = None

    @classmethod
    def of(cls, error: Any, long_quote: Any) -> ParserSaid:
        """Take over what an error of the parser says."""
        context = getattr(error, "context_mark", None)
        mark = getattr(error, "problem_mark", None) or context
        return cls(
            str(getattr(error, "problem", "") or ""),
            mark.line if mark is not None else 0,
            mark.column if mark is not None else 0,
            str(getattr(error, "context", "") or ""),
            context.line if context is not None else None,
            context.column if context is not None else 0,
            long_quote,
        )


def explain(lines: Sequence[str], said: ParserSaid) -> Hit:
    """Return what went wrong in a file that is no YAML, in the words of its writer."""
    slip = _Slip(lines, said)
    for recognise in _RECOGNISERS:
        hit = recognise(slip)
        if hit is not None:
            return hit
    return slip.hit(
        said.line,
        said.column,
        "From here on the file cannot be read.",
        "Compare this line and the one above it with the lines of another step: the same spaces in front, "
        "a colon and a space behind the first word.",
    )


class _Slip:
    """The lines of the file and the place where the parser stopped, for the functions below."""

    def __init__(self, lines: Sequence[str], said: ParserSaid) -> None:
        self.lines = lines
        self.said = said

    def line(self, number: int) -> str:
        return self.lines[number] if 0 <= number < len(self.lines) else ""

    @property
    def here(self) -> str:
        """The line at which the parser stopped."""
        return self.line(self.said.line)

    def above(self, number: int) -> int | None:
        """Return the last line above ``number`` that holds more than a comment, or None."""
        for candidate in range(min(number, len(self.lines)) - 1, -1, -1):
            text = self.lines[candidate].strip()
            if text and not text.startswith("#"):
                return candidate
        return None

    def suspects(self) -> list[int]:
        """Return the lines that may hold the slip: where it began, the line above, where it showed."""
        said = self.said
        found = [said.context_line, self.above(said.line), said.line]
        if "simple key" not in said.context:
            found = found[1:]
        return [n for n in dict.fromkeys(found) if n is not None]

    def hit(self, line: int, column: int, message: str, fix: str) -> Hit:
        """Report at a place that is counted from 0, up to the end of its line."""
        end = max(len(self.line(line).rstrip()), column + 1)
        return Hit(message, code="PK001", fix=fix, span=Span(line + 1, column + 1, line + 1, end + 1))


_KEY = r"[^\s:#\[\]{}\"',&*!|>%@`-][^:#\[\]{}\"']*?"
_FIELD = re.compile(rf"(\s*(?:- +)*)({_KEY}|\"[^\"]*\"|'[^']*'):(?:\s+(.*))?$")
_NO_SPACE = re.compile(r"(\s*(?:- +)*)([a-z_]+):([^\s/].*)$")
_NO_COLON = re.compile(r"(\s*(?:- +)*)([A-Za-z_]+)(?:\s+(.*))?$")
_DASH = re.compile(r"(\s*)-([^\s-].*)$")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _quoted(text: str) -> str:
    """Return a text in quotation marks that it does not hold itself."""
    text = text.strip()
    return f"'{text}'" if '"' in text and "'" not in text else '"' + text.replace('"', '\\"') + '"'


def _tab(slip: _Slip) -> Hit | None:
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
            )
    return None


def _odd_space(slip: _Slip) -> Hit | None:
    for number in slip.suspects():
        line = slip.line(number)
        lead = line[: len(line) - len(line.lstrip())]
        odd = next((c for c in lead if c not in " \t"), None)
        if odd is not None:
            return slip.hit(
                number,
                lead.index(odd),
                "This line begins with a special space (it often comes along when text is copied from a web page).",
                "Delete the space in front of the text and type ordinary spaces.",
            )
    return None


def _question_key(slip: _Slip) -> Hit | None:
    said = slip.said
    if said.problem == "question key":
        text = slip.here[said.column :].strip()
        return slip.hit(
            said.line,
            slip.here.index("?"),
            'A line that begins with "? " means something else in YAML.',
            f"If it is a question, write it behind its field:  decide: {_quoted(text.rstrip(':') + '?')}",
        )
    if said.problem == "empty key":
        return slip.hit(
            said.line,
            said.column,
            "There is a colon here with no word before it.",
            "Write the name of the field before the colon.",
        )
    if said.problem == "odd key":
        opened = slip.here.find("{{")
        if opened >= 0:
            return slip.hit(
                said.line,
                opened,
                "Braces {{ }} are left from a form letter: nothing fills them in here.",
                f"Write the text itself, or put it in quotes: {_quoted(slip.here[opened:])}",
            )
        return slip.hit(
            said.line,
            said.column,
            "The name of a field must be a text; here it begins with a bracket.",
            f"Put the text in quotes: {_quoted(slip.here[said.column :])}",
        )
    return None


def _quote_never_closed(slip: _Slip) -> Hit | None:
    said = slip.said
    line, column = said.context_line, said.context_column
    ends_early = "end of stream" in said.problem or "document" in said.problem
    if "quoted scalar" not in said.context or not ends_early:
        if said.long_quote is None or "scalar" in said.context:
            return None
        start, end = said.long_quote
        if end.line != said.line and slip.above(said.line) != end.line:
            return None
        line, column = start.line, start.column
    if line is None:
        return None
    mark = slip.line(line)[column : column + 1]
    rest = slip.line(line)[column + 1 :].rstrip()
    return slip.hit(
        line,
        column,
        f"A quotation mark {mark} opens here and is not closed on its line.",
        f"Write the closing mark at the end of the text: {mark}{rest}{mark}   or delete the opening one.",
    )


def _backslash(slip: _Slip) -> Hit | None:
    said = slip.said
    if not ("escape" in said.problem or "hexa" in said.problem or "hexd" in said.problem):
        return None
    line = said.context_line if said.context_line is not None else said.line
    text = slip.line(line)[said.context_column :].strip()
    inner = text[1:-1] if text[:1] == '"' and text[-1:] == '"' else text.strip('"')
    return slip.hit(
        line,
        said.context_column,
        "A backslash \\ inside double quotation marks means something else.",
        f"Use single ones: '{inner}'",
    )


def _odd_first_sign(slip: _Slip) -> Hit | None:
    said = slip.said
    line, column = said.line, said.column
    if any(word in said.context for word in ("alias", "anchor", "a tag")) and said.context_line is not None:
        line, column = said.context_line, said.context_column
    elif "block scalar" in said.context and said.context_line is not None:
        sign = slip.line(said.context_line)[said.context_column : said.context_column + 1]
        text = slip.line(said.context_line)[said.context_column :].strip()
        return slip.hit(
            said.context_line,
            said.context_column,
            f'A text that begins with "{sign}" is read as a command: the text itself would have to start on the next line.',
            f"Write it in quotes: {_quoted(text)}",
        )
    elif "cannot start any token" not in said.problem and "node content" not in said.problem:
        return None
    text = slip.line(line)[column:].strip()
    if not text:
        return None
    return slip.hit(
        line,
        column,
        f'A text cannot begin with "{text[0]}" without quotation marks.',
        f"Write it in quotes: {_quoted(text)}",
    )


def _after_the_quote(slip: _Slip) -> Hit | None:
    before = slip.here[: slip.said.column].rstrip()
    if not before or "flow" in slip.said.context or "mapping values" in slip.said.problem:
        return None
    field = _FIELD.match(slip.here)
    value = (field[3] or "") if field else slip.here.strip().removeprefix("- ")
    if before[-1] in "\"'" and value[:1] == before[-1]:
        mark = before[-1]
        inner = value[1:].removesuffix(mark)
        start = slip.here.index(value)
        if mark == "'":
            return slip.hit(
                slip.said.line,
                start,
                "An apostrophe inside single quotation marks closes them.",
                f'Use double ones: "{inner}"',
            )
        bare = value.replace('"', "")
        return slip.hit(
            slip.said.line,
            start,
            "The text goes on after its closing quotation mark.",
            f"Put the whole text in quotes: '{value}'   or use none: {bare}",
        )
    if before[-1] in "]}" and value[:1] in ("[", "{"):
        return slip.hit(
            slip.said.line,
            slip.here.index(value),
            f'A text cannot begin with "{value[0]}" without quotation marks.',
            f"Write it in quotes: {_quoted(value)}",
        )
    return None


def _colon_in_text(slip: _Slip) -> Hit | None:
    said = slip.said
    if "mapping values" not in said.problem:
        return None
    field = _FIELD.match(slip.here)
    first = field.end(2) if field else -1
    if field is None or said.column <= first:
        return None
    key, value = field[2], field[3] or ""
    as_item = field[1].strip().startswith("-") and key not in KNOWN_KEYS
    whole = f"- {_quoted(f'{key}: {value}')}" if as_item else f"{key}: {_quoted(value)}"
    return slip.hit(
        said.line,
        said.column,
        "This text holds a colon followed by a space, so it looks like a field of its own.",
        f"Write the text in quotes: {whole}",
    )


def _dash_without_space(slip: _Slip) -> Hit | None:
    for number in slip.suspects():
        line = slip.line(number)
        if dash := _DASH.match(line):
            return slip.hit(
                number,
                len(dash[1]),
                "A space is missing after the dash.",
                f"Write: {dash[1].lstrip()}- {dash[2]}",
            )
    return None


def _colon_without_space(slip: _Slip) -> Hit | None:
    for number in slip.suspects():
        match = _NO_SPACE.match(slip.line(number))
        if match and match[2] in KNOWN_KEYS:
            return slip.hit(
                number,
                match.start(2),
                f'A space is missing after the colon of "{match[2]}:".',
                f"Write: {match[2]}: {match[3]}",
            )
    return None


def _other_colon(slip: _Slip) -> Hit | None:
    for number in slip.suspects():
        line = slip.line(number)
        match = re.match(r"(\s*(?:- +)*)(\w+)\s*([\uff1a\u2236\ufe55;=])\s*(.*)$", line)
        if match and match[2].casefold() in KNOWN_KEYS:
            return slip.hit(
                number,
                match.start(3),
                f'Behind "{match[2]}" stands the sign "{match[3]}" where a colon is due.',
                f"Write: {match[2]}: {match[4]}".rstrip(),
            )
    return None


def _colon_missing(slip: _Slip) -> Hit | None:
    said = slip.said
    certain = "could not find expected ':'" in said.problem
    if not certain and "mapping values" not in said.problem:
        return None
    for number in slip.suspects():
        if number == said.line and not certain:
            continue
        match = _NO_COLON.match(slip.line(number))
        if match and match[2].casefold() in KNOWN_KEYS:
            rest = f" {match[3]}" if match[3] else ""
            return slip.hit(
                number,
                match.start(2),
                f'A colon is missing after "{match[2]}".',
                f"Write: {match[2]}:{rest}",
            )
    if certain and said.context_line is not None:
        text = slip.line(said.context_line).strip()
        return slip.hit(
            said.context_line,
            said.context_column,
            "This line is neither a field with a colon nor a list item with a dash.",
            f"If it belongs to the text above, write both lines as one. If it is a list item, write:  - {text}",
        )
    return None


def _bracket(slip: _Slip) -> Hit | None:
    said = slip.said
    if "flow" not in said.context or said.context_line is None:
        return None
    opened = slip.line(said.context_line)[said.context_column : said.context_column + 1]
    closing = {"[": "]", "{": "}"}.get(opened, "]")
    same_line = said.line == said.context_line
    text = slip.line(said.context_line)[said.context_column :].strip()
    if same_line and ("?" in said.problem or slip.here[said.column : said.column + 1] == ":"):
        return slip.hit(
            said.line,
            said.column,
            "Between brackets a text with a colon or a question mark needs quotation marks.",
            'Write it in quotes, such as ["Is it there?", "Price: agreed"], or as a list with a dash on each line.',
        )
    if slip.here.lstrip().startswith(('"', "'")) or slip.lines[0].lstrip().startswith("{"):
        return slip.hit(
            said.line,
            said.column,
            f'A comma or the closing "{closing}" is missing before this place.',
            f'What was opened with "{opened}" stands on line {said.context_line + 1}.',
        )
    return slip.hit(
        said.context_line,
        said.context_column,
        f'A bracket "{opened}" opens here and is not closed.',
        f"Write the closing one at the end: {text}{closing}   or the list with a dash on each line.",
    )


def _dash_in_value(slip: _Slip) -> Hit | None:
    if "sequence entries" not in slip.said.problem:
        return None
    field = _FIELD.match(slip.here)
    name = field[2] if field else "the field"
    rest = slip.here[slip.said.column :].strip()
    return slip.hit(
        slip.said.line,
        slip.said.column,
        f'A list cannot begin on the same line as "{name}:".',
        f"Put each item on a line of its own below, with a dash in front:  {rest}",
    )


def _indentation(slip: _Slip) -> Hit | None:
    said = slip.said
    above = slip.above(said.line)
    if above is None or not slip.here.strip():
        return None
    mine, field = _indent(slip.here), _FIELD.match(slip.line(above))
    began = _indent(slip.line(above))
    is_item = slip.here.lstrip().startswith("- ")
    if is_item and began < mine and any(_indent(line) == mine for line in slip.lines[:above] if "- " in line):
        return slip.hit(
            above,
            began,
            f"This line begins {_spaces(began)} in, left of the step or list that it stands in. So the list ends here.",
            f"Put it at {_spaces(mine + 2)}, straight under the words of the item that it belongs to.",
        )
    if "mapping values" in said.problem and field and mine > _indent(slip.line(above)):
        due = len(field[1])
        if field[3] and mine != due:
            return slip.hit(
                said.line,
                mine,
                f"This line begins {_spaces(mine)} in; the line above it, {_spaces(due)}. "
                f'So it looks as if it belonged inside "{field[2].strip()}".',
                f"Put it at {_spaces(due)}, straight under the word above.",
            )
    levels = _levels_above(slip, said.line)
    if mine in levels and not slip.here.lstrip().startswith("-"):
        return slip.hit(
            said.line,
            mine,
            f"This line begins {_spaces(mine)} in, where the dashes of a list stand. So it belongs to no item of the list.",
            f"Put it at {_spaces(mine + 2)}, straight under the words of the item that it belongs to.",
        )
    nearest = min(levels, key=lambda level: (abs(level - mine), -level), default=mine)
    return slip.hit(
        said.line,
        mine,
        f"This line begins {_spaces(mine)} in, which fits none of the lines above it.",
        f"Put it at {_spaces(nearest)}, straight under the lines that it belongs to.",
    )


def _levels_above(slip: _Slip, number: int) -> list[int]:
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


_RECOGNISERS: tuple[Callable[[_Slip], Hit | None], ...] = (
    _question_key,
    _tab,
    _odd_space,
    _quote_never_closed,
    _backslash,
    _odd_first_sign,
    _after_the_quote,
    _colon_in_text,
    _dash_without_space,
    _colon_without_space,
    _other_colon,
    _colon_missing,
    _dash_in_value,
    _bracket,
    _indentation,
)
