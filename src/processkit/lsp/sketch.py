"""All texts of a page with their places: read exactly where the page can be read, and roughly where it is being typed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from processkit.editing.places import Places, entries_in
from processkit.findings import DocPath
from processkit.lsp.rough_reading import read_roughly
from processkit.lsp.words import Word
from processkit.source.decoding import decode
from processkit.source.yaml_events import Document, read_events


@dataclass(frozen=True)
class Sketch:
    """The texts of a page in the order of the file.

    Attributes:
        text: What was read, without a byte-order mark.
        document: What reading gave, where the page can be read; None where it is broken somewhere.
    """

    text: str
    words: Sequence[Word]
    document: Document | None = field(default=None, compare=False)

    @cached_property
    def values(self) -> dict[DocPath, Word]:
        """The text at each path."""
        return {word.path: word for word in self.words if not word.on_key}

    @cached_property
    def keys(self) -> dict[DocPath, Word]:
        """The key of each path."""
        return {word.path: word for word in self.words if word.on_key}

    @cached_property
    def _inside(self) -> dict[DocPath, list[str | int]]:
        inside: dict[DocPath, dict[str | int, None]] = {}
        for word in self.words:
            for depth in range(len(word.path)):
                inside.setdefault(word.path[:depth], {})[word.path[depth]] = None
        return {path: list(keys) for path, keys in inside.items()}

    @cached_property
    def extents(self) -> dict[DocPath, tuple[int, int]]:
        """Where each key of the page, and each entry behind it, begins and ends."""
        found: dict[DocPath, tuple[int, int]] = {}
        for word in self.words:
            for depth in (1, 2)[: len(word.path)]:
                start, end = found.get(word.path[:depth], (word.start, word.end))
                found[word.path[:depth]] = min(start, word.start), max(end, word.end)
        return found

    def inside(self, path: DocPath) -> list[str | int]:
        """Return the keys, or the positions, that stand in a mapping or a list."""
        return self._inside.get(path, [])

    def text_at(self, *path: str | int) -> str | None:
        """Return the text at a path; None where there is none."""
        word = self.values.get(path)
        return word.text if word is not None else None

    def texts_at(self, *path: str | int) -> list[str]:
        """Return the texts of a list; also of a text that stands where a list is due."""
        paths = [path, *((*path, place) for place in self.inside(path))]
        return [self.values[each].text for each in paths if each in self.values]

    @cached_property
    def steps(self) -> list[int]:
        """The positions of the steps, counted from 0."""
        return [place for place in self.inside(("steps",)) if isinstance(place, int)]

    def word_at(self, letter: int) -> Word | None:
        """Return the text that a letter is in, or right behind."""
        return next((word for word in self.words if word.start <= letter <= word.end), None)


def sketch_of(text: str) -> Sketch:
    """Read a page as well as it can be read. Nothing is left of one that no program should read."""
    plain, problem = decode(text)
    if problem is not None and problem.code == "PK003":
        return Sketch("", ())
    if problem is None:
        document = read_events(plain)
        if document.data is not None and document.source.top:
            places = Places(document.source)
            return Sketch(plain, tuple(_exact(places, (), document.source.top[0], in_brackets=False)), document)
    return Sketch(plain, tuple(read_roughly(plain)))


def _exact(places: Places, path: DocPath, entry: Any, *, in_brackets: bool) -> Iterator[Word]:
    key, event, inside = entry
    if key is not None:
        yield _word(places, path, key, on_key=True, in_brackets=in_brackets)
    if inside is None:
        if event.value or event.style:
            yield _word(places, path, event, on_key=False, in_brackets=in_brackets)
        return
    for name, inner in entries_in(inside):
        yield from _exact(places, (*path, name), inner, in_brackets=in_brackets or bool(event.flow_style))


def _word(places: Places, path: DocPath, event: Any, *, on_key: bool, in_brackets: bool) -> Word:
    start, end = places.of_event(event)
    while end > start and places.text[end - 1] in " \t\r\n":
        end -= 1
    style = event.style or ""
    return Word(path, event.value, start, end, on_key=on_key, style=style, in_brackets=in_brackets)
