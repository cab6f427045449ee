"""One card for each role: its steps, what it receives and hands on, and what it says to the customer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from processkit.model.names import fold
from processkit.model.parts import Role
from processkit.model.process import Process
from processkit.model.step import Step
from processkit.rendering.colours import GREY, OwnerLook, owner_looks
from processkit.rendering.diagram import handover_numbers
from processkit.rendering.labels import Labels
from processkit.rendering.order import Order
from processkit.rendering.page.step_facts import step_facts
from processkit.rendering.rendered import Rendered
from processkit.rendering.texts import for_print, printable
from processkit.rendering.views.named import role_named
from processkit.rendering.views.outlines import role_outline
from processkit.rendering.views.said import needs_of, payment_of, text_of, texts_of
from processkit.rendering.views.setting import TEXTS, Manner, Try, set_view, written

# A card that is not legible from an arm's length goes onto a second sheet instead.
_TRIES = (Try(1, 8.5), Try(2, 9.0), Try(20, 8.5))


def set_role(order: Order) -> Rendered:
    """Set the card of one role, or those of all, each on a sheet of its own.

    Raises:
        WrongUse: There is no such role.
        DoesNotFit: One step is more than a sheet holds.
        MissingLetters: No font at hand has some of the letters.
    """
    facts = role_facts(order.process, order.labels, order.role, mono=order.mono)
    if order.to in TEXTS:
        return written(order, facts["title"], role_outline(facts, order.labels), sheet_each=True)
    columns = 2 if order.sheet.is_landscape else 1
    manner = Manner("role.typ", _TRIES, largest=13.0, columns=columns, air=0.9)
    return set_view(order, facts, manner)


def roles_with_cards(process: Process) -> list[str]:
    """Return the roles that get a card: who owns a step, then who helps with one, then who only stands in."""
    declared = process.roles or {}
    named = [step.owner for step in process.steps]
    named += [helper for step in process.steps for helper in step.helpers or ()]
    named += [step.backup for step in process.steps if step.backup is not None]
    named += [role.backup for role in declared.values() if role is not None and role.backup is not None]
    outside = {fold(name) for name, role in declared.items() if role is not None and role.outside}
    spelled = {fold(name): name for name in declared}
    cards = dict.fromkeys(fold(name) for name in named)
    first = {fold(name): name for name in reversed(named)}
    return [spelled.get(role, first[role]) for role in cards if role not in outside]


def role_facts(process: Process, labels: Labels, wanted: str | None = None, *, mono: bool = False) -> dict[str, Any]:
    """Return what the cards of ``process`` print, as plain data: of one role, or of all when ``wanted`` is None.

    Raises:
        WrongUse: There is no such role.
    """
    roles = roles_with_cards(process)
    chosen = roles if wanted is None else [role_named(roles, wanted)]
    looks, numbers = owner_looks(process, mono=mono), process.numbers.labels
    title = printable(process.name)
    if wanted is not None:
        title = f"{title}{labels['colon']} {labels.say('role.card', role=printable(chosen[0]))}"
    return {
        "title": title,
        "heading": for_print(process.name),
        "company": text_of(process.company),
        "version": labels.say("version", version=for_print(process.version)) if process.version is not None else "",
        "contact": text_of(process.contact),
        # The discs of all steps, so that a card shows which are its own.
        "steps": [
            {"number": number, "name": for_print(step.name), "colour": looks[fold(step.owner)].colour}
            for number, step in zip(numbers, process.steps, strict=True)
        ],
        "cards": [_card(process, role, labels, looks) for role in chosen],
    }


def _card(process: Process, role: str, labels: Labels, looks: dict[str, OwnerLook]) -> dict[str, Any]:
    own = [place for place, step in enumerate(process.steps) if fold(step.owner) == fold(role)]
    return {
        "role": for_print(role),
        "colour": looks[fold(role)].colour if fold(role) in looks else GREY,
        "people": for_print(", ".join(_people(process, role))),
        "lines": list(_about(process, role, own, labels)),
        "own": own,
        "steps": [_step(process, place, labels, looks) for place in own],
        "helps": [
            {"place": place, "name": for_print(process.steps[place].name), "said": said}
            for place, said in _helped(process, role, labels, owns_none=not own)
        ],
    }


def _helped(process: Process, role: str, labels: Labels, *, owns_none: bool) -> Iterator[tuple[int, str]]:
    """Yield the steps that a role helps with; where it owns none, also those that it stands in for."""
    for place, step in enumerate(process.steps):
        if fold(role) in {fold(helper) for helper in step.helpers or ()}:
            yield place, labels.say("role.helps", name=for_print(step.owner))
        elif owns_none and fold(role) in {fold(name) for name in _backups(process, step.owner, [place])}:
            yield place, labels.say("role.instead", name=for_print(step.owner))


def _backups(process: Process, role: str, places: list[int]) -> list[str]:
    """Return who stands in for a role at the steps at ``places``, each once."""
    facts = _declared(process, role)
    names = [process.steps[place].backup for place in places] + [facts.backup if facts is not None else None]
    return list({fold(name): name for name in names if name is not None}.values())


def _declared(process: Process, role: str) -> Role | None:
    return next((facts for name, facts in (process.roles or {}).items() if fold(name) == fold(role)), None)


def _people(process: Process, role: str) -> tuple[str, ...]:
    facts = _declared(process, role)
    return facts.people or () if facts is not None else ()


def _about(process: Process, role: str, own: list[int], labels: Labels) -> Iterator[str]:
    """Yield who stands in for a role, and for whom it stands in."""
    if names := _backups(process, role, own):
        yield labels.say("role.backup", name=for_print(", ".join(names)))
    others = [step.owner for step in process.steps if step.backup is not None and fold(step.backup) == fold(role)]
    others += [
        name for name, other in (process.roles or {}).items()
        if other is not None and other.backup is not None and fold(other.backup) == fold(role)
    ]  # fmt: skip
    absent = {fold(name): name for name in others}
    if absent:
        yield labels.say("role.stands_in", names=for_print(", ".join(absent.values())))


def _step(process: Process, place: int, labels: Labels, looks: dict[str, OwnerLook]) -> dict[str, Any]:
    step, handovers = process.steps[place], handover_numbers(process)
    facts = step_facts(process, place, labels, looks, handovers.get(place))
    starts = process.starts_with or () if place == 0 else ()
    return asdict(facts) | {
        "place": place,
        "needs": texts_of(needs_of(step, handed_over=place in handovers) + starts),
        "so_that": _so_that(step, labels),
        "done_when": texts_of(step.done_when),
        "tools": texts_of(step.tools),
        "said": list(_said(step, labels)),
        "paid": payment_of(process, step, labels),
        "notes": list(_notes(step, labels)),
        "hands_on": list(_hands_on(process, place, handovers, labels)),
    }


def _so_that(step: Step, labels: Labels) -> str:
    if step.handover is None or step.handover.so_that is None:
        return ""
    return labels.say("role.so_that", what=for_print(step.handover.so_that))


def _said(step: Step, labels: Labels) -> Iterator[dict[str, str]]:
    """Yield what the customer sees, is told, gets and gives, and how we are in touch."""
    side = step.customer
    if side is None:
        return
    told = (("role.sees", side.sees), ("role.tell", side.told), ("role.give", side.gets), ("role.ask", side.gives))
    for key, text in told:
        if text is not None:
            yield {"label": labels[key], "text": for_print(text)}
    often = labels.every(side.every, for_print(side.every.text)) if side.every is not None else ""
    touch = ", ".join(part for part in (text_of(side.by), often) if part)
    if touch:
        yield {"label": labels["role.touch"], "text": touch}
    if side.feels is not None:
        yield {"label": labels["role.feels"], "text": for_print(side.feels)}


def _notes(step: Step, labels: Labels) -> Iterator[dict[str, str]]:
    if step.payment is not None and step.payment.if_unpaid is not None:
        yield {"label": labels["if_unpaid"], "text": for_print(step.payment.if_unpaid)}
    if step.if_late is not None:
        yield {"label": labels["if_late"], "text": for_print(step.if_late)}
    if step.ask_for:
        yield {"label": labels["ask_for"], "text": ", ".join(labels[f"ask_for.{what}"] for what in step.ask_for)}
    if step.measure is not None:
        yield {"label": labels["role.measure"], "text": for_print(step.measure)}


def _hands_on(process: Process, place: int, handovers: dict[int, int], labels: Labels) -> Iterator[dict[str, Any]]:
    """Yield the handovers that a step leads to: the place of the step that takes over, and what is confirmed there."""
    owner = fold(process.steps[place].owner)
    receivers = {edge.target: None for edge in process.edges if edge.source == place and edge.target in handovers}
    for receiver in receivers:
        step = process.steps[receiver]
        if step.handover is None or fold(step.owner) == owner:
            continue
        yield {
            "number": labels.say("handover_mark", number=handovers[receiver]),
            "place": receiver,
            "said": labels.say("role.hand_on_to", name=for_print(step.owner)),
            "checks": texts_of((step.handover.papers or ()) + (step.handover.checks or ())),
        }
