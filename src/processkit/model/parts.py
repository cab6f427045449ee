"""The parts of a page below its steps: calendar, roles, paperwork, ends, and what a step holds."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from processkit.model.duration import Duration
from processkit.model.fields import Contact, Given, Outcome, Part, Text, Texts, Truth, read_as


class Calendar(Part):
    """When the shop works."""

    days: Given[Annotated[Text, read_as(r"\S")]] = Field(
        None,
        description="The days on which you work. Without it: Mon-Fri.",
        examples=["Mon-Fri", "Mon-Thu, Sat"],
    )
    hours: Given[Annotated[Text, read_as("[0-9][:.h][0-5][0-9]")]] = Field(
        None,
        description="From when to when you work. Without it: 08:00-17:00.",
        examples=["08:00-17:00", "08:00-12:00 13:00-17:00", "Mon-Fri 08:00-17:00; Sat 09:00-13:00"],
    )
    holidays: Given[Annotated[Text, read_as(r"^\s*[A-Za-z]{2}(-[A-Za-z0-9]{1,3})?\s*$")]] = Field(
        None,
        description="The country, or country and region, whose public holidays you keep.",
        examples=["ZA", "DE-BY"],
    )
    timezone: Given[Annotated[Text, read_as(r"\S")]] = Field(
        None, description="The time zone of your clock.", examples=["Africa/Johannesburg", "Europe/Berlin"]
    )


class Role(Part):
    """Who does the work: a role, which one or several people fill."""

    people: Given[Texts] = Field(None, description="Who fills this role.", examples=[["Sam", "Lindi"]])
    backup: Given[Text] = Field(
        None,
        description="The role that steps in when nobody of this one is there.",
        examples=["Sales office"],
    )
    team: Given[Text] = Field(None, description="The team that this role belongs to.", examples=["Sales"])
    outside: Truth = Field(False, description="true when it is not one of ours, such as a bank or a notary.")


class Paper(Part):
    """One piece of paperwork."""

    source: Given[Text] = Field(None, alias="from", description="Who gives it.", examples=["customer"])
    signed: Truth = Field(False, description="true when it must be signed by the one who gives it.")
    form: Given[Text] = Field(None, description="Where the blank form is.", examples=["forms/quote.odt"])
    keep: Given[Text] = Field(None, description="How long it is kept.", examples=["5 years"])


class EndDeclaration(Part):
    """What the page says of one of its ends."""

    name: Given[Text] = Field(None, description="What this end is called on the page.", examples=["Delighted customer"])
    outcome: Given[Outcome] = Field(
        None, description="What it means for the sale. Needed for every end but won, lost and later."
    )
    reason: Truth = Field(False, description="true when a reason must be written down.")
    wake_up: Given[Text] = Field(None, description="When to get in touch again.", examples=["every 3 months", "spring"])
    becomes: Given[Contact] = Field(None, description="What kind of contact the person is after this end.")


class Focus(Part):
    """What is being improved now."""

    step: Given[Text] = Field(None, description="The step that you are working on.")
    until: Given[Text] = Field(None, description="Until when.", examples=["end of March"])
    goal: Given[Text] = Field(None, description="What will be better then.")


class Handover(Part):
    """What the owner of this step confirms before the step starts."""

    papers: Given[Texts] = Field(
        None, description="The paperwork that must be on file.", examples=[["Measurements", "Quote"]]
    )
    checks: Given[Texts] = Field(
        None,
        description="What the receiver confirms, each as a short statement.",
        examples=[["The drawing matches the quote"]],
    )
    within: Given[Duration] = Field(None, description="How soon the receiver answers.", examples=["4 hours"])
    if_incomplete: Given[Text] = Field(
        None,
        description="The step that it goes back to when something is missing. Without it: the step it came from.",
    )
    so_that: Given[Text] = Field(None, description="What this handover makes possible.")


class NoReply(Part):
    """What happens when the customer, or whoever is waited for, does not answer."""

    after: Duration = Field(description="How long we wait.", examples=["14 days"])
    go: Text = Field(description="The step or end that follows.", examples=["later"])
    papers: Given[Texts] = Field(None, description="The papers that count as there all the same: silence is approval.")


class Payment(Part):
    """What the customer pays at this step."""

    what: Given[Text] = Field(None, description="What is paid.", examples=["50 % deposit"])
    due: Given[Text] = Field(None, description="When it is due.", examples=["within 7 days", "on sign-off"])
    before: Given[Text] = Field(None, description="The step that does not start before this is paid.")
    if_unpaid: Given[Text] = Field(
        None,
        description="What we do when it is not paid.",
        examples=["Sales office calls on day 8; no materials are ordered before it is in"],
    )


class CustomerSide(Part):
    """The step from the customer's eyes and in the customer's words."""

    by: Given[Text] = Field(None, description="How we are in touch.", examples=["phone", "e-mail", "visit"])
    sees: Given[Text] = Field(
        None, description="Who and what the customer sees.", examples=["A friendly call back the same day"]
    )
    told: Given[Text] = Field(
        None,
        description="What happens next, when, and what we need.",
        examples=["A visit follows within the week"],
    )
    gets: Given[Text] = Field(None, description="What the customer gets.", examples=["A brochure"])
    gives: Given[Text] = Field(None, description="What the customer does or gives.", examples=["Signature and deposit"])
    feels: Given[Text] = Field(None, description="How it should feel.", examples=["Taken seriously"])
    every: Given[Duration] = Field(
        None, description="How often we get in touch while the step is open.", examples=["5 days"]
    )


TextByText = Annotated[dict[Text, Text], Field(min_length=1)]
TextsByText = Annotated[dict[Text, Texts], Field(min_length=1)]
