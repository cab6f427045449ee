"""The process as Mermaid text, for GitHub, wikis and everything else that draws such text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from processkit.model.process import Process
from processkit.rendering.colours import GREY, INK, PALETTE
from processkit.rendering.diagram.facts import EndFacts, Facts, StepFacts, StepMark, Way, facts_of, mark_behind
from processkit.rendering.labels import with_english
from processkit.rendering.texts import printable

# Letters, digits, spaces and a few signs inside words stand as they are. All else is written as a
# number, so that neither Mermaid nor the Markdown and HTML that it reads in labels finds a sign of
# its own. "ﬂ" and "¶" are what Mermaid itself puts in place of such numbers while it reads.
_KEPT = re.compile(r"[^\W_ﬂ¶]|[ ,]|(?<=[^\W_])['’-](?=[^\W_])|[^\x00-\x7fﬂ¶]")
# What Mermaid looks for once more after it has read the numbers: a line break, an icon, a formula, its
# own signs. A sign that shows nothing keeps the halves apart.
_PAIRS = re.compile(r"(?<=\\)(?=n)|(?<=:)(?=fa-)|(?<=\$)(?=\$)|(?<=ﬂ)(?=°)|(?<=¶)(?=ß)")
_WORD_JOINER = "\u2060"
_BREAK = "<br/>"
_MARKS = {"won": "✓", "lost": "✕", "later": "–"}
_ARROWS = {"plain": "-->", "loop": "-.->", "silence": "-.->", "past": "-.->"}
_LINE = "stroke-width:1.5px"


def mermaid_of(
    process: Process,
    labels: Mapping[str, str] | None = None,
    *,
    mono: bool = False,
    marks: Mapping[int, StepMark] | None = None,
    remarks: Sequence[str] = (),
) -> str:
    """Return the process as a Mermaid flowchart: each step with its owner, handovers thick with their numbers.

    Ways back, silence, and the way past a step are dotted. Texts of the page are only ever labels:
    none of them is read as Mermaid, as Markdown or as HTML. ``labels`` are our own words, as for
    ``diagram.draw``. With ``mono`` there are only greys.
    ``marks`` and ``remarks`` are those of a draft: what stands at its steps, and in a box of its own.
    """
    words = with_english(labels)
    facts = facts_of(process, words, marks)
    # From top to bottom, and without a frame around the steps of an owner: only so are the letters
    # large enough in a column of text, and the lines stay clear of the boxes.
    lines = ["flowchart TB", f"accTitle: {_escaped(printable(process.name))}"]
    steps = (_step(facts, place, step) for place, step in enumerate(facts.steps))
    lines += [f"  {line}" for line in (*steps, *_ends(facts, words), *_ways(facts), *_looks(facts, mono=mono))]
    if remarks:
        lines.append(f"  draft[{_label(words['draft_left'], *remarks)}]")
        lines.append(f"  style draft fill:#ffffff,stroke:{INK},color:{INK},stroke-width:2px,text-align:left")
    return "\n".join(lines) + "\n"


def _step(facts: Facts, place: int, step: StepFacts) -> str:
    said = f"{'★ ' if step.critical else ''}{step.number} · {step.name}{mark_behind(step)}"
    owner = facts.owners[step.owner]
    before, behind = ("{{", "}}") if step.decides else ("(", ")")
    who = owner if step.takes is None else f"{owner} · {step.takes}"
    return f"step{place}{before}{_label(said, who)}{behind}"


def _ends(facts: Facts, words: Mapping[str, str]) -> Iterator[str]:
    for end in facts.ends:
        yield f"{_end(end.place)}([{_label(f'{_MARKS[end.outcome]} {end.name}')}])"
        for number, what in enumerate(end.anytime):
            said = f"{words['anytime']}{words['colon']} {what}"
            yield f"{_note(end, number)}[{_label(said)}]"


def _ways(facts: Facts) -> Iterator[str]:
    for way in facts.ways:
        said = ([way.words] if way.words else []) + ([way.handover] if way.handover is not None else [])
        arrow = "==>" if way.handover is not None and way.kind == "plain" else _ARROWS[way.kind]
        label = f"|{_label(*said)}|" if said else ""
        target = f"step{way.target}" if way.target < len(facts.steps) else _end(way.target)
        yield f"step{way.source} {arrow}{label} {target}"
    for end in facts.ends:
        for number in range(len(end.anytime)):
            yield f"{_note(end, number)} -.-> {_end(end.place)}"


def _looks(facts: Facts, *, mono: bool) -> Iterator[str]:
    """Yield the colours, the same on a light and on a dark ground, and broken lines where they mean something."""
    for lane in range(len(facts.owners)):
        colour = INK if mono else PALETTE[lane % len(PALETTE)]
        steps = [f"step{place}" for place, step in enumerate(facts.steps) if step.owner == lane]
        yield f"classDef owner{lane} fill:#ffffff,stroke:{colour},color:{INK},{_LINE}"
        yield f"class {','.join(steps)} owner{lane}"
    passed = [f"step{place}" for place, step in enumerate(facts.steps) if step.conditional]
    notes = [_note(end, number) for end in facts.ends for number in range(len(end.anytime))]
    if passed or notes:
        yield "classDef perhaps stroke-dasharray:5 3"
        yield f"class {','.join(passed + notes)} perhaps"
    if notes:
        yield f"classDef note fill:#ffffff,stroke:{GREY},color:{INK}"
        yield f"class {','.join(notes)} note"
    if facts.ends:
        yield f"classDef finish fill:#ffffff,stroke:{INK},color:{INK},stroke-width:2px"
        yield f"class {','.join(_end(end.place) for end in facts.ends)} finish"
    dotted = [at for at, way in enumerate(facts.ways) if _is_dotted_handover(way)]
    if dotted:
        yield f"linkStyle {','.join(map(str, dotted))} stroke-width:3.5px"


def _is_dotted_handover(way: Way) -> bool:
    return way.handover is not None and way.kind != "plain"


def _end(place: int) -> str:
    return f"end{place}"


def _note(end: EndFacts, number: int) -> str:
    return f"anytime{end.place}_{number}"


def _label(*lines: str) -> str:
    return f'"{_BREAK.join(map(_escaped, lines))}"'


def _escaped(text: str) -> str:
    apart = _PAIRS.sub(_WORD_JOINER, text)
    return "".join(
        character if _KEPT.match(apart, place) else f"#{ord(character)};" for place, character in enumerate(apart)
    )
