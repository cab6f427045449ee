"""The changes of a page as sentences for the team, under headings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from processkit.checks.wording import capital, headed, listed
from processkit.comparing.changes import Change
from processkit.comparing.words import ENTRY_WORDS, FIGURE_WORDS, HEADINGS, PAGE_WORDS, STEP_WORDS
from processkit.flow.spoken import spoken
from processkit.flow.story import title
from processkit.model.names import fold
from processkit.model.process import Process

_OF_AN_ANSWER = {
    "chances": 'the chance of the answer "{}"',
    "answer_papers": 'the papers of the answer "{}"',
    "accepted": 'what is on purpose ("{}")',
}
_PLURALS = (
    "the answers",
    "the ends",
    "the tools",
    "the working",
    "the holidays",
    "our words",
    "the papers",
    "the checks",
)
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence about one change, or about several that are the same."""

    heading: str
    text: str
    changes: tuple[Change, ...]


def sentences_of(old: Process, new: Process, changes: Sequence[Change]) -> list[Told]:
    """Return what has changed in sentences, in the order of ``HEADINGS``; each change is in one of them."""
    teller = _Teller(old, new)
    swaps = list(_same_new_owner(changes))
    merged = {id(change) for swap in swaps for change in swap}
    told = [teller.new_owner(swap) for swap in swaps]
    told += [teller.told(change) for change in changes if id(change) not in merged]
    return sorted(told, key=lambda each: HEADINGS.index(each.heading))


def _same_new_owner(changes: Iterable[Change]) -> Iterator[tuple[Change, ...]]:
    """Yield the changes of owners that are the same for several steps."""
    groups: dict[tuple[str, str], list[Change]] = {}
    for change in changes:
        if change.step is not None and change.field == "owner":
            groups.setdefault((change.before, change.after), []).append(change)
    yield from (tuple(group) for group in groups.values() if len(group) > 1)


class _Teller:
    """Puts changes into words, with the numbers of the new page, and those of the old one for what is gone."""

    def __init__(self, old: Process, new: Process) -> None:
        self._old, self._new = old, new

    def told(self, change: Change) -> Told:
        """Return the sentence about one change."""
        if change.field.startswith("figures."):
            return Told(HEADINGS[-1], self._figure(change), (change,))
        if change.step is not None and change.field in ("", "step"):
            heading = {"added": "New", "removed": "Gone", "renamed": "Renamed", "moved": "Moved"}[change.kind]
            return Told(heading, self._whole_step(change), (change,))
        keys = [str(key) for key in (change.path[2:] if change.step is not None else change.path)]
        words = STEP_WORDS if change.step is not None else PAGE_WORDS
        known = words.get(".".join(keys[:2])) or words[keys[0]]
        text = (
            self._in_step(change, keys, known.called)
            if change.step is not None
            else self._on_page(change, keys, known.called)
        )
        return Told(known.heading, text, (change,))

    def new_owner(self, changes: tuple[Change, ...]) -> Told:
        """Return the one sentence about several steps that pass from the same owner to the same other one."""
        places = [int(change.path[1]) for change in changes]
        names = listed([title(self._new, place) for place in places])
        text = f"{capital(names)} now belong to {changes[0].after} (before: {changes[0].before})."
        return Told("Who does what", text, changes)

    def _whole_step(self, change: Change) -> str:
        place = int(change.path[1])
        if change.kind == "added":
            step = self._new.steps[place]
            takes = f", {step.takes}" if step.takes is not None else ""
            after = f"after {title(self._new, place - 1)}" if place else "at the beginning"
            return f"{headed(self._new, place)} ({step.owner}{takes}), {after}."
        if change.kind == "removed":
            return f"{headed(self._old, place)} ({self._old.steps[place].owner})."
        if change.kind == "renamed":
            return f'{headed(self._new, place)} was called "{change.before}".'
        where = f"comes after {title(self._new, place - 1)}" if place else "is the first one"
        before = f"after {title(self._old, change.before - 1)}" if change.before else "the first one"
        return f"{headed(self._new, place)} now {where} (before: {before})."

    def _figure(self, change: Change) -> str:
        name = change.field.removeprefix("figures.")
        values = (self._figure_said(name, change.after, self._new), self._figure_said(name, change.before, self._old))
        return f"{FIGURE_WORDS.get(name, name)}: {values[0]} (before: {values[1]})."

    @staticmethod
    def _figure_said(name: str, value: float | None, process: Process) -> str:
        if value is None:
            return "not known"
        return spoken(Fraction(value), process.week) if name.endswith("_minutes") else f"{value:g}"

    def _in_step(self, change: Change, keys: list[str], called: str) -> str:
        place = int(change.path[1])
        which = headed(self._old if change.kind == "removed" else self._new, place)
        said = self._verb(change, keys)
        return f"{which} {said}." if said else f"{which}: {_in_general(change, keys, called)}."

    def _verb(self, change: Change, keys: list[str]) -> str:
        """Return what a step does now that it did not do before; empty where there are no better words than for all else."""
        match keys:
            case ["owner"]:
                return f"now belongs to {change.after} (before: {change.before})"
            case ["takes"]:
                return _takes(change)
            case ["answers", answer]:
                return self._answer(change, answer)
            case ["answers"] if isinstance(change.after, list):
                order = listed([_quoted(key) for key in change.after])
                return f"has its answers in another order: {order}; the first is the usual way"
            case ["next"]:
                return self._next(change)
        return _list_of_a_step(change, keys)

    def _answer(self, change: Change, answer: str) -> str:
        if change.kind == "added":
            return f'has one more answer, "{answer}", which leads to {_place(self._new, change.after)}'
        if change.kind == "removed":
            return f'no longer has the answer "{answer}", which led to {_place(self._old, change.before)}'
        was, now = _place(self._old, change.before), _place(self._new, change.after)
        if was == now:
            return f'spells where the answer "{answer}" leads to: {change.after} (before: {change.before})'
        return f'leads to {now} at the answer "{answer}" (before: to {was})'

    def _next(self, change: Change) -> str:
        was = _place(self._old, change.before) if change.before is not None else "the step below"
        now = _place(self._new, change.after) if change.after is not None else "the step below"
        return f"goes on to {now} (before: to {was})"

    @staticmethod
    def _on_page(change: Change, keys: list[str], called: str) -> str:
        if len(keys) > 1 and keys[0] in ENTRY_WORDS:
            entry = f"{ENTRY_WORDS[keys[0]]} {_quoted(keys[1])}"
            called = entry if len(keys) == 2 else f"{entry}: {ENTRY_WORDS.get(keys[2], keys[2])}"
        return capital(_in_general(change, keys, called)) + "."


