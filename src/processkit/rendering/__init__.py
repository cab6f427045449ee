"""Outputs: a process as a page, a drawing or a graph. Pure: a process in, bytes or text out.

Typst is loaded when something is set, not when this package is imported.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Literal, overload

from processkit.errors import WrongUse
from processkit.findings import Finding, Severity
from processkit.model.process import Process
from processkit.rendering.labels import labels_for
from processkit.rendering.rendered import Rendered

__all__ = ["FORMATS", "VIEWS", "Rendered", "render", "render_result"]

VIEWS = ("page", "diagram")
FORMATS = ("pdf", "svg", "png", "dot")


@overload
def render(
    process: Process,
    view: str = ...,
    to: Literal["pdf", "png"] = ...,
    paper: str = ...,
    *,
    landscape: bool = ...,
    folder: str | Path | None = ...,
    language: str | None = ...,
    worst: str | None = ...,
    draft: bool = ...,
    findings: Sequence[Finding] = ...,
) -> bytes: ...
@overload
def render(
    process: Process,
    view: str = ...,
    *,
    to: Literal["svg", "dot"],
    paper: str = ...,
    landscape: bool = ...,
    folder: str | Path | None = ...,
    language: str | None = ...,
    worst: str | None = ...,
    draft: bool = ...,
    findings: Sequence[Finding] = ...,
) -> str: ...
@overload
def render(
    process: Process,
    view: str,
    to: Literal["svg", "dot"],
    paper: str = ...,
    *,
    landscape: bool = ...,
    folder: str | Path | None = ...,
    language: str | None = ...,
    worst: str | None = ...,
    draft: bool = ...,
    findings: Sequence[Finding] = ...,
) -> str: ...
@overload
def render(
    process: Process,
    view: str = ...,
    to: str = ...,
    paper: str = ...,
    *,
    landscape: bool = ...,
    folder: str | Path | None = ...,
    language: str | None = ...,
    worst: str | None = ...,
    draft: bool = ...,
    findings: Sequence[Finding] = ...,
) -> bytes | str: ...
def render(
    process: Process,
    view: str = "page",
    to: str = "pdf",
    paper: str = "a4",
    *,
    landscape: bool = False,
    folder: str | Path | None = None,
    language: str | None = None,
    worst: str | None = None,
    draft: bool = False,
    findings: Sequence[Finding] = (),
) -> bytes | str:
    """Return one view of a process: bytes for ``pdf`` and ``png``, text for ``svg`` and ``dot``.

    The same process gives the same output each time. Nothing is fetched, and nothing is read but
    the logo.

    Args:
        process: The process.
        view: ``page`` (the one page) or ``diagram`` (the drawing alone).
        to: ``pdf``, ``svg``, ``png`` or ``dot``. As DOT both views are the same flow.
        paper: ``a4`` or ``letter``. A diagram as SVG has no paper.
        landscape: Whether the sheet lies on its long side. A diagram chooses for itself when False.
        folder: Where the page's ``logo`` lies; needed only when it has one.
        language: The language of the words that are not the user's; None for that of the page.
        worst: The longest that the whole can take, in words; it is printed under the promise.
        draft: Whether the page is marked as a draft.
        findings: What is still wrong; a draft lists it.

    Raises:
        WrongUse: There is no such view, format or paper, or the logo cannot be used.
        UnreadableFile: The logo cannot be read.
        DoesNotFit: It is more than one sheet holds, even without what may be left out.
        MissingLetters: No font at hand has some of the letters.
    """
    result = render_result(
        process,
        view,
        to,
        paper,
        landscape=landscape,
        folder=folder,
        language=language,
        worst=worst,
        draft=draft,
        findings=findings,
    )
    return result.data[0]


def render_result(
    process: Process,
    view: str = "page",
    to: str = "pdf",
    paper: str = "a4",
    *,
    landscape: bool = False,
    folder: str | Path | None = None,
    language: str | None = None,
    worst: str | None = None,
    draft: bool = False,
    findings: Sequence[Finding] = (),
) -> Rendered:
    """Do as ``render``, and tell what was left out, how small the letters are, and how many pages it has."""
    _refuse_unknown("view", view, VIEWS)
    _refuse_unknown("format", to, FORMATS)
    from processkit.rendering.papers import sheet_of

    sheet = sheet_of(paper, landscape=landscape)
    labels = labels_for(language or process.language)
    if to == "dot":
        from processkit.rendering.dot import dot_of

        return Rendered((dot_of(process, labels),), 0, None, None, ())
    if view == "diagram":
        from processkit.rendering.sheet import set_diagram

        return set_diagram(process, to, sheet, labels, may_turn=not landscape)
    from processkit.rendering.logo import read_logo
    from processkit.rendering.page import PageRequest, set_page

    logo = read_logo(process.logo, _path(folder)) if process.logo is not None else None
    remarks = _draft_remarks(findings, labels["draft"]) if draft else ()
    return set_page(process, PageRequest(to, sheet, labels, logo, worst, remarks))


def _path(folder: str | Path | None) -> Path | None:
    return None if folder is None else Path(folder)


def _refuse_unknown(what: str, given: str, known: Sequence[str]) -> None:
    if given not in known:
        raise WrongUse(f'There is no {what} "{given}". There is: {", ".join(known)}.')


def _draft_remarks(findings: Sequence[Finding], draft: str) -> tuple[str, ...]:
    """Return what a draft says of itself: its errors and then its warnings, a handful of them."""
    most = 5
    listed = [finding for finding in findings if finding.accepted is None and finding.severity is not Severity.ADVICE]
    listed.sort(key=lambda finding: finding.severity is not Severity.ERROR)
    shown = [finding.message for finding in listed[:most]]
    more = [f"+ {len(listed) - most}"] if len(listed) > most else []
    return tuple(shown + more) or (draft,)
