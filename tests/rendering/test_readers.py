"""What others make of our files: the programs that people open, print and hear them with."""

import re
from io import BytesIO

import pytest
from pypdf import PdfReader
from tests.rendering.hostile import FRAGMENTS

from processkit.rendering import render
from processkit.rendering.diagram import draw
from processkit.rendering.labels import labels_for
from processkit.rendering.mermaid import mermaid_of

PAGES = ["fitted-kitchen", "everything", "german-long-words"]
each_page = pytest.mark.parametrize("name", PAGES)
each_view = pytest.mark.parametrize("view", ["page", "diagram"])


@pytest.fixture(scope="module")
def made(page_of):
    """Make a view of a page in a format, once for all tests."""
    done = {}

    def make(name, view="page", to="pdf"):
        if (name, view, to) not in done:
            done[name, view, to] = render(page_of(name), view, to)
        return done[name, view, to]

    return make


def squeezed(text):
    return re.sub("[\\s\u00ad\u200b\u2060-]+", "", text)


# ---------------------------------------------------------------- PDF


@each_page
@each_view
def test_qpdf_and_poppler_have_nothing_to_say_against_the_pdf(name, view, tmp_path, run_on_pdf, made):
    data = made(name, view)
    checked = run_on_pdf(data, "qpdf", "--check", "FILE")
    assert "No syntax or stream encoding errors found" in checked
    # Poppler tells what it stumbles over on standard error, and goes on.
    told = run_on_pdf(data, "sh", "-c", 'pdfinfo "$0" 2>&1', "FILE")
    assert "Error" not in told
    assert "Suspects:        no" in told or "Suspects" not in told
    assert "Tagged:          yes" in told
    assert "Pages:           1\n" in told


@each_page
@each_view
def test_all_fonts_are_inside_and_their_letters_can_be_copied(name, view, run_on_pdf, made):
    fonts = run_on_pdf(made(name, view), "pdffonts", "FILE").splitlines()
    assert re.search("emb sub uni", fonts[0])
    assert len(fonts) > 2
    assert all(re.search(r" yes yes yes +\d+ +\d+$", font) for font in fonts[2:])


@each_page
def test_every_step_owner_and_paper_can_be_found_in_the_page(name, page_of, run_on_pdf, made):
    process = page_of(name)
    printed = squeezed(run_on_pdf(made(name), "pdftotext", "-raw", "FILE", "-"))
    for step in process.steps:
        handed = (step.handover.papers or ()) + (step.handover.checks or ()) if step.handover else ()
        for text in (step.name, step.owner, *(step.paperwork or ()), *(step.checklist or ()), *handed):
            assert squeezed(text) in printed, text


@each_page
def test_the_tags_say_what_is_a_heading_a_table_and_a_figure(name, run_on_pdf, made):
    structure = run_on_pdf(made(name), "pdfinfo", "-struct", "FILE")
    kinds = re.findall(r"^ *([A-Z]\w*)", structure, re.M)
    assert kinds[0] == "Document"
    assert kinds.count("H1") == 1
    assert kinds.count("H2") >= 1
    assert kinds.count("Table") == 1
    assert kinds.count("TH") >= 2
    assert "Figure" in kinds
    assert kinds.index("H1") < kinds.index("Figure") < kinds.index("Table")


@each_page
def test_who_hears_the_page_hears_it_in_its_order(name, page_of, run_on_pdf, made):
    process = page_of(name)
    heard = run_on_pdf(made(name), "pdfinfo", "-struct-text", "FILE")
    body = squeezed("".join(re.findall(r'^ *"(.*)"$', heard[heard.index("TBody") :], re.M)))
    places = []
    for step, number in zip(process.steps, process.numbers.labels, strict=True):
        # The number, the name and the owner of a row follow each other.
        found = body.find(squeezed(f"{number}{step.name}"), places[-1] if places else 0)
        assert found >= 0, step.name
        assert body.find(squeezed(step.owner), found) >= 0
        places.append(found)
    title = squeezed("".join(re.findall(r'^ *"(.*)"$', heard, re.M)))
    assert title.index(squeezed(process.name)) < title.index(squeezed(process.steps[0].name))


@each_page
@each_view
def test_the_drawing_is_told_in_words(name, view, page_of, made):
    reader = PdfReader(BytesIO(made(name, view)))
    told = [alt for alt in alternatives(reader.trailer["/Root"]["/StructTreeRoot"]) if alt]
    assert any(draw(page_of(name), labels=labels_for(page_of(name).language)).description == alt for alt in told)


