"""Without colour: nothing has any, and lines tell the owners apart."""

import re
import subprocess

import pytest
from tests.rendering.conftest import need

from processkit.rendering import render
from processkit.rendering.colours import MONO_LOOKS, PALETTE, in_grey
from processkit.rendering.diagram import draw

VIEWS = ["page", "diagram"]


def colours_of(data, tmp_path):
    """Return the colours of the pixels of a PNG that are no grey."""
    file = tmp_path / "page.pdf"
    file.write_bytes(data)
    need("pdftoppm")
    command = ["pdftoppm", "-r", "40", str(file)]
    picture = subprocess.run(command, capture_output=True, check=True).stdout
    size = re.match(rb"P6\s+(\d+ \d+)\s+255\s", picture)[1]
    width, height = map(int, size.split())
    pixels = picture[-3 * width * height :]
    triples = zip(pixels[::3], pixels[1::3], pixels[2::3], strict=True)
    return {triple for triple in triples if max(triple) - min(triple) > 2}


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("name", ["fitted-kitchen", "everything"])
def test_nothing_has_a_colour(view, name, page_of, tmp_path):
    assert colours_of(render(page_of(name), view), tmp_path)
    assert colours_of(render(page_of(name), view, mono=True), tmp_path) == set()


def test_a_draft_without_colour_has_none_either(page_of, tmp_path):
    assert colours_of(render(page_of("fitted-kitchen"), draft=True, mono=True), tmp_path) == set()


def test_each_owner_has_a_line_of_its_own_kind():
    assert len({look.dashes for look in MONO_LOOKS}) == len(MONO_LOOKS) == len(PALETTE)


def test_lanes_carry_the_same_lines_as_the_rows(page_of):
    svg = draw(page_of("fitted-kitchen"), mono=True).svg
    strips = re.findall(
        r'<path d="M[\d.]+ [\d.]+V[\d.]+" fill="none" stroke="#111111" stroke-width="([\d.]+)"([^/]*)/>', svg
    )
    assert len(strips) == 4
    dashes = [tuple(float(part) for part in re.findall(r"[\d.]+", rest)) for _, rest in strips]
    for (wide, _), found, look in zip(strips, dashes, MONO_LOOKS, strict=False):
        assert found == pytest.approx([part * float(wide) for part in look.dashes], abs=0.02)


def test_only_greys_are_written_and_a_user_s_text_is_left_alone(page_of):
    svg = draw(page_of("fitted-kitchen"), mono=True).svg
    assert {c for c in re.findall(r'="(#[0-9a-fA-F]{6})"', svg) if len({c[1:3], c[3:5], c[5:7]}) > 1} == set()
    data = page_of("four-steps").to_data()
    data["steps"][0]["step"] = 'fill="#005E9E"'
    text = draw(type(page_of("four-steps")).model_validate(data), mono=True).svg
    assert "#005E9E" in text


def test_a_graph_without_colour_has_only_greys(page_of):
    process = page_of("fitted-kitchen")
    written = re.findall(r'color="(#\w{6})"', render(process, to="dot", mono=True))
    assert written
    assert {c for c in written if len({c[1:3], c[3:5], c[5:7]}) > 1} == set()
    assert render(process, to="dot") != render(process, to="dot", mono=True)


def test_what_is_black_stays_dark_and_white_stays_white():
    assert in_grey("#ffffff") == "#ffffff"
    assert in_grey(PALETTE[0]) == "#111111"
