"""Stories that are typed: commands, and what the terminal shows under each, at a time that the story says.

``@ 2026-11-09T09:00+02:00`` sets the clock, ``% columns 60`` the width, ``% as Sam`` who is logged in, and
``# ...`` is a remark. A status other than 0 stands under the output in brackets. To write what the
commands print today into the files: ``python -m tests.cli.cases.stories``, and read the difference.
"""

import contextlib
import io
import os
import shlex
import shutil
import tempfile
from datetime import datetime
from pathlib import Path
from unittest.mock import patch

from processkit.cli.app import main

FOLDER = Path(__file__).parent / "stories"
ROOT = Path(__file__).resolve().parents[3]
IDS = ["d6gr-34zn", "k7wd-3mpx", "t2hb-9vqc", "f8xj-5ndz", "w4ks-6rtg", "q3mz-8bhp"]


def told(text):
    """Return a story with what its commands print today."""
    ids = iter(IDS)
    lines = []
    clean = {
        name: value for name, value in os.environ.items() if not name.startswith(("PROCESSKIT", "COLUMNS", "NO_C"))
    }
    clean |= {"TZ": "Africa/Johannesburg", "LOGNAME": "sam", "COLUMNS": "60"}
    with (
        tempfile.TemporaryDirectory() as folder,
        contextlib.chdir(folder),
        patch.dict(os.environ, clean, clear=True),
        patch("processkit.runtime.starting.new_case_id", lambda: next(ids)),
        patch("processkit.runtime.starting.new_salt", lambda: b"salt" * 4),
        patch("processkit.cli.cases.opening.system_clock") as clock,
    ):
        shutil.copy(ROOT / "processes" / "fitted-kitchen.yaml", "kitchen.yaml")
        for page in FOLDER.glob("*.yaml"):
            shutil.copy(page, page.name)
        for line in _kept(text):
            lines.append(line)
            if line.startswith("@ "):
                clock.return_value = datetime.fromisoformat(line[2:])
            elif line.startswith("% columns "):
                os.environ["COLUMNS"] = line.split()[2]
            elif line.startswith("% as "):
                os.environ["LOGNAME"] = line.removeprefix("% as ")
            elif line.startswith("$ "):
                lines += _typed(line[2:])
    return "\n".join(lines) + "\n"


def _kept(text):
    """Yield what somebody wrote, without what was printed; an empty line goes before each of them."""
    for first, line in enumerate(line for line in text.splitlines() if line.startswith(("$ ", "@ ", "% ", "# "))):
        if first and not line.startswith("$ "):
            yield ""
        yield line


def _typed(command):
    """Return what a command prints, and its status where it is not 0."""
    words = shlex.split(command)
    assert words[0] == "processkit", command
    shown = io.StringIO()
    with contextlib.redirect_stdout(shown), contextlib.redirect_stderr(shown), contextlib.suppress(BrokenPipeError):
        try:
            status = main(words[1:])
        except SystemExit as stop:
            status = stop.code
    printed = [f"  {line}".rstrip() for line in shown.getvalue().splitlines()]
    return [*printed, *([f"  [{status}]"] if status else []), ""]


def all_stories():
    """Return the files with stories."""
    return sorted(FOLDER.glob("*.txt"))


if __name__ == "__main__":
    for story in all_stories():
        story.write_text(told(story.read_text("utf-8")), "utf-8")
