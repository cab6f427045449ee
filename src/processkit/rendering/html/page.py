"""The page as a web page: title, drawing, steps, ends, in the order of the printed one."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from typing import Literal

from processkit.model.process import Process
from processkit.rendering.colours import PALETTE
from processkit.rendering.diagram import Drawing, StepMark, draw
from processkit.rendering.diagram.held import held
from processkit.rendering.diagram.manner import SMALLEST
from processkit.rendering.drafts import step_marks
from processkit.rendering.html.document import document, unseen
from processkit.rendering.html.elements import Child, Markup, element, joined
from processkit.rendering.html.steps import MARKS, boxes, draft_mark, remark_anchor, step_item
from processkit.rendering.labels import Labels
from processkit.rendering.logo import read_logo
from processkit.rendering.order import Order
from processkit.rendering.page.facts import EndFacts, PageFacts
from processkit.rendering.page.figures import Headline
from processkit.rendering.page.plain import plain_facts
from processkit.rendering.texts import printable

_LETTERS = 10.0
_STYLES: tuple[Literal["names", "numbers"], ...] = ("names", "numbers")
_DOT = " · "


def page_html(order: Order, *, drawing_only: bool = False) -> str:
    """Return the page as a web page; ``drawing_only`` leaves its title and the drawing.

    Raises:
        WrongUse: The logo cannot be used.
        UnreadableFile: The logo cannot be read.
    """
    facts, labels = plain_facts(order), order.labels
    main = [_figure(order, step_marks(facts.draft))]
    skip = None
    if not drawing_only:
        main += [_time_bar(facts, labels), _steps(facts, labels), _ends(facts, labels)]
        skip = element("a", labels["to_steps"], href="#steps", class_="skip")
    body = joined(
        skip,
        element("header", *_head(order, facts, whole=not drawing_only)),
        element("main", *main),
        None if drawing_only else _foot(facts, labels),
        between="\n",
    )
    styles = ("page",) if drawing_only else ("page", "steps")
    return document(
        facts.title, order.process.language, order.sheet, body, *styles, rules=_rules(facts), mono=order.mono
    )


def _head(order: Order, facts: PageFacts, *, whole: bool) -> Iterator[Child]:
    if order.findings is not None:
        yield _draft(facts, order.labels)
    company: list[Child] = [_logo(order.process, order), facts.company] if whole else [facts.company]
    yield element("p", *company, class_="company") if facts.company or order.process.logo else None
    yield element("h1", facts.heading)
    if not whole:
        return
    yield element("p", facts.purpose, class_="purpose") if facts.purpose else None
    yield element("p", facts.audience, class_="quiet") if facts.audience else None
    yield _headline(facts.headline) if facts.headline is not None else None
    yield element("p", _DOT.join(facts.meta), class_="meta quiet") if facts.meta else None


def _draft(facts: PageFacts, labels: Labels) -> Markup:
    notes = [element("li", draft_mark(note), note.text, id=remark_anchor(note)) for note in facts.draft]
    told = element("ul", *notes, role="list") if notes else None
    return element("section", element("h2", labels["draft_left"] if notes else labels["draft"]), told, class_="draft")


def _logo(process: Process, order: Order) -> Markup | None:
    if process.logo is None:
        return None
    logo = read_logo(process.logo, order.folder)
    kind = "png" if logo.name.endswith("png") else "jpeg"
    picture = f"data:image/{kind};base64,{base64.b64encode(logo.content).decode()}"
    # Where the company's name stands beside it, it need not be heard twice.
    alt = "" if process.company else order.labels.say("logo", company=printable(process.name))
    return element("img", src=picture, alt=alt, class_="logo")


def _headline(headline: Headline) -> Markup:
    more = joined(*(joined(element("br"), line) for line in headline.more))
    return element("p", element("strong", headline.value), " ", headline.caption, more, class_="headline")


def _figure(order: Order, marks: Mapping[int, StepMark]) -> Markup | None:
    """Return the drawing, and the same in words for who hears it; None when it cannot be drawn clearly.

    On a screen it is as large as it is clear, and moved sideways where the screen is narrower. On
    paper stands one that was drawn for the width of the sheet.
    """
    drawing = _first(
        draw(order.process, letters=_LETTERS, style=style, labels=order.labels, mono=order.mono, marks=marks)
        for style in _STYLES
    )
    if drawing is None:
        return None
    svg = held(drawing.svg).replace(' role="img"', ' role="img" aria-describedby="drawing-in-words"', 1)
    title = order.labels["drawing"]
    printed = _first(_for_paper(order, marks))
    return element(
        "figure",
        element("div", Markup(svg), class_="scroll", tabindex="0", role="group", aria_label=title),
        element("div", Markup(held(printed.svg)), class_="on-paper", aria_hidden="true")
        if printed is not None
        else None,
        element("p", drawing.description, id="drawing-in-words", class_="unseen"),
    )


def _for_paper(order: Order, marks: Mapping[int, StepMark]) -> Iterator[Drawing | None]:
    width = order.sheet.text_width
    for style, level in product(_STYLES, (True, False)):
        yield draw(
            order.process,
            width=width,
            letters=SMALLEST,
            style=style,
            upright_owners=level,
            low=True,
            labels=order.labels,
            mono=order.mono,
            marks=marks,
        )


def _first(drawings: Iterable[Drawing | None]) -> Drawing | None:
    return next((drawing for drawing in drawings if drawing is not None), None)


def _time_bar(facts: PageFacts, labels: Labels) -> Markup | None:
    bar = facts.bar
    if bar is None:
        return None
    pieces = [
        element(
            "li",
            unseen(labels["step"], " "),
            step.number,
            unseen(labels["colon"], " ", step.time),
            class_=look(step.colour),
        )
        for step in (facts.steps[piece.step] for piece in bar.pieces)
    ]
    return element(
        "section",
        element("h2", labels["time"], unseen(labels["colon"], " ", labels["time_bar"])),
        element("ol", *pieces, class_="bar"),
        element("p", bar.total),
        class_="times",
    )


def _rules(facts: PageFacts) -> str:
    """Return how the bar is shared out."""
    pieces = facts.bar.pieces if facts.bar is not None else ()
    return "".join(
        f".bar li:nth-child({place}) {{ flex-grow: {piece.share * 1000:.0f}; }}\n"
        for place, piece in enumerate(pieces, 1)
    )


def look(colour: str) -> str | None:
    """Return the class of an owner's colour."""
    return f"owner{PALETTE.index(colour)}" if colour in PALETTE else None


