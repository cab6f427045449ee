"""What is asked of a rendering, checked once, in the form that every view and format takes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple, TypedDict

from processkit.errors import WrongUse
from processkit.findings import Finding
from processkit.model.kinds import LANGUAGE
from processkit.model.process import Process
from processkit.rendering.labels import Labels, labels_for, languages
from processkit.rendering.papers import Sheet, sheet_of


class Options(TypedDict, total=False):
    """What may be said of a rendering besides its view, format and paper.

    Attributes:
        landscape: Whether the sheet lies on its long side. A diagram chooses for itself when False.
        folder: Where the page's ``logo`` lies; needed only when it has one.
        language: The language of the words that are not the user's, such as ``de-AT``; None for that of the
            page. They are in English where there are no words in it: ``Rendered.language`` tells.
        role: Whose card is made; None for those of all. Only for the view ``role``.
        step: Where the customer is: a step's name, id or number. Only for the view ``customer``.
        draft: Whether the page is marked as a draft, with what is still wrong on it.
        findings: What is still wrong; a draft marks it on the page.
        mono: Whether it is printed without any colour: lines, numbers and patterns say the same.
    """

    landscape: bool
    folder: str | Path | None
    language: str | None
    role: str | None
    step: str | None
    draft: bool
    findings: Sequence[Finding]
    mono: bool


class Order(NamedTuple):
    """What is asked of a rendering.

    Attributes:
        to: The format.
        sheet: The paper, the way it is turned.
        landscape: Whether the user asked for a lying sheet.
        labels: The words that are not the user's.
        folder: Where the page's ``logo`` lies; None when it is nowhere.
        findings: What a draft marks; None when it is no draft.
        mono: Whether it has no colour.
        role: Whose card is made; None for those of all.
        step: Where the customer is; None where that is not said.
        pixels_per_inch: How fine a PNG is.
    """

    process: Process
    to: str
    sheet: Sheet
    landscape: bool
    labels: Labels
    folder: Path | None = None
    findings: Sequence[Finding] | None = None
    mono: bool = False
    role: str | None = None
    step: str | None = None
    pixels_per_inch: float = 200.0

    @property
    def language(self) -> tuple[str, str | None]:
        """The language of the user's texts, and its country: ``("de", "AT")``; None without one."""
        language, *rest = self.process.language.split("-")
        return language.lower(), next((part.upper() for part in rest if len(part) == 2), None)


def order_of(process: Process, to: str, paper: str, options: Options) -> Order:
    """Return the order for a process.

    Raises:
        WrongUse: There is no such paper.
    """
    landscape = options.get("landscape", False)
    folder = options.get("folder")
    asked = _language_code(options.get("language"))
    if asked is not None and "language" not in process.said:
        process = process.changed(language=asked)
    return Order(
        process,
        to,
        sheet_of(paper, landscape=landscape),
        landscape,
        labels_for(asked or process.language),
        None if folder is None else Path(folder),
        options.get("findings", ()) if options.get("draft") else None,
        options.get("mono", False),
        options.get("role"),
        options.get("step"),
    )


def _language_code(asked: str | None) -> str | None:
    if asked is None:
        return None
    code = asked.strip().replace("_", "-")
    if re.fullmatch(LANGUAGE, code) is None:
        known = ", ".join(languages())
        raise WrongUse(f'"{asked}" is no code of a language. Write one such as {known}, de-AT or pt-PT.')
    return code
