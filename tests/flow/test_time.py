"""Worst, typical and promised time, and silence, against every walk of small random pages."""

from fractions import Fraction
from itertools import pairwise

from hypothesis import given
from tests.effort import cases
from tests.flow.brute_force import BruteForce
from tests.pages import process_of, random_pages, step

from processkit.flow.flow import Flow
from processkit.flow.silence import endless_silence, longest_silence
from processkit.flow.time import promised, typical, worst
from processkit.flow.walks import walks_of

MOST = cases(300)
SMALL = random_pages(most_steps=3, with_times=True)


def walks(process):
    return walks_of(Flow(process))


@MOST
@given(SMALL)
def test_the_worst_walk_is_the_longest_of_all_and_takes_what_it_says(process):
    brute = BruteForce(process)
    found = worst(walks(process))
    if all(s.takes is None for s in process.steps):
        assert found is None
        return
    assert (found.total.minutes if found else None) == brute.worst()
    if found:
        assert brute.span(list(found.places), None, None) == found.total.minutes
        assert brute.allowed(list(found.places))


@MOST
@given(SMALL)
def test_the_promised_span_is_the_longest_of_all(process):
    if process.promise is None or all(s.takes is None for s in process.steps):
        return
    first, last = process.step_at(process.promise_from), process.step_at(process.promise_to)
    found = promised(walks(process))
    assert (found.total.minutes if found else None) == BruteForce(process).worst(first, last)


@MOST
@given(SMALL)
def test_the_silence_is_the_longest_of_all_gaps(process):
    found = longest_silence(walks(process))
    assert (found.minutes if found else None) == BruteForce(process).silence()


@MOST
@given(SMALL)
def test_a_silence_without_an_end_is_told_with_the_steps_that_go_round(process):
    found = endless_silence(walks(process))
    circles = BruteForce(process).endless_silence()
    assert found == (circles[0] if circles else ())
    assert bool(found) is (longest_silence(walks(process)) is None)


@MOST
@given(SMALL)
def test_the_steps_of_the_longest_silence_lead_from_one_to_the_next(process):
    found = longest_silence(walks(process))
    if not found or not found.minutes:
        return
    way = Flow(process).way_along(found.places)
    assert way.places == found.places
    assert found.begins == found.places[0]
    if not found.inside:
        brute = BruteForce(process)
        quiet = [p for p in found.places if p < len(process.steps) and not brute.touches(p)]
        waits = sum((brute.within(a, b) for a, b in pairwise(found.places)), Fraction(0))
        assert sum((brute.quiet_time(p) for p in quiet), Fraction(0)) + waits == found.minutes


def test_a_silence_may_begin_on_one_round_and_end_on_the_next():
    answered = {"checks": ["All sizes are known"], "within": "1 hour"}
    process = process_of(
        process="P",
        steps=[
            step("A", handover=answered),
            step("B"),
            step("C", "Office", handover=answered, customer={"told": "So"}, no_reply={"after": "3 days", "go": "A"}),
        ],
    )
    found = longest_silence(walks(process))
    assert (found.minutes, found.places) == (120, (2, 0, 1, 2))
    assert BruteForce(process).silence() == 120


def test_a_week_of_typical_time_is_the_middle_of_each_range():
    flow = Flow(
        process_of(process="P", steps=[step("A", takes="1-2 days"), step("B", takes="up to 4 hours"), step("C")])
    )
    found = typical(flow)
    assert (found.minutes, found.at_least) == (Fraction(810 + 120), True)


def test_a_page_without_any_time_has_none():
    process = process_of(process="P", steps=[step("A"), step("B")])
    assert typical(Flow(process)) is None
    assert worst(walks(process)) is None


def test_too_many_walks_are_given_up_honestly():
    names = [f"S{n}" for n in range(9)]
    steps = [
        step(name, takes="1 hour", at_most=9, decide="?", answers={f"A{k}": t for k, t in enumerate([*names, "won"])})
        for name in names
    ]
    process = process_of(process="P", steps=steps)
    found = walks_of(Flow(process), most=5_000)
    assert not found.whole
    assert worst(found) is None
    assert longest_silence(found) is None


def test_two_hundred_steps_in_a_row_are_no_trouble():
    process = process_of(process="P", steps=[step(f"S{n}", takes="1 hour") for n in range(200)])
    assert worst(walks(process)).total.minutes == 200 * 60
