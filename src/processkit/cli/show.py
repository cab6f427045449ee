"""``processkit show FILE``: the page, here in the terminal."""

from __future__ import annotations

import argparse
import sys

from processkit.checks.wording import listed, nearest
from processkit.cli.console import NARROWEST, WIDEST, columns, look_of, note
from processkit.cli.files import check_file
from processkit.cli.to_render import note_missing_words
from processkit.errors import WrongUse
from processkit.model.names import fold
from processkit.model.process import Process
from processkit.rendering.order import order_of
from processkit.rendering.terminal.cells import wrapped
from processkit.rendering.terminal.lines import Line, Piece
from processkit.rendering.terminal.page import page_lines
from processkit.report.report import Report
from processkit.report.safe_text import safe
from processkit.report.text import Look, praise, report_text

_BOLD, _DIM = "\033[1m", "\033[2m"
_OWNERS = ("\033[34m", "\033[33m", "\033[32m", "\033[35m", "\033[36m", "\033[31m")
"""A colour of the terminal for each owner, in turn; their names stand there, too."""


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add this command to the command line."""
    parser = commands.add_parser(
        "show",
        help="show a page here in the terminal",
        description="Show a page in the terminal: who has the customer when, each step with its number, handovers, decisions and ends, as on the printed page. A page with errors is shown as far as it can be, with what is wrong above it.",
        epilog="Exit status: 0 fine, 1 something must be fixed, 2 it cannot be read or the command is wrong.",
    )
    parser.add_argument("file", metavar="FILE", help="a page in YAML or JSON, or -")
    parser.add_argument("--role", metavar="NAME", help="only the steps of one role")
    parser.add_argument("--width", type=_width, metavar="COLUMNS", help=f"how wide the lines are, from {NARROWEST} on (the terminal, {WIDEST} at most; 100 for programs)")  # fmt: skip
    parser.add_argument("--lang", metavar="CODE", help="the language of the words that are not yours, such as de or pt-BR (that of the page)")  # fmt: skip
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Show the page; return the exit status."""
    report = check_file(options.file, paper=None)
    process = report.process if report.ok else report.draft
    if process is None:
        sys.stderr.write(report_text(report, look_of(sys.stderr, colour=not options.no_color)))
        note("It cannot be shown: first it must be possible to read it.")
        return 1
    role = _role(process, options.role)
    order = order_of(
        process,
        "text",
        "a4",
        {"language": options.lang, "role": role, "draft": not report.ok, "findings": report.findings},
    )
    look = look_of(sys.stdout, colour=not options.no_color)
    lines = page_lines(order, options.width or columns(sys.stdout))
    sys.stdout.write("".join(f"{_painted(line, look)}\n" for line in lines))
    note_missing_words(options.file, process, options)
    if role is None:
        _print_totals(report, look, options.width or columns(sys.stdout))
    return 0 if report.ok else 1


def _print_totals(report: Report, look: Look, width: int) -> None:
    """Print what can be counted on a sound page; of one with errors, where to read more."""
    if report.ok:
        print("\n" + "\n".join(look.paint(safe(line), _DIM) for line in wrapped(f"{praise(report)}.", width)))
    else:
        note(f"\nWhat to type is told by: processkit check {safe(report.path)}")


def _role(process: Process, asked: str | None) -> str | None:
    """Return a role as the page spells it.

    Raises:
        WrongUse: Nobody of that name owns a step.
    """
    if asked is None:
        return None
    owners = {fold(step.owner): step.owner for step in process.steps}
    if fold(asked) not in owners:
        near = nearest(asked, owners.values())
        hint = f"Do you mean {near}?" if near else f"There are {listed(list(owners.values()))}."
        raise WrongUse(f'Nobody called "{asked}" has a step on this page. {hint}')
    return owners[fold(asked)]


def _width(text: str) -> int:
    if not text.isdecimal() or not NARROWEST <= int(text) <= 1000:  # no screen is wider
        raise argparse.ArgumentTypeError(f'"{text}" is no number of columns from {NARROWEST} on')
    return int(text)


def _painted(line: Line, look: Look) -> str:
    return "".join(_piece(piece, look) for piece in line).rstrip()


def _piece(piece: Piece, look: Look) -> str:
    codes = [_BOLD] if piece.manner == "bold" else [_DIM] if piece.manner == "dim" else []
    codes += [_OWNERS[piece.owner % len(_OWNERS)]] if piece.owner is not None else []
    text = safe(piece.text)
    return look.paint(text, *codes) if codes and text.strip() else text
