"""A plain list as people type it or paste it: bullets, numbers, headings, a table; or simply one line after another."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass, field

from processkit.first_page.decisions import answer_in
from processkit.first_page.words import means

_HEADING = re.compile(r"^ {0,3}(#{1,6})\s+(.*?)[\s#]*$")
_RULE = re.compile(r"^\s*(?:[-=_*]\s*){3,}$|^\s*(?:```|~~~).*$|^\s*<!--.*-->\s*$")
_BULLET = re.compile(
    r"^(?P<indent>\s*)(?:[-*+•‣◦▪●○·–—]+\s+|\(?[0-9]{1,3}[.):](?:\s+|(?=[^\s0-9]))|\(?[a-zA-Z][.)]\s+|(?=\[[ xX]\]\s))"
    r"(?:\[[ xX]?\]\s*)?(?P<text>.*)$"
)
_STEP = re.compile(
    r"(?i)^(?P<indent>\s*)(?:step|stage|phase|schritt|étape|paso|stap|passo)\s*[0-9]{1,3}\s*[.:)–—-]\s*(?P<text>\S.*)$"
)
_QUOTED = re.compile(r"^(?:\s{0,3}>\s?)+")
_ARROW = re.compile(r"\s*(?:-{1,2}>|=>|→|⇒|➔|➜)\s*")
_ROW = re.compile(r"^\s*\|(.*)\|\s*$")
_RULE_OF_TABLE = re.compile(r"^[\s|:+-]+$")
_DEPTH_OF_LISTS = 10
"""Deeper than any heading."""
_MOST_LINES = 2000
FEWEST, MOST = 4, 10
"""How many steps a page has."""


@dataclass(slots=True)
class Entry:
    """One point of a list.

    Attributes:
        depth: How deep it lies: 1 to 6 for headings, more for bullets.
        is_text: Whether it is a line below a heading and no point; it says something only where the heading is a step.
        details: The points below it.
    """

    text: str
    depth: int
    is_text: bool = False
    details: list[Entry] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class PlainList:
    """A list with its title.

    Attributes:
        title: What stands above it; empty without a title.
        groups: The steps in order, each group with its heading; the heading is empty where there is none.
        left_over: Lines that are no point of the list.
    """

    title: str
    groups: tuple[tuple[str, tuple[Entry, ...]], ...]
    left_over: tuple[str, ...]

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All the steps in order."""
        return tuple(entry for _heading, entries in self.groups for entry in entries)


def read_list(text: str) -> PlainList:
    """Read a list. What is a step, and what a detail of one, is told from how deep it lies."""
    lines = [_QUOTED.sub("", line.expandtabs(4)).rstrip() for line in text.splitlines()[:_MOST_LINES]]
    lines = _flow_apart([line for line in lines if not _RULE.match(line)])
    has_bullets = any(
        _HEADING.match(line) or _BULLET.match(line) or _STEP.match(line) or _ROW.match(line) for line in lines
    )
    left_over: list[str] = []
    found = list(_marked(lines, left_over) if has_bullets else _unmarked(lines))
    top = Entry("", 0)
    inside = [top]
    for entry in found:
        while inside[-1].depth >= entry.depth:
            inside.pop()
        inside[-1].details.append(entry)
        inside.append(entry)
    title, entries = _title(top.details, left_over)
    return PlainList(title, tuple(_groups(entries)), tuple(left_over))


def _marked(lines: list[str], left_over: list[str]) -> Iterator[Entry]:
    """Yield headings and bullets; a line without a mark goes on with the bullet above it, or is left over."""
    last: Entry | None = None
    indents: list[int] = []
    header: list[str] | None = None
    after_blank = True
    for line in lines:
        if not line:
            after_blank = True
            continue
        heading, bullet, row = _HEADING.match(line), _STEP.match(line) or _BULLET.match(line), _ROW.match(line)
        if heading is not None:
            last = Entry(heading[2], len(heading[1]))
            indents, header = [], None
            yield last
        elif row is not None:
            header = yield from _row(row[1], header)
            last = None
        elif bullet is not None:
            indents = [*(indent for indent in indents if indent < len(bullet["indent"])), len(bullet["indent"])]
            last = Entry(bullet["text"], _DEPTH_OF_LISTS + len(indents))
            yield last
        elif last is not None and last.depth <= _DEPTH_OF_LISTS:
            yield Entry(line.strip(), _DEPTH_OF_LISTS + 1, is_text=True)
        elif last is not None and answer_in(line.strip()) is not None:
            yield Entry(line.strip(), _DEPTH_OF_LISTS + len(indents) + 1)
        elif last is not None and (not after_blank or line.startswith("  ")):
            last.text += f" {line.strip()}"
        else:
            left_over.append(line.strip())
        after_blank = False


