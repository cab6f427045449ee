"""Names that a page spells in more than one way, in one spelling."""

from __future__ import annotations

from collections.abc import Iterable

from processkit.model.names import fold
from processkit.model.process import Process
from processkit.model.references import papers_named


def spellings_of(process: Process) -> dict[str, str]:
    """Return the spelling of each paper of a page, by the form in which names are compared."""
    return by_name([*(process.paperwork or {}), *(mention.name for mention in papers_named(process))])


def by_name(texts: Iterable[str]) -> dict[str, str]:
    """Return texts by the form in which names are compared; of two that are the same, the first."""
    found: dict[str, str] = {}
    for text in texts:
        found.setdefault(fold(text), text)
    return found
