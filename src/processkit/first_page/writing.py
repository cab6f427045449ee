"""A plan as the YAML of a page, in the layout of the pages that ship, with comments that teach."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from processkit.first_page.plan import Plan, PlannedStep
from processkit.first_page.ways import PlannedAnswer
from processkit.source.typed import typed, typed_list

_COLUMN = 45
_LONGEST_COMMENT = 100
_CHANGE = "change this"


def written(plan: Plan, file: str) -> str:
    """Return the page as text. ``file`` is what it will be called; empty where nobody knows."""
    teacher = _Teacher()
    lines = [*_top(plan, file), "", *_declared(plan), "", "steps:"]
    for step in plan.steps:
        lines += [*_step(plan, step, teacher), ""]
    lines += list(_ends(plan))
    return "\n".join(lines).rstrip() + "\n"


def _top(plan: Plan, file: str) -> Iterator[str]:
    yield "# Your first page. What stands behind a # is for you, and is not printed."
    yield f'# Where it says "{_CHANGE}" nobody knew better yet. Then ask: processkit check {file or "FILE"}'
    for note in plan.notes:
        yield from _comment(note, "")
    yield "processkit: 1"
    yield _line("process", plan.title, f"{_CHANGE}: what customers come to you for" if "title" in plan.guessed else "")
    if plan.company:
        yield _line("company", plan.company)
    yield _line("contact", plan.contact, f"{_CHANGE}: how customers reach you" if "contact" in plan.guessed else "")
    if plan.promise:
        yield _line("promise", plan.promise, "what you tell the customer: how long it takes in all")
    else:
        yield "# promise: 20 days                          # what you tell the customer; write it once the times are right"
    if plan.keep_in_touch:
        why = f"{_CHANGE}: after the sale" if "keep_in_touch" in plan.guessed else "after the sale"
        yield _line("keep_in_touch", plan.keep_in_touch, why)
    if plan.language != "en":
        yield _line("language", plan.language, "language of the printed words that are not yours")


def _declared(plan: Plan) -> Iterator[str]:
    yield _commented("roles:", "who does the work; who stands in may stand below each: backup: Office")
    for role in plan.roles:
        yield f"  {typed(role)}:"
    if plan.papers:
        yield ""
        yield _commented("paperwork:", "what must be on paper; below each may stand signed: true, from: customer")
        for paper in plan.papers:
            yield f"  {typed(paper)}:"


class _Teacher:
    """Writes the comments of a page: each key is explained where it comes first."""

    def __init__(self) -> None:
        self._taught: set[str] = set()

    def once(self, key: str, comment: str) -> str:
        """Return the comment the first time, and nothing after that."""
        if key in self._taught:
            return ""
        self._taught.add(key)
        return comment

    def of(self, step: PlannedStep, key: str, question: str, lesson: str = "") -> str:
        """Return what stands behind a key: that it is a guess, or else what it is for."""
        return f"{_CHANGE}: {question}" if key in step.guessed else self.once(key, lesson)


def _step(plan: Plan, step: PlannedStep, teacher: _Teacher) -> Iterator[str]:
    if step.heading:
        yield from _comment(step.heading, "  ")
    for note in step.notes:
        yield from _comment(note, "  ")
    once = teacher.once
    yield f"  - step: {typed(step.name)}"
    yield _line("owner", step.owner, teacher.of(step, "owner", "who sees to it?", "who sees to it that it is done"), 4)
    if step.waits_for_customer:
        yield _line("waits_for", "customer", once("waits_for", "the customer acts; the owner watches it"), 4)
    yield _line("takes", step.takes, teacher.of(step, "takes", "how long does it take?", "working time"), 4)
    if step.at_most is not None:
        yield _line("at_most", str(step.at_most), once("at_most", f"{_CHANGE}: how often for one customer, at most"), 4)
    yield from _checked(step, teacher)
    if step.do:
        yield "    do:"
        yield from (f"      - {typed(point)}" for point in step.do)
    if step.papers:
        yield _commented(
            f"    paperwork: {typed_list(step.papers)}", once("paperwork", "on file when the step is done")
        )
    yield from _decision(step, teacher)
    if step.if_late:
        yield _line("if_late", step.if_late, once("if_late", _CHANGE), 4)
    yield _commented(
        "    customer:", teacher.of(step, "told", "say it in the customer's words", "from the customer's eyes")
    )
    yield _line("told", step.told, indent=6)
    if step.every:
        yield _line("every", step.every, once("every", "how often they hear from you while it lasts"), 6)
    if step.is_last and plan.asks_how_it_went:
        yield _commented("    ask_for: [feedback, referral]", "testimonial and repeat may stand here, too")
        yield _line("measure", plan.measure, "how you know that it went well", 4)


def _checked(step: PlannedStep, teacher: _Teacher) -> Iterator[str]:
    """Yield what the owner confirms when somebody else had the customer before, or else ticks off."""
    if step.takes_over:
        lesson = teacher.once("handover", "the owner of this step confirms this before it starts")
        yield _commented("    handover:", lesson)
        if step.needs:
            yield f"      papers: {typed_list(step.needs)}"
        yield _commented("      checks:", teacher.of(step, "checks", f"what must {step.owner} know?"))
        yield from (f"        - {typed(check)}" for check in step.checks)
    elif "checks" not in step.guessed:
        yield _commented("    checklist:", teacher.once("checklist", "ticked off before the step is done"))
        yield from (f"      - {typed(check)}" for check in step.checks)


def _decision(step: PlannedStep, teacher: _Teacher) -> Iterator[str]:
    if step.answers:
        yield _line("decide", step.question, _CHANGE if "question" in step.guessed else "", 4)
        lesson = teacher.once("answers", "each leads to a step or to an end: won, lost, later")
        yield _commented("    answers:", lesson)
        yield from (_answer(answer) for answer in step.answers)
    if step.no_reply:
        yield _commented("    no_reply:", teacher.once("no_reply", "when the customer does not answer"))
        yield f"      after: {typed(step.no_reply)}"
        yield "      go: later"


def _answer(answer: PlannedAnswer) -> str:
    why = _CHANGE if answer.guessed or answer.remark else ""
    return _commented(f"      {typed(answer.label)}: {typed(answer.target)}", why)


def _ends(plan: Plan) -> Iterator[str]:
    if not plan.ends:
        return
    yield _commented("ends:", "won, lost and later always exist; here stands what is to be known of them")
    if "lost" in plan.ends:
        yield "  lost:"
        yield _commented("    reason: true", "why we lost them is written down")
    if "later" in plan.ends:
        yield "  later:"
        yield _line("wake_up", plan.keep_in_touch or plan.wake_up, "when we get in touch again", 4)


def _line(key: str, text: str, comment: str = "", indent: int = 0) -> str:
    return _commented(f"{' ' * indent}{key}: {typed(text)}", comment)


def _commented(line: str, comment: str) -> str:
    return f"{f'{line}  '.ljust(_COLUMN)}# {comment}" if comment else line


def _comment(text: str, indent: str) -> Sequence[str]:
    return [f"{indent}# {line}" for line in textwrap.wrap(text, _LONGEST_COMMENT)]
