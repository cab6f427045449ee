"""The engine: every customer on the process, and nobody forgotten."""

from __future__ import annotations

from types import TracebackType
from typing import Self

from processkit.runtime.advancing import Advancing
from processkit.runtime.clock import Clock, system_clock
from processkit.runtime.moving import Moving
from processkit.runtime.opening import closed_store, store_at
from processkit.runtime.orders import Orders
from processkit.runtime.questions import Questions
from processkit.runtime.reporting import Reporting


class Engine(Orders, Advancing, Moving, Questions, Reporting):
    """Runs cases along their pages, and keeps them.

    It may be used by many threads at once. Commands are in ``Orders``, questions in ``Questions``,
    what looks after the whole in ``Keeping``, how it went in ``Reporting``.
    """

    def __init__(self, url: str = "memory:", *, clock: Clock = system_clock, zone: str = "UTC") -> None:
        """Open the cases at ``url``.

        Args:
            url: ``sqlite:///cases.db`` (a fourth slash for a whole path), or ``memory:``.
            clock: Tells the time where a method is not given one; an aware time.
            zone: The time zone of pages whose calendar names none.

        Raises:
            UnusableDatabase: It cannot be opened; it is left as it was.
            WrongUse: There are no such stores, or no such time zone.
        """
        super().__init__(store_at(url), clock, zone)

    def close(self) -> None:
        """Let go of the store, once what is under way is kept. Nothing more can be asked of the engine then."""
        self._store.close()
        self._store = closed_store()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
