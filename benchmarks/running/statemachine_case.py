"""The case on ``python-statemachine``, with the same guard and the same note for each move.

Prints the microseconds of processor time of one transition.
"""

from __future__ import annotations

import sys
import time
from datetime import UTC, datetime

from statemachine import State, StateMachine

CASES = 60
MOVES = 9
AT = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)


class Sale(StateMachine):
    """One customer."""

    s1, s2, s3 = State(initial=True), State(), State()
    s4, offered, s5 = State(), State(), State()
    s6, s7, s8 = State(), State(), State()
    won, lost = State(final=True), State(final=True)
    go_on = (
        s1.to(s2, cond="paper_is_there")
        | s2.to(s3, cond="paper_is_there")
        | s3.to(s4, cond="paper_is_there")
        | s4.to(offered, cond="paper_is_there")
        | offered.to(s5, cond="paper_is_there")
        | s5.to(s6, cond="paper_is_there")
        | s6.to(s7, cond="paper_is_there")
        | s7.to(s8, cond="paper_is_there")
        | s8.to(won, cond="paper_is_there")
    )
    say_no = s4.to(lost)

    def __init__(self) -> None:
        self.papers = {f"s{number}" for number in range(1, 9)} | {"offered"}
        self.history: list[tuple[str, str, datetime]] = []
        super().__init__()

    def paper_is_there(self, source: State) -> bool:
        """Tell whether the paper of the step is on file."""
        return source.id in self.papers

    def after_go_on(self, target: State, by: str, at: datetime) -> None:
        """Note what has happened."""
        self.history.append((target.id, by, at))


def microseconds() -> float:
    """Return the processor time of one transition."""
    cases = [Sale() for _ in range(CASES)]
    begin = time.process_time()
    for case in cases:
        for _ in range(MOVES):
            case.go_on(by="Sam", at=AT)
    taken = time.process_time() - begin
    if len(cases[-1].history) != MOVES or not cases[-1].won.is_active:
        sys.exit("the case has lost its way")
    return taken * 1e6 / (CASES * MOVES)


microseconds()
print(microseconds())
