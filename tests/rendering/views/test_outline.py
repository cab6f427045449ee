"""The views as Markdown and as web pages: all that is on paper, and what a person writes stays what it is."""

import html
import re
from itertools import pairwise

import pytest
from tests.rendering.test_page import HOSTILE, hostile

from processkit.rendering import render
from processkit.rendering.labels import labels_for
from processkit.rendering.markdown import escaped
from processkit.rendering.views.checklist import checklist_facts
from processkit.rendering.views.outline import Item, boxes, bullets, lines, markdown_of
from processkit.rendering.views.outline_html import html_of

from .conftest import squeezed

TEXTS = ("html", "markdown")


@pytest.mark.parametrize(
    ("written", "safe"),
    [
        ("plain words, 50 % off (now)", "plain words, 50 % off (now)"), ("*bold* _it_ `raw`", r"\*bold\* \_it\_ \`raw\`"),
        ("<script>", r"\<script\>"), ("[a](b)", r"\[a\](b)"), ("# not a heading", r"\# not a heading"),
        ("- not a list", r"\- not a list"), ("1. not a list", r"1\. not a list"), ("12) not a list", r"12\) not a list"),
        ("=== no underline", r"\=== no underline"), ("a|b &amp; c\\d", r"a\|b \&amp; c\\d"), ("2026 was good.", "2026 was good."),
    ],
)  # fmt: skip
def test_signs_that_mean_something_in_markdown_are_escaped(written, safe):
    assert escaped(written) == safe


def test_an_outline_is_the_same_in_both_forms():
    blocks = [*lines(Item("Sam", "Owner")), *boxes(["A", "", "B"]), *bullets([Item("C", "D")]), *boxes([])]
    # The second list has another sign: with the same, it would be read as two more points of the first.
    assert markdown_of(blocks) == "**Owner:** Sam\n\n- [ ] A\n- [ ] B\n\n* **D:** C\n"
    page = html_of(blocks, "T", "de")
    assert '<html lang="de" dir="ltr">' in page
    assert page.count('<input type="checkbox">') == 2
    assert "<p><strong>Owner:</strong> Sam</p>" in page
    assert 'dir="rtl"' in html_of([], "T", "he-IL")


@pytest.mark.parametrize("view", ["checklist", "role"])
@pytest.mark.parametrize("to", TEXTS)
def test_what_is_on_paper_is_there_too(view, to, page_of):
    told = squeezed(html.unescape(re.sub("<[^>]+>", "", render(page_of("everything"), view, to)))).replace("\\", "")
    for step in checklist_facts(page_of("everything"), labels_for("en"))["steps"]:
        texts = [
            step["name"],
            step["owner"],
            step["time"],
            *step["done"],
            *step["needs"],
            step["paid"],
            step["question"],
        ]
        texts += [paper["name"] for paper in step["papers"]] + [way["label"] for way in step["ways"]]
        texts += [remark["text"] for remark in step["remarks"]]
        if step["handover"] is not None:
            texts += [*step["handover"]["papers"], *step["handover"]["checks"], step["handover"]["within"]]
        for text in texts:
            assert squeezed(text) in told, text


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("view", ["checklist", "role", "customer"])
def test_what_a_person_writes_is_never_a_command(view, text):
    page = render(hostile(text), view, "html")
    assert "<script" not in page
    assert "<image" not in page
    assert squeezed(html.escape(text)) in squeezed(page)
    told = render(hostile(text), view, "markdown")
    # What shows nothing and keeps names and addresses from being read as links is ours.
    assert not re.search(r"(?<!\\)[<`_]", re.sub("<!-- -->|</?span>", "", told))


@pytest.mark.parametrize("view", ["checklist", "role"])
def test_the_web_page_has_one_title_and_no_level_is_skipped(view, page_of):
    page = render(page_of("fitted-kitchen"), view, "html")
    levels = [int(level) for level in re.findall(r"<h([1-6])>", page)]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert not re.search("<script|<link|<img|https?://", page)
    assert page.count("<input") == page.count("<label")
