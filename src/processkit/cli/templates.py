"""``processkit templates``: lists the pages that ship, with a line each."""

from __future__ import annotations

import argparse
import sys
import textwrap
from pathlib import Path

from processkit.checks.wording import listed, nearest
from processkit.cli.console import look_of
from processkit.errors import WrongUse
from processkit.model.duration_words import LANGUAGE_NAMES
from processkit.model.process import Process
from processkit.pipeline import load
from processkit.shipped import shipped


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add this command to the command line."""
    parser = commands.add_parser(
        "templates",
        help="list the pages that ship, to start from",
        description="List the pages that ship. With a name, print that page, to start your own from.",
    )
    parser.add_argument("name", nargs="?", metavar="NAME", help="print this page, such as fitted-kitchen")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the list, or one page; return the exit status."""
    if options.name is not None:
        _name, text = template(options.name)
        sys.stdout.write(text)
        return 0
    pages = _pages()
    width = look_of(sys.stdout, colour=False).width
    column = max(map(len, pages), default=0) + 2
    for name, path in pages.items():
        process = load(path)
        line = f"{process.name} ({len(process.steps)} steps{_language(process)}). {process.audience or ''}".rstrip()
        lines = textwrap.wrap(line, max(width - column, 30))
        print(name.ljust(column) + f"\n{' ' * column}".join(lines))
    return 0


def template(name: str) -> tuple[str, str]:
    """Return the name and the text of a page that ships, with or without its ending.

    Raises:
        WrongUse: There is none of that name.
    """
    pages, name = _pages(), name.removesuffix(".yaml")
    if name not in pages:
        near = nearest(name, pages)
        hint = f"Do you mean {near}?" if near else f"There are {listed(list(pages))}."
        raise WrongUse(f'There is no template "{name}". {hint}')
    return name, pages[name].read_text("utf-8")


def _pages() -> dict[str, Path]:
    return {path.stem: path for path in sorted(shipped("processes").glob("*.yaml"))}


def _language(process: Process) -> str:
    """Return in which language a page is, where it is not English."""
    base = process.language.split("-")[0]
    return "" if base == "en" else f", in {LANGUAGE_NAMES.get(base, base)}"
