"""Slips inside a text: quotation marks, colons, brackets and signs that YAML takes for commands."""

from __future__ import annotations

import re

from processkit.findings import Hit
from processkit.source.known_keys import KNOWN_KEYS
from processkit.source.slip import FIELD, Slip, quoted, rewritten, without_note
from processkit.source.typed import lines_to_paste, typed

_COMMANDS = "&*!"
"""Signs that are commands for people who know YAML, and perhaps meant."""


def question_key(slip: Slip) -> Hit | None:
    """Know a question mark, a bracket or nothing where the name of a field is due."""
    said = slip.said
    if said.problem == "question key":
        text = without_note(slip.here[said.column :])
        return slip.hit(
            said.line,
            slip.here.index("?"),
            'A line that begins with "? " means something else in YAML.',
            f"If it is a question, write it behind its field:  decide: {quoted(text.rstrip(':') + '?')}",
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
                f"Write the text itself, or put it in quotes: {quoted(slip.here[opened:])}",
            )
        return slip.hit(
            said.line,
            said.column,
            "The name of a field must be a text; here it begins with a bracket.",
            f"Put the text in quotes: {quoted(slip.here[said.column :])}",
        )
    return None


def quote_never_closed(slip: Slip) -> Hit | None:
    """Know a quotation mark that is not closed on its line."""
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
    rest = without_note(slip.line(line)[column + 1 :])
    return slip.hit(
        line,
        column,
        f"A quotation mark {mark} opens here and is not closed on its line.",
        f"Write the closing mark at the end of the text: {mark}{rest}{mark}   or delete the opening one.",
        rewritten(line, column, column + 1 + len(rest), f"{mark}{rest}{mark}", sure=False),
    )


def backslash(slip: Slip) -> Hit | None:
    """Know a backslash between double quotation marks."""
    said = slip.said
    if not ("escape" in said.problem or "hexa" in said.problem or "hexd" in said.problem):
        return None
    line = said.context_line if said.context_line is not None else said.line
    text = without_note(slip.line(line)[said.context_column :])
    inner = text[1:-1] if text[:1] == '"' and text[-1:] == '"' else text.strip('"')
    return slip.hit(
        line,
        said.context_column,
        "A backslash \\ inside double quotation marks means something else.",
        f"Use single ones: '{inner}'",
        *(
            [rewritten(line, said.context_column, said.context_column + len(text), f"'{inner}'")]
            if "'" not in inner
            else []
        ),
    )


def odd_first_sign(slip: Slip) -> Hit | None:
    """Know a text that begins with a sign of YAML."""
    said = slip.said
    line, column = said.line, said.column
    if any(word in said.context for word in ("alias", "anchor", "a tag")) and said.context_line is not None:
        line, column = said.context_line, said.context_column
    elif "block scalar" in said.context and said.context_line is not None:
        sign = slip.line(said.context_line)[said.context_column : said.context_column + 1]
        text = without_note(slip.line(said.context_line)[said.context_column :])
        return slip.hit(
            said.context_line,
            said.context_column,
            f'A text that begins with "{sign}" is read as a command: the text itself would have to start on the next line.',
            f"Write it in quotes: {quoted(text)}",
            rewritten(said.context_line, said.context_column, said.context_column + len(text), quoted(text)),
        )
    elif "cannot start any token" not in said.problem and "node content" not in said.problem:
        return None
    text = without_note(slip.line(line)[column:])
    before = slip.line(line)[:column]
    if before.count("[") + before.count("{") > before.count("]") + before.count("}"):
        text = re.split(r"[,\]}]", text, maxsplit=1)[0].strip()
    if not text:
        return None
    return slip.hit(
        line,
        column,
        f'A text cannot begin with "{text[0]}" without quotation marks.',
        f"Write it in quotes: {quoted(text)}",
        rewritten(line, column, column + len(text), quoted(text), sure=text[0] not in _COMMANDS),
    )


def after_the_quote(slip: Slip) -> Hit | None:
    """Know a text that goes on after its closing mark."""
    before = slip.here[: slip.said.column].rstrip()
    if not before or "flow" in slip.said.context or "mapping values" in slip.said.problem:
        return None
    field = FIELD.match(slip.here)
    value = without_note((field[3] or "") if field else slip.here.strip().removeprefix("- "))
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
                *([rewritten(slip.said.line, start, start + len(value), quoted(inner))] if value[-1] == mark else []),
            )
        if value[-1] == '"' and len(value) > 2:
            return slip.hit(
                slip.said.line,
                start,
                "A quotation mark inside a text that stands in the same marks closes them.",
                f"Use single ones around the text: {quoted(value[1:-1])}",
                rewritten(slip.said.line, start, start + len(value), quoted(value[1:-1])),
            )
        bare = value.replace('"', "")
        return slip.hit(
            slip.said.line,
            start,
            "The text goes on after its closing quotation mark.",
            f"Put the whole text in quotes: '{value}'   or use none: {bare}",
        )
    return _after_the_bracket(slip, before, value) if before[-1] in "]}" else None


