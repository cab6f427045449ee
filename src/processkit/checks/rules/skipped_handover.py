"""PK302 skipped-handover: there is a way round a handover."""

from __future__ import annotations

from collections.abc import Iterator

from processkit.checks.check import Check, Page
from processkit.checks.wording import headed
from processkit.findings import Hit, Severity
from processkit.flow.handovers import detours
from processkit.flow.paperwork import Lack
from processkit.flow.story import step_names, tell
from processkit.source.typed import lines_to_paste


def check(page: Page) -> Iterator[Hit]:
    """Report each handover of the main path that some way passes by; the shortest way is told."""
    flow, process = page.flow, page.process
    told_ways = [missing.way for missing in page.missing_papers if missing.lack is Lack.ON_SOME_WAY]
    for detour in detours(flow, told_ways):
        step = process.steps[detour.handover]
        yield Hit(
            f"{headed(process, detour.handover)}: its handover to {step.owner} can be skipped.",
            ("steps", detour.handover, "step"),
            story=f"It happens on the way {tell(flow, detour.way)}.",
            way=step_names(flow, detour.way),
            step=step.name,
            fix=lines_to_paste(
                f"Lead that way to {step.name}; or, if it is meant, write in step {process.numbers.labels[detour.handover]}:",
                "accepted:",
                "  skipped-handover: the reason why",
            ),
        )


CHECK = Check(
    code="PK302",
    name="skipped-handover",
    severity=Severity.WARNING,
    title="there is a way round a handover",
    why="What the handover makes sure of is missing on that way, and the customer is asked again.",
    bad="""\
process: Selling a bicycle
steps:
  - step: Agree the price
    owner: Shop
    paperwork: [Order]
    decide: Has the workshop seen this bicycle before?
    answers:
      No: Check the frame
      Yes: Fit the bicycle
      Not now: later
  - step: Check the frame  # <-- here
    owner: Workshop
    handover:
      papers: [Order]
  - step: Fit the bicycle
    owner: Workshop
    handover:
      checks: [The size is agreed]
  - step: Wash the bicycle
    owner: Workshop
""",
    good="""\
process: Selling a bicycle
steps:
  - step: Agree the price
    owner: Shop
    paperwork: [Order]
    decide: Does the customer buy?
    answers:
      Yes: Check the frame
      Not now: later
  - step: Check the frame
    owner: Workshop
    handover:
      papers: [Order]
  - step: Fit the bicycle
    owner: Workshop
    checklist: [The size is agreed]
  - step: Wash the bicycle
    owner: Workshop
""",
    check=check,
)
