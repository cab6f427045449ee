"""The stages of a sale: in which order the main path comes to them, and the ways round one of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, get_args

from processkit.flow.flow import Flow, Way
from processkit.model.kinds import Contact, Milestone
from processkit.model.process import Process

LADDER: tuple[Contact, ...] = get_args(Contact)
"""The kinds of contact, in the order in which a person climbs them."""
STAGES: tuple[Milestone, ...] = get_args(Milestone)
"""The milestones, in the order in which a sale passes them."""
PHASES = ("find", "win", "keep", "advocate")
"""What a business does with its customers, in this order: find them, win them, keep them, let them recommend it."""


class Misplaced(NamedTuple):
    """A place on the main path whose rank does not fit into the order.

    Attributes:
        place: The step, or the won end, that stands in the wrong order.
        against: The nearest one that is in order and contradicts it.
        is_late: Whether ``against`` comes before it on the path. Otherwise it comes after it.
    """

    place: int
    against: int
    is_late: bool


class Unqualified(NamedTuple):
    """A way to a close on which nobody has qualified."""

    close: int
    way: Way


def follows_a_sale(process: Process) -> bool:
    """Tell whether the page says anywhere which stage of a sale it has come to."""
    return any(step.milestone is not None or step.becomes is not None for step in process.steps)


def takes_money(process: Process) -> bool:
    """Tell whether the page says anywhere what the customer pays."""
    return any(step.payment is not None for step in process.steps)


def steps_at(flow: Flow, *milestones: Milestone) -> list[int]:
    """Return the steps with one of ``milestones`` that a case can come to, in file order."""
    return [p for p, step in enumerate(flow.process.steps) if step.milestone in milestones and p in flow.reached]


def misplaced_contacts(flow: Flow) -> list[Misplaced]:
    """Return where the main path makes less of a person than they are already; none where it only rises.

    The won end at the end of the path counts, too, when it says what the person becomes.
    """
    process = flow.process
    ranks: list[tuple[int, int]] = []
    for place in process.numbers.main_path:
        own = process.steps[place].becomes if flow.is_step(place) else process.endings[place - flow.step_count].becomes
        if own is not None:
            ranks.append((place, LADDER.index(own)))
    return _misplaced(ranks)


def misplaced_milestones(flow: Flow) -> list[Misplaced]:
    """Return the steps of the main path whose milestone does not fit into the order of a sale."""
    process = flow.process
    ranks = [
        (place, STAGES.index(milestone))
        for place in process.numbers.main_path[:-1]
        if (milestone := process.steps[place].milestone) is not None
    ]
    return _misplaced(ranks)


def _misplaced(ranks: Sequence[tuple[int, int]]) -> list[Misplaced]:
    """Return the fewest places without which the ranks never fall; of equally few, those that come late."""
    kept = _longest_rise([rank for _place, rank in ranks])
    found: list[Misplaced] = []
    for number, (place, rank) in enumerate(ranks):
        if number in kept:
            continue
        before = [other for other in kept if other < number and ranks[other][1] > rank]
        after = [other for other in kept if other > number and ranks[other][1] < rank]
        against = before[-1] if before else after[0]
        found.append(Misplaced(place, ranks[against][0], is_late=bool(before)))
    return found


def _longest_rise(ranks: Sequence[int]) -> list[int]:
    """Return the positions of the longest selection that never falls; of equally long ones the earliest."""
    count = len(ranks)
    length = [1] * count
    onward: list[int | None] = [None] * count
    for here in reversed(range(count)):
        for later in range(here + 1, count):
            if ranks[later] >= ranks[here] and length[later] + 1 > length[here]:
                length[here], onward[here] = length[later] + 1, later
    position = max(range(count), key=lambda p: (length[p], -p), default=None)
    kept: list[int] = []
    while position is not None:
        kept.append(position)
        position = onward[position]
    return kept


def unqualified_closes(flow: Flow) -> list[Unqualified]:
    """Return the closes that a case can come to before it was qualified, each with a shortest such way.

    Where no step qualifies, nothing is said. A close that comes only after another one is left out.
    """
    qualified, closes = steps_at(flow, "qualify"), steps_at(flow, "close")
    if not qualified:
        return []
    found: list[Unqualified] = []
    for close in closes:
        others = [other for other in closes if other != close]
        way = flow.shortest_way([close], avoiding=[*qualified, *others])
        if way is not None:
            found.append(Unqualified(close, way))
    return found


def last_delivery(flow: Flow) -> int | None:
    """Return the last step of the main path with the milestone deliver; None where there is none."""
    path = flow.process.numbers.main_path[:-1]
    return next((place for place in reversed(path) if flow.process.steps[place].milestone == "deliver"), None)


def ends_led_to(flow: Flow) -> set[int]:
    """Return the ends that a case can come to; what can happen at any time leads to its end, too."""
    led = {place for place in flow.ends() if place in flow.reached}
    anytime = {flow.process.place_of(target) for target in (flow.process.anytime or {}).values()}
    return led | {place for place in anytime if place is not None and not flow.is_step(place)}


def uncovered_phases(flow: Flow) -> list[str]:
    """Return which of ``PHASES`` nothing on the page is about, in their order."""
    process = flow.process
    steps = [step for place, step in enumerate(process.steps) if place in flow.reached]
    ends = [process.endings[place - flow.step_count] for place in ends_led_to(flow)]
    becomes = {step.becomes for step in steps} | {ending.becomes for ending in ends}
    milestones = {step.milestone for step in steps}
    asked = {ask for step in steps for ask in step.ask_for or ()}
    covered = {
        "find": "prospect" in becomes or "engage" in milestones,
        "win": "customer" in becomes or "close" in milestones,
        "keep": "follow-up" in milestones or process.keep_in_touch is not None,
        "advocate": "advocate" in becomes or bool(asked & {"testimonial", "referral"}),
    }
    return [phase for phase in PHASES if not covered[phase]]


def phases_of(flow: Flow) -> dict[int, str]:
    """Return the phase of each step that a case can come to, in file order.

    Along the main path: finding goes on until the person is qualified or a lead, winning until they
    have bought; the rest is keeping them. Who becomes an advocate, or is asked to speak for us, is in the
    last phase. A step beside the main path is in the phase of the one before it.
    """
    process = flow.process
    found: dict[int, str] = {}
    here = "find"
    for place in process.numbers.main_path[:-1] or range(flow.step_count):
        step = process.steps[place]
        own, after = _phases_at(step.milestone, step.becomes, here)
        found[place] = "advocate" if step.becomes == "advocate" or _SPEAKING & set(step.ask_for or ()) else own
        here = after
    before = "find"
    for place in range(flow.step_count):
        before = found.setdefault(place, before)
    return {place: found[place] for place in range(flow.step_count) if place in flow.reached}


_SPEAKING = {"testimonial", "referral"}


def _phases_at(milestone: Milestone | None, becomes: Contact | None, here: str) -> tuple[str, str]:
    """Return the phase of a step, and the one behind it."""
    if milestone in ("deliver", "follow-up"):
        return "keep", "keep"
    if milestone == "close" or becomes in ("customer", "advocate"):
        return ("win" if here == "find" else here), "keep"
    if here == "find" and milestone in ("assess", "propose"):
        return "win", "win"
    if here == "find" and (milestone == "qualify" or becomes == "lead"):
        return "find", "win"
    return here, here
