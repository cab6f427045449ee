"""The web page: whole, safe, and for everybody: held by a real browser and by axe."""

import base64
import re
from io import BytesIO

import pytest
from hypothesis import given
from pypdf import PdfReader
from tests.effort import cases
from tests.rendering.hostile import hostile_pages, plain
from tests.rendering.test_page import HOSTILE, hostile
from tests.rendering.test_render import png_picture

from processkit import check, load
from processkit.model.process import Process
from processkit.rendering import render, render_result
from processkit.rendering.html import Markup, element, joined
from processkit.rendering.index import Document, Shelf, index_of
from processkit.rendering.texts import printable

PAGES = ["fitted-kitchen", "everything", "german-long-words", "right-to-left", "one-owner-no-times"]
TAGS = {
    "html", "head", "meta", "title", "style", "body", "header", "main", "footer", "section", "figure", "div", "span", "p",
    "a", "h1", "h2", "h3", "h4", "ul", "ol", "li", "dl", "dt", "dd", "b", "strong", "small", "br", "svg", "rect", "path", "text",
}  # fmt: skip
each_page = pytest.mark.parametrize("name", PAGES)
PHONE, DESK = 320, 1280


def html_of(process, view="page", **options):
    return render(process, view, "html", **options)


# ---------------------------------------------------------------- for everybody


@each_page
@pytest.mark.parametrize("width", [PHONE, DESK])
def test_axe_finds_nothing_and_nothing_goes_wrong(name, width, page_of, browser):
    seen = browser({"content": html_of(page_of(name)), "width": width, "check": True, "script": "document.title"})
    assert seen["violations"] == []
    assert seen["passes"] > 20
    assert seen["said"] == []
    assert seen["asked"] == []
    assert seen["told"] == page_of(name).name


def test_axe_finds_nothing_in_the_drawing_alone(page_of, browser):
    seen = browser({"content": html_of(page_of("fitted-kitchen"), "diagram"), "width": PHONE, "check": True})
    assert seen["violations"] == []
    assert seen["said"] == []


@each_page
def test_on_a_phone_nothing_is_wider_than_the_screen_and_letters_can_be_read(name, page_of, browser):
    script = """(() => {
      const small = [...document.querySelectorAll("body *")].filter((e) => !e.closest(".unseen, .on-paper") && e.children.length === 0
        && e.textContent.trim() && parseFloat(getComputedStyle(e).fontSize) < 12)
      const scroll = document.querySelector(".scroll")
      return {wide: document.documentElement.scrollWidth, small: small.map((e) => e.outerHTML), scrolls: scroll.scrollWidth > scroll.clientWidth,
        steps: [...document.querySelectorAll(".steps > li")].map((e) => e.getBoundingClientRect().width)}
    })()"""
    told = browser({"content": html_of(page_of(name)), "width": PHONE, "script": script})["told"]
    assert told["wide"] == PHONE
    assert told["scrolls"]
    assert min(told["steps"]) > 250
    # The numbers in badges of the drawing are its smallest letters: 10 points are 13 pixels.
    assert [element for element in told["small"] if "<text" not in element] == []


def test_it_has_landmarks_headings_in_order_and_a_way_past_the_drawing(page_of, browser):
    script = """(() => ({
      lang: document.documentElement.lang, marks: ["header", "main", "footer"].map((tag) => document.querySelectorAll(tag).length),
      headings: [...document.querySelectorAll("h1, h2, h3, h4")].map((h) => +h.tagName[1]),
      steps: [...document.querySelectorAll("ol.steps > li .name")].map((e) => e.textContent),
      skip: document.querySelector(document.querySelector("a").getAttribute("href")).textContent,
      drawing: document.querySelector("svg title").textContent,
      told: document.getElementById(document.querySelector("svg").getAttribute("aria-describedby")).textContent,
    }))()"""
    told = browser({"content": html_of(page_of("fitted-kitchen")), "script": script})["told"]
    process = page_of("fitted-kitchen")
    assert told["lang"] == "en"
    assert told["marks"] == [1, 1, 1]
    assert told["headings"][0] == 1
    assert all(after - before <= 1 for before, after in zip(told["headings"], told["headings"][1:], strict=False))
    assert told["steps"] == [step.name for step in process.steps]
    assert told["skip"] == "Steps"
    assert told["drawing"] == process.name
    assert "4. Send the quote (Sales rep)" in told["told"]


