"""The run sheet of one customer: what is done and which papers are there, ticked, dated and signed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from processkit.model.process import Process
from processkit.model.step import Step
from processkit.rendering.colours import OwnerLook, owner_looks
from processkit.rendering.diagram import handover_numbers
from processkit.rendering.handovers import back_to
from processkit.rendering.labels import Labels, end_name
from processkit.rendering.order import Order
from processkit.rendering.page.step_facts import step_facts
from processkit.rendering.rendered import Rendered
from processkit.rendering.texts import for_print, printable
from processkit.rendering.views.outlines import checklist_outline
from processkit.rendering.views.said import needs_of, payment_of, text_of, texts_of
from processkit.rendering.views.setting import TEXTS, Manner, Try, set_view, with_blanks, written

MOST_PAGES = 2
_SENTENCES = ("received", "sent_back", "paid", "reason", "wake_up", "ended")
_MOST_DATES = 3
_CUSTOMER, _REMARKS = "customer", "remarks"
_TRIES = (
    Try(1, 9.0),
    Try(MOST_PAGES, 8.5),
    Try(MOST_PAGES, 8.5, close=True),
    Try(MOST_PAGES, 8.5, close=True, roomy=False),
    Try(MOST_PAGES, 7.75, close=True, roomy=False),
    Try(MOST_PAGES, 7.75, (_REMARKS,), close=True, roomy=False),
    Try(MOST_PAGES, 7.75, (_CUSTOMER, _REMARKS), close=True, roomy=False),
)


def set_checklist(order: Order) -> Rendered:
    """Set the run sheet, on two pages at most.

    Where it would be more, boxes stand in lines instead of one below the other; then a signature shares its line
    with what is sent back; then the remarks are left out, and then what is said to the customer.

    Raises:
        DoesNotFit: It is more than two sheets hold.
        MissingLetters: No font at hand has some of the letters.
    """
    facts = checklist_facts(order.process, order.labels, mono=order.mono)
    if order.to in TEXTS:
        return written(order, facts["title"], checklist_outline(facts, order.labels))
    sentences = {key: with_blanks(order.labels[f"checklist.{key}"]) for key in _SENTENCES}
    ticks, done = (3, 2) if order.sheet.is_landscape else (2, 1)
    options = {"tick_columns": ticks, "done_columns": done, "always_numbered": True}
    manner = Manner("checklist.typ", _TRIES, largest=10.0, air=1.0, options=options)
    return set_view(order, {**facts, "sentences": sentences}, manner)


def checklist_facts(process: Process, labels: Labels, *, mono: bool = False) -> dict[str, Any]:
    """Return what the run sheet of ``process`` prints, as plain data."""
    looks = owner_looks(process, mono=mono)
    return {
        "title": printable(process.name),
        "heading": for_print(process.name),
        "company": text_of(process.company),
        "version": labels.say("version", version=for_print(process.version)) if process.version is not None else "",
        "steps": [_step(process, place, labels, looks) for place in range(len(process.steps))],
        "ends": list(_ends(process, labels)),
    }


def _step(process: Process, place: int, labels: Labels, looks: dict[str, OwnerLook]) -> dict[str, Any]:
    step, handovers = process.steps[place], handover_numbers(process)
    facts = step_facts(process, place, labels, looks, handovers.get(place))
    done = [*texts_of(step.do), *facts.boxes, *texts_of(step.done_when)]
    needs = needs_of(step, handed_over=place in handovers) + (process.starts_with or () if place == 0 else ())
    plain = asdict(facts)
    if plain["handover"] is not None:
        plain["handover"]["back_to"] = back_to(process, place)
    return plain | {
        "done": done,
        "needs": texts_of(needs),
        "customer_lines": list(_customer_lines(step, labels)),
        "paid": payment_of(process, step, labels),
        "remarks": list(_remarks(step, labels)),
        "dates": min(step.at_most or 1, _MOST_DATES),
    }


def _customer_lines(step: Step, labels: Labels) -> Iterator[str]:
    """Yield what the customer is told, gets and gives, each as something to tick."""
    side = step.customer
    if side is not None:
        for key, text in (("told", side.told), ("gets", side.gets), ("gives", side.gives)):
            if text is not None:
                yield labels.say(f"checklist.{key}", what=for_print(text))


def _remarks(step: Step, labels: Labels) -> Iterator[dict[str, str]]:
    if step.payment is not None and step.payment.if_unpaid is not None:
        yield {"label": labels["if_unpaid"], "text": for_print(step.payment.if_unpaid)}
    if step.if_late is not None:
        yield {"label": labels["if_late"], "text": for_print(step.if_late)}
    if step.ask_for:
        yield {"label": labels["ask_for"], "text": ", ".join(labels[f"ask_for.{what}"] for what in step.ask_for)}
    if step.measure is not None:
        yield {"label": labels["checklist.measure"], "text": for_print(step.measure)}


def _ends(process: Process, labels: Labels) -> Iterator[dict[str, Any]]:
    """Yield the ends that something leads to, and those that the page names, in the order of the page."""
    count = len(process.steps)
    led_to = {edge.target for edge in process.edges}
    anytime: dict[int | None, list[str]] = {}
    for event, reference in (process.anytime or {}).items():
        anytime.setdefault(process.place_of(reference), []).append(for_print(event))
    for place, ending in enumerate(process.endings, count):
        if place in led_to or place in anytime or ending.declared:
            yield {
                "name": for_print(end_name(ending, labels)),
                "outcome": ending.outcome,
                "asks_reason": ending.reason,
                "wake_up": text_of(ending.wake_up),
                "keep_in_touch": text_of(process.keep_in_touch) if ending.key == "won" else "",
                "anytime": anytime.get(place, []),
            }
