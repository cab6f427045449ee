"""Which checks are wanted: codes, beginnings of codes, and names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from processkit.checks.check import Check
from processkit.checks.outside import every_check
from processkit.checks.wording import nearest
from processkit.errors import WrongUse

_BEGINNING = re.compile("[A-Z]{2,8}[0-9]{0,3}")


def find_check(word: str) -> Check | None:
    """Return the check with the code or the name ``word``, upper or lower case; None if there is none."""
    wanted = word.strip().casefold()
    return next((c for c in every_check() if wanted in (c.code.casefold(), c.name)), None)


def codes_of(words: Iterable[str]) -> frozenset[str]:
    """Return the codes that ``words`` stand for: ``PK302``, ``PK3``, ``skipped-handover``.

    Raises:
        WrongUse: A word stands for no check; the message offers the nearest.
    """
    codes: set[str] = set()
    for word in words:
        wanted = word.strip().upper()
        check = find_check(word)
        begun = [c.code for c in every_check() if _BEGINNING.fullmatch(wanted) and c.code.startswith(wanted)]
        if check is None and not begun:
            near = nearest(word, [*(c.name for c in every_check()), *(c.code for c in every_check())])
            hint = f" Do you mean {near}?" if near else " processkit explain lists all checks."
            raise WrongUse(f'There is no check "{word}".{hint}')
        codes.update([check.code] if check is not None else begun)
    return frozenset(codes)


def is_wanted(code: str, select: Sequence[str] | frozenset[str], ignore: Sequence[str] | frozenset[str]) -> bool:
    """Tell whether a finding is shown. Nothing selected means everything is."""
    return (not select or code in select) and code not in ignore