def test_links_of_decisions_lead_to_their_steps(page_of, browser):
    script = """[...document.querySelectorAll("a[href^='#step-']")].map((a) => [a.textContent,
      document.getElementById(a.getAttribute("href").slice(1)).querySelector(".name")?.textContent])"""
    told = browser({"content": html_of(page_of("everything")), "script": script})["told"]
    assert len(told) > 5
    assert all(words.split(" ", 1)[1] == name for words, name in told)


def test_the_language_and_the_direction_are_those_of_the_page():
    steps = [{"step": "שלב", "owner": "צוות"}]
    hebrew = html_of(Process.from_data({"process": "תהליך", "language": "he", "steps": steps}))
    assert '<html lang="he" dir="rtl">' in hebrew
    assert '<html lang="de-AT" dir="ltr">' in html_of(
        Process.from_data({"process": "x", "language": "de-AT", "steps": steps})
    )


# ---------------------------------------------------------------- on paper


@pytest.mark.parametrize(("paper", "size"), [("a4", (595, 842)), ("letter", (612, 792))])
def test_it_prints_as_the_page_does(paper, size, page_of, browser):
    html = html_of(page_of("fitted-kitchen"), paper=paper)
    reader = PdfReader(BytesIO(base64.b64decode(browser({"content": html, "print": True})["pdf"])))
    box = reader.pages[0].mediabox
    assert (float(box.width), float(box.height)) == pytest.approx(size, abs=1)
    # A machine may have wider letters than Inter: then it goes on to a second sheet, and never to a third.
    assert len(reader.pages) <= 2
    printed = "".join("".join(page.extract_text().split()) for page in reader.pages)
    for step in page_of("fitted-kitchen").steps:
        assert printed.count("".join(step.name.split())) >= 2
    assert "Gotothesteps" not in printed


def test_printed_letters_are_no_smaller_than_those_of_the_page(page_of, browser, letter_sizes):
    html = html_of(page_of("fitted-kitchen"))
    data = base64.b64decode(browser({"content": html, "print": True})["pdf"])
    shown = {size for size in letter_sizes(data) if size > 1.5}
    assert min(shown) >= 7.45


# ---------------------------------------------------------------- safe


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_of_a_person_is_text_in_every_place(text, browser):
    seen = browser({"parse": html_of(hostile(text))})
    assert set(seen["tags"]) <= TAGS
    assert seen["shown"].count(plain(text)) >= 20


@cases(20)
@given(hostile_pages())
def test_no_text_of_a_person_is_markup(browser, process):
    seen = browser({"parse": html_of(process)})
    assert set(seen["tags"]) <= TAGS
    assert [name for name in seen["attributes"] if name.startswith("on") or name in ("style", "srcdoc")] == []
    assert all(link.startswith("#") for link in seen["links"])
    shown = {text.strip() for text in seen["texts"]}
    for step in process.steps:
        said = [step.name, step.owner, step.decide, *(step.do or ()), *(step.paperwork or ()), *(step.answers or {})]
        assert [text for text in said if text and plain(text) not in shown] == []
    assert plain(process.name) in shown
    assert plain(process.contact) in shown