def _row(row: str, header: list[str] | None) -> Generator[Entry, None, list[str]]:
    """Yield a row of a table as a bullet, with the other columns as its details; return the titles of the columns."""
    cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", row)]
    if header is None:
        return [cell.casefold() for cell in cells]
    if _RULE_OF_TABLE.match(row):
        return header
    named = dict(zip(header, cells, strict=False))
    others = [title for title in header if title and not means(title, "number_title")]
    name = next((title for title in others if means(title, "step_title")), (others or header)[0])
    said = [_said(title, named.get(title, "")) for title in others if title != name]
    if named.get(name):
        details = [Entry(text, _DEPTH_OF_LISTS + 2) for text in said if text]
        yield Entry(named[name], _DEPTH_OF_LISTS + 1, details=details)
    return header


def _said(title: str, cell: str) -> str:
    """Return a cell of a table with a word in front that says what it is."""
    if not cell.strip(" -–—"):
        return ""
    for kind, word in (("owner_title", "who"), ("time_title", "time"), ("paper_title", "papers")):
        if means(title, kind):
            return f"{word}: {cell}"
    return cell


def _flow_apart(lines: list[str]) -> list[str]:
    """Return the lines, or the parts of the one line in which the steps stand with arrows between them."""
    flows = [line for line in lines if len(_ARROW.findall(line)) >= FEWEST - 1]
    others = [line for line in lines if line and line not in flows]
    if len(flows) != 1 or len(others) > 1:
        return lines
    return [*others[:1], "", *(part.strip() for part in _ARROW.split(flows[0]))]


def _unmarked(lines: list[str]) -> Iterator[Entry]:
    """Yield each line as a point; what is set in from the line above is a detail of it."""
    kept = [line for line in lines if line]
    is_titled = len(lines) > 1 and bool(lines[0]) and not lines[1] and len(kept) > FEWEST
    indents: list[int] = []
    for place, line in enumerate(kept):
        if place == 0 and (is_titled or (line.endswith(":") and len(kept) > FEWEST)):
            yield Entry(line, 1)
            continue
        indent = len(line) - len(line.lstrip())
        indents = [*(known for known in indents if known < indent), indent]
        yield Entry(line.strip(), _DEPTH_OF_LISTS + len(indents))


def _title(entries: list[Entry], left_over: list[str]) -> tuple[str, list[Entry]]:
    """Return what stands above the list, and the points below it."""
    headings = [entry for entry in entries if entry.depth <= _DEPTH_OF_LISTS]
    if len(headings) == 1 and (headings[0].details or len(entries) > 1):
        rest = [entry for entry in entries if entry is not headings[0]]
        left_over += [entry.text for entry in headings[0].details if entry.is_text]
        return headings[0].text.rstrip(":"), [*_points(headings[0]), *rest]
    title = next((line for line in left_over if not line.endswith((",", ".", "!"))), None)
    if title is not None and not headings:
        left_over.remove(title)
        return title.rstrip(":"), entries
    return "", entries


def _points(entry: Entry) -> list[Entry]:
    return [each for each in entry.details if not each.is_text]


def _groups(entries: list[Entry]) -> Iterator[tuple[str, tuple[Entry, ...]]]:
    """Yield the steps in order, each group of them with its heading.

    A few headings stand above the steps; as many headings as a page has steps are the steps themselves.
    """
    headings = [entry for entry in entries if entry.depth <= _DEPTH_OF_LISTS]
    below = sum(len(_points(entry)) for entry in headings)
    are_steps = FEWEST <= len(entries) <= MOST and not (len(headings) < len(entries) and below >= FEWEST)
    if not headings or are_steps or below < FEWEST:
        yield "", tuple(entries)
        return
    yield from _under_headings(entries)


def _under_headings(entries: Iterable[Entry]) -> Iterator[tuple[str, tuple[Entry, ...]]]:
    for entry in entries:
        if entry.depth > _DEPTH_OF_LISTS:
            yield "", (entry,)
        elif (points := _points(entry)) and points[0].depth <= _DEPTH_OF_LISTS:
            yield from _under_headings(points)
        elif points:
            yield entry.text.rstrip(":"), tuple(points)
