"""Cases on ``transitions`` whose state's name is kept in an SQLite file: each transition is on the disk before the next.

usage: python transitions_keeper.py FILE THREADS CASES JOURNAL

``JOURNAL`` is ``delete``, which SQLite takes when nobody says, or ``wal``. Each thread has a connection of its own.
Prints the seconds of one transition, by the wall, and the longest that any took.
"""

from __future__ import annotations

import sqlite3
import sys
import threading
import time
from itertools import pairwise

from transitions import Machine

STEPS = ["s1", "s2", "s3", "s4", "offered", "s5", "s6", "s7", "s8", "won"]


class Case:
    """One customer, whose state is kept."""

    def __init__(self, connection: sqlite3.Connection, times: list[float]) -> None:
        self.connection = connection
        self.times = times
        self.number = 0

    def keep(self) -> None:
        """Keep the name of the state."""
        self.connection.execute("BEGIN IMMEDIATE")
        if self.number:
            self.connection.execute("UPDATE cases SET state = ? WHERE number = ?", (self.state, self.number))
        else:
            made = self.connection.execute("INSERT INTO cases (state) VALUES (?)", (self.state,))
            self.number = made.lastrowid
        self.connection.execute("COMMIT")


def connect(file: str, journal: str) -> sqlite3.Connection:
    """Return a connection that waits for the disk."""
    connection = sqlite3.connect(file, isolation_level=None, timeout=60, check_same_thread=False)
    connection.execute(f"PRAGMA journal_mode = {journal}")
    connection.execute("PRAGMA synchronous = FULL")
    return connection


def run_cases(runs: Machine, connection: sqlite3.Connection, cases: int, times: list[float]) -> None:
    """Run cases one after the other."""
    for _ in range(cases):
        case = Case(connection, times)
        runs.add_model(case)
        begin = time.perf_counter()
        case.keep()
        times.append(time.perf_counter() - begin)
        for _step in range(len(STEPS) - 1):
            begin = time.perf_counter()
            case.go_on()
            times.append(time.perf_counter() - begin)
        runs.remove_model(case)


def main() -> None:
    """Run cases, and print what one transition took."""
    file, count, cases, journal = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
    moves = [{"trigger": "go_on", "source": a, "dest": b} for a, b in pairwise(STEPS)]
    runs = Machine(None, STEPS, transitions=moves, initial="s1", auto_transitions=False, after_state_change="keep")
    with connect(file, journal) as connection:
        connection.execute("CREATE TABLE cases (number INTEGER PRIMARY KEY, state TEXT)")
    times: list[float] = []
    working = [
        threading.Thread(target=run_cases, args=(runs, connect(file, journal), cases // count, times))
        for _ in range(count)
    ]
    begin = time.perf_counter()
    for thread in working:
        thread.start()
    for thread in working:
        thread.join()
    taken = time.perf_counter() - begin
    print(taken / len(times))
    print(max(times))


if __name__ == "__main__":
    main()
