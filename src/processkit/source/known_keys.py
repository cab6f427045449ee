"""Every key of the language, and where each belongs: read off the model, so that there is one list."""

from __future__ import annotations

from processkit.model.part import Part
from processkit.model.parts import (
    Calendar,
    CustomerSide,
    EndDeclaration,
    Focus,
    Handover,
    NoReply,
    Paper,
    Payment,
    Role,
)
from processkit.model.process import Process
from processkit.model.step import Step


def _keys(part: type[Part]) -> tuple[str, ...]:
    return tuple(field.key for field in part.fields)


PAGE_KEYS = _keys(Process)
STEP_KEYS = _keys(Step)
PART_KEYS: dict[str, tuple[str, ...]] = {
    "calendar": _keys(Calendar),
    "handover": _keys(Handover),
    "no_reply": _keys(NoReply),
    "payment": _keys(Payment),
    "customer": _keys(CustomerSide),
    "focus": _keys(Focus),
}
"""The keys of the parts that stand behind a key of their own."""
ENTRY_KEYS: dict[str, tuple[str, ...]] = {
    "roles": _keys(Role),
    "paperwork": _keys(Paper),
    "ends": _keys(EndDeclaration),
}
"""The keys of an entry in a mapping whose names the page chooses."""
KNOWN_KEYS = frozenset(
    [*PAGE_KEYS, *STEP_KEYS] + [key for keys in (*PART_KEYS.values(), *ENTRY_KEYS.values()) for key in keys]
)
