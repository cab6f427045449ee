"""From a plain list to the draft of a page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from processkit.first_page.bullet import owners_in, step_in
from processkit.first_page.cleaning import cleaned
from processkit.first_page.decisions import question_in
from processkit.first_page.draft import Draft, StepDraft
from processkit.first_page.lengths import language_of
from processkit.first_page.plain_list import FEWEST, MOST, Entry, read_list
from processkit.first_page.words import names_people
from processkit.model.names import fold

_TITLED = re.compile(
    r"(?i)^(?:our |sales )?(?:process|title|prozess|ablauf|processus|proceso|proces|processo)\s*:\s*(?=\S)"
)
_STEPS = frozenset(["steps", "the steps", "process", "our process", "sales process", "list"])
_SPOKEN_OF = 3
_LONGEST_USUAL = 90


def draft_from(text: str, language: str | None = None) -> Draft:
    """Return the draft that a list makes; how many steps it has is not judged yet (``steps_missing``).

    ``language`` is the code of the language that the list is in; None lets the lengths of time in it tell.
    """
    plain = read_list(text)
    own = language or _language(plain.entries)
    people = owners_in(plain.entries)
    steps: list[StepDraft] = []
    for heading, entries in plain.groups:
        above = cleaned(heading)
        is_owner = bool(above) and (fold(above) in people or names_people(above))
        for place, entry in enumerate(entries):
            step = step_in(entry, people, own)
            if is_owner and not step.owner:
                step = replace(step, owner=above)
            if place == 0 and above and not is_owner and fold(above) not in _STEPS:
                step = replace(step, heading=above)
            _add(steps, step)
    title = _TITLED.sub("", cleaned(plain.title))
    left_over = tuple(line for line in map(cleaned, plain.left_over) if line)
    return Draft(title=title, steps=tuple(steps), language=own, left_over=left_over)


def too_few_or_many(draft: Draft) -> str | None:
    """Return what to do about a list with too few or too many steps; None where the number is right."""
    count = len(draft.steps)
    if not count:
        return (
            "There is no step in this list. Write one a line, what is done first, second, third, such as:\n"
            "- Sales: measure the kitchen (2 days; measurements)"
        )
    longest = sorted(len(step.name) for step in draft.steps)
    if longest[count // 2] > _LONGEST_USUAL:
        return (
            "This reads like a text, and not like a list of steps. Write one step a line, in three to six words, what is done "
            "first, second, third, such as:\n- Sales: measure the kitchen (2 days; measurements)"
        )
    if count < FEWEST:
        return (
            f"This list has {count} step{'' if count == 1 else 's'}, and a page has {FEWEST} to {MOST}. "
            "Write also how a customer comes to you, when they say yes or no, and what you do after the delivery, "
            "such as a call to hear how it went."
        )
    if count <= MOST:
        return None
    pairs = _neighbours(draft)
    return (
        f"This list has {count} steps, and one page holds {MOST} at most; four to seven read best. "
        + (f"What one person does without a break can be one step: {'; '.join(pairs[:_SPOKEN_OF])}. " if pairs else "")
        + "Write the details below their step, set in by two spaces."
    )


def _add(steps: list[StepDraft], step: StepDraft) -> None:
    """Add a step; a question that stands alone belongs to the step above it."""
    name, question = question_in(step.name)
    if question and not step.question:
        step = replace(step, name=name, question=question)
    if step.question and not step.answers and step.name:
        # A question below a step that nobody answers is a thing to ask, and no decision.
        step = replace(step, question="", do=(*step.do, step.question))
    if step.name:
        steps.append(step)
        return
    if not step.question:
        return
    if steps and not steps[-1].question:
        above = steps[-1]
        steps[-1] = replace(
            above,
            question=step.question,
            answers=step.answers,
            do=above.do + step.do,
            papers=above.papers + step.papers,
        )
    else:
        steps.append(replace(step, name=step.question.rstrip(" ?")))


def _neighbours(draft: Draft) -> list[str]:
    """Return pairs of steps, one after the other, that the same person does."""
    found, last = [], None
    for step in draft.steps:
        same = last is not None and fold(last.owner) == fold(step.owner) and not last.question
        if last is not None and same:
            found.append(f"{last.name} and {step.name}")
            last = None
        else:
            last = step
    return found


def _language(entries: tuple[Entry, ...]) -> str:
    """Return the language in which most lengths of time of a list are written; English where that is unclear."""
    found = Counter(filter(None, map(language_of, _pieces(entries))))
    return found.most_common(1)[0][0] if found else "en"


def _pieces(entries: tuple[Entry, ...]) -> Iterator[str]:
    for entry in entries:
        for text in (entry.text, *(detail.text for detail in entry.details)):
            yield from (piece.strip() for piece in re.split(r"[;,()\[\]:]|\s[-–—|]\s", text))
