"""What has happened, in plain words: a sentence for each event."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from processkit.checks.wording import listed
from processkit.engine import events
from processkit.engine.data import type_name
from processkit.engine.plan import Plan
from processkit.engine.requirements import payment_name
from processkit.rendering.texts import printable
from processkit.runtime.questions import Happened

FORGOTTEN = "(forgotten)"


class Teller:
    """Tells events of one case."""

    def __init__(self, plan: Plan, when: Callable[[datetime], str]) -> None:
        """Tell by a version of the page, and with times as ``when`` says them."""
        self._plan = plan
        self._when = when

    def tell(self, happened: Happened) -> str:
        """Return the sentence for one event, without who did it, and without a full stop."""
        words = _Words(happened.words)
        told: str = _SENTENCES[type_name(type(happened.event))](self, happened.event, words)
        return told[:1].upper() + told[1:]

    def name(self, key: str) -> str:
        """Return the name of a step or an end; of another version of the page it may be gone: then it is its id."""
        step = self._plan.by_key.get(key)
        names = {end.key: end.name for end in self._plan.ends}
        words = key.replace("-", " ")
        return printable(step.name if step is not None else names.get(key, words[:1].upper() + words[1:]))

    def numbered(self, key: str) -> str:
        """Return a step with its number."""
        step = self._plan.by_key.get(key)
        return f"step {step.number}, {self.name(key)}" if step is not None else self.name(key)

    def payment(self, key: str) -> str:
        """Return what is paid at a step."""
        step = self._plan.by_key.get(key)
        return printable(payment_name(step)) if step is not None else self.name(key)

    def owner(self, key: str, form: str = " ({})") -> str:
        """Return who owns a step, in brackets or in another form."""
        step = self._plan.by_key.get(key)
        return form.format(printable(step.owner)) if step is not None else ""

    def by(self, at: datetime | None, opening: str = ", due ") -> str:
        """Return until when; nothing where nothing is said."""
        return f"{opening}{self._when(at)}" if at is not None else ""


def stopped(sentence: str) -> str:
    """Return a sentence with its full stop, where it does not end in a sign of its own."""
    return sentence if sentence.endswith((".", "?", "!", "…")) else f"{sentence}."


class _Words:
    """The words that were said with an event."""

    def __init__(self, words: Mapping[str, str]) -> None:
        self._words = words

    def said(self, name: str, sealed: object, opening: str = ": ") -> str:
        """Return the words of a field; ``(forgotten)`` where there were some; nothing where there were none."""
        if sealed is None:
            return ""
        return f"{opening}{printable(self._words.get(name, FORGOTTEN))}"


def _started(teller: Teller, event: events.Started, words: _Words) -> str:
    there = f"; on file from the start: {_names(event.papers)}" if event.papers else ""
    return f"came in{words.said('customer', event.customer)}, on the page {printable(event.process)}{there}"


def _entered(teller: Teller, event: events.StepEntered, words: _Words) -> str:
    verb = {"forward": "now on", "back": "back on", "override": "put on"}[event.how]
    loose = "" if event.guarded else ", with no handover"
    return f"{verb} {teller.numbered(event.step)}{teller.owner(event.step)}{loose}{teller.by(event.due)}"


def _paper(teller: Teller, event: events.PaperFiled, words: _Words) -> str:
    return f"on file: {printable(event.paper)}{words.said('ref', event.ref, ', ')}"


def _tick(teller: Teller, event: events.BoxTicked, words: _Words) -> str:
    return f"{'tick taken away' if event.off else 'ticked'}: {printable(event.box)}"


def _waiting(teller: Teller, event: events.WaitingBegan, words: _Words) -> str:
    silence = teller.by(event.silent_at, "; no reply counts as the answer from ")
    return f"our part of {teller.name(event.step)} is done, and now it is the customer's turn{silence}"


def _completed(teller: Teller, event: events.StepCompleted, words: _Words) -> str:
    answer = f" – {printable(event.answer)}" if event.answer is not None else ""
    return f"done: {teller.numbered(event.step)}{answer}"


def _expected(teller: Teller, event: events.PaymentExpected, words: _Words) -> str:
    return f"to be paid by the customer: {teller.payment(event.step)}{teller.by(event.due)}"


def _received(teller: Teller, event: events.PaymentReceived, words: _Words) -> str:
    return f"paid: {teller.payment(event.step)}{words.said('ref', event.ref, ', ')}"


def _passed(teller: Teller, event: events.StepPassedOver, words: _Words) -> str:
    why = ", because it was done as often as it may be" if event.at_limit else ""
    return f"left out: {teller.numbered(event.step)}{why}"


def _offered(teller: Teller, event: events.HandoverOffered, words: _Words) -> str:
    return f"handed over to {printable(event.role)}, for {teller.numbered(event.step)}{teller.by(event.due, ', to answer by ')}"


def _accepted(teller: Teller, event: events.HandoverAccepted, words: _Words) -> str:
    checks = f"; confirmed: {_quoted(event.checks)}" if event.checks else ""
    own = "; the same person handed over and took over" if event.own else ""
    return f"taken over: {teller.numbered(event.step)}{checks}{own}{words.said('ref', event.ref, '; see ')}"


def _sent_back(teller: Teller, event: events.HandoverSentBack, words: _Words) -> str:
    parts = [f"missing: {_names(event.papers)}"] if event.papers else []
    parts += [f"not so: {_quoted(event.checks)}"] if event.checks else []
    return f"sent back to {teller.name(event.to)}; {'; '.join(parts)}{words.said('note', event.note, '; ')}"


def _missed(teller: Teller, event: events.ReplyMissed, words: _Words) -> str:
    return f"no reply at {teller.numbered(event.step)}, so it was left undone"


def _held(teller: Teller, event: events.SilenceHeld, words: _Words) -> str:
    return f"no reply at {teller.numbered(event.step)}, and it cannot go on by itself: somebody has to decide"


def _late(teller: Teller, event: events.BecameLate, words: _Words) -> str:
    what = {
        "step": f"{teller.numbered(event.step)}{teller.owner(event.step)}",
        "handover": f"the answer of{teller.owner(event.step, ' {}')} to the handover of {teller.name(event.step)}",
        "payment": f"the payment {teller.payment(event.step)}",
    }[event.what]
    return f"late: {what}{teller.by(event.due, ', was due ')}"


def _ended(teller: Teller, event: events.Ended, words: _Words) -> str:
    opening = {"won": "finished", "lost": "lost", "later": "parked"}.get(event.outcome, "over")
    silent = ", because nobody replied" if event.why == "no_reply" else ""
    again = teller.by(event.remind_at, "; get in touch again by ")
    return f"{opening}: {teller.name(event.end)}{silent}{words.said('reason', event.reason, ', because: ')}{again}"


def _reminded(teller: Teller, event: events.Reminded, words: _Words) -> str:
    return f"time to get in touch again{teller.by(event.next_at, '; the next time is ')}"


def _resumed(teller: Teller, event: events.Resumed, words: _Words) -> str:
    return f"goes on at {teller.numbered(event.step)}{teller.owner(event.step)}{teller.by(event.due)}"


def _reopened(teller: Teller, event: events.Reopened, words: _Words) -> str:
    return f"reopened: {teller.numbered(event.step)}{words.said('reason', event.reason, ', because: ')}"


def _overridden(teller: Teller, event: events.Overridden, words: _Words) -> str:
    left = [printable(one.partition(": ")[2]) for one in event.left_out]
    without = f" without {listed(left)}" if left else ""
    return f"exception: on to {teller.numbered(event.to)}{without}{words.said('reason', event.reason, ', because: ')}"


def _noted(teller: Teller, event: events.Noted, words: _Words) -> str:
    return f"{'told the customer' if event.told else 'note'}{words.said('text', event.text)}"


def _scored(teller: Teller, event: events.Scored, words: _Words) -> str:
    value = f" {event.value:g}" if event.value is not None else ""
    about = teller.numbered(event.step) if event.step is not None else "the whole journey"
    return f"score{value} for {about}{words.said('remark', event.remark)}"


def _migrated(teller: Teller, event: events.Migrated, words: _Words) -> str:
    return f"moved to another version of the page, on {teller.numbered(event.way[-1])}{teller.by(event.due)}"


def _undone(teller: Teller, event: events.MigrationUndone, words: _Words) -> str:
    return "moved back to the version of the page from before"


def _quoted(checks: tuple[str, ...]) -> str:
    """Return the words of checks, which are sentences of their own."""
    return ", ".join(f"“{printable(check)}”" for check in checks)


def _names(names: tuple[str, ...]) -> str:
    return ", ".join(map(printable, names))


_SENTENCES: dict[str, Callable[[Teller, Any, _Words], str]] = {
    "started": _started,
    "step_entered": _entered,
    "paper_filed": _paper,
    "box_ticked": _tick,
    "waiting_began": _waiting,
    "step_completed": _completed,
    "payment_expected": _expected,
    "payment_received": _received,
    "step_passed_over": _passed,
    "handover_offered": _offered,
    "handover_accepted": _accepted,
    "handover_sent_back": _sent_back,
    "reply_missed": _missed,
    "silence_held": _held,
    "became_late": _late,
    "ended": _ended,
    "reminded": _reminded,
    "resumed": _resumed,
    "reopened": _reopened,
    "overridden": _overridden,
    "noted": _noted,
    "scored": _scored,
    "migrated": _migrated,
    "migration_undone": _undone,
}
"""A test holds that each type of event is here."""
