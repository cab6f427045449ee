"""``processkit schema``: prints the JSON Schema, for editors and other tools."""

from __future__ import annotations

import argparse
import sys

from processkit.shipped import shipped


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add this command to the command line."""
    parser = commands.add_parser(
        "schema",
        help="print the JSON Schema of a page, for editors",
        description="Print the JSON Schema of a page. Editors complete and explain the fields with it.",
    )
    parser.set_defaults(run=run)


def run(_options: argparse.Namespace) -> int:
    """Print the published schema; return the exit status."""
    sys.stdout.write((shipped("schemas") / "process-v1.schema.json").read_text("utf-8"))
    return 0
