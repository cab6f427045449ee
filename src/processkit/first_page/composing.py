"""The page of a draft, made sound: what would not hold together is left out, and told in a note."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from fractions import Fraction
from math import ceil
from typing import Any, TypeAlias

from processkit.findings import Finding, Severity
from processkit.first_page.cleaning import without_long_numbers
from processkit.first_page.draft import Draft
from processkit.first_page.plan import CAPS, Plan, defaults_in, plan_of
from processkit.first_page.ways import leads_away
from processkit.first_page.writing import written
from processkit.model.process import Process
from processkit.report.report import Report

_PAGE = frozenset(["PK802", "PK803"])
_LETTERS = "PK805"
"""Nothing that can be left out helps here: no font at hand has the letters of what was written."""
Judge: TypeAlias = Callable[[str, bool], Report]
"""Checks a page, and tells whether it fits on its sheet where that is asked for."""
_MOST_TRIES = 60
_MOST_MINUTES = 120


@dataclass(frozen=True, slots=True)
class Composed:
    """A page that was begun.

    Attributes:
        text: The YAML.
        report: What the checks say of it.
        plan: What it was written from.
    """

    text: str
    report: Report
    plan: Plan


@dataclass(frozen=True, slots=True)
class _Attempt:
    """A draft, and what had to be given up for it to be sound.

    Attributes:
        tight: Which of ``CAPS`` hold.
    """

    draft: Draft
    tight: int = 0
    with_papers: bool = True
    notes: tuple[str, ...] = ()


def composed(draft: Draft, judge: Judge, file: str = "", *, on_paper: bool = True) -> Composed:
    """Return the page of a draft with four to ten steps.

    Args:
        draft: The draft.
        judge: Checks a page.
        file: What the page will be called.
        on_paper: Whether it must also fit on its sheet, which takes longer to tell.
    """
    attempt, made = _settled(_Attempt(replace(draft, promise=None)), judge, file)
    promise = _promise(made, draft.promise)
    if promise:
        kept = replace(attempt, draft=replace(attempt.draft, promise=promise))
        made = _composed(kept, judge, file)
        if _codes(made):
            note = f"You wrote the promise {promise}; the times below add up to more, or cannot be added up: see processkit check."
            kept = replace(attempt, notes=(*attempt.notes, note))
        attempt = kept
    return _fitted(attempt, judge, file) if on_paper else _composed(attempt, judge, file)


def troubles_of(report: Report) -> list[Finding]:
    """Return the errors and warnings of a report."""
    return [*report.of(Severity.ERROR), *report.of(Severity.WARNING)]


def _settled(attempt: _Attempt, judge: Judge, file: str) -> tuple[_Attempt, Composed]:
    """Give things up, one at a time, until the page is sound or there is nothing left to give up."""
    for _ in range(_MOST_TRIES):
        made = _composed(attempt, judge, file)
        codes = _codes(made)
        milder = _milder(attempt, made.plan, codes) if codes else None
        if milder is None:
            break
        attempt = milder
    return attempt, made


def _fitted(attempt: _Attempt, judge: Judge, file: str) -> Composed:
    """Shorten the texts until the page fits on its sheet; whether it does is asked last, because it takes the longest."""
    for tight in range(len(CAPS)):
        made = _composed(replace(attempt, tight=tight), judge, file, on_paper=True)
        if not _codes(made) & _PAGE:
            break
    return made


def _codes(made: Composed) -> set[str]:
    return {finding.code for finding in troubles_of(made.report)} - {_LETTERS}


def _composed(attempt: _Attempt, judge: Judge, file: str, *, on_paper: bool = False) -> Composed:
    plan = plan_of(attempt.draft, attempt.notes, tight=attempt.tight, with_papers=attempt.with_papers)
    text = written(plan, file)
    return Composed(text, judge(text, on_paper), plan)


def _milder(attempt: _Attempt, plan: Plan, codes: set[str]) -> _Attempt | None:
    """Return the attempt with one thing less, which may be the cause of these findings; None where none is left."""
    if "PK607" in codes and (without := _each_text(attempt.draft, without_long_numbers)) != attempt.draft:
        note = "Long numbers are left out: they could be those of payment cards."
        return replace(attempt, draft=without, notes=(*attempt.notes, note))
    if "PK311" in codes and any(step.checks for step in attempt.draft.steps):
        steps = tuple(replace(step, checks=()) for step in attempt.draft.steps)
        return replace(attempt, draft=replace(attempt.draft, steps=steps))
    if codes <= _PAGE:
        return None
    return _with_straighter_ways(attempt, plan) or (
        replace(attempt, with_papers=False) if attempt.with_papers else None
    )


def _with_straighter_ways(attempt: _Attempt, plan: Plan) -> _Attempt | None:
    """Return the attempt without the last answer that leads away from the order of the steps."""
    names = [step.name for step in plan.steps]
    for place in reversed(range(len(names))):
        away = [answer for answer in plan.steps[place].answers if leads_away(answer, names, place)]
        if not away:
            continue
        label, target = away[-1].label, away[-1].target
        step = attempt.draft.steps[place]
        kept = tuple(
            answer for number, answer in enumerate(step.answers) if number != _written(plan, place, label, step.answers)
        )
        note = f'You wrote: "{label}" leads to "{target}". It goes round a handover or a paper; add it, and processkit check tells.'
        step = replace(
            step, answers=kept, remarks=(*step.remarks, note), question=step.question or plan.steps[place].question
        )
        steps = (*attempt.draft.steps[:place], step, *attempt.draft.steps[place + 1 :])
        return replace(attempt, draft=replace(attempt.draft, steps=steps))
    return None


def _written(plan: Plan, place: int, label: str, answers: Sequence[Any]) -> int:
    """Return which of the written answers has become the planned one of this label."""
    planned = [answer.label for answer in plan.steps[place].answers if not answer.guessed]
    return min(planned.index(label), len(answers) - 1)


def _promise(made: Composed, wanted: str | None) -> str:
    """Return the promise: what was wanted, or else the longest that the times add up to, where somebody wrote them."""
    if wanted:
        return wanted
    minutes, process = made.report.figures.worst_minutes, made.report.process
    is_guessed = any("takes" in step.guessed for step in made.plan.steps)
    if wanted is None or is_guessed or not minutes or process is None or troubles_of(made.report):
        return ""
    return promise_of(minutes, process)


def promise_of(minutes: float, process: Process) -> str:
    """Return working minutes as a promise in whole units, none too short, in the language of the page."""
    words, day = defaults_in(process.language), process.week.minutes_a_day
    unit, length = ("minutes", Fraction(1)) if minutes < _MOST_MINUTES else ("hours", Fraction(60))
    if minutes >= day:
        unit, length = "days", Fraction(day)
    count = ceil(Fraction(minutes).limit_denominator(10**6) / length)
    return words["day"] if unit == "days" and count == 1 else words[unit].format(n=count)


def _each_text(value: Any, change: Callable[[str], str]) -> Any:  # noqa: ANN401  # whatever a draft holds
    """Return a part of a draft with each text in it changed."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, tuple):
        return tuple(_each_text(each, change) for each in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{field.name: _each_text(getattr(value, field.name), change) for field in fields(value)})
    return value
