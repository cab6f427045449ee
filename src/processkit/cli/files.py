"""From what was typed to the files that are meant: files, folders, and standard input."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from processkit.errors import UnreadableFile, WrongUse
from processkit.pipeline import check, read_file
from processkit.report.report import Report
from processkit.source.decoding import MOST_BYTES

STANDARD_INPUT = "-"

_ENDINGS = (".yaml", ".yml", ".json")
_PROCESS_KEY = re.compile(rb"""(?m)^[ \t{]*["']?process["']?[ \t]*:""")
_STEPS_KEY = re.compile(rb"""(?m)(^|[,{])[ \t]*["']?steps["']?[ \t]*:""")


def files_meant(words: Iterable[str]) -> list[str]:
    """Return the files behind ``words``, each once; a folder stands for the processes in it.

    Raises:
        WrongUse: A folder has no process in it.
    """
    found: dict[str, None] = {}
    for word in words:
        if word != STANDARD_INPUT and Path(word).is_dir():
            inside = list(_processes_in(Path(word)))
            if not inside:
                raise WrongUse(
                    f"There is no process in the folder {word}: no .yaml, .yml or .json file with process: and steps:."
                )
            found.update(dict.fromkeys(inside))
        else:
            found[word] = None
    return list(found)


def check_file(
    word: str,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    paper: str | None = "a4",
    today: date | None = None,
) -> Report:
    """Check one file, or standard input for ``-``; ``paper`` and ``today`` are as for ``check``."""
    if word == STANDARD_INPUT:
        content = sys.stdin.buffer.read(MOST_BYTES + 1)
        report = check(text=content, select=select, ignore=ignore, paper=paper, today=today)
        return Report("<standard input>", report.findings, report.figures, report.process, report.draft)
    return check(Path(word), select=select, ignore=ignore, paper=paper, today=today)


def _processes_in(folder: Path) -> Iterator[str]:
    """Yield the processes below a folder in the order of their names; hidden folders are left out."""
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name != "node_modules")
        for name in sorted(names):
            path = Path(place, name)
            if name.lower().endswith(_ENDINGS) and not name.startswith(".") and _is_process(path):
                yield str(path)


def _is_process(path: Path) -> bool:
    """Tell whether a file means to be a process, also when it is no valid YAML."""
    try:
        content = read_file(path)
    except UnreadableFile:
        return False
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        content = content.replace(b"\0", b"")
    return _PROCESS_KEY.search(content) is not None and _STEPS_KEY.search(content) is not None