def test_a_text_from_right_to_left_stays_beside_its_box(page_of, browser):
    script = """[...document.querySelectorAll(".ticks li")].map(item => {
        const words = document.createRange()
        words.selectNodeContents(item)
        return words.getBoundingClientRect().left - item.getBoundingClientRect().left })"""
    told = browser({"content": html_of(page_of("right-to-left")), "width": PHONE, "script": script})["told"]
    assert told
    assert all(space < 30 for space in told), told


def test_the_browser_lets_nothing_run_and_loads_nothing_whatever_gets_into_it(page_of, browser):
    """The policy in its head is the second wall, behind the escaping; here somebody is past the first."""
    intruder = (
        "<script>document.title = 'taken'</script><img src='http://127.0.0.1:9/x.png' onerror=\"document.title='taken'\">"
        "<style>body { color: rgb(1, 2, 3) }</style><p id='probe' style='color: rgb(1, 2, 3)'>x</p>"
        "<link rel='stylesheet' href='http://127.0.0.1:9/x.css'><iframe src='http://127.0.0.1:9/'></iframe>"
    )
    html = html_of(page_of("four-steps")).replace("</body>", f"{intruder}</body>")
    script = "[document.title, getComputedStyle(document.body).color, getComputedStyle(document.getElementById('probe')).color]"
    seen = browser({"content": html, "script": script})
    assert seen["told"] == [page_of("four-steps").name, "rgb(31, 41, 51)", "rgb(31, 41, 51)"]
    assert seen["said"] != []
    assert all("violates" in told or "blocked" in told.lower() for told in seen["said"]), seen["said"]


def test_nothing_in_it_comes_from_elsewhere(page_of):
    html = html_of(page_of("everything"))
    assert set(re.findall(r"https?://[^\"'\s<)]+", html)) == {"http://www.w3.org/2000/svg"}
    assert "<script" not in html
    assert "@import" not in html
    assert "url(" not in html
    assert len(html.encode()) < 100_000


@pytest.mark.parametrize(
    ("tag", "attributes"),
    [
        ("script", {}), ("iframe", {}), ("style", {}), ("form", {}), ("object", {}), ("p", {"onclick": "x()"}),
        ("p", {"style": "color: red"}), ("a", {"href": "javascript:alert(1)"}), ("a", {"href": " javascript:alert(1)"}),
        ("a", {"href": "data:text/html,x"}), ("img", {"src": "data:image/svg+xml,x"}), ("a", {"href": "//evil.example"}),
    ],
)  # fmt: skip
def test_no_element_can_be_built_that_runs_or_loads_something(tag, attributes):
    with pytest.raises(ValueError, match="of our pages"):
        element(tag, "x", **attributes)


def test_elements_escape_texts_and_values():
    made = element("p", '<b>&"', Markup("<br>"), None, title='"><script>', hidden=True, lang=None, class_="a")
    assert made.text == '<p title="&quot;&gt;&lt;script&gt;" hidden class="a">&lt;b&gt;&amp;"<br></p>'
    assert joined("<", None, "&", between=", ").text == "&lt;, &amp;"


# ---------------------------------------------------------------- what is on it


def test_the_logo_is_inside_the_page(page_of, tmp_path, browser):
    (tmp_path / "logo.png").write_bytes(png_picture())
    data = {**page_of("four-steps").to_data(), "logo": "logo.png"}
    html = html_of(Process.from_data(data), folder=tmp_path)
    script = "[document.querySelector('img').naturalWidth, document.querySelector('img').alt]"
    seen = browser({"content": html, "script": script, "check": True})
    assert seen["told"][0] == 4
    assert seen["violations"] == []
    assert seen["said"] == []


def test_a_draft_says_so_and_what_is_wrong(browser):
    report = check(text="process: P\nsteps:\n  - step: A\n    owner: X\n  - step: B\n    owner: Y\n")
    html = html_of(report.process, draft=True, findings=report.findings)
    seen = browser({"content": html, "script": "document.querySelector('.draft').textContent", "check": True})
    assert seen["told"].startswith("Draft")
    assert "without a handover" in seen["told"]
    assert seen["violations"] == []
    assert "draft" not in html_of(report.process).split("</style>")[1]


