"""The views as web pages and Markdown: on a phone, on a printer, and read aloud."""

import base64
import re
from io import BytesIO

import pytest
from pypdf import PdfReader
from tests.node_programs import NodeProgram
from tests.pages import process_of, step

from processkit.rendering import render

PHONE = 360
VIEWS = ("checklist", "customer", "role")


def shop():
    """Return a page of ten steps, of which the customer notices the first, the third and the last: "4-10" is a wide number."""
    silent = [step(f"Prepare {n}", "Office", takes="1 day") for n in range(1, 8)]
    return process_of(
        process="Kitchen",
        contact="012 345 6789",
        steps=[
            step("Ask", "Office", customer={"told": "Hello", "gives": "Your address"}, do=["Listen", "Write it down"],
                 checklist=["Is there a need?", "Is there money?"], tools=["Telephone", "Diary"], paperwork=["Note", "Plan"],
                 payment={"what": "Deposit"}),
            *silent[:1],
            step("Build", "Workshop", customer={"sees": "A photo"}, handover={"checks": ["Deposit is in", "Plan is signed"]}),
            *[one | {"owner": "Workshop"} for one in silent[1:]],
            step("Fit", "Workshop", customer={"sees": "Two fitters"}),
        ],
    )  # fmt: skip


def printed(browser, html):
    return base64.b64decode(browser({"content": html, "print": True})["pdf"])


# ---------------------------------------------------------------- printed from the browser


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize(("paper", "size"), [("a4", (595, 842)), ("letter", (612, 792))])
def test_a_web_page_is_printed_on_the_paper_that_was_asked_for_with_white_around_it(
    view, paper, size, page_of, browser, words_by_page, run_on_pdf
):
    data = printed(browser, render(page_of("fitted-kitchen"), view, "html", paper))
    wide, high = map(float, re.search(r"Page size: +([\d.]+) x ([\d.]+)", run_on_pdf(data, "pdfinfo", "FILE")).groups())
    assert (wide, high) == pytest.approx(size, abs=2)
    for words in words_by_page(data):
        assert min(word[2] for word in words) >= 24
        assert max(word[4] for word in words) <= high - 20
        assert min(word[1] for word in words) >= 28
        assert max(word[3] for word in words) <= wide - 28


def test_each_role_has_sheets_of_its_own_when_the_cards_are_printed_from_the_browser(page_of, browser, words_by_page):
    roles = ("Sales rep", "Sales office", "Workshop", "Fitting team")
    pages = words_by_page(printed(browser, render(page_of("fitted-kitchen"), "role", "html")))
    heads = [
        [role for role in roles if role == " ".join(word[0] for word in words)[: len(role)]] for words in pages[1:]
    ]
    assert [head[0] for head in heads if head] == list(roles[1:])
    assert len(pages) <= 5


def test_no_step_of_a_run_sheet_is_torn_when_it_is_printed_from_the_browser(page_of, browser, words_by_page):
    pages = words_by_page(printed(browser, render(page_of("fitted-kitchen"), "checklist", "html")))
    begins = [" ".join(word[0] for word in words[:2]) for words in pages[1:]]
    assert len(pages) <= 4
    for begin in begins:
        assert re.match(r"H?\d |Ends", begin), begin


# ---------------------------------------------------------------- on a phone


def test_a_wide_number_on_the_line_touches_no_word(browser):
    script = """[...document.querySelectorAll(".journey > li")].map(stop => {
        const mark = stop.querySelector(".mark span").getBoundingClientRect()
        return [mark.left, mark.right, stop.querySelector("h2").getBoundingClientRect().left] })"""
    seen = browser({"content": render(shop(), "customer", "html", step="Fit"), "width": PHONE, "script": script})
    assert len(seen["told"]) == 3
    for left, right, words in seen["told"]:
        assert left >= 0
        assert right + 3 <= words


def test_where_she_is_stands_below_the_number_of_the_step_where_the_line_is_too_short(browser):
    script = """["h2", ".flag"].map(name => document.querySelector(".here " + name).getBoundingClientRect().left)"""
    html = render(shop(), "customer", "html", step="Fit", language="es").replace(
        "Usted está aquí", "Usted está aquí ahora"
    )
    name, flag = browser({"content": html, "width": PHONE, "script": script})["told"]
    assert flag == pytest.approx(name, abs=1)


def test_a_line_to_fill_in_stays_beside_its_word_and_no_word_is_cut(page_of, browser):
    script = """[...document.querySelectorAll(".fill")].map(label => {
        const line = label.querySelector("input").getBoundingClientRect()
        const words = document.createRange()
        words.setStartBefore(label.firstChild); words.setEndBefore(label.querySelector("input"))
        const box = words.getBoundingClientRect()
        return [box.right <= line.left + 1, line.right <= innerWidth, line.width > 60, box.height < 50] })"""
    for language in ("de", "fr", "nl"):
        html = render(page_of("fitted-kitchen"), "checklist", "html", language=language)
        told = browser({"content": html, "width": PHONE, "script": script})["told"]
        assert len(told) > 30
        assert all(all(each) for each in told), language


# ---------------------------------------------------------------- read aloud


def test_a_line_to_fill_in_is_called_what_goes_on_it_and_no_underscore_is_read_aloud(page_of, browser):
    html = render(page_of("fitted-kitchen"), "checklist", "html")
    assert "__" not in html.split("</style>")[1]
    script = "[...document.querySelectorAll('.fill input')].map(field => field.labels[0].textContent.trim())"
    seen = browser({"content": html, "script": script, "check": True})
    assert seen["violations"] == []
    assert seen["told"][:3] == ["Customer:", "Number:", "Started on:"]
    assert {"Date:", "Initials:", "Received complete on", "signed", "Sent back on", "because", "Reason:"} <= {
        *seen["told"]
    }


