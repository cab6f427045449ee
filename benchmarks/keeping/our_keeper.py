"""Cases kept by processkit's engine in one SQLite file: each command is on the disk before the next one.

usage: python our_keeper.py FILE THREADS CASES

Prints the seconds of one command, by the wall, and the longest that any command took.
"""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "running"))

from our_case import page

from processkit import Engine

AT = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
COMMANDS = 18


def main() -> None:
    """Run cases, and print what one command took."""
    file, count, cases = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    process = page()
    with Engine(f"sqlite:///{file}") as engine:
        run_case(engine, process, [])
        times: list[float] = []
        working = [
            threading.Thread(target=run_cases, args=(engine, process, cases // count, times)) for _ in range(count)
        ]
        begin = time.perf_counter()
        for thread in working:
            thread.start()
        for thread in working:
            thread.join()
        taken = time.perf_counter() - begin
        if len(engine.list(status="ended", limit=10**6)) != 1 + cases // count * count:
            sys.exit("a case has lost its way")
    print(taken / (cases // count * count * COMMANDS))
    print(max(times))


def run_cases(engine: Engine, process: object, cases: int, times: list[float]) -> None:
    """Run cases one after the other."""
    for _ in range(cases):
        run_case(engine, process, times)


def run_case(engine: Engine, process: object, times: list[float]) -> None:
    """Run one case through its eight steps, and note what each command took."""

    def timed(command: Callable[..., object], *words: object, **more: object) -> object:
        begin = time.perf_counter()
        result = command(*words, **more, at=AT)
        times.append(time.perf_counter() - begin)
        return result

    case = timed(engine.start, process, "Wendy", by="Sam").id
    for number in range(1, 9):
        timed(engine.paper, case, f"Paper {number}", by="Sam", ref=f"drive/{number}")
        timed(engine.complete, case, by="Sam", answer="Yes" if number == 4 else None)
        if number == 4:
            timed(engine.accept, case, by="Ben", checks=["All is there"])


if __name__ == "__main__":
    main()
