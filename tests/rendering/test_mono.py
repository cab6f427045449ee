"""Without colour: nothing has any, and lines tell the owners apart."""

import base64
import re
import subprocess
from pathlib import Path

import pytest
from tests.rendering.conftest import need
from tests.rendering.test_diagram import random_page
from tests.rendering.test_render import png_picture

from processkit.errors import WrongUse
from processkit.model.process import Process
from processkit.rendering import render
from processkit.rendering.colours import MONO_LOOKS, PALETTE, in_grey
from processkit.rendering.diagram import draw

VIEWS = ["page", "diagram", "customer", "checklist", "role", "worksheet"]


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


@pytest.mark.parametrize(("view", "name"), [("page", "fitted-kitchen"), *((view, "everything") for view in VIEWS)])
def test_nothing_has_a_colour(view, name, page_of, tmp_path):
    assert colours_of(render(page_of(name), view), tmp_path) or view == "worksheet"
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


def test_no_frame_of_a_lane_runs_through_words():
    """Lanes are framed only without colour; what a handover goes back to stands across two of them."""
    backs = 0
    for seed in range(40):
        drawing = draw(random_page(seed), mono=True)
        borders = [y for lane in drawing.picture.lanes for y in (lane.rect.top, lane.rect.bottom)]
        for label in drawing.picture.labels:
            rect = label.text.rect
            if any(rect.top < y < rect.bottom for y in borders):
                assert label.back
                place = drawing.svg.index(f'<rect x="{rect.left:.2f}'.rstrip("0").rstrip("."))
                assert re.match(r'<rect [^>]*fill="#fafafa"/><text ', drawing.svg[place:])
                backs += 1
    assert backs > 20


def test_only_greys_are_written_and_a_user_s_text_is_left_alone(page_of):
    svg = draw(page_of("fitted-kitchen"), mono=True).svg
    assert {c for c in re.findall(r'="(#[0-9a-fA-F]{6})"', svg) if len({c[1:3], c[3:5], c[5:7]}) > 1} == set()
    data = page_of("four-steps").to_data()
    data["steps"][0]["step"] = 'fill="#005E9E"'
    text = draw(type(page_of("four-steps")).from_data(data), mono=True).svg
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


# ---------------------------------------------------------------- pictures and web pages

CHROMA = """(async () => {
  const image = new Image(); image.src = "data:image/png;base64,%s"; await image.decode()
  const canvas = new OffscreenCanvas(image.width, image.height), pen = canvas.getContext("2d")
  pen.drawImage(image, 0, 0)
  const data = pen.getImageData(0, 0, image.width, image.height).data
  let most = 0
  for (let i = 0; i < data.length; i += 4) most = Math.max(most, Math.max(data[i], data[i+1], data[i+2]) - Math.min(data[i], data[i+1], data[i+2]))
  return most
})()"""


@pytest.fixture
def most_colour(browser, run_on_pdf, tmp_path):
    """Return how far from grey the most colourful dot of a rendering is, as a browser or Poppler shows it."""

    def most(made, to):
        if to == "pdf":
            return max((max(triple) - min(triple) for triple in colours_of(made, tmp_path)), default=0)
        if to == "png":
            picture = base64.b64encode(made).decode()
        else:
            shown = {"content": made, "ending": to, "picture": True, "width": 900, "height": 1200}
            picture = browser(shown)["picture"]
        return browser({"content": "<!doctype html><p>", "script": CHROMA % picture})["told"]

    return most


@pytest.fixture
def with_logo(page_of, tmp_path):
    """Return a page with a red logo, and the folder that it lies in."""

    def page(kind):
        content = png_picture() if kind == "png" else (Path(__file__).parent / "pages" / "red.jpg").read_bytes()
        (tmp_path / f"logo.{kind}").write_bytes(content)
        return Process.from_data({**page_of("four-steps").to_data(), "logo": f"logo.{kind}"})

    return page


@pytest.mark.parametrize(
    ("view", "to", "kind"),
    [
        ("page", "pdf", "png"), ("page", "svg", "jpg"), ("page", "html", "png"),
        ("customer", "pdf", "jpg"), ("customer", "png", "png"), ("customer", "html", "jpg"),
    ],
)  # fmt: skip
def test_the_logo_is_grey_too(view, to, kind, with_logo, tmp_path, most_colour):
    page = with_logo(kind)
    assert most_colour(render(page, view, to, folder=tmp_path), to) > 100
    assert most_colour(render(page, view, to, folder=tmp_path, mono=True), to) <= 2


def test_a_grey_logo_is_as_large_and_described_as_well(with_logo, tmp_path, run_on_pdf):
    page = with_logo("png")
    plain, grey = (render(page, folder=tmp_path, mono=mono) for mono in (False, True))
    for data in (plain, grey):
        assert "Figure" in run_on_pdf(data, "pdfinfo", "-struct", "FILE")
    texts = [run_on_pdf(data, "pdftotext", "-bbox", "FILE", "-") for data in (plain, grey)]
    assert texts[0] == texts[1]


@pytest.mark.parametrize("mono", [False, True])
def test_a_broken_logo_is_refused_in_grey_too(mono, with_logo, tmp_path):
    page = with_logo("png")
    (tmp_path / "logo.png").write_bytes(png_picture()[:-30])
    for view in ("page", "customer"):
        with pytest.raises(WrongUse, match="broken picture"):
            render(page, view, folder=tmp_path, mono=mono)


@pytest.mark.parametrize("view", ["page", "diagram", "customer", "checklist", "role"])
def test_a_web_page_without_colour_has_none(view, page_of, most_colour):
    page = page_of("fitted-kitchen")
    assert most_colour(render(page, view, "html", mono=True), "html") <= 2
    if view in ("page", "diagram", "customer"):
        assert most_colour(render(page, view, "html"), "html") > 20
