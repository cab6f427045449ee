"""What can be asked for: views, formats, papers, the logo; and what is said to a wrong question."""

import subprocess
import sys
import zlib

import pytest
from tests.rendering.conftest import need

from processkit.errors import UnreadableFile, WrongUse
from processkit.model.process import Process
from processkit.rendering import FORMATS, VIEWS, render, render_result

PNG = b"\x89PNG\r\n\x1a\n"


def png_picture(width=4, height=4):
    """Return a small red picture."""

    def chunk(kind, content):
        return len(content).to_bytes(4) + kind + content + zlib.crc32(kind + content).to_bytes(4)

    header = width.to_bytes(4) + height.to_bytes(4) + bytes((8, 2, 0, 0, 0))
    rows = (b"\x00" + b"\xff\x00\x00" * min(width, 8)) * min(height, 8)
    return PNG + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


@pytest.fixture
def with_logo(page_of):
    """Return a function that gives a page a logo."""

    def page(logo):
        return Process.from_data({**page_of("four-steps").to_data(), "logo": logo})

    return page


@pytest.mark.parametrize(("view", "to"), [(view, to) for view, formats in VIEWS.items() for to in formats])
def test_each_view_comes_in_each_of_its_formats(view, to, page_of):
    if to.startswith("dot-"):
        need("dot")
    made = render(page_of("fitted-kitchen"), view, to)
    begins = {
        "pdf": b"%PDF", "png": PNG, "svg": "<svg", "dot": "digraph", "dot-svg": "<?xml", "dot-png": PNG, "json": "{",
        "html": "<!doctype html>", "markdown": "# ", "mermaid": "flowchart",
    }[to]  # fmt: skip
    assert made.startswith(begins)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ({"view": "map"}, f'There is no view "map". There is: {", ".join(VIEWS)}.'),
        ({"to": "docx"}, f'There is no format "docx". There is: {", ".join(FORMATS)}.'),
        ({"paper": "a3"}, 'There is no paper "a3". There is: a4, letter.'),
    ],
)
def test_what_does_not_exist_is_answered_with_what_does(question, answer, page_of):
    with pytest.raises(WrongUse) as caught:
        render(page_of("four-steps"), **question)
    assert str(caught.value) == answer


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize(("paper", "size"), [("a4", "595.28 x 841.89"), ("letter", "612 x 792")])
def test_the_sheet_is_the_paper_that_was_asked_for(view, paper, size, page_of, run_on_pdf):
    about = run_on_pdf(render(page_of("ten-steps"), view, "pdf", paper), "pdfinfo", "FILE")
    turned = " x ".join(reversed(size.split(" x ")))
    # The drawing chooses for itself how its sheet lies.
    assert f"Page size:       {turned if view == 'diagram' else size} pts" in about


@pytest.mark.parametrize("name", ["fitted-kitchen", "ten-verbose-steps", "everything", "german-long-words"])
@pytest.mark.parametrize("landscape", [False, True])
def test_the_drawing_alone_is_one_sheet_with_legible_letters(name, landscape, page_of, letter_sizes, run_on_pdf):
    result = render_result(page_of(name), "diagram", "pdf", landscape=landscape)
    assert "Pages:           1\n" in run_on_pdf(result.data[0], "pdfinfo", "FILE")
    assert min(letter_sizes(result.data[0])) == pytest.approx(result.smallest_pt, abs=0.02)
    assert result.smallest_pt >= 7.5
    run_on_pdf(result.data[0], "qpdf", "--check", "FILE")


def test_a_result_tells_what_a_caller_may_want_to_know(page_of):
    result = render_result(page_of("four-steps"), to="png")
    assert result.pages == len(result.data) == 1
    assert 7.5 <= result.smallest_pt <= result.base_pt <= 11.5


def test_importing_the_renderer_does_not_load_typst():
    code = "import sys, processkit.rendering; sys.exit('typst' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


# ---------------------------------------------------------------- the logo


def test_a_logo_stands_on_the_page_and_is_described(with_logo, tmp_path, run_on_pdf):
    (tmp_path / "logo.png").write_bytes(png_picture())
    data = render(with_logo("logo.png"), folder=tmp_path)
    assert "/Subtype /Image" in run_on_pdf(data, "qpdf", "--qdf", "--object-streams=disable", "FILE", "-")


@pytest.mark.parametrize(
    "logo", ["../logo.png", "/etc/logo.png", "C:logo.png", "a\\logo.png", "file:logo.png", "x/../../l.png"]
)
def test_a_logo_outside_the_folder_is_refused(logo, with_logo, tmp_path):
    with pytest.raises(WrongUse, match="not a path inside the folder"):
        render(with_logo(logo), folder=tmp_path)


def test_a_link_that_leads_out_of_the_folder_is_refused(with_logo, tmp_path):
    outside = tmp_path / "outside.png"
    outside.write_bytes(png_picture())
    inside = tmp_path / "shop"
    inside.mkdir()
    (inside / "logo.png").symlink_to(outside)
    with pytest.raises(WrongUse, match="not a path inside the folder"):
        render(with_logo("logo.png"), folder=inside)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "neither a PNG nor a JPEG"),
        (png_picture(40_000, 40_000), "wider or higher than 6000 pixels"),
        (PNG + b"nothing", "broken"),
        (b"\xff\xd8\xff\xe0\x00", "broken"),
    ],
)
def test_a_logo_that_is_no_sensible_picture_is_refused(content, message, with_logo, tmp_path):
    (tmp_path / "logo.png").write_bytes(content)
    with pytest.raises(WrongUse, match=message):
        render(with_logo("logo.png"), folder=tmp_path)


def test_a_broken_picture_that_looks_whole_is_refused_too(with_logo, tmp_path):
    (tmp_path / "logo.png").write_bytes(png_picture()[:-30])
    with pytest.raises(WrongUse, match="logo"):
        render(with_logo("logo.png"), folder=tmp_path)


def test_a_logo_that_is_not_there_is_named(with_logo, tmp_path):
    with pytest.raises(UnreadableFile, match=r'The logo "logo.png" cannot be read: No such file'):
        render(with_logo("logo.png"), folder=tmp_path)
