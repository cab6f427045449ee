"""How often: whether a way on is left to a case when some steps were done as often as they may be."""

from __future__ import annotations

from collections.abc import Iterator

from processkit.engine.plan import Plan, StepPlan


def is_at_limit(step: StepPlan, way: tuple[str, ...]) -> bool:
    """Tell whether a step was done as often as it may be on the way that a case has come."""
    return step.at_most is not None and way.count(step.key) >= step.at_most


def can_end(plan: Plan, way: tuple[str, ...], target: int) -> bool:
    """Tell whether a case can come from ``target`` to an end without entering a step at its limit.

    Where some way leads to an end, one does that passes no step twice; so the counts need not be
    followed along the way.
    """
    if not plan.is_limited or not any(is_at_limit(step, way) for step in plan.steps):
        return True
    seen: set[int] = set()
    todo = [target]
    while todo:
        place = todo.pop()
        if plan.end_at(place) is not None:
            return True
        if place not in seen:
            seen.add(place)
            todo += _onward(plan, way, plan.steps[place])
    return False


def barring(plan: Plan, way: tuple[str, ...], target: int) -> list[StepPlan]:
    """Return the steps at their limit that a case comes to from ``target``, in the order of the file."""
    seen: set[int] = set()
    todo = [target]
    while todo:
        place = todo.pop()
        if plan.end_at(place) is None and place not in seen:
            seen.add(place)
            todo += _onward(plan, way, plan.steps[place])
    return [plan.steps[place] for place in sorted(seen) if is_at_limit(plan.steps[place], way)]


def passed_at_limit(plan: Plan, way: tuple[str, ...], target: int) -> Iterator[StepPlan]:
    """Yield the steps that a case passes over because they are at their limit, from ``target`` on.

    Some way leads from there to an end (``can_end``), so this comes to one, or to a step that is open.
    """
    while plan.end_at(target) is None:
        step = plan.steps[target]
        if not step.optional or step.way_on is None or not is_at_limit(step, way):
            return
        yield step
        target = step.way_on


def _onward(plan: Plan, way: tuple[str, ...], step: StepPlan) -> Iterator[int]:
    """Yield where a case can go on from a step that it comes to; past it, where it may be passed over."""
    is_open = not is_at_limit(step, way)
    if step.way_on is not None and (is_open or step.optional):
        yield step.way_on
    if is_open:
        yield from (answer.target for answer in step.answers.values())
        if step.silence is not None:
            yield step.silence.target
