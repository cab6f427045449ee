"""The page as JSON: the same page, for every program that reads JSON, and for processkit itself."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from tests.effort import cases
from tests.pages import random_pages
from tests.rendering.hostile import hostile_pages, texts

from processkit import check, load, schema
from processkit.rendering import render
from processkit.rendering.json_data import json_of
from processkit.source.letters import INVISIBLE
from processkit.source.reader import read_page

HERE = Path(__file__).parent
# What reading refuses no page has that was read.
typed = texts.map(lambda text: INVISIBLE.sub("", text)).filter(lambda text: any(letter.isalnum() for letter in text))
PAGES = [*sorted((HERE / "pages").glob("*.yaml")), *sorted((HERE.parent.parent / "processes").glob("*.yaml"))]


def told(report):
    """Return what a report says, without the lines, which differ."""
    return [(each.code, each.severity, each.message, each.fix, each.path, each.accepted) for each in report.findings]


@pytest.mark.parametrize("file", PAGES, ids=lambda file: file.stem)
def test_the_json_of_a_page_reads_back_as_the_same_page_with_the_same_findings(file):
    process = load(file)
    text = json_of(process)
    assert load(text=text) == process
    before, after = check(file), check(text=text)
    # Those of equal weight stand by their lines, and the two files have others.
    assert sorted(told(after), key=repr) == sorted(told(before), key=repr)
    assert after.figures == before.figures


@pytest.mark.parametrize("file", PAGES, ids=lambda file: file.stem)
def test_it_is_json_that_fits_the_schema_and_is_written_in_one_way(file):
    process = load(file)
    text = json_of(process)
    data = json.loads(text)
    assert data == process.to_data()
    assert schema.validate(data) == ()
    assert json_of(load(text=text)) == text


@cases(150)
@given(hostile_pages(typed))
def test_every_text_comes_back_letter_for_letter(process):
    assert json.loads(json_of(process)) == process.to_data()
    assert read_page(json_of(process)).process == process


@cases(100)
@given(random_pages(with_times=True, with_papers=True))
def test_every_flow_comes_back(process):
    assert read_page(json_of(process)).process == process


def test_what_a_reader_of_yaml_would_break_or_refuse_is_escaped(page_of):
    text = "a\u2028b\u2029c\ufeffd"
    process = page_of("four-steps").changed(purpose=text)
    assert load(text=json_of(process)).purpose == text
    assert set(text[1::2]).isdisjoint(json_of(process))


def test_both_views_are_the_same_data(page_of):
    assert render(page_of("everything"), "page", "json") == render(page_of("everything"), "diagram", "json")