def _after_the_bracket(slip: Slip, before: str, value: str) -> Hit | None:
    rest = without_note(slip.here[slip.said.column :])
    if rest and not rest.strip("]}"):
        return slip.hit(
            slip.said.line,
            slip.said.column,
            f'There is a bracket "{rest[0]}" too many.',
            "Delete it.",
            rewritten(slip.said.line, slip.said.column, slip.said.column + len(rest), ""),
        )
    if slip.lines[0].startswith(("{", "[")) and slip.here.startswith(before):
        return slip.hit(
            slip.said.line,
            max(len(before) - 1, 0),
            f'The page ends with the bracket "{before[-1]}" here, and more follows behind it.',
            "Delete the bracket, or what follows behind it.",
        )
    if value[:1] in ("[", "{"):
        return slip.hit(
            slip.said.line,
            slip.here.index(value),
            f'A text cannot begin with "{value[0]}" without quotation marks.',
            f"Write it in quotes: {quoted(value)}",
            rewritten(slip.said.line, slip.here.index(value), slip.here.index(value) + len(value), quoted(value)),
        )
    return None


def colon_in_text(slip: Slip) -> Hit | None:
    """Know a colon and a space inside a text."""
    said = slip.said
    if "mapping values" not in said.problem:
        return None
    field = FIELD.match(slip.here)
    first = field.end(2) if field else -1
    if field is None or said.column <= first:
        return None
    key, value = field[2], without_note(field[3] or "")
    second = re.match(r"(.*?[^ ,;])[ ,;]+([a-z_]+): +(\S.*)$", value)
    if second and second[2] in KNOWN_KEYS and key in KNOWN_KEYS:
        return slip.hit(
            said.line,
            said.column,
            f'Two fields stand on one line: "{key}" and "{second[2]}".',
            lines_to_paste(
                "Give each a line of its own:",
                f"{key}: {typed(second[1])}",
                f"{second[2]}: {typed(second[3])}",
                then=f"If it is one text, write it in quotes: {key}: {quoted(value)}",
            ),
        )
    as_item = field[1].strip().startswith("-") and key not in KNOWN_KEYS
    whole = f"- {quoted(f'{key}: {value}')}" if as_item else f"{key}: {quoted(value)}"
    begins = field.start(2) if as_item else field.start(3)
    return slip.hit(
        said.line,
        said.column,
        "This text holds a colon followed by a space, so it looks like a field of its own.",
        f"Write the text in quotes: {whole}",
        rewritten(
            said.line, begins, field.start(3) + len(value), whole.removeprefix("- ") if as_item else quoted(value)
        ),
    )


def _never_closed(slip: Slip) -> Hit | None:
    """Find the bracket that is open where the page ends, or where something stands that cannot be read."""
    for number in range(min(slip.said.line, len(slip.lines) - 1), -1, -1):
        line = slip.lines[number] if number < slip.said.line else slip.lines[number][: slip.said.column]
        opened = [at for at, sign in enumerate(line) if sign in "[{"]
        if opened and sum(map(line.count, "[{")) > sum(map(line.count, "]}")):
            sign = line[opened[-1]]
            closing = "]" if sign == "[" else "}"
            return slip.hit(
                number,
                opened[-1],
                f'A bracket "{sign}" opens here and is not closed.',
                f'Write the closing one behind the last text: "{closing}"   or delete the first one.',
            )
    return None


def colon_before_bracket(slip: Slip) -> Hit | None:
    """Know a field between braces with nothing behind it, not even a space: ``{by: phone, gets:}``."""
    said = slip.said
    name = re.search(r"[^\s,{\[][^,{\[]*$", slip.here[: said.column])
    if (
        said.problem != "found unexpected ':'"
        or slip.here[said.column + 1 : said.column + 2] not in ("}", "]", ",")
        or not name
    ):
        return None
    return slip.hit(
        said.line,
        name.start(),
        f'Nothing stands behind "{name[0]}:".',
        f"Write the text behind {name[0]}: (with a space before it), or delete the field.",
    )


def bracket(slip: Slip) -> Hit | None:
    """Know a list between brackets that is not closed, or whose texts need marks."""
    said = slip.said
    if "flow" not in said.context or said.context_line is None:
        return None
    if slip.here[said.column : said.column + 1] == ",":
        return slip.hit(said.line, said.column, "There is a comma too many.", "Delete it.")
    if slip.line(said.context_line)[said.context_column : said.context_column + 1] not in ("[", "{"):
        return _never_closed(slip)
    opened = slip.line(said.context_line)[said.context_column : said.context_column + 1]
    closing = {"[": "]", "{": "}"}.get(opened, "]")
    same_line = said.line == said.context_line
    text = without_note(slip.line(said.context_line)[said.context_column :])
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
    other = "the list with a dash on each line" if opened == "[" else "each on a line of its own"
    whole = f"at the end: {text}{closing}" if text[-1:] != "," else f'behind the last text: "{closing}"'
    end = said.context_column + len(text)
    return slip.hit(
        said.context_line,
        said.context_column,
        f'A bracket "{opened}" opens here and is not closed.',
        f"Write the closing one {whole}   or {other}.",
        *([rewritten(said.context_line, end, end, closing, sure=False)] if text[-1:] != "," else []),
    )
