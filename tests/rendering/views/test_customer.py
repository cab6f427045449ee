"""The customer's page: what is hers is on it, and nothing that was written for colleagues, in any format."""

import re
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from tests.effort import cases
from tests.pages import process_of, step

from processkit import load
from processkit.errors import WrongUse
from processkit.model.process import Process
from processkit.rendering import VIEWS, render, render_result
from processkit.rendering.labels import labels_for
from processkit.rendering.views import setting
from processkit.rendering.views.journey import journey_of

from .conftest import squeezed
from .marked import marked_pages, marks_in

ROOT = Path(__file__).resolve().parents[3]


def journey(process, here=None):
    return journey_of(process, labels_for("en"), here)


# ---------------------------------------------------------------- nothing internal


def hers(page, mark, used_word):
    """Return the marks that a customer's page must hold, worked out from the plain data of the page alone."""
    shown = mark.of("process", "company", "contact", "keep_in_touch")
    from_her = {name for name, paper in page["paperwork"].items() if paper["from"].casefold() == "customer"}
    for number, one in enumerate(page["steps"]):
        given = {paper for paper in one.get("paperwork", ()) if paper in from_her}
        side = {key: text for key, text in one.get("customer", {}).items() if key != "feels"}
        if side or given or "payment" in one or one.get("waits_for") == "customer":
            places = [f"{key} {number}" for key in ("step", "by", "sees", "told", "gets", "gives", "what", "due")]
            shown |= mark.of(*places) | given
    return shown | (mark.of("word in use", "meaning in use") if used_word else set())


def given_to_typst(process, to):
    """Return all that the typesetter is given for a page: its data, its options and its pictures' names."""
    seen = []

    class Seen(Exception):
        pass

    def look(script, *_):
        seen.append(" ".join([*script.inputs.values(), *script.files]))
        raise Seen

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(setting, "answer_of", look)
        with pytest.raises(Seen):
            render(process, "customer", to)
    return seen[0]


@cases(120)
@given(marked_pages())
def test_the_page_holds_what_is_the_customers_and_nothing_else(case):
    process, page, mark, used_word = case
    expected = hers(page, mark, used_word)
    try:
        html = render(process, "customer", "html")
    except WrongUse:
        assert not any(place.startswith(("told", "sees", "gets", "gives")) for place in mark.places.values())
        return
    for told in (html, render(process, "customer", "markdown")):
        assert marks_in(told) == expected
        assert not any(
            hidden in told for hidden in ("37 minutes", "91 days", "83 days", "2031", "feedback", "testimonial")
        )
    # Typst cannot read more than it is given, so this is proof for each format that it sets.
    for to in ("pdf", "svg", "png"):
        told = given_to_typst(process, to)
        assert marks_in(told) == expected
        assert not any(hidden in told for hidden in ("37 minutes", "91 ", "83 ", "2031"))


def test_each_format_is_in_that_proof():
    assert set(VIEWS["customer"]) == {"pdf", "svg", "png", "html", "markdown"}


@cases(6)
@given(marked_pages(most_steps=4))
def test_a_real_pdf_holds_the_same_in_its_text_and_in_its_properties(text_of, run_on_pdf, case):
    process, page, mark, used_word = case
    try:
        data = render(process, "customer", "pdf")
    except WrongUse:
        return
    expected = hers(page, mark, used_word)
    assert marks_in(text_of(data)) == expected
    assert marks_in(run_on_pdf(data, "pdfinfo", "FILE")) <= expected
    everything = run_on_pdf(data, "qpdf", "--qdf", "--object-streams=disable", "FILE", "-")
    # In the bytes of the fonts anything may stand.
    assert marks_in(everything) & mark.places.keys() <= expected


def fields_of(part, inside=""):
    """Yield each field of the language with where it stands: 'step: customer.sees'."""
    for field in part.fields:
        held = part_in(field.kind)
        if held is not None:
            yield from fields_of(held, f"{inside}{field.key}.")
        else:
            yield f"{inside}{field.key}"


def part_in(kind):
    """Return the kind of part that is, or is in, a kind of value."""
    inner = getattr(kind, "each", None) or getattr(kind, "kind", None)
    return part_in(inner) if inner is not None else getattr(kind, "part", None)


def test_of_each_field_of_the_language_it_is_written_down_whether_the_customer_sees_it():
    """A field that is added must be decided on here, or this fails."""
    document = (ROOT / "docs" / "explanation" / "customers-page.md").read_text("utf-8")
    decided = [key for cell in re.findall(r"^\| (.*?) \|", document, re.M) for key in re.findall(r"`([^`]+)`", cell)]
    assert sorted(decided) == sorted(fields_of(Process))