def test_every_text_of_the_page_is_there(page_of, browser):
    process = page_of("everything")
    shown = " ".join(browser({"parse": html_of(process)})["shown"].split())
    pdf = render_result(process, "page", "pdf")
    assert pdf.pages == 1
    for step in process.steps:
        said = [
            step.name,
            step.owner,
            step.only_if,
            step.decide,
            step.if_late,
            *(step.do or ()),
            *(step.checklist or ()),
        ]
        said += [*(step.paperwork or ()), *(step.done_when or ()), *(step.answers or ())]
        if step.handover is not None:
            said += [*(step.handover.papers or ()), *(step.handover.checks or ())]
        assert [text for text in said if text and printable(text) not in shown] == []
    for text in (process.company, process.purpose, process.contact, *process.glossary, *process.glossary.values()):
        assert printable(text) in shown


def test_the_same_page_gives_the_same_text(page_of):
    assert html_of(page_of("everything")) == html_of(page_of("everything"))
    assert load(text=render(page_of("everything"), to="json")) == page_of("everything")


# ---------------------------------------------------------------- the other views


@pytest.mark.parametrize("view", ["checklist", "customer", "role"])
def test_the_views_for_one_reader_are_web_pages_of_the_same_kind(view, page_of, browser):
    html = html_of(page_of("fitted-kitchen"), view)
    script = "[document.documentElement.scrollWidth, getComputedStyle(document.querySelector('main')).maxWidth]"
    seen = browser({"content": html, "width": PHONE, "check": True, "script": script})
    assert seen["violations"] == []
    assert seen["said"] == []
    assert seen["asked"] == []
    # Their style is the one that the policy names; without it the page would have no width.
    assert seen["told"][0] == PHONE
    assert seen["told"][1].endswith("px")
    assert "unsafe" not in html


VIEWS_ASKED = {
    "checklist": {},
    "role": {},
    "role of one": {"role": 0},
    "customer": {},
    "customer on a step": {"step": "2"},
    "customer without colour": {"step": "2", "mono": True},
    "checklist as a draft": {"draft": True},
}


@pytest.mark.parametrize(
    ("asked", "name", "dark"),
    [(asked, "everything", True) for asked in VIEWS_ASKED]
    + [(asked, ("right-to-left", "vente-immobiliere")[n % 2], False) for n, asked in enumerate(VIEWS_ASKED)],
)
def test_axe_finds_nothing_in_the_views_by_day_and_by_night(name, asked, dark, page_of, browser):
    process, options = page_of(name), dict(VIEWS_ASKED[asked])
    if "role" in options:
        options["role"] = process.steps[0].owner
    html = html_of(process, asked.split()[0], **options)
    script = """[document.documentElement.scrollWidth, document.documentElement.lang,
        getComputedStyle(document.body).backgroundColor, document.querySelectorAll("h1").length]"""
    seen = browser({"content": html, "width": PHONE, "dark": dark, "check": True, "script": script})
    assert seen["violations"] == []
    assert seen["passes"] > 15
    assert seen["said"] == []
    wide, language, ground, titles = seen["told"]
    assert (wide, language, titles) == (PHONE, process.language, 1)
    assert (ground == "rgb(255, 255, 255)") is not dark


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("count", [1, 3])
def test_axe_finds_nothing_in_the_index_of_the_views(count, dark, page_of, browser):
    names = ["fitted-kitchen", "vente-immobiliere", "right-to-left"][:count]
    documents = (Document("page", {"pdf": "page.pdf", "html": "page.html"}), Document("customer", {"html": "c.html"}))
    html = index_of([Shelf(page_of(name), documents) for name in names])
    seen = browser({"content": html, "width": PHONE, "dark": dark, "check": True})
    assert seen["violations"] == []
    assert seen["said"] == []
