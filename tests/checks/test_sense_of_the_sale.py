"""The sense of the sale: where its checks speak, how loudly, and where they are silent."""

import pytest
from tests.pages import process_of, step

from processkit.checks.check import Page
from processkit.checks.runner import run_checks
from processkit.findings import Severity


def findings(code, *steps, **page):
    process = process_of(process="P", steps=[*steps, *(step(f"Z{n}") for n in range(4 - len(steps)))], **page)
    return [found for found in run_checks(Page(process)) if found.code == code]


def codes(*steps, **page):
    process = process_of(process="P", steps=[*steps, *(step(f"Z{n}") for n in range(4 - len(steps)))], **page)
    return {found.code for found in run_checks(Page(process))}


def test_a_page_without_stages_is_not_asked_for_the_sense_of_a_sale():
    assert {code for code in codes(step("A"), step("B")) if code.startswith("PK7")} == set()
    paid = codes(step("A", payment={"what": "All"}), step("B"))
    assert {code for code in paid if code.startswith("PK7")} == {"PK710"}


def test_a_contact_that_falls_is_told_where_it_falls_with_what_it_was():
    (found,) = findings("PK701", step("A", becomes="customer"), step("B", becomes="prospect"))
    assert found.severity is Severity.ERROR
    assert found.path == ("steps", 1, "becomes")
    assert found.message == 'Step 2 "B" makes a prospect of a person who is a customer since step 1 "A".'
    (early,) = findings(
        "PK701", step("A", becomes="advocate"), step("B", becomes="lead"), step("C", becomes="customer")
    )
    assert early.path == ("steps", 0, "becomes")
    assert "makes a lead of them again" in early.message


def test_a_won_end_that_makes_less_of_a_person_is_told_at_the_end():
    (found,) = findings("PK701", step("A", becomes="advocate"), ends={"Won": {"becomes": "customer"}})
    assert found.path == ("ends", "Won", "becomes")
    assert found.step is None


def test_a_close_round_the_step_that_qualifies_is_an_error_with_the_way():
    first = step("A", decide="?", answers={"New": "Q", "Known": "C"})
    (found,) = findings("PK704", first, step("Q", milestone="qualify"), step("C", milestone="close"))
    assert (found.step, found.way) == ("C", ("A", "C"))
    assert '1 A ("Known") → 3 C' in found.story
    assert findings("PK704", first, step("Q"), step("C", milestone="close")) == []
    optional = step("Q", milestone="qualify", only_if="They are new")
    assert len(findings("PK704", step("A"), optional, step("C", milestone="close"))) == 1


@pytest.mark.parametrize(
    "keys", [{"checklist": ["Money?"]}, {"decide": "Fit?", "answers": {"Yes": "Z0", "No": "lost"}}]
)
def test_a_step_that_qualifies_says_what_it_asks(keys):
    assert len(findings("PK705", step("A", milestone="qualify"))) == 1
    assert findings("PK705", step("A", milestone="qualify", **keys)) == []


@pytest.mark.parametrize(
    "keys",
    [{"paperwork": ["Quote"]}, {"needs": ["Quote"]}, {"decide": "?", "answers": {"Yes": "Z0", "No": "lost"}, "answer_papers": {"Yes": ["Quote"]}}],
)  # fmt: skip
def test_an_offer_stands_on_a_paper_that_is_made_or_needed(keys):
    assert len(findings("PK707", step("A", milestone="propose"), starts_with=["Quote"])) == 1
    assert findings("PK707", step("A", milestone="propose", **keys), starts_with=["Quote"]) == []


def test_paying_is_asked_for_once_and_any_payment_will_do():
    steps = [step("A", milestone="close"), step("B", becomes="customer")]
    (found,) = findings("PK709", *steps)
    assert found.step == "A"
    assert findings("PK709", *steps, step("C", payment={"what": "All", "if_unpaid": "We call"})) == []
    assert findings("PK709", step("A", milestone="qualify")) == []


def test_each_payment_says_what_happens_when_it_does_not_come():
    steps = [step("A", payment={"what": "Half"}), step("B", payment={"what": "Rest", "if_unpaid": "We call"})]
    assert [f.step for f in findings("PK710", *steps)] == ["A"]


