"""The pages that ship: sound on any day, on one sheet with their drawing, and in the language that they say."""

import os
import re
from pathlib import Path

import pytest

import processkit
from processkit.findings import Severity
from processkit.rendering import render_result
from processkit.rendering.labels import languages

PAGES = sorted((Path(__file__).resolve().parent.parent / "processes").glob("*.yaml"))
SHEETS = [("a4", False), ("a4", True), ("letter", False), ("letter", True)]
# The gallery sets every page on A4 already; an everyday run tries one more sheet for each page, and PROOF=1 all.
EACH_ON_A_SHEET = [
    (page, *sheet)
    for number, page in enumerate(PAGES)
    for place, sheet in enumerate(SHEETS)
    if os.environ.get("PROOF") or place == 1 + number % 3
]

each_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)


@each_page
def test_a_template_has_no_error_and_no_warning_and_gets_none_with_time(page):
    report = processkit.check(page, paper=None)
    loud = [finding for finding in report.findings if finding.severity is not Severity.ADVICE and not finding.accepted]
    assert [(finding.code, finding.message) for finding in loud] == []
    assert report.process.review_by is None


@each_page
def test_a_template_has_all_that_a_sales_process_needs(page):
    process = processkit.load(page)
    assert 4 <= len(process.steps) <= 10
    assert process.promise is not None
    assert process.contact is not None
    assert any(step.payment is not None and step.payment.if_unpaid for step in process.steps)
    assert any("feedback" in (step.ask_for or ()) for step in process.steps)
    assert process.steps[-1].milestone == "follow-up" or process.steps[-1].becomes == "advocate"
    assert all(step.customer is not None for step in process.steps)


@each_page
def test_a_template_teaches_by_its_notes_in_a_language_that_is_printed(page):
    process, text = processkit.load(page), page.read_text("utf-8")
    assert process.language.split("-")[0] in languages()
    assert len(re.findall(r" # \S", text)) >= 4


@pytest.mark.parametrize(
    ("page", "paper", "landscape"), EACH_ON_A_SHEET, ids=lambda value: getattr(value, "stem", str(value))
)
def test_a_template_fits_each_sheet_with_the_names_in_its_drawing(page, paper, landscape):
    result = render_result(processkit.load(page), paper=paper, landscape=landscape)
    assert result.pages == 1
    assert [what for what in result.left_out if "drawing" in what] == []


def test_no_check_of_a_flow_list_was_cut_in_two_by_a_comma():
    for page in PAGES:
        for step in processkit.load(page).steps:
            for check in (step.handover.checks or ()) if step.handover is not None else ():
                assert check[0].isupper(), (page.stem, check)
