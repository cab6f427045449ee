"""The page as lines of a terminal, in the order in which it is printed."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from processkit.model.names import fold
from processkit.rendering.drafts import DraftNote
from processkit.rendering.labels import Labels
from processkit.rendering.order import Order
from processkit.rendering.page.facts import EndFacts, PageFacts
from processkit.rendering.page.plain import plain_facts
from processkit.rendering.page.step_facts import HandoverFacts, PaperBox, StepFacts, Target
from processkit.rendering.terminal.cells import cells, wrapped
from processkit.rendering.terminal.lanes import lanes, owners_of
from processkit.rendering.terminal.lines import Line, Piece, beside, labelled, paragraph

_MARKS = {"won": "✓", "lost": "✕", "later": "–"}
_BOX, _BULLET, _DIAMOND = "☐ ", "• ", "◆ "
_BLANK: Line = ()
_WIDEST_TIME = 3


def page_lines(order: Order, width: int) -> list[Line]:
    """Return the page in lines of at most ``width`` places, which are 20 or more.

    ``order.role`` leaves the steps of one owner; that there is such an owner must be clear.
    """
    facts, labels = plain_facts(order), order.labels
    page = _Page(facts, labels, width)
    if order.role is not None:
        wanted = fold(order.role)
        return [*page.title(), *page.steps(lambda step: fold(step.owner) == wanted)]
    return [
        *page.title(),
        *page.head(),
        *page.draft(),
        *_after_blank(lanes(facts.steps, width)),
        *page.steps(lambda _step: True),
        *page.ends(),
        *page.foot(),
    ]


def _after_blank(lines: Iterator[Line]) -> Iterator[Line]:
    """Yield the lines with an empty one above; nothing where there are none."""
    for place, line in enumerate(lines):
        if place == 0:
            yield _BLANK
        yield line


class _Page:
    """One page, its words, and how wide it is."""

    def __init__(self, facts: PageFacts, labels: Labels, width: int) -> None:
        self._facts, self._labels, self._width = facts, labels, width
        self._owners = owners_of(facts.steps)
        # What belongs to a step stands behind its number.
        self._indent = max(cells(step.number) for step in facts.steps) + 2

    def title(self) -> Iterator[Line]:
        yield from paragraph(self._facts.heading, self._width, manner="bold")

    def head(self) -> Iterator[Line]:
        facts = self._facts
        yield from paragraph(_joined(facts.company, facts.audience), self._width)
        yield from paragraph(facts.purpose, self._width)
        if facts.headline is not None:
            head = facts.headline
            yield _BLANK
            yield from self._figure(head.value, _joined(head.caption, *head.more))
        yield from paragraph(_joined(*facts.meta), self._width, manner="dim")

    def draft(self) -> Iterator[Line]:
        notes = self._facts.draft
        if notes:
            yield _BLANK
            yield (Piece(self._labels["draft_left"], "bold"),)
        for note in notes:
            yield from paragraph(note.text, self._width, mark=_mark(note))

    def steps(self, shown: Callable[[StepFacts], bool]) -> Iterator[Line]:
        """Yield the steps for which ``shown`` holds, each with the handover before it."""
        for step in filter(shown, self._facts.steps):
            yield _BLANK
            if step.handover is not None:
                yield from self._handover(step.handover)
            yield from self._step(step)

    def ends(self) -> Iterator[Line]:
        yield _BLANK
        yield self._rule(self._labels["ends"])
        for end in self._facts.ends:
            yield from paragraph(self._end(end), self._width, mark=f"{_MARKS[end.outcome]} ")

    def foot(self) -> Iterator[Line]:
        facts, labels = self._facts, self._labels
        for title, texts in (
            (labels["accepted"], facts.accepted),
            (labels["glossary"], tuple(f"{note.label}{labels['colon']} {note.text}" for note in facts.glossary)),
            (labels["questions"], (facts.contact,) if facts.contact else ()),
        ):
            if texts:
                yield _BLANK
                yield self._rule(title)
            for text in texts:
                yield from paragraph(text, self._width)

    def _figure(self, value: str, caption: str) -> Iterator[Line]:
        lines = wrapped(f"{value}  {caption}".replace("  ", " "), self._width)
        for place, line in enumerate(lines):
            if place == 0 and line.startswith(value):
                yield Piece(value, "bold"), Piece(line[len(value) :])
            else:
                yield (Piece(line),)

    def _rule(self, title: str) -> Line:
        shown = wrapped(title, self._width - 4)[0]
        return Piece("── ", "dim"), Piece(shown, "bold"), Piece(" " + "─" * (self._width - 4 - cells(shown)), "dim")

    def _step(self, step: StepFacts) -> Iterator[Line]:
        place = self._owners[fold(step.owner)]
        yield from self._name(step, place)
        owner = wrapped(step.owner, self._width - self._indent)
        asides = _joined(*step.asides)
        whole = _joined(step.owner, asides)
        front = Piece(" " * self._indent)
        if cells(whole) + self._indent <= self._width:
            yield front, Piece(step.owner, owner=place), Piece(whole[len(step.owner) :], "dim")
        else:
            yield from ((front, Piece(line, owner=place)) for line in owner)
            yield from paragraph(asides, self._width, self._indent, manner="dim")
        yield from self._inside(step)

    def _name(self, step: StepFacts, place: int) -> Iterator[Line]:
        """Yield the number, the name, and how long it takes at the right end where that has room."""
        number = Piece(step.number.rjust(self._indent - 2) + "  ", "bold", place)
        fits = cells(step.time) <= self._width // _WIDEST_TIME
        room = self._width - self._indent - (cells(step.time) + 2 if fits and step.time else 0)
        for line_number, line in enumerate(wrapped(step.name + self._remarks_on(step), room)):
            front = number if line_number == 0 else Piece(" " * self._indent)
            left = (front, Piece(line, "bold"))
            has_time = line_number == 0 and fits and step.time
            yield beside(left, (Piece(step.time),), self._width) if has_time else left
        if step.time and not fits:
            yield from labelled(
                f"{self._labels['column.time']}{self._labels['colon']}", step.time, self._width, self._indent
            )

    def _remarks_on(self, step: StepFacts) -> str:
        """Return the numbers of a draft's remarks that are about a step."""
        steps = self._facts.steps
        about = (note for note in self._facts.draft if note.step is not None and steps[note.step] is step)
        return "".join(f" [{note.number}]" for note in about if note.number)

    def _inside(self, step: StepFacts) -> Iterator[Line]:
        width, indent, labels = self._width, self._indent, self._labels
        colon = labels["colon"]
        yield from labelled(f"{labels['only_if']}{colon}", step.only_if, width, indent)
        for text in step.do:
            yield from paragraph(text, width, indent, mark=_BULLET)
        for text in step.boxes:
            yield from paragraph(text, width, indent, mark=_BOX)
        yield from labelled(f"{labels['column.paperwork']}{colon}", ", ".join(map(_paper, step.papers)), width, indent)
        customer = _joined(step.customer, step.contact)
        yield from labelled(f"{labels['checklist.customer']}{colon}", customer, width, indent)
        yield from labelled(f"{labels['from_customer']}{colon}", step.gives, width, indent)
        for note in step.notes:
            yield from labelled(f"{note.label}{colon}", note.text, width, indent)
        if step.question:
            yield from paragraph(step.question, width, indent, mark=_DIAMOND, manner="bold")
        for way in step.ways:
            arrow = "↩" if way.target.back else "→"
            yield from paragraph(f"{way.label} {arrow} {self._target(way.target)}", width, indent + 2)

    def _handover(self, handover: HandoverFacts) -> Iterator[Line]:
        labels, inside = self._labels, self._indent
        title = f"{handover.number}  {labels['handover']}{labels['colon']} {handover.givers} → {handover.receiver}"
        yield from paragraph(_joined(title, handover.within), self._width, mark="╌╌ ", manner="bold")
        for text in (*handover.papers, *handover.checks):
            yield from paragraph(text, self._width, inside, mark=_BOX)
        back = labels["back_to_giver"] if handover.back is None else self._target(handover.back)
        yield from labelled(labels["back_to"], back, self._width, inside)

    def _end(self, end: EndFacts) -> str:
        ways = [(way.label, self._facts.steps[way.step].number) for way in end.ways]
        silent = ", ".join(number for label, number in ways if not label)
        said = [f"{label} ({number})" for label, number in ways if label]
        said += [f"{self._labels['anytime']}{self._labels['colon']} {event}" for event in end.anytime]
        return _joined(f"{end.name} ({silent})" if silent else end.name, *said, *end.remarks)

    def _target(self, target: Target) -> str:
        if target.step is None:
            return f"{_MARKS[target.outcome]} {target.end}"
        step = self._facts.steps[target.step]
        return f"{step.number} {step.name}"


def _mark(note: DraftNote) -> str:
    """Return what stands before a remark of a draft: its number, as at its step in the other formats."""
    return f"[{note.number}] " if note.number else _BULLET


def _paper(paper: PaperBox) -> str:
    return f"{paper.name} ({paper.remark})" if paper.remark else paper.name


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
