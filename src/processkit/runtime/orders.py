"""What can be done with a case: each command of the core, in plain values."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from processkit.engine import commands
from processkit.runtime.case_view import CaseView
from processkit.runtime.starting import Starting


class Orders(Starting):
    """The commands.

    What they share: ``by`` is the name of the person who gives the command, as the page lists people.
    ``at`` is when, an aware time; None for now. A command with a ``key`` that was already carried out
    is not carried out again, and answers as it did then; what was refused was not carried out. Each
    returns the case as it is afterwards. Each raises ``Refused`` where the rules do not let it, with
    nothing changed; ``UnknownCase`` where there is no such case; ``WrongUse`` for a key that was used
    for another command, or a time that says no time zone; ``UnusableDatabase`` where it cannot be kept.
    """

    def paper(
        self,
        case_id: str,
        paper: str,
        *,
        by: str,
        ref: str | None = None,
        at: datetime | None = None,
        key: str | None = None,
    ) -> CaseView:
        """Put a paper on file, or confirm it anew. ``ref`` says where it lies: a link, a shelf."""
        return self._carry_out(
            case_id, lambda when, s: commands.FilePaper(when, s.person(by), paper, s.words(ref)), at, key
        )

    def tick(
        self,
        case_id: str,
        box: str,
        *,
        by: str,
        off: bool = False,
        at: datetime | None = None,
        key: str | None = None,
    ) -> CaseView:
        """Tick a box of the step's checklist; with ``off`` take the tick away."""
        return self._carry_out(case_id, lambda when, s: commands.Tick(when, s.person(by), box, off), at, key)

    def complete(
        self,
        case_id: str,
        *,
        by: str,
        answer: str | None = None,
        step: str | None = None,
        reason: str | None = None,
        until: datetime | None = None,
        at: datetime | None = None,
        key: str | None = None,
    ) -> CaseView:
        """Say that the step is done.

        Args:
            case_id: The case.
            by: Who has done it.
            answer: The answer, where the step asks for one.
            step: The step that is meant; refused where the case is on another one. None does not ask.
            reason: The reason, where the end that follows asks for one.
            until: When to get in touch again, where a ``later`` end follows; None for what the page says.
            at: When.
            key: What makes sure that it happens once.
        """
        return self._carry_out(
            case_id,
            lambda when, s: commands.Complete(when, s.person(by), answer, step, s.words(reason), until),
            at,
            key,
        )

    def pass_over(
        self,
        case_id: str,
        *,
        by: str,
        reason: str | None = None,
        until: datetime | None = None,
        at: datetime | None = None,
        key: str | None = None,
    ) -> CaseView:
        """Go on past a step that is done only in some cases, because this is not one."""
        return self._carry_out(
            case_id, lambda when, s: commands.PassOver(when, s.person(by), s.words(reason), until), at, key
        )

    def waiting(self, case_id: str, *, by: str, at: datetime | None = None, key: str | None = None) -> CaseView:
        """Say that our part of the step is done, and the customer's is not."""
        return self._carry_out(case_id, lambda when, s: commands.Wait(when, s.person(by)), at, key)

    def accept(
        self,
        case_id: str,
        *,
        by: str,
        checks: Iterable[str] = (),
        ref: str | None = None,
        at: datetime | None = None,
        key: str | None = None,
    ) -> CaseView:
        """Take a case over.

        Args:
            case_id: The case.
            by: Who takes it over: one of the receiving role.
            checks: The checks of the handover that are confirmed; all of them are needed.
            ref: Where the acceptance of an outsider, a bank or a notary, can be looked up.
            at: When.
            key: What makes sure that it happens once.
        """
        confirmed = _names(checks)
        return self._carry_out(
            case_id, lambda when, s: commands.Accept(when, s.person(by), confirmed, s.words(ref)), at, key
        )

    def send_back(
        self,
        case_id: str,
        *,
        by: str,
        missing: Iterable[str],
        note: str | None = None,
        at: datetime | None = None,
        key: str | None = None,
    ) -> CaseView:
        """Send a case back to who handed it over; ``missing`` names the papers and checks that are not there."""
        named = _names(missing)
        return self._carry_out(
            case_id, lambda when, s: commands.SendBack(when, s.person(by), named, s.words(note)), at, key
        )

    def paid(
        self,
        case_id: str,
        step: str,
        *,
        by: str,
        ref: str | None = None,
        at: datetime | None = None,
        key: str | None = None,
    ) -> CaseView:
        """Say that the payment of a step is in."""
        return self._carry_out(case_id, lambda when, s: commands.Pay(when, s.person(by), step, s.words(ref)), at, key)

    def end(
        self,
        case_id: str,
        end: str,
        *,
        by: str,
        reason: str | None = None,
        until: datetime | None = None,
        at: datetime | None = None,
        key: str | None = None,
    ) -> CaseView:
        """Let a customer leave, from any step: to a lost end, a later one, or one that ``anytime`` names."""
        return self._carry_out(
            case_id, lambda when, s: commands.End(when, s.person(by), end, s.words(reason), until), at, key
        )

    def park(
        self,
        case_id: str,
        *,
        by: str,
        until: datetime | None = None,
        reason: str | None = None,
        end: str = "later",
        at: datetime | None = None,
        key: str | None = None,
    ) -> CaseView:
        """Let a customer wait for another time, until a date; None for what the page says."""
        return self._carry_out(
            case_id, lambda when, s: commands.Park(when, s.person(by), until, s.words(reason), end), at, key
        )

    def resume(self, case_id: str, *, by: str, at: datetime | None = None, key: str | None = None) -> CaseView:
        """Go on with a parked case, at the step that it left."""
        return self._carry_out(case_id, lambda when, s: commands.Resume(when, s.person(by)), at, key)

    def reopen(
        self,
        case_id: str,
        step: str,
        *,
        by: str,
        reason: str | None = None,
        at: datetime | None = None,
        key: str | None = None,
    ) -> CaseView:
        """Go back to a step that the case has come by; what was done since stays on record."""
        return self._carry_out(
            case_id, lambda when, s: commands.Reopen(when, s.person(by), step, s.words(reason)), at, key
        )

    def override(
        self,
        case_id: str,
        to: str,
        *,
        by: str,
        reason: str | None = None,
        until: datetime | None = None,
        at: datetime | None = None,
        key: str | None = None,
    ) -> CaseView:
        """Go to a step or an end although something is missing; it stays on record with name and reason."""
        return self._carry_out(
            case_id, lambda when, s: commands.Override(when, s.person(by), to, s.words(reason), until), at, key
        )

    def note(
        self,
        case_id: str,
        text: str,
        *,
        by: str,
        told: bool = False,
        at: datetime | None = None,
        key: str | None = None,
    ) -> CaseView:
        """Write something down; with ``told`` it is a word that the customer got from us."""
        return self._carry_out(
            case_id,
            lambda when, s: commands.Note(when, s.person(by), s.always(text, "A note has words."), told),
            at,
            key,
        )

    def score(
        self,
        case_id: str,
        value: float | None = None,
        *,
        by: str,
        step: str | None = None,
        remark: str | None = None,
        at: datetime | None = None,
        key: str | None = None,
    ) -> CaseView:
        """Record how a step went, or the whole journey where ``step`` is None: a number, a remark, or both."""
        return self._carry_out(
            case_id, lambda when, s: commands.Score(when, s.person(by), value, step, s.words(remark)), at, key
        )

    def undo_migration(self, case_id: str, *, by: str, at: datetime | None = None, key: str | None = None) -> CaseView:
        """Put a case back on the version of the page that it was on before its last move."""
        return self._carry_out(case_id, lambda when, s: commands.UndoMigration(when, s.person(by)), at, key)


def _names(names: Iterable[str]) -> tuple[str, ...]:
    """Return several names; one alone is no list of letters."""
    return (names,) if isinstance(names, str) else tuple(names)
