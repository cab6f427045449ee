"""Where a customer stands, in one sentence: whose turn it is, what comes next, and by when."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from processkit.checks.wording import listed
from processkit.cli.cases.times import said
from processkit.engine.plan import StepPlan
from processkit.engine.position import Position
from processkit.engine.refused import Missing
from processkit.rendering.texts import printable
from processkit.runtime.case_view import CaseView

_ENDS = ("won", "lost", "later")
"""What ends are called that the page has not named."""
NOBODY = "(name forgotten)"


def customer(view: CaseView) -> str:
    """Return the name of the customer as it is shown: on one line, without signs that command a terminal."""
    return printable(view.customer) if view.customer is not None else NOBODY


def headed(view: CaseView) -> str:
    """Return the name of the customer and the id of the case."""
    return f"{customer(view)} ({view.id})"


def standing(view: CaseView) -> str:
    """Return where a case stands: ``step 5 of 8, Take the order: waits for Sales office to accept; next ...``."""
    position = view.standing
    if position.status == "ended":
        return _ended(view, position)
    step = acting(view)
    parts = [f"{place(view)}: {_turn(view, position, step)}"]
    following = _next(view, position, step)
    if following:
        parts.append(f"next {following}")
    when = due_said(view)
    if when:
        parts.append(when)
    return "; ".join(parts)


def acting(view: CaseView) -> StepPlan:
    """Return the step that somebody has to see to: of a handover, the receiving one."""
    return view.plan.by_key[view.state.handed or view.state.step]


def place(view: CaseView) -> str:
    """Return the step with its number: ``step 4 of 8, Send the quote``; ``step 3a`` stands beside the main path."""
    step = acting(view)
    count = view.plan.process.numbers.steps_to_go
    of = f" of {count}" if step.number.isdecimal() else ""
    return f"step {step.number}{of}, {printable(step.name)}"


def turn(view: CaseView) -> str:
    """Return in a few words whose turn it is, for a list."""
    position = view.standing
    if position.status == "ended":
        return "won" if view.state.outcome == "won" else "lost"
    if position.status == "parked":
        return "parked"
    if position.status == "offered":
        return f"{printable(position.owner or '')} accepts"
    if position.waits_for is not None:
        return _the(position.waits_for)
    return printable(position.owner or "")


def asked_for(missing: Iterable[Missing]) -> list[str]:
    """Return the papers and payments that are missing, by whom they come from; all else stands in lists of its own."""
    by_giver: dict[str, list[str]] = {}
    for one in missing:
        if one.kind in ("paper", "payment"):
            named = f"the payment {printable(one.what)}" if one.kind == "payment" else printable(one.what)
            by_giver.setdefault(one.from_whom, []).append(named)
    return [f"from {_the(giver)}: {', '.join(names)}" for giver, names in by_giver.items()]


def due_said(view: CaseView) -> str:
    """Return by when, or since when it is late; empty where the page says nothing."""
    position = view.standing
    if position.due is None:
        return ""
    when = said(position.due, view.at, view.plan.time.zone)
    if position.status in ("parked", "ended"):
        return f"to get in touch with since {when}" if position.due < view.at else f"get in touch again {on(when)}"
    return f"late since {when}" if position.late else f"by {when}"


def on(when: str) -> str:
    """Return a time as a sentence goes on to it: ``on 9 December 17:00``, but ``tomorrow 17:00``."""
    return when if when.startswith(("today", "tomorrow", "yesterday")) else f"on {when}"


def said_for(view: CaseView, at: datetime) -> str:
    """Return a time as one says it, by the clock of the shop."""
    return said(at, view.at, view.plan.time.zone)


def _ended(view: CaseView, position: Position) -> str:
    end = printable(position.end or "")
    parts = [f"finished: {end}"] if view.state.outcome == "won" else [f"lost at {place(view)}: {end}"]
    if position.due is not None:
        parts.append(due_said(view))
    return "; ".join(parts)


def _turn(view: CaseView, position: Position, step: StepPlan) -> str:
    if position.status == "parked":
        return f"parked ({printable(position.end or '')})"
    if position.status == "offered":
        return f"waits for {printable(step.owner)} to accept"
    if position.waits_for is not None:
        return f"waits for {_the(position.waits_for)}"
    return f"with {printable(step.owner)}"


def _the(whom: str) -> str:
    return "the customer" if whom == "customer" else printable(whom)


def _next(view: CaseView, position: Position, step: StepPlan) -> str:
    if position.status == "parked":
        return ""
    # Between two steps, what comes next is known to be this one; people ask for the one behind it.
    places = [answer.target for answer in step.answers.values()]
    if step.way_on is not None:
        places.append(step.way_on)
    return listed([_named(view, one) for one in dict.fromkeys(places)], "or")


def _named(view: CaseView, place: int) -> str:
    """Return a step or an end as it stands beside others: in quotation marks where it has a comma of its own."""
    plain = printable(view.plan.name_at(place))
    if view.plan.end_at(place) is not None and plain in _ENDS:
        return f"the end ({plain})"
    return f"“{plain}”" if "," in plain else plain
