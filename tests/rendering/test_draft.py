"""A draft: what is wrong is marked where it belongs, and every page that can be built can be printed as one."""

import re
from html import unescape
from pathlib import Path

import pytest
from tests.effort import FACTOR
from tests.rendering.test_page import assert_apart, steps

import processkit
from processkit.checks.check import Stage
from processkit.checks.rules import ALL_CHECKS
from processkit.rendering import render, render_result

KITCHEN = Path(__file__).parent.parent.parent / "processes" / "fitted-kitchen.yaml"
BUILT = [rule for rule in ALL_CHECKS if processkit.check(text=rule.bad, paper=None).draft and rule.code != "PK805"]
# In an everyday run all whose names are not clear, and some of the others.
TRIED = [rule for n, rule in enumerate(BUILT) if rule.stage is not Stage.FLOW or n % 12 == 0 or FACTOR > 1]


def draft_of(report, **options):
    return render_result(report.draft, draft=True, findings=report.findings, **options)


def faulty_kitchen():
    """Return a report with an error and three warnings: one of the page, two of steps."""
    text = KITCHEN.read_text("utf-8").replace("    decide: Is this a kitchen that we should build?\n", "")
    text = text.replace("owner: Workshop", "owner: Sales office").replace("promise: 40", "promise: 4")
    return processkit.check(text=text.replace("      papers: [Signed quote, Measurements, Deposit receipt]\n", ""))


def test_each_remark_has_its_number_at_its_step_and_at_the_foot(words_of):
    report = faulty_kitchen()
    said = [f for f in report.findings if f.severity is not processkit.Severity.ADVICE and f.accepted is None]
    assert [f.code for f in said] == ["PK504", "PK110", "PK206", "PK309"]
    words = words_of(draft_of(report).data[0])
    assert_apart(words, 595.28, 841.89)
    foot = next(word.top for word in words if word.text == "DRAFT:")

    def marked(number, name):
        """Tell whether a number stands on the line of a name, behind it."""
        lines = [word for word in words if word.text == name and word.top < foot]
        return any(
            word.text == number and abs(word.bottom - line.bottom) < 6 and 0 < word.left - line.right < 14
            for word in words
            for line in lines
        )

    assert marked("1", "fan")
    assert marked("2", "Qualify")
    assert marked("3", "kitchen")
    below = [unescape(word.text) for word in words if word.top > foot]
    assert [number for number in "1234" if number in below] == list("1234")
    for finding in said:
        assert all(word in below for word in finding.message.split()), finding.message


def test_errors_and_warnings_differ_without_colour_and_advice_is_not_marked():
    report = faulty_kitchen()
    svg = render(report.process, to="svg", draft=True, findings=report.findings, mono=True)
    assert svg != render(report.process, to="svg", draft=True, findings=(), mono=True)
    only_advice = [f for f in report.findings if f.severity is processkit.Severity.ADVICE]
    assert render(report.process, to="svg", draft=True, findings=only_advice) == render(
        report.process, to="svg", draft=True
    )


@pytest.mark.parametrize("rule", TRIED, ids=lambda rule: rule.code)
def test_every_page_that_can_be_built_can_be_printed_as_a_draft(rule, run_on_pdf, letter_sizes):
    report = processkit.check(text=rule.bad, paper=None)
    result = draft_of(report)
    assert result.pages == 1
    assert min(letter_sizes(result.data[0])) >= 7.5
    printed = run_on_pdf(result.data[0], "pdftotext", "FILE", "-")
    assert "DRAFT" in printed


def test_a_draft_of_a_page_that_is_too_long_is_cut_and_says_so(run_on_pdf):
    page = steps(*[{"checklist": ["This is said at great length, and then again " * 8] * 9}] * 4)
    with pytest.raises(processkit.DoesNotFit):
        render(page)
    printed = run_on_pdf(render(page, draft=True), "pdftotext", "-raw", "FILE", "-")
    assert "Longer texts are cut here" in printed
    assert "…" in printed


