"""The views on paper: legible, nothing on top of anything, nothing torn, sound files, in each way a sheet lies."""

import re
from itertools import count

import pytest
from tests.effort import FACTOR
from tests.pages import process_of, step
from tests.rendering.test_page import HOSTILE, hostile, random_page

from processkit.errors import DoesNotFit, MissingLetters, WrongUse
from processkit.model.process import Process
from processkit.rendering import render, render_result
from processkit.rendering.colours import GREY, INK, PALETTE
from processkit.rendering.views.journey import speaks_to_customer
from processkit.rendering.views.worksheet import blank_worksheet

from .conftest import assert_apart, squeezed
from .test_customer import luminance

# Each of these on two sheets, all four sheets with each view.
CASES = [
    ("fitted-kitchen", "a4", False), ("fitted-kitchen", "letter", True), ("everything", "a4", True),
    ("everything", "letter", False), ("ten-verbose-steps", "letter", False), ("restaurant-table", "a4", True),
]  # fmt: skip
OURS = ("checklist", "customer", "role", "worksheet")
SHEETS = [("a4", False), ("a4", True), ("letter", False), ("letter", True)]
SIZES = {"a4": (595.28, 841.89), "letter": (612.0, 792.0)}

each_view = pytest.mark.parametrize("view", OURS)
each_case = pytest.mark.parametrize(("name", "paper", "landscape"), CASES, ids=lambda value: str(value))
each_sheet = pytest.mark.parametrize(("paper", "landscape"), SHEETS, ids=lambda value: str(value))


def size_of(paper, landscape):
    return tuple(reversed(SIZES[paper])) if landscape else SIZES[paper]


@each_case
@each_view
def test_no_letter_is_too_small_no_word_touches_another_and_the_pages_are_counted(
    view, name, paper, landscape, made_once, words_by_page, letter_sizes
):
    made = made_once(view, name, paper, landscape)
    pages = words_by_page(made.data[0])
    assert len(pages) == made.pages
    for words in pages:
        assert words
        assert_apart(words, *size_of(paper, landscape))
    smallest = min(letter_sizes(made.data[0]))
    assert smallest >= 7.5
    assert smallest >= made.smallest_pt - 0.02


@pytest.mark.parametrize("seed", range(2 * FACTOR))
@each_view
def test_whatever_stands_on_a_page_nothing_overlaps(view, seed, words_by_page, letter_sizes):
    paper, landscape = SHEETS[(seed + OURS.index(view)) % len(SHEETS)]
    # Without a word to the customer there is no page for her.
    page = next(page for page in map(random_page, count(5 * seed)) if speaks_to_customer(page))
    try:
        made = render_result(page, view, "pdf", paper, landscape=landscape)
    except DoesNotFit:
        # Whatever fits on one sheet as the page, fits on two as a run sheet.
        assert view == "checklist"
        with pytest.raises(DoesNotFit):
            render(page, "page", "pdf", paper, landscape=landscape)
        return
    for words in words_by_page(made.data[0]):
        assert_apart(words, *size_of(paper, landscape))
    assert min(letter_sizes(made.data[0])) >= 7.5
    assert view != "checklist" or made.pages <= 2


@each_view
def test_the_file_is_sound_tagged_named_and_in_our_font(view, made_once, run_on_pdf):
    data = made_once(view, "fitted-kitchen").data[0]
    run_on_pdf(data, "qpdf", "--check", "FILE")
    about = run_on_pdf(data, "pdfinfo", "FILE")
    assert "Tagged:          yes" in about
    assert "Title:           A fitted kitchen, from first call to raving fan" in about
    fonts = run_on_pdf(data, "pdffonts", "FILE").splitlines()[2:]
    assert all("Inter" in font and " yes yes yes " in font for font in fonts)
    structure = run_on_pdf(data, "qpdf", "--qdf", "--object-streams=disable", "FILE", "-")
    assert "/Lang (en)" in structure
    assert "/S /H1" in structure
    if view != "worksheet":
        assert structure.count("/S /H2") >= 8


