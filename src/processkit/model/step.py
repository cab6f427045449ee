"""One step of the process."""

from __future__ import annotations

from processkit.model.duration import Duration
from processkit.model.kinds import (
    ASK,
    CONTACT,
    DURATION,
    MILESTONE,
    OWNER,
    PER_CENT,
    TEXT,
    TEXT_BY_TEXT,
    TEXTS,
    TEXTS_BY_TEXT,
    TIMES,
    TRUTH,
    Ask,
    ByText,
    Contact,
    ListOf,
    Milestone,
    OrNothing,
)
from processkit.model.names import slug
from processkit.model.part import Part, PartOf, given, needed, usual
from processkit.model.parts import CustomerSide, Handover, NoReply, Payment


class Step(Part):
    """One step: what is done, by whom, and what leads on from it.

    References to other steps and ends are kept as they were written; ``Process.place_of`` finds
    what they name.
    """

    name: str = needed(TEXT, "What is done, in a few words.", key="step", examples=["Send the quote"])
    id: str | None = given(TEXT, "A short name for other programs that stays when the step is renamed.")
    owner: str = needed(OWNER, "The one role that sees to it that this step is done.", examples=["Sales rep"])
    backup: str | None = given(TEXT, "The role that steps in for the owner.")
    helpers: tuple[str, ...] | None = given(TEXTS, "Other roles that help.")
    waits_for: str | None = given(
        TEXT,
        "Who outside does the work, while the owner watches it: a bank, or customer. 'takes' is the waiting time.",
        examples=["Bank", "customer"],
    )
    only_if: str | None = given(
        TEXT, "The case in which this step is done; otherwise it is passed over.", examples=["There is a trade-in"]
    )
    takes: Duration | None = given(
        DURATION, "How long it takes, in working time.", examples=["2 days", "3-5 days", "4 hours"]
    )
    at_most: int | None = given(TIMES, "How often this step is done for one customer, at most: 1 to 9.")
    becomes: Contact | None = given(CONTACT, "What kind of contact the person is once this step is done.")
    milestone: Milestone | None = given(MILESTONE, "The stage of the sale that this step reaches.")
    do: tuple[str, ...] | None = given(TEXTS, "What is done, as short bullet points.")
    checklist: tuple[str, ...] | None = given(TEXTS, "What is ticked off before the step is done.")
    done_when: tuple[str, ...] | None = given(TEXTS, "How one can see that the step is done.")
    needs: tuple[str, ...] | None = given(TEXTS, "The paperwork that must be on file before the step starts.")
    paperwork: tuple[str, ...] | None = given(TEXTS, "The paperwork that is on file when the step is done.")
    answer_papers: dict[str, tuple[str, ...]] | None = given(
        TEXTS_BY_TEXT, "For an answer: the papers that are there only when that answer was given."
    )
    tools: tuple[str, ...] | None = given(TEXTS, "The tools that are used.", examples=[["CRM"]])
    handover: Handover | None = given(PartOf(Handover), "What the owner of this step confirms before the step starts.")
    decide: str | None = given(TEXT, "The question that the answers answer.", examples=["What does the customer say?"])
    answers: dict[str, str] | None = given(
        TEXT_BY_TEXT,
        "For each answer: the step or end that follows.",
        examples=[{"Yes": "Take the order", "No": "lost"}],
    )
    chances: dict[str, int] | None = given(
        ByText(PER_CENT), "For each answer, how likely it is in per cent; 100 in all."
    )
    next: str | None = given(TEXT, "The step or end that follows. Without it: the step below.")
    no_reply: NoReply | None = given(PartOf(NoReply), "What happens when nobody answers.")
    payment: Payment | None = given(PartOf(Payment), "What the customer pays at this step.")
    if_late: str | None = given(TEXT, "What we do, and say to the customer, as soon as it will be late.")
    ask_for: tuple[Ask, ...] | None = given(ListOf(ASK), "What we ask the customer for.")
    measure: str | None = given(
        TEXT, "How we know that it went well.", examples=["Score from 1 to 10 for the whole journey"]
    )
    customer: CustomerSide | None = given(
        PartOf(CustomerSide), "The step from the customer's eyes, in the customer's words."
    )
    accepted: dict[str, str | None] | None = given(
        ByText(OrNothing(TEXT)), "Checks that are silent for this step, each with the reason."
    )
    critical: bool = usual(False, TRUTH, "true for a moment of truth: the page marks it.")

    @property
    def key(self) -> str:
        """The stable name for machines: ``id``, or else the slug of the name."""
        return self.id if self.id is not None else slug(self.name)

    @property
    def papers_made(self) -> tuple[str, ...]:
        """The papers that are on file when this step is done, whatever the answer was."""
        return self.paperwork or ()
