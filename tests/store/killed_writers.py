"""Programs that write into one file until they are killed, and say of each command that it was acknowledged.

A thread's commands are always the same, so that after a kill it repeats the one that was under way,
with the same key, not knowing whether it was carried out.
"""

from __future__ import annotations

import os
import threading
from datetime import UTC, datetime, timedelta

from processkit.runtime.engine import Engine

MONDAY = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
COMMANDS_A_CASE = 6


def write_until_killed(url, process, writers, pipe):
    """Carry out commands in as many threads as there are writers.

    Args:
        url: Where the cases are.
        process: Their page.
        writers: For each thread its name, the number of its next command, and the id of its case, if it has one.
        pipe: Where each acknowledged command is told: the name, its number, and the id of the case.
    """
    engine = Engine(url)
    threads = [threading.Thread(target=_work, args=(engine, process, pipe, *one)) for one in writers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def _work(engine, process, pipe, name, number, case_id):
    while True:
        case_id = carry_out(engine, process, name, number, case_id)
        os.write(pipe.fileno(), f"{name} {number} {case_id}\n".encode())
        number += 1


def carry_out(engine, process, name, number, case_id):
    """Carry out one command of a thread; return the id of its case."""
    key, at = f"{name}-{number}", MONDAY + timedelta(seconds=number)
    place = number % COMMANDS_A_CASE
    if place == 0:
        return engine.start(process, f"Customer {key}", by="Ann", at=at, key=key).id
    if place == COMMANDS_A_CASE - 1:
        engine.complete(case_id, by="Ann", at=at, key=key)
    else:
        engine.note(case_id, f"note {key}", by="Ann", at=at, key=key)
    return case_id
