"""The stories of the core come out the same through the engine, over every store."""

import pytest
from tests.engine.stories import Story, read_stories

from processkit.engine.plan import Plan
from processkit.engine.refused import Refused

STORIES = read_stories()
METHODS = {"file_paper": "paper", "wait": "waiting", "pay": "paid"}


class Told(Story):
    """A story that is told to an engine."""

    def __init__(self, engine, process):
        super().__init__(Plan(process))
        self.engine = engine
        self.process = process
        self.id = None

    def _order(self, entry):
        if "refused" not in entry:
            self._happened(self._carried_out(entry), entry["gives"])
            return
        with pytest.raises(Refused) as refused:
            self._carried_out(entry)
        assert refused.value.code == entry["refused"]
        assert str(refused.value) == entry["says"]
        if "missing" in entry:
            assert [list(one) for one in refused.value.missing] == entry["missing"]

    def _carried_out(self, entry):
        """Carry out an entry, and return the events that came of it."""
        before = self.engine.case(self.id).version if self.id is not None else 0
        values = {name: self._plain(name, value) for name, value in entry.get("with", {}).items()}
        if entry["do"] == "start":
            values = {"customer": "Wendy", **values}
            self.id = self.engine.start(self.process, by=entry["by"], at=self.at, **values).id
        elif entry["do"] == "advance":
            self.engine.advance(self.at)
        else:
            method = getattr(self.engine, METHODS.get(entry["do"], entry["do"]))
            positional = [values.pop(name) for name in ("paper", "box", "end", "to", "text") if name in values]
            if entry["do"] in ("pay", "reopen"):
                positional.append(values.pop("step"))
            method(self.id, *positional, by=entry["by"], at=self.at, **values)
        self.case = self.engine.case(self.id).state
        return [one.event for one in self.engine.history(self.id)[before:]]

    def _stands(self, told):
        position = self.engine.position(self.id, at=self.at)
        for name, value in told.items():
            assert self._shown(getattr(position, name)) == value, name

    def _plain(self, name, value):
        return self.time(value) if name == "until" else value


@pytest.mark.parametrize("name", STORIES)
def test_a_story_comes_out_as_it_is_told(engine, name):
    process, entries = STORIES[name]
    story = Told(engine, process)
    for number, entry in enumerate(entries, 1):
        try:
            story.tell(entry)
        except (AssertionError, TypeError) as wrong:
            raise AssertionError(f"entry {number}, {entry}") from wrong
    assert engine.verify().problems == ()