# ---------------------------------------------------------------- steps that the customer does not notice


SILENT = process_of(
    process="P",
    steps=[
        step("Ask", customer={"told": "Hello"}, takes="1 day"),
        step("Plan", takes="2 days"),
        step("Order", takes="3-4 days"),
        step("Build", customer={"sees": "A house"}, takes="1 week"),
        step("File it"),
    ],
)


def test_a_step_that_is_not_noticed_goes_with_the_next_one_and_the_numbers_stay_those_of_the_page():
    stops = journey(SILENT).stops
    assert [(stop.number, stop.name) for stop in stops] == [("1", "Ask"), ("2-5", "Build")]
    assert stops[1].heading == "Steps 2 to 5 of 5"
    assert stops[1].about == ("takes at least 11 working days",)


def test_whoever_is_on_a_step_that_is_not_noticed_hears_of_the_next_one_as_what_comes():
    told = journey(SILENT, "Plan")
    assert told.position == ("You are on step 2 of 5", "Next comes: Build")
    assert [stop.state for stop in told.stops] == ["done", "here"]
    assert "Plan" not in str(told)
    assert journey(SILENT, "Build").position == ("You are on step 4 of 5: Build",)
    # Behind the last step that she notices, nothing comes.
    assert journey(SILENT, "File it").position == ("You are on step 5 of 5",)


def test_a_page_that_says_nothing_to_the_customer_says_so_and_what_to_write():
    with pytest.raises(WrongUse, match=r"nothing to print for the customer.*in step 1 \"Ask\""):
        journey(process_of(process="P", steps=[step("Ask"), step("Sell")]))


def test_a_step_beside_the_way_is_only_when_needed_and_is_not_counted():
    page = process_of(
        process="P",
        steps=[
            step("Sell", customer={"told": "Hello"}, decide="All well?", answers={"Yes": "Thank", "No": "Mend"}),
            step("Mend", customer={"sees": "A mender"}, next="Thank"),
            step("Thank", customer={"gets": "Flowers"}),
        ],
    )
    assert [(stop.heading, stop.sometimes) for stop in journey(page).stops] == [
        ("Step 1 of 2", False), ("Step 1a, only when needed", True), ("Step 2 of 2", False),
    ]  # fmt: skip
    there = journey(page, "1a")
    assert there.position == ("You are on step 1a: Mend", "Next comes: Thank")
    assert [stop.state for stop in there.stops] == ["done", "here", ""]
    assert [stop.state for stop in journey(page, "Thank").stops] == ["done", "", "here"]


def test_a_step_that_is_only_sometimes_done_is_not_called_done(page_of):
    stops = journey(page_of("everything"), "Build").stops
    assert [(stop.number, stop.sometimes, stop.state) for stop in stops if stop.number in ("3", "4", "5")] == [
        ("3", False, "done"), ("4", True, ""), ("5", False, "here"),
    ]  # fmt: skip


def test_a_page_on_which_she_notices_only_a_step_beside_the_way_has_that_one():
    page = process_of(
        process="P",
        steps=[
            step("Sell", decide="All well?", answers={"Yes": "Thank", "No": "Mend"}),
            step("Mend", customer={"sees": "A mender"}, next="Thank"),
            step("Thank"),
        ],
    )
    assert [stop.heading for stop in journey(page, "Thank").stops] == ["Step 1a, only when needed"]


# ---------------------------------------------------------------- you are here


@pytest.mark.parametrize("named", ["Send the quote", "send  the QUOTE", "send-the-quote", "4"])
def test_a_step_is_named_by_its_name_its_id_or_its_number(named, page_of):
    told = journey(page_of("fitted-kitchen"), named)
    assert told.position == ("You are on step 4 of 8: Send the quote", "Next comes: Take the order")
    assert [stop.state for stop in told.stops] == ["done"] * 3 + ["here"] + [""] * 4


def test_a_step_that_is_not_there_is_answered_with_the_nearest(page_of):
    with pytest.raises(WrongUse) as caught:
        render(page_of("fitted-kitchen"), "customer", "pdf", step="Send the quot")
    assert str(caught.value) == 'There is no step "Send the quot" on this page. Do you mean 4 Send the quote?'
    with pytest.raises(WrongUse, match=r"There is: 1 Take the enquiry, 2 Qualify, .*, 8 Follow up"):
        render(page_of("fitted-kitchen"), "customer", "pdf", step="17")


def test_where_the_customer_is_stands_on_paper_too(made_once, text_of):
    told = text_of(made_once("customer", "fitted-kitchen", step="6").data[0])
    for said in ("You are on step 6 of 8: Build the kitchen", "Next comes: Fit the kitchen", "You are here"):
        assert squeezed(said) in told


