"""Every one-line slip of thirteen kinds that somebody can make in a page, and where it must be found.

``slips_in`` is pure and always gives the same slips in the same order. Each slip changes, adds
or deletes one line of a sound page. A change that leaves the typed page as it was is no slip: a
whole list that stands one space deeper, say, reads as before. Those are left out by comparing the
models, and by nothing else.

A misspelt name in the lists of roles and paperwork is a slip of the kind "misspelt reference", too.
Misspelt words in texts for people, such as ``told``, are no slips: every text is allowed there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from processkit.findings import DocPath
from processkit.model.names import fold
from processkit.model.process import Process
from processkit.model.references import papers_named, references_of, roles_named
from processkit.source.field_words import known_keys
from processkit.source.reader import ReadPage, read_page
from processkit.source.shape import build
from processkit.source.yaml_events import read_events

DURATION_KEYS = {"takes", "promise", "max_silence", "within", "after", "every"}
NO_DURATIONS = ("2 dayz", "a while", "3")
REQUIRED = {"process", "steps", "step", "owner", "after", "go"}

_LINE = re.compile(r"( *)(- )?(.*?)( +#.*)?")
_KEY = re.compile(r"([^\s:\"'\[{][^:\"'\[{]*):(?: (.*))?")
_NAME = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class Made:
    """A page with one slip in it.

    Attributes:
        kind: One of the thirteen kinds.
        right: The lines of ``text``, counted from 1, on which a finding names the slip.
        line: The line of the sound page that was changed, counted from 1.
    """

    kind: str
    line: int
    right: frozenset[int]
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a sound page, taken apart. ``number`` counts from 0."""

    number: int
    lead: str
    dash: str
    key: str | None
    value: str
    note: str

    @property
    def indent(self) -> int:
        return len(self.lead)

    def typed(self, *, lead=None, key=None, colon=":", value=None) -> str:
        lead = self.lead if lead is None else lead
        name = "" if self.key is None else (self.key if key is None else key) + colon
        value = self.value if value is None else value
        space = " " if name and value else ""
        return f"{lead}{self.dash}{name}{space}{value}{self.note}"