def test_nothing_of_a_card_is_strung_together_with_semicolons():
    for to in ("markdown", "html"):
        told = render(shop(), "role", to).split("</style>")[-1]
        assert "; " not in told
    markdown = render(shop(), "role", "markdown")
    assert "**I do:**\n\n- Listen\n- Write it down\n" in markdown
    assert "**I tick off:**\n\n- [ ] Is there a need?\n- [ ] Is there money?\n" in markdown
    assert "**I file:**\n\n- [ ] Note\n- [ ] Plan\n" in markdown
    assert "**I use:** Telephone, Diary\n" in markdown


@pytest.fixture(scope="module")
def github():
    program = NodeProgram("markdown.mjs", "unified", "remark-parse", "remark-gfm")
    yield program.ask
    program.close()


def test_boxes_to_tick_and_what_is_said_to_the_customer_are_two_lists(github):
    lists = [it for it in github(render(shop(), "role", "markdown"))["children"] if it["type"] == "list"]
    for one in lists:
        assert len({item.get("checked") is None for item in one["children"]}) == 1


# ---------------------------------------------------------------- what lies behind the customer


def test_what_is_done_asks_the_customer_for_nothing_any_more():
    def boxes(**here):
        return render(shop(), "customer", "markdown", **here).count("- [ ] ")

    assert boxes() == boxes(step="Ask") == 2
    assert boxes(step="Fit") == 0
    assert "- Your address\n- **Payment:** Deposit" in render(shop(), "customer", "markdown", step="Fit")


def test_on_paper_it_has_no_box_either():
    one = process_of(process="P", steps=[step("Ask", customer={"gives": "A, B"}), step("Go", customer={"told": "C"})])
    here, gone = (render(one, "customer", "pdf", step=name) for name in ("Ask", "Go"))
    assert here != gone
    assert "• A, B" in _text(gone)
    assert "•" not in _text(here)


def _text(data):
    return PdfReader(BytesIO(data)).pages[0].extract_text()


def test_a_page_with_nothing_to_say_at_the_foot_has_no_rule_there():
    bare = process_of(process="P", steps=[step("Ask", customer={"told": "Hello"})])
    assert "<footer>" not in render(bare, "customer", "html")
    reached = process_of(process="P", contact="012", steps=[step("Ask", customer={"told": "Hello"})])
    assert "<footer>" in render(reached, "customer", "html")


@pytest.mark.parametrize("text", ["האם הלקוח מאשר?", "קול חם ושאלות קצרות."])
def test_a_text_from_right_to_left_keeps_its_last_sign_at_its_end(text, words_by_page):
    page = process_of(process="P", steps=[step("Ask", decide=text, answers={"A": "won", "B": "lost"}), step("Go")])
    for view in ("checklist", "role"):
        (words,) = words_by_page(render(page, view))
        line = [word[2] for word in words if "א" in word[0]]
        hers = [word for word in words if min(line) - 3 < word[2] < max(line) + 3 and re.search("[א-ת]", word[0])]
        beside = min(word[1] for word in hers) - 8
        ends = [word for word in words if text[-1] in word[0] and word[2] in {each[2] for each in hers}]
        # Its end is on the left.
        assert any(beside <= word[1] <= beside + 8.1 for word in ends), (view, words)


@pytest.mark.parametrize("view", ["checklist", "role"])
def test_on_a_screen_it_does_so_too(view, browser):
    text = "האם הלקוח מאשר?"
    page = process_of(process="P", steps=[step("Ask", decide=text, answers={"A": "won", "B": "lost"}), step("Go")])
    script = """(() => {
        const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
        while (!words.currentNode.data?.includes("מאשר?")) words.nextNode()
        const at = (k) => { const one = document.createRange()
            one.setStart(words.currentNode, k); one.setEnd(words.currentNode, k + 1)
            return one.getBoundingClientRect().left }
        return [at(words.currentNode.data.indexOf("ה")), at(words.currentNode.data.indexOf("?"))] })()"""
    html = render(page, view, "html")
    first, last = browser({"content": html, "script": script})["told"]
    assert last < first


AT = """(() => {
    const found = []
    const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (words.nextNode()) found.push([words.currentNode.data, [...words.currentNode.data].map((_, k) => {
        const one = document.createRange()
        one.setStart(words.currentNode, k); one.setEnd(words.currentNode, k + 1)
        return one.getBoundingClientRect().left })])
    return found })()"""


@pytest.mark.parametrize("view", ["checklist", "role"])
def test_what_stands_in_a_row_is_in_its_order_in_hebrew_too(view, browser):
    page = process_of(
        process="P",
        steps=[step("מדידה", "חייט", takes="1 day", decide="Well?", answers={"כן": "תפירה", "לא": "lost"}, at_most=2),
               step("תפירה", "סדנה", handover={"checks": ["x"]})],
    )  # fmt: skip
    seen = browser({"content": render(page, view, "html"), "width": 900, "script": AT})
    rows = [(text, left) for text, left in seen["told"] if re.search("[·→]", text)]
    assert len(rows) >= 2
    for text, left in rows:
        # Of each part, where its middle is: the parts go from left to right.
        parts = [match.span() for match in re.finditer("[^·→\u200e]+", text)]
        middles = [sum(left[begin:end]) / (end - begin) for begin, end in parts]
        assert middles == sorted(middles), text


def test_a_page_without_such_letters_has_no_mark_for_them(page_of):
    for view in VIEWS:
        for to in ("html", "markdown"):
            assert not re.search("[\u200e\u200f]", render(page_of("fitted-kitchen"), view, to, language="fr"))
