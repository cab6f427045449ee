"""One value that the model refused, and how a sentence about it begins."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from processkit.findings import DocPath, Hit, Repair
from processkit.source.letters import ODD_SPACES

_LONGEST_SHOWN = 50


class Misfit(NamedTuple):
    """One value that the model refused: why, where, and the whole page around it."""

    kind: str
    path: DocPath
    value: Any
    facts: Mapping[str, Any]
    page: Any
    on_key: bool = False

    @property
    def key(self) -> str:
        """The name of the field; for an item of a list, the name of the list. A very long one is cut."""
        return short(next((str(part) for part in reversed(self.path) if isinstance(part, str)), "page"))

    @property
    def begins_oddly(self) -> bool:
        """Whether a special space, as it comes along with copied text, stands before the name."""
        return str(self.path[-1])[:1] in tuple(ODD_SPACES)

    @property
    def parent(self) -> Any:
        """What the field stands in."""
        value = self.page
        for part in self.path[:-1]:
            value = value[part]
        return value


def place_words(page: Any, path: DocPath) -> str:
    """Return how to name the step that a place is in: 'Step 3 "Measure": ', or nothing."""
    if len(path) >= 2 and path[0] == "steps" and isinstance(path[1], int):
        step = page["steps"][path[1]]
        name = step.get("step") if isinstance(step, Mapping) else None
        shown = f' "{short(name)}"' if isinstance(name, str) and name.strip() else ""
        return f"Step {path[1] + 1}{shown}: "
    return ""


def step_name(page: Any, path: DocPath) -> str | None:
    """Return the name of the step that a place is in, as far as it has one."""
    if len(path) >= 2 and path[0] == "steps" and isinstance(path[1], int):
        step = page["steps"][path[1]]
        name = step.get("step") if isinstance(step, Mapping) else None
        return name if isinstance(name, str) else None
    return None


def hit(misfit: Misfit, code: str, message: str, fix: str, *repairs: Repair, on_key: bool = False) -> Hit:
    """Return what is said of a misfit; the sentence begins with the step that it is in."""
    return hit_at(misfit.page, misfit.path, code, message, fix, *repairs, on_key=on_key or misfit.on_key)


def hit_at(page: Any, path: DocPath, code: str, message: str, fix: str, *repairs: Repair, on_key: bool = False) -> Hit:
    """Return what is said of a place; the sentence begins with the step that it is in."""
    before = place_words(page, path)
    sentence = before + message if before else message[:1].upper() + message[1:]
    return Hit(sentence, path, code, on_key=on_key, fix=fix, step=step_name(page, path), repairs=repairs)


def short(text: str) -> str:
    """Return a text that somebody typed, cut where it is very long."""
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 3] + "..."
