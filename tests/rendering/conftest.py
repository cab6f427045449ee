"""What the tests of the outputs share: pages as data, and readers for real PDFs."""

import math
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest
from pypdf import PdfReader
from pypdf.generic import ContentStream
from tests.node_programs import NodeProgram

import processkit
from processkit.model.process import Process
from processkit.rendering import render_result
from processkit.rendering.rendered import Rendered

HERE = Path(__file__).parent
ROOT = HERE.parent.parent


@dataclass(frozen=True)
class Word:
    """One word of a PDF and the box that it stands in, in points from the top left."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


def need(tool: str) -> None:
    """Skip a test whose tool is not on this machine; on the build machine that is a failure."""
    if shutil.which(tool) is None:
        if os.environ.get("CI") == "true":
            pytest.fail(f"{tool} is not installed")
        pytest.skip(f"{tool} is not installed")


@pytest.fixture(scope="session")
def page_of() -> Callable[[str], Process]:
    """Load a page of this folder, or a template that ships, by its name."""
    loaded: dict[str, Process] = {}

    def load(name: str) -> Process:
        if name not in loaded:
            own = HERE / "pages" / f"{name}.yaml"
            loaded[name] = processkit.load(own if own.exists() else ROOT / "processes" / f"{name}.yaml")
        return loaded[name]

    return load


@pytest.fixture(scope="session")
def set_once(page_of: Callable[[str], Process]) -> Callable[[str, str, bool], Rendered]:
    """Set a page as a PDF on a sheet, once for all tests that look at it."""
    done: dict[tuple[str, str, bool], Rendered] = {}

    def result(name: str, paper: str = "a4", landscape: bool = False) -> Rendered:
        asked = (name, paper, landscape)
        if asked not in done:
            done[asked] = render_result(page_of(name), "page", "pdf", paper, landscape=landscape)
        return done[asked]

    return result


@pytest.fixture(scope="session")
def run_on_pdf(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., str]:
    """Run a command-line tool on a PDF; the PDF stands where the arguments have FILE."""

    def run(data: bytes, tool: str, *arguments: str) -> str:
        need(tool)
        file = tmp_path_factory.mktemp("pdf") / "page.pdf"
        file.write_bytes(data)
        command = [tool, *(str(file) if argument == "FILE" else argument for argument in arguments)]
        done = subprocess.run(command, capture_output=True, encoding="utf-8", errors="replace", check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    return run


@pytest.fixture(scope="session")
def words_of(run_on_pdf: Callable[..., str]) -> Callable[[bytes], list[Word]]:
    """Return the words of a PDF and where they stand, as Poppler sees them."""
    pattern = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')

    def words(data: bytes) -> list[Word]:
        found = pattern.findall(run_on_pdf(data, "pdftotext", "-bbox", "FILE", "-"))
        return [Word(text, *map(float, box)) for *box, text in found]

    return words


@pytest.fixture(scope="session")
def lowest_ink(tmp_path_factory: pytest.TempPathFactory) -> Callable[[bytes], float]:
    """Return how far down a one-page PDF has anything printed, as a share of its height."""

    def lowest(data: bytes) -> float:
        need("pdftoppm")
        file = tmp_path_factory.mktemp("pdf") / "page.pdf"
        file.write_bytes(data)
        command = ["pdftoppm", "-gray", "-r", "50", str(file)]
        picture = subprocess.run(command, capture_output=True, check=True).stdout
        size, content = re.match(rb"P5\s+(\d+ \d+)\s+255\s", picture)[1], picture
        width, height = map(int, size.split())
        pixels = content[-width * height :]
        rows = [row for row in range(height) if min(pixels[row * width : (row + 1) * width]) < 200]
        return rows[-1] / height

    return lowest


def sizes_of_letters(data: bytes) -> set[float]:
    """Return the sizes in points of all letters that a PDF shows, those inside its pictures included."""
    reader = PdfReader(BytesIO(data))
    return {size for page in reader.pages for size in _sizes(page, page.get_contents(), reader, _IDENTITY)}


_IDENTITY = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def _times(inner, outer):
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def _sizes(holder, content, reader, matrix):
    """Walk through the operators of a content stream, keeping the matrices as a viewer does."""
    stack, size, text = [], 0.0, _IDENTITY
    for operands, operator in ContentStream(content, reader).operations:
        match operator:
            case b"q":
                stack.append((matrix, size))
            case b"Q":
                matrix, size = stack.pop()
            case b"cm":
                matrix = _times(tuple(map(float, operands)), matrix)
            case b"Tf":
                size = float(operands[1])
            case b"Tm":
                text = tuple(map(float, operands))
            case b"Tj" | b"TJ" | b"'" | b'"':
                a, b, c, d, *_ = _times(text, matrix)
                yield size * math.sqrt(abs(a * d - b * c))
            case b"Do":
                form = holder["/Resources"]["/XObject"][operands[0]].get_object()
                if form["/Subtype"] == "/Form":
                    placed = tuple(map(float, form.get("/Matrix", _IDENTITY)))
                    yield from _sizes(form, form, reader, _times(placed, matrix))


@pytest.fixture(scope="session")
def lines_of_rows() -> Callable[[bytes], list[float]]:
    """Return the heights of the lines between the rows of a page, in points from its top.

    They are as wide as the page between its margins. A band has none: it ends where the rails meet.
    """

    def lines(data: bytes) -> list[float]:
        page = PdfReader(BytesIO(data)).pages[0]
        margin, width, height = 31.2, float(page.mediabox.width), float(page.mediabox.height)
        found, rails = [], []
        for (x0, y0), (x1, y1) in _strokes(page):
            if y0 == y1 and abs(x1 - x0) > 0.99 * (width - 2 * margin):
                found.append(height - y0)
            if x0 == x1 and abs(x0 - margin) < 3:
                rails.append((height - y0, height - y1))
        # Each rail reaches as far into the next one as the next one into it.
        return found + [(one[1] + other[0]) / 2 for one, other in pairwise(sorted(rails))]

    return lines


def _strokes(page):
    """Yield the straight strokes of a page as pairs of points, with the matrices that a viewer applies."""
    stack, matrix, path = [], _IDENTITY, []
    for operands, operator in ContentStream(page.get_contents(), page.pdf).operations:
        match operator:
            case b"q":
                stack.append(matrix)
            case b"Q":
                matrix = stack.pop()
            case b"cm":
                matrix = _times(tuple(map(float, operands)), matrix)
            case b"m" | b"l":
                x, y = map(float, operands)
                a, b, c, d, e, f = matrix
                path = [*(path if operator == b"l" else []), (a * x + c * y + e, b * x + d * y + f)]
            case b"S" if len(path) == 2:
                yield path


@pytest.fixture(scope="session")
def browser():
    """Ask a real Chromium: see tests/npm/browser.mjs."""
    need("chromium")
    program = NodeProgram("browser.mjs", "puppeteer-core", "axe-core", "mermaid")
    yield program.ask
    program.close()


@pytest.fixture(scope="session")
def letter_sizes() -> Callable[[bytes], set[float]]:
    """Return ``sizes_of_letters``."""
    return sizes_of_letters
