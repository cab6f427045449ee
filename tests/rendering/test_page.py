"""The one page: always one sheet, never too small, everything on it, and the same bytes each time."""

import random
from itertools import combinations
from pathlib import Path

import pytest
from tests.effort import FACTOR
from tests.rendering.random_pages import random_page, usual_page

from processkit.errors import DoesNotFit, MissingLetters
from processkit.model.process import Process
from processkit.rendering import render, render_result
from processkit.rendering.diagram import handover_numbers
from processkit.rendering.fitting import on_paper
from processkit.rendering.labels import labels_for
from processkit.rendering.page.facts import page_facts
from processkit.rendering.page.ladder import LEFT_OUT
from processkit.rendering.texts import for_print, printable

ROOT = Path(__file__).resolve().parents[2]

PAGES = [
    "fitted-kitchen", "four-steps", "eight-steps", "ten-steps", "ten-verbose-steps", "everything",
    "one-owner-no-times", "german-long-words", "right-to-left",
]  # fmt: skip
SHEETS = [("a4", False), ("a4", True), ("letter", False), ("letter", True)]
SIZES = {"a4": (595.28, 841.89), "letter": (612.0, 792.0)}

each_page = pytest.mark.parametrize("name", PAGES)
# An everyday run sets every other page upright on A4 and lying on Letter, the others the other way round.
PAIRS = [
    (name, *sheet)
    for number, name in enumerate(PAGES)
    for sheet in (SHEETS if FACTOR > 1 else (SHEETS[::3], SHEETS[1:3])[number % 2])
]
each_page_on_its_sheets = pytest.mark.parametrize(("name", "paper", "landscape"), PAIRS, ids=str)
each_sheet = pytest.mark.parametrize(("paper", "landscape"), SHEETS, ids=lambda value: str(value))


def facts_of(process, numbers=None):
    return page_facts(process, labels_for("en"), numbers or {})


def steps(*steps, **page):
    """Return a small page: four steps of two owners, changed by what is given."""
    base = [
        {"step": "Ask", "owner": "Rep"},
        {"step": "Offer", "owner": "Rep"},
        {"step": "Build", "owner": "Workshop", "handover": {"checks": ["All there"]}},
        {"step": "Follow up", "owner": "Workshop"},
    ]
    for change, step in zip(steps, base, strict=False):
        step.update(change)
    return Process.from_data({"process": "A shop", "steps": base, **page})


# ---------------------------------------------------------------- one sheet, legible, full


@each_page_on_its_sheets
def test_every_page_is_one_sheet_with_no_letter_below_seven_and_a_half_points(
    name, paper, landscape, set_once, letter_sizes, run_on_pdf
):
    result = set_once(name, paper, landscape)
    assert "Pages:           1\n" in run_on_pdf(result.data[0], "pdfinfo", "FILE")
    smallest = min(letter_sizes(result.data[0]))
    assert smallest >= 7.5
    assert smallest == pytest.approx(result.smallest_pt, abs=0.02)


@each_page_on_its_sheets
def test_no_word_leaves_the_sheet_or_touches_another(name, paper, landscape, set_once, words_of):
    width, height = reversed(SIZES[paper]) if landscape else SIZES[paper]
    assert_apart(words_of(set_once(name, paper, landscape).data[0]), width, height)


def assert_apart(words, width, height):
    """Check that every word is on the sheet, and that no two stand on each other."""
    for word in words:
        assert word.left >= 30, word
        # A comma at the end of a line may stand in the margin.
        assert word.right <= width - (27 if word.text[-1] in ",.-" else 30), word
        assert word.top >= 15, word
        assert word.bottom <= height - 20, word
    for one, other in combinations(words, 2):
        # Poppler's boxes reach from the ascender of the font to its descender.
        across = min(one.right, other.right) - max(one.left, other.left)
        down = min(one.bottom, other.bottom) - max(one.top, other.top)
        assert across < 1 or down < 0.42 * min(one.bottom - one.top, other.bottom - other.top), (one, other)


@each_page_on_its_sheets
def test_the_page_is_filled_to_its_foot(name, paper, landscape, set_once, lowest_ink):
    assert 0.93 < lowest_ink(set_once(name, paper, landscape).data[0]) < 0.98


