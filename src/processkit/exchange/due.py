"""What is due or late on a case, with what we do about it and what to tell the customer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Literal, NamedTuple, TypeAlias

from processkit.engine.case import Case
from processkit.engine.customer_text import Words
from processkit.engine.exceptions import missing_now
from processkit.engine.plan import Plan, StepPlan
from processkit.engine.position import where
from processkit.engine.refused import Missing
from processkit.engine.requirements import payment_name
from processkit.engine.wall_clock import aware

Kind: TypeAlias = Literal["step", "handover", "payment", "no_reply", "touch"]


class Due(NamedTuple):
    """One thing that is due on a case.

    Attributes:
        case: The id of the case.
        customer: The name of the customer; None when it was forgotten.
        version: How many events the case is made of.
        kind: ``step`` to be done, ``handover`` to be answered, ``payment`` to be in, ``no_reply`` when silence
            counts as the answer, ``touch`` to get in touch again.
        step_id: The id of the step that it is about.
        number: The number of that step on the page, such as ``4`` or ``3a``.
        of: How many steps the way to a sale has.
        what: What it is, in the language of the words: ``Send the quote``, ``Payment: 50 % deposit``.
        who: The role whose turn it is.
        due: By when, in UTC.
        late: Whether that is over.
        untold: Whether it is late, and the customer has had no word since.
        plan: What we do and say when it is late; None where the page does not say.
        missing: What is missing, and from whom.
        customer_text: What to tell the customer, in the customer's words.
        opens_at: When work begins on the day on which it is due, in UTC.
        day: The day on which it is seen to: that on which it is due, or where it is late, today; in the time
            zone of the page, as ``2026-11-30``.
    """

    case: str
    customer: str | None
    version: int
    kind: Kind
    step_id: str
    number: str
    of: int
    what: str
    who: str
    due: datetime
    late: bool
    untold: bool
    plan: str | None
    missing: tuple[Missing, ...]
    customer_text: str
    opens_at: datetime
    day: str


def due_of(case_id: str, customer: str | None, plan: Plan, case: Case, words: Words, at: datetime) -> list[Due]:
    """Return what is due on a case, the first in front.

    Args:
        case_id: The id of the case.
        customer: The name of the customer; None when it was forgotten.
        plan: The version of the page that the case runs on.
        case: The case.
        words: The printed words in the language of the page.
        at: When it is asked, aware.

    Raises:
        WrongUse: ``at`` is naive, or the case runs on another version of the page.
    """
    moment = aware(at)
    position = where(plan, case, words, moment)
    missing = missing_now(plan, case) if case.end is None else []

    def made(kind: Kind, step: StepPlan, what: str, due: datetime, what_then: str | None) -> Due:
        late = moment > due
        untold = late and kind != "touch" and (case.told_at is None or case.told_at < due)
        asked = tuple(missing) if kind in ("step", "handover") else ()
        return Due(
            case_id,
            customer,
            case.version,
            kind,
            step.key,
            step.number,
            position.of,
            what,
            step.owner,
            due,
            late,
            untold,
            what_then,
            asked,
            position.customer_text,
            _opening(plan, due),
            plan.time.day_of(moment if late else due).isoformat(),
        )

    return sorted((made(*one) for one in _dues(plan, case, words)), key=lambda one: one.due)


def in_order(dues: Iterable[Due]) -> list[Due]:
    """Return what is due on many cases: late without a word to the customer, then late, then what comes first."""
    return sorted(dues, key=lambda one: (not one.untold, not one.late, one.due, one.case))


def _dues(plan: Plan, case: Case, words: Words) -> Iterator[tuple[Kind, StepPlan, str, datetime, str | None]]:
    here = plan.by_key[case.step]
    if case.end is None and case.handed is not None and case.due is not None:
        receiving = plan.by_key[case.handed]
        what = f"{words.say('handover')}{words.say('colon')} {receiving.name}"
        yield "handover", receiving, what, case.due, receiving.step.if_late
    elif case.end is None and case.due is not None:
        yield "step", here, here.name, case.due, here.step.if_late
    if case.end is None and case.silent_at is not None and not case.held:
        yield "no_reply", here, words.say("due.no_reply", name=here.name), case.silent_at, None
    if case.remind_at is not None:
        yield "touch", here, words.say("due.touch"), case.remind_at, None
    for owed in case.owed:
        if owed.due is not None:
            yield _payment(plan.by_key[owed.step], owed.due, words)


def _payment(step: StepPlan, due: datetime, words: Words) -> tuple[Kind, StepPlan, str, datetime, str | None]:
    then = step.step.payment.if_unpaid if step.step.payment is not None else None
    return "payment", step, f"{words.say('payment')}{words.say('colon')} {payment_name(step)}", due, then


def _opening(plan: Plan, due: datetime) -> datetime:
    """Return when work begins on the day of a due time; the time itself on a day off."""
    spans = plan.time.spans(plan.time.day_of(due))
    return min(spans[0][0], due) if spans else due
