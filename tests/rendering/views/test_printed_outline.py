"""The sheet for a review on paper: all of it, legible, nothing torn, nothing on top of anything."""

from datetime import date
from itertools import count, islice
from pathlib import Path

import pytest
from tests.rendering.test_page import random_page

import processkit
from processkit.checks.check import Page
from processkit.checks.runner import run_checks
from processkit.flow.figures import Figures
from processkit.rendering.order import order_of
from processkit.rendering.views.outline import Heading, Item, Pasted, boxes, bullets, lines
from processkit.rendering.views.printed_outline import set_outline
from processkit.report.report import Report
from processkit.review.printed import pdf_of
from processkit.review.sheet import review_of

from .conftest import assert_apart, squeezed

ROOT = Path(__file__).resolve().parents[3]
TEMPLATES = sorted((ROOT / "processes").glob("*.yaml"))
SIZES = {"a4": (595.28, 841.89), "letter": (612.0, 792.0)}


def review(path):
    report = processkit.check(path, today=date(2026, 11, 2))
    return report.process, review_of(report.process, report)


@pytest.mark.parametrize(("number", "path"), list(enumerate(TEMPLATES)), ids=lambda value: getattr(value, "stem", ""))
def test_all_of_a_review_is_printed_legibly(number, path, words_by_page, letter_sizes, text_of, run_on_pdf):
    process, blocks = review(path)
    paper = ("a4", "letter")[number % 2]
    data = pdf_of(process, blocks, paper)
    pages = words_by_page(data)
    assert len(pages) <= 4
    for words in pages:
        assert_apart(words, *SIZES[paper])
    assert min(letter_sizes(data)) >= 7.5
    printed = text_of(data)
    for block in blocks:
        if isinstance(block, Heading):
            told = [block.text]
        elif isinstance(block, Pasted):
            told = [line.strip() for line in block.lines]
        else:
            told = [piece for item in block.items for piece in (item.label, *item.text.split("_"))]
        assert [text for text in told if squeezed(text) not in printed] == []
    run_on_pdf(data, "qpdf", "--check", "FILE")


def test_whatever_stands_on_a_page_its_review_is_printed(words_by_page, letter_sizes):
    for process in islice(map(random_page, count(90)), 3):
        findings = run_checks(Page(process))
        report = Report("page.yaml", tuple(findings), Figures(), process, process)
        data = pdf_of(process, review_of(process, report), "a4")
        for words in words_by_page(data):
            assert_apart(words, *SIZES["a4"])
        assert min(letter_sizes(data)) >= 7.5


def test_a_heading_stands_with_what_it_is_about_and_lines_to_write_on_with_their_words(text_of, page_of):
    outline = [Heading(1, "Title"), *lines("About it")]
    for number in range(60):
        outline += [Heading(2, f"Chapter {number}"), Heading(3, f"Part {number}")]
        outline += [*bullets([Item("__________", "Well done")]), *boxes([f"Last {number}?"])]
    made = set_outline(order_of(page_of("restaurant-table"), "pdf", "a4", {"landscape": True}), outline, "Review")
    assert made.pages > 1
    printed = text_of(made.data[0])
    for number in range(60):
        assert squeezed(f"Chapter {number} Part {number} • Well done: Last {number}?") in printed
