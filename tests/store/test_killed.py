"""Programs are killed in the midst of writing: what was acknowledged is there, once, and nothing is half.

``PROOF=20 .venv/bin/pytest tests/store/test_killed.py`` kills twenty times as many.
"""

import contextlib
import multiprocessing
import os
import random
import select
import time

from tests.effort import FACTOR
from tests.pages import process_of
from tests.store.killed_writers import COMMANDS_A_CASE, carry_out, write_until_killed

from processkit.runtime.engine import Engine

PROCESS = process_of(process="Selling", steps=[{"step": "Greet", "owner": "Shop"}, {"step": "Pack", "owner": "Shop"}])
ROUNDS = 8 * FACTOR
PROGRAMS, THREADS = 2, 3


def test_what_was_acknowledged_is_there_once_however_often_programs_are_killed(tmp_path):
    url = f"sqlite:///{tmp_path / 'cases.db'}"
    chance = random.Random(FACTOR)  # noqa: S311  # nothing secret
    acknowledged = {f"w{number}": (-1, None) for number in range(PROGRAMS * THREADS)}
    started = {}
    for _round in range(ROUNDS):
        for name, number, case_id in one_round(url, acknowledged, chance):
            assert acknowledged[name][0] == number - 1
            acknowledged[name] = number, case_id
            # What a repeated start answers is the case that was started, and no other.
            if number % COMMANDS_A_CASE == 0:
                started[f"{name}-{number}"] = case_id
    with contextlib.closing(Engine(url)) as engine:
        for name, (number, case_id) in acknowledged.items():
            # What was under way is repeated, so that all have done so many commands, each of them once.
            carry_out(engine, PROCESS, name, number + 1, case_id)
        verified = engine.verify()
        assert verified.problems == ()
        told = commands_in(engine)
        wanted = {f"{name}-{number}" for name, (last, _id) in acknowledged.items() for number in range(last + 2)}
        assert len(told) == len(set(told))
        assert set(told) == wanted
        for key, case_id in started.items():
            assert engine.history(case_id)[0].words["customer"] == f"Customer {key}"
    print(f"{ROUNDS * PROGRAMS} kills, {len(told)} commands, {verified.events} events")  # noqa: T201  # for pytest -s


def commands_in(engine):
    """Return the key of each command that left its events in the store, as often as it did."""
    told = []
    for case in engine.list(limit=10**6):
        history = engine.history(case.id)
        first = history[0].words["customer"].removeprefix("Customer ")
        name, number = first.rsplit("-", 1)
        told.append(first)
        told += [one.words["text"].removeprefix("note ") for one in history if "text" in one.words]
        done = [one for one in history if type(one.event).__name__ == "StepCompleted"]
        told += [f"{name}-{int(number) + COMMANDS_A_CASE - 1}"] * len(done)
    return told


def one_round(url, acknowledged, chance):
    """Let programs write, kill them, and return what they had acknowledged."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.store.killed_writers", "processkit.store.sqlite"])
    names = sorted(acknowledged)
    programs, ends = [], []
    for number in range(PROGRAMS):
        read, write = context.Pipe(duplex=False)
        own = [(name, acknowledged[name][0] + 1, acknowledged[name][1]) for name in names[number::PROGRAMS]]
        program = context.Process(target=write_until_killed, args=(url, PROCESS, own, write))
        program.start()
        write.close()
        programs.append(program)
        ends.append(read)
    select.select(ends, [], [], 60)
    for program in programs:
        time.sleep(chance.uniform(0, 0.08))
        program.kill()
        program.join()
    return [told for end in ends for told in lines_of(end)]


def lines_of(end):
    """Return what a program told until it was killed."""
    told = b""
    with end:
        while part := os.read(end.fileno(), 65536):
            told += part
    for line in told.decode().splitlines():
        name, number, case_id = line.split(" ")
        yield name, int(number), case_id
