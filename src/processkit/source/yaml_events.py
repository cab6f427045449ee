"""From YAML text to plain data: events in, and out come lists, mappings and texts with their marks.

The events come from PyYAML's C parser. No object of PyYAML's own is built, nothing is called again
and again inside itself, and depth and size are bounded: so no file can crash or stall the program.
Every unquoted value stays the text that was typed; only an empty one, ``~`` and ``null`` are None.

On a sound page the loop in ``_read`` is all that runs. What finds the words for a page that is not
sound is loaded when it is needed: that takes as long as reading fifty pages.
"""

from __future__ import annotations

import json
import re
from itertools import pairwise
from typing import Any, NamedTuple

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from processkit.findings import DocPath, Hit, Related, Span
from processkit.source.letters import INVISIBLE, ODD
from processkit.source.source_map import SourceMap, span_of

MOST_DEEP = 32
MOST_NODES = 20_000
"""Keys and values; a list or a mapping counts twice, at its begin and at its end."""
MOST_ENTRIES = 200
"""In one list, or below one key. What follows from the steps takes long when there are hundreds."""
_AROUND = 4  # the events at the begin and the end of the file and of the page in it
_MOST_HITS = 20
# A backslash before the pair would make it plain letters, so it must not be there.
_PAIR = re.compile(r"(?<!\\)\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}")
# Both patterns begin with what they look for, so that a text without it is passed over quickly.
_ODD_SIGNS = re.compile(r"#(?<=[ \t]#)[^\s#!]|\?(?<![^\s-]\?)(?=\s|$)")
"""A note that is perhaps text, and a question mark that YAML takes as the sign of a key."""
_ODD_KEYS = frozenset({"", "<<"})
_EMPTY = frozenset({"", "~", "null", "Null", "NULL"})


def _parser_class() -> Any:
    try:
        from yaml import cyaml
    except ImportError:
        from processkit.source.pure_parser import PureParser

        return PureParser
    return cyaml.CParser  # type: ignore[attr-defined]  # the stubs leave it out


PARSER: Any = _parser_class()
"""The parser whose events are read: the C one, or the slower one where it is missing."""


class _Stop(Exception):
    """Nothing more can be read; ``hit`` says why."""

    def __init__(self, hit: Hit) -> None:
        super().__init__(hit.message)
        self.hit = hit


class _Reading:
    """What has been read so far.

    Attributes:
        lines: The lines of the text.
        odd: The lines, counted from 0, with a sign that can make YAML read something else than was meant.
        inside: The lists and mappings around the one that is being read, each with its entries.
        long_quote: The marks of the last quoted text that goes on over several lines.
    """

    __slots__ = ("hits", "inside", "lines", "long_quote", "odd", "source")

    def __init__(self, source: SourceMap, lines: list[str], odd: frozenset[int]) -> None:
        self.source = source
        self.lines = lines
        self.odd = odd
        self.inside: list[tuple[Any, Any]] = []
        self.hits: list[Hit] = []
        self.long_quote: Any = None


class Document(NamedTuple):
    """One document as it was read.

    Attributes:
        data: Plain lists, mappings and texts; None if it cannot be read.
        source: Where each key and value stands.
        hits: What is wrong. Those with the code PK005 are warnings; with any other the data must
            not be used.
        stopped: The line, counted from 0, at which the parser stopped, if that is perhaps not the
            line of the slip.
    """

    data: Any
    source: SourceMap
    hits: list[Hit]
    stopped: int | None = None


def read_events(text: str, parser: Any = None) -> Document:
    """Read one document. A bad one never raises: what is wrong is in its hits."""
    source = SourceMap(text)
    lines = text.splitlines()
    reading = _Reading(source, lines, _odd_lines(text, lines))
    try:
        data = _read(reading, (parser or PARSER)(_without_pairs(text)))
    except _Stop as stop:
        found = _errors(reading.hits)
        return Document(None, source, [*found, stop.hit] if stop.hit.code == "PK003" or not found else found)
    except yaml.YAMLError as error:
        if _errors(reading.hits):
            return Document(None, source, _errors(reading.hits))
        from processkit.source.slip import ParserSaid
        from processkit.source.slips import explain

        said = ParserSaid.of(error, reading.long_quote)
        if (place := said.tag) is not None:
            return Document(None, source, [_refusal(reading.lines, *place, "!")])
        hit, sure = explain(reading.lines, said)
        return Document(None, source, [hit], stopped=None if sure else said.line)
    return Document(None if _errors(reading.hits) else data, source, reading.hits)


