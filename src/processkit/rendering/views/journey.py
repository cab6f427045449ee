"""What the customer's page says: the journey step by step, with nothing in it that was written for colleagues.

What is on it is taken here, field by field, and nothing else gets in. docs/explanation/customers-page.md
says why each field is on it, or is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from processkit.errors import WrongUse
from processkit.model.names import fold
from processkit.model.noticed import is_noticed, papers_from_customer, waits_for_customer
from processkit.model.parts import CustomerSide
from processkit.model.process import Process
from processkit.rendering.labels import Labels
from processkit.rendering.page.figures import Times, headline_of, main_steps
from processkit.rendering.texts import breakable, for_print, printable
from processkit.rendering.views.named import step_named
from processkit.rendering.views.said import payment_of, text_of
from processkit.rendering.views.spans import span_of, sum_of


@dataclass(frozen=True, slots=True)
class Stop:
    """One step of the journey, or several of which the customer notices only the last.

    Attributes:
        number: Its number on the one page: ``4``, ``6-7``, ``3a``.
        heading: Which it is of how many.
        name: The name of the step that the customer notices.
        state: Whether it is behind the customer, is where she is, or neither.
        sometimes: Whether it is only in some cases.
        about: When, how we are in touch and how often, and that it is only in some cases.
        gives: What the customer gives: each as one line.
    """

    number: str
    heading: str
    name: str
    state: Literal["", "done", "here"]
    sometimes: bool
    about: tuple[str, ...]
    sees: str
    told: str
    gets: str
    gives: tuple[str, ...]
    pays: str


@dataclass(frozen=True, slots=True)
class Journey:
    """All that the customer's page says.

    Attributes:
        promise: The promise, and what it counts; empty without one.
        position: Where the customer is, and what comes next; empty where that is not said.
        closing: What is said below the steps: that we stay in touch, and on which days we work.
        glossary: In-house words in the texts above, each with its meaning.
    """

    title: str
    heading: str
    company: str
    language: str
    revised: str
    contact: str
    promise: tuple[str, ...]
    position: tuple[str, ...]
    stops: tuple[Stop, ...]
    closing: tuple[str, ...]
    glossary: tuple[tuple[str, str], ...]


def journey_of(process: Process, labels: Labels, here: str | None = None) -> Journey:
    """Return what the customer's page of ``process`` says.

    Args:
        process: The process.
        labels: The words that are not the user's own.
        here: The step that the customer is on, by name, id or number; None where that is not said.

    Raises:
        WrongUse: The page says nothing to the customer, or there is no such step.
    """
    groups = _groups(process)
    if not groups:
        raise WrongUse(
            "There is nothing to print for the customer: no step says what the customer sees, is told, gets or gives. "
            f'Write, for example, in step 1 "{process.steps[0].name}":  customer: {{told: What happens next}}'
        )
    stops = [_stop(process, group, labels) for group in groups]
    position: tuple[str, ...] = ()
    if here is not None:
        place = step_named(process, here)
        current = _stop_of(process, groups, place)
        stops = _marked(stops, current)
        position = tuple(_position(process, place, groups, stops, current, labels))
    headline = headline_of(process, labels, Times(None, None)) if process.promise is not None else None
    texts = [text for stop in stops for text in (stop.name, stop.sees, stop.told, stop.gets, stop.pays, *stop.gives)]
    return Journey(
        title=printable(process.name),
        heading=for_print(process.name),
        company=text_of(process.company),
        language=process.language,
        revised=_revised(process, labels),
        contact=text_of(process.contact),
        promise=(headline.value, headline.caption) if headline is not None else (),
        position=position,
        stops=tuple(stops),
        closing=tuple(_closing(process, labels)),
        glossary=tuple(_glossary(process, texts)),
    )


def speaks_to_customer(process: Process) -> bool:
    """Tell whether there is anything to print for the customer."""
    return bool(_groups(process))


def _groups(process: Process) -> list[tuple[int, ...]]:
    """Return the steps of each stop, in the order of the journey; the one that the customer notices is the first.

    It is the main path, each side step behind the step whose number it has. A step of the main path that the
    customer does not notice goes together with the next one that is noticed, the last ones with the one before.
    """
    main = main_steps(process)
    groups: list[tuple[int, ...]] = []
    waiting: list[int] = []
    for place in main:
        if is_noticed(process, process.steps[place]):
            groups.append((place, *waiting))
            waiting = []
        else:
            waiting.append(place)
    if groups and waiting:
        groups[-1] = (*groups[-1], *waiting)
    beside = [place for place, step in enumerate(process.steps) if place not in main and is_noticed(process, step)]
    order = {group: (k, -1) for k, group in enumerate(groups)}
    order |= {(place,): (_stop_of(process, groups, place), place) for place in beside}
    return sorted(order, key=lambda group: order[group])


def _stop_of(process: Process, groups: Sequence[tuple[int, ...]], place: int) -> int:
    """Return which stop a step belongs to; a side step that is none, to the one whose number it has.

    Where she notices only steps beside the main path, the rest belongs to the first of these.
    """
    for k, group in enumerate(groups):
        if place in group:
            return k
    before = _before(process, place)
    return next((k for k, group in enumerate(groups) if before in group), 0)


def _before(process: Process, place: int) -> int:
    """Return the step of the main path whose number a step beside it has."""
    numbers = process.numbers.labels
    return numbers.index(numbers[place].rstrip("abcdefghijklmnopqrstuvwxyz"))


def _stop(process: Process, group: tuple[int, ...], labels: Labels) -> Stop:
    step, side = process.steps[group[0]], process.steps[group[0]].customer or CustomerSide()
    number, heading = _heading(process, group, labels)
    gives = (text_of(side.gives),) if side.gives is not None else ()
    papers = tuple(_paper_line(process, paper, labels) for paper in papers_from_customer(process, step))
    return Stop(
        number=number,
        heading=heading,
        name=for_print(step.name),
        state="",
        sometimes=step.only_if is not None or group[0] not in main_steps(process),
        about=tuple(_about(process, group, labels)),
        sees=text_of(side.sees),
        told=text_of(side.told),
        gets=text_of(side.gets),
        gives=gives + papers,
        pays=payment_of(process, step, labels),
    )


def _heading(process: Process, group: tuple[int, ...], labels: Labels) -> tuple[str, str]:
    """Return the number of a stop, and which it is of how many; the count is that of the one page."""
    numbers, count = process.numbers.labels, process.numbers.steps_to_go
    main = main_steps(process)
    if group[0] not in main:
        return numbers[group[0]], labels.say("customer.side_step", number=numbers[group[0]])
    places = sorted(group, key=main.index)
    first, last = numbers[places[0]], numbers[places[-1]]
    if first == last:
        return first, labels.say("customer.step", number=first, count=count)
    return f"{first}-{last}", labels.say("customer.steps", first=first, last=last, count=count)


def _about(process: Process, group: tuple[int, ...], labels: Labels) -> Iterator[str]:
    """Yield how long a stop takes, how we are in touch and how often, and whether we wait for the customer."""
    step = process.steps[group[0]]
    if len(group) == 1:
        time = span_of(step.takes, labels) if step.takes is not None else ""
        if step.takes is not None and step.takes.same_day:
            # "The same day" is a when, and not how long it takes.
            yield time
            time = ""
    else:
        parts = [(process.steps[place].takes, process.steps[place].only_if is not None) for place in group]
        time = sum_of(parts, process.week, labels)
    if time:
        yield labels.say("customer.takes", time=time)
    if waits_for_customer(process, step):
        yield labels["customer.your_turn"]
    if step.customer is not None and step.customer.by is not None:
        yield labels.say("customer.by", channel=for_print(step.customer.by))
    if step.customer is not None and step.customer.every is not None:
        yield labels.every(step.customer.every, span_of(step.customer.every, labels), "customer.every")
    # Beside the main path the heading says so already.
    if step.only_if is not None and group[0] in main_steps(process):
        yield labels["customer.sometimes"]


def _paper_line(process: Process, name: str, labels: Labels) -> str:
    declared = {fold(known): paper for known, paper in (process.paperwork or {}).items()}[fold(name)]
    signed = declared is not None and declared.signed
    return labels.say("customer.signed", paper=for_print(name)) if signed else for_print(name)


def _marked(stops: Sequence[Stop], current: int) -> list[Stop]:
    """Return the stops with where the customer is, and what is behind her; what is only sometimes may never have been."""
    marked = [replace(stop, state="here" if k == current else stop.state) for k, stop in enumerate(stops)]
    return [
        replace(stop, state="done") if k < current and not stop.sometimes else stop for k, stop in enumerate(marked)
    ]


def _position(
    process: Process, place: int, groups: Sequence[tuple[int, ...]], stops: Sequence[Stop], current: int, labels: Labels
) -> Iterator[str]:
    """Yield where the customer is, and what comes next. No step that the customer does not notice is named."""
    numbers, count = process.numbers.labels, process.numbers.steps_to_go
    main, noticed = main_steps(process), groups[current][0]
    if place not in main and place not in groups[current]:
        place = _before(process, place)
    to_come = stops[current + 1 :]
    if place == noticed:
        key = "customer.position" if place in main else "customer.position_beside"
        yield labels.say(key, number=numbers[place], count=count, name=stops[current].name)
    else:
        yield labels.say("customer.position_unnamed", number=numbers[place], count=count)
        # While the bicycle is mended, nobody may read "Collect and pay" as where it is: that comes next.
        if noticed in main and main.index(place) < main.index(noticed):
            to_come = stops[current:]
    following = next((stop.name for stop in to_come if not stop.sometimes), None)
    if following is not None:
        yield labels.say("customer.next", name=following)


def _revised(process: Process, labels: Labels) -> str:
    return labels.say("customer.revised", date=labels.date(process.revised)) if process.revised is not None else ""


def _closing(process: Process, labels: Labels) -> Iterator[str]:
    if process.keep_in_touch is not None:
        yield labels.say("customer.afterwards", when=for_print(process.keep_in_touch))
    calendar = process.calendar
    if calendar is not None and (calendar.days or calendar.hours):
        # "09:00-12:00 14:00-19:00" is how it is typed; with a comma it is read as two times of one day.
        hours = re.sub(r"(?<=\d)[ ,]+(?=\d)", ", ", calendar.hours or "")
        # Hours that name their days need no days before them.
        days = calendar.days if not hours[:1].isalpha() else None
        yield labels.say("customer.hours", days=", ".join(for_print(text) for text in (days, hours) if text))


def _glossary(process: Process, texts: Sequence[str]) -> Iterator[tuple[str, str]]:
    said = " ".join(texts).casefold()
    for word, meaning in (process.glossary or {}).items():
        if re.search(rf"(?<!\w){re.escape(breakable(printable(word)).casefold())}(?!\w)", said):
            yield for_print(word), for_print(meaning)
