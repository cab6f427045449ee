"""Which case is meant: by its id, by how the id begins, or by the name of the customer."""

from __future__ import annotations

from processkit.cli.cases.standing import headed, standing
from processkit.errors import UnknownCase
from processkit.model.names import fold
from processkit.rendering.texts import printable
from processkit.runtime.case_ids import case_id_as_typed
from processkit.runtime.case_view import CaseView
from processkit.runtime.engine import Engine

_MOST_LISTED = 10
_MOST_LOOKED_AT = 1000
_LEAST_LETTERS = 3


def case_meant(engine: Engine, typed: str) -> CaseView:
    """Return the one case that somebody means.

    Raises:
        UnknownCase: There is none, or there are several: then they are listed, with where each stands.
    """
    found = engine.find(typed, limit=_MOST_LOOKED_AT)
    exact = [view for view in found if view.id == case_id_as_typed(typed)] or [
        view for view in found if view.customer is not None and fold(view.customer) == fold(typed)
    ]
    if len(exact) == 1 or len(found) == 1:
        return (exact or found)[0]
    if not found:
        raise UnknownCase(
            f'No customer and no case is called "{printable(typed)}". Take the name as it was typed at the start, or a '
            "part of it. Everybody is listed by:  processkit case list"
        )
    several = exact or found
    lines = [f"  {headed(view)}: {standing(view)}" for view in several[:_MOST_LISTED]]
    if len(several) > _MOST_LISTED:
        lines.append(f"  and {len(several) - _MOST_LISTED} more")
    raise UnknownCase(
        f'"{printable(typed)}" can be {len(several)} customers. Take the id in brackets, or more of the name:\n'
        + "\n".join(lines)
    )


def shortest_word(engine: Engine, view: CaseView) -> str:
    """Return what is quickest to type for a case: a word of the name that nobody else has, without accents; else its id."""
    for word in fold(printable(view.customer or "")).split():
        is_plain = len(word) >= _LEAST_LETTERS and word.isalpha() and word.isascii()
        if is_plain and [one.id for one in engine.find(word, limit=2)] == [view.id]:
            return word
    return view.id
