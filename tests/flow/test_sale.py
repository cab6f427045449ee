"""The stages of a sale against all selections and all walks of small random pages."""

from datetime import date
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.effort import cases
from tests.flow.brute_force import BruteForce
from tests.pages import process_of, random_pages, step

from processkit.checks.check import Page
from processkit.checks.runner import run_checks
from processkit.flow.flow import Flow
from processkit.flow.sale import (
    LADDER,
    STAGES,
    ends_led_to,
    last_delivery,
    misplaced_contacts,
    misplaced_milestones,
    uncovered_phases,
    unqualified_closes,
)

MOST = cases(200)
PAGES = random_pages(most_steps=6, with_stages=True)


def rises(ranks):
    return all(a <= b for a, b in pairwise(ranks))


def fewest_to_take_away(ranks):
    """Try every selection, the largest first; return which positions are left out."""
    everything = range(len(ranks))
    for count in everything:
        for out in combinations(everything, count):
            if rises([rank for n, rank in enumerate(ranks) if n not in out]):
                return count
    return 0


def line_of(key, values):
    """A page whose steps stand in one line, each with a value at ``key``, or none."""
    return process_of(process="P", steps=[step(f"S{n}", **({key: v} if v else {})) for n, v in enumerate(values)])


@MOST
@given(st.lists(st.sampled_from([*STAGES, None]), min_size=1, max_size=8))
def test_the_milestones_out_of_order_are_the_fewest_without_which_the_rest_is_in_order(values):
    found = misplaced_milestones(Flow(line_of("milestone", values)))
    out = {wrong.place for wrong in found}
    ranks = [STAGES.index(v) for n, v in enumerate(values) if v and n not in out]
    assert rises(ranks)
    assert len(out) == fewest_to_take_away([STAGES.index(v) for v in values if v])
    for wrong in found:
        assert wrong.against not in out
        assert wrong.is_late is (wrong.against < wrong.place)
        assert (STAGES.index(values[wrong.against]) > STAGES.index(values[wrong.place])) is wrong.is_late


@MOST
@given(st.lists(st.sampled_from([*LADDER, None]), min_size=1, max_size=8))
def test_the_contacts_that_go_backwards_are_the_fewest_without_which_the_rest_rises(values):
    out = {wrong.place for wrong in misplaced_contacts(Flow(line_of("becomes", values)))}
    assert rises([LADDER.index(v) for n, v in enumerate(values) if v and n not in out])
    assert len(out) == fewest_to_take_away([LADDER.index(v) for v in values if v])


@MOST
@given(PAGES)
def test_only_the_main_path_is_judged(process):
    found = misplaced_milestones(Flow(process)) + misplaced_contacts(Flow(process))
    assert {wrong.place for wrong in found} <= set(process.numbers.main_path)


def test_a_won_end_is_part_of_the_ladder():
    steps = [step("A", becomes="advocate"), step("B")]
    process = process_of(process="P", steps=steps, ends={"won": {"becomes": "customer"}})
    assert [(w.place, w.against, w.is_late) for w in misplaced_contacts(Flow(process))] == [(2, 0, True)]


def test_of_two_that_contradict_each_other_it_is_the_later():
    found = misplaced_milestones(Flow(line_of("milestone", ["close", "qualify"])))
    assert [(w.place, w.against) for w in found] == [(1, 0)]


@MOST
@given(PAGES)
def test_a_close_without_qualify_is_found_exactly_where_a_walk_comes_to_one(process):
    flow, brute = Flow(process), BruteForce(process)
    qualified = {p for p, s in enumerate(process.steps) if s.milestone == "qualify"}
    closes = {p for p, s in enumerate(process.steps) if s.milestone == "close"}
    walks = [walk for walk, _edges in brute.walks_without_repeat()]
    reached = {place for walk in walks for place in walk}
    bare = {}
    for walk in walks:
        if walk[-1] in closes and not qualified & set(walk) and not closes & set(walk[:-1]):
            bare[walk[-1]] = min(len(walk), bare.get(walk[-1], len(walk)))
    found = {one.close: len(one.way.places) for one in unqualified_closes(flow)}
    assert found == (bare if qualified & reached else {})


