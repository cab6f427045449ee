"""Events: what has happened to a case, as plain data that can be kept for ever.

An event holds everything that its case has to know, so a case is put together from its events alone,
by any later release. What is ``Sealed`` stands for words that lie beside the events. ``step``, ``to``
and ``end`` are ids. Times are in UTC.
"""

from __future__ import annotations

from datetime import datetime
from typing import Literal, NamedTuple, TypeAlias

from processkit.engine.people import Sealed

CORE_VERSION = 1
"""The version of the events that this release writes. It reads all up to this one."""

How: TypeAlias = Literal["forward", "back", "override"]
Why: TypeAlias = Literal["step", "no_reply", "left", "parked", "override"]
LateThing: TypeAlias = Literal["step", "handover", "payment"]
Touch: TypeAlias = Literal["wake_up", "keep_in_touch"]


class Started(NamedTuple):
    """A customer has come in. ``papers`` are there from the start."""

    at: datetime
    by: Sealed
    process: str
    definition: str
    customer: Sealed
    papers: tuple[str, ...] = ()


class StepEntered(NamedTuple):
    """The case is on a step now.

    Attributes:
        due: When the step is due; None where the page does not say how long it takes.
        silent_at: When silence counts as the answer; None where it never does.
        how: ``forward`` along the flow, ``back`` to where it has been, or by an ``override``.
        again: Whether the step was entered before: its papers are then given or confirmed anew.
        joined: Whether the step's handover is part of the step, because no other owner handed over.
        guarded: False where the owner changed and the page has no handover for it.
    """

    at: datetime
    by: Sealed
    step: str
    due: datetime | None = None
    silent_at: datetime | None = None
    how: How = "forward"
    again: bool = False
    joined: bool = False
    guarded: bool = True


class PaperFiled(NamedTuple):
    """A paper is on file, or was confirmed anew."""

    at: datetime
    by: Sealed
    paper: str
    ref: Sealed | None = None


class BoxTicked(NamedTuple):
    """A box of the checklist was ticked; with ``off`` the tick was taken away."""

    at: datetime
    by: Sealed
    step: str
    box: str
    off: bool = False


class WaitingBegan(NamedTuple):
    """Our part of the step is done, and the customer's is not."""

    at: datetime
    by: Sealed
    step: str
    silent_at: datetime | None = None


class StepCompleted(NamedTuple):
    """A step is done. ``contact`` is what kind of contact the person is now; None where nothing says."""

    at: datetime
    by: Sealed
    step: str
    answer: str | None = None
    contact: str | None = None


class PaymentExpected(NamedTuple):
    """The payment of a step is due from now on; ``due`` is None where the page gives no time."""

    at: datetime
    by: Sealed
    step: str
    due: datetime | None = None


class PaymentReceived(NamedTuple):
    """The payment of a step is in."""

    at: datetime
    by: Sealed
    step: str
    ref: Sealed | None = None


class StepPassedOver(NamedTuple):
    """A step that is done only in some cases was passed over.

    ``entered`` tells whether the case was on it; ``at_limit`` whether it was done as often as it may be.
    """

    at: datetime
    by: Sealed
    step: str
    entered: bool = True
    at_limit: bool = False


class HandoverOffered(NamedTuple):
    """A step is done, and the receiver of the next one is asked to take over.

    ``step`` is the receiving step, ``role`` its owner, ``due`` until when an answer is due.
    """

    at: datetime
    by: Sealed
    step: str
    role: str
    due: datetime | None = None


class HandoverAccepted(NamedTuple):
    """The receiver has confirmed every check. ``own`` tells that giver and receiver are one person."""

    at: datetime
    by: Sealed
    step: str
    checks: tuple[str, ...] = ()
    own: bool = False
    ref: Sealed | None = None


