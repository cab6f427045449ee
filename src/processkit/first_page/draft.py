"""What is known of a page that is being begun. What is empty is not known yet, and is filled in later."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer to a question, and where it leads, in the words of whoever wrote it."""

    label: str
    target: str


@dataclass(frozen=True, slots=True)
class StepDraft:
    """One step.

    Attributes:
        do: What is done, as short points.
        checks: What the owner must know before it starts.
        told: What the customer is told.
        waits_for_customer: Whether it is the customer who acts.
        no_reply: How long we wait for an answer.
        heading: What stands above this step and those that follow; empty where nothing new does.
        remarks: What could not be taken as it was written; it stands on the page as a note.
    """

    name: str
    owner: str = ""
    takes: str = ""
    papers: tuple[str, ...] = ()
    do: tuple[str, ...] = ()
    checks: tuple[str, ...] = ()
    told: str = ""
    question: str = ""
    answers: tuple[Answer, ...] = ()
    waits_for_customer: bool = False
    no_reply: str = ""
    heading: str = ""
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """A page that is being begun.

    Attributes:
        promise: What we tell the customer; None writes none, empty lets the times decide.
        keep_in_touch: How often we are in touch after the sale; None is never, empty what is usual.
        asks_how_it_went: Whether the last step asks the customer how it went.
        language: The language of the lengths of time, such as ``de``.
    """

    title: str = ""
    company: str = ""
    contact: str = ""
    steps: tuple[StepDraft, ...] = ()
    promise: str | None = ""
    keep_in_touch: str | None = ""
    asks_how_it_went: bool = True
    language: str = "en"
    left_over: tuple[str, ...] = field(default=())
