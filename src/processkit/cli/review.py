"""``processkit review FILE``: the sheet for a meeting around a table."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from processkit.cli.console import look_of, note, today
from processkit.cli.files import check_file
from processkit.cli.writing import stem_of, written
from processkit.errors import DoesNotFit, MissingLetters
from processkit.rendering.views.outline import markdown_of
from processkit.report.text import report_text
from processkit.review.sheet import review_of
from processkit.review.terminal import text_of

FORMATS = ("text", "markdown", "pdf")
_ENDINGS = {".pdf": "pdf", ".md": "markdown", ".markdown": "markdown"}


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add this command to the command line."""
    parser = commands.add_parser(
        "review",
        help="a sheet for a meeting: what is open, with all advice, and questions for each step",
        description="Print what is open on a page, with all advice, and the questions that only people can answer.",
        epilog="Exit status: 0 fine, 1 the page cannot be followed yet, 2 it cannot be read or the command is wrong.",
    )
    parser.add_argument("file", metavar="FILE", help="a page in YAML or JSON, or -")
    parser.add_argument("-o", "--output", metavar="OUT", help="the file to write, such as review.pdf; - for standard output")  # fmt: skip
    parser.add_argument("--to", choices=FORMATS, help="text for the terminal, markdown, or pdf to print; without it, the ending of OUT says it")  # fmt: skip
    parser.add_argument(
        "--paper",
        choices=["a4", "letter"],
        default="a4",
        help="the paper that the page must fit on, and that the sheet is printed on (a4)",
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the sheet; return the exit status."""
    to = _format(options)
    report = check_file(options.file, paper=options.paper, today=today())
    look = look_of(sys.stdout, colour=not options.no_color and options.output in (None, "-"))
    if report.process is None:
        note(report_text(report, look_of(sys.stderr, colour=False)).rstrip("\n"))
        note("\nOnce this is put right, the page can be reviewed.")
        return 1
    blocks = review_of(report.process, report)
    if to == "pdf":
        from processkit.review.printed import pdf_of

        try:
            made: bytes | str = pdf_of(report.process, blocks, options.paper)
        except (DoesNotFit, MissingLetters) as problem:
            note(f"{options.file}: {problem}")
            return 1
    else:
        made = markdown_of(blocks) if to == "markdown" else text_of(blocks, look)
    return written(_target(options, to), [made], "")


def _target(options: argparse.Namespace, to: str) -> Path | None:
    """Return the file to write; None for standard output, where a PDF goes only if that is said."""
    if options.output is None and to == "pdf":
        return Path(f"{stem_of(options.file)}-review.pdf")
    return Path(options.output) if options.output not in (None, "-") else None


def _format(options: argparse.Namespace) -> str:
    if options.to is not None:
        return str(options.to)
    ending = Path(options.output).suffix.lower() if options.output else ""
    return _ENDINGS.get(ending, "text")