class Page:
    """A sound page, its lines, and where each key and value stands."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = text.splitlines()
        self.read: ReadPage = read_page(text)
        assert self.read.process is not None, "slips are made in sound pages only"
        self.process: Process = self.read.process
        self.taken_apart = [_taken_apart(number, line) for number, line in enumerate(self.lines)]
        self.path_at = dict(_lines_of_keys(self.read.source.top[0]))

    def content(self) -> Iterator[Line]:
        """Yield the lines that hold more than a note."""
        return (line for line in self.taken_apart if line is not None)

    def is_field(self, line: Line) -> bool:
        """Whether the key of a line is a word of the language, and no name that the page has chosen."""
        path = self.path_at.get(line.number)
        return path is not None and path[-1] == line.key and line.key in known_keys(path[:-1])

    def below(self, line: Line) -> Line | None:
        """Return the next line with content."""
        return next((other for other in self.content() if other.number > line.number), None)

    def above(self, line: Line) -> Line | None:
        """Return the last line with content before ``line``."""
        return next((other for other in reversed(list(self.content())) if other.number < line.number), None)

    def opens(self, line: Line) -> bool:
        """Whether lines below belong to this one."""
        below = self.below(line)
        deep = line.indent + len(line.dash)
        return line.key is not None and not line.value and below is not None and below.indent + len(below.dash) > deep

    def changed(self, number: int, *instead: str) -> str:
        """Return the text of the page with other lines in place of one."""
        return "\n".join([*self.lines[:number], *instead, *self.lines[number + 1 :]]) + "\n"

    def slip(self, kind: str, line: Line, *instead: str, right=(0,)) -> Made:
        """Make a slip. ``right`` counts from the changed line."""
        here = line.number + 1
        return Made(kind, here, frozenset(here + off for off in right), self.changed(line.number, *instead))


def slips_in(text: str, every: int = 1) -> list[Made]:
    """Return every slip that changes what the page says; of every third one, say, when a few will do."""
    page = Page(text)
    made = {slip.text: slip for maker in _MAKERS for slip in maker(page)}
    few = list(made.values())[::every]
    return [slip for slip in few if _model_of(slip.text) != page.process]


def _lines_of_keys(entry: Any, path: DocPath = ()) -> Iterator[tuple[int, DocPath]]:
    """Yield the line of each key, counted from 0, and the path of what stands behind it."""
    key, _, inside = entry
    if key is not None:
        yield key.start_mark.line, path
    for part, below in inside.items() if isinstance(inside, dict) else enumerate(inside or ()):
        yield from _lines_of_keys(below, (*path, part))


def _model_of(text: str) -> Process | None:
    """Return the typed page as ``read_page`` builds it, without looking for what is wrong."""
    document = read_events(text)
    return None if any(hit.code != "PK005" for hit in document.hits) else build(document.data).process


def _taken_apart(number: int, line: str) -> Line | None:
    if not line.strip() or line.lstrip().startswith("#"):
        return None
    match = _LINE.fullmatch(line)
    assert match is not None, line
    lead, dash, rest, note = match[1], match[2] or "", match[3], match[4] or ""
    field = _KEY.fullmatch(rest)
    key, value = (field[1], field[2] or "") if field else (None, rest)
    made = Line(number, lead, dash, key, value, note)
    assert made.typed() == line, (line, made)
    return made


def tabs(page: Page) -> Iterator[Made]:
    for line in page.content():
        if line.indent:
            yield page.slip("tab", line, "\t" + line.typed(lead=""))
            yield page.slip("tab", line, line.typed(lead=line.lead[:-2] + "\t"))
        if line.dash:
            yield page.slip("tab", line, line.typed().replace("- ", "-\t", 1))


def missing_colons(page: Page) -> Iterator[Made]:
    for line in page.content():
        if line.key is not None:
            yield page.slip("missing colon", line, line.typed(colon=""))


def indents(page: Page) -> Iterator[Made]:
    for line in page.content():
        yield page.slip("indent", line, line.typed(lead=line.lead + " "))
        if line.indent:
            yield page.slip("indent", line, line.typed(lead=line.lead[:-1]))


def keys_slid_left(page: Page) -> Iterator[Made]:
    for line in page.content():
        if line.key is not None and line.indent >= 2 and not line.dash:
            yield page.slip("key slid left", line, line.typed(lead=line.lead[:-2]))


def duplicate_keys(page: Page) -> Iterator[Made]:
    """Write a line twice; where more belongs to it, the first of the two has nothing behind it."""
    for line in page.content():
        if line.key is None:
            continue
        second = line.typed() if not line.dash else f"{line.lead}  {line.typed(lead='')[2:]}"
        first = line.typed(value=_other_value(line.value)) if line.value else line.typed()
        yield page.slip("duplicate key", line, first, second, right=(0, 1))


def _other_value(value: str) -> str:
    if value[:1] in "[{\"'":
        return value
    return f"{value} and more"


def misspelt_keys(page: Page) -> Iterator[Made]:
    for line in page.content():
        if line.key is not None and page.is_field(line):
            for wrong in misspellings(line.key):
                if wrong not in known_keys(page.path_at[line.number][:-1]) or wrong in ("form", "from"):
                    yield page.slip("misspelt key", line, line.typed(key=wrong))


def misspellings(word: str) -> list[str]:
    """Return a word with each two letters swapped, and with each one dropped."""
    swapped = [word[:n] + word[n + 1] + word[n] + word[n + 2 :] for n in range(len(word) - 1)]
    dropped = [word[:n] + word[n + 1 :] for n in range(len(word))]
    return [wrong for wrong in dict.fromkeys([*swapped, *dropped]) if wrong.strip() and wrong != word]


def misspelt_references(page: Page) -> Iterator[Made]:
    """Misspell each name where it is used, and the names of roles and papers where they are listed."""
    process, source = page.process, page.read.source
    names = [ending.key for ending in process.endings] + [ending.name for ending in process.endings]
    names += [step.name for step in process.steps] + [step.key for step in process.steps]
    names += [*(process.roles or ()), *(process.paperwork or ())]
    known = {fold(name) for name in names}
    uses: list[tuple[str, DocPath]] = [(r.text, r.path) for r in references_of(process)]
    uses += [(m.name, m.path) for m in (*roles_named(process), *papers_named(process))]
    for name, path in uses:
        start = source.entry(path)[1].start_mark
        yield from _misspelt(page, name, start, known, {start.line + 1})
    for group in ("roles", "paperwork"):
        for name in getattr(process, group) or ():
            start = source.entry((group, name))[0].start_mark
            lines = [source.span(p).line for n, p in uses if fold(n) == fold(name) and p[:1] != ("starts_with",)]
            once = set(lines) if len(lines) == 1 else set()
            yield from _misspelt(page, name, start, known, {start.line + 1, *once})


def _misspelt(page: Page, name: str, start, known: set[str], right: set[int]) -> Iterator[Made]:
    line = page.lines[start.line]
    for wrong in _misspelt_names(name):
        if fold(wrong) in known:
            continue
        column = line.index(name, start.column)
        typed = line[:column] + wrong + line[column + len(name) :]
        yield Made("misspelt reference", start.line + 1, frozenset(right), page.changed(start.line, typed))


def _misspelt_names(name: str) -> list[str]:
    """Return a name with one slip in the middle of each of its words."""
    wrong = []
    for word in _NAME.finditer(name):
        slips = misspellings(word[0])
        wrong += [name[: word.start()] + slip + name[word.end() :] for slip in slips[:: max(1, len(slips) // 3)]]
    return [one for one in wrong if fold(one) != fold(name)]


def wrong_kinds(page: Page) -> Iterator[Made]:
    for line in page.content():
        if line.key is None or line.key == "processkit":
            continue
        value = line.value
        if page.opens(line):
            yield page.slip("wrong kind", line, line.typed(value="yes"), right=(0, 1))
            continue
        if value.startswith("["):
            instead = [value[1:-1], f"{{more: {value}}}"]
        elif value.startswith("{"):
            instead = ["60", "[60, 25]"]
        elif value == "":
            instead = ["yes", "[Sam]"]
        elif value == "true":
            instead = ["yes", "[true]", "{it: true}"]
        else:
            quoted = value if value[:1] == '"' else f'"{value}"'
            instead = [f"[{quoted}]", f"{{what: {quoted}}}"]
            if value.isdigit():
                instead.append("three")
        for other in instead:
            yield page.slip("wrong kind", line, line.typed(value=other))


def bad_durations(page: Page) -> Iterator[Made]:
    for line in page.content():
        if line.key in DURATION_KEYS and page.is_field(line):
            for wrong in NO_DURATIONS:
                yield page.slip("bad duration", line, line.typed(value=wrong))
        if line.key == "due" and line.value.startswith("within "):
            yield page.slip("bad duration", line, line.typed(value="within 7 dayz"))


def unquoted_colons(page: Page) -> Iterator[Made]:
    for line in page.content():
        value = line.value
        if not value or value[0] in "\"'{":
            continue
        if value[0] == "[":
            yield page.slip("unquoted colon", line, line.typed(value=f"[What: {value[1:]}"))
            continue
        first, _, rest = value.partition(" ")
        yield page.slip("unquoted colon", line, line.typed(value=f"{first}: {rest or 'now'}"))


def missing_fields(page: Page) -> Iterator[Made]:
    """Delete a line that a step, a silence or the page cannot do without."""
    for line in page.content():
        if line.key not in REQUIRED or not page.is_field(line):
            continue
        path = page.path_at[line.number]
        if path == ("owner",) or path[0] == "focus":
            continue
        above, below = page.above(line), page.below(line)
        near = {line.number, line.number + 1}
        near |= {above.number + 1} if above is not None else set()
        near |= {below.number} if below is not None else set()  # one less: a line above it is gone
        if len(path) > 2:
            near.add(page.read.source.span((*path[:2], "step"), on_key=True).line)
        if len(path) == 4:
            near.add(page.read.source.span(path[:3], on_key=True).line)
        if path == ("process",):
            near.add(1)
        yield Made("missing field", line.number + 1, frozenset(near), page.changed(line.number))


def dashes_without_space(page: Page) -> Iterator[Made]:
    for line in page.content():
        if line.dash:
            yield page.slip("dash without space", line, line.typed().replace("- ", "-", 1))


def smart_quotes(page: Page) -> Iterator[Made]:
    for line in page.content():
        value = line.value
        if not value or value[0] in "{" or (line.key is None and not line.dash):
            continue
        if value[0] == "[":
            first, comma, rest = value[1:-1].partition(",")
            yield page.slip("smart quotes", line, line.typed(value=f"[“{first}”{comma}{rest}]"))
            continue
        inner = value[1:-1] if value[0] == '"' else value
        yield page.slip("smart quotes", line, line.typed(value=f"“{inner}”"))
        yield page.slip("smart quotes", line, line.typed(value=f"‘{inner}’"))


_MAKERS = (
    tabs,
    missing_colons,
    indents,
    keys_slid_left,
    duplicate_keys,
    misspelt_keys,
    misspelt_references,
    wrong_kinds,
    bad_durations,
    unquoted_colons,
    missing_fields,
    dashes_without_space,
    smart_quotes,
)
KINDS = (
    "tab",
    "missing colon",
    "indent",
    "key slid left",
    "duplicate key",
    "misspelt key",
    "misspelt reference",
    "wrong kind",
    "bad duration",
    "unquoted colon",
    "missing field",
    "dash without space",
    "smart quotes",
)
