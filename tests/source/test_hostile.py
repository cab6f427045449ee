"""Files that somebody may send to crash or stall the program: each gets a plain finding, quickly.

Each is read in a process of its own under limits, and in a thread with a small stack.
"""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from tests.source.hostile import HOSTILE

ROOT = Path(__file__).resolve().parents[2]
MOST_KILOBYTES = 100_000
"""What the whole process may use: Python, processkit and the file itself."""
MOST_SECONDS = 1
TOLD_IN_PLACES = {
    "as many steps as may be", "answers in all directions", "limits without number", "papers in all directions",
    "pages with hundreds of mistakes", "keys that are all the same", "lengths of time without end",
    "names that are nearly the same",
}  # fmt: skip
"""Pages with many mistakes in many places, which all are told. All others get one finding."""


@pytest.fixture(scope="module")
def checked():
    """Return what checks a hostile file in a process of its own: it begins as a copy of one that has all loaded."""
    command = [sys.executable, "-m", "tests.source.hostile"]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server:

        def check(name):
            print(name, file=server.stdin, flush=True)
            return json.loads(server.stdout.readline())

        yield check
        server.stdin.close()


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_gets_one_plain_finding_in_little_time_and_memory(name, checked):
    done = checked(name)
    assert done["status"] == 0, done["told"][-2000:]
    said = json.loads(done["told"])
    assert said["found"]
    if name not in TOLD_IN_PLACES:
        assert len(said["found"]) == 1, said["found"]
    for code, line, message, fix in said["found"]:
        assert re.fullmatch(r"PK\d{3}", code)
        assert line >= 1
        assert 10 < len(message) < 400, message
        assert fix
        assert len(fix) < 600, fix
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", message + fix)
    assert said["seconds"] < MOST_SECONDS
    assert said["kilobytes"] < MOST_KILOBYTES