def _odd_lines(text: str, lines: list[str]) -> frozenset[int]:
    """Return the lines, counted from 0, that have to be looked at more closely: on most pages none."""
    signs = _ODD_SIGNS if text.isascii() else ODD
    if signs.search(text) is None and _ODD_SIGNS.search(text) is None:
        return frozenset()
    return frozenset(number for number, line in enumerate(lines) if _ODD_SIGNS.search(line) or ODD.search(line))


def _without_pairs(text: str) -> str:
    """Replace the escaped pairs with which JSON spells signs such as emoji; YAML has one escape."""
    if not text.lstrip().startswith("{"):
        return text
    return _PAIR.sub(lambda pair: json.loads(f'"{pair[0]}"'), text)


def _errors(hits: list[Hit]) -> list[Hit]:
    return [hit for hit in hits if hit.code != "PK005"]


def _read(reading: _Reading, parser: Any) -> Any:  # noqa: C901, PLR0912  # a call costs more than a branch
    """Read all events, and return the data. This is the one loop that must be quick: what is rare is elsewhere."""
    next_event, odd, inside = parser.get_event, reading.odd, reading.inside
    # The whole file counts as the one item of a list.
    data: Any = []
    entries: Any = reading.source.top
    root, key, key_event = data, None, None
    for _ in range(MOST_NODES + _AROUND):
        event = next_event()
        kind = type(event)
        if kind is ScalarEvent:
            if event.anchor is not None or event.tag is not None:
                _refuse_command(reading, event)
            value = event.value
            if key_event is None and type(data) is dict:
                is_odd = odd or event.style or value in data or value in _ODD_KEYS
                key_event = _odd_key(reading, data, entries, event) if is_odd else event
                key = value
                continue
            if event.style:
                _look_at_quoted(reading, event)
            elif value in _EMPTY:
                value = None
            elif event.start_mark.line != (end := event.end_mark.line) or end in odd:
                _look_at_plain(reading, event)
            inner: Any = None
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            _refuse_too_many(reading, data, entries)
            data, entries = inside.pop()
            continue
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            _look_at_start(reading, event, data, key_event)
            inside.append((data, entries))
            value, inner = ({}, {}) if kind is MappingStartEvent else ([], [])
        elif kind is StreamEndEvent:
            return root[0] if root else None
        else:
            _look_at_other(reading, event, root)
            continue
        if type(data) is dict:
            data[key], entries[key] = value, (key_event, event, inner)
            key_event = None
        else:
            data.append(value)
            entries.append((None, event, inner))
        if inner is not None:
            data, entries = value, inner
    raise _Stop(_too_much(event.start_mark, f"The file holds more than {MOST_NODES // 2:,} values."))


def _look_at_other(reading: _Reading, event: Any, root: list[Any]) -> None:
    """Refuse an alias, and a second page in the same file; the rest says nothing."""
    if type(event) is AliasEvent:
        _refuse(reading, event, "*")
    if type(event) is DocumentStartEvent and root:
        raise _Stop(_second_document(event))


def _look_at_start(reading: _Reading, event: Any, data: Any, key_event: Any) -> None:
    """Refuse a list or mapping that must not begin here."""
    if event.anchor is not None or event.tag is not None:
        _refuse_command(reading, event)
    mark = event.start_mark
    if key_event is None and type(data) is dict:
        raise _Stop(_explained(reading, "odd key", mark))
    if len(reading.inside) >= MOST_DEEP:
        raise _Stop(_too_much(mark, f"Lists and fields are put into each other more than {MOST_DEEP} deep."))


def _refuse_too_many(reading: _Reading, data: Any, entries: Any) -> None:
    """Refuse a list or mapping of hundreds of entries."""
    if len(data) > MOST_ENTRIES:
        late = (list(entries.values()) if type(entries) is dict else entries)[MOST_ENTRIES]
        mark = (late[0] or late[1]).start_mark
        _, around = reading.inside[-1]
        name = next((key for key, entry in around.items() if entry[2] is entries), "") if type(around) is dict else ""
        what = f'Below "{name}" stand' if name else "Here stand"
        raise _Stop(_too_much(mark, f"{what} more than {MOST_ENTRIES} entries."))


def _explained(reading: _Reading, problem: str, mark: Any) -> Hit:
    """Say what went wrong at a place where the parser itself goes on."""
    from processkit.source.slip import ParserSaid
    from processkit.source.slips import explain

    return explain(reading.lines, ParserSaid(problem, mark.line, mark.column))[0]


