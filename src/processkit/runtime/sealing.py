"""Words on their way into a case: they are sealed, and kept beside the events."""

from __future__ import annotations

import secrets

from processkit.engine.people import Person, Sealed
from processkit.engine.private import person, seal
from processkit.errors import WrongUse

_SALT_BYTES = 16


def new_salt() -> bytes:
    """Return the salt of a new case."""
    return secrets.token_bytes(_SALT_BYTES)


class Sealing:
    """Seals the words of one command.

    Attributes:
        kept: What stands in the events, and the words that it stands for.
    """

    def __init__(self, salt: bytes) -> None:
        """Seal with the salt of the case."""
        self._salt = salt
        self.kept: dict[Sealed, str] = {}

    def person(self, name: str) -> Person:
        """Return who gives the command."""
        plain = _text(name, "A name").strip()
        who = person(plain, self._salt)
        self.kept.setdefault(who.sealed, plain)
        return who

    def words(self, text: str | None) -> Sealed | None:
        """Return what stands for words; None where there are none."""
        if text is None or not _text(text, "A note, a reason or a reference").strip():
            return None
        return self.always(text, "")

    def always(self, text: str, blank: str) -> Sealed:
        """Return what stands for words that have to be there; ``blank`` is what to say where they are not.

        Raises:
            WrongUse: There are none.
        """
        plain = _text(text, "A name or a note").strip()
        if not plain:
            raise WrongUse(blank)
        sealed = seal(plain, self._salt)
        self.kept.setdefault(sealed, plain)
        return sealed


def _text(value: object, what: str) -> str:
    """Return a text as it can be kept.

    Raises:
        WrongUse: It is no text, or holds halves of signs that stand for nothing.
    """
    if not isinstance(value, str):
        raise WrongUse(f"{what} is a text (str), and not {type(value).__name__}.")
    try:
        value.encode()
    except UnicodeEncodeError:
        raise WrongUse(f"{what} holds signs that are no letters in any script, so it cannot be kept.") from None
    return value
