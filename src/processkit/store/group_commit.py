"""One writer at a time, which writes for all that wait: many commands share one commit.

Whoever comes while nobody writes, writes; whoever comes meanwhile waits. When the writer is done, one
of those who wait writes for all of them. So a single thread never waits for another one, and of many
threads each waits for about one commit. (A thread of its own for writing would make each command
change threads twice.)
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from threading import Lock
from typing import Generic, TypeVar

from processkit.errors import UnusableDatabase

Work = TypeVar("Work")
Result = TypeVar("Result")

_MOST_AT_ONCE = 256
_BROKEN_OFF = UnusableDatabase(
    "The program was stopped while this was written, so it may be kept, or not. Look where the case stands; a command "
    "with a key can be repeated without harm."
)


class _Ticket(Generic[Work, Result]):
    """Something to be written, and what became of it. ``wake`` is let go when its owner has something to do."""

    __slots__ = ("is_chosen", "is_done", "problem", "result", "wake", "work")

    def __init__(self, work: Work) -> None:
        self.work = work
        self.result: Result | None = None
        self.problem: BaseException | None = None
        self.is_done = False
        self.is_chosen = False
        self.wake = Lock()
        self.wake.acquire()


class Outcome(Generic[Result]):
    """What became of one piece of work: a result, or the problem to raise."""

    __slots__ = ("problem", "result")

    def __init__(self, result: Result | None = None, problem: BaseException | None = None) -> None:
        """Keep one of them."""
        self.result = result
        self.problem = problem


class GroupCommit(Generic[Work, Result]):
    """Gathers pieces of work, and has them written together."""

    def __init__(self, write: Callable[[Sequence[Work]], Sequence[Outcome[Result]]]) -> None:
        """Write by ``write``, which gets several pieces of work, never runs twice at a time, and tells of each."""
        self._write = write
        self._mutex = Lock()
        self._waiting: deque[_Ticket[Work, Result]] = deque()
        self._is_writing = False

    def __call__(self, work: Work) -> Result | None:
        """Have a piece of work written, and return what came of it, or raise its problem."""
        ticket: _Ticket[Work, Result] = _Ticket(work)
        with self._mutex:
            self._waiting.append(ticket)
            ticket.is_chosen, self._is_writing = not self._is_writing, True
        try:
            if not ticket.is_chosen:
                ticket.wake.acquire()
            if not ticket.is_done:
                self._lead(ticket)
        except BaseException:
            self._leave(ticket)
            raise
        if ticket.problem is not None:
            raise ticket.problem
        return ticket.result

    def _lead(self, own: _Ticket[Work, Result]) -> None:
        """Write for all that wait, and choose who writes next."""
        with self._mutex:
            batch = [self._waiting.popleft() for _one in range(min(len(self._waiting), _MOST_AT_ONCE))]
        try:
            outcomes = self._write([ticket.work for ticket in batch])
            for ticket, outcome in zip(batch, outcomes, strict=True):
                ticket.result, ticket.problem = outcome.result, outcome.problem
        except BaseException as problem:
            for ticket in batch:
                ticket.problem = problem if isinstance(problem, Exception) else _BROKEN_OFF
            raise
        finally:
            self._choose()
            for ticket in batch:
                ticket.is_done = True
                if ticket is not own:
                    ticket.wake.release()

    def _choose(self) -> None:
        """Let the first of those who wait write next."""
        with self._mutex:
            if self._waiting:
                self._waiting[0].is_chosen = True
                self._waiting[0].wake.release()
            else:
                self._is_writing = False

    def _leave(self, ticket: _Ticket[Work, Result]) -> None:
        """Step out of the line, because the wait was broken off."""
        with self._mutex:
            if ticket not in self._waiting:
                return
            self._waiting.remove(ticket)
        if ticket.is_chosen:
            self._choose()
