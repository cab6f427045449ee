"""How high the table of the steps is at most when it is set plainly, in em of the base size."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from processkit.model.edges import Edge
from processkit.model.names import fold
from processkit.model.process import Process
from processkit.model.step import Step
from processkit.rendering.bound.lines import CAPITAL, SPACE, Words, high, lines_of, whole, words
from processkit.rendering.bound.plain import BAND, TICK, column_room, plain_columns, plain_places
from processkit.rendering.labels import Labels, end_name
from processkit.rendering.letters import ems

SMALL = 0.975
"""The small letters, at the smallest base size."""
_OVER, _BELOW = 0.44, 0.56
_TICK_BOX = 0.86
_TOGETHER = 40
_INDENT = 3.5


class _Given(NamedTuple):
    """What the parts of the table are worked out from; ``columns`` as ``plain_columns`` gives them."""

    process: Process
    labels: Labels
    width: float
    columns: tuple[float, float, float, float]


def table_height(process: Process, labels: Labels, width: float) -> float:
    """Return the height of the whole table; ``width`` is that between the margins."""
    given = _Given(process, labels, width, _columns(process, width))
    leaving: list[list[Edge]] = [[] for _ in process.steps]
    entering: list[set[int]] = [set() for _ in process.steps]
    for edge in process.edges:
        leaving[edge.source].append(edge)
        if edge.target < len(process.steps):
            entering[edge.target].add(edge.source)
    total = _head(given)
    for place, step in enumerate(process.steps):
        givers = {source for source in entering[place] if fold(process.steps[source].owner) != fold(step.owner)}
        is_handed = step.handover is not None and bool(givers)
        total += _band(given, step, givers) if is_handed else 0.0
        total += _row(given, step) + _below(given, place, leaving[place], is_handed=is_handed)
    return total


def _columns(process: Process, width: float) -> tuple[float, float, float, float]:
    sides = [step.customer for step in process.steps if step.customer is not None]
    return plain_columns(
        width,
        time=any(step.takes is not None for step in process.steps),
        papers=any(step.paperwork or step.answer_papers for step in process.steps),
        customer=any(side.sees or side.told or side.gets or side.gives or side.by or side.every for side in sides),
    )


def _head(given: _Given) -> float:
    keys = ("column.step", "column.time", "column.paperwork", "column.customer")
    titles = [(given.labels[key].upper(), wide) for key, wide in zip(keys, given.columns, strict=True) if wide]
    lines = [
        lines_of([[width + 0.05 * len(title) for width in words(title, "700", SMALL)]], wide - 1.4)
        for title, wide in titles
    ]
    return 0.95 + high(max(lines))


def _together(text: str, size: float = 1.0) -> Words:
    """Return what the page keeps on one line while it is short."""
    return whole(text, size=size) if len(text) <= _TOGETHER else words(text, size=size)


# ---------------------------------------------------------------- a row


def _row(given: _Given, step: Step) -> float:
    """Return the height of the cells of a step, with the white above and below them."""
    name, time, papers, customer = given.columns
    cells = [_name(given, step, name - _INDENT)]
    if time and step.takes is not None:
        cells.append(0.1 + high(lines_of([words(step.takes.text, "600")], time - 0.8)))
    if papers:
        cells.append(0.1 + _papers(given, step, papers - 0.8 - TICK))
    if customer and step.customer is not None:
        cells.append(0.1 + _customer(given, step, customer - 0.8))
    return _OVER + max(cells) + _BELOW


def _name(given: _Given, step: Step, room: float) -> float:
    pieces = [words(step.name, "700", 1.12)]
    if step.critical:
        pieces += [(1.4,), whole(given.labels["critical"], size=SMALL)]
    pieces.append(whole(step.owner, "600"))
    if step.helpers:
        pieces.append(_together(given.labels.say("helped_by", names=", ".join(step.helpers)), SMALL))
    if step.waits_for is not None:
        pieces.append(_together(given.labels.say("waits_for", whom=step.waits_for), SMALL))
    if step.at_most is not None:
        often = "at_most_once" if step.at_most == 1 else "at_most"
        pieces.append(_together(given.labels.say(often, count=step.at_most), SMALL))
    lines = lines_of(pieces, room)
    if step.only_if is not None:
        lines += lines_of([words(given.labels["only_if"], "600", SMALL), words(step.only_if, size=SMALL)], room)
    return high(lines, 0.43, 1.13)


def _papers(given: _Given, step: Step, room: float) -> float:
    """Return the height of the papers to tick, each on a line of its own."""
    made = [(paper, "") for paper in step.paperwork or ()]
    for answer, papers in (step.answer_papers or {}).items():
        made += [(paper, given.labels.say("answer_paper", answer=answer)) for paper in papers]
    known = {fold(name): paper for name, paper in (given.process.paperwork or {}).items() if paper is not None}
    total = 0.0
    for name, condition in made:
        declared = known.get(fold(name))
        remarks = [condition] if condition else []
        if declared is not None and declared.signed:
            remarks.append(given.labels.say("paper_signed_by", giver=declared.source or ""))
        elif declared is not None and declared.source:
            remarks.append(given.labels.say("paper_from", giver=declared.source))
        pieces = [words(name)] + ([_together(", ".join(remarks), SMALL)] if remarks else [])
        total += max(high(lines_of(pieces, room)), _TICK_BOX) + 0.51
    return max(total - 0.51, 0.0)


def _customer(given: _Given, step: Step, room: float) -> float:
    side = step.customer
    if side is None:
        return 0.0
    said = side.sees or side.told or side.gets
    often = given.labels.every(side.every, side.every.text) if side.every is not None else ""
    contact = ", ".join(part for part in (side.by or "", often) if part)
    pieces = ([words(said)] if said else []) + ([_together(contact, SMALL)] if contact else [])
    total = high(lines_of(pieces, room))
    if side.gives:
        label = words(given.labels["from_customer"] + given.labels["colon"], "600", SMALL)
        total += 0.45 + high(lines_of([label, words(side.gives)], room, 0.35))
    return total


# ---------------------------------------------------------------- what stands below a row


def _below(given: _Given, place: int, leaving: Sequence[Edge], *, is_handed: bool) -> float:
    """Return the height of the decision and the remarks of a step, and of what is ticked off in it."""
    step, room = given.process.steps[place], given.width - _INDENT
    own = step.handover if not is_handed else None
    pieces = [*_ways(given, place, leaving), *_notes(given, place, (own.papers or ()) if own is not None else ())]
    boxes = [*(step.checklist or ()), *((own.checks or ()) if own is not None else ())]
    parts = []
    if pieces:
        parts.append(high(lines_of(pieces, room), 0.56))
    if boxes:
        parts.append(SMALL * _ticks(boxes, room / SMALL))
    # Of the row above, the white below it stands for 0.3 of this.
    return 0.3 + 0.28 + sum(parts) + 0.5 * (len(parts) - 1) if parts else 0.0


def _ways(given: _Given, place: int, leaving: Sequence[Edge]) -> Iterator[Words]:
    process, labels = given.process, given.labels
    step, count = process.steps[place], len(process.steps)
    if step.decide is not None:
        yield words(step.decide, "600", SMALL, before=2.0)
    for edge in leaving:
        label = edge.answer or ""
        if edge.kind == "no_reply" and step.no_reply is not None:
            label = labels.say("no_reply", time=step.no_reply.after.text)
        elif edge.kind == "next" and edge.target != place + 1:
            label = labels["then"]
        elif edge.kind != "answer":
            continue
        if edge.target < count:
            end, mark = "", 1.9 + 0.65 * len(process.numbers.labels[edge.target])
        else:
            end, mark = end_name(process.endings[edge.target - count], labels), 2.6
        said = [*words(label, "700", SMALL), mark, *words(end, size=SMALL)]
        yield tuple(said)


def _notes(given: _Given, place: int, papers: Collection[str]) -> Iterator[Words]:
    process, labels = given.process, given.labels
    step = process.steps[place]
    needs = [*(step.needs or ()), *papers]
    notes: list[tuple[str, str]] = []
    if place == 0 and process.starts_with:
        notes.append(("starts_with", ", ".join(process.starts_with)))
    if needs:
        notes.append(("needs", ", ".join(needs)))
    if step.done_when:
        notes.append(("done_when", "; ".join(step.done_when)))
    if step.payment is not None:
        pay = step.payment
        before = labels.say("payment_before", number="10a") if pay.before is not None else ""
        notes.append(("payment", ", ".join(part for part in (pay.what or "", pay.due or "", before) if part)))
        notes.append(("if_unpaid", pay.if_unpaid or ""))
    notes.append(("if_late", step.if_late or ""))
    notes.append(("ask_for", ", ".join(labels[f"ask_for.{what}"] for what in step.ask_for or ())))
    for key, text in notes:
        if text or key == "payment":
            label = whole(labels[key], "700", SMALL)
            yield words(text, size=SMALL, before=sum(label) + SPACE * len(label)) or label


def _ticks(texts: Sequence[str], width: float) -> float:
    """Return the height of boxes to tick in their columns."""
    column = column_room(width)
    found = [words(text) for text in texts]
    rows: dict[int, int] = {}
    places = plain_places([ems(" ".join(text.split()), "400") for text in texts], column)
    for text, (_, row, span) in zip(found, places, strict=True):
        room = column if span == 1 else width - TICK
        rows[row] = max(rows.get(row, 0), lines_of([text], room))
    return sum(max(high(lines), _TICK_BOX) + 0.56 for lines in rows.values()) - 0.56 if rows else 0.0


def _band(given: _Given, step: Step, givers: Collection[int]) -> float:
    """Return the height of the band of a handover."""
    process, labels, handover = given.process, given.labels, step.handover
    if handover is None:
        return 0.0
    owners = {fold(process.steps[source].owner): process.steps[source].owner for source in sorted(givers)}
    *others, giver = owners.values()
    roles = [whole(role, "600", SMALL) for role in (*(f"{other}," for other in others), f"{giver} →", step.owner)]
    # Each stays whole; behind the number or, where there is too little room, below it.
    pieces: list[Words] = [[3.3, *(sum(role) + SPACE * (len(role) - 1) for role in roles)]]
    if handover.within is not None:
        pieces.append(_together(labels.say("within", time=handover.within.text), SMALL))
    goes_to_step = len(givers) == 1 or process.step_at(handover.if_incomplete) is not None
    back = labels["back_to"] if goes_to_step else f"{labels['back_to']} {labels['back_to_giver']}"
    pieces.append(whole(back, size=SMALL, before=3.0 if goes_to_step else 0.0))
    named = high(lines_of(pieces, BAND), 0.63)
    ticks = _ticks([*(handover.papers or ()), *(handover.checks or ())], given.width - BAND - 2.4)
    return _OVER + max(named, ticks, CAPITAL) + _BELOW
