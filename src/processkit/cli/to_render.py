"""What is common to rendering one view and rendering all: the page, the options, and what is noted of them."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from processkit.cli.console import look_of, note
from processkit.cli.files import STANDARD_INPUT, check_file
from processkit.model.process import Process
from processkit.report.report import Report
from processkit.report.text import report_text

if TYPE_CHECKING:
    from processkit.rendering.order import Options


def process_to_render(file: str, options: argparse.Namespace) -> tuple[Process, Report] | None:
    """Check a file; None when its page has errors and no draft is wanted: they are printed then."""
    # Whether it fits is not asked here: it is told when it is set, on the paper that is wanted.
    report = check_file(file, paper=None)
    process = report.draft if options.draft else report.process if report.ok else None
    if process is not None:
        return process, report
    sys.stderr.write(report_text(report, look_of(sys.stderr, colour=not options.no_color)))
    note(_why_not(report, draft=options.draft))
    return None


def rendering_options(file: str, report: Report, options: argparse.Namespace) -> Options:
    """Return what was typed that holds for every view of a file."""
    return {
        "landscape": options.landscape,
        "folder": None if file == STANDARD_INPUT else Path(file).parent,
        "mono": options.mono,
        "draft": options.draft,
        "findings": report.findings,
        "language": options.lang,
    }


def note_missing_words(file: str, process: Process, options: argparse.Namespace) -> None:
    """Say so when the words that are not the user's were printed in English, and another language was wanted."""
    from processkit.rendering.labels import no_words_in

    sentence = no_words_in(options.lang or process.language)
    if sentence is not None:
        note(f"{file}: {sentence}")


def _why_not(report: Report, *, draft: bool) -> str:
    if draft or report.draft is None:
        return "It was not rendered: first it must be possible to read it."
    return "It was not rendered: a page on the wall must be right. With --draft it is printed, and what is wrong is marked."
