"""``processkit check FILE...``: tells what is wrong on a page, and what to type."""

from __future__ import annotations

import argparse
import re
import sys

from processkit.checks.selection import codes_of, find_check
from processkit.cli.console import Progress, look_of, today
from processkit.cli.files import STANDARD_INPUT, files_meant
from processkit.cli.many import check_all
from processkit.cli.teller import FORMATS, Teller
from processkit.cli.wish import Wish
from processkit.errors import WrongUse

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
    parser.add_argument("--format", choices=FORMATS, default="text", help="text for people, json for programs, sarif for code hosts and editors, github for its workflows")  # fmt: skip
    parser.add_argument("--strict", action="store_true", help="warnings count as errors")
    parser.add_argument("--select", nargs="+", action="extend", default=[], metavar="CODE", help="only these checks, such as PK3 or PK302")  # fmt: skip
    parser.add_argument("--ignore", nargs="+", action="extend", default=[], metavar="CODE", help="all but these checks")
    parser.add_argument("--paper", choices=["a4", "letter"], default="a4", help="the paper that it must fit on (a4)")
    parser.add_argument("--fix", action="store_true", help="put right in the file what is plainly a slip, and show it")
    parser.add_argument("--unsafe-fixes", action="store_true", help="put right, too, what can only be guessed; read what is shown")  # fmt: skip
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Check the files and print what was found; return the exit status."""
    select, more_files = _codes(options.select)
    ignore, still_more = _codes(options.ignore)
    words = [*options.files, *more_files, *still_more]
    if not words:
        raise WrongUse("Which file? Write, for example: processkit check kitchen.yaml")
    # Unknown checks are told once, not for each file.
    codes_of([*select, *ignore])
    files = files_meant(words)
    look = look_of(sys.stdout, colour=not options.no_color)
    wish = Wish(tuple(select), tuple(ignore), options.format, options.strict, look, options.paper, today())
    status = 0
    if options.fix or options.unsafe_fixes:
        from processkit.cli.fix import fix_all, fix_standard_input

        if STANDARD_INPUT in files:
            return fix_standard_input(files, wish, guess=options.unsafe_fixes)
        status = fix_all(files, wish, guess=options.unsafe_fixes, colour=not options.no_color)
    progress = Progress(len(files), "checked")
    teller = Teller(options.format)
    for done, checked in enumerate(check_all(files, wish), 1):
        status = max(status, checked.status)
        teller.tell(checked)
        progress.step(done)
    teller.finish()
    return status


def _codes(words: list[str]) -> tuple[list[str], list[str]]:
    """Tell codes and names of checks from files that were typed behind them."""
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
