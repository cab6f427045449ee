"""The run sheet, the cards and the customer's page as outlines, out of the same facts that are set on paper."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from processkit.rendering.labels import Labels
from processkit.rendering.texts import has_letters_from_right
from processkit.rendering.views.journey import Journey, Stop
from processkit.rendering.views.outline import BLANK, Block, Heading, Item, boxes, bullets, headed, lines

_LEFT_TO_RIGHT_MARK = "\u200e"


def checklist_outline(facts: Mapping[str, Any], labels: Labels) -> list[Block]:
    """Return the run sheet of one customer."""
    blocks: list[Block] = [Heading(1, facts["heading"])]
    blocks += lines(_joined(facts["company"], labels["checklist.title"], facts["version"]))
    blocks += lines(*(Item(BLANK, labels[f"checklist.{key}"]) for key in ("customer", "number", "started")))
    for step in facts["steps"]:
        if step["handover"] is not None:
            blocks += _handover_to_sign(step["handover"], facts["steps"], labels)
        blocks += _step_to_tick(step, facts["steps"], labels)
    blocks.append(Heading(2, labels["ends"]))
    for end in facts["ends"]:
        wakes = labels.say("wake_up", when=end["wake_up"]) if end["wake_up"] else ""
        blocks += boxes([_joined(end["name"], wakes)])
        blocks += lines(
            _blank(labels["checklist.reason"]) if end["asks_reason"] else "",
            _blank(labels["checklist.wake_up"]) if end["wake_up"] else "",
        )
    return [*blocks, *lines(_blank(labels["checklist.ended"]))]


def role_outline(facts: Mapping[str, Any], labels: Labels) -> list[Block]:
    """Return the cards of the roles."""
    blocks: list[Block] = [Heading(1, facts["heading"]), *lines(_joined(facts["company"], facts["version"]))]
    for card in facts["cards"]:
        blocks += [Heading(2, card["role"]), *lines(card["people"], *card["lines"])]
        for step in card["steps"]:
            blocks += _step_of_card(step, facts["steps"], labels)
        blocks += bullets(
            _joined(f"{facts['steps'][it['place']]['number']} {it['name']}", it["said"]) for it in card["helps"]
        )
    return blocks


def customer_outline(journey: Journey, labels: Labels) -> list[Block]:
    """Return the customer's page."""
    blocks: list[Block] = [Heading(1, journey.heading), *lines(journey.company)]
    if journey.promise:
        value, caption = journey.promise
        blocks += lines(Item(caption, value))
    blocks += lines(*journey.position)
    for stop in journey.stops:
        blocks += _stop(stop, labels)
    blocks += lines(Item(journey.contact, labels["questions"]), *journey.closing)
    blocks += bullets(Item(meaning, word) for word, meaning in journey.glossary)
    return [*blocks, *lines(journey.revised)]


def _stop(stop: Stop, labels: Labels) -> list[Block]:
    state = {"done": labels["customer.done"], "here": labels["customer.here"]}.get(stop.state, "")
    blocks: list[Block] = [Heading(2, _joined(f"{stop.heading}{labels['colon']} {stop.name}", state))]
    blocks += lines(_joined(*stop.about), stop.sees)
    blocks += lines(Item(stop.told, labels["customer.told"]), Item(stop.gets, labels["customer.gets"]))
    needed: list[Item | str] = [*stop.gives, Item(stop.pays, labels["customer.pays"].rstrip(" :\u00a0"))]
    # What is behind her is no longer asked for: an empty box would look as if it was missing.
    listed = bullets(needed) if stop.state == "done" else boxes(needed)
    return [*blocks, *lines(Item(labels["customer.gives"])), *listed] if listed else blocks


def _handover_to_sign(hand: Mapping[str, Any], steps: Sequence[Mapping[str, Any]], labels: Labels) -> list[Block]:
    handed = _beside("\u2192", hand["givers"], hand["receiver"])
    heading = f"{hand['number']} {labels['handover']}{labels['colon']} {handed}"
    return [
        Heading(2, heading),
        *lines(hand["within"]),
        *boxes([*hand["papers"], *hand["checks"]]),
        *lines(_blank(labels["checklist.received"]), _blank(labels["checklist.sent_back"]), _back(hand, steps, labels)),
    ]


