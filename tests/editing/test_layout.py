"""The one layout: nothing that was written changes, and it is the same whatever the layout was before."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.editing.mangling import mangled, pages_as_typed, without_columns
from tests.effort import cases

from processkit.editing.layout import laid_out
from processkit.editing.notes import notes_in
from processkit.editing.places import Places
from processkit.pipeline import load
from processkit.source.decoding import decode
from processkit.source.yaml_events import read_events

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
TEMPLATES = sorted((ROOT / "processes").glob("*.yaml"))
BEFORE = sorted((HERE / "layouts").glob("*.before.*"))
TEXTS = [file.read_text("utf-8") for file in TEMPLATES]


def content_of(text):
    document = read_events(text)
    assert document.hits == []
    return document.data, [note.text for note in notes_in(Places(document.source))]


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda t: t.stem)
def test_the_pages_that_ship_have_the_layout(template):
    text = template.read_text("utf-8")
    assert laid_out(text) == text


@pytest.mark.parametrize("before", BEFORE, ids=lambda f: f.name.split(".")[0])
def test_pages_with_all_kinds_of_oddities_are_laid_out_as_agreed(before):
    text = before.read_text("utf-8")
    after = before.with_name(before.name.replace(".before.", ".after.")).read_text("utf-8")
    assert laid_out(text) == after
    assert laid_out(after) == after
    assert content_of(text) == content_of(after)


@cases(40)
@given(data=st.data(), text=st.sampled_from(TEXTS))
def test_whatever_the_layout_was_the_page_comes_out_the_same(data, text):
    odd = data.draw(mangled(text))
    new = laid_out(odd)
    assert new is not None
    assert without_columns(new) == without_columns(text)
    assert load(text=new) == load(text=text)


@cases(300)
@given(pages_as_typed())
def test_no_value_no_note_and_no_order_is_changed_and_the_second_time_nothing_is(text):
    before = content_of(text)
    new = laid_out(text)
    assert new is not None, text
    assert content_of(new) == before
    assert laid_out(new) == new
    assert not any(line != line.rstrip() for line in new.splitlines() if "#" in line)


@pytest.mark.parametrize("ends", ["\r\n", "\r"], ids=["windows", "old mac"])
def test_lines_end_as_they_did(ends):
    text = BEFORE[0].read_text("utf-8")
    assert laid_out(text.replace("\n", ends)) == laid_out(text).replace("\n", ends)


@pytest.mark.parametrize("file", sorted((ROOT / "tests" / "source" / "slips").iterdir()), ids=lambda f: f.stem)
def test_a_page_that_cannot_be_read_exactly_is_not_laid_out(file):
    text, problem = decode(file.read_bytes())
    if problem is not None:
        return
    document = read_events(text)
    new = laid_out(text)
    if document.hits or document.data is None:
        assert new is None
    elif new is not None:
        assert content_of(new) == content_of(text)
