"""Moving a running case to another version of its page, and back."""

import json

import pytest
from tests.engine.running import MONDAY, by, words
from tests.pages import process_of, step

from processkit.engine import commands, data, events
from processkit.engine.decide import decide
from processkit.engine.evolve import evolve, replay
from processkit.engine.migration import migrate
from processkit.engine.plan import Plan
from processkit.engine.position import where
from processkit.engine.refused import Refused

ANN, BEN = by("Ann"), by("Ben")
FIRST = [
    step("Talk", "Sales", paperwork=["Card"], payment={"what": "Fee", "due": "within 3 days"}),
    step("Measure", "Sales", takes="2 days", checklist=["Tall", "Wide"], paperwork=["Sketch"]),
    step("Build", "Works", handover={"checks": ["Clear"], "within": "4 hours"}),
]
RENAMED = [
    step("Talk", "Sales", paperwork=["CARD"], payment={"what": "Fee", "due": "within 3 days"}),
    step("Survey", "Sales", takes="5 days", checklist=["wide", "Deep"], paperwork=["Sketch"]),
    step("Draw", "Sales"),
    step("Build it", "Works", handover={"checks": ["Clear"], "within": "1 day"}),
]
MAP = {"Measure": "Survey", "build": "Build it"}


def plan_of(steps, **more):
    return Plan(process_of(process="P", steps=steps, **more))


def told(plan, *orders, case=None):
    """Return the case and the events after commands that are all carried out."""
    found = []
    for order in orders:
        decision = decide(plan, case, order)
        assert not isinstance(decision, Refused), str(decision)
        found += decision
        case = replay(decision, case)
    return case, found


def measured(plan):
    return told(
        plan,
        commands.Start(MONDAY, ANN, words("Wendy")),
        commands.FilePaper(MONDAY, ANN, "Card"),
        commands.Complete(MONDAY, ANN),
        commands.Tick(MONDAY, ANN, "Wide"),
        commands.Tick(MONDAY, ANN, "Tall"),
    )


def handed_over(plan):
    case, _ = measured(plan)
    paper = commands.FilePaper(MONDAY, ANN, "Sketch")
    return told(plan, paper, commands.Complete(MONDAY, ANN), case=case)[0]


def moved(old, new, case, steps=None):
    found = migrate(old, new, case, MONDAY, ANN, steps)
    assert not isinstance(found, Refused), str(found)
    return replay(found, case)


def test_a_case_takes_along_what_it_has():
    old, new = plan_of(FIRST), plan_of(RENAMED)
    case, _ = measured(old)
    after = moved(old, new, case, MAP)
    assert after.definition == new.definition
    assert after.way == ("talk", "survey")
    assert after.papers == ("CARD",)
    assert after.ticks == ("wide",)
    assert [owed.step for owed in after.owed] == ["talk"]
    position = where(new, after)
    assert (position.step, position.number, position.of) == ("Survey", "2", 4)
    assert position.due == new.time.due(new.by_key["survey"].term, MONDAY)
    missing = [(one.kind, one.what) for one in position.missing]
    assert missing == [("paper", "Sketch"), ("tick", "Deep")]


def test_what_waits_for_its_receiver_still_does():
    old, new = plan_of(FIRST), plan_of(RENAMED)
    after = moved(old, new, handed_over(old), MAP)
    assert after.status == "offered"
    assert after.due == new.time.due(new.by_key["build-it"].receiving.within, MONDAY)
    accepted, _ = told(new, commands.Accept(MONDAY, BEN, ("Clear",)), case=after)
    assert where(new, accepted).step == "Build it"


def test_the_giver_stays_the_giver():
    old, new = plan_of(FIRST), plan_of(RENAMED)
    after = moved(old, new, handed_over(old), MAP)
    refused = decide(new, after, commands.Accept(MONDAY, ANN, ("Clear",)))
    assert refused.code == "own_handover"


