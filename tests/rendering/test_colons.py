"""A colon stands as the language sets it, behind every word of ours, in every view and format."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

import processkit
from processkit.rendering import VIEWS, render

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "processes" / "vente-immobiliere.yaml", Path(__file__).parent / "pages" / "everything.yaml"]
ASKED = [
    (view, to)
    for view, formats in VIEWS.items()
    for to in formats
    if to in ("html", "markdown", "dot", "mermaid", "pdf") and not (view == "diagram" and to in ("dot", "mermaid"))
]


class Heard(HTMLParser):
    """What a web page says, and what it calls things: without its style."""

    def __init__(self, html):
        super().__init__()
        self.said, self.in_style = [], False
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.in_style = tag == "style"
        self.said += [value for name, value in attrs if name in ("alt", "aria-label", "title") and value]
        if tag not in ("b", "span", "strong", "small", "a"):
            self.said.append("\n")

    def handle_data(self, data):
        if not self.in_style:
            self.said.append(data)


def told(process, view, to, language, run_on_pdf):
    made = render(process, view, to, language=language)
    match to:
        case "pdf":
            return run_on_pdf(made, "pdftotext", "-raw", "FILE", "-")
        case "html":
            return "".join(Heard(made).said)
        case "mermaid":
            lines = (line for line in made.splitlines() if '"' in line)
            return re.sub(r"#(\d+);", lambda match: chr(int(match[1])), "\n".join(lines))
        case "dot":
            return "\n".join(re.findall(r'label="((?:[^"\\]|\\.)*)"', made))
    return re.sub(r"<[^>]*>|\*\*|accTitle:.*", "", made)


def without_space(page, view, to, language, run_on_pdf):
    """Return our words with a colon right behind them."""
    own = {word for line in page.read_text("utf-8").splitlines() for word in re.findall(r"\S*:\s", line + " ")}
    own = {word.strip(" \"'-") for word in own}
    said = told(processkit.load(page), view, to, language, run_on_pdf)
    found = re.findall(r"(\S*[^\s\d:]):(?=\s)", said)
    return [word for word in found if f"{word}:" not in own]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
@pytest.mark.parametrize(("view", "to"), ASKED)
def test_in_french_a_space_stands_before_every_colon_that_is_ours(page, view, to, run_on_pdf):
    assert without_space(page, view, to, "fr", run_on_pdf) == []


@pytest.mark.parametrize("to", ["html", "markdown", "pdf"])
@pytest.mark.parametrize("view", ["page", "checklist"])
def test_in_english_none_does_so_what_looks_for_them_sees_them(view, to, run_on_pdf):
    assert without_space(PAGES[0], view, to, "en", run_on_pdf)
