"""The words of ours that a drawing carries, where the page that asks for it brings none of its own."""

from __future__ import annotations

from collections.abc import Mapping

# The keys that the labels of a page have too mean the same there.
WORDS: Mapping[str, str] = {
    "ends": "Ends",
    "won": "Won",
    "lost": "Lost",
    "later": "Later",
    "no_reply": "No reply after {time}",
    "anytime": "At any time",
    "picture": "Drawing of the process “{process}” with {steps} steps, from left to right.",
    "picture.step": "{number}. {name} ({owner})",
    "picture.only_if": "only if: {case}",
    "picture.critical": "moment of truth",
    "picture.leads": "{answer}: {target}",
    "picture.leads_on": "to {target}",
    "picture.handover": "with handover {handover}",
    "picture.back": "back to {target}",
    "picture.past": "past {passed} to {target}",
    "picture.return": "Handover {handover} goes back to {target} when something is missing.",
}
"""English. What stands in braces is filled in."""


def with_own(labels: Mapping[str, str] | None) -> Mapping[str, str]:
    """Return the words, those of the page first."""
    return WORDS if labels is None else {**WORDS, **labels}
