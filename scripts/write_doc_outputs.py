"""Run what the docs show, and write down what it prints. Run it after changing words or figures.

- A ``text`` block that begins with ``$ processkit`` shows commands and what they print. The file
  that a command names is the last ``yaml`` block above it (of two, the last two), a file of this repository, or
  ``kitchen.yaml``, which is the first template. A list that it names (``.txt``) is the last ``md`` block.
- ``<!-- clock: 2026-11-09T09:00+02:00 -->`` above a block says what time it is for the customers in it.
- A ``python`` block runs after those above it; a ``text`` block right under it is what it prints.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
import shutil
import tempfile
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any
from unittest.mock import patch

from processkit.cli.app import main as processkit

ROOT = Path(__file__).resolve().parent.parent
WRITTEN_ELSEWHERE = ROOT / "docs" / "reference" / "checks"

_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.M | re.S)
_COMMAND = re.compile(r"^\$ processkit (.*)\n(?:(?!\$ ).*\n)*", re.M)
_CLOCK = re.compile(r"<!-- clock: (\S+) -->")
_USUAL_TIME = datetime.fromisoformat("2026-11-09T09:00+02:00")
_SURROUNDINGS = {"TZ": "Africa/Johannesburg", "LOGNAME": "sam"}
_CASE_IDS = ("d6gr-34zn", "k7wd-3mpx", "t2hb-9vqc", "f8xj-5ndz", "w4ks-6rtg", "q3mz-8bhp")
"""Ids as they are made, which are others each time; one for each customer of a document."""
_RUNS = re.compile(r"^(\$ processkit |```python$)", re.M)


def files() -> dict[Path, str]:
    """Return each document that shows something that runs, as it is due, by its path."""
    documents = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    texts = {path: path.read_text("utf-8") for path in sorted(documents) if path.parent != WRITTEN_ELSEWHERE}
    return {path: refreshed(text) for path, text in texts.items() if _RUNS.search(text)}


def refreshed(text: str) -> str:
    """Return a document with what its commands and its Python print today."""
    ids = iter(_CASE_IDS)
    with (
        tempfile.TemporaryDirectory() as folder,
        contextlib.chdir(folder),
        patch.dict(os.environ, {**_without_ours(os.environ), **_SURROUNDINGS}, clear=True),
        patch("processkit.runtime.starting.new_case_id", lambda: next(ids)),
        patch("processkit.runtime.starting.new_salt", lambda: b"salt" * 4),
        patch("processkit.cli.cases.opening.system_clock") as clock,
    ):
        clock.return_value = _USUAL_TIME
        for name in ("processes", "schemas"):
            shutil.copytree(ROOT / name, name)
        shutil.copy(ROOT / "processes" / "fitted-kitchen.yaml", "kitchen.yaml")
        pieces: list[str] = []
        names: dict[str, Any] = {}
        listed, printed, end = "", None, 0
        shown: list[str] = []
        for match in _FENCE.finditer(text):
            kind, block = match.groups()
            between = text[end : match.start()]
            for told in _CLOCK.findall(between):
                clock.return_value = datetime.fromisoformat(told)
            if kind == "yaml":
                shown.append(block)
            elif kind == "md":
                listed = block
            elif kind == "text" and printed is not None and not between.strip():
                block = printed
            elif kind == "text":
                block = _COMMAND.sub(lambda command, listed=listed: _run(command[1], shown, listed), block)
            printed = _run_python(block, names) if kind == "python" else None
            pieces += [between, f"```{kind}\n{block}```"]
            end = match.end()
        return "".join([*pieces, text[end:]])


def main() -> None:
    """Write the documents that have changed, and say so."""
    for path, text in files().items():
        if path.read_text("utf-8") != text:
            path.write_text(text, "utf-8")
            print(f"wrote {path.relative_to(ROOT)}")


def _run(command: str, shown: list[str], listed: str) -> str:
    """Return the command and what it prints, notes behind results."""
    words = shlex.split(command)
    for word in words:
        if word.endswith(".txt"):
            Path(word).write_text(listed, "utf-8")
    own = [word for word in words if word.endswith(".yaml") and word != "kitchen.yaml" and not (ROOT / word).exists()]
    if words[0] != "new":
        for word, page in zip(own, shown[-len(own) :], strict=False):
            Path(word).write_text(page, "utf-8")
    out, notes = io.StringIO(), io.StringIO()
    # The documents show what is said on one day, so that they stay true.
    on_that_day = patch("processkit.cli.check.today", lambda: date(2026, 11, 2))
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(notes), on_that_day:
        processkit(words)
    return f"$ processkit {command}\n{out.getvalue()}{notes.getvalue()}"


def _without_ours(surroundings: Mapping[str, str]) -> dict[str, str]:
    """Return the settings of the machine, without those that would change what is printed."""
    return {
        name: value
        for name, value in surroundings.items()
        if not name.startswith(("PROCESSKIT", "COLUMNS", "NO_COLOR"))
    }


def _run_python(program: str, names: dict[str, Any]) -> str:
    """Run one block of Python, with the names of those before it; return what it prints."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(program, names)  # noqa: S102  # our own documents
    return out.getvalue()


if __name__ == "__main__":
    main()