@each_view
def test_the_same_page_gives_the_same_bytes(view, made_once, page_of):
    again = render_result(page_of("fitted-kitchen"), view, "pdf")
    assert again.data == made_once(view, "fitted-kitchen").data


@pytest.mark.parametrize(
    ("view", "to"), [("checklist", "svg"), ("role", "png"), ("customer", "html"), ("worksheet", "svg")]
)
def test_a_picture_comes_page_by_page(view, to, page_of):
    made = render_result(page_of("restaurant-table"), view, to)
    begins = {"png": b"\x89PNG", "svg": "<svg", "html": "<!doctype html>"}[to]
    assert all(page.startswith(begins) for page in made.data)
    assert len(made.data) == (made.pages or 1)


@pytest.mark.parametrize("text", HOSTILE[:3] + HOSTILE[5:7])
@each_view
def test_what_a_person_writes_is_never_markup(view, text, text_of):
    printed = text_of(render(hostile(text), view))
    assert "root:" not in printed
    least = {"checklist": 20, "customer": 3, "role": 20, "worksheet": 2}[view]
    # A company's name is set in capitals.
    assert printed.casefold().count(squeezed(text).casefold()) >= least


@each_view
def test_letters_that_no_font_has_are_named(view):
    page = process_of(process="A \ue123", steps=[step("Ask", customer={"told": "Hello"})])
    with pytest.raises(MissingLetters, match="U\\+E123"):
        render(page, view)


@each_view
def test_a_draft_says_so_on_each_page(view, page_of, words_by_page):
    pages = words_by_page(render(page_of("ten-steps"), view, draft=True))
    assert all("DRAFT" in [word[0] for word in words] for words in pages)
    assert "DRAFT" not in [word[0] for words in words_by_page(render(page_of("ten-steps"), view)) for word in words]


def test_colours_carry_white_letters_on_a_grey_printer_too():
    for colour in (*PALETTE, INK, GREY):
        assert 1.05 / (luminance(colour) + 0.05) >= 4.5, colour


def test_a_view_that_is_not_there_in_a_format_says_in_which_it_is(page_of):
    with pytest.raises(WrongUse) as caught:
        render(page_of("four-steps"), "worksheet", "html")
    assert str(caught.value) == 'The view "worksheet" comes as pdf, svg, png, and not as html.'


@pytest.mark.parametrize(("option", "view"), [("role", "customer"), ("step", "page"), ("step", "role")])
def test_what_is_said_for_another_view_is_refused(option, view, page_of):
    with pytest.raises(WrongUse, match=f"A {option} is said for the view"):
        render(page_of("four-steps"), view, **{option: "Ask"})


# ---------------------------------------------------------------- the run sheet


@each_case
def test_a_run_sheet_is_two_pages_at_most_and_each_says_which_it_is(name, paper, landscape, made_once, words_by_page):
    pages = words_by_page(made_once("checklist", name, paper, landscape).data[0])
    assert len(pages) <= 2
    for number, words in enumerate(pages, 1):
        assert f"Page {number} of {len(pages)}" in " ".join(word[0] for word in words)
        heads = ["PAPERWORK", "DATE", "INITIALS", "Customer" if number > 1 else "CUSTOMER"]
        assert set(heads) <= {word[0] for word in words}


def marked_steps(count):
    """Return a page whose steps have texts in all places, each with the step's own letter in it."""
    steps = []
    for letter in "abcdefghij"[:count]:
        say = f"q{letter}q"
        one = step(
            f"Step{say}", f"Owner{letter in 'bdfhj'}", do=[f"Do {say}", f"More {say}"], checklist=[f"Tick {say}"],
            paperwork=[f"Paper {say}"], decide=f"Which {say}?", answers={f"Yes{say}": "won", f"No{say}": "lost"},
            payment={"what": f"Money {say}", "if_unpaid": f"Call {say}"}, if_late=f"Late {say}",
            customer={"told": f"Told {say} " + "and more of it " * 6, "gives": f"Gives {say}"},
        )  # fmt: skip
        one["answers"] = {
            f"Yes{say}": f"Stepq{chr(ord(letter) + 1)}q" if letter != "abcdefghij"[count - 1] else "won",
            f"No{say}": "lost",
        }
        one["handover"] = {"papers": [f"Handed {say}"], "checks": [f"Checked {say}", f"Sound {say}"], "within": "1 day"}
        steps.append(one)
    return process_of(process="Whole", steps=steps)


