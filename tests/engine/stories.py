"""Stories: a page, what people order, and what must come of it; as data, so that every store can be held to them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import yaml
from tests.engine.running import SALT
from tests.pages import process_of

from processkit.engine import commands
from processkit.engine.data import COMMAND_TYPES, type_name
from processkit.engine.decide import decide
from processkit.engine.evolve import evolve
from processkit.engine.plan import Plan
from processkit.engine.position import where
from processkit.engine.private import person, seal
from processkit.engine.refused import Refused
from processkit.pipeline import load
from processkit.rendering.labels import labels_for

FOLDER = Path(__file__).parent / "stories"
ROOT = Path(__file__).resolve().parents[2]
SEALED = {"customer", "ref", "reason", "note", "text", "remark"}


@dataclass
class Story:
    """One case, told entry by entry."""

    plan: Plan
    case: Any = None
    history: list = field(default_factory=list)
    at: datetime | None = None

    @property
    def zone(self):
        return self.plan.time.zone

    def tell(self, entry):
        """Carry out one entry, and hold what comes of it against what it says."""
        if "at" in entry:
            self.at = self.time(entry["at"])
        if "do" in entry:
            self._order(entry)
        if "where" in entry:
            self._stands(entry["where"])
        if "customer_text" in entry:
            words = labels_for(self.plan.process.language)
            assert where(self.plan, self.case, words).customer_text == entry["customer_text"].rstrip()

    def _order(self, entry):
        decision = decide(self.plan, self.case, self._command(entry))
        if "refused" in entry:
            assert isinstance(decision, Refused), decision
            assert decision.code == entry["refused"]
            assert str(decision) == entry["says"]
            if "missing" in entry:
                assert [list(one) for one in decision.missing] == entry["missing"]
            return
        assert not isinstance(decision, Refused), str(decision)
        for event in decision:
            self.case = evolve(self.case, event)
        self.history += decision
        self._happened(decision, entry["gives"])

    def _happened(self, found, told):
        wanted = [{one: {}} if isinstance(one, str) else one for one in told]
        assert [type_name(type(one)) for one in found] == [next(iter(one)) for one in wanted]
        for event, one in zip(found, wanted, strict=True):
            for name, value in next(iter(one.values())).items():
                assert self._shown(getattr(event, name)) == value, f"{name} of {event}"

    def _stands(self, told):
        position = where(self.plan, self.case, at=self.at)
        for name, value in told.items():
            assert self._shown(getattr(position, name)) == value, name

    def _command(self, entry):
        kind = COMMAND_TYPES[entry["do"]]
        values = {name: self._given(name, value) for name, value in entry.get("with", {}).items()}
        if kind is commands.Start:
            values.setdefault("customer", seal("Wendy", SALT))
        if "by" in kind._fields:
            values["by"] = person(entry["by"], SALT)
        return kind(at=self.at, **values)

    def _given(self, name, value):
        if name in SEALED:
            return seal(value, SALT)
        if name == "until":
            return self.time(value)
        return tuple(value) if isinstance(value, list) else value

    def _shown(self, value):
        if isinstance(value, datetime):
            return value.astimezone(self.zone).strftime("%Y-%m-%d %H:%M")
        return [self._shown(one) for one in value] if isinstance(value, tuple) else value

    def time(self, text):
        return datetime.fromisoformat(str(text)).replace(tzinfo=ZoneInfo(self.zone.key)).astimezone(UTC)


def read_stories():
    """Return each story by its name: its page, and its entries."""
    found = {}
    for path in sorted(FOLDER.glob("*.yaml")):
        document = yaml.safe_load(path.read_text("utf-8"))
        page = document["page"]
        process = load(ROOT / page) if isinstance(page, str) else process_of(**page)
        found |= {f"{path.stem}: {name}": (process, entries) for name, entries in document["stories"].items()}
    return found
