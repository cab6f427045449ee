"""What the engine itself refuses, besides the rules of the page."""

from __future__ import annotations

from processkit.engine.refused import Refused

ENGINE_REFUSALS: dict[str, str] = {
    "forgotten": "The customer was forgotten.",
    "running": "The case still runs.",
}
"""Each code that such a refusal can have, and what it means; those of the rules are ``REFUSALS``."""


def forgotten(case_id: str) -> Refused:
    """Return the refusal of a command for a customer who was forgotten."""
    return Refused(
        "forgotten", f"The customer of case {case_id} was forgotten, so nothing can be recorded for it any more."
    )


def still_running(case_id: str) -> Refused:
    """Return the refusal to forget a customer whom colleagues are working for."""
    return Refused(
        "running",
        f"Case {case_id} still runs, and who works on it has to know the customer. End or park it first, then forget it.",
    )
