"""Whoever sees colours differently, and whoever prints in grey, reads the same page."""

import re
import subprocess
from collections import Counter

import pytest
from tests.rendering.conftest import need
from tests.rendering.eyes import EYES, contrast, parts, seen, shown

from processkit.rendering import render
from processkit.rendering.colours import GREY, INK, PALETTE

WHITE = (255, 255, 255)
TEXT, MARK = 4.5, 3.0
DOTS = 220
each_eye = pytest.mark.parametrize("eye", EYES)


@pytest.fixture(scope="module")
def printed(tmp_path_factory, words_of, page_of):
    """Return for each word of a printed view the colour behind it and the colour of its letters."""
    done = {}

    def pairs(name, view):
        if (name, view) not in done:
            done[name, view] = set(_pairs(render(page_of(name), view), tmp_path_factory.mktemp("ink"), words_of))
        return done[name, view]

    return pairs


def _pairs(pdf, folder, words_of):
    """Yield word, ground and letters, from the dots that a printer would be sent."""
    need("pdftoppm")
    (folder / "page.pdf").write_bytes(pdf)
    command = ["pdftoppm", "-r", str(DOTS), str(folder / "page.pdf")]
    picture = subprocess.run(command, capture_output=True, check=True).stdout
    wide, high = map(int, re.match(rb"P6\s+(\d+) (\d+)\s+255\s", picture).groups())
    dots = picture[-wide * high * 3 :]
    for word in words_of(pdf):
        if not any(letter.isalnum() for letter in word.text):
            continue
        left, top, right, bottom = (round(at * DOTS / 72) for at in (word.left, word.top, word.right, word.bottom))
        rows = [
            dots[(row * wide + left) * 3 : (row * wide + right) * 3] for row in range(max(top, 0), min(bottom, high))
        ]
        colours = Counter(tuple(row[at : at + 3]) for row in rows for at in range(0, len(row), 3))
        (ground, _), *_ = colours.most_common(1)
        letters = max((c for c, count in colours.items() if count >= 4), key=lambda c: contrast(c, ground))
        yield word.text, ground, letters


@each_eye
@pytest.mark.parametrize("view", ["page", "diagram"])
@pytest.mark.parametrize("name", ["everything", "ten-steps"])
def test_every_word_stands_out_from_what_is_behind_it(name, view, eye, printed):
    pairs = printed(name, view)
    assert len(pairs) > 40
    weak = {(word, ground, letters) for word, ground, letters in pairs if contrast(ground, letters, eye) < TEXT}
    assert weak == set()


def test_the_words_are_really_those_in_white_on_colours_and_in_colours_on_white(printed):
    pairs = {(ground, letters) for _, ground, letters in printed("ten-steps", "page")}
    assert any((parts(colour), WHITE) in pairs for colour in PALETTE)
    assert any((WHITE, parts(colour)) in pairs for colour in PALETTE)


@each_eye
def test_all_owners_can_be_read_on_their_colours_and_in_them(eye):
    for colour in (*PALETTE, INK, GREY):
        assert contrast(parts(colour), WHITE, eye) >= TEXT, colour


def _marks(svg):
    """Return the colours of the lines, frames and arrowheads of a drawing, and those that lie behind them."""
    grounds = set(re.findall(r'<rect [^>]*fill="(#\w{6})"/>', svg)) | {"#ffffff"}
    lines = set(re.findall(r'stroke="(#\w{6})"', svg)) - {"#ffffff"}
    heads = set(re.findall(r'<path d="[^"A]*Z" fill="(#\w{6})"/>', svg))
    return lines | heads, {ground for ground in grounds if contrast(parts(ground), WHITE) < 1.5}


@each_eye
@pytest.mark.parametrize("name", ["everything", "ten-steps", "fitted-kitchen"])
def test_lines_frames_and_marks_of_the_drawing_stand_out(name, eye, page_of):
    lines, grounds = _marks(render(page_of(name), "diagram", "svg"))
    assert len(lines) >= 3
    assert len(grounds) >= 3
    weak = [
        (line, ground)
        for line in lines
        for ground in grounds
        if contrast(parts(line), parts(ground), eye) < MARK
    ]  # fmt: skip
    assert weak == []


def test_meaning_never_hangs_on_a_colour_alone(page_of):
    """Owners look the same in grey: so each says its name, and each step its number."""
    greys = [contrast(parts(one), parts(other), "grey") for one in PALETTE for other in PALETTE]
    assert max(greys) < 1.7
    svg = render(page_of("ten-steps"), "diagram", "svg")
    for step, number in zip(page_of("ten-steps").steps, page_of("ten-steps").numbers.labels, strict=True):
        assert f">{number}</text>" in svg
        assert all(word in svg for word in step.owner.split())


def test_the_simulation_is_the_published_one():
    # Who misses the cones for red sees red dark; to who misses those for blue, blue and green are near.
    assert shown(seen((255, 0, 0), "protanopia")) == (109, 95, 0)
    assert shown(seen((0, 255, 0), "deuteranopia")) == (239, 214, 58)
    assert shown(seen((0, 0, 255), "tritanopia")) == (0, 107, 150)
    assert shown(seen((255, 255, 255), "deuteranopia")) == (255, 255, 255)
    assert shown(seen((200, 120, 40), "usual")) == (200, 120, 40)
    assert len(set(shown(seen((0, 94, 158), "grey")))) == 1
    assert contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
