"""The process as DOT text, for Graphviz and everything else that reads it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from processkit.errors import MissingProgram
from processkit.model.process import Process
from processkit.rendering.colours import GREY, INK, PALETTE, in_grey
from processkit.rendering.diagram.facts import Facts, StepMark, Way, facts_of, mark_behind
from processkit.rendering.labels import Labels, with_english

if TYPE_CHECKING:
    import graphviz

_ENTITY = re.compile(r"&(?=#?[A-Za-z0-9]+;)")
# Quotes in a label are written with a backslash before them.
_COLOUR = re.compile(r'(?<=color)="(#[0-9A-Fa-f]{6})"')
_MARKS = {"won": "✓", "lost": "✕", "later": "–"}
_FONTS = "Inter,Helvetica,Arial,sans-serif"
_PNG_DOTS_PER_INCH = 150
_STROKES = {"plain": "solid", "loop": "dashed", "silence": "dotted", "past": "dotted"}


def drawn_by_graphviz(
    process: Process,
    to: str,
    labels: Mapping[str, str] | None = None,
    *,
    mono: bool = False,
    marks: Mapping[int, StepMark] | None = None,
    remarks: Sequence[str] = (),
) -> bytes | str:
    """Return what Graphviz draws from the DOT, as ``svg`` (text) or ``png`` (bytes).

    Raises:
        MissingProgram: Its program ``dot`` is not on this machine.
    """
    import graphviz

    fine = _PNG_DOTS_PER_INCH if to == "png" else None
    source = graphviz.Source(dot_of(process, labels, mono=mono, dots_per_inch=fine, marks=marks, remarks=remarks))
    try:
        drawn: bytes = source.pipe(format=to, quiet=True)
    except graphviz.ExecutableNotFound:
        raise MissingProgram(
            f"Graphviz draws .dot.{to} files, and its program dot is not on this machine. Install Graphviz "
            f"(graphviz.org), or take our own drawing (--view diagram, and a name in .{to}), or the text alone (.dot)."
        ) from None
    return drawn if to == "png" else drawn.decode("utf-8")


def dot_of(
    process: Process,
    labels: Mapping[str, str] | None = None,
    *,
    mono: bool = False,
    dots_per_inch: int | None = None,
    marks: Mapping[int, StepMark] | None = None,
    remarks: Sequence[str] = (),
) -> str:
    """Return the process as DOT: owners as clusters, handovers bold with their numbers, loops dashed.

    Texts of the page are only ever plain labels: none of them is read as HTML or as an escape.
    ``labels`` are our own words, as for ``diagram.draw``. With ``mono`` there are only greys.
    ``dots_per_inch`` is how fine a picture of it is. ``marks`` and ``remarks`` are those of a draft: what
    stands at its steps, and below all.
    """
    # Loaded here, because it costs more time than everything else that this file does.
    import graphviz

    words = with_english(labels)
    facts = facts_of(process, words, marks)
    fine = {"dpi": str(dots_per_inch)} if dots_per_inch is not None else {}
    graph = graphviz.Digraph(
        graph_attr={"rankdir": "LR", "fontname": _FONTS, "newrank": "true", "compound": "true"} | fine,
        node_attr={"fontname": _FONTS, "fontsize": "11", "shape": "box", "style": "rounded", "fontcolor": INK},
        edge_attr={"fontname": _FONTS, "fontsize": "10", "color": INK, "fontcolor": INK},
    )
    _add_steps(graph, facts)
    _add_ends(graph, facts, words)
    for way in facts.ways:
        _add_way(graph, facts, way)
    if remarks:
        graph.attr(label=_plain(words["draft_left"], *remarks, between="\\l") + "\\l", labeljust="l", fontsize="11")
    source = str(graph.source)
    return _COLOUR.sub(lambda match: f'="{in_grey(match[1])}"', source) if mono else source


def _add_steps(graph: graphviz.Digraph, facts: Facts) -> None:
    for lane, owner in enumerate(facts.owners):
        colour = PALETTE[lane % len(PALETTE)]
        with graph.subgraph(name=f"cluster_{lane}") as cluster:
            cluster.attr(label=_plain(owner), color=colour, fontcolor=colour, style="rounded")
            for place, step in enumerate(facts.steps):
                if step.owner != lane:
                    continue
                said = [f"{'★ ' if step.critical else ''}{step.number}. {step.name}{mark_behind(step)}"]
                said += [step.takes] if step.takes is not None else []
                cluster.node(
                    f"step{place}",
                    _plain(*said),
                    color=colour,
                    shape="diamond" if step.decides else "box",
                    style="dashed" if step.conditional else "solid" if step.decides else "rounded",
                )


def _add_ends(graph: graphviz.Digraph, facts: Facts, words: Labels) -> None:
    for end in facts.ends:
        graph.node(_end(end.place), _plain(f"{_MARKS[end.outcome]} {end.name}"), peripheries="2", color=INK)
        for number, what in enumerate(end.anytime):
            note = f"anytime{end.place}_{number}"
            graph.node(
                note, _plain(f"{words['anytime']}{words['colon']} {what}"), shape="note", style="dashed", color=GREY
            )
            graph.edge(note, _end(end.place), style="dashed", color=GREY)


def _add_way(graph: graphviz.Digraph, facts: Facts, way: Way) -> None:
    said = [way.words] if way.words else []
    stroke = _STROKES[way.kind]
    look = {"style": stroke}
    if way.handover is not None:
        said.append(way.handover)
        look = {"style": "bold" if stroke == "solid" else f"{stroke},bold", "penwidth": "2.4"}
    if way.target <= way.source:
        look["constraint"] = "false"
    target = f"step{way.target}" if way.target < len(facts.steps) else _end(way.target)
    graph.edge(f"step{way.source}", target, _plain(*said) if said else None, **look)


def _end(place: int) -> str:
    return f"end{place}"


def _plain(*lines: str, between: str = "\\n") -> str:
    """Return a label of these lines in which nothing is markup and every backslash is one.

    ``between`` is what breaks its lines: they are centred, or stand at the left.
    """
    import graphviz

    # Graphviz reads "&lt;" as "<" in every label.
    said = [_ENTITY.sub("&amp;", str(graphviz.escape(line))) for line in lines]
    label: str = graphviz.nohtml(between.join(said))
    return label
