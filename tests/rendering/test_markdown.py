"""Markdown: a real reader of GitHub Flavored Markdown shows every text as it was written, and nothing else of it."""

import re

import pytest
from hypothesis import example, given
from tests.effort import cases
from tests.node_programs import NodeProgram
from tests.rendering.hostile import FRAGMENTS, hostile_pages, plain, texts

from processkit import check
from processkit.rendering import render
from processkit.rendering.markdown import escaped
from processkit.rendering.mermaid import mermaid_of
from processkit.rendering.texts import printable

INVISIBLE = {"<!-- -->", "<span>", "</span>"}
PLAIN = {"root", "paragraph", "text", "html", "strong"}
OURS = PLAIN | {
    "heading", "list", "listItem", "table", "tableRow", "tableCell", "link", "code", "blockquote"
}  # fmt: skip
PLACES = {
    "a paragraph": "{}",
    "a heading": "### {}",
    "an item": "- {}",
    "a box to tick": "- [ ] {}",
    "bold": "**{}**",
    "behind words": "Before: {}",
    "bold before words": "**{}** · after",
    "a link": "[{}](#step-1)",
    "a quote": "> {}",
    "a cell": "| a | b |\n| --- | --- |\n| {} | c |",
}


@pytest.fixture(scope="session")
def read():
    """Return how GitHub Flavored Markdown is read."""
    program = NodeProgram("markdown.mjs", "unified", "remark-parse", "remark-gfm")
    yield program.ask
    program.close()


def nodes(tree):
    yield tree
    for child in tree.get("children") or []:
        yield from nodes(child)


def text_of(tree):
    """Return what is shown of a tree; HTML in it shows nothing by itself."""
    return "".join(node["value"] for node in nodes(tree) if node["type"] in ("text", "code"))


def pieces_of(tree):
    return [node["value"] for node in nodes(tree) if node["type"] == "text"]


def assert_github_finds_nothing(tree):
    """Hold that no piece of text has what GitHub makes something of after the Markdown was read."""
    for piece in pieces_of(tree):
        assert not re.search(r"@[\w-]|#\w|:[\w+-]+:|https?://|(?i:www)\.", piece), piece
        assert "$" not in piece or piece == "$", piece


def assert_shown(read, text, place):
    tree = read(PLACES[place].format(escaped(text)))
    *_, last = tree["children"]
    shown = text_of(last["children"][-1]["children"][0]) if place == "a cell" else text_of(last)
    around = {"behind words": f"Before: {text}", "bold before words": f"{text} · after"}
    assert shown == around.get(place, text)
    assert {node["type"] for node in nodes(tree)} <= OURS
    assert {node["value"] for node in nodes(tree) if node["type"] == "html"} <= INVISIBLE
    assert [node["url"] for node in nodes(tree) if node["type"] == "link"] == (["#step-1"] if place == "a link" else [])
    assert sum(node["type"] == "strong" for node in nodes(tree)) == place.startswith("bold")
    assert sum(node["type"] == "heading" for node in nodes(tree)) == (place == "a heading")
    assert sum(node["type"] == "listItem" for node in nodes(tree)) == (place in ("an item", "a box to tick"))
    assert [node.get("checked") for node in nodes(tree) if node.get("checked") is not None] == (
        [False] if place == "a box to tick" else []
    )
    assert_github_finds_nothing(tree)


@pytest.mark.parametrize("place", PLACES)
def test_each_sign_alone_is_shown_as_it_is(read, place):
    for text in FRAGMENTS:
        if printable(text):
            assert_shown(read, printable(text), place)


@pytest.mark.parametrize("place", PLACES)
@cases(60)
@given(texts)
@example("1. one")
@example("http://evil.example www.evil.example me@here.example")
def test_no_text_of_a_person_is_markup_wherever_it_stands(read, place, text):
    assert_shown(read, printable(text), place)


def blocks(tree):
    """Yield the text of each block that holds words."""
    for node in nodes(tree):
        if node["type"] in ("paragraph", "heading", "tableCell"):
            yield text_of(node)


