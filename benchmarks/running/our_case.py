"""The case on processkit's core: each paper is filed, each step completed, the handover accepted by its receiver.

Prints the microseconds of processor time of one command (decide and evolve): of all 18, and of the nine that
move the case on. With ``memory`` it prints the bytes of an open case instead.
"""

from __future__ import annotations

import json
import sys
import time
import tracemalloc
from datetime import UTC, datetime, timedelta

from processkit import Process, load
from processkit.engine import commands
from processkit.engine.decide import decide
from processkit.engine.evolve import evolve
from processkit.engine.plan import Plan
from processkit.engine.private import person, seal

CASES = 300
SALT = b"0123456789abcdef"
AT = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
SAM, BEN = person("Sam", SALT), person("Ben", SALT)


def page() -> Process:
    """Return the page: two owners, a decision after the fourth step, and a handover behind it."""
    steps = [
        {"step": f"Step {n}", "owner": "Sales" if n < 5 else "Delivery", "takes": "2 days", "paperwork": [f"Paper {n}"]}
        for n in range(1, 9)
    ]
    steps[3] |= {"decide": "Shall we?", "answers": {"Yes": "Step 5", "No": "lost"}}
    steps[4] |= {"handover": {"papers": ["Paper 4"], "checks": ["All is there"], "within": "4 hours"}}
    return load(text=json.dumps({"process": "Eight steps", "steps": steps}))


def moves() -> list[commands.Command]:
    """Return the commands that move the case on."""
    done = [commands.Complete(AT, SAM, "Yes" if n == 4 else None) for n in range(1, 9)]
    return [*done[:4], commands.Accept(AT, BEN, ("All is there",)), *done[4:]]


def papers() -> list[commands.Command]:
    """Return the commands that file the papers."""
    return [commands.FilePaper(AT, SAM, f"Paper {n}", seal(f"drive/{n}", SALT)) for n in range(1, 9)]


def seconds(plan: Plan, script: list[commands.Command], case: object, count: int) -> float:
    """Return the processor time of a script that is carried out on ``count`` cases, one after the other."""
    begin = time.process_time()
    for _ in range(count):
        here = case
        for command in script:
            for event in decide(plan, here, command):
                here = evolve(here, event)
    taken = time.process_time() - begin
    if here.outcome not in ("won", None):
        sys.exit("the case has lost its way")
    return taken


def memory(plan: Plan) -> float:
    """Return the bytes of one of 10,000 open cases, spread over the steps, each with times and papers of its own."""
    start = commands.Start(AT, SAM, seal("Wendy", SALT))
    script = [start, *(one for pair in zip(papers(), moves()[:4], strict=False) for one in pair)]
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    cases = []
    for number in range(10_000):
        at, case = AT + timedelta(seconds=number), None
        who = person(f"Colleague {number % 50}", number.to_bytes(16, "big"))
        for command in script[: 1 + number % len(script)]:
            for event in decide(plan, case, command._replace(at=at, by=who)):
                case = evolve(case, event)
        cases.append(case)
    return (tracemalloc.get_traced_memory()[0] - before) / len(cases)


def main() -> None:
    """Print what was asked for."""
    plan = Plan(page())
    if sys.argv[1:] == ["memory"]:
        print(memory(plan))
        return
    start = commands.Start(AT, SAM, seal("Wendy", SALT))
    whole = [start, *papers(), *moves()]
    ready = None
    for command in [start, *papers()]:
        for event in decide(plan, ready, command):
            ready = evolve(ready, event)
    for script, case in ((whole, None), (moves(), ready)):
        seconds(plan, script, case, 30)
        print(seconds(plan, script, case, CASES) * 1e6 / (CASES * len(script)))


if __name__ == "__main__":
    main()