def alternatives(node):
    """Yield the alternative texts of the figures below a node of the structure."""
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        for inner in node:
            yield from alternatives(inner)
    elif hasattr(node, "get"):
        if node.get("/S") == "/Figure":
            yield str(node.get("/Alt", ""))
        if "/K" in node:
            yield from alternatives(node["/K"])


# ---------------------------------------------------------------- SVG in a browser

_INSIDE = """(() => {
  const svg = document.documentElement, room = svg.getBoundingClientRect()
  const texts = [...document.querySelectorAll("text")].map((text) => [text.textContent, text.getBoundingClientRect()])
  return {
    size: [room.width, room.height],
    outside: texts.filter(([, box]) => box.left < -1 || box.top < -1 || box.right > room.width + 1 || box.bottom > room.height + 1
      || box.width < 1 || box.height < 5).map(([text]) => text),
    texts: texts.map(([text]) => text),
    wide: texts.filter(([text]) => text.length > 2).map(([text, box]) => [text, Math.max(box.width, box.height)]),
  }
})()"""


@each_page
def test_a_browser_shows_the_drawing_in_its_size_with_all_its_words(name, page_of, browser, made):
    svg = made(name, "diagram", "svg")
    seen = browser({"content": svg, "ending": "svg", "script": _INSIDE})
    assert seen["said"] == []
    assert seen["asked"] == []
    wide, high = (
        float(number) * 96 / 72 for number in re.search(r'width="([\d.]+)pt" height="([\d.]+)pt"', svg).groups()
    )
    assert seen["told"]["size"] == pytest.approx([wide, high], abs=1)
    assert seen["told"]["outside"] == []
    drawing = draw(page_of(name), letters=10.0, labels=labels_for(page_of(name).language))
    assert sorted(seen["told"]["texts"]) == sorted(line for text in drawing.picture.texts for line in text.lines)


@each_page
def test_words_are_as_wide_as_they_were_drawn_though_the_browser_has_other_letters(name, page_of, browser, made):
    drawing = draw(page_of(name), letters=10.0, labels=labels_for(page_of(name).language))
    told = browser({"content": made(name, "diagram", "svg"), "ending": "svg", "script": _INSIDE})["told"]
    widths = dict(told["wide"])
    boxes = {line: text.rect for text in drawing.picture.texts if len(text.lines) == 1 for line in text.lines}
    assert len(boxes) > 3
    for line, rect in boxes.items():
        if len(line) > 2:
            assert widths[line] <= max(rect.width, rect.height) * 96 / 72 + 1.5, line


@each_page
def test_a_browser_shows_the_page_as_svg_in_its_size(name, browser, made):
    script = (
        "(() => { const box = document.documentElement.getBoundingClientRect(); return [box.width, box.height] })()"
    )
    seen = browser({"content": made(name, to="svg"), "ending": "svg", "script": script})
    assert seen["told"] == pytest.approx([595.28 * 96 / 72, 841.89 * 96 / 72], abs=1.5)
    assert seen["said"] == []


# ---------------------------------------------------------------- Mermaid in a browser


def test_mermaid_draws_every_text_letter_for_letter(browser, page_of):
    """What Mermaid reads it also shows: Markdown and HTML in labels are read later than the rest."""
    process = page_of("four-steps")
    texts = [" ".join(text.split()) for text in FRAGMENTS if "\u2028" not in text and text.strip()]
    steps = [{"step": text, "owner": "o"} for text in texts]
    many = process.from_data({"process": "<b>&", "steps": steps, "anytime": dict.fromkeys(texts[::9], "lost")})
    draws = f"""(async () => {{
      mermaid.initialize({{ startOnLoad: false }})
      const made = await mermaid.render("drawing", {mermaid_of(many)!r})
      document.body.innerHTML = made.svg
      return [...document.querySelectorAll(".node .nodeLabel")].map((label) => label.innerText)
    }})()"""
    seen = browser({"content": "<!doctype html><meta charset=utf-8><p>x", "script": draws, "withMermaid": True})
    shown = {re.sub("\\s+", " ", label).replace("\u2060", "") for label in seen["told"]}
    for number, text in zip(many.numbers.labels, texts, strict=True):
        assert f"{number} · {text} o" in shown