@cases(50)
@given(hostile_pages())
def test_a_page_of_such_texts_shows_them_all(read, process):
    markdown = render(process, to="markdown")
    tree = read(markdown)
    assert {node["type"] for node in nodes(tree)} <= OURS
    anchors = {f'<a name="step-{number}">' for number in process.numbers.labels}
    assert {node["value"] for node in nodes(tree) if node["type"] == "html"} <= INVISIBLE | anchors | {"</a>"}
    assert {node["url"] for node in nodes(tree) if node["type"] == "link"} <= {
        f"#step-{number}" for number in process.numbers.labels
    }
    assert_github_finds_nothing(tree)
    shown = "\n".join(blocks(tree))
    for step in process.steps:
        said = [step.name, step.owner, step.decide, step.only_if, *(step.do or ()), *(step.paperwork or ())]
        said += list(step.answers or {})
        said += [step.customer.sees, step.customer.gives] if step.customer else []
        said += [step.payment.what, step.payment.if_unpaid] if step.payment else []
        for text in filter(None, said):
            assert plain(text) in shown
    for text in (process.name, process.company, process.purpose, process.contact):
        assert plain(text) in shown


def test_the_page_has_its_parts_in_order(read, page_of):
    tree = read(render(page_of("fitted-kitchen"), to="markdown"))
    headings = [(node["depth"], text_of(node)) for node in nodes(tree) if node["type"] == "heading"]
    assert headings[0] == (1, "A fitted kitchen, from first call to raving fan")
    names = [f"{number} · {step.name}" for number, step in enumerate(page_of("fitted-kitchen").steps, 1)]
    assert headings[1:] == [
        (2, "Steps"), *((3, name) for name in names), (2, "Ends"), (2, "On purpose"), (2, "Our words"), (2, "Questions"),
    ]  # fmt: skip
    (code,) = (node for node in nodes(tree) if node["type"] == "code")
    assert code["lang"] == "mermaid"
    assert code["value"] + "\n" == mermaid_of(page_of("fitted-kitchen"))


def test_papers_and_checks_are_boxes_to_tick_and_decisions_lead_to_their_steps(read, page_of):
    process = page_of("fitted-kitchen")
    tree = read(render(process, to="markdown"))
    boxes = [text_of(node) for node in nodes(tree) if node.get("checked") is False]
    assert boxes[:6] == [
        "Enquiry form", "Is there a need?", "Is there money?", "Is there a date?", "Who decides?", "Measurements",
    ]  # fmt: skip
    assert len(boxes) == sum(
        len(step.paperwork or ()) + len(step.checklist or ())
        + len((step.handover.papers or ()) + (step.handover.checks or ()) if step.handover else ())
        for step in process.steps
    )  # fmt: skip
    ways = [text_of(node) for node in nodes(tree) if node["type"] == "listItem" and "→" in text_of(node)]
    assert "Accepted → 5 · Take the order" in ways
    assert "Declined → ✕ Not a fit, thanked and told why" in ways
    links = [node["url"] for node in nodes(tree) if node["type"] == "link"]
    anchors = {node["value"] for node in nodes(tree) if node["type"] == "html" and node["value"].startswith("<a ")}
    assert anchors == {f'<a name="step-{number}">' for number in process.numbers.labels}
    assert {f'<a name="{link[1:]}">' for link in links} == anchors


def test_the_drawing_alone_is_the_title_and_the_drawing(read, page_of):
    tree = read(render(page_of("everything"), "diagram", "markdown"))
    assert [node["type"] for node in tree["children"]] == ["heading", "code"]


def test_a_draft_says_so_and_what_is_wrong(read, page_of):
    text = "process: P\nsteps:\n  - step: A\n    owner: X\n  - step: B\n    owner: Y\n"
    report = check(text=text)
    tree = read(render(report.process, to="markdown", draft=True, findings=report.findings))
    quote = next(node for node in nodes(tree) if node["type"] == "blockquote")
    assert text_of(quote).startswith("Draft")
    assert "without a handover" in text_of(quote)
    assert "Draft" not in render(report.process, to="markdown")
