"""Cases on random pages: the engine against a witness that shares no code with it, and the laws of every case."""

import json
from itertools import pairwise
from typing import NamedTuple

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from tests.effort import cases
from tests.engine.running import MONDAY, any_command, by, passing_time, running_pages, sensible_command, words
from tests.engine.witness import Witness

from processkit.engine import commands, data, events
from processkit.engine.decide import decide
from processkit.engine.evolve import evolve, replay
from processkit.engine.migration import migrate
from processkit.engine.plan import Plan
from processkit.engine.position import where
from processkit.engine.refused import REFUSALS, Refused
from processkit.model.names import fold

# For these the witness says only of which kind what is missing is.
UNNAMED = {"answer", "reason", "date", "reference", "name"}


class RunningCase(RuleBasedStateMachine):
    """One case, to which anybody may order anything at any time."""

    @initialize(page=running_pages())
    def begin(self, page):
        self.plan = Plan(page)
        self.witness = Witness(page)
        self.case = None
        self.history = []
        self.at = MONDAY
        self.order(commands.Start(self.at, by("Ann"), words("Wendy")))

    @precondition(lambda self: self.case is not None)
    @rule(draw=st.data())
    def the_work_goes_on(self, draw):
        missing = where(self.plan, self.case).missing
        self.order(draw.draw(sensible_command(self.plan.process, self.case, missing, self.at)))

    @precondition(lambda self: self.case is not None)
    @rule(draw=st.data())
    def the_work_goes_on_further(self, draw):
        for _ in range(3):
            self.the_work_goes_on(draw)

    @precondition(lambda self: self.case is not None)
    @rule(draw=st.data())
    def somebody_orders_something(self, draw):
        self.order(draw.draw(any_command(self.plan.process, self.case, self.at)))

    @precondition(lambda self: self.case is not None)
    @rule(draw=st.data())
    def time_passes(self, draw):
        command = draw.draw(passing_time(self.case, self.at))
        self.at = max(self.at, command.at)
        self.let_time_pass(command)

    @precondition(lambda self: self.case is not None)
    @rule(goes_on=st.booleans())
    def the_page_is_printed_anew_and_the_case_moved_to_it(self, goes_on):
        number = str(int(self.plan.process.version or 1) + 1)
        new = Plan(self.plan.process.changed(version=number))
        before = self.case
        self.happen(migrate(self.plan, new, before, self.at, by("Ann")))
        changed = {"definition": new.definition, "version": before.version + 1, "held": False, "before": before}
        if before.status != "open":  # Then nothing is asked of the step that it left.
            changed |= {"joined": self.case.joined, "ticks": self.case.ticks}
        assert self.case == before._replace(**changed)
        undone = decide(new, self.case, commands.UndoMigration(self.at, by("Ben")))
        assert replay(undone, self.case) == before._replace(version=before.version + 2)
        if goes_on:
            self.plan = new
            self.order(commands.Note(self.at, by("Ann"), words("It says the same")))
        else:
            self.happen(undone)

    def order(self, command):
        before = self.case
        decision = decide(self.plan, before, command)
        again = decide(self.plan, before, command)
        no = self.witness.refusal_of(command)
        if no is not None:
            assert isinstance(decision, Refused), (command, no.code, no.missing, decision)
            assert decision.code == no.code, (command, decision)
            assert said(decision) == {(k, "" if k in UNNAMED else w) for k, w in no.missing}
            assert (again.code, str(again), again.missing) == (decision.code, str(decision), decision.missing)
            self.a_refusal_helps(decision)
            return
        assert not isinstance(decision, Refused), (command, decision)
        assert decision == again
        self.happen(decision)

    def let_time_pass(self, command):
        found = decide(self.plan, self.case, command)
        assert not isinstance(found, Refused)
        silent = self.case.silent_at is not None and command.at >= self.case.silent_at and not self.case.held
        if silent:
            moved = self.witness.fall_silent(command)
            assert moved == any(isinstance(one, events.ReplyMissed) for one in found)
            assert moved != any(isinstance(one, events.SilenceHeld) for one in found)
        if self.case.next_at is not None and command.at > self.case.next_at:
            assert found
        self.happen(found)
        assert self.case.next_at is None or self.case.next_at >= command.at
        assert decide(self.plan, self.case, command) == []

    def happen(self, found):
        for event in found:
            self.case = evolve(self.case, event)
        self.history += found

    def a_refusal_helps(self, refusal):
        """It has a known code and a whole sentence, and names what is missing and from whom."""
        assert refusal.code in REFUSALS
        assert str(refusal)[0].isupper()
        assert str(refusal)[-1] in ".!"
        assert (refusal.code == "missing") <= bool(refusal.missing)
        for one in refusal.missing:
            assert one.what
            assert one.what in str(refusal)
            assert one.from_whom
            assert one.from_whom in str(refusal)

    @invariant()
    def the_case_stands_where_the_witness_says(self):
        case, witness, plan = self.case, self.witness, self.plan
        places = {key: step.place for key, step in plan.by_key.items()}
        assert [places[key] for key in case.way] == [visit.place for visit in witness.way]
        assert (places[case.handed] if case.handed else None) == witness.offered
        assert case.end == witness.end
        assert {fold(paper) for paper in case.papers} == witness.on_file
        assert {places[key] for key in case.seen} == witness.ever
        assert {places[key] for key in case.paid} == witness.paid
        assert {places[owed.step] for owed in case.owed} == witness.expected
        assert (case.contact, case.overrides) == (witness.contact, witness.overrides)
        if case.status == "open":
            assert {fold(box) for box in case.ticks} == witness.ticked
            assert (case.again, case.joined) == (witness.again, witness.joined)

    @invariant()
    def the_events_make_the_case(self):
        assert replay(self.history) == self.case
        written = json.loads(json.dumps([data.event_to_data(event) for event in self.history]))
        assert [data.event_from_data(one) for one in written] == self.history
        assert data.case_from_data(json.loads(json.dumps(data.case_to_data(self.case)))) == self.case
        assert self.case.version == len(self.history)

    @invariant()
    def no_step_is_done_more_often_than_the_page_allows(self):
        if not self.case.overrides:
            for step in self.plan.steps:
                assert step.at_most is None or self.case.way.count(step.key) <= step.at_most

    @invariant()
    def each_handover_on_the_way_was_accepted_by_its_receiver_or_an_exception_is_on_record(self):
        way = handed_on_the_way(self.plan.process, self.history)
        assert [self.plan.steps[one.place].key for one in way] == [*self.case.way]
        steps = self.plan.process.steps
        for before, here in pairwise(way):
            owners = {fold(steps[one.place].owner) for one in (before, here)}
            if steps[here.place].handover is None or len(owners) == 1 or here.by_override:
                continue
            assert here.accepted is not None
            if self.witness.is_outside(here.place):
                assert here.accepted.ref is not None
                continue
            assert here.accepted.checks == (steps[here.place].handover.checks or ())
            people = self.witness.people(here.place)
            assert people is None or here.accepted.by in {by(name).sealed for name in people}
            assert here.accepted.own == (here.accepted.by == here.giver)
            assert not here.accepted.own or len(all_people(self.witness, before.place, here.place)) == 1

    @invariant()
    def the_position_names_what_is_missing_and_from_whom(self):
        position = where(self.plan, self.case, at=self.at)
        assert position.status == self.case.status
        assert all(one.what and one.from_whom for one in position.missing)
        assert (position.owner is None) == (self.case.end is not None)
        if self.case.status == "open":
            ordered = decide(self.plan, self.case, commands.Complete(self.at, by("Ann")))
            if isinstance(ordered, Refused) and ordered.code == "missing":
                assert set(position.missing) == {one for one in ordered.missing if one.kind != "reason"}
            elif not isinstance(ordered, Refused):
                assert position.missing == ()


