"""The page as Markdown: a drawing, each step with its boxes to tick, and links from decision to step."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from processkit.rendering.drafts import DraftNote, step_marks
from processkit.rendering.labels import Labels
from processkit.rendering.markdown.escaping import escaped
from processkit.rendering.mermaid import mermaid_of
from processkit.rendering.order import Order
from processkit.rendering.page.facts import EndFacts, PageFacts
from processkit.rendering.page.plain import plain_facts
from processkit.rendering.page.step_facts import HandoverFacts, PaperBox, StepFacts, Target

_MARKS = {"won": "✓", "lost": "✕", "later": "–"}


def page_markdown(order: Order, *, drawing_only: bool = False) -> str:
    """Return the page as Markdown; ``drawing_only`` leaves its title and the drawing."""
    facts, labels = plain_facts(order), order.labels
    blocks = [f"# {escaped(facts.heading)}", *_draft(facts, labels)]
    drawing = f"```mermaid\n{mermaid_of(order.process, labels, mono=order.mono, marks=step_marks(facts.draft))}```"
    if drawing_only:
        return _joined([*blocks, drawing])
    blocks += [*_head(facts), drawing, f"## {labels['steps']}", _overview(facts, labels)]
    for place in range(len(facts.steps)):
        blocks += _step(facts, place, labels)
    blocks += [f"## {labels['ends']}", _list(_end(facts, end, labels) for end in facts.ends)]
    return _joined([*blocks, *_foot(facts, labels)])


def _joined(blocks: Iterable[str]) -> str:
    return "\n\n".join(block for block in blocks if block) + "\n"


def _draft(facts: PageFacts, labels: Labels) -> Iterator[str]:
    if facts.is_draft:
        remarks = _list(f"{_remark(note)} {escaped(note.text)}".strip() for note in facts.draft)
        yield _quoted(_joined([_bold(labels["draft_left"] if remarks else labels["draft"]), remarks]))


def _remark(note: DraftNote) -> str:
    """Return the number of a remark of a draft, as it stands at its step and in the drawing, too."""
    return _bold(f"[{note.number}]") if note.number else ""


def _head(facts: PageFacts) -> Iterator[str]:
    yield _line(_bold(facts.company), escaped(facts.audience))
    yield escaped(facts.purpose)
    if facts.headline is not None:
        head = facts.headline
        yield _line(f"{_bold(head.value)} {escaped(head.caption)}", *map(escaped, head.more))
    yield _line(*map(escaped, facts.meta))


def _overview(facts: PageFacts, labels: Labels) -> str:
    """Return the steps as a table: number, name with a link, owner, time."""
    rows = [("", labels["step"], labels["step.owner"], labels["column.time"]), ("---",) * 4]
    rows += [(step.number, _link(step), escaped(step.owner), escaped(step.time) or " ") for step in facts.steps]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _step(facts: PageFacts, place: int, labels: Labels) -> Iterator[str]:
    step = facts.steps[place]
    about = "".join(f" {_remark(note)}" for note in facts.draft if note.step == place)
    yield f'### <a name="{_anchor(step)}"></a>{step.number} · {escaped(step.name)}{about}'
    yield _line(_bold(step.owner), escaped(step.time), *map(escaped, step.asides))
    yield _said(labels["only_if"], step.only_if, labels)
    if step.handover is not None:
        yield _quoted(_joined(_handover(facts, step.handover, labels)))
    yield _list(map(escaped, step.do))
    yield _boxes(map(escaped, step.boxes))
    if step.papers:
        yield _bold(f"{labels['column.paperwork']}{labels['colon']}")
        yield _boxes(map(_paper, step.papers))
    customer = _line(escaped(step.customer), escaped(step.contact))
    yield f"{_bold(labels['column.customer'] + labels['colon'])} {customer}" if customer else ""
    yield _said(labels["from_customer"], step.gives, labels)
    yield _bold(step.question)
    yield _list(f"{_bold(way.label)} {_arrow(way.target)} {_target(facts, way.target)}" for way in step.ways)
    for note in step.notes:
        yield _said(note.label, note.text, labels)


def _handover(facts: PageFacts, handover: HandoverFacts, labels: Labels) -> Iterator[str]:
    yield _line(
        f"**{labels['handover']} {handover.number}**",
        f"{escaped(handover.givers)} → {escaped(handover.receiver)}",
        escaped(handover.within),
    )
    yield _boxes(map(escaped, handover.papers + handover.checks))
    back = labels["back_to_giver"] if handover.back is None else _target(facts, handover.back)
    yield f"{labels['back_to']} {back}"


def _paper(paper: PaperBox) -> str:
    return _line(escaped(paper.name), escaped(paper.remark))


def _end(facts: PageFacts, end: EndFacts, labels: Labels) -> str:
    sources = [f"{escaped(way.label)} ({facts.steps[way.step].number})" for way in end.ways if way.label]
    said = [*sources, *(f"{labels['anytime']}{labels['colon']} {escaped(event)}" for event in end.anytime)]
    return _line(f"{_MARKS[end.outcome]} {_bold(end.name)}", *said, *map(escaped, end.remarks))


def _foot(facts: PageFacts, labels: Labels) -> Iterator[str]:
    for title, texts in (
        (labels["accepted"], [escaped(text) for text in facts.accepted]),
        (labels["glossary"], [f"{_bold(note.label)} {escaped(note.text)}" for note in facts.glossary]),
        (labels["questions"], [escaped(facts.contact)] if facts.contact else []),
    ):
        if texts:
            yield f"## {title}"
            yield _list(texts) if len(texts) > 1 else texts[0]


def _target(facts: PageFacts, target: Target) -> str:
    if target.step is not None:
        return _link(facts.steps[target.step], with_number=True)
    return f"{_MARKS[target.outcome]} {escaped(target.end)}"


def _arrow(target: Target) -> str:
    return "↩" if target.back else "→"


def _link(step: StepFacts, *, with_number: bool = False) -> str:
    number = f"{step.number} · " if with_number else ""
    return f"[{number}{escaped(step.name)}](#{_anchor(step)})"


def _anchor(step: StepFacts) -> str:
    return f"step-{step.number}"


def _said(label: str, text: str, labels: Labels) -> str:
    return f"{_bold(label + labels['colon'])} {escaped(text)}" if text else ""


def _bold(text: str) -> str:
    return f"**{escaped(text)}**" if text else ""


def _line(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _list(items: Iterable[str]) -> str:
    return "\n".join(f"- {item}" for item in items)


def _boxes(items: Iterable[str]) -> str:
    return "\n".join(f"- [ ] {item}" for item in items)


def _quoted(text: str) -> str:
    lines: Sequence[str] = text.rstrip("\n").split("\n")
    return "\n".join(f"> {line}".rstrip() for line in lines)