@MOST
@given(PAGES)
def test_every_way_to_a_close_passes_a_step_that_qualifies_or_one_is_reported(process):
    """Domination, told by the other analysis: with one such step and one close, the two say the same."""
    flow = Flow(process)
    qualified = [p for p, s in enumerate(process.steps) if s.milestone == "qualify" and p in flow.reached]
    closes = [p for p, s in enumerate(process.steps) if s.milestone == "close" and p in flow.reached]
    if len(qualified) == len(closes) == 1:
        assert bool(unqualified_closes(flow)) is not flow.dominates(qualified[0], closes[0])


@MOST
@given(PAGES)
def test_the_last_delivery_is_the_last_on_the_main_path(process):
    on_path = [p for p in process.numbers.main_path[:-1] if process.steps[p].milestone == "deliver"]
    assert last_delivery(Flow(process)) == (on_path[-1] if on_path else None)


def test_what_can_happen_at_any_time_leads_to_its_end():
    process = process_of(process="P", steps=[step("A")], anytime={"They cancel": "lost"})
    assert {process.name_of(place) for place in ends_led_to(Flow(process))} == {"won", "lost"}


@pytest.mark.parametrize(
    ("keys", "page", "covered"),
    [
        ({"becomes": "prospect"}, {}, "find"),
        ({"milestone": "engage"}, {}, "find"),
        ({"milestone": "close"}, {}, "win"),
        ({"becomes": "customer"}, {}, "win"),
        ({}, {"ends": {"won": {"becomes": "customer"}}}, "win"),
        ({"milestone": "follow-up"}, {}, "keep"),
        ({}, {"keep_in_touch": "every spring"}, "keep"),
        ({"becomes": "advocate"}, {}, "advocate"),
        ({"ask_for": ["referral"]}, {}, "advocate"),
        ({"ask_for": ["testimonial"]}, {}, "advocate"),
        ({"ask_for": ["feedback", "repeat"]}, {}, None),
        ({"milestone": "qualify", "becomes": "lead"}, {}, None),
    ],
)
def test_each_phase_is_covered_by_what_belongs_to_it(keys, page, covered):
    missing = uncovered_phases(Flow(process_of(process="P", steps=[step("A", **keys)], **page)))
    assert missing == [phase for phase in ("find", "win", "keep", "advocate") if phase != covered]


def test_what_is_never_reached_covers_nothing():
    steps = [step("A", next="won"), step("B", milestone="close", becomes="advocate")]
    assert uncovered_phases(Flow(process_of(process="P", steps=steps))) == ["find", "win", "keep", "advocate"]


ONCE = {
    "PK404", "PK601", "PK602", "PK603", "PK605", "PK608", "PK610", "PK703", "PK709", "PK711", "PK712", "PK713",
    "PK714", "PK715", "PK716", "PK717", "PK720", "PK901", "PK902", "PK905",
}  # fmt: skip


def is_written(data, path):
    """Whether a page has something at a document path."""
    for key in path:
        try:
            data = data[key]
        except (KeyError, IndexError, TypeError):
            return False
    return True


@cases(100)
@given(random_pages(most_steps=5, with_stages=True, with_times=True, with_papers=True))
def test_no_check_fails_on_any_sale_and_each_points_to_what_is_written_and_speaks_as_often_as_it_should(process):
    data = process.to_data()
    findings = run_checks(Page(process, today=date(2026, 11, 2)))
    for finding in findings:
        assert finding.message
        assert finding.fix or finding.echo_of
        assert is_written(data, finding.path), (finding.code, finding.path)
    codes = [finding.code for finding in findings]
    assert {code for code in codes if codes.count(code) > 1} & ONCE == set()
