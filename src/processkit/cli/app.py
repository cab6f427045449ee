"""The ``processkit`` command: one sub-command a file in this folder."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import NoReturn

from processkit import __version__
from processkit.checks.wording import listed, nearest
from processkit.cli.console import note
from processkit.errors import ProcesskitError

_COMMANDS = ("new", "check", "fmt", "show", "diff", "review", "render", "case", "templates", "explain", "schema", "lsp")
"""The commands in the order of the help; each is the file of that name in this folder."""


class _Parser(argparse.ArgumentParser):
    """Says what is wrong with a command in one or two plain sentences."""

    def error(self, message: str) -> NoReturn:
        """Print what is wrong, and what to type, and stop with exit status 2."""
        note(f"processkit: {_plain(message)}\nFor help, type: {self.prog} --help")
        raise SystemExit(2)


def _plain(message: str) -> str:
    """Return argparse's message in the words of the person who typed the command."""
    if "invalid choice: " in message:
        typed = message.split("invalid choice: ")[1].split("'")[1]
        choices = [word.strip(" '") for word in message.split("choose from ")[1].rstrip(")").split(",")]
        near = nearest(typed, choices)
        hint = f"Do you mean {near}?" if near else f"There are {listed(choices)}."
        return f'"{typed}" is not known here. {hint}'
    if message.startswith("the following arguments are required: "):
        return f"something is missing: {message.split(': ', 1)[1]}."
    if message.startswith("unrecognized arguments: "):
        return f"{message.split(': ', 1)[1]} is not known here."
    return f"{message}."


def main(arguments: list[str] | None = None) -> int:
    """Run the command line and return its exit status.

    0 is fine, 1 says that something on a page must be fixed, 2 that the command is wrong or a file
    cannot be read.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        options = parser(_command_in(sys.argv[1:] if arguments is None else arguments)).parse_args(arguments)
        return int(options.run(options))
    except ProcesskitError as problem:
        note(f"processkit: {problem}")
        return 2
    except BrokenPipeError:
        # The reader, such as `head`, has seen enough: that is no error of anybody's.
        _give_up_output()
        return 0
    except OSError as problem:
        # Files have their own sentences, so this is where the output goes to: a full disk, say.
        _give_up_output()
        note(f"processkit: the output cannot be written: {problem.strerror}.")
        return 2
    except KeyboardInterrupt:
        note("\nprocesskit: stopped.")
        return 130


def _give_up_output() -> None:
    """Let what is still to be written go nowhere, so that it does not fail once more."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _command_in(arguments: Sequence[str]) -> str | None:
    """Return the command that was typed; None when it is none of ours, or help is wanted for all."""
    first = next((word for word in arguments if not word.startswith("-")), None)
    return first if first in _COMMANDS else None


def parser(only: str | None = None) -> argparse.ArgumentParser:
    """Return the whole command line: every command with its options.

    Args:
        only: The command that will be run, and the only one that is known then: loading what all of
            them need takes longer than checking a page. None loads all, for their help.
    """
    whole = _Parser(
        prog="processkit",
        description="Write your sales process on one page, have it checked, and print it.",
        epilog="Start with: processkit new",
    )
    whole.add_argument("--version", action="version", version=f"processkit {__version__}")
    whole.add_argument("--no-color", action="store_true", help=argparse.SUPPRESS)
    commands = whole.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name in _COMMANDS if only is None else (only,):
        import_module(f"processkit.cli.{name}").add_parser(commands)
    for sub in commands.choices.values():
        sub.add_argument("--no-color", action="store_true", default=argparse.SUPPRESS, help="no colours (the same as NO_COLOR=1)")  # fmt: skip
    return whole
