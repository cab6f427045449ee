"""Many wait, one writes for all of them; nobody waits for ever."""

import threading
import time

from processkit.store.group_commit import GroupCommit, Outcome


def squares(batches):
    def write(works):
        batches.append(list(works))
        time.sleep(0.01)
        return [Outcome(work * work) for work in works]

    return write


def in_threads(count, do):
    threads = [threading.Thread(target=do, args=(number,)) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert not any(thread.is_alive() for thread in threads)


def test_each_gets_its_own_result_and_those_who_wait_share_one_writing():
    batches, results = [], {}
    submit = GroupCommit(squares(batches))

    def do(number):
        for turn in range(5):
            results[number, turn] = submit(100 * number + turn)

    in_threads(20, do)
    assert results == {(n, turn): (100 * n + turn) ** 2 for n in range(20) for turn in range(5)}
    assert sum(map(len, batches)) == 100
    assert len(batches) < 30


def test_one_alone_writes_at_once():
    batches = []
    submit = GroupCommit(squares(batches))
    assert [submit(2), submit(3)] == [4, 9]
    assert batches == [[2], [3]]


def test_a_problem_is_that_of_its_work_alone():
    def write(works):
        time.sleep(0.01)
        return [Outcome(problem=ValueError(work)) if work % 3 == 0 else Outcome(work) for work in works]

    submit, found = GroupCommit(write), {}

    def do(number):
        try:
            found[number] = submit(number)
        except ValueError as problem:
            found[number] = problem.args

    in_threads(12, do)
    assert found == {n: (n,) if n % 3 == 0 else n for n in range(12)}


def test_who_is_broken_off_while_writing_leaves_nobody_waiting():
    """The first writer is stopped in the midst: those whose work it had are told so, the others go on."""
    is_first, entered, others = True, threading.Event(), threading.Event()

    def write(works):
        nonlocal is_first
        if is_first:
            is_first = False
            entered.set()
            others.wait(10)
            raise KeyboardInterrupt
        if "spoil" in works:
            raise SystemExit
        return [Outcome(work) for work in works]

    submit, found = GroupCommit(write), {}

    def do(number):
        try:
            found[number] = submit("spoil" if number == 1 else number)
        except BaseException as problem:  # noqa: BLE001  # a thread that is stopped
            found[number] = type(problem)

    first = threading.Thread(target=do, args=(0,))
    first.start()
    entered.wait(10)
    rest = [threading.Thread(target=do, args=(number,)) for number in range(1, 5)]
    for thread in rest:
        thread.start()
    while len(submit._waiting) < 4:
        time.sleep(0.001)
    others.set()
    for thread in (first, *rest):
        thread.join(10)
    assert found[0] is KeyboardInterrupt
    # One of the four wrote for all of them, and was stopped.
    assert sorted(one.__name__ for one in list(found.values())[1:]) == ["SystemExit"] + ["UnusableDatabase"] * 3
    assert submit(7) == 7


def test_who_no_longer_waits_steps_out_of_the_line():
    """Whoever is broken off while waiting is not written for."""
    entered, go_on, written = threading.Event(), threading.Event(), []

    def write(works):
        entered.set()
        go_on.wait(10)
        written.extend(works)
        return [Outcome(work) for work in works]

    submit = GroupCommit(write)
    rest = [threading.Thread(target=submit, args=(number,)) for number in range(3)]
    rest[0].start()
    entered.wait(10)
    for thread in rest[1:]:
        thread.start()
    while len(submit._waiting) < 2:
        time.sleep(0.001)
    left, stays = submit._waiting
    submit._leave(left)
    go_on.set()
    rest[0].join(10)
    left.is_done = True
    left.wake.release()
    for thread in rest:
        thread.join(10)
    assert written == [0, stays.work]
    assert submit(9) == 9


def test_who_was_to_write_next_and_no_longer_waits_lets_another_one_write():
    submit = GroupCommit(lambda works: [Outcome(work) for work in works])
    submit._is_writing = True
    thread = threading.Thread(target=submit, args=(1,))
    thread.start()
    while not submit._waiting:
        time.sleep(0.001)
    gone = type(submit._waiting[0])(0)
    submit._waiting.appendleft(gone)
    # The writer is done, and chooses the first in the line, who is broken off before it has seen that.
    submit._choose()
    submit._leave(gone)
    thread.join(10)
    assert not thread.is_alive()
    assert submit(2) == 2
