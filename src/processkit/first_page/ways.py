"""Where answers lead: from the words of a list to steps and ends, so that every step is still reached."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass

from processkit.first_page.cleaning import capital, cleaned, cut, has_words
from processkit.first_page.draft import Answer, StepDraft
from processkit.first_page.words import means
from processkit.model.names import fold

_NUMBER = re.compile(r"(?i)^(?:step|no\.?|nr\.?|#)?\s*([0-9]{1,2})$")
_AGAIN = re.compile(r"(?:try|do|send|ask|call|revise)(?: it| them)? again\b")
_LONGEST_LABEL = 30
_MOST_ANSWERS = 5
_ALIKE = 0.6


@dataclass(frozen=True, slots=True)
class PlannedAnswer:
    """One answer as it is written: the name of a step, or an end.

    Attributes:
        is_back: Whether it leads to its own step or to one above.
        remark: What is to be said of it in a comment; empty where it leads where it was meant to.
        guessed: Whether nobody wrote it.
    """

    label: str
    target: str
    is_back: bool = False
    remark: str = ""
    guessed: bool = False


def answers_of(
    steps: Sequence[StepDraft], written: Sequence[str], words: dict[str, str]
) -> list[tuple[PlannedAnswer, ...]]:
    """Return the answers of each step, none where it decides nothing.

    Args:
        steps: The steps with the names that they have on the page.
        written: Their names as they were written, which answers may refer to.
        words: The words for yes, no and otherwise.
    """
    return [_answers(steps, written, place, words) if _decides(steps[place]) else () for place in range(len(steps))]


def leads_away(answer: PlannedAnswer, steps: Sequence[str], place: int) -> bool:
    """Tell whether an answer leads to a step other than the one below, or to won too early."""
    below = steps[place + 1] if place + 1 < len(steps) else "won"
    return answer.target != below and answer.target in (*steps, "won")


def _decides(step: StepDraft) -> bool:
    return bool(step.question or step.answers)


def _answers(
    steps: Sequence[StepDraft], written: Sequence[str], place: int, words: dict[str, str]
) -> tuple[PlannedAnswer, ...]:
    below = steps[place + 1].name if place + 1 < len(steps) else "won"
    found: list[PlannedAnswer] = []
    for answer in steps[place].answers[:_MOST_ANSWERS]:
        label = cut(capital(cleaned(answer.label)), _LONGEST_LABEL)
        if has_words(label) and fold(label) not in {fold(known.label) for known in found}:
            found.append(_planned(steps, written, place, Answer(label, cleaned(answer.target)), below))
    if not any(answer.target == below for answer in found):
        labels = {fold(known.label) for known in found}
        # What comes first is the usual way, so that only a yes may stand there.
        if fold(words["yes"]) not in labels:
            found.insert(0, PlannedAnswer(words["yes"], below, guessed=True))
        else:
            found.append(
                PlannedAnswer(
                    words["otherwise"] if fold(words["otherwise"]) not in labels else "…", below, guessed=True
                )
            )
    if len({answer.target for answer in found}) < 2:  # a choice has two sides
        label = next(
            (w for w in (words["no"], words["otherwise"]) if fold(w) not in {fold(a.label) for a in found}), "…"
        )
        found.append(PlannedAnswer(label, "lost", guessed=True))
    return tuple(found)


def _planned(
    steps: Sequence[StepDraft], written: Sequence[str], place: int, answer: Answer, below: str
) -> PlannedAnswer:
    target = _target(steps, written, place, answer.target)
    if target is None:
        end = "lost" if means(answer.label, "no") else "later" if means(answer.label, "maybe") else below
        remark = f'You wrote: "{answer.label}" leads to "{answer.target}". There is no such step, so it leads to {end}.'
        return PlannedAnswer(answer.label, end, remark=remark)
    if isinstance(target, str):
        return PlannedAnswer(answer.label, target)
    name = steps[target].name if target < len(steps) else "won"
    return PlannedAnswer(answer.label, name, is_back=target <= place)


def _target(steps: Sequence[StepDraft], written: Sequence[str], place: int, text: str) -> int | str | None:
    """Return the place of the step that is meant, or ``won``, ``lost`` or ``later``; None where nobody can tell.

    A place behind the last step is that of won.
    """
    wanted = fold(text.strip(" .!"))
    for names in ([step.name for step in steps], written, [step.question for step in steps]):
        folded = [fold(name.rstrip(" ?.")) for name in names]
        if wanted.rstrip(" ?") in folded:
            return folded.index(wanted.rstrip(" ?"))
    number = _NUMBER.match(wanted)
    if number is not None:
        return int(number[1]) - 1 if 1 <= int(number[1]) <= len(steps) else None
    if means(wanted, "again") or _AGAIN.match(wanted):
        return place
    if means(wanted, "on"):
        return place + 1
    for end in ("lost", "later", "won"):
        if means(wanted, end):
            return end
    return _nearest(wanted, [fold(name) for name in written])


def _nearest(wanted: str, names: Sequence[str]) -> int | None:
    """Return the one name that holds what is wanted, or is held by it, or is spelled much like it."""
    if not wanted:
        return None
    inside = [place for place, name in enumerate(names) if f" {wanted} " in f" {name} " or f" {name} " in f" {wanted} "]
    if len(inside) == 1:
        return inside[0]
    near = difflib.get_close_matches(wanted, names, 1, _ALIKE)
    return list(names).index(near[0]) if near else None
