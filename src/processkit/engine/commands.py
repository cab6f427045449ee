"""Commands: what somebody wants to do with a case, and when.

Times are aware. ``by`` is who gives the command. What is ``Sealed`` stands for words that lie beside
the events (``seal``): the core never sees a customer's name, a note or a reference.
"""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple, TypeAlias

from processkit.engine.people import THE_CLOCK, Person, Sealed


class Start(NamedTuple):
    """A customer comes in."""

    at: datetime
    by: Person
    customer: Sealed


class FilePaper(NamedTuple):
    """A paper is there: it is filed, or confirmed anew. ``ref`` stands for where it lies."""

    at: datetime
    by: Person
    paper: str
    ref: Sealed | None = None


class Tick(NamedTuple):
    """A box of the checklist is ticked, or with ``off`` the tick is taken away."""

    at: datetime
    by: Person
    box: str
    off: bool = False


class Complete(NamedTuple):
    """The step is done.

    Attributes:
        answer: The answer, where the step asks for one.
        step: The step that is meant: where it is another one, nothing happens. None does not ask.
        reason: Stands for the reason, where the end that follows asks for one.
        until: When to get in touch again, where a ``later`` end follows; None for what the page says.
    """

    at: datetime
    by: Person
    answer: str | None = None
    step: str | None = None
    reason: Sealed | None = None
    until: datetime | None = None


class PassOver(NamedTuple):
    """The step does not apply to this customer; it is one with ``only_if``."""

    at: datetime
    by: Person
    reason: Sealed | None = None
    until: datetime | None = None


class Wait(NamedTuple):
    """Our part of the step is done, and the customer's is not."""

    at: datetime
    by: Person


class Accept(NamedTuple):
    """The receiver takes the case over, and confirms each check.

    ``ref`` stands for where the acceptance of an outsider can be looked up.
    """

    at: datetime
    by: Person
    checks: tuple[str, ...] = ()
    ref: Sealed | None = None


class SendBack(NamedTuple):
    """The receiver sends the case back, and says which papers and checks are missing."""

    at: datetime
    by: Person
    missing: tuple[str, ...]
    note: Sealed | None = None


class Pay(NamedTuple):
    """The payment of a step is in."""

    at: datetime
    by: Person
    step: str
    ref: Sealed | None = None


class End(NamedTuple):
    """The customer leaves: at any step, to a lost end, a later one, or one that ``anytime`` names."""

    at: datetime
    by: Person
    end: str
    reason: Sealed | None = None
    until: datetime | None = None


class Park(NamedTuple):
    """The customer waits for another time: the case goes to a ``later`` end, and says until when."""

    at: datetime
    by: Person
    until: datetime | None = None
    reason: Sealed | None = None
    end: str = "later"


class Resume(NamedTuple):
    """A parked case goes on at the step that it left."""

    at: datetime
    by: Person


class Reopen(NamedTuple):
    """The case goes back to a step that it has come by; what was done since stays on record."""

    at: datetime
    by: Person
    step: str
    reason: Sealed | None = None


class Override(NamedTuple):
    """The case goes to a step or an end although something is missing: an exception, on record for ever."""

    at: datetime
    by: Person
    to: str
    reason: Sealed | None = None
    until: datetime | None = None


class Note(NamedTuple):
    """Something worth remembering; with ``told`` it is a word that the customer got from us."""

    at: datetime
    by: Person
    text: Sealed
    told: bool = False


class Score(NamedTuple):
    """How it went, for a step, or for the whole journey where ``step`` is None.

    At least one of ``value`` and ``remark`` is given.
    """

    at: datetime
    by: Person
    value: float | None = None
    step: str | None = None
    remark: Sealed | None = None


class Advance(NamedTuple):
    """Time has passed: what is late, unanswered or to be remembered comes up."""

    at: datetime

    @property
    def by(self) -> Person:
        """Who does what only time brings."""
        return THE_CLOCK


class UndoMigration(NamedTuple):
    """The case goes back to the version of the page that it was on before the last move."""

    at: datetime
    by: Person


Command: TypeAlias = (
    Start
    | FilePaper
    | Tick
    | Complete
    | PassOver
    | Wait
    | Accept
    | SendBack
    | Pay
    | End
    | Park
    | Resume
    | Reopen
    | Override
    | Note
    | Score
    | Advance
    | UndoMigration
)
