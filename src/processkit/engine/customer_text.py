"""What to tell the customer: where she is, what happens now and by when, what we need from her, and who to call."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Protocol

from processkit.engine.case import Case
from processkit.engine.exceptions import missing_now
from processkit.engine.plan import Plan, StepPlan
from processkit.engine.requirements import payment_name
from processkit.model.customer_words import is_customer
from processkit.model.noticed import is_noticed


class Words(Protocol):
    """The printed words that are not the user's own, in one language."""

    def say(self, key: str, **values: object) -> str:
        """Return the words of a key with the values put in their places."""
        ...

    def date(self, day: datetime.date) -> str:
        """Return a date as people write it."""
        ...


def customer_text(plan: Plan, case: Case, words: Words, *, late: bool = False) -> str:
    """Return the text for the customer, line by line. Nothing in it was written for colleagues.

    Args:
        plan: The version of the page that the case runs on.
        case: The case.
        words: The printed words in the customer's language.
        late: Whether it is late: a date that is over is no promise, and a new one is for people to give.
    """
    return "\n".join(_lines(plan, case, words, late))


def _lines(plan: Plan, case: Case, words: Words, late: bool) -> Iterator[str]:
    if case.end is None:
        yield from _running(plan, case, plan.by_key[case.step], words, late)
    elif case.outcome == "won" and plan.process.keep_in_touch is not None:
        yield words.say("customer.afterwards", when=plan.process.keep_in_touch)
    elif case.outcome == "later" and case.remind_at is not None:
        yield words.say("customer.again_on", date=_day(plan, case.remind_at, words))
    if plan.process.contact is not None:
        yield f"{words.say('questions')}{words.say('colon')} {plan.process.contact}"


def _running(plan: Plan, case: Case, here: StepPlan, words: Words, late: bool) -> Iterator[str]:
    yield _position(plan, here, words)
    side = here.step.customer
    # While the next colleague looks through it, what this step is about has happened already.
    if side is not None and case.handed is None:
        yield from (text for text in (side.sees, side.told, side.gets) if text is not None)
    if case.due is not None and not late:
        yield words.say("customer.due", date=_day(plan, case.due, words))
    wanted = list(_wanted(plan, case, here))
    if wanted:
        yield f"{words.say('customer.gives')}{words.say('colon')} {'; '.join(wanted)}"
    following = _next_noticed(plan, here)
    if following is not None:
        yield words.say("customer.next", name=following)


def _position(plan: Plan, here: StepPlan, words: Words) -> str:
    """Return which step of how many it is, with its name where the customer notices the step."""
    count = plan.process.numbers.steps_to_go
    if not is_noticed(plan.process, here.step):
        return words.say("customer.step", number=here.number, count=count)
    key = "customer.position_beside" if here.number[-1].isalpha() else "customer.position"
    return words.say(key, number=here.number, count=count, name=here.name)


def _wanted(plan: Plan, case: Case, here: StepPlan) -> Iterator[str]:
    """Yield what we need from the customer now: what the step says, papers that she gives, and payments."""
    side = here.step.customer
    if side is not None and side.gives is not None and case.handed is None:
        yield side.gives
    missing = [one for one in missing_now(plan, case) if is_customer(one.from_whom, plan.process.language)]
    yield from dict.fromkeys(one.what for one in missing if one.kind == "paper")
    owed = [payment_name(plan.by_key[owed.step]) for owed in case.owed]
    yield from dict.fromkeys([*owed, *(one.what for one in missing if one.kind == "payment")])


def _next_noticed(plan: Plan, here: StepPlan) -> str | None:
    """Return the name of the next step on the main path that the customer notices, and that is always done."""
    main = [place for place in plan.process.numbers.main_path if plan.end_at(place) is None]
    before = [k for k, place in enumerate(main) if place <= here.place]
    start = main.index(here.place) if here.place in main else (before[-1] if before else -1)
    ahead = (plan.steps[place] for place in main[start + 1 :])
    return next((step.name for step in ahead if not step.optional and is_noticed(plan.process, step.step)), None)


def _day(plan: Plan, at: datetime.datetime, words: Words) -> str:
    return words.date(plan.time.day_of(at))
