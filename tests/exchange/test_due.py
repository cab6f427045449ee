"""What is due on a case, and in which order it is seen to."""

from datetime import UTC, datetime

import pytest
from tests.engine.running import words
from tests.exchange.selling import ANN, BEN, MONDAY, PLAN, WORDS, days, handed_over, started, told
from tests.pages import process_of

from processkit.engine import commands
from processkit.engine.plan import Plan
from processkit.errors import WrongUse
from processkit.exchange.due import due_of, in_order
from processkit.rendering.labels import labels_for, languages


def dues(case, at=MONDAY, plan=PLAN, name="Wendy", case_id="c1"):
    return due_of(case_id, name, plan, case, WORDS, at)


def facts(found):
    return [(one.kind, one.what, one.who, f"{one.due:%d %H:%M}", one.late) for one in found]


def test_a_step_is_due_and_after_it_silence_counts():
    found = dues(started())
    assert facts(found) == [
        ("step", "Make the offer", "Sales", "04 16:00", False),
        ("no_reply", "No reply yet: Make the offer", "Sales", "11 16:00", False),
    ]
    step = found[0]
    assert (step.case, step.customer, step.number, step.of, step.version) == ("c1", "Wendy", "1", 3, 2)
    assert [(one.what, one.from_whom) for one in step.missing] == [("Offer", "Sales")]
    assert step.plan == "Ann calls, and says when it comes"
    assert "The offer comes by post" in step.customer_text
    assert (step.day, step.opens_at) == ("2026-11-04", datetime(2026, 11, 4, 8, 0, tzinfo=UTC))


def test_a_handover_is_the_receivers_turn_and_a_payment_stays_due_beside_it():
    assert facts(dues(handed_over())) == [
        ("handover", "Handover: Build", "Workshop", "02 12:00", False),
        ("payment", "Payment: Deposit; half", "Sales", "05 16:00", False),
    ]
    handover, payment = dues(handed_over())
    assert [one.what for one in handover.missing] == ["Clear"]
    assert (payment.missing, payment.plan) == ((), "Ann calls on day 4")


def test_what_is_late_is_so_after_its_time_whether_or_not_somebody_has_noticed():
    case = started()
    assert not dues(case, days(2, 8))[0].late
    late = dues(case, days(3, 2))[0]
    assert (late.late, late.untold, late.day) == (True, True, "2026-11-05")
    told_late = told(commands.Note(days(3, 1), ANN, words("sorry"), told=True), case=case)[1]
    assert not dues(told_late, days(3, 2))[0].untold
    told_early = told(commands.Note(days(1), ANN, words("soon"), told=True), case=case)[1]
    assert dues(told_early, days(3, 2))[0].untold


@pytest.mark.parametrize("end", ["later", "lost"])
def test_after_the_end_only_a_touch_and_what_is_not_paid_are_left(end):
    _, case = told(commands.End(MONDAY, ANN, end), case=handed_over())
    left = [("payment", "Payment: Deposit; half", "Sales", "05 16:00", False)]
    touch = [("touch", "Get in touch again", "Sales", "16 16:00", False)]
    assert facts(dues(case)) == (left + touch if end == "later" else left)


def test_a_sale_is_kept_in_touch_with():
    accepted = commands.Accept(MONDAY, BEN, ("Clear",))
    done = commands.Complete(MONDAY, BEN)
    _, case = told(accepted, done, done, commands.Pay(MONDAY, ANN, "1"), case=handed_over())
    assert facts(dues(case)) == [("touch", "Get in touch again", "Workshop", "16 16:00", False)]


def test_nothing_is_due_where_the_page_gives_no_time():
    plan = Plan(process_of(process="P", steps=[{"step": "Talk", "owner": "Sales"}]))
    assert dues(started(plan), plan=plan) == []


def test_late_without_a_word_comes_first_then_late_then_what_is_due_next():
    case = started()
    _, spoken = told(commands.Note(days(3, 1), ANN, words("sorry"), told=True), case=case)
    _, younger = told(commands.Start(days(3), ANN, words("Will")))
    at = days(3, 2)
    mixed = [*dues(younger, at, case_id="c3"), *dues(spoken, at, case_id="c2"), *dues(case, at, case_id="c1")]
    ordered = [(one.case, one.kind) for one in in_order(mixed)]
    assert ordered[:3] == [("c1", "step"), ("c2", "step"), ("c3", "step")]
    assert in_order(reversed(mixed)) == in_order(mixed)


def test_a_time_without_a_zone_is_refused():
    with pytest.raises(WrongUse, match="time zone"):
        dues(started(), MONDAY.replace(tzinfo=None))


@pytest.mark.parametrize("language", languages())
def test_every_language_has_words_for_what_is_due(language):
    for case in (started(), handed_over(), told(commands.Park(MONDAY, ANN), case=started())[1]):
        for due in due_of("c1", None, PLAN, case, labels_for(language), MONDAY):
            assert due.what
            assert "{" not in due.what
