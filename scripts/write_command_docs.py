"""Write docs/reference/command-line.md from the commands themselves. Run it after changing a command.

The page is made from the options that the parser knows, not from its help text: that text changes
with the version of Python and with the width of the terminal.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path

from processkit.cli.app import parser
from processkit.cli.case import sub_commands

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "reference" / "command-line.md"

_HEAD = """\
<!-- Written by scripts/write_command_docs.py from the commands themselves. Do not edit. -->

# The command line

Results go to standard output; notes and progress go to standard error. `-` in place of a file reads
standard input. A folder stands for every `.yaml`, `.yml` and `.json` file in it that has `process:`
and `steps:`.

| exit status | meaning |
|---|---|
| 0 | fine |
| 1 | something on a page must be put right; or a command for a customer was refused, and nothing has changed |
| 2 | the command is wrong, or a file cannot be read |

Of many files, the highest counts. Colours are used on a terminal only; `NO_COLOR=1` or `--no-color`
turns them off.

`processkit COMMAND --help` prints what stands here; `processkit --version` prints the version.
"""


_CASES = """\
How a day goes with them: [run customers along a page](../how-to/run-customers.md). What they answer with `--json`:
[answers in JSON](case-json.md). `--db` may stand before the sub-command or behind it."""


def files() -> dict[Path, str]:
    """Return what is written, by its path."""
    commands = _commands(parser())
    index = "\n".join(f"- [`processkit {name}`](#processkit-{name}): {line}" for name, (_sub, line) in commands.items())
    sections = "\n".join(_whole(name, sub) for name, (sub, _line) in commands.items())
    return {PAGE: f"{_HEAD}\n{index}\n\n{sections}"}


def main() -> None:
    """Write the page, and say so."""
    for path, text in files().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        print(f"wrote {path.relative_to(ROOT)}")


def _commands(parser: argparse.ArgumentParser) -> dict[str, tuple[argparse.ArgumentParser, str]]:
    """Return each command's parser, and the line that says what it does."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            # The lines stand in the list for the help text, apart from the parsers that they are of.
            lines = {choice.dest: choice.help or "" for choice in action._get_subactions()}
            return {name: (sub, lines[name]) for name, sub in action.choices.items()}
    raise AssertionError("the command line has no commands")


def _whole(name: str, parser: argparse.ArgumentParser) -> str:
    """Return the section of a command; of ``case`` with those of its sub-commands."""
    if name != "case":
        return _section(name, parser)
    subs = sub_commands(parser)
    index = "\n".join(f"- [`{sub}`](#processkit-case-{sub}): {line}" for sub, (_parser, line) in subs.items())
    head = f"## `processkit case`\n\n{parser.description}\n\n{_CASES}\n\n{index}\n"
    return "\n".join([head, *(_section(f"case {sub}", parser, "###") for sub, (parser, _line) in subs.items())])


def _section(name: str, parser: argparse.ArgumentParser, marks: str = "##") -> str:
    shown = [action for action in parser._actions if action.help != argparse.SUPPRESS and action.dest != "help"]
    arguments = [action for action in shown if not action.option_strings]
    options = [action for action in shown if action.option_strings]
    words = " ".join(["processkit", name, "[OPTIONS]", *map(_counted, arguments)])
    parts = [f"{marks} `processkit {name}`", parser.description or "", f"```text\n{words}\n```"]
    if arguments:
        parts.append(_table("argument", arguments))
    parts.append(_table("option", options))
    if parser.epilog:
        parts.append(parser.epilog)
    return "\n\n".join(parts) + "\n"


def _table(head: str, actions: Iterable[argparse.Action]) -> str:
    rows = [f"| {_spelled(action)} | {_told(action)} |" for action in actions]
    return "\n".join([f"| {head} | what it does |", "|---|---|", *rows])


def _spelled(action: argparse.Action) -> str:
    if not action.option_strings:
        return f"`{_counted(action)}`"
    value = "" if action.nargs == 0 else f" {_counted(action)}"
    return ", ".join(f"`{option}{value}`" for option in action.option_strings)


def _counted(action: argparse.Action) -> str:
    """Return the name of a value, with dots where several may stand and brackets where none need."""
    name = str(action.metavar or action.dest.upper())
    if action.nargs == "*":
        return f"[{name} ...]"
    if action.nargs == "?":
        return f"[{name}]"
    return f"{name} ..." if action.nargs == "+" else name


def _told(action: argparse.Action) -> str:
    told = str(action.help or "").replace("|", "\\|")
    told = told[:1].upper() + told[1:] + "."
    if action.choices is None:
        return told
    return f"{told} One of {', '.join(f'`{choice}`' for choice in action.choices)}."


if __name__ == "__main__":
    main()
