"""Which name of a list is meant: by its number, by its words, or by how it begins."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from processkit.checks.wording import listed
from processkit.errors import WrongUse
from processkit.model.names import fold


def meant(typed: str, names: Iterable[str], *, numbered: bool = False) -> str:
    """Return the name that somebody means, or what was typed where it is not plain: then the engine says why.

    Args:
        typed: The words, or how they begin; with ``numbered`` also the number in the list, from 1.
        names: The names.
        numbered: Whether the list was shown with numbers.

    Raises:
        WrongUse: Several names begin like that.
    """
    known = list(dict.fromkeys(names))
    wanted = fold(typed)
    if any(fold(name) == wanted for name in known):
        return typed
    if numbered and wanted.isascii() and wanted.isdecimal() and 1 <= int(wanted) <= len(known):
        return known[int(wanted) - 1]
    begun = [name for name in known if wanted and fold(name).startswith(wanted)]
    if len(begun) > 1:
        raise WrongUse(f'"{typed}" can be {listed([f"“{name}”" for name in begun], "or")}. Type a little more of it.')
    return begun[0] if begun else typed


def all_meant(typed: Sequence[str], names: Iterable[str], *, numbered: bool = False) -> list[str]:
    """Return the names that somebody means, each once."""
    known = list(names)
    return list(dict.fromkeys(meant(one, known, numbered=numbered) for one in typed))
