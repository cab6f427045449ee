"""The case on ``transitions``: a step whose paper is missing is refused, and each move notes who made it, and when.

Prints the microseconds of processor time of one transition, with that and without.
"""

from __future__ import annotations

import sys
import time
from datetime import UTC, datetime
from itertools import pairwise

from transitions import Machine

CASES = 300
AT = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
STEPS = ["s1", "s2", "s3", "s4", "offered", "s5", "s6", "s7", "s8", "won"]


class Case:
    """One customer."""

    def __init__(self) -> None:
        self.papers = set(STEPS)
        self.history: list[tuple[str, str, datetime]] = []

    def paper_is_there(self, _by: str, _at: datetime) -> bool:
        """Tell whether the paper of the step is on file."""
        return self.state in self.papers

    def note(self, by: str, at: datetime) -> None:
        """Note what has happened."""
        self.history.append((self.state, by, at))


def machine(*, guarded: bool) -> Machine:
    """Return the machine on which all cases run."""
    guard = {"conditions": "paper_is_there"} if guarded else {}
    moves = [{"trigger": "go_on", "source": a, "dest": b, **guard} for a, b in pairwise(STEPS)]
    moves.append({"trigger": "say_no", "source": "s4", "dest": "lost"})
    note = {"after_state_change": "note"} if guarded else {}
    return Machine(None, [*STEPS, "lost"], transitions=moves, initial="s1", auto_transitions=False, **note)


def microseconds(*, guarded: bool) -> float:
    """Return the processor time of one transition."""
    runs = machine(guarded=guarded)
    cases = [Case() for _ in range(CASES)]
    for case in cases:
        runs.add_model(case)
    words = ("Sam", AT) if guarded else ()
    begin = time.process_time()
    for case in cases:
        for _ in range(len(STEPS) - 1):
            case.go_on(*words)
    taken = time.process_time() - begin
    if cases[-1].state != "won":
        sys.exit("the case has lost its way")
    return taken * 1e6 / (CASES * (len(STEPS) - 1))


for guarded in (True, False):
    microseconds(guarded=guarded)
    print(microseconds(guarded=guarded))
