"""From YAML text to plain data: events in, and out come lists, mappings and texts with their marks.

The events come from PyYAML's C parser. No object of PyYAML's own is built, nothing is called again
and again inside itself, and depth and size are bounded: so no file can crash or stall the program.
Every unquoted value stays the text that was typed; only an empty one, ``~`` and ``null`` are None.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import Any

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
from processkit.source.slip import ParserSaid, without_note
from processkit.source.slips import explain
from processkit.source.source_map import SourceMap
from processkit.source.surprises import surprise_in

MOST_DEEP = 32
MOST_NODES = 20_000
_MOST_HITS = 20
# A backslash before the pair would make it plain letters, so it must not be there.
_PAIR = re.compile(r"(?<!\\)\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}")
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


@dataclass(slots=True)
class _Open:
    """A list or mapping that is still being read, and the key whose value comes next."""

    data: Any
    path: DocPath
    key: str | None = None


@dataclass(slots=True)
class _Reading:
    """What has been read so far."""

    source: SourceMap
    lines: list[str]
    root: Any = None
    has_root: bool = False
    open: list[_Open] = field(default_factory=list)
    nodes: int = 0
    hits: list[Hit] = field(default_factory=list)
    long_quote: Any = None


@dataclass(frozen=True, slots=True)
class Document:
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
    reading = _Reading(source, text.splitlines())
    try:
        _read(reading, (parser or PARSER)(_without_pairs(text)))
    except _Stop as stop:
        found = _errors(reading.hits)
        return Document(None, source, [*found, stop.hit] if stop.hit.code == "PK003" or not found else found)
    except yaml.YAMLError as error:
        if _errors(reading.hits):
            return Document(None, source, _errors(reading.hits))
        said = ParserSaid.of(error, reading.long_quote)
        if (place := said.tag) is not None:
            return Document(None, source, [_refusal(reading.lines, *place, "!")])
        hit, sure = explain(reading.lines, said)
        return Document(None, source, [hit], stopped=None if sure else said.line)
    return Document(None if _errors(reading.hits) else reading.root, source, reading.hits)


def _without_pairs(text: str) -> str:
    """Replace the escaped pairs with which JSON spells signs such as emoji; YAML has one escape."""
    if not text.lstrip().startswith("{"):
        return text
    return _PAIR.sub(lambda pair: json.loads(f'"{pair[0]}"'), text)


def _errors(hits: list[Hit]) -> list[Hit]:
    return [hit for hit in hits if hit.code != "PK005"]


def _read(reading: _Reading, parser: Any) -> None:
    documents = 0
    while True:
        event = parser.get_event()
        kind = type(event)
        if kind is ScalarEvent:
            _scalar(reading, event)
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            _start(reading, event, {} if kind is MappingStartEvent else [])
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            reading.open.pop()
        elif kind is AliasEvent:
            _refuse(reading, event, "*")
        elif kind is DocumentStartEvent:
            documents += 1
            if documents > 1:
                raise _Stop(_second_document(event))
        elif kind is StreamEndEvent:
            return


def _scalar(reading: _Reading, event: Any) -> None:
    _count(reading, event)
    value: str | None = event.value
    plain = event.implicit[0]
    top = reading.open[-1] if reading.open else None
    if event.anchor is not None or event.tag is not None:
        _refuse(reading, event, "&" if event.anchor is not None else "!")
    if top is not None and top.key is None and type(top.data) is dict:
        _key(reading, top, event)
        return
    start, end = event.start_mark, event.end_mark
    if plain:
        if value in _EMPTY:
            value = None
        else:
            hit = surprise_in(reading.lines, event.value, start, end)
            if hit is not None:
                _note(reading, hit)
    elif start.line != end.line and event.style in ('"', "'"):
        reading.long_quote = (start, end)
    _put(reading, value, start, end)


def _key(reading: _Reading, top: _Open, event: Any) -> None:
    name = event.value
    start, end = event.start_mark, event.end_mark
    line = reading.lines[start.line] if start.line < len(reading.lines) else ""
    before = line[: start.column].rstrip(" ")
    if before.endswith("?") and before.strip(" -") == "?":
        raise _Stop(explain(reading.lines, ParserSaid("question key", start.line, start.column))[0])
    if name == "" and event.implicit[0]:
        raise _Stop(explain(reading.lines, ParserSaid("empty key", start.line, start.column))[0])
    path = (*top.path, name)
    if name == "<<" and event.implicit[0]:
        _refuse(reading, event, "<<")
    elif name in top.data:
        _note(reading, _twice(reading.source, path, start, end))
    if path not in reading.source.keys:
        reading.source.keys[path] = (start, end)
    top.key = name


def _start(reading: _Reading, event: Any, data: Any) -> None:
    _count(reading, event)
    if event.anchor is not None or event.tag is not None:
        _refuse(reading, event, "&" if event.anchor is not None else "!")
    top = reading.open[-1] if reading.open else None
    mark = event.start_mark
    if top is not None and top.key is None and type(top.data) is dict:
        raise _Stop(explain(reading.lines, ParserSaid("odd key", mark.line, mark.column))[0])
    if len(reading.open) >= MOST_DEEP:
        raise _Stop(_too_much(event, f"Lists and fields are put into each other more than {MOST_DEEP} deep."))
    path = _put(reading, data, mark, mark)
    reading.open.append(_Open(data, path))


def _put(reading: _Reading, value: Any, start: Any, end: Any) -> DocPath:
    """Put a value where it belongs, and return its path."""
    if not reading.open:
        reading.root, reading.has_root = value, True
        reading.source.values[()] = (start, end)
        return ()
    top = reading.open[-1]
    path: DocPath
    if type(top.data) is dict:
        key = top.key if top.key is not None else ""
        path = (*top.path, key)
        top.data[key] = value
        top.key = None
    else:
        path = (*top.path, len(top.data))
        top.data.append(value)
    reading.source.values[path] = (start, end)
    return path


def _count(reading: _Reading, event: Any) -> None:
    reading.nodes += 1
    if reading.nodes > MOST_NODES:
        raise _Stop(_too_much(event, f"The file holds more than {MOST_NODES:,} values."))


def _note(reading: _Reading, hit: Hit) -> None:
    if len(reading.hits) < _MOST_HITS:
        reading.hits.append(hit)


def _span(event: Any) -> Span:
    start = event.start_mark
    return Span(start.line + 1, start.column + 1, start.line + 1, start.column + 2)


def _refuse(reading: _Reading, event: Any, sign: str) -> None:
    """Stop at a sign with which YAML would put something else in place of the text."""
    raise _Stop(_refusal(reading.lines, event.start_mark.line, event.start_mark.column, sign))


def _refusal(lines: list[str], line: int, column: int, sign: str) -> Hit:
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


def _twice(source: SourceMap, path: DocPath, start: Any, end: Any) -> Hit:
    first = source.span(path, on_key=True)
    again = Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)
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


def _too_much(event: Any, message: str) -> Hit:
    return Hit(
        f"{message} No page of a process needs that, so the rest was not read.",
        code="PK003",
        fix="Delete what does not belong to the page. Perhaps this is another file?",
        span=_span(event),
    )