@pytest.mark.parametrize("seed", range(8 * FACTOR))
def test_whatever_stands_on_a_page_it_is_one_sheet_and_nothing_overlaps(seed, words_of, letter_sizes):
    paper, landscape = SHEETS[seed % len(SHEETS)]
    try:
        result = render_result(random_page(seed), paper=paper, landscape=landscape, mono=seed % 3 == 0)
    except DoesNotFit:
        return
    width, height = reversed(SIZES[paper]) if landscape else SIZES[paper]
    assert_apart(words_of(result.data[0]), width, height)
    assert min(letter_sizes(result.data[0])) >= 7.5
    assert min(letter_sizes(result.data[0])) == pytest.approx(result.smallest_pt, abs=0.02)
    assert [LEFT_OUT.index(what) for what in result.left_out] == sorted(map(LEFT_OUT.index, result.left_out))


def ten_steps_with_five_handovers(seed):
    """Return a page of ten steps as people write them, whose owners change five times."""
    data = usual_page(seed, 10).to_data()
    dice = random.Random(seed)  # noqa: S311 - no secret, a page
    changes = sorted(dice.sample(range(1, 10), 5))
    owners = dice.sample(["Sales rep", "Sales office", "Workshop", "Fitting team", "Customer care", "Accounts"], 6)
    for place, step in enumerate(data["steps"]):
        step["owner"] = owners[sum(place >= change for change in changes)]
        step.pop("handover", None)
        if place in changes:
            step["handover"] = {"papers": ["Order form"], "checks": ["Sizes and dates are confirmed"]}
    return Process.from_data(data)


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("seed", range(3 * FACTOR))
def test_ten_steps_with_five_handovers_keep_their_drawing_with_names_on_a_standing_page(seed, paper):
    process = ten_steps_with_five_handovers(seed)
    assert len(handover_numbers(process)) == 5
    assert not {"names in the drawing", "drawing"} & set(render_result(process, paper=paper).left_out)


def test_a_short_page_is_set_in_large_letters_and_can_be_signed(page_of):
    result = render_result(page_of("four-steps"))
    assert result.base_pt == pytest.approx(11.5)
    assert result.left_out == ()


# ---------------------------------------------------------------- the drawing, and the air of the rows

each_template = pytest.mark.parametrize("name", ["fitted-kitchen", "online-plant-shop", "restaurant-table"])


@each_sheet
@each_template
def test_each_template_keeps_its_drawing_with_names_on_each_sheet(name, paper, landscape, set_once):
    left_out = set_once(name, paper, landscape).left_out
    assert "drawing" not in left_out
    assert "names in the drawing" not in left_out


@each_template
def test_each_template_is_easy_to_read_on_a4(name, set_once):
    assert set_once(name).base_pt >= 8.3


@each_sheet
@each_template
def test_no_letter_comes_near_the_lines_between_rows(name, paper, landscape, set_once, words_of, lines_of_rows):
    data = set_once(name, paper, landscape).data[0]
    lines = lines_of_rows(data)
    assert len(lines) > 10
    for word in words_of(data):
        # Poppler's boxes are 1.21 letters high. In Inter capitals are 0.73 high, and feet 0.2 deep.
        size = (word.bottom - word.top) / 1.21
        foot = word.bottom - 0.24 * size
        top, bottom = foot - 0.73 * size, foot + (0.2 * size if set(word.text) & set("gjpqy,;()Q") else 0)
        assert all(y <= top - 2.5 or y >= bottom + 2.5 for y in lines), word


@each_page_on_its_sheets
def test_what_is_done_is_not_shown_where_the_drawing_had_to_go(name, paper, landscape, page_of, set_once):
    left_out = set_once(name, paper, landscape).left_out
    if "drawing" in left_out and any(step.do for step in page_of(name).steps):
        assert "do" in left_out


# ---------------------------------------------------------------- the ladder


def long_page(letters):
    sees = ("word " * letters)[:letters]
    return steps(
        *[{"customer": {"sees": sees}, "do": ["Call", "Write"]}] * 4,
        accepted={"no-promise": "We do not promise"},
        glossary={"snag": "a small fault"},
    )


