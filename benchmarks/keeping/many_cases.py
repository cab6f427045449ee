"""What commands and lists cost when a file holds few cases, and when it holds very many.

usage: python many_cases.py FOLDER CASES

Fills a file with so many open cases, and prints: the microseconds of processor time of one command, and the
milliseconds of each list, by the wall.
"""

from __future__ import annotations

import contextlib
import sqlite3
import statistics
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "running"))

from our_case import page
from our_keeper import AT, COMMANDS, run_case

from processkit import Engine

MINUTE = 60_000_000
AT_ONCE = 20_000


def fill(file: Path, wanted: int) -> None:
    """Copy one case until there are so many, each with an id, a name and due times of its own."""
    with contextlib.closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("PRAGMA cache_size = -400000")
        ours = [row[0] for row in connection.execute("SELECT name FROM pragma_table_info('cases')")]
        changed = {
            "number": "made.n",
            "id": "printf('x%07d', made.n * 7919 % 9999991)",
            "due": f"due + (made.n * 7919 % 100003) * {MINUTE}",
            "next_at": f"next_at + (made.n * 7919 % 100003) * {MINUTE}",
            "customer": "'Customer ' || made.n",
        }
        columns = ", ".join(changed.get(name, name) for name in ours)
        for first in range(2, wanted + 1, AT_ONCE):
            numbers = (first, min(first + AT_ONCE - 1, wanted))
            made = "WITH RECURSIVE made (n) AS (SELECT ? UNION ALL SELECT n + 1 FROM made WHERE n < ?)"
            connection.execute("BEGIN")
            connection.execute(f"{made} INSERT INTO cases SELECT {columns} FROM cases, made WHERE number = 1", numbers)
            connection.execute(
                f"{made} INSERT INTO events SELECT (n - 1) * 2 + version, n, version, text, link FROM made, events "
                "WHERE case_number = 1 ORDER BY n, version",
                numbers,
            )
            connection.execute(
                f"{made} INSERT INTO words SELECT n, sealed, words FROM words, made WHERE case_number = 1", numbers
            )
            connection.execute(f"{made} INSERT INTO names SELECT printf('%07d', n), n FROM made", numbers)
            connection.execute("COMMIT")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def milliseconds(question: Callable[[], object]) -> float:
    """Return the median time of a question."""
    times = []
    for _ in range(21):
        begin = time.perf_counter()
        question()
        times.append((time.perf_counter() - begin) * 1000)
    return statistics.median(times)


def main() -> None:
    """Fill a file, and print what things cost."""
    folder, wanted = Path(sys.argv[1]), int(sys.argv[2])
    file, process = folder / f"{wanted}.db", page()
    with Engine(f"sqlite:///{file}") as engine:
        first = engine.start(process, "Wendy Smith", by="Sam", at=AT).id
    fill(file, wanted)
    with Engine(f"sqlite:///{file}") as engine:
        for _ in range(20):
            run_case(engine, process, [])
        begin = time.process_time()
        for _ in range(100):
            run_case(engine, process, [])
        print((time.process_time() - begin) * 1e6 / (100 * COMMANDS))
        soon = AT + timedelta(days=40)
        store = engine._store
        print(milliseconds(lambda: store.working(["sales"], 200)))
        print(milliseconds(lambda: store.due(None, 200)))
        print(milliseconds(lambda: store.late(soon, 200)))
        print(milliseconds(lambda: store.to_advance(soon, 200)))
        print(milliseconds(lambda: engine.find("Smith")))
        print(milliseconds(lambda: engine.case(first)))


if __name__ == "__main__":
    main()
