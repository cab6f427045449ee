"""The questions that a first page is made from: ten, in the order in which a customer meets the business."""

from __future__ import annotations

import re
from collections.abc import Callable, Generator
from dataclasses import dataclass, replace
from typing import TypeAlias

from processkit.first_page.bullet import said_in
from processkit.first_page.cleaning import capital, cleaned, has_words
from processkit.first_page.composing import Composed
from processkit.first_page.draft import Answer, Draft, StepDraft
from processkit.first_page.from_list import draft_from
from processkit.first_page.lengths import length_in, split_length
from processkit.first_page.plain_list import FEWEST, MOST
from processkit.first_page.plan import defaults_in, plan_of
from processkit.model.names import fold

QUESTIONS = 10
"""How many questions there are; some are answered step by step."""
_OFFER = re.compile(r"(?i)\b(quotes?|quotation|offers?|proposals?|propose|estimate|price|approve|decides?)\b")
_MARK = re.compile(r"^(?P<indent>\s*)(?:(?:[-*•+]|[0-9]{1,2}[.)])\s+)?")
_NEVER = ("never", "none", "no", "nothing")
_MOST_TIMES = 3


@dataclass(frozen=True, slots=True)
class Ask:
    """One line to be asked for.

    Attributes:
        number: Which question it belongs to, from 1.
        title: The question; empty where it goes on.
        hints: What is said below the question: examples, mostly.
        prompt: What stands in front of the answer.
        default: What an empty answer means; empty where it means nothing.
    """

    number: int
    title: str = ""
    hints: tuple[str, ...] = ()
    prompt: str = "> "
    default: str = ""


Interview: TypeAlias = Generator[Ask, str, Draft]
Part: TypeAlias = Generator[Ask, str, Draft]


def interview(compose: Callable[[Draft], Composed]) -> Interview:
    """Yield one question after another, take the answer to each, and return the draft that they make.

    ``compose`` makes a page of a draft, so that the later questions can say how long it takes.
    """
    draft = yield from _about()
    draft = yield from _steps(draft)
    draft = yield from _who_and_how_long(draft)
    draft = yield from _handovers(draft)
    draft = yield from _decision(draft)
    draft = yield from _promise(draft, compose)
    return (yield from _afterwards(draft))


def _about() -> Part:
    title = yield Ask(
        1, "What do customers come to you for?", ("For example: A fitted kitchen, from first call to raving fan",)
    )
    company = yield Ask(2, "What is your business called?", ("Enter leaves it out.",))
    contact = yield Ask(3, "How do customers reach you?", ("For example: 012 345 6789, hello@oakandiron.example",))
    return Draft(title=title, company=company, contact=contact)


def _steps(draft: Draft) -> Part:
    """Ask for the steps, one a line, until there are enough and a line is empty."""
    title = "Think of your best customer. What did you do first, second, third?"
    hints: tuple[str, ...] = (
        f"One step a line, {FEWEST} to {MOST}, from how they come to you to the day you hear how it went.",
        "An empty line ends. Who, how long and which paper may stand there, too, as in:",
        "Sales: measure the kitchen (2 days; measurements)",
    )
    lines: list[str] = []
    found = draft_from("")
    while len(found.steps) < MOST:
        line = yield Ask(4, title, hints, f"{len(found.steps) + 1:>2} ")
        title, hints = "", ()
        mark, text = _MARK.match(line), _MARK.sub("", line)
        if has_words(cleaned(text)):
            lines.append(f"{mark['indent'] if mark is not None else ''}- {text}")
            found = draft_from("\n".join(lines))
        elif len(found.steps) >= FEWEST:
            break
        else:
            hints = (
                f"A page has {FEWEST} steps at least, so {FEWEST - len(found.steps)} more, please.",
                "How do customers come to you? What do you do after the delivery?",
            )
    return replace(draft, steps=found.steps, language=found.language)


def _who_and_how_long(draft: Draft) -> Part:
    """Ask, for each step where it is not said yet, who does it, how long it takes, and which paper it leaves."""
    title = "For each step: who sees to it, how long does it take, which paper is made?"
    hints: tuple[str, ...] = (
        "For example: Gardener, 1 day, sketch",
        "A role is better than a name. What is left out stays as in the brackets.",
    )
    words, steps = defaults_in(draft.language), list(draft.steps)
    last, time = next((step.owner for step in steps if step.owner), words["team"]), words["day"]
    for place, step in enumerate(steps):
        if step.owner and step.takes:
            last = step.owner
            continue
        default = f"{step.owner or last}, {step.takes or time}"
        answer = yield Ask(5, title, hints, f"{place + 1:>2} {step.name} [{default}]: ", default)
        title, hints = "", ()
        steps[place] = step = _filled(step, answer or default, last, time)
        last = step.owner
    return replace(draft, steps=tuple(steps))