class HandoverSentBack(NamedTuple):
    """The receiver has sent the case back. ``papers`` are no longer on file; ``checks`` do not hold."""

    at: datetime
    by: Sealed
    step: str
    to: str
    papers: tuple[str, ...] = ()
    checks: tuple[str, ...] = ()
    note: Sealed | None = None


class ReplyMissed(NamedTuple):
    """Nobody has answered: the step is left undone. ``papers`` count as there all the same."""

    at: datetime
    by: Sealed
    step: str
    papers: tuple[str, ...] = ()


class SilenceHeld(NamedTuple):
    """Nobody has answered, and the way on is barred; ``code`` is that of the refusal."""

    at: datetime
    by: Sealed
    step: str
    code: str


class BecameLate(NamedTuple):
    """A step, a handover or a payment was not done when it was due."""

    at: datetime
    by: Sealed
    what: LateThing
    step: str
    due: datetime


class Ended(NamedTuple):
    """The case is over, or parked where ``outcome`` is ``later``.

    ``remind_at`` is when to get in touch again; None where no date follows from the page.
    """

    at: datetime
    by: Sealed
    end: str
    outcome: str
    why: Why = "step"
    contact: str | None = None
    reason: Sealed | None = None
    remind_at: datetime | None = None


class Reminded(NamedTuple):
    """It is time to get in touch again. ``next_at`` is when the next time is; None for no other."""

    at: datetime
    by: Sealed
    why: Touch
    due: datetime
    next_at: datetime | None = None


class Resumed(NamedTuple):
    """A parked case goes on at the step, or at the handover, that it left.

    ``again`` tells that the step had been completed, and is done once more; ``joined`` is then as for
    ``StepEntered``.
    """

    at: datetime
    by: Sealed
    step: str
    due: datetime | None = None
    silent_at: datetime | None = None
    again: bool = False
    joined: bool = False


class Reopened(NamedTuple):
    """The case was taken back to a step that it has come by."""

    at: datetime
    by: Sealed
    step: str
    reason: Sealed


class Overridden(NamedTuple):
    """Somebody has decided that the case goes on although something was missing: ``left_out``."""

    at: datetime
    by: Sealed
    to: str
    reason: Sealed
    left_out: tuple[str, ...] = ()


class Noted(NamedTuple):
    """Something was written down; with ``told`` it is a word that the customer got from us."""

    at: datetime
    by: Sealed
    text: Sealed
    step: str | None = None
    told: bool = False


class Scored(NamedTuple):
    """How a step went, or the whole journey where ``step`` is None."""

    at: datetime
    by: Sealed
    value: float | None = None
    step: str | None = None
    remark: Sealed | None = None


class Migrated(NamedTuple):
    """The case goes on by another version of the page. What it holds by id is held by the new ids.

    ``way`` and ``seen`` are the steps that it has come by, ``handed`` the step that is handed over.
    """

    at: datetime
    by: Sealed
    definition: str
    way: tuple[str, ...]
    seen: tuple[str, ...]
    papers: tuple[str, ...]
    given: tuple[str, ...] = ()
    ticks: tuple[str, ...] = ()
    handed: str | None = None
    due: datetime | None = None
    silent_at: datetime | None = None
    joined: bool = False
    end: str | None = None
    owed: tuple[str, ...] = ()
    paid: tuple[str, ...] = ()


class MigrationUndone(NamedTuple):
    """The last move to another version was taken back."""

    at: datetime
    by: Sealed
    definition: str


Event: TypeAlias = (
    Started
    | StepEntered
    | PaperFiled
    | BoxTicked
    | WaitingBegan
    | StepCompleted
    | PaymentExpected
    | PaymentReceived
    | StepPassedOver
    | HandoverOffered
    | HandoverAccepted
    | HandoverSentBack
    | ReplyMissed
    | SilenceHeld
    | BecameLate
    | Ended
    | Reminded
    | Resumed
    | Reopened
    | Overridden
    | Noted
    | Scored
    | Migrated
    | MigrationUndone
)
