"""The engine gives the same answers over every store, whatever people order in whatever turn."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st
from tests.effort import cases
from tests.engine.running import MONDAY, any_command, passing_time, running_pages, sensible_command
from tests.runtime.conftest import KINDS, url_in
from tests.store.keeping import quick_folder

from processkit.engine import commands
from processkit.runtime.engine import Engine

METHODS = {
    commands.FilePaper: "paper",
    commands.Tick: "tick",
    commands.Complete: "complete",
    commands.PassOver: "pass_over",
    commands.Wait: "waiting",
    commands.Accept: "accept",
    commands.SendBack: "send_back",
    commands.Pay: "paid",
    commands.End: "end",
    commands.Park: "park",
    commands.Resume: "resume",
    commands.Reopen: "reopen",
    commands.Override: "override",
    commands.Note: "note",
    commands.Score: "score",
    commands.UndoMigration: "undo_migration",
}


class Side:
    """One engine, and the ids of its cases in the order in which they started."""

    def __init__(self, engine):
        self.engine = engine
        self.ids = []

    def order(self, number, command, key):
        """Give a command to a case, and return what can be compared with another engine."""
        if isinstance(command, commands.Advance):
            return [self.told(one.case) for one in self.engine.advance(command.at)]
        values = {name: value for name, value in command._asdict().items() if name not in ("at", "by")}
        values = {name: "because" if "sealed:" in str(value) else value for name, value in values.items()}
        method = getattr(self.engine, METHODS[type(command)])
        try:
            return self.told(method(self.ids[number], **values, by=command.by.name, at=command.at, key=key))
        except Exception as problem:  # noqa: BLE001  # whichever it is, the others give the same
            return type(problem), getattr(problem, "code", None), self.known(str(problem))

    def told(self, case):
        return self.ids.index(case.id), case.customer, case.version, case.at, case.position

    def known(self, text):
        for number, case_id in enumerate(self.ids):
            text = text.replace(case_id, f"case {number}")
        return text

    def lists(self, at):
        """Return all that can be asked."""
        engine = self.engine
        lists = [
            engine.list(at=at),
            engine.list(status="open", limit=1, at=at),
            engine.due(at=at),
            engine.late(at=at),
            engine.find("wen", at=at),
            *(engine.work_list(person=name, at=at) for name in ("Ann", "Ben")),
            *(engine.work_list(role=name, at=at) for name in ("Shop", "Works", "O0", "O1")),
        ]
        happened = [
            (self.ids.index(one.case_id), one.version, one.at, type(one.event), one.by, one.words)
            for case_id in self.ids
            for one in engine.history(case_id)
        ]
        outbox = [(self.ids.index(one.case_id), one.position, type(one.event)) for one in engine.outbox(limit=10**6)]
        reports = [self.known(str(one)) for one in engine.report()]
        return [[self.told(one) for one in found] for found in lists], happened, outbox, reports, engine.verify()


@given(st.data())
@cases(25)
def test_all_stores_give_the_same_answers(data):
    process = data.draw(running_pages())
    at = MONDAY
    with quick_folder() as folder:
        sides = [Side(Engine(url_in(kind, folder))) for kind in KINDS]
        for turn in range(data.draw(st.integers(1, 3))):
            for side in sides:
                side.ids.append(side.engine.start(process, f"Wendy {turn}", by="Ann", at=at).id)
        for turn in range(data.draw(st.integers(0, 25))):
            at += timedelta(hours=data.draw(st.integers(0, 30)))
            number = data.draw(st.integers(0, len(sides[0].ids) - 1))
            case = sides[0].engine.case(sides[0].ids[number], at=at)
            command = data.draw(
                st.one_of(
                    sensible_command(process, case.state, case.standing.missing, at),
                    any_command(process, case.state, at),
                    passing_time(case.state, at),
                )
            )
            key = data.draw(st.sampled_from([None, None, f"key {turn}", "key 1"]))
            told = [side.order(number, command, key) for side in sides]
            assert told[1:] == told[:-1]
        asked = [side.lists(at) for side in sides]
        assert asked[1:] == asked[:-1]
        assert asked[0][-1].problems == ()
        for side in sides:
            side.engine.close()