def _filled(step: StepDraft, answer: str, owner: str, takes: str) -> StepDraft:
    parts = [part for part in (cleaned(piece) for piece in re.split(r"[,;]", answer)) if part]
    # "Gardener 1 day" is meant as well as "Gardener, 1 day".
    split = [piece for part in parts for piece in _apart(part)]
    said = said_in(split, (), "en", owner_first=not step.owner)
    return replace(
        step,
        owner=step.owner or said.owner or owner,
        takes=said.takes or step.takes or takes,
        papers=(*step.papers, *said.papers, *map(capital, said.rest)),
    )


def _apart(part: str) -> list[str]:
    name, length = split_length(part)
    return [part] if length_in(part) is not None or length is None else [name, length]


def _handovers(draft: Draft) -> Part:
    """Ask, where work passes to somebody else, what they must know."""
    title = "When work passes to somebody else: what must they know before they start?"
    hints: tuple[str, ...] = (
        "For example: The drawing matches the quote; power and water are off",
        "Several points with ; between them. Enter: I have all that I need to delight the customer",
    )
    steps = list(draft.steps)
    for place, planned in enumerate(plan_of(draft).steps):
        if not planned.takes_over or steps[place].checks:
            continue
        answer = yield Ask(6, title, hints, f"{planned.owner}, before {planned.name}: ")
        title, hints = "", ()
        checks = tuple(part for part in map(cleaned, answer.split(";")) if has_words(part))
        steps[place] = replace(steps[place], checks=checks)
    return replace(draft, steps=tuple(steps))


def _decision(draft: Draft) -> Part:
    """Ask where the customer says yes or no, what follows a no, and how long an answer is waited for."""
    place = next((place for place, step in enumerate(draft.steps) if step.question), None)
    if place is None:
        place = yield from _deciding_step([step.name for step in draft.steps])
    if place is None:
        return draft
    steps, step = list(draft.steps), draft.steps[place]
    if not step.question:
        words = defaults_in(draft.language)
        answers = (Answer(words["yes"], "next"), Answer(words["no"], "lost"))
        step = replace(step, question=words["question"], answers=answers)
    wait = yield Ask(
        8,
        "And when the customer does not answer: after how long do you put it aside?",
        ("For example: 14 days, or never",),
        "[14 days]: ",
        "14 days",
    )
    if fold(wait) not in _NEVER:
        step = replace(step, no_reply=length_in(wait, draft.language) or "14 days")
    steps[place] = step
    return replace(draft, steps=tuple(steps))


def _deciding_step(names: list[str]) -> Generator[Ask, str, int | None]:
    guess = next((place for place, name in enumerate(names) if _OFFER.search(name)), None)
    default = str(guess + 1) if guess is not None else "none"
    title = "At which step does the customer say yes or no?"
    hints: tuple[str, ...] = ("Its number or its name; or none. A no ends there, with the reason written down.",)
    for _ in range(_MOST_TIMES):
        answer = yield Ask(7, title, hints, f"[{default}]: ", default)
        wanted = answer or default
        place = _place(wanted, names)
        if place is not None or fold(wanted) in _NEVER:
            return place
        title, hints = "", (f"That is none of your steps. Write a number from 1 to {len(names)}, or none.",)
    return None


def _place(answer: str, names: list[str]) -> int | None:
    """Return the step that an answer names, by its number or by the beginning of its name."""
    wanted = fold(answer.strip(" .#")).removeprefix("step ")
    if wanted.isdecimal():
        return int(wanted) - 1 if 1 <= int(wanted) <= len(names) else None
    found = [place for place, name in enumerate(names) if wanted and fold(name).startswith(wanted)]
    return found[0] if len(found) == 1 else None


def _promise(draft: Draft, compose: Callable[[Draft], Composed]) -> Part:
    """Ask for a promise that the steps can keep."""
    longest = compose(draft).plan.promise
    if not longest:
        return draft
    title = "What do you promise the customer: how long does it take in all?"
    hints: tuple[str, ...] = (
        f"Your times add up to {longest} when each step takes its longest. Enter promises that; none promises nothing.",
    )
    for _ in range(_MOST_TIMES):
        answer = yield Ask(9, title, hints, f"[{longest}]: ", longest)
        if fold(answer) in _NEVER:
            return replace(draft, promise=None)
        wanted = length_in(answer, draft.language) if answer else longest
        if wanted is None:
            title, hints = "", (f'"{cleaned(answer)}" cannot be read as a length of time. Write it as in: {longest}',)
            continue
        tried = replace(draft, promise=wanted)
        if compose(tried).plan.promise == wanted:
            return tried
        title, hints = "", (f"With these times it cannot be kept: at worst it takes {longest}. Promise that, or more.",)
    return replace(draft, promise="")


def _afterwards(draft: Draft) -> Part:
    answer = yield Ask(
        10,
        "After the sale: how often are you in touch with the customer?",
        ("For example: every 3 months; or never",),
        "[every 3 months]: ",
        "every 3 months",
    )
    return replace(draft, keep_in_touch=None if fold(answer) in _NEVER else answer or "every 3 months")
