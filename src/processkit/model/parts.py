"""The parts of a page below its steps: calendar, roles, paperwork, ends, and what a step holds."""

from __future__ import annotations

from processkit.model.duration import Duration
from processkit.model.kinds import (
    CONTACT,
    DURATION,
    OUTCOME,
    TEXT,
    TEXTS,
    TRUTH,
    Contact,
    Outcome,
    text_like,
)
from processkit.model.part import Part, given, needed, usual


class Calendar(Part):
    """When the shop works."""

    days: str | None = given(
        text_like("\\S"), "The days on which you work. Without it: Mon-Fri.", examples=["Mon-Fri", "Mon-Thu, Sat"]
    )
    hours: str | None = given(
        text_like("[0-9][:.h][0-5][0-9]"),
        "From when to when you work. Without it: 08:00-17:00.",
        examples=["08:00-17:00", "08:00-12:00 13:00-17:00", "Mon-Fri 08:00-17:00; Sat 09:00-13:00"],
    )
    holidays: str | None = given(
        text_like("^\\s*[A-Za-z]{2}(-[A-Za-z0-9]{1,3})?\\s*$"),
        "The country, or country and region, whose public holidays you keep.",
        examples=["ZA", "DE-BY"],
    )
    timezone: str | None = given(
        text_like("\\S"), "The time zone of your clock.", examples=["Africa/Johannesburg", "Europe/Berlin"]
    )


class Role(Part):
    """Who does the work: a role, which one or several people fill."""

    people: tuple[str, ...] | None = given(TEXTS, "Who fills this role.", examples=[["Sam", "Lindi"]])
    backup: str | None = given(
        TEXT, "The role that steps in when nobody of this one is there.", examples=["Sales office"]
    )
    team: str | None = given(TEXT, "The team that this role belongs to.", examples=["Sales"])
    outside: bool = usual(False, TRUTH, "true when it is not one of ours, such as a bank or a notary.")


class Paper(Part):
    """One piece of paperwork."""

    source: str | None = given(TEXT, "Who gives it.", key="from", examples=["customer"])
    signed: bool = usual(False, TRUTH, "true when it must be signed by the one who gives it.")
    form: str | None = given(TEXT, "Where the blank form is.", examples=["forms/quote.odt"])
    keep: str | None = given(TEXT, "How long it is kept.", examples=["5 years"])


class EndDeclaration(Part):
    """What the page says of one of its ends."""

    name: str | None = given(TEXT, "What this end is called on the page.", examples=["Delighted customer"])
    outcome: Outcome | None = given(
        OUTCOME, "What it means for the sale. Needed for every end but won, lost and later."
    )
    reason: bool = usual(False, TRUTH, "true when a reason must be written down.")
    wake_up: str | None = given(TEXT, "When to get in touch again.", examples=["every 3 months", "spring"])
    becomes: Contact | None = given(CONTACT, "What kind of contact the person is after this end.")


class Focus(Part):
    """What is being improved now."""

    step: str | None = given(TEXT, "The step that you are working on.")
    until: str | None = given(TEXT, "Until when.", examples=["end of March"])
    goal: str | None = given(TEXT, "What will be better then.")


class Handover(Part):
    """What the owner of this step confirms before the step starts."""

    papers: tuple[str, ...] | None = given(
        TEXTS, "The paperwork that must be on file.", examples=[["Measurements", "Quote"]]
    )
    checks: tuple[str, ...] | None = given(
        TEXTS, "What the receiver confirms, each as a short statement.", examples=[["The drawing matches the quote"]]
    )
    within: Duration | None = given(DURATION, "How soon the receiver answers.", examples=["4 hours"])
    if_incomplete: str | None = given(
        TEXT, "The step that it goes back to when something is missing. Without it: the step it came from."
    )
    so_that: str | None = given(TEXT, "What this handover makes possible.")


class NoReply(Part):
    """What happens when the customer, or whoever is waited for, does not answer."""

    after: Duration = needed(DURATION, "How long we wait.", examples=["14 days"])
    go: str = needed(TEXT, "The step or end that follows.", examples=["later"])
    papers: tuple[str, ...] | None = given(TEXTS, "The papers that count as there all the same: silence is approval.")


class Payment(Part):
    """What the customer pays at this step."""

    what: str | None = given(TEXT, "What is paid.", examples=["50 % deposit"])
    due: str | None = given(TEXT, "When it is due.", examples=["within 7 days", "on sign-off"])
    before: str | None = given(TEXT, "The step that does not start before this is paid.")
    if_unpaid: str | None = given(
        TEXT,
        "What we do when it is not paid.",
        examples=["Sales office calls on day 8; no materials are ordered before it is in"],
    )


class CustomerSide(Part):
    """The step from the customer's eyes and in the customer's words."""

    by: str | None = given(TEXT, "How we are in touch.", examples=["phone", "e-mail", "visit"])
    sees: str | None = given(TEXT, "Who and what the customer sees.", examples=["A friendly call back the same day"])
    told: str | None = given(
        TEXT, "What happens next, when, and what we need.", examples=["A visit follows within the week"]
    )
    gets: str | None = given(TEXT, "What the customer gets.", examples=["A brochure"])
    gives: str | None = given(TEXT, "What the customer does or gives.", examples=["Signature and deposit"])
    feels: str | None = given(TEXT, "How it should feel.", examples=["Taken seriously"])
    every: Duration | None = given(DURATION, "How often we get in touch while the step is open.", examples=["5 days"])