def _steps(facts: PageFacts, labels: Labels) -> Markup:
    with_time = any(step.time for step in facts.steps)
    titles = [element("span", labels[f"column.{column}"]) for column in ("step", "time", "paperwork", "customer")]
    # On a wide screen they stand once above the columns; each step has them too, for who hears it.
    heads = element("p", *titles, class_="columns", aria_hidden="true")
    items = (step_item(facts, place, labels, look(step.colour)) for place, step in enumerate(facts.steps))
    return element(
        "section",
        element("h2", labels["steps"], id="steps", tabindex="-1"),
        heads,
        element("ol", *items, class_="steps", role="list"),
        class_=None if with_time else "without-time",
    )


def _ends(facts: PageFacts, labels: Labels) -> Markup | None:
    if not facts.ends:
        return None
    return element(
        "section",
        element("h2", labels["ends"]),
        element("ul", *(_end(end, labels) for end in facts.ends), class_="ends", role="list"),
    )


def _end(end: EndFacts, labels: Labels) -> Markup:
    anytime = [f"{labels['anytime']}{labels['colon']} {event}" for event in end.anytime]
    remarks = _DOT.join([*anytime, *end.remarks])
    mark = element("span", MARKS[end.outcome], aria_hidden="true", class_="mark")
    return element(
        "li",
        element("span", mark, " ", end.name, class_=f"end {end.outcome}"),
        element("span", remarks, class_="quiet") if remarks else None,
    )


def _foot(facts: PageFacts, labels: Labels) -> Markup | None:
    words = [joined(element("dt", note.label), element("dd", note.text)) for note in facts.glossary]
    parts = [
        _titled(labels["accepted"], boxes(facts.accepted, "remarks")),
        _titled(labels["glossary"], element("dl", *words) if words else None),
        _titled(labels["questions"], element("p", facts.contact, class_="contact") if facts.contact else None),
    ]
    return element("footer", *parts) if any(parts) else None


def _titled(title: str, content: Markup | None) -> Markup | None:
    return element("section", element("h2", title), content) if content is not None else None
