"""One step of the process."""

from __future__ import annotations

from typing import Annotated

from pydantic import ConfigDict, Field

from processkit.model.duration import Duration
from processkit.model.fields import Ask, Contact, Given, Milestone, Owner, Part, PerCent, Text, Texts, Times, Truth
from processkit.model.names import slug
from processkit.model.parts import CustomerSide, Handover, NoReply, Payment, TextByText, TextsByText


class Step(Part):
    """One step: what is done, by whom, and what leads on from it.

    References to other steps and ends are kept as they were written; ``Process.place_of`` finds
    what they name.
    """

    # What several keys must keep to together; checks say the same in words when the page is built.
    model_config = ConfigDict(
        json_schema_extra={
            "dependentSchemas": {"answers": {"properties": {"next": False, "only_if": False}}},
            "dependentRequired": {"chances": ["answers"], "answer_papers": ["answers"]},
        }
    )

    name: Text = Field(alias="step", description="What is done, in a few words.", examples=["Send the quote"])
    id: Given[Text] = Field(None, description="A short name for other programs that stays when the step is renamed.")
    owner: Owner = Field(description="The one role that sees to it that this step is done.", examples=["Sales rep"])
    backup: Given[Text] = Field(None, description="The role that steps in for the owner.")
    helpers: Given[Texts] = Field(None, description="Other roles that help.")
    waits_for: Given[Text] = Field(
        None,
        description="Who outside does the work, while the owner watches it: a bank, or customer. 'takes' is the waiting time.",
        examples=["Bank", "customer"],
    )
    only_if: Given[Text] = Field(
        None,
        description="The case in which this step is done; otherwise it is passed over.",
        examples=["There is a trade-in"],
    )
    takes: Given[Duration] = Field(
        None, description="How long it takes, in working time.", examples=["2 days", "3-5 days", "4 hours"]
    )
    at_most: Given[Times] = Field(None, description="How often this step is done for one customer, at most: 1 to 9.")
    becomes: Given[Contact] = Field(None, description="What kind of contact the person is once this step is done.")
    milestone: Given[Milestone] = Field(None, description="The stage of the sale that this step reaches.")
    do: Given[Texts] = Field(None, description="What is done, as short bullet points.")
    checklist: Given[Texts] = Field(None, description="What is ticked off before the step is done.")
    done_when: Given[Texts] = Field(None, description="How one can see that the step is done.")
    needs: Given[Texts] = Field(None, description="The paperwork that must be on file before the step starts.")
    paperwork: Given[Texts] = Field(None, description="The paperwork that is on file when the step is done.")
    answer_papers: Given[TextsByText] = Field(
        None, description="For an answer: the papers that are there only when that answer was given."
    )
    tools: Given[Texts] = Field(None, description="The tools that are used.", examples=[["CRM"]])
    handover: Given[Handover] = Field(None, description="What the owner of this step confirms before the step starts.")
    decide: Given[Text] = Field(
        None, description="The question that the answers answer.", examples=["What does the customer say?"]
    )
    answers: Given[TextByText] = Field(
        None,
        description="For each answer: the step or end that follows.",
        examples=[{"Yes": "Take the order", "No": "lost"}],
    )
    chances: Given[Annotated[dict[Text, PerCent], Field(min_length=1)]] = Field(
        None, description="For each answer, how likely it is in per cent; 100 in all."
    )
    next: Given[Text] = Field(None, description="The step or end that follows. Without it: the step below.")
    no_reply: Given[NoReply] = Field(None, description="What happens when nobody answers.")
    payment: Given[Payment] = Field(None, description="What the customer pays at this step.")
    if_late: Given[Text] = Field(None, description="What we do, and say to the customer, as soon as it will be late.")
    ask_for: Given[Annotated[tuple[Ask, ...], Field(min_length=1)]] = Field(
        None, description="What we ask the customer for."
    )
    measure: Given[Text] = Field(
        None,
        description="How we know that it went well.",
        examples=["Score from 1 to 10 for the whole journey"],
    )
    customer: Given[CustomerSide] = Field(
        None, description="The step from the customer's eyes, in the customer's words."
    )
    accepted: Given[Annotated[dict[Text, Text | None], Field(min_length=1)]] = Field(
        None, description="Checks that are silent for this step, each with the reason."
    )
    critical: Truth = Field(False, description="true for a moment of truth: the page marks it.")

    @property
    def key(self) -> str:
        """The stable name for machines: ``id``, or else the slug of the name."""
        return self.id if self.id is not None else slug(self.name)

    @property
    def papers_made(self) -> tuple[str, ...]:
        """The papers that are on file when this step is done, whatever the answer was."""
        return self.paperwork or ()
