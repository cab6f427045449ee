"""Lists as people type them, each with the page that it becomes: a ``.txt`` and a ``.yaml`` beside it.

``WRITE=1 pytest tests/first_page/test_lists.py`` writes the pages anew; look at what changed.
"""

import os
from pathlib import Path

import pytest

from processkit import Severity, check
from processkit.editing.layout import laid_out
from processkit.first_page.composing import composed
from processkit.first_page.from_list import draft_from, too_few_or_many
from processkit.rendering.letters import lacking

LISTS = sorted((Path(__file__).parent / "lists").glob("*.txt"))


def page_of(text):
    draft = draft_from(text)
    assert too_few_or_many(draft) is None
    return composed(draft, lambda page, on_paper: check(text=page, paper="a4" if on_paper else None)).text


@pytest.mark.parametrize("file", LISTS, ids=lambda file: file.stem)
def test_a_list_becomes_the_page_beside_it(file):
    page, beside = page_of(file.read_text("utf-8")), file.with_suffix(".yaml")
    if os.environ.get("WRITE"):
        beside.write_text(page, "utf-8")
    assert page == beside.read_text("utf-8")


@pytest.mark.parametrize("file", LISTS, ids=lambda file: file.stem)
def test_that_page_has_no_error_and_no_warning(file):
    text = file.with_suffix(".yaml").read_text("utf-8")
    found = [f for f in check(text=text).findings if f.severity is not Severity.ADVICE]
    # Whether a letter of another script can be printed hangs on the fonts of the machine.
    assert [f.message for f in found if f.code != "PK805" or not lacking(text)] == []


@pytest.mark.parametrize("file", LISTS, ids=lambda file: file.stem)
def test_that_page_has_the_one_layout_already(file):
    text = file.with_suffix(".yaml").read_text("utf-8")
    assert laid_out(text) == text


@pytest.mark.parametrize("count", [1, 3, 11, 14])
def test_too_few_or_too_many_steps_are_told_with_what_to_do(count):
    sentence = too_few_or_many(draft_from("\n".join(f"- Sales: do thing {n}" for n in range(1, count + 1))))
    assert f"has {count} step" in sentence
    assert ("Write also how a customer comes to you" if count < 4 else "Do thing 1 and Do thing 2") in sentence


def test_a_text_that_is_no_list_is_told():
    text = "\n".join(
        ["We like to think about what our customers see, and what they hear, and how they feel when they come to us."]
        * 5
    )
    assert "reads like a text" in too_few_or_many(draft_from(text))


def test_a_list_without_a_step_shows_what_one_looks_like():
    for text in ("", "\n\n", "---", "# Title"):
        sentence = too_few_or_many(draft_from(text))
        assert "step" in sentence


@pytest.mark.parametrize(
    ("written", "due"),
    [
        ("Sales: measure the kitchen (2 days; measurements)", ("Measure the kitchen", "Sales", "2 days", ("Measurements",))),
        ("measure the kitchen (Sales, 2d)", ("Measure the kitchen", "Sales", "2 days", ())),
        ("Measure - Sales - 1-2 wks", ("Measure", "Sales", "1-2 weeks", ())),
        ("Fitting team – fit the kitchen – three days", ("Fit the kitchen", "Fitting team", "3 days", ())),
        ("measure @Sam half a day", ("Measure", "Sam", "4 hours", ())),
        ("call back within 2 days", ("Call back", "", "up to 2 days", ())),
        ("call after 2 days", ("Call after 2 days", "", "", ())),
        ("Day 1: call the customer", ("Day 1: call the customer", "", "", ())),
        ("Measure (if the walls are straight)", ("Measure", "", "", ())),
        ("**Workshop:** build it (about a week; parts list and drawing)", ("Build it", "Workshop", "1 week", ("Parts list and drawing",))),
        ("Step 4: Office: write the bill [bill]", ("Write the bill", "Office", "", ("Bill",))),
        ("Measure (Anna, 1 hour; sketch)", ("Measure", "Anna", "1 hour", ("Sketch",))),
        ("Demo, 45 min, Sales", ("Demo", "Sales", "45 min", ())),
        ("Measure (by the Night Crew; same day)", ("Measure", "The Night Crew", "same day", ())),
    ],
)  # fmt: skip
def test_who_how_long_and_which_paper_are_picked_up_where_they_are_written(written, due):
    step = draft_from(f"- {written}").steps[0]
    assert (step.name, step.owner, step.takes, step.papers) == due
