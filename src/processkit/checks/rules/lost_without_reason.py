"""PK715 lost-without-reason: customers are lost, and nobody writes down why."""

from __future__ import annotations

from collections.abc import Iterator

from processkit.checks.check import Check, Page
from processkit.checks.word_lists import bare, words_of
from processkit.checks.wording import listed, name_of_step
from processkit.findings import DocPath, Hit, Severity
from processkit.flow.flow import Flow
from processkit.flow.sale import follows_a_sale
from processkit.flow.story import title
from processkit.model.names import fold
from processkit.model.process import Process
from processkit.source.typed import lines_to_paste


def check(page: Page) -> Iterator[Hit]:
    """Report the built-in end lost without ``reason``; what says nothing of why weighs more."""
    flow, process = page.flow, page.process
    lost = flow.step_count + next(k for k, ending in enumerate(process.endings) if ending.key == "lost")
    if not follows_a_sale(process) or process.endings[lost - flow.step_count].reason:
        return
    blind = _blind_ways(flow, lost)
    first = next((edge.path for edge in flow.reached_edges if edge.target == lost), None)
    if not blind and first is None:
        return
    causes = listed([cause for cause, _path in blind])
    where = blind[0][1] if blind else first or ()
    yield Hit(
        f"Customers are lost by {causes}, and nobody writes down why."
        if blind
        else "Nobody writes down why a customer was lost.",
        where,
        severity=None if blind else Severity.ADVICE,
        step=name_of_step(process, where),
        fix=_what_to_write(process),
    )


def _blind_ways(flow: Flow, lost: int) -> list[tuple[str, DocPath]]:
    """Return the ways to ``lost`` that tell nothing of why, each in words and with its place."""
    process = flow.process
    bare_words = words_of("yes_no", process.language)
    found: dict[DocPath, str] = {}
    for edge in flow.reached_edges:
        if edge.target != lost:
            continue
        if edge.by_silence:
            found.setdefault(edge.path, f"no reply in {title(process, edge.source)}")
        elif edge.answer is not None and bare(edge.answer) in bare_words:
            found.setdefault(edge.path, f'a bare "{edge.answer}" in {title(process, edge.source)}')
    for event, target in (process.anytime or {}).items():
        if process.place_of(target) == lost:
            found[("anytime", event)] = f'"{event}" at any time'
    return [(cause, path) for path, cause in found.items()]


def _what_to_write(process: Process) -> str:
    declared = {fold(key): key for key in process.ends or ()}
    if "lost" in declared and (process.ends or {})[declared["lost"]] is not None:
        return lines_to_paste("Write, under lost:", "reason: true")
    if declared:
        return lines_to_paste("Write, under ends:", "lost:", "  reason: true")
    return lines_to_paste("Write, at the left edge:", "ends:", "  lost:", "    reason: true")


CHECK = Check(
    code="PK715",
    name="lost-without-reason",
    severity=Severity.WARNING,
    title="customers are lost, and nobody writes down why",
    why="Without the reasons nobody can tell whether it is the price, the time, or the way they were served.",
    bad="""\
process: Selling a bicycle
steps:
  - step: Greet and listen
    owner: Shop
  - step: Agree the price
    owner: Shop
    milestone: close
    payment:
      what: The price
      due: when the bicycle is handed over
      if_unpaid: The bicycle stays in the shop
    decide: Does the customer buy?
    answers:
      Yes: Hand over the bicycle
      No: lost  # <-- here
  - step: Hand over the bicycle
    owner: Shop
  - step: Call after a week
    owner: Shop
    ask_for: [feedback]
""",
    good="""\
process: Selling a bicycle
steps:
  - step: Greet and listen
    owner: Shop
  - step: Agree the price
    owner: Shop
    milestone: close
    payment:
      what: The price
      due: when the bicycle is handed over
      if_unpaid: The bicycle stays in the shop
    decide: Does the customer buy?
    answers:
      Yes: Hand over the bicycle
      No: lost
  - step: Hand over the bicycle
    owner: Shop
  - step: Call after a week
    owner: Shop
    ask_for: [feedback]
ends:
  lost:
    reason: true
""",
    check=check,
)