@pytest.mark.parametrize(("paper", "landscape"), [("a4", False), ("letter", True)])
@pytest.mark.parametrize("view", ["checklist", "customer", "role"])
def test_no_step_and_no_handover_is_torn(view, paper, landscape, words_by_page):
    pages = words_by_page(render(marked_steps(8), view, "pdf", paper, landscape=landscape))
    assert len(pages) > 1 or (view == "customer" and landscape)
    for letter in "abcdefgh":
        # A card has of other steps what they confirm; so the steps of one owner are looked at.
        found = [
            {word[0] for word in words if f"q{letter}q" in word[0]}
            & {f"Stepq{letter}q", f"Yesq{letter}q", f"q{letter}q?"}
            for words in pages
        ]
        assert sum(bool(words) for words in found) == 1, letter


def test_a_run_sheet_has_all_that_is_done_asked_and_signed(page_of, made_once, text_of):
    page, printed = page_of("everything"), text_of(made_once("checklist", "everything").data[0])
    for one in page.steps:
        texts = [one.name, one.owner, *(one.do or ()), *(one.checklist or ()), *(one.done_when or ())]
        texts += [*(one.paperwork or ()), *(one.answers or {}), *(one.needs or ())]
        if one.handover is not None:
            texts += [*(one.handover.papers or ()), *(one.handover.checks or ())]
        for text in texts:
            assert squeezed(text) in printed, text
    assert printed.count(squeezed("Received complete on")) == printed.count(squeezed("Sent back on")) == 4
    assert printed.count(squeezed("paid on")) == 1
    for said in ("Started on", "Ended on", "Reason:", "In touch again on", "not needed", "Initials", "Raving fan"):
        assert squeezed(said).casefold() in printed.casefold(), said


def test_a_step_that_may_be_done_three_times_has_room_for_three_dates(page_of):
    def boxes(at_most):
        page = process_of(
            process="P", steps=[step("Ask", at_most=at_most, answers={"Again": "Ask", "Go": "won"}, decide="?")]
        )
        return render(page, "checklist", "svg").count("<path")

    assert boxes(3) > boxes(2) > boxes(1)


def test_what_is_left_out_of_a_long_run_sheet_is_told_remarks_first():
    long = "A long sentence that somebody wrote with care, and that goes on for a while"

    def left_out(count):
        steps = [
            step(
                f"Step {n}", "Owner", do=[f"{long} {k}" for k in range(count)], if_late=" ".join([long] * 4),
                customer={"told": long, "gives": long},
            )
            for n in range(10)
        ]  # fmt: skip
        return render_result(process_of(process="P", steps=steps), "checklist").left_out

    assert [left_out(count) for count in (1, 7, 10)] == [(), ("remarks",), ("customer", "remarks")]
    with pytest.raises(
        DoesNotFit, match=r'% too long for its sheets of paper. Its longest texts: step 1 "Step 0", if_late'
    ):
        left_out(20)


# ---------------------------------------------------------------- the cards


def cards_of(page, words_by_page, **options):
    return [squeezed(" ".join(word[0] for word in words)) for words in words_by_page(render(page, "role", **options))]


