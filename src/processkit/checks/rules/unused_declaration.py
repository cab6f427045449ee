"""PK110 unused-declaration: something is listed that no step uses."""

from __future__ import annotations

from collections.abc import Iterator

from processkit.checks.check import Check, Page
from processkit.findings import Hit, Severity
from processkit.model.names import fold
from processkit.model.process import Process
from processkit.model.references import papers_named, roles_named


def check(page: Page) -> Iterator[Hit]:
    """Report roles, papers, ends and glossary words that are listed and used nowhere."""
    process = page.process
    roles = {fold(mention.name) for mention in roles_named(process)}
    roles |= {fold(step.waits_for) for step in process.steps if step.waits_for is not None}
    for name in process.roles or ():
        if fold(name) not in roles:
            yield _hit(
                "roles",
                name,
                f'The role "{name}" has no step.',
                "Give it a step, or delete it from the roles.",
            )
    papers = {fold(mention.name) for mention in papers_named(process)}
    for name in process.paperwork or ():
        if fold(name) not in papers:
            message = f'The paper "{name}" is in the list, and no step makes or needs it.'
            yield _hit(
                "paperwork",
                name,
                message,
                f"Write, in the step that makes it:   paperwork: [{name}]   or delete it from the list.",
            )
    yield from _unused_ends(page)
    for word in _unused_words(process):
        yield _hit(
            "glossary",
            word,
            f'The word "{word}" is explained, and stands nowhere on the page.',
            "Delete it from the glossary.",
        )


def _hit(group: str, name: str, message: str, fix: str) -> Hit:
    return Hit(message, (group, name), on_key=True, fix=fix)


def _unused_ends(page: Page) -> Iterator[Hit]:
    process = page.process
    led_to = {edge.target for edge in process.edges}
    led_to |= {place for target in (process.anytime or {}).values() if (place := process.place_of(target)) is not None}
    has_won = bool(page.flow.reached & set(page.flow.ends("won")))
    for key in process.ends or ():
        place = process.place_of(key)
        ending = process.endings[place - len(process.steps)] if place is not None else None
        # Where no way ends with a sale at all, that is the one thing to say about a won end.
        if place in led_to or (ending is not None and ending.outcome == "won" and not has_won):
            continue
        yield _hit(
            "ends",
            key,
            f'Nothing leads to the end "{key}".',
            f"Lead a step or an answer to it:   No: {key}   or delete it from the ends.",
        )


def _unused_words(process: Process) -> list[str]:
    """Return the words of the glossary that stand nowhere else on the page."""
    unused = {fold(word): word for word in process.glossary or ()}
    texts = (written.text for written in process.texts if written.path[0] != "glossary")
    while unused and (text := next(texts, None)) is not None:
        folded = fold(text)
        for word in [word for word in unused if word in folded]:
            del unused[word]
    return list(unused.values())


CHECK = Check(
    code="PK110",
    name="unused-declaration",
    severity=Severity.WARNING,
    title="something is listed that no step uses",
    why="It is left over from an older page, or a step forgot it; a reader will look for it in vain.",
    bad="""\
process: Selling a bicycle
paperwork:
  Price list:
  Guarantee card:  # <-- here
  Receipt:

steps:
  - step: Greet and listen
    owner: Shop
  - step: Let the customer ride
    owner: Shop
    paperwork: [Price list]
  - step: Agree the price
    owner: Shop
    decide: Does the customer buy?
    answers:
      Yes: Hand over the bicycle
      No: lost
  - step: Hand over the bicycle
    owner: Shop
    paperwork: [Receipt]
""",
    good="""\
process: Selling a bicycle
paperwork:
  Price list:
  Receipt:

steps:
  - step: Greet and listen
    owner: Shop
  - step: Let the customer ride
    owner: Shop
    paperwork: [Price list]
  - step: Agree the price
    owner: Shop
    decide: Does the customer buy?
    answers:
      Yes: Hand over the bicycle
      No: lost
  - step: Hand over the bicycle
    owner: Shop
    paperwork: [Receipt]
""",
    check=check,
    can_be_accepted=False,
)
