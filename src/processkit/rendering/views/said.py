"""What several views say of a step in the same words."""

from __future__ import annotations

from processkit.model.process import Process
from processkit.model.step import Step
from processkit.rendering.labels import Labels
from processkit.rendering.texts import for_print


def text_of(text: str | None) -> str:
    """Return a text as it is printed; nothing for None."""
    return for_print(text) if text is not None else ""


def texts_of(texts: tuple[str, ...] | None) -> list[str]:
    """Return texts as they are printed."""
    return [for_print(text) for text in texts or ()]


def needs_of(step: Step, *, handed_over: bool) -> tuple[str, ...]:
    """Return the papers that a step needs; also those of a handover that nobody else ever makes to it."""
    own = step.handover.papers or () if step.handover is not None and not handed_over else ()
    return (step.needs or ()) + own


def payment_of(process: Process, step: Step, labels: Labels) -> str:
    """Return what is paid at a step and when: '50 % deposit, within 7 days, before step 6'; empty without a payment."""
    payment = step.payment
    if payment is None:
        return ""
    before = process.step_at(payment.before)
    due = labels.say("payment_before", number=process.numbers.labels[before]) if before is not None else ""
    return ", ".join(part for part in (text_of(payment.what), text_of(payment.due), due) if part)