@pytest.mark.parametrize(
    ("steps", "ways", "says"),
    [
        (RENAMED, {}, 'the step of the new version for step 2 "Measure"'),
        (RENAMED, {"Measure": "Lunch"}, "a step with the name “Lunch”"),
        (RENAMED, {"Dinner": "Draw", "Measure": "Survey"}, "a step with the name “Dinner”"),
        ([step("Survey", "Sales")], {"Measure": "Survey"}, 'the step of the new version for step 1 "Talk"'),
    ],
)
def test_a_case_that_would_land_nowhere_is_not_moved(steps, ways, says):
    old, new = plan_of(FIRST), plan_of(steps)
    refused = migrate(old, new, measured(old)[0], MONDAY, ANN, ways)
    assert refused.code == "missing"
    assert says in str(refused)
    assert all(one.from_whom == "Ann" for one in refused.missing)
    assert f'{new.steps[0].number} "{new.steps[0].name}"' in str(refused)


def test_a_case_that_waits_for_a_receiver_needs_one():
    old, new = plan_of(FIRST), plan_of([step("Talk", "Sales"), step("Measure", "Sales"), step("Build", "Works")])
    refused = migrate(old, new, handed_over(old), MONDAY, ANN)
    assert 'a handover in step 3 "Build" of the new version' in str(refused)


def test_a_case_that_is_over_needs_its_end():
    moved_away = {"ends": {"gone": {"outcome": "lost"}}}
    old, new = plan_of(FIRST, **moved_away), plan_of(RENAMED)
    case, _ = told(old, commands.End(MONDAY, ANN, "gone"), case=measured(old)[0])
    assert "the end “gone” on the new version" in str(migrate(old, new, case, MONDAY, ANN, MAP))
    kept = plan_of(RENAMED, **moved_away)
    assert moved(old, kept, case, MAP).end == "gone"


def test_a_look_ahead_changes_nothing():
    old, new = plan_of(FIRST), plan_of(RENAMED)
    case, history = measured(old)
    before = data.case_to_data(case)
    assert migrate(old, new, case, MONDAY, ANN, MAP) == migrate(old, new, case, MONDAY, ANN, MAP)
    assert data.case_to_data(case) == before
    assert replay(history) == case


@pytest.mark.parametrize("reach", [lambda plan: measured(plan)[0], handed_over])
def test_a_move_is_taken_back_and_the_case_is_as_it_was(reach):
    old, new = plan_of(FIRST), plan_of(RENAMED)
    case = reach(old)
    there = moved(old, new, case, MAP)
    kept = data.case_from_data(json.loads(json.dumps(data.case_to_data(there))))
    back, found = told(new, commands.UndoMigration(MONDAY, ANN), case=kept)
    assert [type(event) for event in found] == [events.MigrationUndone]
    assert back == case._replace(version=case.version + 2)


def test_a_move_is_not_taken_back_once_something_has_happened():
    old, new = plan_of(FIRST), plan_of(RENAMED)
    there, _ = told(new, commands.Tick(MONDAY, ANN, "Deep"), case=moved(old, new, measured(old)[0], MAP))
    refused = decide(new, there, commands.UndoMigration(MONDAY, ANN))
    assert refused.code == "migration_none"
    assert "Move it to the former version instead" in str(refused)


def test_a_case_is_moved_only_from_the_version_that_it_runs_on_and_at_a_known_time():
    old, new = plan_of(FIRST), plan_of(RENAMED)
    case, _ = measured(old)
    assert migrate(new, old, case, MONDAY, ANN).code == "page_other"
    assert migrate(old, new, case, MONDAY.replace(tzinfo=None), ANN, MAP).code == "time_naive"
    assert migrate(old, new, case, MONDAY.replace(year=9000), ANN, MAP).code == "time_far"


def test_a_history_with_a_move_is_read_as_it_was_written():
    old, new = plan_of(FIRST), plan_of(RENAMED)
    case, history = measured(old)
    history += migrate(old, new, case, MONDAY, ANN, MAP)
    written = json.loads(json.dumps([data.event_to_data(event) for event in history]))
    case = None
    for one in written:
        case = evolve(case, data.event_from_data(one))
    assert case == replay(history)
    assert case.before.definition == old.definition
