"""Whatever somebody answers or pastes, the page that comes of it is sound, and says what was written."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.effort import cases
from tests.rendering.hostile import texts

from processkit import check
from processkit.first_page.cleaning import cleaned
from processkit.first_page.composing import composed, troubles_of
from processkit.first_page.from_list import draft_from, too_few_or_many
from processkit.first_page.interview import QUESTIONS, interview
from processkit.rendering.letters import lacking

WORDS = st.sampled_from([
    "call the customer", "measure", "Send the quote", "build: the kitchen", "deliver #1", "it's done", 'say "hello"', "no", "yes",
    "won", "lost", "Later", "null", "~", "- dash", "? key", "& anchor", "* star", "! tag", "%", "@who", "[list]", "{map}", "a|b",
    "4111 1111 1111 1111", "5 days", "everything ok", "x" * 90, "Donaudampfschifffahrtsgesellschaft " * 4, "Klärung des Umfangs",
    "mañana", "Größe", "żółć", "Σύμβαση", "договор", "customer", "The customer", "🎉", "✓", "a" * 400, "word " * 90, "1", "0", "true",
])  # fmt: skip
PLAIN = st.one_of(WORDS, texts, st.text(max_size=40), st.lists(WORDS, min_size=2, max_size=4).map(" ".join))
OWNERS = st.sampled_from(["Sales", "Office", "Customer", "Fitting team", "Workshop: ", "Büro", "x" * 50, "Yes", ""])
TIMES = st.sampled_from(
    [
        "2 days",
        "3-5 days",
        "1 week",
        "4 hours",
        "same day",
        "2 months",
        "about 3 days",
        "2 Tage",
        "soon",
        "at least 2 weeks",
        "",
    ]
)
PAPERS = st.sampled_from(["measurements", "Quote", "signed quote, receipt", "form #1", "a: b", ""])
MARKS = st.sampled_from(["- ", "* ", "1. ", "2) ", "• ", "## ", "", "- [ ] ", "   - ", "Step 3: "])
TARGETS = st.sampled_from(
    ["next", "lost", "again", "step 1", "step 4", "7", "nowhere at all", "won", "later", "Send the quote", "measure"]
)


@st.composite
def bullets(draw):
    """One line of a list, with what may stand before and behind it, and perhaps points below."""
    owner, time, papers = draw(OWNERS), draw(TIMES), draw(PAPERS)
    text = f"{owner}: {draw(PLAIN)}" if owner else draw(PLAIN)
    behind = "; ".join(part for part in (time, papers) if part)
    line = draw(MARKS) + text + (f" ({behind})" if behind and draw(st.booleans()) else f" - {time}" if time else "")
    below = draw(st.lists(st.one_of(
        PLAIN, st.builds("{} -> {}".format, WORDS, TARGETS), st.builds("If {}: {}".format, WORDS, TARGETS),
        st.builds("Checks: {}; {}".format, PLAIN, PLAIN), st.builds("Papers: {}".format, PLAIN),
    ), max_size=3))  # fmt: skip
    return "\n".join([line, *(f"      - {point}" for point in below)])


lists = st.lists(bullets(), min_size=3, max_size=11).map("\n".join)


def judge(text, on_paper):
    return check(text=text, paper="a4" if on_paper else None)


def hold_sound(made):
    """Nothing is wrong with a page; only letters of a script that no font at hand has may be told."""
    wrong = [finding for finding in troubles_of(made.report) if finding.code != "PK805" or not lacking(made.text)]
    assert [finding.message for finding in wrong] == [], made.text
    assert made.report.ok, made.text


@given(text=lists, data=st.data())
@cases(100)
def test_each_list_becomes_a_sound_page_or_a_sentence(text, data):
    draft = draft_from(text)
    if too_few_or_many(draft) is None:
        hold_sound(composed(draft, judge, on_paper=data.draw(st.integers(0, 9)) == 0))


@given(text=st.text(max_size=300) | st.lists(st.text(max_size=60), max_size=12).map("\n".join), data=st.data())
@cases(60)
def test_no_text_stops_the_reading_of_lists(text, data):
    draft = draft_from(text)
    if too_few_or_many(draft) is None:
        hold_sound(composed(draft, judge, on_paper=data.draw(st.integers(0, 9)) == 0))


@given(data=st.data())
@cases(12)
def test_each_interview_ends_in_a_sound_page_after_ten_questions(data):
    answers = st.one_of(
        st.just(""),
        PLAIN,
        bullets(),
        TIMES,
        OWNERS,
        st.sampled_from(["none", "never", "2", "99", "Sales, 2 days, form"]),
    )
    going = interview(lambda draft: composed(draft, judge, on_paper=data.draw(st.integers(0, 9)) == 0))
    asked = []
    try:
        ask = next(going)
        while True:
            asked.append(ask)
            assert len(asked) < 120
            # Nobody answers a list of steps with nothing for ever.
            answer = data.draw(answers) if len(asked) < 40 else "Go on"
            ask = going.send(answer.replace("\n", " "))
    except StopIteration as done:
        made = composed(done.value, judge, on_paper=data.draw(st.integers(0, 9)) == 0)
    hold_sound(made)
    numbers = [ask.number for ask in asked]
    assert numbers == sorted(numbers)
    assert set(numbers) <= set(range(1, QUESTIONS + 1))
    assert len([ask for ask in asked if ask.title]) <= QUESTIONS


@pytest.mark.parametrize("count", [4, 7, 10])
def test_names_of_plain_lists_are_the_steps(count):
    names = [
        f"Do the {word} thing"
        for word in ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]
    ]
    made = composed(draft_from("\n".join(f"- {name}" for name in names[:count])), judge)
    assert [step.name for step in made.report.process.steps] == names[:count]
    assert made.text.count("change this") >= count


@given(
    names=st.lists(WORDS.map(cleaned).filter(lambda name: re.search(r"\w", name)), min_size=4, max_size=4, unique=True)
)
@cases(20)
def test_the_words_of_each_step_stand_on_the_page(names):
    made = composed(draft_from("\n".join(f"- Do {name.replace(':', '').replace('?', '')}" for name in names)), judge)
    for name in names:
        first = re.findall(r"\w+", name)[0][:40]
        assert first.casefold() in made.text.casefold() or re.search("[0-9]", first)
