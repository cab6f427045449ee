"""The checks of the page as a sheet: how many steps, whether it fits, which letters there are."""

import re

import pytest
from tests.pages import process_of

import processkit
from processkit.checks.rules import missing_letters, not_one_page
from processkit.rendering import render_result
from processkit.rendering.page.shortening import shortened

SAID = [
    (
        "The designer measures every wall, asks how the family cooks and eats, and sketches two ideas on the spot, each "
        "with what it would cost"
    ),
    (
        "A letter with the drawing, a fixed price for each part, the week of delivery, the guarantee, and the name of the "
        "one who answers questions"
    ),
    (
        "A photo of the kitchen as it grows, a word on what was done in the week and what comes next, and a call when it "
        "takes any longer"
    ),
]


def page(count, *, checks=0, owners=("Shop",), tail=""):
    """Return a page of some steps in order; with ``checks`` each has so many long checks, and a customer."""
    lines = ["process: A shop", "steps:"]
    for place in range(count):
        lines += [f"  - step: Do {'abcdefghijklmnop'[place]}", f"    owner: {owners[place % len(owners)]}"]
        if checks:
            lines += ["    checklist:", *(f"      - {SAID[(place + n) % 3]}" for n in range(checks))]
            lines += ["    customer:", f"      sees: {SAID[place % 3]}", f"      gives: {SAID[(place + 1) % 3]}"]
    return "\n".join(lines) + "\n" + tail


def found(text, code, **options):
    return [f for f in processkit.check(text=text, **options).findings if f.code == code]


@pytest.mark.parametrize(
    ("count", "severity"),
    [(1, "error"), (3, "error"), (4, None), (7, None), (8, "advice"), (10, "advice"), (11, "error")],
)
def test_four_to_seven_steps_are_best_and_ten_the_most(count, severity):
    said = found(page(count), "PK801")
    assert [finding.severity.value for finding in said] == ([severity] if severity else [])


def test_neighbours_that_could_be_one_step_are_named():
    (finding,) = found(page(8, owners=["Shop", "Shop", "Office"]), "PK801")
    assert 'step 1 "Do a" and step 2 "Do b"; step 4 "Do d" and step 5 "Do e"' in finding.fix
    assert '"Do c"' not in finding.fix
    waiting = page(8, owners=["Shop", "Office"]).replace("step: Do b\n", "step: Do b\n    waits_for: Bank\n")
    (finding,) = found(waiting, "PK801")
    assert 'step 1 "Do a" and step 2 "Do b"; step 2 "Do b" and step 3 "Do c"' in finding.fix


def test_steps_between_which_anything_is_decided_stay_apart():
    text = page(8, owners=["Shop", "Shop", "Office"])
    text = text.replace("step: Do a\n", "step: Do a\n    decide: Yes?\n    answers: {Yes: Do b, No: lost}\n")
    (finding,) = found(text, "PK801")
    assert '"Do a"' not in finding.fix


def test_a_page_that_is_too_long_is_told_how_short_its_texts_must_be_and_then_fits():
    text = not_one_page.CHECK.bad
    (finding,) = found(text, "PK802")
    assert re.match(r"The page is \d+ % too long for one A4 sheet", finding.message)
    most = int(re.search(r"no text has more than (\d+) letters", finding.fix)[1])
    named = re.findall(r"\((\d+) letters, (\d+) too many\)", finding.fix)
    assert len(named) == 4
    assert all(int(letters) - int(over) == most for letters, over in named)
    shorter = "\n".join(
        re.sub(r"(- |sees: )(.*)", lambda match: match[1] + match[2][:most], line) if len(line) > 60 else line
        for line in text.replace("  # <-- here", "").splitlines()
    )
    assert processkit.check(text=shorter).figures.fit.fits


def test_where_only_the_drawing_had_to_go_it_is_a_warning():
    text = page(7, checks=6)
    (finding,) = found(text, "PK802")
    assert finding.severity is processkit.Severity.WARNING
    assert "only without its drawing" in finding.message
    report = processkit.check(text=text)
    assert report.ok
    fit = report.figures.fit
    assert (fit.paper, fit.fits, fit.measured) == ("a4", True, True)
    assert fit.smallest_pt >= 7.5
    assert "drawing" in render_result(report.process).left_out


def test_the_sheet_is_looked_at_only_when_all_else_is_right_and_only_when_asked():
    fit = processkit.check(text=page(5)).figures.fit
    assert (fit.paper, fit.fits, fit.measured, fit.smallest_pt) == ("a4", True, False, None)
    assert processkit.check(text=page(5), paper="letter").figures.fit.paper == "letter"
    assert processkit.check(text=page(5), paper=None).figures.fit is None
    assert processkit.check(text=page(5, owners=["Shop", "Office"])).figures.fit is None
    assert found(not_one_page.CHECK.bad, "PK802", paper=None) == []
    assert processkit.load(text=not_one_page.CHECK.bad).name
    with pytest.raises(processkit.WrongUse, match='There is no paper "a3"'):
        processkit.check(text=page(5), paper="a3")


def test_a_page_that_fits_one_paper_may_not_fit_the_other():
    for checks in range(5, 9):
        verdicts = {paper: not found(page(6, checks=checks), "PK802", paper=paper) for paper in ("a4", "letter")}
        assert verdicts["a4"] or not verdicts["letter"]


def test_letters_that_no_font_has_are_named_with_their_places():
    (finding,) = found(missing_letters.CHECK.bad, "PK805")
    assert "(U+10FFFD, no name)" in finding.message
    assert 'step 2 "Let the customer ride", do' in finding.message
    assert finding.step == "Let the customer ride"
    two = missing_letters.CHECK.bad.replace("Greet and listen", "Greet \U0010fffc")
    (finding,) = found(two, "PK805")
    assert "the letters" in finding.message


def test_a_logo_and_other_scripts_do_not_disturb_the_measuring():
    text = page(5, tail="logo: logo.png\npurpose: שלום\n")
    fit = processkit.check(text=text).figures.fit
    assert fit.fits
    assert fit.measured


def test_a_long_page_in_another_language_is_read_in_that_language_when_it_is_shortened():
    steps = [{"step": f"Schritt {n}", "owner": "Verkauf", "takes": "3 Tage"} for n in range(4)]
    process = process_of(process="Küche", language="de", purpose="Wort " * 30, steps=steps)
    assert shortened(process, 40).steps[0].takes.text == "3 Tage"
    assert len(shortened(process, 40).purpose) <= 40
