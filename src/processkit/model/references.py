"""Every place of a page that names a step, an end, a role or a paper."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from processkit.findings import DocPath

if TYPE_CHECKING:
    from processkit.model.process import Process
    from processkit.model.step import Step

Wanted: TypeAlias = Literal["step", "end", "step or end"]


class Reference(NamedTuple):
    """A name that stands for something else on the page, and what it must stand for."""

    text: str
    path: DocPath
    wanted: Wanted


class Mention(NamedTuple):
    """A role or a paper that is named somewhere on the page."""

    name: str
    path: DocPath


def references_of(process: Process) -> Iterator[Reference]:
    """Yield all references to steps and ends, the page's own first, then step by step."""
    for key, text in (("promise_from", process.promise_from), ("promise_to", process.promise_to)):
        if text is not None:
            yield Reference(text, (key,), "step")
    if process.focus is not None and process.focus.step is not None:
        yield Reference(process.focus.step, ("focus", "step"), "step")
    for number, step in enumerate(process.steps):
        yield from _references_in(step, ("steps", number))
    for event, target in (process.anytime or {}).items():
        yield Reference(target, ("anytime", event), "end")


def _references_in(step: Step, here: DocPath) -> Iterator[Reference]:
    for answer, target in (step.answers or {}).items():
        yield Reference(target, (*here, "answers", answer), "step or end")
    if step.next is not None:
        yield Reference(step.next, (*here, "next"), "step or end")
    if step.no_reply is not None:
        yield Reference(step.no_reply.go, (*here, "no_reply", "go"), "step or end")
    if step.handover is not None and step.handover.if_incomplete is not None:
        yield Reference(step.handover.if_incomplete, (*here, "handover", "if_incomplete"), "step")
    if step.payment is not None and step.payment.before is not None:
        yield Reference(step.payment.before, (*here, "payment", "before"), "step")


def roles_named(process: Process) -> Iterator[Mention]:
    """Yield every owner, backup and helper, and every role's backup; not who is waited for."""
    for role, facts in (process.roles or {}).items():
        if facts is not None and facts.backup is not None:
            yield Mention(facts.backup, ("roles", role, "backup"))
    for number, step in enumerate(process.steps):
        here: DocPath = ("steps", number)
        yield Mention(step.owner, (*here, "owner"))
        if step.backup is not None:
            yield Mention(step.backup, (*here, "backup"))
        yield from _each(step.helpers, (*here, "helpers"))


def papers_named(process: Process) -> Iterator[Mention]:
    """Yield every paper that a step makes, needs or hands over, or that a case starts with."""
    yield from _each(process.starts_with, ("starts_with",))
    for number, step in enumerate(process.steps):
        here: DocPath = ("steps", number)
        if step.handover is not None:
            yield from _each(step.handover.papers, (*here, "handover", "papers"))
        yield from _each(step.needs, (*here, "needs"))
        yield from _each(step.paperwork, (*here, "paperwork"))
        for answer, papers in (step.answer_papers or {}).items():
            yield from _each(papers, (*here, "answer_papers", answer))
        if step.no_reply is not None:
            yield from _each(step.no_reply.papers, (*here, "no_reply", "papers"))


def _each(names: tuple[str, ...] | None, path: DocPath) -> Iterator[Mention]:
    for number, name in enumerate(names or ()):
        yield Mention(name, (*path, number))
