"""The drawing in words, step by step, for those who hear it instead of seeing it."""

from __future__ import annotations

from processkit.model.process import Process
from processkit.rendering.diagram.facts import Facts, Way, mark_behind
from processkit.rendering.labels import Labels
from processkit.rendering.texts import printable


def description_of(process: Process, facts: Facts, words: Labels) -> str:
    """Return what the drawing shows, as sentences in page order."""
    said = [words.count("picture", len(facts.steps), process=printable(process.name))]
    for place, step in enumerate(facts.steps):
        name = step.name + mark_behind(step)
        head = words.say("picture.step", number=step.number, name=name, owner=facts.owners[step.owner])
        notes = []
        case = process.steps[place].only_if
        if case is not None:
            notes.append(words.say("picture.only_if", case=printable(case)))
        if step.critical:
            notes.append(words["picture.critical"])
        leads = [_leads(process, facts, way, words) for way in facts.ways if way.source == place]
        said.append("; ".join([", ".join([head, *notes]), *leads]) + ".")
    for receiver, number in facts.returns.items():
        handover = next(w.handover for w in facts.ways if w.target == receiver and w.handover is not None)
        said.append(words.say("picture.return", handover=handover, target=number))
    for end in facts.ends:
        if end.anytime:
            said.append(words.say("picture.anytime", event=", ".join(end.anytime), target=end.name))
    return " ".join(said)


def _leads(process: Process, facts: Facts, way: Way, words: Labels) -> str:
    count = len(facts.steps)
    is_step = way.target < count
    ends = {end.place: end.name for end in facts.ends}
    target = facts.steps[way.target].number if is_step else ends[way.target]
    if way.kind == "past":
        passed = ", ".join(facts.steps[step].number for step in _passed(process, way))
        leads = words.say("picture.past", passed=passed, target=target)
    else:
        leads = words.say("picture.back" if way.target <= way.source else "picture.leads_on", target=target)
    if way.words:
        leads = words.say("picture.leads", answer=way.words, target=leads)
    if way.handover is not None:
        leads += " " + words.say("picture.handover", handover=way.handover)
    return leads


def _passed(process: Process, way: Way) -> tuple[int, ...]:
    edges = (e for e in process.edges if (e.source, e.target, e.kind) == (way.source, way.target, "past"))
    return next(edges).passed
