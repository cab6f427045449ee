"""The questions that no check can answer: for each step, and for the page as a whole."""

from __future__ import annotations

from processkit.model.process import Process
from processkit.model.step import Step

_SELLING = ("qualify", "assess", "propose")


def questions_of_step(step: Step, backup: str | None) -> list[str]:
    """Return what to ask about one step, from the customer's eyes first.

    ``backup`` is who steps in when its owner is away; None where the page names nobody.
    """
    side = step.customer
    asked: list[str] = []
    if side is None:
        asked.append("Who and what does the customer see here? What would they feel?")
    else:
        how = f"By {side.by}: is" if side.by is not None else "Is"
        asked.append(f"{how} it done well each time, with the right facts?")
        if side.told is not None or side.gets is not None:
            asked.append("Does what we say and send read clearly to somebody outside?")
        asked.append(
            f"Do they really feel like this: {side.feels}?" if side.feels else "What would the customer feel here?"
        )
    if step.milestone in _SELLING:
        asked.append("Do we know who decides, what matters most to them, and who else they ask?")
    asked.append(f"Could {backup} do this step tomorrow?" if backup is not None else "Who else could do this step?")
    if step.done_when:
        asked.append(f"Is it really done when: {'; '.join(step.done_when)}?")
    elif not (step.checklist or step.papers_made or step.answers):
        asked.append("How does one see that it is done?")
    return asked


def questions_of_page(process: Process) -> list[str]:
    """Return what to ask about the whole."""
    focus = process.focus
    if focus is not None and (focus.goal is not None or focus.step is not None):
        until = f", until {focus.until}" if focus.until is not None else ""
        better = f"We are improving this{until}: {focus.goal or focus.step}. Is it better?"
    else:
        better = "Which step will we improve until the next review, and how shall we know that it is better?"
    return [
        "Are all customers served the same way, whoever picks up the phone?",
        "What does not happen that should?",
        "What do we think they get, and what do they really get? Whom have we asked?",
        "Think of your best customer: would they know this page again?",
        better,
    ]
