"""Lengths of time inside texts for people: when a payment is due, and how often we get in touch."""

from __future__ import annotations

import re

from processkit.engine.working_time import Term, term_of
from processkit.model.calendar import WorkingWeek
from processkit.model.duration import Duration
from processkit.model.names import fold
from processkit.model.parts import Payment

# The word before the length, in each language in which lengths can be written.
_WITHIN = re.compile(r"(?:within|innerhalb von|binnen|dans les|sous|dentro de|em|en|entro) (?P<length>.+)")
_EVERY = re.compile(r"(?:every|each|alle|jede[nrs]?|tous les|toutes les|cada|elke|iedere|ogni) (?P<length>.+)")
_ONCE = {
    "1 week": ("weekly", "every week", "wöchentlich", "jede woche", "chaque semaine", "wekelijks", "semanal"),
    "1 month": ("monthly", "every month", "monatlich", "jeden monat", "mensuel", "maandelijks", "mensal", "mensual"),
    "3 months": ("quarterly", "every quarter", "vierteljährlich", "trimestriel", "trimestral"),
    "365 calendar days": (
        "yearly",
        "annually",
        "every year",
        "once a year",
        "jährlich",
        "annuel",
        "jaarlijks",
        "anual",
    ),
}
_OFTEN = {fold(word): length for length, words in _ONCE.items() for word in words}


def payment_term(payment: Payment | None, language: str, week: WorkingWeek) -> Term | None:
    """Return how long after its step a payment is due: ``within 7 days``; None for any other text."""
    if payment is None or payment.due is None:
        return None
    match = _WITHIN.fullmatch(" ".join(payment.due.casefold().split()))
    return _length(match["length"], language, week) if match is not None else None


def reminder_term(text: str, language: str, week: WorkingWeek) -> Term | None:
    """Return how often we get in touch: ``every 3 months``, ``weekly``; None for a text such as ``spring``."""
    plain = " ".join(text.casefold().split())
    if fold(plain) in _OFTEN:
        return _length(_OFTEN[fold(plain)], "en", week)
    match = _EVERY.fullmatch(plain)
    term = _length(match["length"], language, week) if match is not None else None
    return term if term is not None and (term.every_day or term.days or term.minutes) else None


def _length(text: str, language: str, week: WorkingWeek) -> Term | None:
    try:
        return term_of(Duration.read(text, language), week)
    except ValueError:
        return None