def test_what_goes_first_goes_first_and_the_drawing_last():
    order = LEFT_OUT
    seen = []
    for letters in range(200, 2600, 150):
        try:
            left_out = render_result(long_page(letters)).left_out
        except DoesNotFit:
            break
        seen.append([order.index(what) for what in left_out])
        assert seen[-1] == sorted(seen[-1])
    assert [0] in seen
    assert seen[-1][-1] == order.index("drawing")
    assert [max(gone, default=-1) for gone in seen] == sorted(max(gone, default=-1) for gone in seen)


def test_a_page_that_is_too_long_names_its_longest_texts():
    page = steps({"customer": {"sees": "long " * 1800}}, purpose="Short")
    with pytest.raises(DoesNotFit) as caught:
        render(page)
    assert 'step 1 "Ask", sees (9000 letters, 86' in str(caught.value)
    assert "% too long" in str(caught.value)


def test_a_page_that_no_sheet_could_hold_is_refused_without_setting_it():
    with pytest.raises(DoesNotFit, match=r'step 2 "Offer", told \(200000 letters'):
        render(steps({}, {"customer": {"told": "x" * 200_000}}))


# ---------------------------------------------------------------- what stands on it


def texts_in(value):
    match value:
        case str():
            yield value
        case dict():
            for inner in value.values():
                yield from texts_in(inner)
        case list():
            for inner in value:
                yield from texts_in(inner)


def test_everything_that_the_owner_wrote_for_people_is_on_the_page(page_of, run_on_pdf):
    page = page_of("everything")
    written = page.to_data()
    unseen = ("processkit", "becomes", "milestone", "feels", "id", "calendar", "roles", "paperwork", "language")
    for hidden in unseen:
        written.pop(hidden, None)
    data = render(page, paper="a4")
    printed = "".join(run_on_pdf(data, "pdftotext", "-raw", "FILE", "-").split()).replace("\u00ad", "")
    for step in written["steps"]:
        for shown in (
            "step",
            "owner",
            "takes",
            "do",
            "done_when",
            "paperwork",
            "decide",
            "only_if",
            "if_late",
            "payment",
        ):
            for text in texts_in(step.get(shown, "")):
                if shown != "payment" or text != "Build":
                    assert "".join(text.split()) in printed, text
        for answer in step.get("answers", {}):
            assert "".join(answer.split()) in printed
        for shown in ("papers", "checks", "within"):
            for text in texts_in(step.get("handover", {}).get(shown, "")):
                assert "".join(text.split()) in printed, text
        assert "".join(step.get("customer", {}).get("gives", "").split()) in printed
    for text in ("Raving fan", "Passed on to a colleague", "The family moves away", "60 working days", "4 May 2027"):
        assert "".join(text.split()) in printed


def test_the_customer_column_takes_what_is_seen_before_what_is_told_or_given():
    side = {"sees": "A van", "told": "When", "gets": "A key"}
    for best in ("sees", "told", "gets"):
        assert facts_of(steps({"customer": dict(side)})).steps[0].customer == side[best]
        del side[best]


def test_the_big_figure_is_the_promise_and_says_what_it_counts():
    page = steps({"takes": "1 day"}, promise="9 days", promise_from="Offer", promise_to="Build")
    figure = facts_of(page).headline
    assert figure.value == "9 days"
    assert figure.caption == "promised, step 2 to step 3"
    assert figure.more == ("typically at least 1 day in all",)


@pytest.mark.parametrize(
    ("times", "value"),
    [
        (["1 day", "1-2 days", "up to 5 days", "2 days"], "7 days"),
        (["1 day", "1-2 days", "1 day", "1 day"], "4.5 days"),
        (["1 hour", "30 minutes", "30 minutes", "30 minutes"], "2 h 30 min"),
        (["1 hour", "6 minutes", "6 minutes", "6 minutes"], "78 minutes"),
        (["1 hour", "1 hour", "30 minutes", "30 minutes"], "3 hours"),
        (["15 minutes", "15 minutes", "15 minutes", "15 minutes"], "1 hour"),
        (["1 minute", "1 minute", "1 minute", "1 minute"], "4 minutes"),
        (["1 week", "1 day", "at least 1 day", "1 day"], "at least 8 days"),
    ],
)
def test_without_a_promise_it_is_the_typical_time(times, value):
    assert facts_of(steps(*({"takes": time} for time in times))).headline.value == value


