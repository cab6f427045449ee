"""``processkit new [FILE]``: begins a page, by asking, from a list, or from a template."""

from __future__ import annotations

import argparse
import shlex
import sys
from pathlib import Path

from processkit.cli.console import look_of, note
from processkit.cli.files import STANDARD_INPUT
from processkit.cli.templates import template
from processkit.cli.writing import write_whole
from processkit.errors import WrongUse
from processkit.first_page.composing import Composed, composed
from processkit.first_page.draft import Draft
from processkit.model.names import slug
from processkit.pipeline import check, read_file
from processkit.report.report import Report
from processkit.report.safe_text import safe
from processkit.report.text import report_text
from processkit.source.decoding import MOST_BYTES, decode

_STOPPED = 130


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add this command to the command line."""
    parser = commands.add_parser(
        "new",
        help="begin a page: answer ten questions, or start from a list or a template",
        description="Begin a page of your own. Without options it asks ten questions; --from reads a list of your steps, --template copies a page that ships. What it writes holds together; where it says 'change this' nobody knew better yet.",
        epilog="Example: processkit new garden.yaml --from steps.txt, with a step a line, such as: Sales: measure the kitchen (2 days; measurements)",
    )
    parser.add_argument("file", nargs="?", metavar="FILE", help="the file to write; named after the process when it is left out; - for standard output")  # fmt: skip
    source = parser.add_mutually_exclusive_group()
    source.add_argument("--from", dest="list", metavar="LIST", help="a plain list or Markdown, a step a line, or - for standard input")  # fmt: skip
    source.add_argument("--template", metavar="NAME", help="a page that ships, such as fitted-kitchen; processkit templates lists them")  # fmt: skip
    parser.add_argument("--force", action="store_true", help="write over a file that is there")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Begin a page; return the exit status."""
    named = _named(options.file, force=options.force)
    if options.template is not None:
        name, text = template(options.template)
        target = named or _free(name, options.file)
        return _finish(target, text, check(text=text), options)
    if options.list is not None:
        draft = _from_list(options.list)
        if draft is None:
            return 1
        usual = slug(draft.title) if draft.title else _stem(options.list)
    elif not sys.stdin.isatty():
        raise WrongUse(
            "There is nobody here to answer questions. In a terminal, type: processkit new\n"
            "From a list of steps: processkit new --from steps.txt\n"
            "From a page that ships: processkit new --template fitted-kitchen"
        )
    else:
        from processkit.cli.asking import ask_all

        answered = ask_all(options, lambda draft: compose(draft, on_paper=False))
        if isinstance(answered, int):
            return answered
        draft, usual = answered, slug(answered.title)
    target = named or _free(usual, options.file)
    made = compose(draft, target)
    return _finish(target, made.text, made.report, options)


def compose(draft: Draft, target: Path | None = None, *, on_paper: bool = True) -> Composed:
    """Return the page of a draft, checked as ``processkit check`` does."""

    def judge(text: str, on_paper: bool) -> Report:
        return check(text=text, paper="a4" if on_paper else None)

    return composed(draft, judge, target.name if target is not None else "", on_paper=on_paper)


def _named(file: str | None, *, force: bool) -> Path | None:
    """Return the file that was named, if one was.

    Raises:
        WrongUse: It is there already, and may not be written over; or it would be no YAML.
    """
    if file is None or file == STANDARD_INPUT or Path(file).is_dir():
        return None
    path = Path(file)
    if not path.suffix:
        path = path.with_name(f"{path.name}.yaml")
    if path.suffix.lower() not in (".yaml", ".yml"):
        raise WrongUse(f"A page is written in YAML: call the file {path.stem}.yaml.")
    if path.exists() and not force:
        raise WrongUse(f"{path} is there already, and stays as it is. Write another name, or --force to write over it.")
    return path


def _free(name: str, file: str | None) -> Path | None:
    """Return a file that is not there yet, named after the process; None for standard output."""
    if file == STANDARD_INPUT:
        return None
    folder, stem = Path(file or "."), name[:60].strip("-") or "process"
    count, path = 1, folder / f"{stem}.yaml"
    while path.exists():
        count += 1
        path = folder / f"{stem}-{count}.yaml"
    return path


def _stem(file: str) -> str:
    return "process" if file == STANDARD_INPUT else slug(Path(file).stem)


def _from_list(file: str) -> Draft | None:
    """Return the draft that a list makes; None where it has no sensible number of steps, which is said then."""
    from processkit.first_page.from_list import draft_from, too_few_or_many

    content = sys.stdin.buffer.read(MOST_BYTES + 1) if file == STANDARD_INPUT else read_file(Path(file))
    text, problem = decode(content)
    if problem is not None:
        note(f"{file}: {problem.message}")
        return None
    draft = draft_from(text)
    sentence = too_few_or_many(draft)
    if sentence is not None:
        note(f"{sentence}\nNothing was written.")
        return None
    return draft


def _finish(target: Path | None, text: str, report: Report, options: argparse.Namespace) -> int:
    """Write the page, say how it stands, and what to type next."""
    name = str(target) if target is not None else "the page"
    told = report_text(report._replace(path=name), look_of(sys.stderr, colour=not options.no_color))
    if target is None:
        sys.stdout.write(text)
        sys.stdout.flush()
        note(told.rstrip("\n"))
        return 0 if report.ok else 1
    write_whole(target, text.encode("utf-8"))
    note(f"wrote {told.rstrip(chr(10))}")
    note(f"\n{_next(target, text.count('change this') - 1)}")
    return 0 if report.ok else 1


def _next(target: Path, guesses: int) -> str:
    """Return what to do next."""
    file = shlex.quote(str(target))
    commands = {
        f"processkit check {file}": "what is wrong, what is missing",
        f"processkit show {file}": "the page, here in the terminal",
        f"processkit render {file} -o {shlex.quote(str(target.with_suffix('.pdf')))}": "the page to print",
    }
    width = max(map(len, commands))
    lines = [f"  {command.ljust(width)}   {what}" for command, what in commands.items()]
    if guesses > 0:
        places = "One place says" if guesses == 1 else f"{guesses} places say"
        lines.insert(0, f'Open it in a text editor: {places} "change this". Then type:')
    else:
        lines.insert(0, "Open it in a text editor, and make it your own. Then type:")
    return safe("\n".join(lines))
