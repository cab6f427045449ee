"""``processkit check FILE...``: tells what is wrong on a page, and what to type."""

from __future__ import annotations

import argparse
import re
import sys

from processkit.cli.console import Progress, look_of, note
from processkit.cli.files import check_file, files_meant
from processkit.errors import UnreadableFile, WrongUse
from processkit.findings import Severity
from processkit.report.json_report import report_json
from processkit.report.report import Report
from processkit.report.text import report_text

_CODE = re.compile(r"(?i)PK[0-9]{0,3}(,\s*PK[0-9]{0,3})*,?")


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add this command to the command line."""
    parser = commands.add_parser(
        "check",
        help="check a page: what is wrong, what is missing, what to type",
        description="Check one or more pages. A folder stands for every process in it, - for standard input.",
        epilog="Exit status: 0 fine, 1 something must be fixed, 2 a file cannot be read or the command is wrong.",
    )
    parser.add_argument("files", nargs="*", metavar="FILE", help="a page in YAML or JSON, a folder, or -")
    parser.add_argument("--format", choices=["text", "json"], default="text", help="text for people, json for programs")
    parser.add_argument("--strict", action="store_true", help="warnings count as errors")
    parser.add_argument("--select", nargs="+", action="extend", default=[], metavar="CODE", help="only these checks, such as PK3 or PK302")  # fmt: skip
    parser.add_argument("--ignore", nargs="+", action="extend", default=[], metavar="CODE", help="all but these checks")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Check the files and print what was found; return the exit status."""
    select, more_files = _codes(options.select)
    ignore, still_more = _codes(options.ignore)
    words = [*options.files, *more_files, *still_more]
    if not words:
        raise WrongUse("Which file? Write, for example: processkit check kitchen.yaml")
    files = files_meant(words)
    reports: list[Report] = []
    status = 0
    progress = Progress(len(files), "checked")
    for done, file in enumerate(files, 1):
        try:
            report = check_file(file, select=select, ignore=ignore)
        except UnreadableFile as problem:
            note(f"processkit: {problem}")
            status = 2
        else:
            reports.append(report)
            status = max(status, _status(report, strict=options.strict))
        progress.step(done)
    _print(reports, options)
    return status


def _codes(words: list[str]) -> tuple[list[str], list[str]]:
    """Tell codes and names of checks from files that were typed behind them."""
    from processkit.checks.selection import find_check

    codes: list[str] = []
    files: list[str] = []
    for word in words:
        pieces = [piece.strip() for piece in word.split(",") if piece.strip()]
        looks_like_codes = _CODE.fullmatch(word) is not None or all(map(find_check, pieces))
        is_file = not looks_like_codes and codes and any(sign in word for sign in "./\\-")
        if is_file:
            files.append(word)
        else:
            codes += pieces
    return codes, files


def _status(report: Report, *, strict: bool) -> int:
    return 0 if report.ok and not (strict and report.of(Severity.WARNING)) else 1


def _print(reports: list[Report], options: argparse.Namespace) -> None:
    if options.format == "json":
        sys.stdout.write(report_json(reports))
        return
    look = look_of(sys.stdout, colour=not options.no_color)
    for number, report in enumerate(reports):
        text = report_text(report, look)
        is_long = text.count("\n") > 1
        if number and is_long:
            print()
        sys.stdout.write(text)
    if len(reports) > 1:
        bad = sum(1 for report in reports if not report.ok)
        print(f"\n{len(reports):,} pages checked: {f'{bad:,} must be fixed' if bad else 'all hold together'}.")
