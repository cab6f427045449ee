"""What the customer sees and hears at each step, and where they see and hear nothing."""

from __future__ import annotations

from processkit.flow.flow import Flow
from processkit.flow.silence import touches, waits_for_customer

_MOST_DAYS = 5


def unseen_steps(flow: Flow) -> list[int]:
    """Return the steps of which the customer sees and hears nothing, in file order.

    A step that waits for the customer is none: there the customer is the one who acts.
    """
    return [
        place
        for place in range(flow.step_count)
        if place in flow.reached and not touches(flow, place) and not waits_for_customer(flow, place)
    ]


def steps_without_what_is_next(flow: Flow) -> list[int]:
    """Return the steps that the customer sees, and at which they are told nothing and asked for nothing."""
    unseen = set(unseen_steps(flow))
    return [
        place
        for place, step in enumerate(flow.process.steps)
        if place in flow.reached
        and place not in unseen
        and step.customer is not None
        and step.customer.told is None
        and step.customer.gives is None
    ]


def long_steps_without_bad_news(flow: Flow) -> list[int]:
    """Return the steps over five working days that do not say what we do when it will be late.

    A step that waits for the customer is left out: there they are the ones who are late.
    """
    limit = _MOST_DAYS * flow.process.week.minutes_a_day
    return [
        place
        for place, step in enumerate(flow.process.steps)
        if place in flow.reached
        and flow.longest[place] > limit
        and step.if_late is None
        and not waits_for_customer(flow, place)
    ]
