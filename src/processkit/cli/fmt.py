"""``processkit fmt FILE...``: gives pages one layout, and keeps every note and every word."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from processkit.cli.console import Progress, note
from processkit.cli.files import STANDARD_INPUT, files_meant
from processkit.cli.fix import Page, page_of, rewrite
from processkit.editing.layout import laid_out
from processkit.errors import UnreadableFile, WrongUse
from processkit.pipeline import read_file
from processkit.source.decoding import MOST_BYTES
from processkit.source.reader import read_page


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add this command to the command line."""
    parser = commands.add_parser(
        "fmt",
        help="give pages one layout: two spaces, a blank line between the steps",
        description="Lay pages out in the same way: two spaces, a blank line between the steps, lists that are too long "
        "for one line below each other. Every note and every word stays. A page that cannot be read is left alone.",
        epilog="Exit status: 0 fine, 1 a page cannot be read or, with --check, is laid out otherwise, 2 a file cannot be read.",
    )
    parser.add_argument("files", nargs="+", metavar="FILE", help="a page in YAML or JSON, a folder, or -")
    parser.add_argument("--check", action="store_true", help="change nothing, and say which pages would be changed")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Lay the files out; return the exit status."""
    files = files_meant(options.files)
    if STANDARD_INPUT in files:
        if len(files) > 1:
            raise WrongUse("The page from standard input goes to standard output: give no other file.")
        return _lay_out_standard_input(check=options.check)
    status = changed = 0
    progress = Progress(len(files), "laid out")
    for done, file in enumerate(files, 1):
        try:
            page = page_of(read_file(Path(file)))
            new = _laid_out(page)
            if page is None or new is None:
                note(_left_alone(file, page))
                status = max(status, 1)
            elif new != page.text:
                changed += 1
                if not options.check:
                    rewrite(Path(file), page, page.with_text(new))
                note(f"{file} {'would be laid out anew' if options.check else 'is laid out anew'}.")
        except UnreadableFile as problem:
            note(f"processkit: {problem}")
            status = 2
        progress.step(done)
    if not changed and status == 0:
        note("The layout is right." if len(files) == 1 else f"The layout of all {len(files):,} pages is right.")
    return max(status, 1 if changed and options.check else 0)


def _lay_out_standard_input(*, check: bool) -> int:
    """Print the page from standard input in the one layout; as it is where it cannot be laid out."""
    content = sys.stdin.buffer.read(MOST_BYTES + 1)
    page = page_of(content)
    new = _laid_out(page)
    if page is None or new is None:
        note(_left_alone("-", page))
    if not check:
        sys.stdout.buffer.write(page.with_text(new) if page is not None and new is not None else content)
        sys.stdout.flush()
    return 1 if page is None or new is None or (check and new != page.text) else 0


def _laid_out(page: Page | None) -> str | None:
    """Return a page in the one layout; None where it cannot be read as it was meant."""
    if page is None:
        return None
    read = read_page(page.text)
    return laid_out(page.text) if read.process is not None and not read.hits else None


def _left_alone(file: str, page: Page | None) -> str:
    read = read_page(page.text) if page is not None else None
    if read is not None and read.process is not None and not read.hits:
        return f"{file} is left as it is: its notes or its lines stand where this program cannot move them safely."
    return f"{file} is left as it is: first it must be possible to read it. Type: processkit check {file}"
