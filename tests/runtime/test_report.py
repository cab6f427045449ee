"""The report says how it went, worked out by hand."""

import pytest
from tests.runtime.shop import MONDAY, NEXT, handed_over, hours, measured, thanked

from processkit import WrongUse


def by_step(report):
    return {one.step: one for one in report.steps}


def test_without_customers_there_is_no_report(engine):
    assert engine.report() == []
    with pytest.raises(WrongUse, match="No customer ever ran"):
        engine.report("A bicycle")


def test_how_long_it_took_is_set_against_the_page(engine):
    thanked(engine)
    late = engine.start(engine.list()[0].plan.process, customer="Ben", by="Ann", at=MONDAY).id
    engine.paper(late, "Sizes", by="Ann", at=MONDAY)
    engine.complete(late, by="Ann", at=hours(24 * 2 + 1))
    (report,) = engine.report("a bicycle MADE to measure")
    measure, quote, build = (by_step(report)[name] for name in ("Measure", "Quote", "Build"))
    # Two hours; and two days of nine hours and one more.
    assert (measure.took.count, measure.took.median, measure.took.longest) == (2, (120 + 1140) / 2, 1140)
    assert (measure.took.promised, measure.took.over) == (540, 1)
    assert (quote.took.count, quote.took.median, quote.took.promised, quote.took.over) == (1, 60, 240, 0)
    assert (build.took.count, build.took.median, build.took.promised) == (1, 120, 1080)
    assert (report.cases, report.won, report.open) == (2, 1, 1)
    assert (report.took.count, report.took.median, report.took.promised, report.took.over) == (1, 420, 2700, 0)
    assert quote.here == 1


def test_handovers_tell_how_often_they_came_back_and_for_what(engine):
    for number in range(3):
        case_id = handed_over(engine)
        if number < 2:
            engine.send_back(case_id, by="Cat", missing=["All sizes are known"], at=hours(4))
            engine.complete(case_id, by="Ann", answer="Yes", at=hours(5))
        if number == 0:
            engine.send_back(case_id, by="Cat", missing=["Sizes", "All sizes are known"], at=hours(6))
        if number == 1:
            engine.accept(case_id, by="Cat", checks=["All sizes are known"], at=hours(6))
    engine.advance(hours(24 * 5))
    (handover,) = engine.report()[0].handovers
    assert (handover.step, handover.role) == ("Build", "Works")
    assert (handover.sent_back, handover.accepted, handover.own, handover.late) == (3, 1, 0, 1)
    assert handover.lacking == (("All sizes are known", 3), ("Sizes", 1))
    assert (handover.took.count, handover.took.median, handover.took.promised) == (4, 60, 240)


def test_exceptions_and_handovers_that_do_not_exist_are_counted(engine):
    thanked(engine)
    case_id = measured(engine)
    engine.override(case_id, "Build", by="Ben", reason="Old friend", at=hours(3))
    (report,) = engine.report()
    (one,) = report.overrides
    assert (one.case_id, one.by, one.to, one.reason, one.at) == (case_id, "Ben", "Build", "Old friend", hours(3))
    assert "check: All sizes are known" in one.left_out
    assert ("Build", "Thank", 1) in report.unguarded


def test_where_customers_are_lost_and_how_many_go_on(engine):
    for reason in ("Too dear", "Too dear", "Moved away"):
        engine.complete(measured(engine), by="Ann", answer="No", reason=reason, at=hours(3))
    thanked(engine)
    parked = measured(engine)
    engine.park(parked, by="Ann", at=hours(3))
    (report,) = engine.report()
    quote = by_step(report)["Quote"]
    assert (report.lost, report.won, report.parked) == (3, 1, 1)
    assert (quote.reached, quote.went_on, quote.lost, quote.parked) == (5, 1, 3, 1)
    assert quote.conversion == 1 / 5
    assert by_step(report)["Measure"].conversion == by_step(report)["Thank"].conversion == 1
    assert by_step(report)["Build"].reached == 1
    (loss,) = report.losses
    assert (loss.step, loss.count, loss.reasons) == ("Quote", 3, (("Too dear", 2), ("Moved away", 1)))


def test_scores_are_set_against_the_promise(engine):
    kept, broken = thanked(engine), handed_over(engine)
    engine.accept(broken, by="Cat", checks=["All sizes are known"], at=hours(4))
    engine.complete(broken, by="Cat", at=hours(24 * 10))
    engine.complete(broken, by="Dan", at=hours(24 * 10))
    for case_id, value in ((kept, 9), (kept, 7), (broken, 3)):
        engine.score(case_id, value, by="Ann", at=hours(300))
    engine.score(kept, 5, step="Quote", by="Ann", at=hours(300))
    engine.score(kept, step="Quote", remark="Friendly", by="Ann", at=hours(300))
    (report,) = engine.report()
    assert report.took.over == 1
    assert (report.scores.count, report.scores.lowest) == (3, 3)
    assert (report.scores_kept.mean, report.scores_broken.mean) == (8, 3)
    assert (by_step(report)["Quote"].scores.count, by_step(report)["Quote"].scores.mean) == (1, 5)


def test_parked_time_does_not_count(engine):
    case_id = measured(engine)
    engine.park(case_id, by="Ann", at=hours(3))
    engine.resume(case_id, by="Ann", at=hours(24 * 28))
    engine.complete(case_id, by="Ann", answer="Yes", at=hours(24 * 28 + 1))
    engine.accept(case_id, by="Cat", checks=["All sizes are known"], at=hours(24 * 28 + 2))
    engine.complete(case_id, by="Cat", at=hours(24 * 28 + 3))
    engine.complete(case_id, by="Dan", at=hours(24 * 28 + 3))
    (report,) = engine.report()
    assert by_step(report)["Quote"].took.median == 60 + 60
    assert report.took.median == 180 + 180
    assert (report.parked, report.won) == (0, 1)


def test_versions_of_a_page_are_told_of_together(engine):
    case_id = measured(engine)
    engine.migrate(NEXT, by="Dan", steps={"Measure": "Take the sizes"}, at=hours(3))
    engine.complete(case_id, by="Ann", answer="Yes", at=hours(4))
    (report,) = engine.report()
    assert (report.versions, report.cases) == (2, 1)
    assert [one.step for one in report.steps] == ["Take the sizes", "Quote", "Build", "Thank", "Measure"]
    assert by_step(report)["Quote"].took.median == 120
    assert by_step(report)["Measure"].took.median == 120


def test_only_cases_of_a_span_are_told_of(engine):
    measured(engine, at=hours(0))
    measured(engine, at=hours(24))
    assert engine.report(since=hours(1))[0].cases == 1
    assert engine.report(until=hours(24))[0].cases == 1
    assert engine.report(since=hours(0), until=hours(25))[0].cases == 2
