"""The page in a terminal: exact in its width, whole in its words, safe whatever is written.

``WRITE=1 pytest tests/rendering/terminal`` writes the pages in ``shown/`` anew; look at what changed.
"""

import os
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.effort import cases
from tests.pages import process_of
from tests.rendering.hostile import hostile_pages, plain
from tests.rendering.random_pages import random_page

from processkit import check, load
from processkit.rendering.order import order_of
from processkit.rendering.terminal.cells import cells, padded, shortened, wrapped
from processkit.rendering.terminal.lines import plain as text_of
from processkit.rendering.terminal.page import page_lines

ROOT = Path(__file__).resolve().parent.parent.parent.parent
SHOWN = Path(__file__).parent / "shown"
PAGES = ["fitted-kitchen", "print-shop", "kuechenkauf"]


def shown(process, width, **options):
    return text_of(page_lines(order_of(process, "text", "a4", options), width))


@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_shown_as_it_was_looked_at(page, width):
    text, file = shown(load(ROOT / "processes" / f"{page}.yaml"), width), SHOWN / f"{page}-{width}.txt"
    if os.environ.get("WRITE"):
        file.write_text(text, "utf-8")
    assert text == file.read_text("utf-8")


@given(process=hostile_pages(), width=st.sampled_from([40, 60, 80, 120]))
@cases(60)
def test_no_line_is_wider_than_the_terminal_and_none_commands_it(process, width):
    text = shown(process, width)
    assert [line for line in text.split("\n") if cells(line) > width] == []
    assert re.findall("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]", text) == []


def test_what_is_joined_into_one_sign_is_not_cut_and_does_not_stand_out():
    family = "\U0001f469\u200d\U0001f469\u200d\U0001f467"
    assert wrapped("a" * 34 + family, 38) == ["a" * 34, family]
    assert wrapped(family, 4) == ["\U0001f469\u200d\U0001f469\u200d", "\U0001f467"]


@pytest.mark.parametrize("seed", range(40))
def test_full_pages_keep_to_their_width(seed):
    process = random_page(seed)
    for width in (40, 60, 80, 120):
        assert [line for line in shown(process, width).split("\n") if cells(line) > width] == []


@given(process=hostile_pages())
@cases(40)
def test_each_step_owner_answer_and_paper_is_told_in_order(process):
    text = "".join(shown(process, 120).split())
    place = 0
    for step in process.steps:
        place = text.find("".join(plain(step.name).split()), place)
        assert place >= 0, step.name
        for name in (step.owner, *(step.answers or ()), *(step.paperwork or ())):
            assert "".join(plain(name).split()) in text[place:], name


def test_wide_letters_and_marks_are_counted_as_a_terminal_shows_them():
    assert cells("kitchen") == 7
    assert cells("日本語") == 6
    assert cells("e\u0301") == 1
    assert cells("각") == 2
    assert cells("\u1100\u1161\u11a8") == 2
    assert padded("日本", 6) == "日本  "
    assert shortened("日本語です", 6) == "日本…"
    assert wrapped("日本語です", 4) == ["日本", "語で", "す"]
    assert wrapped("e\u0301" * 5, 2) == ["e\u0301" * 2, "e\u0301" * 2, "e\u0301"]
    assert wrapped("", 10) == []


@given(text=st.text(max_size=80), width=st.integers(2, 30))
@cases(100)
def test_breaking_into_lines_loses_no_letter(text, width):
    lines = wrapped(text, width)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(cells(line) <= width or len(line) == 1 for line in lines)


def test_the_times_stand_in_line_whatever_the_letters_are():
    steps = [
        {"step": name, "owner": "店", "takes": "2 days"}
        for name in ("日本語の名前", "Measure", "ＷＩＤＥ", "cafe\u0301")
    ]
    text = shown(process_of(process="P", steps=steps), 60)
    ends = [cells(line) for line in text.split("\n") if line.endswith("2 days") and "·" not in line]
    assert ends == [60, 60, 60, 60]


def test_the_lanes_are_left_out_where_they_would_not_fit():
    steps = [{"step": f"Step {n}", "owner": f"Owner of this {n}"} for n in range(40)]
    assert "···" not in shown(process_of(process="P", steps=steps), 60).replace(" ", "")


def test_one_role_sees_its_own_steps_with_the_handovers_to_it():
    text = shown(load(ROOT / "processes" / "fitted-kitchen.yaml"), 80, role="Workshop")
    assert re.findall(r"^(\d)  ", text, re.M) == ["6"]
    assert "H2 Handover: Sales office → Workshop" in text


def test_the_words_that_are_not_the_users_come_in_the_language_that_is_asked_for():
    text = shown(load(ROOT / "processes" / "fitted-kitchen.yaml"), 80, language="de")
    assert "Übergabe" in text
    assert "Handover" not in text


DRAFT = """\
process: A shop
roles: {Shop: }
paperwork: {Order: }
steps:
  - {step: Ask, owner: Shop, needs: [Ordr]}
  - {step: Offer, owner: Sop, paperwork: [Order]}
"""


def test_a_draft_has_the_numbers_of_its_remarks_at_the_steps():
    report = check(text=DRAFT)
    lines = shown(report.draft, 80, findings=report.findings, draft=True).splitlines()
    assert [line[:11] for line in lines if line.startswith("[")] == ["[1] Step 1 ", "[2] Step 2 "]
    assert "1  Ask [1]" in lines
    assert "2  Offer [2]" in lines
