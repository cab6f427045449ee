"""The steps and ends as a networkx graph, for other tools: the only file of ours that gives one."""

from __future__ import annotations

from collections.abc import Sequence

import networkx

from processkit.model.edges import Edge
from processkit.model.numbers import Numbers
from processkit.model.places import Ending
from processkit.model.step import Step


def network_of(
    name: str, steps: Sequence[Step], endings: Sequence[Ending], edges: Sequence[Edge], numbers: Numbers
) -> networkx.DiGraph[str]:
    """Return the graph that ``Process.graph`` describes; nodes in the order of the file."""
    graph: networkx.DiGraph[str] = networkx.DiGraph(name=name)
    ids = [step.key for step in steps] + [ending.key for ending in endings]
    for place, step in enumerate(steps):
        graph.add_node(step.key, kind="step", name=step.name, owner=step.owner, number=numbers.labels[place])
    for ending in endings:
        graph.add_node(ending.key, kind="end", name=ending.name, outcome=ending.outcome)
    for edge in edges:
        source, target = ids[edge.source], ids[edge.target]
        if not graph.has_edge(source, target):
            graph.add_edge(source, target, kinds=[], answers=[])
        facts = graph.edges[source, target]
        facts["kinds"].append(edge.kind)
        if edge.answer is not None:
            facts["answers"].append(edge.answer)
    return graph
