"""What people write on a page as sentences, and how a place of the page is named to its owner."""

from __future__ import annotations

from processkit.findings import DocPath
from processkit.model.process import Process
from processkit.model.texts import Written

_MOST_OF_A_NAME = 40
_SENTENCES = frozenset(
    [
        "purpose",
        "for",
        "contact",
        "do",
        "checklist",
        "done_when",
        "checks",
        "decide",
        "only_if",
        "what",
        "due",
        "if_unpaid",
        "if_late",
        "by",
        "sees",
        "told",
        "gets",
        "gives",
    ]
)
_PARTS = ("customer", "handover", "no_reply", "payment")


def sentences_of(process: Process) -> list[Written]:
    """Return what people write as sentences, the longest first.

    Names are not among it: other places refer to them, and each name is short by itself.
    """
    found = [written for written in process.texts if not written.on_key and is_sentence(written.path)]
    return sorted(found, key=lambda written: -len(written.text))


def is_sentence(path: DocPath) -> bool:
    """Tell whether what stands at a place is a sentence."""
    return next((key for key in reversed(path) if isinstance(key, str)), "") in _SENTENCES


def place_named(process: Process, path: DocPath) -> str:
    """Return a place as its owner would look for it: ``step 5 "Take the order", sees``, or ``purpose``."""
    keys = [key for key in path if isinstance(key, str)]
    if path[0] != "steps" or len(path) < 3 or not isinstance(path[1], int):
        return keys[0]
    name = process.steps[path[1]].name
    short = name if len(name) <= _MOST_OF_A_NAME else name[: _MOST_OF_A_NAME - 1].rstrip() + "…"
    field = keys[2] if keys[1] in _PARTS and len(keys) > 2 else keys[1]
    return f'step {process.numbers.labels[path[1]]} "{short}", {field}'
