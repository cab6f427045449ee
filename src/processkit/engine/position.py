"""Where is this customer: the step, what is missing, by when, what comes next, and what to tell the customer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from processkit.engine.case import Case, Status
from processkit.engine.customer_text import Words, customer_text
from processkit.engine.exceptions import missing_now
from processkit.engine.plan import Plan, StepPlan
from processkit.engine.refused import Missing
from processkit.engine.requirements import payment_name
from processkit.engine.wall_clock import aware
from processkit.errors import WrongUse


@dataclass(frozen=True, slots=True)
class Position:
    """Where a case stands.

    Attributes:
        status: ``open`` on a step, ``offered`` between two, ``parked``, or ``ended``.
        number: The number of its step on the page: ``4``, or ``3a`` beside the main path.
        of: How many steps the way to a sale has.
        step: The name of the step that it is on; for a case that is over, of the one that it left.
        step_id: The id of that step.
        owner: Whose turn it is: the role of the step, or of the receiver of a handover; None when it is over.
        due: By when, in UTC: the step, the answer to a handover, or for a parked case the reminder.
            None where the page says nothing.
        late: Whether that time is over.
        waits_for: Whom it waits for: ``customer``, somebody outside, the receiving role; None for the owner's own work.
        missing: What is missing for it to go on, and from whom.
        next: The names of the steps and ends that can come next, in the order of the page.
        question: What is decided on the step; None where nothing is.
        only_if: The case in which the step is done at all; None for a step that always is.
        if_late: What we do, and say to the customer, when it is late; None where the page does not say.
        untold: Whether it is late, and the customer has had no word since.
        owed: The payments that are expected.
        contact: What kind of contact the person is; None where nothing has said yet.
        end: The name of the end that it has come to; None while it runs.
        overrides: How often the rules were set aside.
        customer_text: What to tell the customer, in the customer's words; empty where no words were given.
    """

    status: Status
    number: str
    of: int
    step: str
    step_id: str
    owner: str | None
    due: datetime | None
    late: bool
    waits_for: str | None
    missing: tuple[Missing, ...]
    next: tuple[str, ...]
    question: str | None
    only_if: str | None
    if_late: str | None
    untold: bool
    owed: tuple[str, ...]
    contact: str | None
    end: str | None
    overrides: int
    customer_text: str


def where(plan: Plan, case: Case, words: Words | None = None, at: datetime | None = None) -> Position:
    """Return where a case stands.

    Args:
        plan: The version of the page that the case runs on.
        case: The case.
        words: The printed words in the customer's language; None leaves ``customer_text`` empty.
        at: When it is asked, aware; None goes by what ``Advance`` has noticed.

    Raises:
        WrongUse: ``at`` is naive, or the case runs on another version of the page.
    """
    if case.definition != plan.definition:
        raise WrongUse("The case runs on another version of this page. Take that version to see where it stands.")
    here = plan.by_key[case.step]
    acting = plan.by_key[case.handed] if case.handed is not None else here
    is_running = case.end is None
    due = case.due if is_running else case.remind_at
    late = case.late or (at is not None and is_running and due is not None and aware(at) > due)
    return Position(
        status=case.status,
        number=here.number,
        of=plan.process.numbers.steps_to_go,
        step=here.name,
        step_id=here.key,
        owner=acting.owner if is_running else None,
        due=due,
        late=late,
        waits_for=_waits_for(case, here, acting),
        missing=tuple(missing_now(plan, case)) if is_running else (),
        next=_next(plan, case, here),
        question=here.step.decide if case.status == "open" else None,
        only_if=acting.step.only_if if is_running else None,
        if_late=acting.step.if_late,
        untold=late and (case.told_at is None or (due is not None and case.told_at < due)),
        owed=tuple(payment_name(plan.by_key[owed.step]) for owed in case.owed),
        contact=case.contact,
        end=plan.end_named(case.end).name if case.end is not None else None,
        overrides=case.overrides,
        customer_text=customer_text(plan, case, words, late=late) if words is not None else "",
    )


def _waits_for(case: Case, here: StepPlan, acting: StepPlan) -> str | None:
    if case.end is not None:
        return None
    if case.handed is not None:
        return acting.owner
    if here.step.waits_for is not None:
        return here.step.waits_for
    return "customer" if case.waiting_at is not None else None


def _next(plan: Plan, case: Case, here: StepPlan) -> tuple[str, ...]:
    if case.status == "ended":
        return ()
    if case.handed is not None:
        return (plan.by_key[case.handed].name,)
    if case.status == "parked":
        return (here.name,)
    places = [answer.target for answer in here.answers.values()]
    if here.way_on is not None:
        places.append(here.way_on)
    return tuple(dict.fromkeys(plan.name_at(place) for place in places))
