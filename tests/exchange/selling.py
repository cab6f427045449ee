"""A case on which many things are due, for the tests of what goes out."""

from datetime import UTC, datetime, timedelta

from tests.engine.running import by, words
from tests.pages import process_of

from processkit.engine import commands
from processkit.engine.decide import decide
from processkit.engine.evolve import replay
from processkit.engine.plan import Plan
from processkit.engine.refused import Refused
from processkit.rendering.labels import labels_for

ANN, BEN = by("Ann"), by("Ben")
MONDAY = datetime(2026, 11, 2, 8, 0, tzinfo=UTC)
"""Nine o'clock in Berlin."""
PAGE = {
    "process": "Offers",
    "contact": "030 1234",
    "keep_in_touch": "every 2 weeks",
    "calendar": {"timezone": "Europe/Berlin", "hours": "09:00-17:00"},
    "steps": [
        {
            "step": "Make the offer",
            "owner": "Sales",
            "takes": "2 days",
            "paperwork": ["Offer"],
            "if_late": "Ann calls, and says when it comes",
            "no_reply": {"after": "5 days", "go": "later"},
            "payment": {"what": "Deposit; half", "due": "within 3 days", "if_unpaid": "Ann calls on day 4"},
            "customer": {"told": "The offer comes by post"},
        },
        {"step": "Build", "owner": "Workshop", "handover": {"checks": ["Clear"], "within": "4 hours"}},
        {"step": "Bring it", "owner": "Workshop"},
    ],
    "ends": {"later": {"wake_up": "every 2 weeks"}},
}
PLAN = Plan(process_of(**PAGE))
WORDS = labels_for("en")


def told(*orders, case=None, plan=PLAN):
    """Return the events of commands that are all carried out, and the case that they make."""
    history = []
    for order in orders:
        decision = decide(plan, case, order)
        assert not isinstance(decision, Refused), str(decision)
        history += decision
        case = replay(decision, case)
    return history, case


def started(plan=PLAN):
    return told(commands.Start(MONDAY, ANN, words("Wendy")), plan=plan)[1]


def handed_over():
    paper = commands.FilePaper(MONDAY, ANN, "Offer", words("drive/7"))
    return told(paper, commands.Complete(MONDAY, ANN), case=started())[1]


def days(number, hours=0):
    return MONDAY + timedelta(days=number, hours=hours)
