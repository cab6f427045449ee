"""Names in a list that nothing uses, while the page uses a name that is spelt a little otherwise."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from processkit.checks.wording import nearest
from processkit.findings import NewValue, Repair
from processkit.model.names import fold, is_plainly
from processkit.model.references import Mention


def misspelt_in_list(listed: Iterable[str], used: Iterable[str]) -> dict[str, str]:
    """Return, for each used name that the list spells otherwise, the name in the list.

    A name that is used once may be wrong in either place. Used several times it is right, and the
    list has the slip: so there is one message, and not one for each place.
    """
    by_fold: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for name in used:
        by_fold.setdefault(fold(name), name)
        counts[fold(name)] += 1
    known = {fold(name) for name in listed}
    unused = [name for name in listed if fold(name) not in counts]
    found: dict[str, str] = {}
    for folded, count in counts.items():
        near = nearest(by_fold[folded], unused) if count > 1 and folded not in known else None
        if near is not None and near not in found.values():
            found[by_fold[folded]] = near
    return found


def written_so(mention: Mention, near: str | None, listed: Sequence[str], used: Iterable[str]) -> tuple[Repair, ...]:
    """Return the repair that writes a name as the list has it.

    Where nothing else uses the name in the list, either of the two may be the slip: then it is a guess.
    """
    if near is None:
        return ()
    sure = fold(near) in map(fold, used) and is_plainly(mention.name, near, listed)
    return (Repair((NewValue(mention.path, near),), sure),)