def _takes(change: Change) -> str:
    if change.after is None:
        return f"no longer says how long it takes (before: {change.before})"
    return f"takes {change.after} (before: {change.before or 'not said'})"


def _in_general(change: Change, keys: list[str], called: str) -> str:
    """Return what has happened to a list, or to anything else."""
    if keys[0] in _OF_AN_ANSWER and len(keys) > 1:
        called = _OF_AN_ANSWER[keys[0]].format(keys[1])
    if not _is_list(change):
        return _said(change, called)
    more, less = _more_and_less(change)
    parts = [f"now also {_listed(more)}"] if more else []
    parts += [f"no longer {_listed(less)}"] if less else []
    # The same things, in another order or in other letters.
    parts = parts or [f"now {_listed(change.after)} (before: {_listed(change.before)})"]
    return f"{called}: {'; '.join(parts)}"


def _list_of_a_step(change: Change, keys: list[str]) -> str:
    """Return what was added to a list and taken from it, where there are words of its own for that list."""
    noun = _LISTS.get(".".join(keys))
    if noun is None or not _is_list(change):
        return ""
    more, less = _more_and_less(change)
    parts = [f"{noun.more.format(_many(more, noun))}: {_listed(more, noun)}"] if more else []
    parts += [f"{noun.less}: {_listed(less, noun)}"] if less else []
    return "; ".join(parts)


def _is_list(change: Change) -> bool:
    values = [value for value in (change.before, change.after) if value is not None]
    return all(isinstance(value, list) for value in values)


def _more_and_less(change: Change) -> tuple[list[Any], list[Any]]:
    old, new = change.before or [], change.after or []
    old_names, new_names = {fold(str(each)) for each in old}, {fold(str(each)) for each in new}
    more = [each for each in new if fold(str(each)) not in old_names]
    return more, [each for each in old if fold(str(each)) not in new_names]


@dataclass(frozen=True, slots=True)
class _Noun:
    """How a list is spoken of: what one thing of it and several are called, and whether they are whole sentences."""

    one: str
    many: str
    more: str
    less: str
    is_text: bool = False


_LISTS = {
    "handover.papers": _Noun("paper", "papers", "asks for {} in its handover", "no longer asks for this in its handover"),
    "handover.checks": _Noun("thing", "things", "has {} checked in its handover", "no longer has this checked in its handover", is_text=True),
    "paperwork": _Noun("paper", "papers", "makes {}", "no longer makes"),
    "needs": _Noun("paper", "papers", "needs {} before it starts", "no longer needs"),
    "do": _Noun("point", "points", "has {} of what is done", "no longer has this to be done", is_text=True),
    "checklist": _Noun("point", "points", "has {} to tick off", "no longer has this to tick off", is_text=True),
}  # fmt: skip


def _many(things: Sequence[Any], noun: _Noun) -> str:
    count = len(things)
    number = _NUMBERS[count] if count < len(_NUMBERS) else str(count)
    return f"{number} more {noun.one if count == 1 else noun.many}"


def _listed(things: Sequence[Any], noun: _Noun | None = None) -> str:
    return listed([_quoted(str(thing)) if noun is not None and noun.is_text else str(thing) for thing in things])


def _said(change: Change, called: str) -> str:
    """Return a change in the words that fit everything."""
    verb = "are" if called.startswith(_PLURALS) else "is"
    before = f" (before: {_value(change.before)})" if change.before not in (None, {}) else ""
    if change.kind == "removed":
        return f"{called} {verb} gone{before}"
    after = _value(change.after)
    if change.kind == "added":
        return f"{called} {verb} new" + (f": {after}" if change.after != {} else "")
    return f"{called} {verb} now {after}{before}"


def _value(value: Any) -> str:  # noqa: ANN401  # plain data of any shape
    match value:
        case None:
            return "nothing"
        case bool():
            return "yes" if value else "no"
        case str():
            return _quoted(value)
        case list():
            return listed([_value(each) for each in value])
        case dict():
            return (
                "; ".join(f"{str(key).replace('_', ' ')}: {_value(each)}" for key, each in value.items())
                or "without more"
            )
    return str(value)


def _place(process: Process, reference: str) -> str:
    place = process.place_of(reference)
    return title(process, place) if place is not None else _quoted(reference)


def _quoted(text: str) -> str:
    return f'"{text}"'
