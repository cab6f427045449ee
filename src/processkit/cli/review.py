"""``processkit review FILE``: the sheet for a meeting around a table."""

from __future__ import annotations

import argparse
import sys

from processkit.cli.console import look_of, note, today
from processkit.cli.files import check_file
from processkit.rendering.views.outline import markdown_of
from processkit.report.text import report_text
from processkit.review.sheet import review_of
from processkit.review.terminal import text_of


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add this command to the command line."""
    parser = commands.add_parser(
        "review",
        help="a sheet for a meeting: what is open, with all advice, and questions for each step",
        description="Print what is open on a page, with all advice, and the questions that only people can answer.",
        epilog="Exit status: 0 fine, 1 the page cannot be followed yet, 2 it cannot be read or the command is wrong.",
    )
    parser.add_argument("file", metavar="FILE", help="a page in YAML or JSON, or -")
    parser.add_argument("--to", choices=["text", "markdown"], default="text", help="text for the terminal, or markdown")
    parser.add_argument(
        "--paper", choices=["a4", "letter"], default="a4", help="the paper that the page must fit on (a4)"
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the sheet; return the exit status."""
    report = check_file(options.file, paper=options.paper, today=today())
    look = look_of(sys.stdout, colour=not options.no_color)
    if report.process is None:
        note(report_text(report, look_of(sys.stderr, colour=False)).rstrip("\n"))
        note("\nOnce this is put right, the page can be reviewed.")
        return 1
    blocks = review_of(report.process, report)
    sys.stdout.write(markdown_of(blocks) if options.to == "markdown" else text_of(blocks, look))
    return 0
