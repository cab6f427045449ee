"""What programs get to see of a case."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import cached_property

from processkit.engine.case import Case, Status
from processkit.engine.customer_text import Words
from processkit.engine.plan import Plan
from processkit.engine.position import Position, where


class CaseView:
    """One case as it was at one moment. It never changes: ask again for what it is now.

    Attributes:
        id: Its id, such as ``7kq2-m4xd``.
        customer: The name of the customer; None when it was forgotten.
        version: How many events it was made of.
        started_at: When it started, in UTC.
        at: The moment that is told of, in UTC.
        state: What the pure core knows of it.
        plan: The version of the page that it runs on.
    """

    def __init__(
        self,
        case_id: str,
        customer: str | None,
        plan: Plan,
        state: Case,
        started_at: datetime,
        at: datetime,
        words: Callable[[], Words],
    ) -> None:
        """Keep what it is made of; the position is worked out when it is asked for."""
        self.id = case_id
        self.customer = customer
        self.version = state.version
        self.started_at = started_at
        self.at = at
        self.state = state
        self.plan = plan
        self._words = words

    @property
    def process(self) -> str:
        """The name of the page."""
        return self.plan.process.name

    @property
    def definition(self) -> str:
        """The hash of the version of the page."""
        return self.state.definition

    @property
    def status(self) -> Status:
        """``open`` on a step, ``offered`` between two, ``parked``, or ``ended``."""
        return self.state.status

    @cached_property
    def position(self) -> Position:
        """Where it stands, with the words for the customer."""
        return where(self.plan, self.state, self._words(), self.at)

    @cached_property
    def standing(self) -> Position:
        """Where it stands, without the words for the customer: quicker where nobody reads them."""
        return where(self.plan, self.state, None, self.at)

    def __repr__(self) -> str:
        return f"<case {self.id} version {self.version}, {self.status} at {self.state.step}>"
