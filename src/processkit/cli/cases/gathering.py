"""What is due, gathered over all customers: at which moment it is asked, up to when, and of whom."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

from processkit.cli.cases.opening import now, zone_here
from processkit.cli.cases.times import end_of, typed_day_end, typed_moment
from processkit.engine.events import Reminded
from processkit.engine.wall_clock import aware
from processkit.exchange.due import Due, due_of, in_order
from processkit.model.names import fold
from processkit.rendering.labels import labels_for
from processkit.runtime.case_view import CaseView
from processkit.runtime.engine import Engine

_ALL = 10_000_000
_SHOWN_FOR = timedelta(days=14)
"""How long somebody to get in touch with after a sale stays in the lists; who is parked stays until something is done."""


class Task(NamedTuple):
    """One thing that is due, and the case that it is due on."""

    view: CaseView
    due: Due


class Asked:
    """What was asked.

    Attributes:
        at: The moment that it is asked of, in UTC.
        zone: The time zone of this machine.
        until: Up to when.
    """

    def __init__(self, options: argparse.Namespace, days: int) -> None:
        """Read what was typed; where no day was, it is up to the end of the day in so many days."""
        self.zone = zone_here()
        self.at = aware(typed_moment(options.at, self.zone) if options.at is not None else now())
        self._role: str | None = options.role
        self._person: str | None = options.person
        typed = getattr(options, "until", None)
        usual = end_of(self.at.astimezone(self.zone).date() + timedelta(days=days), self.zone)
        self.until = typed_day_end(typed, self.zone, self.at) if typed is not None else usual

    def tasks(self, engine: Engine, until: datetime | None) -> list[Task]:
        """Return what is due until then: late without a word in front, then late, then what comes first; None for all."""
        views = {view.id: view for view in engine.due(until, at=self.at, limit=_ALL)}
        dues = [due for view in views.values() for due in self._dues(view) if until is None or due.due <= until]
        for view, due in self._reminded(engine):
            views[view.id] = view
            dues.append(due)
        return [Task(views[due.case], due) for due in in_order(dues)]

    def _reminded(self, engine: Engine) -> Iterator[Task]:
        """Yield whom we were reminded of by ``advance``, and nothing was recorded since: nobody is lost that way."""
        parked = engine.list(status="parked", at=self.at, limit=_ALL)
        for view in [*parked, *engine.list(status="ended", at=self.at, limit=_ALL)]:
            if view.customer is None or not self._may_be_reminded(view):
                continue
            last = engine.history(view.id)[-1].event
            if isinstance(last, Reminded) and last.at <= self.at:
                then = view.state._replace(remind_at=last.due)
                found = due_of(view.id, view.customer, view.plan, then, labels_for(view.plan.process.language), self.at)
                yield from (Task(view, due) for due in found if due.kind == "touch" and self._is_meant(view, due))

    def _may_be_reminded(self, view: CaseView) -> bool:
        """Tell whether the last thing may be a reminder; of a case that is over, one of the last days.

        Where the next one has come already, it is in the list by itself.
        """
        state = view.state
        if state.remind_at is not None and state.remind_at <= self.at:
            return False
        if state.outcome == "later":
            return True
        term = view.plan.end_named(state.end or "").reminder
        if term is None or state.remind_at is None:
            return False
        return state.remind_at >= view.plan.time.due(term, self.at - _SHOWN_FOR)

    def _dues(self, view: CaseView) -> list[Due]:
        words = labels_for(view.plan.process.language)
        found = due_of(view.id, view.customer, view.plan, view.state, words, self.at)
        return [due for due in found if self._is_meant(view, due)]

    def _is_meant(self, view: CaseView, due: Due) -> bool:
        if self._role is not None and fold(due.who) != fold(self._role):
            return False
        return self._person is None or fold(self._person) in view.plan.by_key[due.step_id].people
