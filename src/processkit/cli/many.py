"""Checks many files: one after the other, or on all processors when there are a great many."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from processkit.cli.files import STANDARD_INPUT, check_file
from processkit.cli.wish import Wish
from processkit.errors import UnreadableFile
from processkit.findings import Severity
from processkit.report.report import Report
from processkit.report.text import report_text

if TYPE_CHECKING:
    from processkit.report.sarif import Fix

# Below this, starting the other processes takes longer than they save.
_MANY = 100
_AT_ONCE = 25


class Checked(NamedTuple):
    """What checking one file gave: the exit status, and its text or its data, or why it cannot be read."""

    status: int
    ok: bool
    text: str = ""
    data: dict[str, Any] | None = None
    problem: str = ""


def check_all(files: Sequence[str], wish: Wish) -> Iterator[Checked]:
    """Yield what checking each file gives, in the order of the files, as soon as it is there."""
    one = partial(_check_one, wish)
    processors = os.cpu_count() or 1
    if len(files) < _MANY or processors < 2 or STANDARD_INPUT in files:
        yield from map(one, files)
        return
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(processors) as pool:
        yield from pool.map(one, files, chunksize=_AT_ONCE)


def _check_one(wish: Wish, file: str) -> Checked:
    try:
        report = check_file(file, select=wish.select, ignore=wish.ignore, paper=wish.paper, today=wish.today)
    except UnreadableFile as problem:
        return Checked(2, ok=False, problem=str(problem))
    status = 0 if report.ok and not (wish.strict and report.of(Severity.WARNING)) else 1
    if wish.form != "text":
        return _for_programs(wish.form, file, report, status)
    text = report_text(report, wish.look)
    if _is_mendable(file, report):
        # Loaded only now: most pages are sound.
        from processkit.cli.fix import hint_for

        text += hint_for(file, wish)
    return Checked(status, report.ok, text=text)


def _for_programs(form: str, file: str, report: Report, status: int) -> Checked:
    # Each form is loaded only where it is asked for: people see none of them.
    if form == "github":
        from processkit.report.github import github_lines

        return Checked(status, report.ok, text=github_lines(report))
    if form == "sarif":
        from processkit.report.sarif import sarif_data

        return Checked(status, report.ok, data=sarif_data(report, _fixes(file, report)))
    from processkit.report.json_report import report_data

    return Checked(status, report.ok, data=report_data(report))


def _is_mendable(file: str, report: Report) -> bool:
    return file != STANDARD_INPUT and any(f.repairs and f.accepted is None for f in report.findings)


def _fixes(file: str, report: Report) -> list[list[Fix]]:
    """Return what may be written for each finding of a file."""
    if not _is_mendable(file, report):
        return []
    from processkit.cli.fix import offers_for
    from processkit.report.sarif import Fix

    return [[Fix(offer.edits, offer.sure) for offer in offers] for offers in offers_for(file, report.findings)]
