"""Promises that cannot be kept: with a worst case, and where customers can go round without a limit."""

from hypothesis import given
from tests.effort import cases
from tests.flow.brute_force import BruteForce
from tests.pages import process_of, random_pages, step

from processkit.checks.check import Page
from processkit.checks.rules.promise_too_short import check
from processkit.findings import Severity
from processkit.model.process import Process


def findings(process):
    return list(check(Page(process)))


def workshop(promise, **second):
    steps = [
        step("Look at the car", takes="1 day"),
        step(
            "Repair it",
            takes="2-3 days",
            decide="Does it run?",
            answers={"Yes": "Hand it over", "No": "Repair it"},
            **second,
        ),
        step("Hand it over", takes="2 days"),
    ]
    return process_of(process="A car workshop", promise=promise, steps=steps)


def test_a_promise_that_is_broken_without_a_repeat_is_told_where_there_is_no_worst_case():
    (found,) = findings(workshop("4 days"))
    assert found.severity is Severity.WARNING
    assert found.message.startswith("You promise 4 days, and even where no step is repeated it can take 6 days.")
    assert "at_most" in found.fix
    assert found.way == ("Look at the car", "Repair it", "Hand it over")


def test_a_promise_that_only_a_round_without_a_limit_breaks_is_left_to_endless_repeat():
    assert findings(workshop("6 days")) == []


def test_with_a_limit_the_worst_case_counts():
    (found,) = findings(workshop("6 days", at_most=2))
    assert found.severity is Severity.WARNING
    assert "at worst it takes 9 days" in found.message
    (found,) = findings(workshop("5 days", at_most=2))
    assert (found.severity, "at worst it takes 9 days" in found.message) == (None, True)


@cases(300)
@given(random_pages(most_steps=3, with_times=True))
def test_on_any_page_it_speaks_just_where_a_walk_is_longer_than_the_promise(process):
    if process.promise is None or all(s.takes is None for s in process.steps):
        assert findings(process) == []
        return
    first, last = process.step_at(process.promise_from), process.step_at(process.promise_to)
    data = process.to_data()
    once = Process.from_data(data | {"steps": [one | {"at_most": 1} for one in data["steps"]]})
    limit = process.promise.longest(process.week)
    worst, without_repeats = BruteForce(process).worst(first, last), BruteForce(once).worst(first, last)
    told = findings(process)
    if told:
        assert max(worst or 0, without_repeats or 0) > limit
        is_error = worst is not None and (without_repeats is None or without_repeats > limit)
        assert (told[0].severity is None) == is_error
    elif (worst or without_repeats or 0) > limit:
        # Then a single step is longer than the promise, which another check tells.
        assert any(s.takes is not None and s.takes.longest(process.week) > limit for s in process.steps)