# ---------------------------------------------------------------- said so that a customer understands


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("2 days", "2 working days"), ("1 day", "1 working day"), ("3-5 days", "3 to 5 working days"),
        ("up to 5 days", "up to 5 working days"), ("at least 2 weeks", "at least 2 weeks"), ("10 calendar days", "10 calendar days"), ("4 hours", "4 hours"), ("2 hours - 3 days", "2 hours to 3 working days"),
        ("P1DT4H", "1 working day 4 hours"), ("2 months", "2 months"), ("1 week", "1 week"),
    ],
)  # fmt: skip
def test_a_length_of_time_is_said_so_that_nobody_has_to_ask_what_a_day_is(written, said):
    page = process_of(process="P", steps=[step("Ask", takes=written, customer={"told": "Hello"})])
    assert journey(page).stops[0].about == (f"takes {said}",)


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "the same day"), ("de", "am selben Tag"), ("fr", "le jour même"), ("es", "el mismo día"),
     ("it", "lo stesso giorno"), ("nl", "dezelfde dag"), ("pt", "no mesmo dia")],
)  # fmt: skip
def test_the_same_day_is_a_day_and_not_how_long_it_takes(language, said):
    page = process_of(process="P", steps=[step("Ask", takes="same day", customer={"told": "Hello"})])
    assert journey_of(page, labels_for(language)).stops[0].about == (said,)


def test_what_the_customer_gives_has_her_papers_with_it_and_what_she_pays(page_of):
    stop = journey(page_of("fitted-kitchen")).stops[4]
    assert stop.gives == ("Signature and deposit", "Signed quote, with your signature")
    assert stop.pays == "50 % deposit, within 7 days"


def test_the_promise_and_how_to_reach_us_are_there(page_of):
    told = journey(page_of("fitted-kitchen"))
    assert told.promise == ("40 working days", "promised, step 5 to step 7")
    assert squeezed(told.contact) == "0123456789,hello@oakandiron.example"
    assert told.closing == ("Afterwards we stay in touch: every 3 months.", "Working time: Mon-Fri, 08:00-17:00")


# ---------------------------------------------------------------- the page for the phone


class Elements(HTMLParser):
    """Reads a web page, and holds its elements to their order."""

    def __init__(self, page):
        super().__init__()
        self.open, self.all, self.text = [], [], []
        self.feed(page)
        assert self.open == []

    def handle_starttag(self, tag, attributes):
        self.all.append((tag, dict(attributes)))
        if tag not in ("meta", "img"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text.append(data)

    def of(self, tag):
        return [attributes for name, attributes in self.all if name == tag]


@pytest.mark.parametrize("name", ["fitted-kitchen", "online-plant-shop", "restaurant-table", "everything"])
def test_the_web_page_is_one_file_without_a_script_and_can_be_read_aloud(name, page_of):
    page = Elements(render(page_of(name), "customer", "html", step="3"))
    assert page.of("html") == [{"lang": page_of(name).language, "dir": "ltr"}]
    assert len(page.of("h1")) == len(page.of("title")) == len(page.of("main")) == 1
    levels = [int(tag[1]) for tag, _ in page.all if re.fullmatch("h[1-6]", tag)]
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert [each for each in page.of("li") if each.get("aria-current") == "step"] != []
    assert not {"script", "link", "iframe", "object"} & {tag for tag, _ in page.all}
    loaded = [value for _, attributes in page.all for key, value in attributes.items() if key in ("src", "srcset")]
    assert all(value.startswith("data:") for value in loaded)
    assert not re.search(r"url\(|@import", page.text[page.text.index(next(t for t in page.text if "root" in t))])


def test_a_customer_can_tap_to_call_and_to_write(page_of):
    links = [link["href"] for link in Elements(render(page_of("fitted-kitchen"), "customer", "html")).of("a")]
    assert links == ["tel:0123456789", "mailto:hello@oakandiron.example"]


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "\" onload='x'", "&lt;b&gt;", "javascript:alert(1)"])
def test_what_a_person_writes_is_never_a_command_of_the_web_page(text):
    page = process_of(
        process=text, company=text, contact=f"{text} https://x.example/?a=1&b=<i>",
        glossary={text: text}, steps=[step(text, customer=dict.fromkeys(("by", "sees", "told", "gets", "gives"), text))],
    )  # fmt: skip
    read = Elements(render(page, "customer", "html"))
    assert "".join(read.text).count(text) >= 8
    assert read.of("script") == []
    assert [link["href"] for link in read.of("a")] == ["https://x.example/?a=1&b="]