def _look_at_plain(reading: _Reading, event: Any) -> None:
    from processkit.source.surprises import surprise_in

    hit = surprise_in(reading.lines, event.value, event.start_mark, event.end_mark)
    if hit is not None:
        _note(reading, hit)


def _look_at_quoted(reading: _Reading, event: Any) -> None:
    start, end = event.start_mark, event.end_mark
    if start.line != end.line and event.style in ('"', "'"):
        reading.long_quote = (start, end)
    _look_at_letters(reading, event)


def _look_at_letters(reading: _Reading, event: Any) -> None:
    if INVISIBLE.search(event.value):
        from processkit.source.surprises import invisible_in

        hit = invisible_in(event.value, event.start_mark)
        if hit is not None:
            _note(reading, hit)


def _odd_key(reading: _Reading, data: Any, entries: Any, event: Any) -> Any:
    """Look at a key that is perhaps not what was meant; return the event that tells where it stands."""
    name, start = event.value, event.start_mark
    line = reading.lines[start.line] if start.line < len(reading.lines) else ""
    before = line[: start.column].rstrip(" ")
    if before.endswith("?") and before.strip(" -") == "?":
        raise _Stop(_explained(reading, "question key", start))
    if name == "" and not event.style:
        raise _Stop(_explained(reading, "empty key", start))
    if name == "<<" and not event.style:
        _refuse(reading, event, "<<")
    _look_at_letters(reading, event)
    if name not in data:
        return event
    first = entries[name][0]
    path = (*_path_of(reading, entries), name)
    _note(reading, _twice(path, first, event))
    return first


def _path_of(reading: _Reading, entries: Any) -> DocPath:
    """Return the path of the list or mapping that is being read."""
    path: list[str | int] = []
    # Outermost is the list that the whole file is the one item of.
    for outer, inner in pairwise([*(each for _, each in reading.inside[1:]), entries]):
        pairs = outer.items() if type(outer) is dict else enumerate(outer)
        path += [key for key, entry in pairs if entry[2] is inner]
    return tuple(path)


def _note(reading: _Reading, hit: Hit) -> None:
    if len(reading.hits) < _MOST_HITS:
        reading.hits.append(hit)


def _span(event: Any) -> Span:
    start = event.start_mark
    return Span(start.line + 1, start.column + 1, start.line + 1, start.column + 2)


def _refuse_command(reading: _Reading, event: Any) -> None:
    _refuse(reading, event, "&" if event.anchor is not None else "!")


def _refuse(reading: _Reading, event: Any, sign: str) -> None:
    """Stop at a sign with which YAML would put something else in place of the text."""
    raise _Stop(_refusal(reading.lines, event.start_mark.line, event.start_mark.column, sign))


def _refusal(lines: list[str], line: int, column: int, sign: str) -> Hit:
    from processkit.source.slip import without_note

    typed = without_note(lines[line][column:] if line < len(lines) else "")
    shown = typed if len(typed) <= 60 else typed[:57] + "..."
    return Hit(
        f'A text that begins with "{sign}" is a command in YAML, so the text would be lost or replaced.',
        code="PK006",
        fix=_instead(sign, shown),
        span=Span(line + 1, column + 1, line + 1, column + 2),
    )


def _instead(sign: str, shown: str) -> str:
    if sign == "<<":
        return "Write the lines out where they are needed."
    if shown.startswith("!include"):
        return "Put the lines of that file here: a page is one file."
    return f'Write it in quotes: "{shown}"'


def _twice(path: DocPath, first_key: Any, key: Any) -> Hit:
    first, again = span_of(first_key), span_of(key)
    return Hit(
        f'"{path[-1]}" is written twice here: on line {first.line} and again on line {again.line}. '
        "Only one of them would count.",
        code="PK004",
        path=path,
        span=again,
        fix=f"Keep one of the two lines, or put both texts behind the first {path[-1]}:",
        related=(Related("the first one", span=first),),
    )


def _second_document(event: Any) -> Hit:
    return Hit(
        'The line "---" starts a second page in the same file. A file holds one page.',
        code="PK001",
        fix='Delete the line "---", or put what follows into a file of its own.',
        span=_span(event),
    )


def _too_much(mark: Any, message: str) -> Hit:
    return Hit(
        f"{message} No page of a process needs that, so the rest was not read.",
        code="PK003",
        fix="Delete what does not belong to the page. Perhaps this is another file?",
        span=Span(mark.line + 1, mark.column + 1, mark.line + 1, mark.column + 2),
    )
