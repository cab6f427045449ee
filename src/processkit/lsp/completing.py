"""What can be written where somebody types: keys, names that the page knows, and the words that the language has."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from processkit.checks.outside import every_check
from processkit.findings import DocPath
from processkit.lsp.meaning import Meaning, meaning_at
from processkit.lsp.names import Names, Wanted, wanted_at
from processkit.lsp.rough_reading import spot_at
from processkit.lsp.rough_texts import is_in_note, line_end
from processkit.lsp.words import Spot
from processkit.model.names import fold
from processkit.source.typed import typed

_LONG_TEXTS = frozenset({"do", "checklist", "done_when", "checks"})
"""Lists whose texts are sentences, each on a line of its own."""
_USUAL_ANSWERS = ("Yes", "No")
_END_OF_WORD = re.compile("(?<=[ \t])#")
_END_IN_BRACKETS = re.compile(r"[,\]}:]")
_END_OF_KEY = re.compile("[:#]")


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that can be written.

    Attributes:
        kind: ``key``, ``word`` (a word of the language), ``example``, or the kind of thing that a name stands for.
        text: What is written; with ``is_snippet``, ``$0`` is where the cursor goes.
        typed: What somebody would have typed so far to get it.
    """

    label: str
    kind: str
    text: str
    typed: str
    detail: str = ""
    explanation: str = ""
    is_snippet: bool = False


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be written in place of the letters from ``start`` to ``end``, the likeliest first."""

    start: int
    end: int
    choices: tuple[Choice, ...]


def choices_at(names: Names, letter: int, *, snippets: bool = False, typed_space: bool = False) -> Choices | None:
    """Return what can be written at a letter; None where anything can.

    Args:
        names: The names of the page.
        letter: Where somebody types.
        snippets: Whether the editor can put the cursor into what it writes.
        typed_space: Whether somebody has just typed a space: then new entries are not wanted yet.
    """
    spot = spot_at(names.sketch.text, letter)
    if spot is None or (typed_space and spot.is_entry and not spot.behind_dash):
        return None
    if is_in_note(names.sketch.text, letter, spot.start):
        return None
    meaning = meaning_at(spot.path)
    if meaning is None:
        return None
    found = _Completion(names, spot, letter, snippets=snippets).choices(meaning)
    return Choices(spot.start, found[1], tuple(found[0])) if found[0] else None


class _Completion:
    """What can be written at one spot."""

    def __init__(self, names: Names, spot: Spot, letter: int, *, snippets: bool) -> None:
        self._names = names
        self._sketch = names.sketch
        self._text = names.sketch.text
        self._spot = spot
        self._letter = letter
        self._snippets = snippets
        self._is_json = self._text.lstrip().startswith("{")

    def choices(self, meaning: Meaning) -> tuple[list[Choice], int]:
        """Return the choices, and where the word ends that is typed."""
        path = self._spot.path
        if not self._spot.is_entry:
            end = self._word_end(_END_IN_BRACKETS if self._spot.in_brackets else _END_OF_WORD)
            if meaning.shape == "list" and not self._spot.in_brackets:
                return [_in_a_list(choice) for choice in self._values((*path, 0), in_brackets=True)], end
            return list(self._values(path)), end
        if meaning.shape == "mapping":
            end = self._word_end(_END_IN_BRACKETS if self._spot.in_brackets else _END_OF_KEY)
            has_colon = self._text[end : end + 1] == ":" or self._text[end:].lstrip(" \t").startswith(":")
            found = self._keys(meaning, path) if meaning.keys else self._chosen_keys(path)
            return [choice if not has_colon else _bare(choice) for choice in found], end
        end = self._word_end(_END_OF_WORD)
        if meaning.shape == "text":
            return list(self._values(path)), end
        return list(self._items((*path, 0))), end

    def _items(self, path: DocPath) -> Iterator[Choice]:
        """Yield new items of a list, each with its dash."""
        inner = meaning_at(path)
        if inner is None or self._spot.in_brackets:
            return
        found = self._keys(inner, path) if inner.keys else self._values(path)
        for choice in list(found)[: 1 if inner.keys else None]:
            yield replace(choice, text=f"- {choice.text}")

    def _keys(self, meaning: Meaning, path: DocPath) -> Iterator[Choice]:
        """Yield the keys of the language that are not there yet."""
        there = {
            word.path[-1]
            for word in self._sketch.words
            if word.on_key and word.path[:-1] == path and not word.start <= self._letter <= word.end
        }
        for key in sorted(meaning.keys, key=lambda key: key != "process"):
            if key in there:
                continue
            inner = meaning_at((*path, key))
            if inner is None:
                continue
            text, is_snippet = self._key_with_value(key, inner)
            detail = ", ".join(inner.choices or inner.examples[:2])
            yield Choice(key, "key", text, self._as_typed(key), detail, _sentence(inner.description), is_snippet)

    def _key_with_value(self, key: str, inner: Meaning) -> tuple[str, bool]:
        """Return what is written for a key, and whether a place for the cursor is marked in it."""
        if self._is_json or self._spot.in_brackets:
            return f"{json.dumps(key) if self._is_json else key}: ", False
        below = f"{key}:\n{' ' * (self._spot.column + 2)}"
        if inner.shape == "mapping":
            return below, False
        if key == "steps":
            return f"{below}- step: ", False
        if inner.shape == "list" and key in _LONG_TEXTS:
            return f"{below}- ", False
        if inner.shape == "list" and self._snippets:
            return f"{key}: [$0]", True
        return f"{key}: ", False

    def _chosen_keys(self, path: DocPath) -> Iterator[Choice]:
        """Yield keys that the page chooses, as far as they can be known: roles, papers, answers, checks."""
        there = {fold(str(key)) for key in self._sketch.inside(path)}
        wanted = wanted_at((*path, ""), on_key=True)
        names: Iterable[str] = ()
        if wanted is not None and wanted[0] == "check":
            for check in _checks_to_accept():
                if check.name not in there:
                    yield self._choice(check.name, "check", f"{check.code}: {check.title}", check.why, behind=": ")
            return
        if wanted is not None and wanted[1]:
            kind = wanted[0]
            used = [m.word.text for m in self._names.mentions if m.thing is not None and m.thing.kind == kind]
            names = [*used, *(_USUAL_ANSWERS if kind == "answer" else ())]
        elif wanted is not None:
            names = self._names.known(wanted[0], path)
        for name in dict.fromkeys(names):
            if fold(name) not in there:
                there.add(fold(name))
                yield self._choice(name, wanted[0] if wanted else "word", behind=": ")

    def _values(self, path: DocPath, *, in_brackets: bool = False) -> Iterator[Choice]:
        """Yield the texts that can stand at a path."""
        meaning = meaning_at(path)
        if meaning is None or meaning.shape != "text":
            return
        for word in meaning.choices:
            yield self._choice(word, "word")
        wanted = wanted_at(path, on_key=False)
        if wanted is not None and not wanted[1]:
            yield from self._known(wanted[0], path, in_brackets=in_brackets)
        elif not meaning.choices and len(meaning.examples) > 1:
            for example in meaning.examples:
                yield self._choice(example, "example", "for example", in_brackets=in_brackets)

    def _known(self, wanted: Wanted, path: DocPath, *, in_brackets: bool) -> Iterator[Choice]:
        """Yield the names that can stand at a path; of a list, those that it does not have yet."""
        around = path[:-1] if isinstance(path[-1], int) else ()
        there = {
            fold(word.text)
            for word in self._sketch.words
            if around and word.path[:-1] == around and not word.start <= self._letter <= word.end
        }
        own = self._sketch.text_at(*path[:2], "step") if wanted == "step" and path[0] == "steps" else None
        for name in self._names.known(wanted, path):
            thing = self._names.find(name, wanted, path)
            if fold(name) in there or name == own:
                continue
            kind = thing.kind if thing is not None else "word"
            detail = self._sketch.text_at("steps", *thing.key, "owner") if thing and kind == "step" else None
            yield self._choice(name, kind, detail or "", in_brackets=in_brackets)

    def _choice(
        self, name: str, kind: str, detail: str = "", why: str = "", *, in_brackets: bool = False, behind: str = ""
    ) -> Choice:
        mark = self._text[self._spot.start : self._spot.start + 1]
        if self._is_json:
            written = json.dumps(name, ensure_ascii=False)
        elif mark in ('"', "'") and mark:
            written = (
                mark + (name.replace("'", "''") if mark == "'" else json.dumps(name, ensure_ascii=False)[1:-1]) + mark
            )
        else:
            written = typed(name, in_list=self._spot.in_brackets or in_brackets)
        return Choice(name, kind, written + behind, self._as_typed(name), detail, why)

    def _as_typed(self, name: str) -> str:
        mark = self._text[self._spot.start : self._spot.start + 1]
        return mark + name if mark and mark in "\"'" else name

    def _word_end(self, ending: re.Pattern[str]) -> int:
        """Return the end of the word that is typed: behind the cursor, on its line."""
        stop = line_end(self._text, self._letter)
        mark = self._text[self._spot.start : self._spot.start + 1]
        if mark and mark in "\"'" and self._letter > self._spot.start:
            closing = self._text.find(mark, self._letter, stop)
            if closing >= 0:
                return closing + 1
        found = ending.search(self._text, self._letter, stop)
        return self._letter + len(self._text[self._letter : found.start() if found else stop].rstrip(" \t"))


@cache
def _checks_to_accept() -> tuple[_Check, ...]:
    return tuple(
        _Check(check.code, check.name, check.title, check.why) for check in every_check() if check.can_be_accepted
    )


@dataclass(frozen=True, slots=True)
class _Check:
    code: str
    name: str
    title: str
    why: str


def _bare(choice: Choice) -> Choice:
    """Return a key without what comes behind it, for where its colon stands already."""
    written = choice.text.split(":")[0] if choice.kind == "key" else choice.text.removesuffix(": ")
    return replace(choice, text=written, is_snippet=False)


def _in_a_list(choice: Choice) -> Choice:
    return replace(choice, text=f"[{choice.text}]")


def _sentence(description: str) -> str:
    """Return the first paragraph of a description: the rest is for programmers."""
    return description.split("\n\n")[0]
