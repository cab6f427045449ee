"""What is written on the sheets by hand has room and says what goes where, in each language."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from tests.pages import process_of, step

import processkit
from processkit.rendering import render, render_result
from processkit.rendering.labels import labels_for, languages
from processkit.rendering.views.checklist import checklist_facts
from processkit.rendering.views.worksheet import blank_worksheet

ROOT = Path(__file__).resolve().parents[3]
LONG = "A sentence that somebody wrote with care, and that says it all"


def steps_of_full_page(texts):
    steps = [
        step(
            f"Step {n}", "ABABCDABAB"[n], do=[f"{LONG} {k}" for k in range(texts)], takes="1 day",
            only_if="A car is there" if n == 4 else None, handover={"checks": [LONG]} if n else None, customer={"told": LONG},
        )
        for n in range(10)
    ]  # fmt: skip
    return [{key: it for key, it in one.items() if it is not None} for one in steps]


def full_page(texts):
    """Return a page of ten steps and nine handovers, one of them from two steps: its run sheet has no room to spare."""
    return process_of(process="Whole", steps=steps_of_full_page(texts))


# A line to write on is a long, thin box, as Typst draws the lower edge of a box.
_LINE = re.compile(r"1 0 0 -1 ([\d.]+) ([\d.]+) cm[^q]*?scn\s([\d.]+) ([\d.]+) m\s\3 [\d.]+ l\s0 [\d.]+ l\s0 \4 l")


def lines_to_write_on(data):
    """Return for each page the lines to write on, as (left, right, height from the foot) in points."""
    pages = (page.get_contents().get_data().decode("latin-1") for page in PdfReader(BytesIO(data)).pages)
    found = ([tuple(map(float, line)) for line in _LINE.findall(page)] for page in pages)
    return [[(x, x + wide, y - down) for x, y, wide, down in page if down > 0] for page in found]


def beside(words, lines, word, most=30.0):
    """Return how long the lines are that begin right behind a word, page by page."""
    found = []
    for page, drawn in zip(words, lines, strict=True):
        for text, _, top, right, bottom in page:
            if text == word:
                found += [x1 - x0 for x0, x1, y in drawn if 0 < x0 - right < most and top - 3 < 841.89 - y < bottom + 6]
    return found


@pytest.mark.parametrize("language", languages())
def test_who_receives_has_room_to_sign_and_to_say_why_it_goes_back_even_on_a_full_sheet(language, words_by_page):
    data = render(full_page(6), "checklist", language=language)
    words, lines = words_by_page(data), lines_to_write_on(data)
    labels = labels_for(language)
    signed = labels["checklist.received"].split("{date}")[1].split("{signature}")[0].split()[-1]
    because = labels["checklist.sent_back"].split("{reason}")[0].split()[-1]
    for word, least in ((signed, 45), (because, 50)):
        lengths = beside(words, lines, word)
        assert len(lengths) == 9, (word, lengths)
        assert min(lengths) >= least, (word, lengths)


def several_givers():
    return process_of(
        process="P",
        steps=[
            step("Measure", "Fitter", decide="Stone?", answers={"Yes": "Cut", "No": "Sign off"}),
            step("Cut", "Mason", handover={"checks": ["Measured"]}),
            step("Sign off", "Office", handover={"checks": ["List is written"]}),
        ],
    )


def test_a_handover_that_comes_from_several_steps_shows_the_numbers_that_it_may_go_back_to(words_by_page):
    page = several_givers()
    handed = [one["handover"]["back_to"] for one in checklist_facts(page, labels_for("en"))["steps"] if one["handover"]]
    assert handed == [[0], [0, 1]]
    (words,) = words_by_page(render(page, "checklist"))
    (line,) = [word for word in words if word[0] == "because" and word[2] > 230][-1:]
    last = sorted((left, text) for text, left, top, _, _ in words if abs(top - line[2]) < 4 and left > line[1] + 60)
    assert [text for _, text in last] == ["↩", "1", "2"]


def test_a_step_that_names_where_it_goes_back_to_shows_only_that():
    page = process_of(
        process="P",
        steps=[step("Ask", "A"), step("Offer", "A"), step("Build", "B", handover={"checks": ["x"], "if_incomplete": "Ask"})],
    )  # fmt: skip
    assert checklist_facts(page, labels_for("en"))["steps"][2]["handover"]["back_to"] == [0]


def test_a_full_sheet_keeps_a_date_for_each_time_while_there_is_room():
    def boxes(page):
        return sum(svg.count("<path") for svg in render_result(page, "checklist", "svg").data)

    again = {"at_most": 3, "decide": "Well?", "answers": {"Yes": "Step 1", "Again": "Step 0"}}
    steps = steps_of_full_page(3)
    steps[0] |= again
    twice = process_of(process="Whole", steps=[steps[0] | {"at_most": 2}, *steps[1:]])
    thrice = process_of(process="Whole", steps=steps)
    assert "PAPERWORK" not in str(PdfReader(BytesIO(render(thrice, "checklist"))).pages[0].extract_text())
    # Two more boxes, for the date and the initials.
    assert boxes(thrice) == boxes(twice) + 2


@pytest.mark.parametrize("language", languages())
def test_the_words_before_a_date_stay_on_one_line(language, words_by_page):
    page = process_of(process="P", steps=[step("Ask", payment={"what": "All"})])
    labels = labels_for(language)
    (words,) = words_by_page(render(page, "checklist", language=language))
    for key in ("checklist.ended", "checklist.paid"):
        said = labels[key].split("{")[0].split()
        tops = [
            {round(word[2]) for word in words[k : k + len(said)]}
            for k in range(len(words))
            if [word[0] for word in words[k : k + len(said)]] == said
        ]
        assert [len(found) for found in tops] == [1], (key, tops)


@pytest.mark.parametrize("language", languages())
def test_the_case_of_a_step_that_may_be_passed_over_stands_behind_a_colon(language, run_on_pdf):
    page = process_of(process="P", steps=[step("Ask"), step("Insure", only_if="A car is there"), step("Thank")])
    labels = labels_for(language)
    expected = f"{labels['only_if']}{labels['colon']} A car is there".replace("\u00a0", " ")
    for view in ("checklist", "role"):
        told = run_on_pdf(render(page, view, language=language), "pdftotext", "-layout", "FILE", "-")
        assert expected in re.sub(r"\s+", " ", told), view


def test_a_promise_can_be_written_on_a_blank_worksheet(words_by_page):
    data = blank_worksheet("pdf", "a4", {}).data[0]
    lengths = beside(words_by_page(data), lines_to_write_on(data), "promise")
    assert len(lengths) == 1
    # Five centimetres are the name of the process, two and a half "40 working days".
    assert lengths[0] >= 68


def test_the_question_of_a_card_stands_above_its_answers(words_by_page):
    page = processkit.load(ROOT / "processes" / "fitted-kitchen.yaml")
    (words,) = words_by_page(render(page, "role", role="Sales rep"))
    (question,) = [word for word in words if word[0] == "build?"]
    (answer,) = [word for word in words if word[0] == "Yes"]
    assert answer[2] > question[2] + 5


def test_the_number_of_a_step_that_is_only_helped_with_stands_on_the_line_of_its_name(words_by_page):
    page = process_of(
        process="P", steps=[step("Ask", "A"), step("Operate", "B", helpers=["A"], handover={"checks": ["x"]})]
    )
    words = words_by_page(render(page, "role", role="A"))[0]
    (name,) = [word for word in words if word[0] == "Operate"]
    (number,) = [word for word in words if word[0] == "2" and word[2] > name[2] - 15 and word[1] < name[1]]
    assert abs((number[2] + number[4]) - (name[2] + name[4])) / 2 < 1.5
