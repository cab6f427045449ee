"""What the names on a page stand for: which step, end, role, paper, answer or check, and where each is named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, TypeAlias

from processkit.findings import DocPath
from processkit.lsp.sketch import Sketch
from processkit.lsp.words import Word
from processkit.model.names import fold, slug
from processkit.model.places import BUILT_IN_ENDS

Kind: TypeAlias = Literal["step", "end", "role", "paper", "answer", "check"]
Wanted: TypeAlias = Literal["step", "step or end", "end", "role", "outsider", "paper", "answer", "check"]


_CHOSEN = frozenset(
    {"roles", "paperwork", "ends", "anytime", "accepted", "glossary", "answers", "chances", "answer_papers"}
)
"""The keys of mappings whose keys the page chooses."""
_IN_TEXTS: dict[str, tuple[Wanted, bool]] = {
    "steps # step": ("step", True),
    "steps # id": ("step", True),
    "promise_from": ("step", False),
    "promise_to": ("step", False),
    "focus step": ("step", False),
    "steps # handover if_incomplete": ("step", False),
    "steps # payment before": ("step", False),
    "steps # next": ("step or end", False),
    "steps # answers *": ("step or end", False),
    "steps # no_reply go": ("step or end", False),
    "anytime *": ("end", False),
    "ends * name": ("end", True),
    "steps # owner": ("role", False),
    "steps # backup": ("role", False),
    "steps # helpers": ("role", False),
    "roles * backup": ("role", False),
    "steps # waits_for": ("outsider", False),
    "starts_with": ("paper", False),
    "steps # needs": ("paper", False),
    "steps # paperwork": ("paper", False),
    "steps # answer_papers *": ("paper", False),
    "steps # handover papers": ("paper", False),
    "steps # no_reply papers": ("paper", False),
}
_ON_KEYS: dict[str, tuple[Wanted, bool]] = {
    "roles *": ("role", True),
    "paperwork *": ("paper", True),
    "ends *": ("end", True),
    "steps # answers *": ("answer", True),
    "steps # chances *": ("answer", False),
    "steps # answer_papers *": ("answer", False),
    "accepted *": ("check", False),
    "steps # accepted *": ("check", False),
}


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that a page names.

    Attributes:
        key: A step's position, counted from 0; otherwise the folded name, and for an answer the step before it.
    """

    kind: Kind
    key: tuple[int | str, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """A text or key that names something.

    Attributes:
        thing: What it names; None where there is no such thing.
        defines: Whether the thing is written down here, and not only named.
    """

    word: Word
    wanted: Wanted
    thing: Thing | None
    defines: bool


class Names:
    """All names on a page."""

    def __init__(self, sketch: Sketch) -> None:
        """Take a page."""
        self.sketch = sketch

    @cached_property
    def mentions(self) -> list[Mention]:
        """Every name, in the order of the file."""
        found = []
        for word in self.sketch.words:
            what = wanted_at(word.path, on_key=word.on_key)
            if what is None:
                continue
            wanted, defines = what
            thing = self.find(word.text, wanted, word.path)
            if wanted == "outsider" and thing not in self._declared_roles:
                continue
            found.append(Mention(word, wanted, thing, defines))
        return found

    def at(self, letter: int) -> Mention | None:
        """Return the name that a letter is in, or right behind."""
        return next((m for m in self.mentions if m.word.start <= letter <= m.word.end), None)

    def of(self, thing: Thing) -> list[Mention]:
        """Return every place that names a thing."""
        return [mention for mention in self.mentions if mention.thing == thing]

    def definitions(self, thing: Thing) -> list[Mention]:
        """Return where a thing is written down; where it is named first, when it is written down nowhere.

        A paper that is in no list of papers is written down where it is made.
        """
        named = self.of(thing)
        defining = [mention for mention in named if mention.defines and mention.word.path[-1] != "id"]
        made = [mention for mention in named if thing.kind == "paper" and _is_made_at(mention.word.path)]
        return defining or made or named[:1]

    def find(self, name: str, wanted: Wanted, path: DocPath) -> Thing | None:
        """Return what a name stands for that is written at a path."""
        match wanted:
            case "step" | "step or end" | "end":
                return self._places.get(fold(name))
            case "role" | "outsider":
                return Thing("role", (fold(name),)) if name.strip() else None
            case "answer":
                return Thing("answer", (path[1], fold(name)))
            case _:
                return Thing(wanted, (fold(name),)) if name.strip() else None

    def known(self, wanted: Wanted, path: DocPath) -> list[str]:
        """Return the names that can be written where something is wanted, as they are spelled on the page."""
        known: list[str] = []
        if wanted in ("step", "step or end"):
            known += self._steps
        if wanted in ("end", "step or end"):
            known += self._ends
        if wanted == "role":
            known += self._listed("roles") or self._spelled("role")
        if wanted == "outsider":
            known += ["customer", *self._outsiders]
        if wanted == "paper":
            known += self._listed("paperwork") or self._spelled("paper")
        if wanted == "answer":
            known += map(str, self.sketch.inside((*path[:2], "answers")))
        return known

    @cached_property
    def _places(self) -> dict[str, Thing]:
        """The steps and ends by all their names; where one stands for two the first has it."""
        found: dict[str, Thing] = {}
        for place in self.sketch.steps:
            name = self.sketch.text_at("steps", place, "step") or ""
            key = self.sketch.text_at("steps", place, "id") or slug(name)
            for each in (name, key):
                if each.strip():
                    found.setdefault(fold(each), Thing("step", (place,)))
        ends = [str(key) for key in self.sketch.inside(("ends",))]
        for end in [*BUILT_IN_ENDS, *ends]:
            for each in (end, self.end_name(end)):
                found.setdefault(fold(each), Thing("end", (fold(end),)))
        return found

    def end_name(self, end: str) -> str:
        """Return what the page calls an end; the end itself where it gives no name."""
        keys = [key for key in self.sketch.inside(("ends",)) if fold(str(key)) == fold(end)]
        return next((name for key in keys if (name := self.sketch.text_at("ends", key, "name"))), end)

    @cached_property
    def _declared_roles(self) -> set[Thing | None]:
        return {Thing("role", (fold(name),)) for name in self._listed("roles")}

    @cached_property
    def _steps(self) -> list[str]:
        names = (self.sketch.text_at("steps", place, "step") for place in self.sketch.steps)
        return _unique(name for name in names if name)

    @cached_property
    def _ends(self) -> list[str]:
        return _unique([*BUILT_IN_ENDS, *(str(key) for key in self.sketch.inside(("ends",)))])

    @cached_property
    def _outsiders(self) -> list[str]:
        roles = self._listed("roles")
        return [role for role in roles if self.sketch.text_at("roles", role, "outside") in ("true", "True", "TRUE")]

    def _listed(self, key: str) -> list[str]:
        return _unique(str(name) for name in self.sketch.inside((key,)))

    def _spelled(self, kind: Kind) -> list[str]:
        return _unique(m.word.text for m in self.mentions if m.thing is not None and m.thing.kind == kind)


def wanted_at(path: DocPath, *, on_key: bool) -> tuple[Wanted, bool] | None:
    """Return what a name at a path must stand for, and whether it defines that; None where there is no name.

    A text counts, too, where a list of names is due.
    """
    form = " ".join(_form(path))
    return _ON_KEYS.get(form) if on_key else _IN_TEXTS.get(form) or _IN_TEXTS.get(form.removesuffix(" #"))


def _form(path: DocPath) -> Iterator[str]:
    """Yield the parts of a path with # for a position, and * for a key that the page has chosen."""
    before: str | int = ""
    for part in path:
        yield "#" if isinstance(part, int) else "*" if before in _CHOSEN else part
        before = part


def _is_made_at(path: DocPath) -> bool:
    return path[0] == "starts_with" or (len(path) > 2 and path[2] in ("paperwork", "answer_papers"))


def _unique(names: Iterable[str]) -> list[str]:
    """Return names each once, as they are spelled first."""
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(fold(name), name)
    return list(found.values())