def test_of_very_many_remarks_the_errors_stay_and_the_rest_is_counted(run_on_pdf):
    report = faulty_kitchen()
    many = report.findings[:1] + tuple(report.findings[1:2]) * 120
    printed = run_on_pdf(
        render(report.process, draft=True, findings=many, paper="letter"), "pdftotext", "-raw", "FILE", "-"
    )
    assert "can take 15-20 days" in " ".join(printed.split())
    assert "+ 1" in printed


MARKED = {"Qualify": "2", "Build the kitchen": "3–4"}


def boxes_marked(svg):
    """Return the numbers in squares of a drawing, in the order of the steps."""
    return re.findall(
        r'<rect [^>]*rx="[\d.]+" fill="#(?:1f2933|ffffff)" stroke="#1f2933"[^>]*/><text [^>]*>([\d–]+)<', svg
    )


def test_the_drawing_has_the_same_numbers_at_its_steps_and_below_it(run_on_pdf):
    report = faulty_kitchen()
    svg = draft_of(report, view="diagram", to="svg").data[0]
    assert boxes_marked(svg) == ["2", "3–4", "1", "2", "3", "4"]
    assert "has answers (Yes / Not yet / No)" in unescape(re.sub("<[^>]*>", " ", svg))
    made = draft_of(report, view="diagram")
    assert made.pages == 1
    printed = " ".join(run_on_pdf(made.data[0], "pdftotext", "-raw", "FILE", "-").split())
    assert printed.split().count("3–4") == 1
    assert '2 Step 2 "Qualify" has answers' in printed
    # On the page the remarks stand at their steps one by one, so the span stands only in the drawing.
    page = run_on_pdf(draft_of(report).data[0], "pdftotext", "-raw", "FILE", "-")
    assert page.split().count("3–4") == 1
    assert "2. Qualify [2] (Sales rep)" in render(report.draft, draft=True, findings=report.findings, to="html")


@pytest.mark.parametrize("view", ["page", "diagram"])
@pytest.mark.parametrize("to", ["html", "markdown", "mermaid", "dot"])
def test_every_format_with_a_drawing_marks_the_steps_and_tells_the_remarks(view, to):
    report = faulty_kitchen()
    made = unescape(draft_of(report, view=view, to=to).data[0])
    made = re.sub(r"#(\d+);", lambda match: chr(int(match[1])), made).replace("\\[", "[").replace("\\]", "]")
    if to == "html":
        assert "Qualify</text>" in made
        assert boxes_marked(made)[:2] == ["2", "3–4"]
    else:
        for name, numbers in MARKED.items():
            assert f"{name} [{numbers}]" in made
    told = " ".join(re.sub(r"<[^>]*>|\\l", " ", made).replace("\\", "").split())
    assert "has answers (Yes / Not yet / No) and no question." in told
    assert 'The role "Workshop" has no step.' in told


def test_in_html_a_number_at_a_step_leads_to_its_remark(browser):
    report = faulty_kitchen()
    html = draft_of(report, to="html").data[0]
    told = browser(
        {
            "content": html,
            "ending": "html",
            "script": """[...document.querySelectorAll("h3 a")].map(
        (a) => [a.closest("h3").querySelector(".name").textContent, a.textContent, !!document.querySelector(a.hash)])""",
        }
    )
    assert told["told"] == [
        ["Qualify", "2", True], ["Build the kitchen", "3", True], ["Build the kitchen", "4", True]
    ]  # fmt: skip


def test_a_drawing_with_very_many_remarks_still_stands_on_one_sheet(run_on_pdf, letter_sizes):
    report = faulty_kitchen()
    many = report.findings[:1] + tuple(report.findings[1:2]) * 120
    made = render_result(report.draft, "diagram", draft=True, findings=many)
    assert made.pages == 1
    assert min(letter_sizes(made.data[0])) >= 7.5
    printed = " ".join(run_on_pdf(made.data[0], "pdftotext", "-raw", "FILE", "-").split())
    assert "can take 15-20 days" in printed
    assert "+ 1" in printed
