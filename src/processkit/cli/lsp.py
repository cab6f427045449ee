"""``processkit lsp``: helps while a page is typed, in any editor that speaks with language servers."""

from __future__ import annotations

import argparse
import sys

from processkit import __version__
from processkit.cli.console import today
from processkit.errors import MissingProgram, WrongUse

_NEEDED = ("pygls", "lsprotocol", "cattrs", "attr", "attrs")


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add this command to the command line."""
    parser = commands.add_parser(
        "lsp",
        help="help in your editor while you type: it starts this by itself",
        description="Speak the Language Server Protocol on standard input and output. An editor starts this by itself; "
        'docs/how-to/editor.md says what to write into its settings. It needs: pip install "processkit[lsp]"',
        epilog="Exit status: 0 when the editor has shut it down, 1 when it went away without a word, 2 wrong use.",
    )
    parser.add_argument("--stdio", action="store_true", help="speak on standard input and output, as it always does")
    parser.set_defaults(run=run)


def run(_: argparse.Namespace) -> int:
    """Answer the editor until it says goodbye; return the exit status."""
    try:
        from processkit.lsp.server import serve
    except ImportError as problem:
        if (problem.name or "").split(".")[0] not in _NEEDED:
            raise
        raise MissingProgram(
            'For help in an editor more is needed than is installed here. Type: pip install "processkit[lsp]"'
        ) from None
    if sys.stdin.isatty():
        raise WrongUse(
            "An editor starts this by itself, and speaks with it. docs/how-to/editor.md says how to set it up."
        )
    return serve(__version__, today)
