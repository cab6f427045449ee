"""The one place where reading, checking and figures are strung together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import IO, TYPE_CHECKING, TypeAlias

from processkit.checks.check import Page
from processkit.checks.rules import not_one_page
from processkit.checks.runner import findings_of_reading, run_checks
from processkit.checks.selection import codes_of, is_wanted
from processkit.errors import UnreadableFile, WrongUse
from processkit.findings import Finding, Severity
from processkit.flow.figures import Figures, OnPaper, figures_of
from processkit.model.process import Process
from processkit.report.report import InvalidProcess, Report
from processkit.source.decoding import MOST_BYTES
from processkit.source.reader import ReadPage, read_page
from processkit.source.source_map import SourceMap

if TYPE_CHECKING:
    from processkit.editing.mending import Looked

Source: TypeAlias = str | Path | IO[str] | IO[bytes]

Measure: TypeAlias = Callable[[Process], OnPaper]
"""Tells how a page stands on its sheet."""

_RANK = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.ADVICE: 2}


def check(
    source: Source | None = None,
    *,
    text: str | bytes | None = None,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    paper: str | None = "a4",
    today: date | None = None,
) -> Report:
    """Check a page. A bad page never raises: what is wrong is in the report.

    Args:
        source: The path of a file, or an open file.
        text: The content itself, in place of ``source``.
        select: Codes, beginnings of codes or names of the checks to report; all when empty.
        ignore: Those not to report. What keeps a page from being read is always reported.
        paper: The paper that the page must fit on, ``a4`` or ``letter``; None does not look.
        today: The day on which the page is read; without it nothing is overdue.

    Raises:
        BrokenCheck: A check that another package brings along cannot be used.
        UnreadableFile: There is no such file, or it may not be read.
        WrongUse: Neither or both of ``source`` and ``text`` are given, or a check or paper is unknown.
    """
    selected, ignored = codes_of(select), codes_of(ignore)
    path, content = _content(source, text)
    read = read_page(content)
    found = findings_of_reading(read.hits)
    figures, process, page_findings = _checked(read, _measure_on(paper), today)
    found += page_findings
    blocked = process is None
    shown = [
        finding
        for finding in found
        if is_wanted(finding.code, selected, ignored) or (blocked and finding.severity is Severity.ERROR)
    ]
    placed = [_placed(finding, read.source) for finding in shown]
    placed.sort(key=_order)
    return Report(path, tuple(placed), figures, process, read.process)


def look_at(text: str) -> tuple[ReadPage, list[Finding]]:
    """Return what reading a text gave, and all findings with their places. Whether it fits a sheet is not asked."""
    read = read_page(text)
    found = findings_of_reading(read.hits) + _checked(read, None, None)[2]
    return read, sorted((_placed(finding, read.source) for finding in found), key=_order)


def looked_at(text: str) -> Looked:
    """Read and check a text, for whoever puts right what is wrong with it."""
    from processkit.editing.mending import Looked

    read, findings = look_at(text)
    return Looked.of(text, findings, built=read.process is not None)


def load(source: Source | None = None, *, text: str | bytes | None = None) -> Process:
    """Read a page that has no errors; warnings and advice do not matter.

    Whether it fits on a sheet is not asked: that hangs on the sheet, and ``render`` tells.

    Raises:
        InvalidProcess: The page has errors; ``report`` says which.
        UnreadableFile: There is no such file, or it may not be read.
        WrongUse: Neither or both of ``source`` and ``text`` are given.
    """
    report = check(source, text=text, paper=None)
    if not report.ok or report.process is None:
        raise InvalidProcess(report)
    return report.process


def _checked(
    read: ReadPage, measure: Measure | None, today: date | None
) -> tuple[Figures, Process | None, list[Finding]]:
    """Run the checks on a page that was built.

    The process is given on only when its names are clear: before that nothing can follow it.
    """
    if read.process is None:
        return Figures(), None, []
    page = Page(read.process, measure, today)
    findings = run_checks(page)
    errors = [f for f in findings if f.severity is Severity.ERROR and f.accepted is None]
    if any(finding.code.startswith(("PK0", "PK1")) for finding in errors):
        return Figures(), None, findings
    figures = figures_of(page.walks, page.promised, page.silence)
    if all(finding.code == not_one_page.CHECK.code for finding in errors) and page.on_paper is not None:
        figures = figures._replace(fit=page.on_paper.fit)
    return figures, read.process, findings


def _measure_on(paper: str | None) -> Measure | None:
    """Return what tells how a page stands on ``paper``; None where nobody wants to know.

    Raises:
        WrongUse: There is no such paper.
    """
    if paper is None:
        return None
    from processkit.rendering.fitting import on_paper
    from processkit.rendering.papers import sheet_of

    return partial(on_paper, paper=sheet_of(paper).name)


def _placed(finding: Finding, source: SourceMap) -> Finding:
    """Fill in the line and column of a finding and of its second places."""
    related = tuple(
        place if place.span is not None else place._replace(span=source.span(place.path, on_key=place.on_key))
        for place in finding.related
    )
    span = finding.span or source.span(finding.path, on_key=finding.on_key)
    return finding._replace(span=span, related=related)


def _order(finding: Finding) -> tuple[int, int, int, str]:
    span = finding.span
    return _RANK[finding.severity], span.line if span else 0, span.column if span else 0, finding.code


def _content(source: Source | None, text: str | bytes | None) -> tuple[str, str | bytes]:
    """Return what the page is called, and what is in it; at most one byte more than is allowed."""
    if (source is None) == (text is None):
        raise WrongUse("Give either a file or text=, and not both.")
    if text is not None:
        return "<text>", text
    if isinstance(source, (str, Path)):
        return str(source), read_file(Path(source))
    if source is None or not hasattr(source, "read"):
        raise WrongUse("A page comes as a path, as an open file, or as text=.")
    return str(getattr(source, "name", "<file>")), source.read(MOST_BYTES + 1)


def read_file(path: Path) -> bytes:
    """Return the content of a file, at most one byte more than a page may have.

    Raises:
        UnreadableFile: There is no such file, or it may not be read.
    """
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise UnreadableFile(f"There is no file {path}.") from None
    except IsADirectoryError:
        raise UnreadableFile(f"{path} is a folder, not a file.") from None
    except PermissionError:
        raise UnreadableFile(f"{path} may not be read by you.") from None
    except (OSError, ValueError) as problem:
        reason = getattr(problem, "strerror", None) or "it has no usable name"
        raise UnreadableFile(f"{path} cannot be read: {reason}.") from None
