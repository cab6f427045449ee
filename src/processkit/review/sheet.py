"""The sheet for a review: what is open, step by step, the three keys, the four phases, and the questions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from processkit.findings import Finding
from processkit.flow.flow import Flow
from processkit.flow.sale import PHASES, follows_a_sale, phases_of
from processkit.model.names import fold
from processkit.model.parts import Role
from processkit.model.process import Process
from processkit.rendering.views.outline import BLANK, Block, Heading, Item, Pasted, boxes, bullets, lines
from processkit.report.report import Report
from processkit.report.text import praise
from processkit.review.open_points import KEYS, OpenPoint, numbers_of, open_points
from processkit.review.questions import questions_of_page, questions_of_step

_KEYS = {
    "communication": "do we speak, and early enough?",
    "transparency": "do they know price, date and bad news from us?",
    "consistency": "does each customer get the same, whoever serves them?",
}
_PHASES = {
    "find": "finding the right ones",
    "win": "turning them into customers",
    "keep": "serving them so that they come back",
    "advocate": "being recommended",
}
_NOTES = 4 * BLANK


def review_of(process: Process, report: Report) -> list[Block]:
    """Return the sheet for a page that holds together well enough to be followed.

    Args:
        process: The page: ``report.process``.
        report: What checking it gave.
    """
    flow = Flow(process)
    points = open_points(report.findings, flow)
    return [
        *_head(process, report, points),
        *_what_is_open(points),
        Heading(2, "Step by step, from the customer's eyes"),
        *(block for place in range(flow.step_count) for block in _step(process, place, points)),
        *_keys(points),
        *_phases(flow, points),
        Heading(2, "What no program can answer"),
        *boxes(questions_of_page(process)),
        *lines(Item(_NOTES, "We change"), Item(f"{BLANK}  by {BLANK}", "Who sees to it")),
    ]


def _head(process: Process, report: Report, points: Sequence[OpenPoint]) -> list[Block]:
    version = f"version {process.version}" if process.version is not None else ""
    revised = f"revised {process.revised.isoformat()}" if process.revised is not None else ""
    owner = f"answered for by {process.owner}" if process.owner is not None else ""
    about = ", ".join(filter(None, (process.company, version, revised, owner)))
    many = f"{len(points)} points are open" if len(points) > 1 else "One point is open" if points else "Nothing is open"
    return [
        Heading(1, f"Review: {process.name}"),
        *lines(about, f"{praise(report)}.", f"{many}. The rest of this sheet asks what only you can know."),
    ]


def _what_is_open(points: Sequence[OpenPoint]) -> Iterator[Block]:
    for is_absent, title in ((False, "What happens, and should not"), (True, "What does not happen")):
        own = [point for point in points if point.is_absent is is_absent]
        if not own:
            continue
        yield Heading(2, title)
        said: set[str] = set()
        for point in own:
            finding = point.finding
            yield from lines(Item(f"{finding.message} {finding.story}".strip(), f"{point.number}, {point.weight}"))
            why = "" if finding.why in said else finding.why
            said.add(finding.why)
            yield from _to_type(why, finding)


def _to_type(why: str, finding: Finding) -> Iterator[Block]:
    """Yield why it matters and what to write, with the lines to paste in their own block."""
    told: list[str] = [why] if why else []
    pasted: list[str] = []
    for line in finding.fix.splitlines():
        (pasted if line.startswith("    ") else told).append(line.removeprefix("    "))
    yield from lines(" ".join(told))
    if pasted:
        yield Pasted(tuple(pasted))


def _step(process: Process, place: int, points: Sequence[OpenPoint]) -> Iterator[Block]:
    step = process.steps[place]
    side = step.customer
    own = [point for point in points if place in point.steps]
    yield Heading(3, f"{process.numbers.labels[place]} {step.name}")
    said = (side.sees, side.told, side.gets, side.gives, side.feels) if side is not None else ()
    labels = ("They see", "They are told", "They get", "They give", "They feel")
    yield from bullets(
        [
            *(Item(text or "", label) for text, label in zip(said, labels, strict=False)),
            Item(_who(process, place), "Who handles it"),
            Item(step.takes.text if step.takes is not None else "", "It takes"),
            Item(f"{step.measure or ''} {BLANK}".strip(), "How well did it go"),
            Item(numbers_of(own), "Open"),
        ]
    )
    yield from boxes(questions_of_step(step, _backup(process, place)))


def _role(process: Process, place: int) -> Role | None:
    owner = fold(process.steps[place].owner)
    return next((facts for name, facts in (process.roles or {}).items() if fold(name) == owner), None)


def _backup(process: Process, place: int) -> str | None:
    role = _role(process, place)
    return process.steps[place].backup or (role.backup if role is not None else None)


def _who(process: Process, place: int) -> str:
    step, role, backup = process.steps[place], _role(process, place), _backup(process, place)
    people = ", ".join((role.people if role is not None else None) or ())
    who = f"{step.owner} ({people})" if people else step.owner
    helped = f", with {', '.join(step.helpers)}" if step.helpers else ""
    waits = f", waiting for {step.waits_for}" if step.waits_for is not None else ""
    return who + helped + waits + (f"; when away: {backup}" if backup is not None else "")


def _keys(points: Sequence[OpenPoint]) -> list[Block]:
    items = [
        Item(f"{_KEYS[key]} {_open([point for point in points if point.key == key])}", key.capitalize()) for key in KEYS
    ]
    return [Heading(2, "The three keys"), *bullets(items)]


def _phases(flow: Flow, points: Sequence[OpenPoint]) -> list[Block]:
    """Return the phases of a customer's life; none where the page does not say which stage it has come to."""
    if not follows_a_sale(flow.process):
        return []
    process, of_steps = flow.process, phases_of(flow)
    items = []
    for phase in PHASES:
        steps = [process.numbers.labels[place] for place, own in of_steps.items() if own == phase]
        where = f"{'step' if len(steps) == 1 else 'steps'} {', '.join(steps)}." if steps else "no step."
        told = f"{_PHASES[phase]}: {where} {_open([point for point in points if phase in point.phases])}"
        items.append(Item(told, phase.capitalize()))
    return [Heading(2, "The four phases"), *bullets(items)]


def _open(points: Sequence[OpenPoint]) -> str:
    return f"Open: {len(points)} ({numbers_of(points)})." if points else "Nothing open."
