"""Handovers, and the ways round them, against every walk of small random pages."""

from itertools import pairwise

from hypothesis import given
from tests.effort import cases
from tests.flow.test_flow import walks
from tests.pages import process_of, random_pages, step

from processkit import Severity
from processkit.checks.check import Page
from processkit.checks.runner import run_checks
from processkit.flow.flow import Flow
from processkit.flow.handovers import detours, jumped_handovers, received_from_others, unguarded_changes

MOST = cases(250)


def owner(process, place):
    return process.steps[place].owner


@MOST
@given(random_pages(most_steps=5))
def test_every_owner_change_on_some_walk_has_a_handover_or_a_finding(process):
    flow = Flow(process)
    count = len(process.steps)
    seen = {}
    for walk in walks(flow, count + 1):
        for before, after in pairwise(walk):
            if after < count and owner(process, before) != owner(process, after):
                seen.setdefault(after, set()).add(before)
    bare = {after: befores for after, befores in seen.items() if process.steps[after].handover is None}
    assert {place: {e.source for e in edges} for place, edges in unguarded_changes(flow).items()} == bare
    assert received_from_others(flow) == sorted(p for p in seen if process.steps[p].handover is not None)


@MOST
@given(random_pages(most_steps=5))
def test_a_handover_is_told_as_skipped_exactly_when_some_walk_skips_it(process):
    """Each skipped handover is told by 302, or by the owner change without a handover that jumps it."""
    flow = Flow(process)
    path = process.numbers.main_path
    real = set(received_from_others(flow))
    must_hold = [p for p in path[1:-1] if p in real and process.steps[p].only_if is None]
    all_walks = list(walks(flow, len(process.steps) + 1))
    skipped = {
        handover
        for handover in must_hold
        for walk in all_walks
        if walk[-1] in path[path.index(handover) + 1 :] and handover not in walk
    }
    told = {detour.handover for detour in detours(flow)}
    by_301 = {j for edges in unguarded_changes(flow).values() for e in edges for j in jumped_handovers(flow, e)}
    assert told <= skipped
    assert by_301 <= skipped
    assert told | by_301 == skipped
    for detour in detours(flow):
        assert detour.handover not in detour.way.places
        assert detour.way.places in all_walks or len(detour.way.places) > len(process.steps) + 1


@MOST
@given(random_pages())
def test_no_page_makes_a_check_fail_and_every_finding_has_a_place(process):
    for finding in run_checks(Page(process)):
        assert finding.message
        assert finding.severity in Severity


def codes(*steps, **page):
    return [f.code for f in run_checks(Page(process_of(process="P", steps=list(steps), **page)))]


def test_a_step_that_goes_back_to_another_owner_is_a_warning_only():
    steps = [
        step("A"),
        step(
            "B",
            "Office",
            handover={"checks": ["All sizes are known"]},
            decide="Is it right?",
            answers={"Yes": "won", "No": "A", "Never": "lost"},
        ),
    ]
    (finding,) = [f for f in run_checks(Page(process_of(process="P", steps=steps))) if f.code in ("PK301", "PK302")]
    assert (finding.code, finding.severity, finding.step) == ("PK301", Severity.WARNING, "A")


def test_work_that_passes_over_an_optional_step_of_somebody_else_is_the_same_owners():
    steps = [step("A"), step("B", "Office", only_if="so", handover={"checks": ["All sizes are known"]}), step("C")]
    assert [c for c in codes(*steps) if c in ("PK301", "PK302", "PK309")] == ["PK301"]
    steps[2]["handover"] = {"checks": ["The office has confirmed"]}
    assert [c for c in codes(*steps) if c in ("PK301", "PK302", "PK309")] == []


def test_a_handover_behind_a_step_that_is_never_reached_is_not_blamed_for_it():
    handover = {"checks": ["All sizes are known"]}
    steps = [step("A", next="C"), step("B", "Office", handover=handover), step("C", handover=handover)]
    assert [c for c in codes(*steps) if c in ("PK201", "PK309")] == ["PK201"]
