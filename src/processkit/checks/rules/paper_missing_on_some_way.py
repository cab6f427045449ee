"""PK401 paper-missing-on-some-way: a paper that a step needs is not there on some way."""

from __future__ import annotations

from collections.abc import Iterator

from processkit.checks.check import Check, Page
from processkit.checks.wording import headed, listed
from processkit.findings import DocPath, Hit, Severity
from processkit.flow.flow import Flow
from processkit.flow.paperwork import Lack, Missing
from processkit.flow.story import step_names, tell, title
from processkit.model.names import fold
from processkit.source.typed import lines_to_paste, typed, typed_list


def check(page: Page) -> Iterator[Hit]:
    """Report each paper that is on file on some ways to a step, and not on others.

    Papers that are missing on the same way are one slip: the first finding names them all, and the
    others are its echoes. So is a paper that was missing already at a step on that way.
    """
    flow, process = page.flow, page.process
    told: dict[tuple[int, str], DocPath] = {}
    ways: dict[tuple[int, ...], DocPath] = {}
    lacking = [missing for missing in page.missing_papers if missing.lack is Lack.ON_SOME_WAY]
    for missing in lacking:
        need, places = missing.need, missing.way.places
        same = [other for other in lacking if other.way.places == places and other.need.place == need.place]
        echo = ways.get(places) or next(
            (told[key] for place in places[:-1] if (key := (place, fold(need.paper))) in told), None
        )
        told[need.place, fold(need.paper)] = need.path
        ways.setdefault(places, need.path)
        papers = [f'"{other.need.paper}"' for other in same] if echo is None else [f'"{need.paper}"']
        message = f"{headed(process, need.place)} can start without {listed(papers)}."
        if missing.skipped:
            names = listed([title(process, place) for place in missing.skipped])
            message += f" On that way the handover of {names} is skipped, too."
        yield Hit(
            message,
            need.path,
            step=process.steps[need.place].name,
            story=f"It happens on the way {tell(flow, missing.way)}.",
            way=step_names(flow, missing.way),
            fix=_what_to_write(flow, same),
            echo_of=echo,
        )


def _what_to_write(flow: Flow, lacking: list[Missing]) -> str:
    """Return what leads the way past the first step that makes the papers, or makes them on it."""
    process, missing = flow.process, lacking[0]
    makers = sorted(place for other in lacking for place in other.made_at if place not in missing.way.places)
    chosen = [edge for edge in missing.way.edges if edge.answer is not None and not edge.by_silence]
    if makers and chosen:
        edge, maker = chosen[-1], process.steps[makers[0]].name
        lead = f"Write, in step {process.numbers.labels[edge.source]}:"
        return lines_to_paste(lead, "answers:", f"  {typed(edge.answer or '')}: {typed(maker)}")
    passed = missing.way.places[-2] if len(missing.way.places) > 1 else missing.need.place
    lead = f"Write, in step {process.numbers.labels[passed]}, if the paper is made there:"
    return lines_to_paste(
        lead, f"paperwork: {typed_list([*(process.steps[passed].paperwork or ()), *(m.need.paper for m in lacking)])}"
    )


CHECK = Check(
    code="PK401",
    name="paper-missing-on-some-way",
    severity=Severity.ERROR,
    title="a paper that a step needs is not there on some way",
    why="Whoever does the step has to ask the customer again.",
    bad="""\
process: Selling a bicycle
steps:
  - step: Greet and listen
    owner: Shop
    decide: Has the customer bought here before?
    answers:
      No: Measure the customer
      Yes: Agree the price
  - step: Measure the customer
    owner: Shop
    paperwork: [Measurements]
  - step: Agree the price
    owner: Shop
    needs: [Measurements]  # <-- here
    decide: Does the customer buy?
    answers:
      Yes: Fit the bicycle
      No: lost
  - step: Fit the bicycle
    owner: Shop
""",
    good="""\
process: Selling a bicycle
steps:
  - step: Greet and listen
    owner: Shop
    do: [Ask what the bicycle is for]
  - step: Measure the customer
    owner: Shop
    paperwork: [Measurements]
  - step: Agree the price
    owner: Shop
    needs: [Measurements]
    decide: Does the customer buy?
    answers:
      Yes: Fit the bicycle
      No: lost
  - step: Fit the bicycle
    owner: Shop
""",
    check=check,
)
