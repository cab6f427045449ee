"""A draft made whole: every name clear, every gap filled with an honest default that is marked as one."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from processkit.first_page.cleaning import capital, cleaned, cut, has_words, pieces
from processkit.first_page.draft import Draft, StepDraft
from processkit.first_page.ways import PlannedAnswer, answers_of
from processkit.model.calendar import working_week
from processkit.model.customer_words import is_customer
from processkit.model.duration import Duration
from processkit.model.names import fold, slug
from processkit.model.places import BUILT_IN_ENDS

_DEFAULTS = Path(__file__).parent / "defaults.json"
_LONG = Duration.read("5 days")


@dataclass(frozen=True, slots=True)
class Caps:
    """How much of each kind of text a page gets: letters of a text, number of points of one step."""

    name: int = 56
    owner: int = 36
    paper: int = 44
    sentence: int = 150
    points: int = 4
    papers: int = 4


CAPS = (
    Caps(),
    Caps(48, 28, 32, 110, 2, 3),
    Caps(40, 22, 26, 90, 0, 2),
    Caps(28, 16, 18, 60, 0, 1),
    Caps(20, 12, 12, 40, 0, 0),
)
"""From the usual ones to the narrowest, for a list that is more than one page holds."""


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """One step, as it is written.

    Attributes:
        every: How often the customer hears from us while it lasts; empty where it is short.
        takes_over: Whether somebody else had the customer before, so that there is a handover.
        needs: The papers of the handover.
        at_most: How often it is done at most; None where nothing leads back.
        is_last: Whether it is the one that ends at won.
        guessed: The keys that nobody said.
        notes: What stands above it as comments.
    """

    name: str
    owner: str
    takes: str
    papers: tuple[str, ...]
    do: tuple[str, ...]
    told: str
    every: str
    if_late: str
    question: str
    answers: tuple[PlannedAnswer, ...]
    no_reply: str
    waits_for_customer: bool
    takes_over: bool
    needs: tuple[str, ...]
    checks: tuple[str, ...]
    at_most: int | None
    is_last: bool
    guessed: frozenset[str]
    heading: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """A page, ready to be written. ``ends`` are those of lost and later that something leads to."""

    title: str
    company: str
    contact: str
    promise: str
    keep_in_touch: str
    wake_up: str
    language: str
    roles: tuple[str, ...]
    papers: tuple[str, ...]
    steps: tuple[PlannedStep, ...]
    ends: tuple[str, ...]
    asks_how_it_went: bool
    measure: str
    guessed: frozenset[str]
    notes: tuple[str, ...]


@lru_cache(maxsize=8)
def defaults_in(language: str) -> dict[str, str]:
    """Return the words with which gaps are filled, in a language; in English where there are none."""
    by_language: dict[str, dict[str, str]] = json.loads(_DEFAULTS.read_text("utf-8"))
    return by_language.get(language.split("-")[0].lower(), by_language["en"])


def plan_of(draft: Draft, notes: Sequence[str] = (), *, tight: int = 0, with_papers: bool = True) -> Plan:
    """Return the plan of a draft with at least one step.

    Args:
        draft: The draft.
        notes: What stands at the head of the page as comments.
        tight: Which of ``CAPS`` hold.
        with_papers: Whether handovers ask for papers.
    """
    caps, words = CAPS[tight], defaults_in(draft.language)
    named = _named(draft.steps, caps)
    owned = _owned(named, draft.language, caps)
    guessed_owners = {place for place, step in enumerate(owned) if not step.owner}
    papered = _papered(_with_all_owners(owned, words), caps)
    ways = answers_of(papered, [step.name for step in draft.steps], words)
    steps = tuple(
        _planned(
            papered, place, ways, words, caps, draft, knows_owner=place not in guessed_owners, with_papers=with_papers
        )
        for place in range(len(papered))
    )
    reached = {answer.target for step in steps for answer in step.answers} | {"later" for s in steps if s.no_reply}
    keep = draft.keep_in_touch
    said = {"title": draft.title, "contact": draft.contact, "keep_in_touch": "never" if keep is None else keep}
    return Plan(
        title=cut(capital(cleaned(draft.title)), 90) or words["title"],
        company=cut(cleaned(draft.company), 60),
        contact=cut(cleaned(draft.contact), 100) or words["contact"],
        promise=draft.promise or "",
        keep_in_touch="" if keep is None else cut(cleaned(keep), 60) or words["keep"],
        wake_up=words["keep"],
        language=draft.language,
        roles=_each_once(step.owner for step in steps),
        papers=_each_once(paper for step in steps for paper in step.papers),
        steps=steps,
        ends=tuple(end for end in ("lost", "later") if end in reached),
        asks_how_it_went=draft.asks_how_it_went,
        measure=words["measure"],
        guessed=frozenset(key for key, text in said.items() if not has_words(cleaned(text))),
        notes=(*notes, *(f"Not taken from your list: {line}" for line in draft.left_over)),
    )


def _named(steps: Sequence[StepDraft], caps: Caps) -> list[StepDraft]:
    """Return the steps with names that are short and differ; what is cut off goes below the name."""
    taken: set[str] = set(BUILT_IN_ENDS)
    found = []
    for step in steps:
        whole = capital(cleaned(step.name))
        name, count = cut(whole, caps.name), 1
        while taken & {fold(name), fold(slug(name))}:
            count += 1
            name = f"{cut(whole, caps.name - 5)} ({count})"
        taken |= {fold(name), fold(slug(name))}
        do = (*pieces(whole, caps.sentence), *step.do) if len(whole) > caps.name else step.do
        found.append(replace(step, name=name, do=do))
    return found


def _owned(steps: Sequence[StepDraft], language: str, caps: Caps) -> list[StepDraft]:
    """Return the steps with their owners, each spelled in one way; the customer is waited for, and owns nothing."""
    spelled: dict[str, str] = {}
    found = []
    for step in steps:
        owner = cut(capital(cleaned(step.owner)), caps.owner)
        if owner and is_customer(owner, language):
            step, owner = replace(step, waits_for_customer=True), ""
        found.append(replace(step, owner=spelled.setdefault(fold(owner), owner) if has_words(owner) else ""))
    return found


def _with_all_owners(steps: Sequence[StepDraft], words: dict[str, str]) -> list[StepDraft]:
    """Return the steps, those without an owner with that of the step above, or else of the first that has one."""
    last = next((step.owner for step in steps if step.owner), words["team"])
    found = []
    for step in steps:
        last = step.owner or last
        found.append(replace(step, owner=last))
    return found


def _papered(steps: Sequence[StepDraft], caps: Caps) -> list[StepDraft]:
    spelled: dict[str, str] = {}
    found = []
    for step in steps:
        names = [cut(capital(cleaned(paper)), caps.paper) for paper in step.papers]
        kept = _each_once(spelled.setdefault(fold(name), name) for name in names if has_words(name))
        found.append(replace(step, papers=kept[: caps.papers]))
    return found


def _givers(steps: Sequence[StepDraft], ways: Sequence[tuple[PlannedAnswer, ...]], place: int) -> list[int]:
    """Return the steps from which a customer comes to this one, where they belong to somebody else."""
    sources = [
        source
        for source, answers in enumerate(ways)
        if (answers and any(fold(answer.target) == fold(steps[place].name) for answer in answers))
        or (not answers and source == place - 1)
    ]
    own = fold(steps[place].owner)
    return [source for source in sources if fold(steps[source].owner) != own]


def _planned(
    steps: Sequence[StepDraft],
    place: int,
    ways: Sequence[tuple[PlannedAnswer, ...]],
    words: dict[str, str],
    caps: Caps,
    draft: Draft,
    *,
    knows_owner: bool,
    with_papers: bool,
) -> PlannedStep:
    step, answers, givers = steps[place], ways[place], _givers(steps, ways, place)
    takes = step.takes or _guessed_time(steps, place, words, draft.language)
    is_long = _is_long(takes, draft.language)
    checks = _points(step.checks, caps, least=1)
    guessed = {key for key, is_guess in (
        ("owner", not knows_owner), ("takes", not step.takes), ("told", not has_words(step.told)),
        ("checks", not checks), ("question", bool(answers) and not has_words(step.question)),
    ) if is_guess}  # fmt: skip
    do = _points(step.do, caps)
    shown = set(map(fold, do))
    left = [text for text in map(cleaned, step.do) if text and fold(text) not in shown]
    return PlannedStep(
        name=step.name,
        owner=step.owner,
        takes=takes,
        papers=step.papers,
        do=do,
        told=cut(capital(cleaned(step.told)), caps.sentence) or _told(steps, place, words, is_long=is_long),
        every=words["days"].format(n=5) if is_long and not step.waits_for_customer else "",
        if_late=words["if_late"].format(owner=step.owner) if is_long and not step.waits_for_customer else "",
        question=(cut(capital(cleaned(step.question)), 90) or words["question"]) if answers else "",
        answers=answers,
        no_reply=step.no_reply or (words["days"].format(n=14) if step.waits_for_customer else ""),
        waits_for_customer=step.waits_for_customer,
        takes_over=bool(givers),
        needs=_needs(steps, place, givers, caps) if with_papers else (),
        checks=checks or (words["check"],),
        at_most=3 if any(answer.is_back for answer in answers) else None,
        is_last=place == len(steps) - 1,
        guessed=frozenset(guessed),
        heading=cleaned(step.heading),
        notes=(*map(cleaned, step.remarks), *left, *(answer.remark for answer in answers if answer.remark)),
    )


def _points(texts: Iterable[str], caps: Caps, *, least: int = 0) -> tuple[str, ...]:
    """Return short texts for a list: as many as may be, each not too long."""
    whole = [capital(text) for text in map(cleaned, texts) if has_words(text)]
    split = [piece for text in whole for piece in pieces(text, caps.sentence)]
    return _each_once(split)[: max(caps.points, least)]


def _needs(steps: Sequence[StepDraft], place: int, givers: Sequence[int], caps: Caps) -> tuple[str, ...]:
    """Return the papers that the giver made last, before this step."""
    above = [giver for giver in givers if giver < place]
    if not above:
        return ()
    first = last = min(above)
    while first and fold(steps[first - 1].owner) == fold(steps[last].owner):
        first -= 1
    return _each_once(paper for step in steps[first : last + 1] for paper in step.papers)[: caps.papers]


def _told(steps: Sequence[StepDraft], place: int, words: dict[str, str], *, is_long: bool) -> str:
    if place == len(steps) - 1:
        return words["last"]
    kind = "waits" if steps[place].waits_for_customer else "first" if place == 0 else "long" if is_long else "middle"
    return words[kind].format(count=len(steps), next=steps[place + 1].name)


def _guessed_time(steps: Sequence[StepDraft], place: int, words: dict[str, str], language: str) -> str:
    """Return how long a step may take of which nobody said it: a day, or as long as its neighbour where all else takes less."""
    week, day = working_week(None, None), Duration.read(words["day"], language)
    known = [each.takes for each in (*reversed(steps[: place + 1]), *steps[place + 1 :]) if each.takes]
    is_quick = all(Duration.read(takes, language).longest(week) < day.longest(week) for takes in known)
    return known[0] if known and is_quick else words["day"]


def _is_long(takes: str, language: str) -> bool:
    """Tell whether something takes more than five working days, after which a customer begins to wonder."""
    week = working_week(None, None)
    return Duration.read(takes, language).longest(week) > _LONG.longest(week)


def _each_once(names: Iterable[str]) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(fold(name), name)
    return tuple(found.values())
