"""One step of the page as an item of a list, with the handover that comes before it."""

from __future__ import annotations

from collections.abc import Iterable

from processkit.rendering.drafts import DraftNote
from processkit.rendering.html.document import unseen
from processkit.rendering.html.elements import Child, Markup, element, joined
from processkit.rendering.labels import Labels
from processkit.rendering.page.facts import PageFacts
from processkit.rendering.page.step_facts import HandoverFacts, PaperBox, StepFacts, Target, Way

MARKS = {"won": "✓", "lost": "✕", "later": "–"}
_SPACE = " "


def step_item(facts: PageFacts, place: int, labels: Labels, look: str | None) -> Markup:
    """Return the step at ``place`` (from 0); ``look`` is the class of its owner's colour."""
    step = facts.steps[place]
    about = (
        element("a", draft_mark(note), href=f"#{remark_anchor(note)}") for note in facts.draft if note.step == place
    )
    name = element("h3", _number(step.number), _SPACE, element("span", step.name, class_="name"), *about)
    main = element(
        "div",
        name,
        element("p", element("strong", step.owner, class_="owner"), *_asides(step), class_="who"),
        _labelled(labels["only_if"], step.only_if, labels),
        boxes(step.do, "do"),
        *(_labelled(note.label, note.text, labels) for note in step.notes),
        class_="what",
    )
    row = element(
        "div",
        main,
        _cell(labels["column.time"], "time", [element("p", step.time)] if step.time else []),
        _cell(labels["column.paperwork"], "papers", [_papers(step.papers)] if step.papers else []),
        _cell(labels["column.customer"], "customer", _customer(step, labels)),
        class_="row",
    )
    handover = _handover(facts, step.handover, labels) if step.handover is not None else None
    return element(
        "li", handover, row, _decision(facts, step, labels), boxes(step.boxes, "ticks"), id=anchor(step), class_=look
    )


def anchor(step: StepFacts) -> str:
    """Return the id of a step on the page."""
    return f"step-{step.number}"


def remark_anchor(note: DraftNote) -> str | None:
    """Return the id of a remark of a draft; None for what stands for those that are not shown."""
    return f"remark-{note.number}" if note.number else None


def draft_mark(note: DraftNote) -> Markup | None:
    """Return the number of a remark of a draft in a square, black where it must be fixed; None without a number."""
    return element("span", str(note.number), class_="remark must" if note.must else "remark") if note.number else None


def boxes(texts: Iterable[str], kind: str) -> Markup | None:
    """Return texts as a list; None without any. Its class ``kind`` says whether they have boxes or bullets."""
    items = [element("li", text) for text in texts]
    return element("ul", *items, class_=kind, role="list") if items else None


def _number(number: str) -> Markup:
    return element("span", number, class_="number")


def _asides(step: StepFacts) -> Iterable[Child]:
    for aside in step.asides:
        yield joined(_SPACE, element("span", aside, class_="aside"))


def _cell(title: str, kind: str, content: list[Child]) -> Markup | None:
    if not content:
        return None
    return element("section", element("h4", title), *content, class_=kind)


def _papers(papers: Iterable[PaperBox]) -> Markup:
    items = (
        element("li", paper.name, joined(_SPACE, element("small", paper.remark)) if paper.remark else None)
        for paper in papers
    )
    return element("ul", *items, class_="ticks", role="list")


def _customer(step: StepFacts, labels: Labels) -> list[Child]:
    contact = joined(_SPACE, element("small", step.contact)) if step.contact else None
    said = element("p", step.customer or None, contact) if step.customer or step.contact else None
    return [each for each in (said, _labelled(labels["from_customer"], step.gives, labels)) if each is not None]


def _labelled(label: str, text: str, labels: Labels) -> Markup | None:
    return element("p", element("b", label, labels["colon"]), _SPACE, text, class_="note") if text else None


def _decision(facts: PageFacts, step: StepFacts, labels: Labels) -> Markup | None:
    if not step.ways:
        return None
    question = element("p", element("span", "?", class_="diamond", aria_hidden="true"), _SPACE, step.question)
    ways = element("ul", *(_way(facts, way, labels) for way in step.ways), class_="ways", role="list")
    return element("div", question if step.question else None, ways, class_="decision")


def _way(facts: PageFacts, way: Way, labels: Labels) -> Markup:
    arrow = element("span", "↩" if way.target.back else "→", class_="arrow", aria_hidden="true")
    return element(
        "li",
        element("b", way.label),
        unseen(labels["colon"], _SPACE),
        _SPACE,
        arrow,
        _SPACE,
        _target(facts, way.target),
    )


def _target(facts: PageFacts, target: Target) -> Markup:
    if target.step is None:
        return joined(element("span", MARKS[target.outcome], aria_hidden="true"), _SPACE, target.end)
    step = facts.steps[target.step]
    return element("a", step.number, _SPACE, step.name, href=f"#{anchor(step)}")


def _handover(facts: PageFacts, handover: HandoverFacts, labels: Labels) -> Markup:
    arrow = joined(_SPACE, element("span", "→", aria_hidden="true"), unseen(labels["colon"]), _SPACE)
    title = element(
        "h3",
        element("span", unseen(labels["handover"], _SPACE), handover.number, class_="badge"),
        _SPACE,
        element("span", handover.givers, arrow, handover.receiver),
    )
    back = _target(facts, handover.back) if handover.back is not None else labels["back_to_giver"]
    return element(
        "div",
        title,
        element("p", handover.within, class_="quiet") if handover.within else None,
        boxes(handover.papers + handover.checks, "ticks"),
        element("p", labels["back_to"], _SPACE, back, class_="quiet"),
        class_="handover",
    )
