"""Mermaid: the real one reads the same steps, ways and words as the page has, whatever the words are."""

import re

import pytest
from hypothesis import given
from tests.effort import cases
from tests.node_programs import NodeProgram
from tests.rendering.hostile import FRAGMENTS, hostile_pages

from processkit.model.names import fold
from processkit.model.process import Process
from processkit.rendering.diagram import handover_numbers
from processkit.rendering.mermaid import mermaid_of
from processkit.rendering.texts import printable


@pytest.fixture(scope="session")
def mermaid():
    """Return what the real Mermaid reads in a text."""
    program = NodeProgram("mermaid.mjs", "mermaid", "jsdom")
    yield program.ask
    program.close()


def shown(text):
    return printable(text) or "–"


def answers_between(process, source, target):
    return [e.answer for e in process.edges if (e.source, e.target) == (source, target) and e.kind == "answer"]


def place_of(process, name):
    return int(re.sub("[a-z]", "", name.split("_")[0])) if name.startswith(("step", "end")) else None


def assert_same(process, read):
    """Hold what Mermaid reads against the process."""
    count = len(process.steps)
    nodes = read["nodes"]
    for place, step in enumerate(process.steps):
        star = "★ " if step.critical else ""
        takes = f" · {step.takes.text}" if step.takes else ""
        owner = next(other.owner for other in process.steps if fold(other.owner) == fold(step.owner))
        assert nodes[f"step{place}"]["lines"] == [
            f"{star}{process.numbers.labels[place]} · {shown(step.name)}",
            f"{shown(owner)}{takes}",
        ]
        several = step.answers is not None and len(step.answers) > 1
        assert nodes[f"step{place}"]["shape"] == ("hexagon" if several else "roundedRect")
    reached = {edge.target for edge in process.edges if edge.target >= count}
    reached |= {process.place_of(end) for end in (process.anytime or {}).values()}
    assert {name for name in nodes if name.startswith("end")} == {f"end{place}" for place in reached}
    assert {nodes[name]["shape"] for name in nodes if name.startswith("end")} <= {"stadium"}
    ways = {
        (place_of(process, e["from"]), place_of(process, e["to"])): e for e in read["edges"] if e["from"][:4] == "step"
    }
    assert set(ways) == {(edge.source, edge.target) for edge in process.edges}
    handovers = handover_numbers(process)
    for (source, target), way in ways.items():
        said = " ".join(way["lines"])
        assert all(printable(answer) in said for answer in answers_between(process, source, target))
        other_owner = target < count and fold(process.steps[source].owner) != fold(process.steps[target].owner)
        assert (way["lines"][-1:] == [f"H{handovers.get(target)}"]) == (target in handovers and other_owner)
        assert way["kind"] != "markdown"
    notes = [nodes[e["from"]]["lines"] for e in read["edges"] if e["from"].startswith("anytime")]
    assert notes == [[f"At any time: {printable(what)}"] for what in process.anytime or {}]
    assert read["groups"] == 0


@pytest.mark.parametrize(
    "name", ["fitted-kitchen", "restaurant-table", "online-plant-shop", "everything", "right-to-left"]
)
def test_the_real_mermaid_reads_what_the_page_says(name, page_of, mermaid):
    process = page_of(name)
    read = mermaid(mermaid_of(process))
    assert read["title"] == process.name
    assert_same(process, read)


@cases(60)
@given(hostile_pages())
def test_no_text_of_a_person_is_read_as_mermaid(mermaid, process):
    read = mermaid(mermaid_of(process))
    assert read["title"] == printable(process.name)
    assert_same(process, read)


def page(*steps, **more):
    return Process.from_data({"process": "x", "steps": list(steps), **more})


def test_each_sign_alone_is_a_name_of_a_step_of_an_owner_and_of_an_answer(mermaid):
    texts = [text for text in FRAGMENTS if printable(text)]
    process = page(
        *({"step": text, "owner": text, "answers": {text: "won", f"{text}!": "lost"}} for text in texts),
        ends={"won": {"name": "end"}},
    )
    assert_same(process, mermaid(mermaid_of(process)))


def test_handovers_are_thick_and_what_is_not_the_way_on_is_dotted(mermaid, page_of):
    read = mermaid(mermaid_of(page_of("everything")))
    strokes = {(edge["from"], edge["to"]): edge["stroke"] for edge in read["edges"]}
    assert strokes["step1", "step2"] == "thick"
    assert strokes["step1", "step1"] == "dotted"
    assert strokes["step2", "step3"] == "normal"
    # Past a step, and a handover: dotted, and made thick by a style of its own.
    assert strokes["step2", "step4"] == "dotted"
    style = re.search(r"linkStyle ([\d,]+) stroke-width:3.5px", mermaid_of(page_of("everything")))
    numbers = [(edge["from"], edge["to"]) for edge in read["edges"]]
    assert ("step2", "step4") in [numbers[int(at)] for at in style[1].split(",")]


def test_our_own_words_come_in_the_language_that_is_asked_for():
    text = mermaid_of(page({"step": "a", "owner": "o"}), {"won": "Gewonnen"})
    assert "✓ Gewonnen" in text
