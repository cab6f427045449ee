"""Refusals: why a command changes nothing, what is missing, and from whom."""

from __future__ import annotations

from datetime import datetime
from typing import Literal, NamedTuple, TypeAlias

from processkit.engine.wall_clock import FIRST_YEAR, LAST_YEAR, aware
from processkit.errors import ProcesskitError, WrongUse

Kind: TypeAlias = Literal[
    "paper", "tick", "answer", "check", "payment", "reason", "date", "reference", "name", "step", "handover"
]

REFUSALS: dict[str, str] = {
    "already_started": "The case runs already.",
    "answer_unknown": "The answer is none of the step's answers.",
    "answer_unwanted": "The step has no answers.",
    "at_limit": "A step on every way on was done as often as it may be.",
    "box_unknown": "The step has no such box to tick.",
    "check_unknown": "The handover asks for no such check.",
    "date_past": "The date to get in touch again is not in the future.",
    "end_unknown": "The case cannot leave to such an end.",
    "ended": "The case is over, or parked.",
    "handed_over": "The step is done, and waits for the receiver.",
    "handover_missing": "Nothing is handed over that could be accepted or sent back.",
    "migration_none": "The last thing that happened was no move to another version.",
    "missing": "Something is not there yet; ``missing`` says what, and from whom.",
    "not_optional": "The step is one that is always done.",
    "not_parked": "The case is not parked.",
    "not_receiver": "Somebody else confirms this handover.",
    "not_started": "There is no such case yet.",
    "own_handover": "Who hands over does not accept as well.",
    "page_other": "The case runs on another version of the page.",
    "paper_unknown": "The page knows no such paper.",
    "payment_none": "The step has no payment.",
    "payment_twice": "The payment is in already.",
    "score_bad": "The score is no number.",
    "step_not_come_by": "The case has not come by this step.",
    "step_other": "The case is on another step.",
    "step_unknown": "The page has no such step.",
    "time_far": "A time lies too far away to be one.",
    "time_naive": "A time does not say in which time zone it is.",
}
"""Each code that a refusal can have, and what it means."""


class Missing(NamedTuple):
    """One thing that is not there yet.

    Attributes:
        kind: What kind of thing: ``paper``, ``tick`` ...
        what: Its name as the page spells it; for an answer, the question.
        from_whom: A role, ``customer``, or the person who gave the command.
    """

    kind: Kind
    what: str
    from_whom: str


class Refused(ProcesskitError):
    """A command was not carried out, and nothing has changed.

    ``decide`` returns it; ``Engine`` raises it. ``str()`` of it is what to tell people.

    Attributes:
        code: Why, for programs: one of ``REFUSALS``.
        missing: What is missing, and from whom; empty where nothing could be added to make it right.
    """

    def __init__(self, code: str, message: str, missing: tuple[Missing, ...] = ()) -> None:
        """Keep what programs ask for."""
        super().__init__(message)
        self.code = code
        self.missing = missing

    def __reduce__(self) -> tuple[type[Refused], tuple[str, str, tuple[Missing, ...]]]:
        return type(self), (self.code, str(self), self.missing)


def lacking(opening: str, missing: list[Missing]) -> Refused:
    """Return the refusal for what is not there yet: ``opening``, and then what is missing from whom."""
    by_giver: dict[str, list[str]] = {}
    for one in missing:
        by_giver.setdefault(one.from_whom, []).append(_TOLD.get(one.kind, "{}").format(one.what))
    told = "; ".join(f"{_from(giver)}: {', '.join(things)}" for giver, things in by_giver.items())
    return Refused("missing", f"{opening} Still missing {told}.", tuple(missing))


def moment(at: datetime) -> datetime | Refused:
    """Return a time in UTC, or why it is none to go by."""
    try:
        found = aware(at)
    except WrongUse as naive:
        return Refused("time_naive", str(naive))
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        return Refused("time_far", f"The year {found.year} is no year in which anybody sells. Look at the date.")
    return found


def _from(giver: str) -> str:
    return "from the customer" if giver == "customer" else f"from {giver}"


_TOLD: dict[str, str] = {
    "tick": "a tick at “{}”",
    "answer": "the answer to “{}”",
    "check": "a yes to “{}”",
    "payment": "the payment “{}”",
}


def either(names: list[str]) -> str:
    """Return names as a choice: ``A``, ``A or B``, ``A, B or C``."""
    return " or ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)
