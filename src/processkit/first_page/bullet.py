"""One point of a list: what is done, and who, how long and which papers where they are written.

``Sales: measure the kitchen (2 days; measurements)`` has all four.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from processkit.first_page.cleaning import capital, cleaned, has_words
from processkit.first_page.decisions import answer_in, decision_in, question_in
from processkit.first_page.draft import Answer, StepDraft
from processkit.first_page.lengths import length_in, split_length
from processkit.first_page.plain_list import Entry
from processkit.first_page.words import means, names_people
from processkit.model.customer_words import is_customer
from processkit.model.names import fold

_PREFIX = re.compile(r"^(?P<who>[^:()\[\]?]{1,40}):\s+(?P<what>\S.*)$")
_BRACKETS = re.compile(r"\s*[(\[](?P<inside>[^()\[\]]*)[)\]]\s*[.;,]?$")
_AT = re.compile(r"(?:^|\s)@(?P<who>\w[\w.-]*)")
_BY = re.compile(r"(?i)^(?:by|who|owner|responsible|done by|role|person|von|par|por|door|da)\s*:?\s+(?P<who>\S.*)$")
_PAPERS = re.compile(r"(?i)^(?:paper|papers|paperwork|documents?|forms?|makes|gives)\s*:\s*(?P<papers>\S.*)$")
_TIME = re.compile(r"(?i)^(?:time|takes|how long|duration|within|dauer|durée)\s*:?\s+(?P<time>\S.*)$")
_CHECKS = re.compile(r"(?i)^(?:checks?|handover|needs? to know|must know|needs)\s*:\s*(?P<checks>\S.*)$")
_TOLD = re.compile(r"(?i)^(?:customer(?: hears| sees| gets)?|tell(?: the customer)?|told)\s*:\s*(?P<told>\S.*)$")
_STEP = re.compile(r"(?i)^(?:step|stage|phase)\s*[0-9]{1,3}\s*[.:)–—-]\s*(?=\S)")
_BETWEEN = re.compile(r"\s+[-–—|]\s+|\t+|\s*;\s+")
_AND = re.compile(r"\s*[;,/+]\s*|\s+(?:and|und|et|y|en|e)\s+")
_NOT_A_PAPER = re.compile(
    r"(?i)^(?:if|when|only|optional|e\.?g\.?|i\.?e\.?|see|for|with|without|not|in|on|at|to|or|usually|sometimes)\b"
)
_PERSON = re.compile(r"^[^\W\d_a-z]\w*(?: (?:[&+]|and|und|et|y) [^\W\d_a-z]\w*| [^\W\d_a-z]\w*)?$")
_MOST_WORDS_OF_A_NAME = 4
_MOST_WORDS_OF_A_PAPER = 5


@dataclass(frozen=True, slots=True)
class Said:
    """What a few words behind a step say of it; ``rest`` is what is none of the three."""

    owner: str = ""
    takes: str = ""
    papers: tuple[str, ...] = ()
    rest: tuple[str, ...] = ()


def step_in(entry: Entry, people: Collection[str], language: str) -> StepDraft:
    """Return the step that a point of a list is. Its name is empty where it has no words.

    Args:
        entry: The point, with the points below it.
        people: The folded names of those who are known to work here.
        language: The language of the lengths of time, besides English.
    """
    text = _STEP.sub("", cleaned(entry.text))
    owner, text = _owner_in_front(text)
    decision = decision_in(text)
    question = ""
    answers: tuple[Answer, ...] = ()
    if decision is not None:
        text, question, answers = decision
    text, said = _said_behind(text, people, language)
    if owner and _is_customer(owner, language):
        step = StepDraft(_named(f"{owner} {text}" if text else owner), said.owner, waits_for_customer=True)
    else:
        step = StepDraft(_named(text), owner or said.owner)
    step = replace(step, takes=said.takes, papers=said.papers, do=said.rest, question=question, answers=answers)
    for detail in entry.details:
        step = _with_detail(step, detail, people, language)
    return step


def said_in(parts: Iterable[str], people: Collection[str], language: str, *, owner_first: bool = False) -> Said:
    """Return what short texts say: who, how long, which papers.

    ``owner_first`` takes the first that is no length of time for who does it, whoever that is.
    """
    found = Said()
    pieces = [part for part in (part.strip(" .") for part in parts) if has_words(part)]
    timed = [length_in(part, language) is not None for part in pieces]
    for place, part in enumerate(pieces):
        # "Anna, 1 hour": who comes before how long, and a paper behind it.
        in_front = any(timed[place + 1 :]) and _PERSON.match(part) is not None and language != "de"
        by, time, papers = _BY.match(part), _TIME.match(part), _PAPERS.match(part)
        length = length_in(part, language) or (length_in(time[1], language) if time is not None else None)
        if length is not None and not found.takes:
            found = replace(found, takes=length)
        elif papers is not None:
            found = replace(found, papers=(*found.papers, *_each_paper(papers[1])))
        elif not found.owner and (
            by is not None or owner_first or in_front or fold(part) in people or names_people(part)
        ):
            name, takes = split_length(by[1] if by is not None else part.removeprefix("@"), language)
            found = replace(found, owner=capital(name), takes=found.takes or takes or "")
        elif len(part.split()) <= _MOST_WORDS_OF_A_PAPER and not _NOT_A_PAPER.match(part) and not part.endswith("?"):
            found = replace(found, papers=(*found.papers, capital(part)))
        else:
            found = replace(found, rest=(*found.rest, part))
    return found


def owners_in(entries: Iterable[Entry]) -> set[str]:
    """Return the folded names of all who are written in front of a point, or named as its owner."""
    found: set[str] = set()
    for entry in entries:
        owner, _rest = _owner_in_front(_STEP.sub("", cleaned(entry.text)))
        named = [by[1] for detail in entry.details if (by := _BY.match(cleaned(detail.text))) is not None]
        found.update(fold(name) for name in (owner, *named) if name)
    return found


def _owner_in_front(text: str) -> tuple[str, str]:
    """Return who is written in front of a colon, and the rest; nobody where it is no name."""
    match = _PREFIX.match(text)
    if match is None:
        return "", text
    who = match["who"].strip()
    is_name = len(who.split()) <= _MOST_WORDS_OF_A_NAME and not re.search(r"[0-9.!→>]", who) and has_words(who)
    first_word = fold(who).split()[:1]
    if not is_name or any(means(word, "no_people") for word in (who, *first_word)) or answer_in(text) is not None:
        return "", text
    return capital(who), match["what"].strip()


def _said_behind(text: str, people: Collection[str], language: str) -> tuple[str, Said]:
    """Return a text without what stands behind it in brackets or behind dashes, and what that says."""
    said = Said()
    while (match := _BRACKETS.search(text)) is not None and match.start():
        parts = re.split(r"\s*[;,]\s*|\s[-–—|/]\s", match["inside"])
        inside = said_in(parts, people, language)
        if inside.rest:
            # A whole remark stays a remark: it is not torn at its commas.
            inside = Said(rest=(match["inside"].strip(),))
        said = _both(inside, said)
        text = text[: match.start()].rstrip(" ,;")
    text, named = _people_with_a_sign(text)
    first, *others = _BETWEEN.split(text)
    if (
        others
        and not named
        and (fold(first) in people or names_people(first))
        and length_in(others[0], language) is None
    ):
        # Who stands in front of a dash as others stand in front of a colon.
        named, first, others = capital(first), others[0], others[1:]
        text = first if not others else " - ".join((first, *others))
    behind = said_in([piece for part in others for piece in part.split(", ")], people, language)
    name, *listed = re.split(r",\s+", text)
    in_commas = said_in(listed, people, language)
    if others and (behind.takes or behind.owner) and not behind.rest:
        text, said = first, _both(behind, said)
    elif in_commas.takes and in_commas.owner and not in_commas.papers and not in_commas.rest:
        text, said = name, _both(in_commas, said)
    elif not said.takes and (comma := re.search(r",\s*([^,]+)$", text)) and length_in(comma[1], language):
        text, said = text[: comma.start()], replace(said, takes=length_in(comma[1], language) or "")
    if not said.takes:
        text, length = split_length(text, language)
        said = replace(said, takes=length or "")
    return text.strip(" ,;"), replace(said, owner=said.owner or named)


def _people_with_a_sign(text: str) -> tuple[str, str]:
    match = _AT.search(text)
    if match is None:
        return text, ""
    return " ".join((text[: match.start()] + text[match.end() :]).split()), capital(match["who"])


def _with_detail(step: StepDraft, detail: Entry, people: Collection[str], language: str) -> StepDraft:
    """Return a step with what one point below it says."""
    text = cleaned(detail.text)
    if not has_words(text):
        return step
    answer, deeper = answer_in(text), tuple(capital(cleaned(each.text)) for each in detail.details)
    if answer is not None:
        return replace(step, answers=(*step.answers, answer), do=(*step.do, *deeper))
    said, question = question_in(text)
    if question and not said and not step.question:
        # Whether it is a decision is seen later: when it has answers.
        step = replace(step, question=question)
        for each in detail.details:
            step = _with_detail(step, each, people, language)
        return step
    said_here = said_in(text.split(", "), people, language)
    if said_here.takes and said_here.owner and not (step.owner or step.takes or said_here.papers or said_here.rest):
        return replace(step, owner=said_here.owner, takes=said_here.takes)
    return _with_fact(step, text, language) or replace(step, do=(*step.do, capital(text), *deeper))


def _with_fact(step: StepDraft, text: str, language: str) -> StepDraft | None:
    """Return a step with what a point below it says in so many words: ``Time: 2 days``; None where it says nothing so."""
    time = _TIME.match(text)
    length = length_in(text, language) or (length_in(time[1], language) if time is not None else None)
    if length is not None and not step.takes:
        return replace(step, takes=length)
    if (papers := _PAPERS.match(text)) is not None:
        return replace(step, papers=(*step.papers, *_each_paper(papers[1])))
    if (checks := _CHECKS.match(text)) is not None:
        return replace(step, checks=(*step.checks, *(capital(part.strip()) for part in checks[1].split(";"))))
    if (told := _TOLD.match(text)) is not None and not step.told:
        return replace(step, told=capital(told[1].strip()))
    if (by := _BY.match(text)) is not None and not step.owner:
        return replace(step, owner=capital(by[1].strip()))
    return None


def _each_paper(text: str) -> tuple[str, ...]:
    return tuple(capital(part) for part in _AND.split(text) if has_words(part))


def _both(first: Said, second: Said) -> Said:
    return Said(
        first.owner or second.owner, first.takes or second.takes, first.papers + second.papers, first.rest + second.rest
    )


def _is_customer(name: str, language: str) -> bool:
    return is_customer(name, language) or fold(name) in (
        "the customer",
        "client",
        "the client",
        "guest",
        "patient",
        "buyer",
    )


def _named(text: str) -> str:
    return capital(text.strip(" .;,:-–—")) if has_words(text) else ""