def said(refusal):
    return {(one.kind, "" if one.kind in UNNAMED else fold(one.what)) for one in refusal.missing if one.kind != "step"}


class HandedOn(NamedTuple):
    place: int
    accepted: events.HandoverAccepted | None
    giver: str | None
    by_override: bool


def handed_on_the_way(process, history):
    """Return each step on the way, and how its handover was answered, read off the events one by one."""
    places = {step.key: place for place, step in enumerate(process.steps)}
    way, accepted, giver, passing = [], None, None, False
    for event in history:
        match event:
            case events.StepCompleted():
                giver = event.by
            case events.ReplyMissed():
                giver = None
            case events.HandoverAccepted():
                accepted = event
            case events.StepPassedOver():
                passing = passing or event.entered
            case events.HandoverOffered() | events.Ended():
                if passing and isinstance(event, events.HandoverOffered):
                    way = way[:-1]
                passing = False
            case events.StepEntered():
                if event.how == "back":
                    last = max(k for k, one in enumerate(way) if one.place == places[event.step])
                    way = way[: last + 1]
                else:
                    visit = HandedOn(places[event.step], accepted, giver, event.how == "override")
                    way = [*(way[:-1] if passing else way), visit]
                accepted, passing = None, False
    return way


def all_people(witness, source, place):
    return (witness.people(source) or set()) | (witness.people(place) or set())


TestRunningCase = RunningCase.TestCase
TestRunningCase.settings = settings(cases(60), stateful_step_count=40)
