"""DOT: what leads where for Graphviz, and no text of a page that is anything but text there."""

import html
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from processkit import load
from processkit.model.process import Process
from processkit.rendering.diagram import draw
from processkit.rendering.dot import dot_of

ROOT = Path(__file__).parent.parent.parent
NASTY = [
    "<b>bold</b>",
    "<",
    "a\\nb",
    "ends with \\",
    '"quoted" \\" both',
    "&lt;b&gt; &#60; & <x>",
    "line\nbreak",
    "} digraph { x -> y",
    "\\N \\G \\E",
    "⟨é⟩ 見積書 مرحبا",
]


def kitchen():
    return load(ROOT / "processes" / "fitted-kitchen.yaml")


def page(*steps, **more):
    return Process.model_validate({"process": "x", "steps": list(steps), **more})


def lines(process):
    return [line.strip() for line in dot_of(process).splitlines()]


def test_each_owner_is_a_cluster_with_the_steps_of_that_owner():
    dot = dot_of(kitchen())
    clusters = re.findall(r"subgraph cluster_\d+ \{\s+color.*? label=(\"?[\w ]+\"?) .*?\n(.*?)\n\t\}", dot, re.DOTALL)
    steps = [(name.strip('"'), re.findall(r"step(\d) \[", body)) for name, body in clusters]
    assert steps == [
        ("Sales rep", ["0", "1", "2", "3", "7"]),
        ("Sales office", ["4"]),
        ("Workshop", ["5"]),
        ("Fitting team", ["6"]),
    ]


def test_answers_stand_at_the_edges_and_handovers_are_bold_with_their_numbers():
    dot = lines(kitchen())
    assert "step1 -> step2 [label=Yes style=solid]" in dot
    assert 'step3 -> step4 [label="Accepted\\nH1" penwidth=2.4 style=bold]' in dot
    assert "step4 -> step5 [label=H2 penwidth=2.4 style=bold]" in dot


def test_loops_are_dashed_and_silence_is_dotted():
    dot = lines(kitchen())
    assert 'step3 -> step3 [label="Wants changes" constraint=false style=dashed]' in dot
    assert 'step3 -> end10 [label="No reply after 14 days" style=dotted]' in dot


def test_a_step_that_may_be_passed_over_is_dashed_and_so_is_what_can_happen_at_any_time():
    process = page(
        {"step": "a", "owner": "o"},
        {"step": "b", "owner": "o", "only_if": "It is there"},
        {"step": "c", "owner": "o"},
        anytime={"Customer cancels": "lost"},
    )
    dot = dot_of(process)
    assert re.search(r'step1 \[label="2. b" .*style=dashed\]', dot)
    assert re.search(r"step0 -> step2 \[style=dotted\]", dot)
    assert 'label="At any time: Customer cancels"' in dot


def test_ends_carry_their_marks_and_their_names():
    dot = dot_of(kitchen())
    assert 'label="✓ Delighted customer"' in dot
    assert 'label="✕ Not a fit, thanked and told why"' in dot
    assert 'label="– Kept in touch"' in dot
    assert 'label="✓ Won"' in dot_of(page({"step": "a", "owner": "o"}))
    assert 'label="✓ Gewonnen"' in dot_of(page({"step": "a", "owner": "o"}), {"won": "Gewonnen"})


@pytest.mark.parametrize("text", NASTY)
def test_no_text_is_html_or_an_escape(text):
    process = page(
        {"step": text, "owner": text, "answers": {text: "own", "b": "won"}}, ends={"own": {"outcome": "lost"}}
    )
    dot = dot_of(process)
    assert not re.search(r"label=<", dot)
    for label in re.findall(r'label="((?:[^"\\]|\\.)*)"', dot):
        assert set(re.findall(r"\\(.)", label)) <= {"\\", '"', "n"}


@pytest.mark.skipif(shutil.which("dot") is None, reason="Graphviz is not on this machine")
@pytest.mark.parametrize("text", NASTY)
def test_graphviz_shows_every_text_letter_for_letter(text):
    dot = dot_of(page({"step": text, "owner": text}))
    svg = subprocess.run(["dot", "-Tsvg"], input=dot.encode(), capture_output=True, check=True).stdout.decode()
    shown = [html.unescape(found).replace("\xa0", " ") for found in re.findall(r"<text[^>]*>(.*?)</text>", svg)]
    wanted = " ".join(text.split())
    assert wanted in shown
    assert f"1. {wanted}" in shown


def test_the_same_handovers_have_the_same_numbers_as_in_the_drawing():
    badges = {badge.text.lines[0] for badge in draw(kitchen()).picture.badges if badge.kind == "handover"}
    assert badges == set(re.findall(r"H\d+", dot_of(kitchen())))


def test_drawing_does_not_load_graphviz():
    code = (
        "import sys; import processkit.rendering.diagram, processkit.rendering.dot; sys.exit('graphviz' in sys.modules)"
    )
    environment = {"PYTHONPATH": str(ROOT / "src")}
    assert subprocess.run([sys.executable, "-c", code], env=environment, check=False).returncode == 0
