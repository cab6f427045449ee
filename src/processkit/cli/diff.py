"""``processkit diff OLD NEW``: what has changed, in plain words."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from processkit.cli.console import look_of, note
from processkit.cli.files import STANDARD_INPUT
from processkit.comparing.changes import Change, diff
from processkit.comparing.sentences import Told, sentences_of
from processkit.comparing.under_way import under_way
from processkit.errors import WrongUse
from processkit.model.process import Process
from processkit.pipeline import check, read_file
from processkit.rendering.markdown import escaped
from processkit.rendering.terminal.cells import wrapped
from processkit.rendering.texts import printable
from processkit.report.safe_text import safe
from processkit.report.text import Look, report_text
from processkit.source.decoding import MOST_BYTES

_SAME = "The two pages are the same."
_SAME_PROCESS = "The process is the same; only the writing differs."
_UNDER_WAY = "For customers who are under way"
_BOLD = "\033[1m"


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add this command to the command line."""
    parser = commands.add_parser(
        "diff",
        help="tell what has changed from one version of a page to another",
        description="Tell what has changed from one page to another, in plain words: steps that are new, gone, renamed or moved, owners, times, papers, handovers, decisions, and the figures that follow; and what it means for customers who are under way.",
        epilog="Exit status: 0 when both could be compared, 1 a page cannot be read as a process (or, with --exit-code, something differs), 2 a file cannot be read or the command is wrong.",
    )
    parser.add_argument("old", metavar="OLD", help="the old page, or - for standard input")
    parser.add_argument("new", metavar="NEW", help="the new page, or -")
    parser.add_argument("--format", choices=["text", "markdown", "json"], default="text", help="text for the terminal, markdown, or json for programs")  # fmt: skip
    parser.add_argument(
        "--exit-code", action="store_true", help="exit with 1 when the process differs, as git diff does"
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print what has changed; return the exit status."""
    if options.old == options.new == STANDARD_INPUT:
        raise WrongUse("Only one of the two pages can come from standard input.")
    contents = [_content(file) for file in (options.old, options.new)]
    old, new = (_process(file, text, options) for file, text in zip((options.old, options.new), contents, strict=True))
    if old is None or new is None:
        return 1
    nothing = _SAME if contents[0] == contents[1] else _SAME_PROCESS
    changes = diff(old, new)
    told = sentences_of(old, new, changes)
    more = under_way(old, new, changes)
    if options.format == "json":
        sys.stdout.write(_as_json(told, more))
    elif options.format == "markdown":
        sys.stdout.write(_as_markdown(new, told, more) if told else f"{nothing}\n")
    else:
        sys.stdout.write(
            _as_text(told, more, look_of(sys.stdout, colour=not options.no_color)) if told else f"{nothing}\n"
        )
    return 1 if options.exit_code and changes else 0


def _content(file: str) -> bytes:
    return sys.stdin.buffer.read(MOST_BYTES + 1) if file == STANDARD_INPUT else read_file(Path(file))


def _process(file: str, content: bytes, options: argparse.Namespace) -> Process | None:
    """Return a page, also one with errors as long as its steps can be told; None where that is said."""
    name = "<standard input>" if file == STANDARD_INPUT else file
    report = check(text=content, paper=None)._replace(path=name)
    process = report.process or report.draft
    if process is None:
        sys.stderr.write(report_text(report, look_of(sys.stderr, colour=not options.no_color)))
        note("They cannot be compared: first it must be possible to read both.")
    return process


def _blocks(told: Sequence[Told], more: Sequence[str]) -> dict[str, list[str]]:
    """Return the sentences under their headings."""
    blocks: dict[str, list[str]] = {}
    for each in told:
        blocks.setdefault(each.heading, []).append(each.text)
    if more:
        blocks[_UNDER_WAY] = list(more)
    return blocks


def _as_text(told: Sequence[Told], more: Sequence[str], look: Look) -> str:
    lines: list[str] = []
    for heading, sentences in _blocks(told, more).items():
        lines += ["", look.paint(heading, _BOLD)]
        for sentence in sentences:
            first, *rest = wrapped(safe(printable(sentence)), look.width - 2) or [""]
            lines += [f"• {first}", *(f"  {line}" for line in rest)]
    return "\n".join(lines[1:]) + "\n"


def _as_markdown(new: Process, told: Sequence[Told], more: Sequence[str]) -> str:
    shown: Callable[[str], str] = lambda text: escaped(printable(text))  # noqa: E731  # two names for one turn
    parts = [f"# {shown(f'What has changed: {new.name}')}"]
    for heading, sentences in _blocks(told, more).items():
        parts += [f"## {heading}", "\n".join(f"- {shown(sentence)}" for sentence in sentences)]
    return "\n\n".join(parts) + "\n"


def _as_json(told: Sequence[Told], more: Sequence[str]) -> str:
    changes = [_change(change, each) for each in told for change in each.changes]
    data = {"version": 1, "same": not changes, "changes": changes, "under_way": list(more)}
    return json.dumps(data, ensure_ascii=False, indent=2, default=str) + "\n"


def _change(change: Change, told: Told) -> dict[str, object]:
    return {
        "kind": change.kind,
        "heading": told.heading,
        "step": change.step,
        "field": change.field,
        "path": list(change.path),
        "before": change.before,
        "after": change.after,
        "text": told.text,
    }
