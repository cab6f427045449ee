"""The flow is proven against two witnesses: all short walks, one by one, and networkx."""

import networkx
from hypothesis import given
from tests.effort import cases
from tests.pages import process_of, random_pages, step

from processkit.flow.flow import Flow

MOST = cases(250)


def network(flow, without=()):
    graph = networkx.DiGraph()
    graph.add_nodes_from(["start", *range(flow.place_count)])
    graph.add_edges_from(("start", place) for place in flow.entries)
    graph.add_edges_from((e.source, e.target) for e in flow.process.edges)
    graph.remove_nodes_from(without)
    return graph


def walks(flow, most):
    """All walks from where a case can begin, up to ``most`` places long."""
    todo = [(place,) for place in flow.entries]
    while todo:
        walk = todo.pop()
        yield walk
        if len(walk) < most:
            todo += [(*walk, edge.target) for edge in flow.leaving[walk[-1]]]


@MOST
@given(random_pages())
def test_what_is_reached_is_what_some_walk_comes_to(process):
    flow = Flow(process)
    assert flow.reached == networkx.descendants(network(flow), "start")


@MOST
@given(random_pages(most_steps=5))
def test_a_step_dominates_another_when_every_walk_to_it_passes_it(process):
    flow = Flow(process)
    most = len(process.steps) + 1
    all_walks = list(walks(flow, most))
    dominators = networkx.immediate_dominators(network(flow), "start")
    for first in range(flow.step_count):
        for then in range(flow.place_count):
            to_then = [walk for walk in all_walks if walk[-1] == then]
            expected = bool(to_then) and all(first in walk for walk in to_then)
            assert flow.dominates(first, then) is expected
            above = then
            chain = {then}
            while above in dominators and dominators[above] not in (None, above):
                above = dominators[above]
                chain.add(above)
            assert expected is (then in dominators and first in chain)


@MOST
@given(random_pages())
def test_circles_are_the_strong_components(process):
    flow = Flow(process)
    graph = network(flow)
    expected = [
        sorted(component)
        for component in networkx.strongly_connected_components(graph)
        if (len(component) > 1 or any(graph.has_edge(p, p) for p in component)) and component <= flow.reached
    ]
    assert sorted(expected) == sorted(flow.components)


@MOST
@given(random_pages())
def test_a_trap_is_a_circle_without_any_way_out(process):
    flow = Flow(process)
    graph = network(flow)
    expected = [
        circle for circle in flow.components
        if not any(target not in circle for place in circle for target in graph.successors(place))
    ]  # fmt: skip
    assert flow.traps == expected
    # Whoever can reach no end can reach a trap: so no dead end goes without a finding.
    ends = set(flow.ends())
    for place in flow.reached:
        after = networkx.descendants(graph, place) | {place}
        if not after & ends:
            assert any(set(trap) & after for trap in flow.traps)


@MOST
@given(random_pages())
def test_the_way_that_is_told_is_a_real_one_and_no_other_is_shorter(process):
    flow = Flow(process)
    graph = network(flow)
    for goal in range(flow.place_count):
        way = flow.shortest_way([goal])
        if goal not in flow.reached:
            assert way is None
            continue
        assert way is not None
        assert way.start in flow.entries
        assert all(edge in flow.leaving[before] for before, edge in zip(way.places, way.edges, strict=False))
        assert len(way.places) == networkx.shortest_path_length(graph, "start", goal)


def test_a_first_step_that_may_be_passed_over_is_not_the_only_entry():
    flow = Flow(process_of(process="P", steps=[step("A", only_if="so"), step("B", only_if="so"), step("C")]))
    assert flow.entries == (0, 1, 2)
    assert not flow.dominates(0, 2)


def test_the_way_past_a_step_keeps_the_answer_that_led_to_it():
    flow = Flow(
        process_of(
            process="P",
            steps=[step("A", decide="?", answers={"Yes": "B", "No": "lost"}), step("B", only_if="so"), step("C")],
        )
    )
    past = [edge for edge in process_edges(flow) if edge.kind == "past"]
    assert [(edge.source, edge.target, edge.answer, edge.passed) for edge in past] == [(0, 2, "Yes", (1,))]


def process_edges(flow):
    return flow.process.edges
