"""Names, notes and references: kept beside the events, so that a customer can be forgotten."""

from __future__ import annotations

import hmac

from processkit.engine.people import Person, Sealed
from processkit.model.names import fold


def seal(words: str, salt: bytes) -> Sealed:
    """Return what stands for words in the events of a case.

    The words lie beside the events, and so does the salt. Once both are erased nothing leads back
    from the events to the words, and the events stay as they were.

    Args:
        words: What is not to stand in an event.
        salt: Random bytes, at least 16, one for each case.
    """
    digest = hmac.digest(salt, words.encode("utf-8"), "sha256").hex()
    return Sealed(f"sealed:{digest[:32]}")


def person(name: str, salt: bytes) -> Person:
    """Return who gives a command; one name, however it is spelled, is one person."""
    return Person(name, seal(fold(name), salt))
