"""What to type next: for a case that stands somewhere, and for what a refusal names as missing."""

from __future__ import annotations

import argparse
import re
import shlex
from collections.abc import Iterator

from processkit.cli.cases.standing import acting
from processkit.engine.people import receivers_of
from processkit.engine.position import Position
from processkit.engine.refused import Missing, Refused
from processkit.engine.requirements import payment_name
from processkit.model.names import fold
from processkit.rendering.texts import printable
from processkit.runtime.case_view import CaseView

_PLAIN = re.compile(r"[\w@%+=:,./-]+")
_NEEDS_MORE_THAN_QUOTES = re.compile(r'["$`\\!]')
_ONCE_MORE = {
    "reason": '--reason "why"',
    "date": "--until 2026-12-01",
    "reference": '--ref "where it lies"',
}
_IN_HER_WORDS = '"what the customer said"'
_AGAIN = "(the same once more, with {})"


def quoted(text: str) -> str:
    """Return a text as it is typed in a shell: in double quotes where that is enough, also on Windows."""
    plain = printable(text)
    if _PLAIN.fullmatch(plain) and not plain.startswith("-"):
        return plain
    return shlex.quote(plain) if _NEEDS_MORE_THAN_QUOTES.search(plain) else f'"{plain}"'


class Typing:
    """Writes commands as they are typed for one case."""

    def __init__(self, options: argparse.Namespace, case: str, *, is_for_another: bool = False) -> None:
        """Write them for a case.

        Args:
            options: What was typed.
            case: The word for the case.
            is_for_another: Whether it is for another person to go on than the one who has typed.
        """
        self._case = quoted(case)
        self._db = f" --db {quoted(options.db)}" if getattr(options, "db", None) else ""
        named: str | None = getattr(options, "by", None)
        self._named = "NAME" if is_for_another else named

    def command(self, name: str, *words: str, by: str | None = None) -> str:
        """Return a command for the case; ``by`` is the name that is to be given."""
        who = f" --by {by}" if by is not None else ""
        return " ".join(["processkit case", name, self._case, *words]) + who + self._db

    def next(self, view: CaseView) -> list[str]:
        """Return what to type next for a case as it stands, each with a word on when."""
        position = view.standing
        if position.status == "ended" and view.state.outcome == "won":
            score = self.command("score", "9", "--remark", _IN_HER_WORDS, by=self._by(view))
            return [f"{score}   (how it went)"]
        if position.status == "ended":
            return [f"{line}   (to undo it)" for line in self._after_the_end(view)]
        if position.status == "parked":
            return [self.command("resume", by=self._by(view))]
        if position.status == "offered":
            return list(self._to_answer(view, position))
        return list(self._to_complete(view, position))

    def to_give(self, refused: Refused, view: CaseView) -> list[str]:
        """Return what to type to give what a refusal names as missing."""
        found = [self._giving(one, view) for one in refused.missing]
        if refused.code == "ended":
            found = self._after_the_end(view)
        if refused.code in ("not_receiver", "own_handover"):
            found = list(self._to_answer(view, view.standing))
        if refused.code == "running":
            found = [self.command("end", "lost", '--reason "why"'), self.command("park")]
        ticks = [one for one in refused.missing if one.kind == "tick"]
        if len(ticks) > 1:
            numbers = self._numbers([one.what for one in ticks], view)
            found = [line for line in found if " case tick " not in line]
            found.insert(0, self.command("tick", *numbers, by=self._by(view)))
        return list(dict.fromkeys(line for line in found if line))

    def _to_complete(self, view: CaseView, position: Position) -> Iterator[str]:
        step, by = acting(view), self._by(view)
        yield from (self.command("paper", quoted(one.what), by=by) for one in position.missing if one.kind == "paper")
        boxes = [one.what for one in position.missing if one.kind == "tick"]
        if boxes:
            yield self.command("tick", *self._numbers(boxes, view), by=by)
        yield from (self._paid(one.what, view) for one in position.missing if one.kind == "payment")
        answers = [answer.text for answer in step.answers.values()]
        if step.silence is not None and view.state.waiting_at is None:
            yield f"{self.command('waiting', by=by)}   (our part is done, the customer's is not)"
        if step.optional:
            yield f"{self.command('pass', by=by)}   (it is not done for this customer)"
        if answers:
            others = f"   (or: {', '.join(map(printable, answers[1:]))})" if answers[1:] else ""
            yield f"{self.command('complete', '--answer', quoted(answers[0]), by=by)}{others}"
        else:
            yield self.command("complete", by=by)

    def _to_answer(self, view: CaseView, position: Position) -> Iterator[str]:
        step = acting(view)
        if step.receiving is None:
            return
        papers = [one.what for one in position.missing if one.kind == "paper"]
        yield from (self.command("paper", quoted(one), by=self._by(view)) for one in papers)
        yield from (self._paid(one.what, view) for one in position.missing if one.kind == "payment")
        checks = step.receiving.checks
        who = self._receiver(view)
        if step.optional:
            yield f"{self.command('pass', by=self._by(view))}   (it is not done for this customer)"
        ref = ["--ref", '"where it can be looked up"'] if step.receiving.who.is_outside else []
        sure = ["--all"] if checks else []
        yield f"{self.command('accept', *sure, *ref, by=who)}{'   (each of it is so)' if checks else ''}"
        lacking = "1" if checks else next((quoted(one) for one in step.receiving.papers), '"what"')
        yield f"{self.command('send-back', '--missing', lacking, by=who)}   (something is not there)"

    def _giving(self, missing: Missing, view: CaseView) -> str:
        by = self._by(view)
        if missing.kind in ("paper", "tick"):
            return self.command(missing.kind, quoted(missing.what), by=by)
        if missing.kind == "payment":
            return self._paid(missing.what, view)
        if missing.kind in _ONCE_MORE:
            return _AGAIN.format(_ONCE_MORE[missing.kind])
        if missing.kind == "name" or view.state.end is not None:
            return ""
        lines = self.next(view)
        return next((line for line in lines if " case accept " in line), lines[-1])

    def _after_the_end(self, view: CaseView) -> list[str]:
        if view.state.outcome == "later":
            return [self.command("resume", by=self._by(view))]
        return [self.command("reopen", quoted(acting(view).name), '--reason "why"', by=self._by(view))]

    def _paid(self, what: str, view: CaseView) -> str:
        step = next((one for one in view.plan.steps if one.pays and payment_name(one) == what), None)
        words = [quoted(step.name)] if step is not None else []
        return self.command("paid", *words, by=self._by(view))

    def _numbers(self, boxes: list[str], view: CaseView) -> list[str]:
        known = boxes_of(view)
        return [str(known.index(box) + 1) if box in known else quoted(box) for box in boxes]

    def _by(self, view: CaseView) -> str | None:
        """Return the name to give: nothing where the one is used that is set."""
        if self._named is None:
            return None
        names = _people(view)
        return quoted(names[0] if names and fold(self._named) not in map(fold, names) else self._named)

    def _receiver(self, view: CaseView) -> str:
        """Return who may answer a handover: somebody else than who has typed."""
        names = [name for name in _people(view) if fold(name) != fold(self._named or "")]
        return quoted(names[0]) if names else "NAME"


def boxes_of(view: CaseView) -> tuple[str, ...]:
    """Return the boxes of the checklist of the step that a case is on, as they are numbered."""
    step = view.plan.by_key[view.state.step]
    return step.joined_boxes if view.state.joined else step.boxes


def _people(view: CaseView) -> tuple[str, ...]:
    """Return who sees to it, where the page names people."""
    return receivers_of(view.plan.process, acting(view).step).names