def luminance(colour):
    parts = [int(colour[k : k + 2], 16) / 255 for k in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_letters_stand_out_from_what_is_behind_them_by_day_and_by_night(scheme, page_of):
    style = re.search("<style>(.*?)</style>", render(page_of("four-steps"), "customer", "html"), re.S)[1]
    day, night = style.split("prefers-color-scheme: dark")
    colours = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{3,6})", day if scheme == "light" else night))
    full = {
        name: "#" + "".join(c * 2 for c in value[1:]) if len(value) == 4 else value for name, value in colours.items()
    }
    for front, back in [("ink", "paper"), ("grey", "paper"), ("ink", "shade"), ("grey", "shade"), ("accent", "paper"), ("on-accent", "accent")]:  # fmt: skip
        lighter, darker = sorted((luminance(full[front]), luminance(full[back])), reverse=True)
        assert (lighter + 0.05) / (darker + 0.05) >= 4.5, (front, back)


# ---------------------------------------------------------------- as the customer reads it

TEMPLATES = sorted((ROOT / "processes").glob("*.yaml"))
# What speaks about the customer, where it should speak to the customer; "they" may be the plants.
ABOUT = re.compile(
    r"\b(her|hers|she|their|theirs|them|they|the (?:customer|client|guest|buyer)s?|der kunde|die kundin|dem kunden|"
    r"den kunden|man|le client|la cliente|l.acheteur|el cliente|la clienta|el comprador|los compradores)\b",
    re.IGNORECASE,
)


@pytest.mark.parametrize("file", TEMPLATES, ids=lambda file: file.stem)
def test_the_templates_speak_to_the_customer_and_not_about_the_customer(file):
    told = journey(load(file))
    texts = [
        text for stop in told.stops for text in (stop.name, stop.sees, stop.told, stop.gets, stop.pays, *stop.gives)
    ]
    assert [text for text in texts if ABOUT.search(text)] == []


@pytest.mark.parametrize("to", ["html", "markdown"])
def test_that_a_step_of_the_main_path_is_only_sometimes_done_stands_there_in_every_format(to, page_of):
    page = page_of("kuechenkauf")
    told = [stop for stop in journey_of(page, labels_for("de")).stops if "nur bei Bedarf" in stop.about]
    assert [stop.number for stop in told] == ["2", "6"]
    assert render(page, "customer", to).count("nur bei Bedarf") == 2
    # Beside the main path the heading says so, once.
    assert render(page_of("mortgage"), "customer", to).count("only when needed") == 1


@pytest.mark.parametrize(
    ("calendar", "said"),
    [
        ({"hours": "09:00-12:00 14:00-19:00", "days": "Mon-Fri"}, "Mon-Fri, 09:00-12:00, 14:00-19:00"),
        ({"hours": "08:00-17:00"}, "08:00-17:00"),
        ({"days": "Mon-Sat", "hours": "Mon-Fri 08:00-17:00; Sat 09:00-13:00"}, "Mon-Fri 08:00-17:00; Sat 09:00-13:00"),
    ],
)
def test_working_hours_are_read_as_hours_of_one_day(calendar, said):
    page = process_of(process="x", steps=[step("One", customer={"told": "x"})], calendar=calendar)
    assert journey(page).closing == (f"Working time: {said}",)


@pytest.mark.parametrize(
    ("language", "word"), [("fr", "client"), ("de-AT", "Kunde"), ("es", "cliente"), ("it", "customer")]
)
def test_the_word_for_the_customer_is_understood_in_the_language_of_the_page(language, word):
    page = process_of(
        process="x",
        language=language,
        paperwork={"Form": {"from": word, "signed": True}},
        steps=[step("One", paperwork=["Form"]), step("Two", waits_for=word)],
    )
    one, two = journey_of(page, labels_for(language)).stops
    assert [text.startswith("Form, ") for text in one.gives] == [True]
    assert two.about == (labels_for(language)["customer.your_turn"],)
    colleague = process_of(process="x", steps=[step("One", waits_for="Klant"), step("Two", customer={"told": "y"})])
    assert [stop.about for stop in journey(colleague).stops] == [()]


def test_no_line_ends_between_a_number_and_its_sign(page_of):
    assert "50\u00a0% off" in render(page_of("online-plant-shop"), "customer", "html")


@pytest.mark.parametrize("file", TEMPLATES, ids=lambda file: file.stem)
def test_the_page_of_a_customer_who_is_told_where_she_is_stays_one_sheet(file):
    page = load(file)
    made = render_result(page, "customer", step=page.steps[-1].name)
    assert made.pages == 1
    assert made.smallest_pt >= 7.5
