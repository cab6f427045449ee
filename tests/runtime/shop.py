"""A small shop whose customers the engine runs, with everything that the questions ask about."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from tests.pages import process_of

MONDAY = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
PAGE = {
    "process": "A bicycle made to measure",
    "promise": "5 days",
    "contact": "012 345",
    "roles": {"Shop": {"people": ["Ann", "Ben"]}, "Works": {"people": ["Cat"], "backup": "Shop"}, "Office": None},
    "steps": [
        {"step": "Measure", "owner": "Shop", "takes": "1 day", "paperwork": ["Sizes"], "if_late": "Ring and say when."},
        {
            "step": "Quote",
            "owner": "Shop",
            "takes": "4 hours",
            "decide": "Does the customer want it?",
            "answers": {"Yes": "Build", "No": "lost", "Not now": "later"},
        },
        {
            "step": "Build",
            "owner": "Works",
            "takes": "2 days",
            "handover": {"papers": ["Sizes"], "checks": ["All sizes are known"], "within": "4 hours"},
            "payment": {"what": "Deposit", "due": "within 2 days"},
        },
        {"step": "Thank", "owner": "Office"},
    ],
    "ends": {"lost": {"reason": True}, "later": {"wake_up": "every 2 weeks"}},
    "keep_in_touch": "every 3 months",
}
PROCESS = process_of(**PAGE)
RENAMED = [{**one, "step": "Take the sizes"} if one["step"] == "Measure" else one for one in PAGE["steps"]]
NEXT = process_of(**{**PAGE, "version": "2", "steps": RENAMED})
SHORT = process_of(**{**PAGE, "steps": [{"step": "Measure", "owner": "Shop"}]})


def hours(number):
    return MONDAY + timedelta(hours=number)


def measured(engine, customer="Wendy Smith", at=MONDAY):
    """Start a case and measure the customer; return its id."""
    case = engine.start(PROCESS, customer, by="Ann", at=at)
    engine.paper(case.id, "Sizes", by="Ann", ref="shelf 3", at=at)
    engine.complete(case.id, by="Ann", at=at + timedelta(hours=2))
    return case.id


def handed_over(engine, customer="Wendy Smith", at=MONDAY):
    """Bring a case to the handover to the works; return its id."""
    case_id = measured(engine, customer, at)
    engine.complete(case_id, by="Ann", answer="Yes", at=at + timedelta(hours=3))
    return case_id


def thanked(engine, customer="Wendy Smith", at=MONDAY):
    """Bring a case to its end; return its id."""
    case_id = handed_over(engine, customer, at)
    engine.accept(case_id, by="Cat", checks=["All sizes are known"], at=at + timedelta(hours=4))
    engine.complete(case_id, by="Cat", at=at + timedelta(hours=6))
    engine.complete(case_id, by="Dan", at=at + timedelta(hours=7))
    return case_id


def happened(engine, case_id):
    """Return what has happened to a case, in a word each."""
    return [type(one.event).__name__ for one in engine.history(case_id)]