def test_a_page_without_any_time_has_no_figure_no_bar_and_no_column_for_it(page_of, run_on_pdf):
    facts = facts_of(page_of("one-owner-no-times"))
    assert facts.headline is None
    assert facts.bar is None
    printed = run_on_pdf(render(page_of("one-owner-no-times")), "pdftotext", "FILE", "-")
    assert "TIME" not in printed
    assert "PAPERWORK" not in printed
    assert "CUSTOMER" not in printed


def test_the_worst_case_is_printed_where_it_is_known(page_of, run_on_pdf):
    data = render(page_of("fitted-kitchen"))
    assert "at worst 41.4 days in all" in run_on_pdf(data, "pdftotext", "FILE", "-")


def test_a_handover_that_nobody_hands_over_is_a_checklist_and_papers_that_are_needed(page_of):
    page = steps({}, {"handover": {"papers": ["Form"], "checks": ["It is signed"]}, "paperwork": ["Form"]})
    step = facts_of(page).steps[1]
    assert step.handover is None
    assert step.boxes == ("It is signed",)
    assert [(note.label, note.text) for note in step.notes] == [("Before it starts", "Form")]


def test_a_handover_names_its_givers_and_where_it_goes_back(page_of):
    step = facts_of(page_of("fitted-kitchen"), {4: 1}).steps[4]
    assert (step.handover.number, step.handover.givers, step.handover.receiver) == ("H1", "Sales rep", "Sales office")
    assert step.handover.within == "within 4 hours"
    assert step.handover.back.step == 3


def test_a_draft_says_so_and_why(page_of, run_on_pdf):
    printed = run_on_pdf(render(page_of("four-steps"), draft=True), "pdftotext", "FILE", "-")
    assert "DRAFT" in printed
    assert "DRAFT" not in run_on_pdf(render(page_of("four-steps")), "pdftotext", "FILE", "-")


# ---------------------------------------------------------------- the file


@pytest.mark.parametrize(("paper", "landscape"), SHEETS[::3], ids=lambda value: str(value))
def test_the_same_page_gives_the_same_bytes(paper, landscape, page_of):
    page = page_of("eight-steps")
    for to in ("pdf", "png", "svg"):
        assert render(page, to=to, paper=paper, landscape=landscape) == render(
            page, to=to, paper=paper, landscape=landscape
        )


@each_page
def test_the_pdf_is_sound_tagged_and_named(name, page_of, set_once, run_on_pdf):
    data = set_once(name).data[0]
    run_on_pdf(data, "qpdf", "--check", "FILE")
    about = run_on_pdf(data, "pdfinfo", "FILE")
    assert "Tagged:          yes" in about
    assert page_of(name).name.split()[0] in about
    fonts = run_on_pdf(data, "pdffonts", "FILE").splitlines()[2:]
    assert fonts
    assert all(" yes yes yes " in font for font in fonts)
    if name != "right-to-left":
        assert all("Inter" in font.split()[0] for font in fonts)


def test_the_pdf_carries_its_language_and_describes_its_drawing(page_of, run_on_pdf):
    structure = run_on_pdf(
        render(page_of("german-long-words")), "qpdf", "--qdf", "--object-streams=disable", "FILE", "-"
    )
    assert "/Lang (de)" in structure
    assert "/Alt" in structure
    assert "/TH" in structure


# ---------------------------------------------------------------- letters


@pytest.mark.parametrize("to", ["pdf", "svg", "png"])
def test_letters_that_no_font_has_are_named(to):
    with pytest.raises(MissingLetters) as caught:
        render(steps({"do": ["Press x\ue123y and \U000f1234 twice"]}), to=to)
    assert str(caught.value) == 'No font at hand has (U+E123, no name), (U+F1234, no name), as in "x□y", "□".'


def test_letters_that_inter_lacks_come_from_the_machine(page_of):
    try:
        data = render(page_of("right-to-left"))
    except MissingLetters:
        pytest.skip("no font on this machine has Hebrew and Arabic letters")
    assert data.startswith(b"%PDF")


HOSTILE = [
    '#read("/etc/passwd")', "*bold* _it_ `raw` $x^2$", "@ref <label>", "= Heading", "\\u{41} \\ #panic()",
    '<image href="/etc/passwd"/>', "]]></text><script>1</script>", "#image(\"/etc/passwd\")", "// not a comment",
    "& < > \" ' {{x}} {0}", "%s %d", "https://example.com/~x",
]  # fmt: skip