def test_something_comes_after_the_delivery():
    steps = [step(n) for n in "ABC"]
    assert [f.step for f in findings("PK711", *steps, step("D", milestone="deliver"))] == ["D"]
    assert findings("PK711", *steps[:2], step("C", milestone="deliver"), step("D")) == []
    both = [step("A", milestone="deliver"), step("B"), step("C"), step("D", milestone="deliver")]
    assert [f.step for f in findings("PK711", *both)] == ["D"]


@pytest.mark.parametrize("keys", [{"measure": "1 to 10"}, {"ask_for": ["feedback"]}])
def test_somebody_asks_how_it_went_and_at_the_end_about_the_whole(keys):
    deliver = step("B", milestone="deliver")
    assert len(findings("PK712", step("A"), deliver)) == 1
    assert findings("PK712", step("A", **keys), deliver) == []
    (found,) = findings("PK713", step("A", **keys), deliver)
    assert found.step == "A"
    for place in ("B", "C"):
        steps = [step("A"), dict(deliver), step("C")]
        steps["ABC".index(place)].update(keys)
        assert findings("PK713", *steps) == []


def test_what_is_said_of_a_whole_phase_is_not_said_again_of_its_parts():
    bare = codes(step("A", milestone="qualify", checklist=["?"]))
    assert {"PK714", "PK720"} <= bare
    (part,) = findings("PK714", step("A", milestone="qualify"))
    assert part.echo_of is not None
    (alone,) = findings("PK714", step("A", milestone="qualify"), step("B", milestone="follow-up", becomes="advocate"))
    assert alone.echo_of is None
    (missing,) = findings("PK703", step("A", milestone="qualify"))
    assert "engage" not in missing.message
    assert "assess (can we do what they need?)" in missing.message


REASON = {"lost": {"reason": True}}
SALE = {"milestone": "close", "payment": {"what": "All", "if_unpaid": "We call"}}


@pytest.mark.parametrize(
    ("keys", "page", "weight"),
    [
        ({"answers": {"Yes": "Z0", "No": "lost"}}, {}, Severity.WARNING),
        ({"answers": {"Yes": "lost", "No": "Z0"}}, {}, Severity.WARNING),
        ({"answers": {"Ja": "Z0", "Nein.": "lost"}}, {"language": "de"}, Severity.WARNING),
        ({"answers": {"Sì": "Z0", "no": "lost"}}, {"language": "it"}, Severity.WARNING),
        ({"answers": {"Buys": "Z0", "Too dear": "lost"}}, {}, Severity.ADVICE),
        ({"no_reply": {"after": "5 days", "go": "lost"}}, {}, Severity.WARNING),
        ({}, {"anytime": {"They cancel": "lost"}}, Severity.WARNING),
        ({"answers": {"Yes": "Z0", "No": "lost"}}, {"ends": REASON}, None),
        ({"answers": {"Yes": "Z0", "No": "other"}}, {"ends": {"other": {"outcome": "lost"}}}, None),
        ({"answers": {"Yes": "Z0", "No": "later"}}, {}, None),
    ],
)
def test_why_a_customer_was_lost_is_asked_for_louder_where_nothing_tells(keys, page, weight):
    more = {"decide": "?"} if "answers" in keys else {}
    found = findings("PK715", step("A", **SALE, **keys, **more), **page)
    assert [f.severity for f in found] == ([weight] if weight else [])


def test_who_is_lost_may_come_back():
    lost = step("A", **SALE, decide="?", answers={"Yes": "Z0", "No": "lost"})
    assert len(findings("PK716", lost)) == 1
    assert findings("PK716", lost, ends={"lost": {"reason": True, "wake_up": "spring"}}) == []
    assert findings("PK716", lost, anytime={"They cancel": "later"}) == []
    assert findings("PK716", step("A", **SALE)) == []


@pytest.mark.parametrize(
    "keys",
    [{"done_when": ["It is there"]}, {"checklist": ["It is there"]}, {"paperwork": ["Receipt"]}, {"measure": "1 to 10"}, {"decide": "?", "answers": {"Yes": "B", "No": "lost"}}],
)  # fmt: skip
def test_one_can_see_when_a_step_is_done(keys):
    (found,) = findings("PK717", step("A", **keys), step("B", milestone="qualify"))
    assert found.step == "B"
    assert '"A"' not in found.message
