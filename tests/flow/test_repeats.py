"""Circles without a limit, limits without a way on, and unpaid ways, against every walk."""

from hypothesis import given
from tests.effort import cases
from tests.flow.brute_force import BruteForce
from tests.pages import process_of, random_pages, step

from processkit.flow.flow import Flow
from processkit.flow.paperwork import unnamed_in_handover, unpaid_ways
from processkit.flow.repeats import endless_edges, stuck_steps
from processkit.flow.walks import walks_of
from processkit.model.names import fold

MOST = cases(250)


@MOST
@given(random_pages(most_steps=5, with_times=True))
def test_a_circle_without_a_limit_is_told_exactly_when_some_case_can_go_round_it(process):
    """Circles that never come to an end are left out: a dead end is said instead."""
    brute, flow = BruteForce(process), Flow(process)
    free = [p for p in range(flow.step_count) if process.steps[p].at_most is None and p in flow.reached]
    round_again = set()
    for start in free:
        seen, todo = set(), [start]
        while todo:
            for edge in brute.leaving.get(todo.pop(), ()):
                if edge.target in free and edge.target not in seen:
                    seen.add(edge.target)
                    todo.append(edge.target)
        if start in seen and brute.ends & after(brute, start):
            round_again.add(start)
    told = endless_edges(flow)
    assert bool(told) is bool(round_again)
    for edge in told:
        assert {edge.source, edge.target} <= round_again
        assert edge.target <= edge.source


def after(brute, place):
    """All places that can follow, whatever the limits."""
    seen, todo = {place}, [place]
    while todo:
        for edge in brute.leaving.get(todo.pop(), ()):
            if edge.target not in seen:
                seen.add(edge.target)
                todo.append(edge.target)
    return seen


@MOST
@given(random_pages(most_steps=4, with_times=True))
def test_a_step_is_stuck_exactly_when_some_case_stands_there_with_silence_only(process):
    brute, flow = BruteForce(process), Flow(process)
    starts = [(place, brute.counted((0,) * brute.count, place)) for place in brute.entries()]
    seen = {s for s in starts if s[1] is not None and finishes(brute, s)}
    todo, stuck = list(seen), set()
    while todo:
        place, counts = todo.pop()
        if place in brute.ends:
            continue
        onward = []
        for edge in brute.leaving.get(place, ()):
            more = brute.counted(counts, edge.target)
            if more is not None and finishes(brute, (edge.target, more)):
                onward.append((edge, (edge.target, more)))
        if all(edge.by_silence for edge, _then in onward):
            stuck.add(place)
        for _edge, then in onward:
            if then not in seen:
                seen.add(then)
                todo.append(then)
    assert stuck_steps(walks_of(flow)) == sorted(stuck)


def finishes(brute, state):
    todo, seen = [state], {state}
    while todo:
        place, counts = todo.pop()
        if place in brute.ends:
            return True
        for edge in brute.leaving.get(place, ()):
            more = brute.counted(counts, edge.target)
            if more is not None and (edge.target, more) not in seen:
                seen.add((edge.target, more))
                todo.append((edge.target, more))
    return False


@MOST
@given(random_pages(most_steps=5, with_papers=True))
def test_a_paper_that_comes_with_the_work_and_is_needed_is_named_or_told(process):
    flow, brute = Flow(process), BruteForce(process)
    told = {(place, fold(need.paper)) for place, need in unnamed_in_handover(flow)}
    for place, step_ in enumerate(process.steps):
        if step_.handover is None or place not in flow.reached:
            assert not [t for t in told if t[0] == place]
            continue
        named = set(map(fold, step_.handover.papers or ()))
        sent = set()
        for source in flow.reached & set(range(flow.step_count)):
            if fold(process.steps[source].owner) != fold(step_.owner):
                for edge in brute.leaving.get(source, ()):
                    sent |= brute.made(edge) if edge.target == place else set()
        own_needs, mine, todo = set(), {place}, [place]
        while todo:
            here = todo.pop()
            own_needs |= set(map(fold, process.steps[here].needs or ()))
            for edge in brute.leaving.get(here, ()):
                target = edge.target
                if (
                    target < brute.count
                    and target not in mine
                    and fold(process.steps[target].owner) == fold(step_.owner)
                ):
                    mine.add(target)
                    todo.append(target)
        assert {paper for at, paper in told if at == place} == (own_needs & sent) - named


def test_a_way_that_passes_by_the_payment_is_told():
    steps = [
        step("A", decide="?", answers={"Pays": "B", "Trusted": "C"}),
        step("B", payment={"what": "A third", "before": "C"}),
        step("C"),
    ]
    (unpaid,) = unpaid_ways(Flow(process_of(process="P", steps=steps)))
    assert (unpaid.payer, unpaid.before, unpaid.way.places) == (1, 2, (0, 2))


def test_a_payment_step_that_was_left_by_silence_is_not_paid():
    steps = [step("A", payment={"before": "B"}, no_reply={"after": "3 days", "go": "B"}), step("B")]
    assert [u.way.places for u in unpaid_ways(Flow(process_of(process="P", steps=steps)))] == [(0, 1)]
