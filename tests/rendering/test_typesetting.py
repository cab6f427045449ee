"""What a typesetter looks at: names and answers that stay whole, what stands in one line, and the signs."""

import re
from itertools import pairwise

import pytest

from processkit.model.process import Process
from processkit.rendering import render

PAGES = [
    ("ten-steps-of-six-owners", False), ("many-ways-out", False), ("many-ways-out", True), ("home-solar", False),
    ("mortgage", False), ("saas-onboarding", False), ("vente-immobiliere", False),
]  # fmt: skip
on_each_page = pytest.mark.parametrize(("name", "landscape"), PAGES, ids=str)


def in_order(words, texts):
    """Yield each place where these texts follow one another, as lists of words of the PDF."""
    for start in range(len(words) - len(texts) + 1):
        found = words[start : start + len(texts)]
        if [word.text for word in found] == texts:
            yield found


def of_the_table(words):
    """Return the words below the heads of the columns."""
    head = next(word.top for word in words if word.text in ("PAPERWORK", "DOCUMENTS"))
    return [word for word in words if word.top > head + 5]


def on_one_line(words):
    """Tell whether words stand in one line, one behind the other."""
    return all(abs(one.bottom - other.bottom) < 3 and one.right < other.left for one, other in pairwise(words))


@on_each_page
def test_a_role_and_an_answer_stay_on_one_line_in_the_table(name, landscape, page_of, set_once, words_of):
    process = page_of(name)
    table = of_the_table(words_of(set_once(name, "a4", landscape).data[0]))
    said = {step.owner for step in process.steps} | {answer for step in process.steps for answer in step.answers or {}}
    found = [place for text in said for place in in_order(table, text.split()) if " " in text]
    assert found
    assert [[word.text for word in place] for place in found if not on_one_line(place)] == []


@on_each_page
def test_where_no_reply_leads_to_stands_behind_it(name, landscape, page_of, set_once, words_of):
    table = of_the_table(words_of(set_once(name, "a4", landscape).data[0]))
    for first in (["No", "reply"], ["Sans", "réponse"]):
        for found in in_order(table, first):
            place = table.index(found[0])
            # In the foot no arrow stands behind it.
            upto = next(at for at in range(place, len(table)) if not table[at].text.isalnum())
            if table[upto].text in "→↩":
                assert on_one_line(table[place : upto + 1])


@pytest.mark.parametrize("name", ["fitted-kitchen", "ten-steps-of-six-owners", "restaurant-table"])
def test_where_a_handover_goes_back_to_ends_in_one_line_down_the_page(name, set_once, words_of):
    words = words_of(set_once(name, "a4", False).data[0])
    discs = [found[-1].right for found in in_order(words, ["If", "incomplete,", "back", "to"])]
    assert len(discs) >= 3
    # One goes back to "the step it came from"; the others to the number of a step.
    assert sorted(discs)[-1] - sorted(discs)[1] < 1.5


@pytest.mark.parametrize(("name", "landscape"), [("ten-steps-of-six-owners", False), ("many-ways-out", True)])
def test_a_page_of_a_usual_business_with_many_handovers_keeps_its_drawing(name, landscape, set_once):
    assert "drawing" not in set_once(name, "a4", landscape).left_out


def test_a_text_written_from_right_to_left_ends_at_its_left_among_our_words(words_of):
    step = {"step": "לקבל", "owner": "משרד", "decide": "פנוי?", "answers": {"כן": "לסייר", "לא": "lost"}}
    tour = {"step": "לסייר", "owner": "מנהלת", "handover": {"checks": ["שמור."]}, "customer": {"told": "Hello."}}
    more = [{"step": name, "owner": "מנהלת"} for name in ("לבשל", "לשאול")]
    process = Process.from_data({"process": "גינה", "purpose": "כל זוג יודע.", "steps": [step, tour, *more]})
    words = words_of(render(process))
    text = "".join(word.text for word in words).replace("\u200f", "")
    # Poppler gives what it sees, from left to right.
    assert ".עדוי" in text
    assert "?יונפ" in text
    assert ".רומש" in text
    assert "Hello." in text


@pytest.mark.parametrize("name", ["fitted-kitchen", "many-ways-out", "kuechenkauf"])
@pytest.mark.parametrize("landscape", [False, True])
def test_the_title_and_the_big_figure_stand_on_one_line(name, landscape, page_of, set_once, run_on_pdf):
    lines = run_on_pdf(set_once(name, "a4", landscape).data[0], "pdftotext", "-bbox-layout", "FILE", "-").splitlines()
    first = page_of(name).name.split()[0]
    title = next(line for line in lines if f">{first}<" in line)
    figure = next(line for line in lines if f">{page_of(name).promise.text.split()[0]}<" in line)
    top, bottom = (float(re.search(rf'{side}="([\d.]+)"', title)[1]) for side in ("yMin", "yMax"))
    # Boxes of letters reach a little below the line, in proportion to their size.
    assert abs(bottom - float(re.search(r'yMax="([\d.]+)"', figure)[1])) < 0.1 * (bottom - top)


def test_a_date_in_the_head_and_the_second_line_of_an_end_are_well_broken(words_of):
    end = "A delighted owner who tells all the neighbours about the room and about the people who have built it for her"
    process = Process.from_data(
        {
            "process": "A room",
            "company": "The Greater Manchester Conservatory and Garden Room Company Limited",
            "owner": "Director of customer experience and quality",
            "version": "4.2",
            "revised": "2026-08-30",
            "steps": [{"step": name, "owner": "Rep"} for name in ("Ask", "Offer", "Build", "Call")],
            "ends": {"won": {"name": end}},
        }
    )
    words = words_of(render(process))
    assert [place for place in in_order(words, ["30", "August", "2026"]) if on_one_line(place)]
    foot = [word for word in words if word.top > max(other.top for other in words if other.text == "Call")]
    first = next(word for word in foot if word.text == "A")
    lines = {round(word.bottom): word.left for word in reversed(foot) if word.text in end.split()}
    assert len(lines) >= 2
    assert all(abs(left - first.left) < 0.5 for left in lines.values())


def test_a_time_takes_two_lines_at_most(page_of, set_once, words_of):
    table = of_the_table(words_of(set_once("saas-onboarding", "a4", False).data[0]))
    assert page_of("saas-onboarding").steps[6].takes.text == "30 calendar days"
    middle = next(word for word in table if word.text == "calendar")
    beside = [word.text for word in table if abs(word.bottom - middle.bottom) < 2 and abs(word.left - middle.left) < 45]
    assert {"30", "days"} & set(beside)
