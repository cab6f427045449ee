"""What a page says in each field, as the owner calls it, and under which heading a change of it is told."""

from __future__ import annotations

from typing import NamedTuple

HEADINGS = (
    "New",
    "Gone",
    "Renamed",
    "Moved",
    "Who does what",
    "Time",
    "Paperwork",
    "Handovers",
    "Decisions and ways",
    "What is done",
    "The customer",
    "Money",
    "The page",
    "Promise and figures",
)
"""The headings in their order."""


class Words(NamedTuple):
    """The heading of a field, and what it is called within a sentence."""

    heading: str
    called: str


STEP_WORDS = {
    "id": Words("What is done", "the name for other programs"),
    "owner": Words("Who does what", "the owner"),
    "backup": Words("Who does what", "who stands in"),
    "helpers": Words("Who does what", "who helps"),
    "waits_for": Words("Who does what", "whom it waits for"),
    "only_if": Words("Decisions and ways", "the case in which it is done"),
    "takes": Words("Time", "how long it takes"),
    "at_most": Words("Decisions and ways", "how often it is done at most"),
    "becomes": Words("What is done", "what the contact becomes"),
    "milestone": Words("What is done", "the stage that it reaches"),
    "do": Words("What is done", "what is done"),
    "checklist": Words("What is done", "what is ticked off"),
    "done_when": Words("What is done", "when it is done"),
    "needs": Words("Paperwork", "the papers that it needs"),
    "paperwork": Words("Paperwork", "the papers that are made"),
    "answer_papers": Words("Paperwork", "the papers that an answer brings"),
    "tools": Words("What is done", "the tools"),
    "handover": Words("Handovers", "its handover"),
    "handover.papers": Words("Handovers", "the papers of its handover"),
    "handover.checks": Words("Handovers", "the checks of its handover"),
    "handover.within": Words("Handovers", "how soon its handover is answered"),
    "handover.if_incomplete": Words("Handovers", "where its handover goes back to"),
    "handover.so_that": Words("Handovers", "what its handover makes possible"),
    "decide": Words("Decisions and ways", "the question"),
    "answers": Words("Decisions and ways", "the answers"),
    "chances": Words("Decisions and ways", "the chance of each answer"),
    "next": Words("Decisions and ways", "what follows"),
    "no_reply": Words("Decisions and ways", "what happens without a reply"),
    "no_reply.after": Words("Decisions and ways", "how long a reply is waited for"),
    "no_reply.go": Words("Decisions and ways", "where it goes without a reply"),
    "no_reply.papers": Words("Decisions and ways", "the papers that count as there without a reply"),
    "payment": Words("Money", "the payment"),
    "payment.what": Words("Money", "what is paid"),
    "payment.due": Words("Money", "when the payment is due"),
    "payment.before": Words("Money", "the step that does not start unpaid"),
    "payment.if_unpaid": Words("Money", "what we do when it is not paid"),
    "if_late": Words("The customer", "what we do when it will be late"),
    "ask_for": Words("The customer", "what we ask the customer for"),
    "measure": Words("What is done", "how we know that it went well"),
    "customer": Words("The customer", "what the customer experiences"),
    "customer.by": Words("The customer", "how we are in touch"),
    "customer.sees": Words("The customer", "what the customer sees"),
    "customer.told": Words("The customer", "what the customer is told"),
    "customer.gets": Words("The customer", "what the customer gets"),
    "customer.gives": Words("The customer", "what the customer gives"),
    "customer.feels": Words("The customer", "how it should feel"),
    "customer.every": Words("The customer", "how often the customer hears from us"),
    "accepted": Words("The page", "what is on purpose"),
    "critical": Words("What is done", "whether it is a moment of truth"),
}
"""What a step says."""

PAGE_WORDS = {
    "processkit": Words("The page", "the version of the language"),
    "process": Words("The page", "the name of the process"),
    "company": Words("The page", "the company"),
    "logo": Words("The page", "the logo"),
    "for": Words("The page", "whom it is for"),
    "purpose": Words("The page", "the purpose"),
    "owner": Words("The page", "the owner of the page"),
    "version": Words("The page", "the version"),
    "revised": Words("The page", "the date of the last change"),
    "review_by": Words("The page", "when it is looked at again"),
    "contact": Words("The page", "how customers reach us"),
    "promise": Words("Promise and figures", "the promise"),
    "promise_from": Words("Promise and figures", "the step from which the promise counts"),
    "promise_to": Words("Promise and figures", "the step to which the promise counts"),
    "max_silence": Words("Promise and figures", "how long a customer may hear nothing"),
    "keep_in_touch": Words("The customer", "how often we are in touch after the sale"),
    "language": Words("The page", "the language"),
    "calendar": Words("Time", "the calendar"),
    "calendar.days": Words("Time", "the working days"),
    "calendar.hours": Words("Time", "the working hours"),
    "calendar.holidays": Words("Time", "the holidays"),
    "calendar.timezone": Words("Time", "the time zone"),
    "roles": Words("Who does what", "the list of roles"),
    "paperwork": Words("Paperwork", "the list of papers"),
    "starts_with": Words("Paperwork", "the papers that are there from the start"),
    "glossary": Words("The page", "our words"),
    "ends": Words("Decisions and ways", "the ends"),
    "anytime": Words("Decisions and ways", "what can happen at any time"),
    "accepted": Words("The page", "what is on purpose"),
    "focus": Words("The page", "what is being improved"),
    "focus.step": Words("The page", "the step that is being improved"),
    "focus.until": Words("The page", "until when it is improved"),
    "focus.goal": Words("The page", "the goal of the improvement"),
    "volume": Words("The page", "how many customers there are"),
    "based_on": Words("The page", "what the page was made from"),
}
"""What the page says besides its steps."""

ENTRY_WORDS = {
    "roles": "the role",
    "paperwork": "the paper",
    "glossary": "the word",
    "ends": "the end",
    "anytime": "at any time",
    "accepted": "on purpose",
    "people": "who fills it",
    "backup": "who stands in",
    "team": "its team",
    "outside": "whether it is not ours",
    "from": "who gives it",
    "signed": "whether it is signed",
    "form": "its form",
    "keep": "how long it is kept",
    "name": "its name",
    "outcome": "what it means for the sale",
    "reason": "whether a reason is written down",
    "wake_up": "when we are in touch again",
    "becomes": "what the contact becomes",
}
"""What is listed on the page under a name of its own, and what is said of it."""

FIGURE_WORDS = {
    "steps": "Steps",
    "roles": "Roles",
    "handovers": "Handovers",
    "typical_minutes": "Typical time",
    "worst_minutes": "Worst time",
    "promise_worst_minutes": "Worst time of what is promised",
    "longest_silence_minutes": "Longest time that a customer hears nothing",
}
"""The figures."""
