"""What is told about a word under the mouse: what a key means, and what a page says of a step, a role or a paper."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from processkit.checks.selection import find_check
from processkit.findings import DocPath
from processkit.lsp.meaning import meaning_at
from processkit.lsp.names import Mention, Names, Thing
from processkit.lsp.sketch import Sketch
from processkit.lsp.words import Word
from processkit.rendering.markdown import escaped

_IsMeant: TypeAlias = Callable[[DocPath], bool]


@dataclass(frozen=True, slots=True)
class Explanation:
    """What is told about a word, as Markdown."""

    word: Word
    text: str


def explained_at(names: Names, letter: int, numbers: Mapping[int, str]) -> Explanation | None:
    """Return what is told about the word at a letter; None where there is nothing to tell.

    Args:
        names: The names of the page.
        letter: Where the mouse is.
        numbers: The number of each step that people see, by its position; empty while the page is broken.
    """
    word = names.sketch.word_at(letter)
    if word is None:
        return None
    mention = names.at(letter)
    if mention is not None and mention.thing is not None:
        return Explanation(word, _Card(names, numbers).of(mention, mention.thing))
    text = _meaning(word)
    return Explanation(word, text) if text else None


def _meaning(word: Word) -> str:
    """Return what a key means, or a word of the language that stands behind it."""
    meaning = meaning_at(word.path)
    if meaning is None or not (word.on_key or meaning.choices):
        return ""
    key = next((part for part in reversed(word.path) if isinstance(part, str)), "")
    if not meaning.description:
        around = meaning_at(word.path[:-1])
        meaning = around if around is not None and isinstance(word.path[-1], int) else meaning
    lines = [f"**{key}**", meaning.description.split("\n\n")[0]]
    if meaning.choices:
        lines.append(f"One of: {', '.join(meaning.choices)}.")
    elif meaning.examples:
        lines.append(f"For example: {'; '.join(map(escaped, meaning.examples))}.")
    return "\n\n".join(line for line in lines if line)


class _Card:
    """Writes down what a page says of something."""

    def __init__(self, names: Names, numbers: Mapping[int, str]) -> None:
        self._names = names
        self._sketch: Sketch = names.sketch
        self._numbers = numbers

    def of(self, mention: Mention, thing: Thing) -> str:
        match thing.kind:
            case "step":
                lines = self._step(int(thing.key[0]))
            case "end":
                lines = self._end(str(thing.key[0]))
            case "role":
                lines = self._role(mention, thing)
            case "paper":
                lines = self._paper(mention, thing)
            case "answer":
                lines = self._answer(mention)
            case _:
                lines = _check(mention.word.text)
        return "\n\n".join(line for line in lines if line)

    def _step(self, place: int) -> list[str]:
        here = ("steps", place)
        number = f"Step {self._numbers[place]}: " if place in self._numbers else ""
        facts = [
            _fact("Owner", self._one(*here, "owner")),
            _fact("Takes", self._one(*here, "takes")),
            _fact("Waits for", self._one(*here, "waits_for")),
            _fact("Only if", self._one(*here, "only_if")),
            _fact("At most", _times(self._one(*here, "at_most"))),
            _fact("Needs", self._list(*here, "needs")),
            _fact("Handover asks for", self._list(*here, "handover", "papers")),
            _fact("The receiver confirms", self._list(*here, "handover", "checks")),
            _fact("On file when done", self._list(*here, "paperwork")),
            _fact("Then", self._then(place)),
        ]
        return [_bold(number + (self._one(*here, "step") or "")), _points(facts)]

    def _then(self, place: int) -> str:
        here = ("steps", place)
        answers = [
            f"{answer} → {self._one(*here, 'answers', answer) or '?'}"
            for answer in self._sketch.inside((*here, "answers"))
        ]
        if answers:
            return "; ".join(answers)
        following = self._one("steps", place + 1, "step") or "won"
        return self._one(*here, "next") or following

    def _end(self, key: str) -> list[str]:
        name = self._names.end_name(key)
        meaning = meaning_at(("ends", key))
        own = key not in ("won", "lost", "later")
        told = "" if own or meaning is None else meaning.description
        outcome = self._one("ends", key, "outcome")
        return [_bold(f"End: {name}"), told, _points([_fact("Outcome", outcome or "")])]

    def _role(self, mention: Mention, thing: Thing) -> list[str]:
        name = self._spelled(mention, thing)
        owns = self._steps_where(thing, lambda path: path[2:] == ("owner",))
        steps_in = self._steps_where(thing, lambda path: path[2:] == ("backup",))
        helps = self._steps_where(thing, lambda path: len(path) > 2 and path[2] == "helpers")
        facts = [
            _fact("People", self._list("roles", name, "people")),
            _fact("Backup", self._one("roles", name, "backup")),
            _fact("Team", self._one("roles", name, "team")),
            _fact("Owns", owns),
            _fact("Steps in for the owner of", steps_in),
            _fact("Helps with", helps),
        ]
        return [_bold(f"Role: {name}"), _points(facts)]

    def _paper(self, mention: Mention, thing: Thing) -> list[str]:
        name = self._spelled(mention, thing)
        made = self._steps_where(thing, lambda path: path[2] in ("paperwork", "answer_papers"))
        handed = self._steps_where(thing, lambda path: path[2] == "handover")
        needed = self._steps_where(thing, lambda path: path[2] == "needs")
        facts = [
            _fact("From", self._one("paperwork", name, "from")),
            _fact("Signed", "yes" if self._one("paperwork", name, "signed") in ("true", "True", "TRUE") else ""),
            _fact("Form", self._one("paperwork", name, "form")),
            _fact("On file after", made),
            _fact("Asked for at the handover to", handed),
            _fact("Needed for", needed),
        ]
        return [_bold(f"Paper: {name}"), _points(facts)]

    def _answer(self, mention: Mention) -> list[str]:
        path = mention.word.path
        leads = self._one(*path[:2], "answers", mention.word.text)
        chance = self._one(*path[:2], "chances", mention.word.text)
        facts = [_fact("Leads to", leads), _fact("Chance", f"{chance} per cent" if chance else "")]
        return [_bold(f"Answer: {mention.word.text}"), _points(facts)]

    def _spelled(self, mention: Mention, thing: Thing) -> str:
        """Return a name as it is spelled where it is declared."""
        definitions = self._names.definitions(thing)
        return definitions[0].word.text if definitions else mention.word.text

    def _steps_where(self, thing: Thing, is_meant: _IsMeant) -> str:
        places = [m.word.path[1] for m in self._names.of(thing) if m.word.path[0] == "steps" and is_meant(m.word.path)]
        return "; ".join(self._one("steps", place, "step") or "?" for place in dict.fromkeys(places))

    def _one(self, *path: str | int) -> str:
        return self._sketch.text_at(*path) or ""

    def _list(self, *path: str | int) -> str:
        return "; ".join(self._sketch.texts_at(*path))


def _check(name: str) -> list[str]:
    check = find_check(name)
    if check is None:
        return [f'There is no check "{escaped(name)}".']
    return [_bold(f"{check.code} {check.name}"), f"{check.title[:1].upper()}{check.title[1:]}.", check.why]


def _bold(text: str) -> str:
    return f"**{escaped(text)}**"


def _fact(label: str, text: str) -> str:
    return f"- {label}: {escaped(text)}" if text else ""


def _points(facts: Iterable[str]) -> str:
    return "\n".join(fact for fact in facts if fact)


def _times(count: str) -> str:
    return {"": "", "1": "once", "2": "twice"}.get(count, f"{count} times")
