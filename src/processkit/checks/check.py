"""What a check is: a code, a name, words for people, two examples, and one function."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from enum import IntEnum
from functools import cached_property
from typing import NamedTuple

from processkit.findings import Finding, Hit, Severity
from processkit.flow.figures import OnPaper
from processkit.flow.flow import Flow
from processkit.flow.paperwork import Missing, missing_papers
from processkit.flow.silence import Silence, longest_silence
from processkit.flow.time import Worst, promised
from processkit.flow.walks import Walks, walks_of
from processkit.model.process import Process


class Stage(IntEnum):
    """When a check is made. A stage runs only when the ones before found no error."""

    READING = 1
    """While the file is read: the text, the fields and their values."""
    NAMES = 2
    """When the page is built: names, references and what they name."""
    FLOW = 3
    """When all names are clear: what follows from the steps."""
    PAPER = 4
    """When the page holds together: how it stands on its sheet."""
    UPKEEP = 5
    """When all the others have spoken: what the page accepts of it."""


class Page:
    """All that a check may look at. It is made once a file, and shared by all checks."""

    def __init__(
        self,
        process: Process,
        measure: Callable[[Process], OnPaper] | None = None,
        today: date | None = None,
    ) -> None:
        """Take the page; the flow is worked out when the first check asks for it.

        Args:
            process: The page.
            measure: Tells how a page stands on its sheet; without it nobody looks.
            today: The day on which the page is read; without it nothing is overdue.
        """
        self.process = process
        self.today = today
        self.asked: Sequence[Check] = ()
        """The checks that are made of this page."""
        self.spoken: Sequence[Finding] = ()
        """What those of the stages before have found, accepted or not."""
        self._measure = measure

    @cached_property
    def flow(self) -> Flow:
        """What follows from the steps."""
        return Flow(self.process)

    @cached_property
    def walks(self) -> Walks:
        """All walks that a case can take within the limits of ``at_most``."""
        return walks_of(self.flow)

    @cached_property
    def silence(self) -> Silence | None:
        """The longest stretch without a word; None when it is not known."""
        return longest_silence(self.walks)

    @cached_property
    def promised(self) -> Worst | None:
        """The longest that the promised span can take; None when it is not known."""
        return promised(self.walks)

    @cached_property
    def on_paper(self) -> OnPaper | None:
        """How the page stands on its sheet; None when nobody looks."""
        return self._measure(self.process) if self._measure is not None else None

    @property
    def is_measured(self) -> bool:
        """Whether somebody looks how the page stands on its sheet."""
        return self._measure is not None

    @cached_property
    def missing_papers(self) -> list[Missing]:
        """The papers that are not there on every way to the steps that need them."""
        return missing_papers(self.flow)


def _found_while_reading(_page: Page) -> Iterable[Hit]:
    """Report nothing: such a check has spoken before there was a page."""
    return ()


class Check(NamedTuple):
    """One check.

    Attributes:
        name: Reads well after "accept": ``skipped-handover``.
        title: What it finds, in half a sentence.
        why: What it costs the customer or a colleague; one or two sentences.
        bad: A whole page. The comment ``# <-- here`` marks each line that must be reported.
        good: The same page put right; no check has an error or a warning for it.
        check: What reports the places. Checks of the first stage speak while the file is read.
        can_be_accepted: Whether a page may say "that is on purpose".
    """

    code: str
    name: str
    severity: Severity
    title: str
    why: str
    bad: str
    good: str
    check: Callable[[Page], Iterable[Hit]] = _found_while_reading
    stage: Stage = Stage.FLOW
    can_be_accepted: bool = True

    def finding(self, hit: Hit) -> Finding:
        """Return what ``hit`` says, with this check's name, weight and reason."""
        return Finding(
            code=self.code,
            name=self.name,
            severity=hit.severity or self.severity,
            message=hit.message,
            story=hit.story,
            why=self.why if hit.why is None else hit.why,
            fix=hit.fix,
            step=hit.step,
            path=hit.path,
            on_key=hit.on_key,
            way=hit.way,
            related=hit.related,
            span=hit.span,
            echo_of=hit.echo_of,
            repairs=hit.repairs,
        )