def test_each_role_has_a_card_of_its_own(page_of, words_by_page):
    cards = cards_of(page_of("fitted-kitchen"), words_by_page)
    assert len(cards) == 4
    for card, role in zip(cards, ("Sales rep", "Sales office", "Workshop", "Fitting team"), strict=True):
        assert squeezed(role) in card
    office = cards[1]
    for said in (
        "I receive", "from Sales rep", "The drawing matches the quote", "If incomplete, back to",
        "I tell the customer", "The week of fitting, and who to call", "I hand on", "to Workshop, who confirms",
        "Appliance sizes confirmed", "Sales office calls on day 8", "I stand in for Sales rep",
    ):  # fmt: skip
        assert squeezed(said) in office, said
    assert squeezed("Is there a need?") not in office
    assert squeezed("Is there a need?") in cards[0]


def test_one_card_can_be_asked_for_and_a_wrong_name_gets_the_nearest(page_of, words_by_page):
    (card,) = cards_of(page_of("fitted-kitchen"), words_by_page, role="workshop")
    assert squeezed("Build the kitchen") in card
    with pytest.raises(WrongUse) as caught:
        render(page_of("fitted-kitchen"), "role", role="Worksop")
    assert str(caught.value) == 'There is no role "Worksop" on this page. Do you mean Workshop?'
    with pytest.raises(WrongUse, match="There is: Sales rep, Sales office, Workshop, Fitting team"):
        render(page_of("fitted-kitchen"), "role", role="Bank")


def test_who_only_helps_or_stands_in_has_a_card_and_who_is_outside_has_none(words_by_page):
    page = process_of(
        process="P",
        roles={"Shop": None, "Helper": None, "Stand-in": None, "Bank": {"outside": True}},
        steps=[step("Ask", helpers=["Helper"], backup="Stand-in", waits_for="Bank")],
    )
    shop, helper, stand_in = cards_of(page, words_by_page)
    assert squeezed("When I am away: Stand-in") in shop
    assert squeezed("I help Shop") in helper
    assert squeezed("When they are away, I stand in for Shop.") in stand_in
    assert squeezed("Ask when Shop is away") in stand_in


# ---------------------------------------------------------------- the worksheet


@each_sheet
@pytest.mark.parametrize("count", [4, 7, 10])
def test_the_worksheet_has_as_many_steps_as_the_page_and_nothing_else_of_it(count, paper, landscape, words_by_page):
    page = process_of(
        process="Titel", company="Firma", language="en",
        steps=[step(f"secret{n}", "secret", do=["secret"], customer={"told": "secret"}) for n in range(count)],
    )  # fmt: skip
    pages = words_by_page(render(page, "worksheet", "pdf", paper, landscape=landscape))
    assert len(pages) == (1 if not landscape or count < 8 else 2)
    words = [word[0] for words in pages for word in words]
    assert "Titel" in words
    assert not any("secret" in word for word in words)
    assert [word for word in words if re.fullmatch("[0-9]+", word)][: count + 2 * len(pages)].count(str(count)) >= 1
    assert words.count("Decision") == count
    assert words.count("Handover:") == count - 1


@pytest.mark.parametrize("count", [1, 12])
def test_the_worksheet_of_a_page_that_is_not_finished_has_four_to_ten_steps(count, words_by_page):
    page = Process.from_data({"process": "P", "steps": [step(f"S{n}") for n in range(count)]})
    words = [word[0] for words in words_by_page(render(page, "worksheet")) for word in words]
    assert words.count("Decision") == min(max(count, 4), 10)


def test_lines_to_write_on_are_as_far_apart_as_a_hand_needs(made_once):
    # The base is the size of the letters; lines are 1.72 of it apart. 14.4 points are 5 millimetres.
    for name in ("four-steps", "restaurant-table", "ten-steps"):
        assert made_once("worksheet", name).base_pt * 1.72 >= 14.4


def test_a_blank_worksheet_has_seven_steps_and_a_line_for_its_name(words_by_page):
    words = [word[0] for words in words_by_page(blank_worksheet("pdf", "a4", {}).data[0]) for word in words]
    assert words.count("Decision") == 7
    assert words.count("Process") == 1
