"""Files that somebody may send to crash or stall the program: each gets a plain finding, quickly.

Each is read in a process of its own under limits, and in a thread with a small stack.
"""

import json
import re
import resource
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


def _limits() -> None:
    """Stop what runs away, so that one bad day does not stop the machine."""
    resource.setrlimit(resource.RLIMIT_CPU, (20, 20))
    resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_gets_one_plain_finding_in_little_time_and_memory(name):
    done = subprocess.run(
        [sys.executable, "-m", "tests.source.hostile", name],
        cwd=ROOT, capture_output=True, text=True, timeout=60, check=False, preexec_fn=_limits,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    assert done.stderr == ""
    said = json.loads(done.stdout)
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
