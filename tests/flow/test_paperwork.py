"""Paperwork on every way, against every combination of papers that a case can come to a step with."""

from hypothesis import given
from tests.effort import cases
from tests.flow.brute_force import BruteForce
from tests.pages import process_of, random_pages, step

from processkit.flow.flow import Flow
from processkit.flow.paperwork import Lack, made_by, missing_papers, needs_of
from processkit.model.names import fold

MOST = cases(500)


@MOST
@given(random_pages(most_steps=6, with_papers=True))
def test_a_paper_is_missing_exactly_where_some_walk_comes_without_it(process):
    flow = Flow(process)
    seen = BruteForce(process).papers_seen()
    expected = {}
    for place in range(flow.step_count):
        for need in needs_of(flow, place):
            paper = fold(need.paper)
            there = {paper in papers for at, papers in seen if at == place}
            makers = [at for at in range(flow.step_count) if paper in map(fold, made_by(flow, at))]
            only_optional = makers and all(process.steps[m].only_if for m in makers)
            starts = paper in map(fold, process.starts_with or ())
            if not there or there == {True} or (makers and not starts and not any(m in flow.reached for m in makers)):
                continue
            if not makers and not starts:
                expected[place, paper] = Lack.NEVER_MADE
            elif there == {False}:
                expected[place, paper] = Lack.TOO_LATE
            elif not only_optional:
                expected[place, paper] = Lack.ON_SOME_WAY
    found = {(m.need.place, fold(m.need.paper)): m.lack for m in missing_papers(flow)}
    assert found == expected


@MOST
@given(random_pages(most_steps=6, with_papers=True))
def test_the_way_that_is_told_is_one_without_the_paper(process):
    flow, brute = Flow(process), BruteForce(process)
    for missing in missing_papers(flow):
        assert missing.way.places[-1] == missing.need.place
        assert missing.way.start in brute.entries()
        papers = {fold(p) for p in process.starts_with or ()}
        for edge in missing.way.edges:
            assert edge in brute.leaving[edge.source]
            papers |= brute.made(edge)
        assert fold(missing.need.paper) not in papers


def lacks(*steps, **page):
    return [
        (m.need.place, m.need.paper, m.lack.value)
        for m in missing_papers(Flow(process_of(process="P", steps=list(steps), **page)))
    ]


def test_a_paper_that_only_an_optional_step_makes_is_needed_only_when_it_was_done():
    assert lacks(step("A"), step("B", only_if="so", paperwork=["Form"]), step("C", needs=["Form"])) == []


def test_a_paper_that_comes_with_one_answer_is_missing_after_the_other():
    choice = step("A", decide="?", answers={"Full": "B", "Empty": "B"}, answer_papers={"Full": ["Form"]})
    assert lacks(choice, step("B", needs=["Form"])) == [(1, "Form", "on some way")]


def test_silence_brings_only_the_papers_that_it_approves():
    silent = step("A", paperwork=["Quote"], no_reply={"after": "2 days", "go": "B", "papers": ["Form"]})
    assert lacks(silent, step("B", needs=["Form"]), step("C", needs=["Quote"])) == [
        (1, "Form", "on some way"), (2, "Quote", "on some way"),
    ]  # fmt: skip
