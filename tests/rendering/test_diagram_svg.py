"""The SVG of the drawing: text is text, nothing runs, and the letters are measured as they are."""

import os
import re
import runpy
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from processkit import load
from processkit.model.process import Process
from processkit.rendering.diagram import draw
from processkit.rendering.diagram.lettering import narrowest, width_of, wrap

ROOT = Path(__file__).parent.parent.parent
WAYS_TO_DRAW = {
    "natural": {},
    "portrait": {"width": 533.0, "upright_owners": False},
    "landscape": {"width": 780.0},
    "numbers": {"width": 533.0, "upright_owners": False, "style": "numbers"},
    "low": {"width": 533.0, "low": True},
    "low numbers": {"width": 533.0, "low": True, "style": "numbers"},
}


def kitchen(**more):
    return draw(load(ROOT / "processes" / "fitted-kitchen.yaml"), **more)


def parsed(svg):
    return ET.fromstring(svg.encode("utf-8"))  # noqa: S314 - our own drawing


@pytest.mark.parametrize("manner", WAYS_TO_DRAW)
def test_each_text_stands_once_in_the_svg(manner):
    drawing = kitchen(**WAYS_TO_DRAW[manner])
    root = parsed(drawing.svg)
    texts = [element.text for element in root.iter("{http://www.w3.org/2000/svg}text")]
    assert sorted(texts) == sorted(line for text in drawing.picture.texts for line in text.lines)
    for word in ("Wants changes", "Declined", "Accepted", "Kept in touch"):
        assert drawing.svg.count(word) == 1


@pytest.mark.parametrize("letters", [5.0, 7.5, 8.0, 11.0])
def test_no_letters_in_the_svg_are_smaller_than_it_says_nor_than_seven_and_a_half_points(letters):
    for more in WAYS_TO_DRAW.values():
        drawing = kitchen(letters=letters, **more)
        if drawing is not None:
            sizes = [float(size) for size in re.findall(r'font-size="([^"]+)"', drawing.svg)]
            assert min(sizes) == pytest.approx(drawing.smallest_pt, abs=0.005)
            assert drawing.smallest_pt >= 7.5


def test_the_root_says_its_size_in_points_and_what_it_is():
    drawing = kitchen(width=533.0)
    root = parsed(drawing.svg)
    assert root.get("width") == "533pt"
    assert root.get("viewBox").startswith("0 0 533 ")
    assert root.get("role") == "img"
    assert root[0].text == "A fitted kitchen, from first call to raving fan"


def test_the_same_page_gives_the_same_bytes_whatever_the_hash_seed():
    code = (
        "import sys, runpy; t = runpy.run_path(sys.argv[1]);"
        "sys.stdout.buffer.write(''.join(t['kitchen'](width=w).svg for w in (None, 533.0)).encode())"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code, __file__],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT / "src")},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1")
    }
    assert len(outputs) == 1


def test_markup_in_every_text_stays_text():
    nasty = "</text><script>alert(1)</script><image href='file:///etc/passwd'/>&amp;\"'"
    picture = {"process": nasty, "steps": [{"step": nasty, "owner": nasty, "answers": {nasty: "own", "b": "won"}}]}
    picture["ends"] = {"own": {"outcome": "lost", "name": nasty}}
    picture["anytime"] = {nasty: "own"}
    svg = draw(Process.from_data(picture)).svg
    allowed = {"svg", "title", "rect", "path", "text"}
    assert {element.tag.split("}")[1] for element in parsed(svg).iter()} == allowed
    assert not re.search(r"<[^>]*\b(?:href|style|on\w+)=", svg)


@pytest.mark.parametrize("mark", ["\x00", "\x07", "\x1b", "\x85", "\u202e", "\u2066", "\ufffe"])
def test_controls_never_reach_the_svg(mark):
    drawing = draw(Process.from_data({"process": f"a{mark}", "steps": [{"step": f"b{mark}c", "owner": mark + "o"}]}))
    assert mark not in drawing.svg
    parsed(drawing.svg)


def test_words_are_cut_at_syllables_and_never_inside_a_sign():
    assert wrap("production", 8, "600", 34) == ("produc-", "tion")
    family = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
    assert set(wrap(family * 9, 8, "600", 40)) <= {family * n for n in range(1, 10)}
    assert narrowest("Send the quote", 8, "600", 3) == pytest.approx(width_of("quote", 8, "600"), abs=0.01)


def test_the_tables_of_letter_widths_are_those_of_the_shipped_fonts():
    pytest.importorskip("fontTools")
    script = runpy.run_path(str(ROOT / "scripts" / "write_letter_widths.py"))
    for path, text in script["tables"]().items():
        assert path.read_text("utf-8") == text