def hostile(text):
    """Return a page that holds ``text`` in every place where a person may write."""
    return Process.from_data(
        {
            "process": text, "company": text, "for": text, "purpose": text, "owner": text, "version": text,
            "contact": text, "keep_in_touch": text, "glossary": {text: text}, "accepted": {"no-promise": text},
            "paperwork": {text: {"from": text, "signed": True}}, "starts_with": [text], "anytime": {text: "lost"},
            "ends": {"won": {"name": f"won {text}", "wake_up": text}},
            "steps": [
                {
                    "step": f"{place} {text}", "owner": f"{text} {place % 2}", "helpers": [text], "do": [text],
                    "checklist": [text], "done_when": [text], "paperwork": [text], "needs": [text],
                    "handover": {"papers": [text], "checks": [text]},
                    "payment": {"what": text, "due": text, "if_unpaid": text}, "if_late": text,
                    "customer": {"by": text, "sees": text, "gives": text},
                    **({"decide": text, "answers": {text: "lost", f"{text}!": "won"}} if place == 3 else {}),
                }
                for place in range(4)
            ],
        }
    )  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_what_a_person_writes_is_never_markup(text, run_on_pdf):
    data = render(hostile(text), paper="a4")
    printed = run_on_pdf(data, "pdftotext", "-raw", "FILE", "-")
    assert "root:" not in printed
    whole = "".join(printed.split()).replace("\u200b", "").replace("\u00ad", "")
    assert whole.count("".join(text.split())) >= 20
    assert render(hostile(text), "diagram", "pdf").startswith(b"%PDF")


def test_controls_and_turned_directions_are_not_printed():
    assert printable("a\u202eb\u2066c\u0007d\ne\u0085f\u2028g") == "abc d e f g"
    assert printable("\ud800x") == "?x"
    assert render(hostile("safe \u202e txt.exe \u2066")) == render(hostile("safe  txt.exe "))


def test_long_words_can_break_and_short_ones_are_left_alone():
    assert for_print("All is ordered before it is in") == "All is ordered before it is\u00a0in"
    assert for_print("Not before it is in") == "Not before it is\u00a0in"
    assert for_print("It is in") == "It is in"
    assert for_print("a deposit of 50 % is due") == "a deposit of 50\u00a0% is\u00a0due"
    assert for_print("Donaudampfschifffahrt, a-b") == "Donaudampfschifffahrt, a-b"
    assert "\u200b" in for_print("https://example.com/a/very/long/address/indeed")
    assert max(map(len, for_print("0" * 200).split("\u00ad"))) <= 16
    assert max(map(len, for_print("x" * 200).split("\u00ad"))) <= 16
    assert "\u00ad\u0301" not in for_print("e\u0301" * 100)


# ---------------------------------------------------------------- lying, where ``check`` looks at the standing sheet


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("seed", range(2 * FACTOR))
def test_a_usual_page_that_stands_on_a_sheet_lies_on_it_too_with_its_drawing(seed, paper):
    for process in (usual_page(seed), ten_steps_with_five_handovers(seed)):
        assert on_paper(process, paper).has_drawing
        assert "drawing" not in render_result(process, paper=paper, landscape=True).left_out


@pytest.mark.parametrize("name", sorted(path.stem for path in (ROOT / "processes").glob("*.yaml")))
def test_every_template_lies_on_a_sheet_with_its_drawing(name, page_of):
    paper = "letter" if len(name) % 2 else "a4"
    assert on_paper(page_of(name), paper).has_drawing
    assert "drawing" not in render_result(page_of(name), paper=paper, landscape=True).left_out


def test_a_page_that_only_stands_is_told_so_when_it_is_to_lie():
    process = random_page(142)
    assert on_paper(process, "a4").fit.fits
    with pytest.raises(
        DoesNotFit, match=r"A4 that lies on its long side, even without the drawing\. Upright it fits\. "
    ):
        render(process, landscape=True)
    too_long = steps(*[{"checklist": ["This is said at great length, and then again " * 8] * 9}] * 4)
    with pytest.raises(DoesNotFit, match=r"even without the drawing\. (?!Upright)"):
        render(too_long, landscape=True)
