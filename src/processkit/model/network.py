"""The steps and ends as a networkx graph, for other tools: the only file of ours that gives one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx

if TYPE_CHECKING:
    from processkit.model.process import Process


def network_of(process: Process) -> networkx.DiGraph[str]:
    """Return the graph that ``Process.graph`` describes; nodes in the order of the file."""
    graph: networkx.DiGraph[str] = networkx.DiGraph(name=process.name)
    ids = [step.key for step in process.steps] + [ending.key for ending in process.endings]
    for number, step in enumerate(process.steps):
        graph.add_node(step.key, kind="step", name=step.name, owner=step.owner, number=process.numbers.labels[number])
    for ending in process.endings:
        graph.add_node(ending.key, kind="end", name=ending.name, outcome=ending.outcome)
    for edge in process.edges:
        source, target = ids[edge.source], ids[edge.target]
        if not graph.has_edge(source, target):
            graph.add_edge(source, target, kinds=[], answers=[])
        facts = graph.edges[source, target]
        facts["kinds"].append(edge.kind)
        if edge.answer is not None:
            facts["answers"].append(edge.answer)
    return graph