def _step_to_tick(step: Mapping[str, Any], steps: Sequence[Mapping[str, Any]], labels: Labels) -> list[Block]:
    papers = [Item(_with_remark(paper), labels["column.paperwork"]) for paper in step["papers"]]
    blocks: list[Block] = [Heading(2, f"{step['number']} {step['name']}")]
    blocks += lines(_joined(step["owner"], step["time"], *step["asides"]))
    if step["only_if"]:
        blocks += [*lines(Item(step["only_if"], labels["only_if"])), *boxes([labels["checklist.passed_over"]])]
    blocks += boxes(
        [*(Item(need, labels["needs"]) for need in step["needs"]), *step["done"], *step["customer_lines"], *papers,
         Item(step["paid"], labels["payment"])]
    )  # fmt: skip
    blocks += [*lines(step["question"]), *boxes(_ways(step, steps))]
    blocks += bullets(Item(remark["text"], remark["label"]) for remark in step["remarks"])
    dates = "  ".join(f"{labels[key]}{labels['colon']} {BLANK}" for key in ("sign_on.date", "checklist.initials"))
    return [*blocks, *lines(*([dates] * step["dates"]))]


def _step_of_card(step: Mapping[str, Any], steps: Sequence[Mapping[str, Any]], labels: Labels) -> list[Block]:
    blocks: list[Block] = [Heading(3, f"{step['number']} {step['name']}")]
    blocks += lines(_joined(step["time"], *step["asides"]), Item(step["only_if"], labels["only_if"]))
    hand = step["handover"]
    if hand is not None:
        received = labels.say("role.from", names=hand["givers"])
        blocks += lines(Item(_joined(received, hand["within"]), labels["role.receive"]))
        blocks += boxes([*hand["papers"], *hand["checks"]])
        blocks += lines(_back(hand, steps, labels), step["so_that"])
    blocks += _doings(step, labels)
    blocks += lines(Item(step["question"], labels["role.decide"])) if step["ways"] else []
    blocks += bullets(_ways(step, steps))
    for on in step["hands_on"]:
        blocks += [*lines(Item(f"{on['number']} {on['said']}", labels["role.hand_on"])), *bullets(on["checks"])]
    return blocks


def _doings(step: Mapping[str, Any], labels: Labels) -> Iterator[Block]:
    yield from headed(labels["needs"], boxes(step["needs"]))
    yield from headed(labels["role.do"], bullets(step["do"]))
    yield from lines(Item(", ".join(step["tools"]), labels["role.tools"]))
    yield from headed(labels["role.check"], boxes(step["boxes"]))
    yield from bullets(Item(said["text"], said["label"]) for said in step["said"])
    yield from headed(labels["role.papers"], boxes(map(_with_remark, step["papers"])))
    yield from bullets(
        [Item(step["paid"], labels["payment"]), *(Item(note["text"], note["label"]) for note in step["notes"])]
    )
    yield from headed(labels["done_when"], bullets(step["done_when"]))


def _ways(step: Mapping[str, Any], steps: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    for way in step["ways"]:
        target = way["target"]
        place = target["step"]
        name = target["end"] if place is None else _named(steps[place])
        arrow = "\u21a9" if target["back"] else "\u2192"
        yield _beside(arrow, way["label"], name)


def _back(hand: Mapping[str, Any], steps: Sequence[Mapping[str, Any]], labels: Labels) -> str:
    back = hand["back"]
    name = labels["back_to_giver"] if back is None or back["step"] is None else _named(steps[back["step"]])
    return f"{labels['back_to']} {name}"


def _named(step: Mapping[str, Any]) -> str:
    return " ".join(part for part in (step["number"], step.get("name", "")) if part)


def _with_remark(paper: Mapping[str, str]) -> str:
    return f"{paper['name']} ({paper['remark']})" if paper["remark"] else paper["name"]


def _joined(*parts: str) -> str:
    return _beside("\u00b7", *parts)


def _beside(sign: str, *parts: str) -> str:
    """Return the parts that are not empty with a sign between each two; from left to right, whatever letters they have.

    Between two words in Hebrew, an arrow would lead from the second to the first.
    """
    mark = _LEFT_TO_RIGHT_MARK if has_letters_from_right("".join(parts)) else ""
    return f" {mark}{sign}{mark} ".join(part for part in parts if part)


def _blank(sentence: str) -> str:
    """Return a sentence of the labels with lines to write on in its places."""
    return sentence.format_map(_Blanks())


class _Blanks(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return BLANK
