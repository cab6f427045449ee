"""``processkit render FILE... -o OUT``: prints a page in one of its views, or writes it in another format."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from processkit.cli.console import Progress, note
from processkit.cli.files import STANDARD_INPUT, files_meant
from processkit.cli.to_render import note_missing_words, process_to_render, rendering_options
from processkit.cli.writing import stem_of, written
from processkit.errors import DoesNotFit, MissingLetters, MissingProgram, UnreadableFile, WrongUse
from processkit.findings import Severity
from processkit.report.report import Report

FORMATS = ("pdf", "svg", "png", "html", "markdown", "mermaid", "json", "dot", "dot-svg", "dot-png")
USUAL_ENDINGS = {"markdown": "md", "mermaid": "mmd", "dot-svg": "dot.svg", "dot-png": "dot.png"}
"""How files are called whose ending is not their format. Graphviz itself calls what it draws so: our own
drawing is .svg or .png with nothing before it."""
ENDINGS = {
    **{format: format for format in FORMATS},
    **{ending: format for format, ending in USUAL_ENDINGS.items()},
    "htm": "html",
    "gv": "dot",
    "gv.svg": "dot-svg",
    "gv.png": "dot-png",
}
"""The format that each ending stands for."""
VIEWS = ("page", "diagram", "checklist", "customer", "role", "worksheet")
PAPERS = ("a4", "letter")
ON_PAPER = ("pdf", "svg", "png")
_NO_DRAWING = "The texts take up the whole sheet, so the drawing is not on it. Write less, or print the drawing alone: --view diagram"
_OR_UPRIGHT = ". Or leave out --landscape: on a sheet that stands there may be room"


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add this command to the command line."""
    parser = commands.add_parser(
        "render",
        help="print a page: for the wall, for a customer, for a role; or write it as a web page, Markdown, data",
        description="Set a page on one sheet of paper, draw it, print what one reader needs, or write it in another format. Pages with errors are refused.",
        epilog="Example: processkit render kitchen.yaml -o kitchen.pdf --paper letter",
    )
    parser.add_argument(
        "files",
        nargs="*",
        metavar="FILE",
        help="a page in YAML or JSON, a folder, or -; not needed for a blank worksheet",
    )
    parser.add_argument("-o", "--output", metavar="OUT", help="the file to write; for several pages, a folder; - for standard output")  # fmt: skip
    parser.add_argument("--to", choices=FORMATS, help="the format; without it, the ending of OUT says it")
    parser.add_argument("--view", choices=VIEWS, help="what is printed: the one page, the drawing alone, a run sheet for one customer, the customer's own page, a card for each role, or a blank page to fill in by hand (page)")  # fmt: skip
    parser.add_argument("--role", metavar="NAME", help="the card of one role only")
    parser.add_argument("--step", metavar="NAME", help="the customer's own page, with the step that the customer is on marked; by name or number")  # fmt: skip
    parser.add_argument("--all", action="store_true", help="every view in its usual formats, with an index; OUT is a folder")  # fmt: skip
    parser.add_argument("--paper", choices=PAPERS, default="a4", help="the paper (a4)")
    parser.add_argument("--landscape", action="store_true", help="the paper lies on its long side")
    parser.add_argument(
        "--lang",
        metavar="CODE",
        help="the language of the printed words that are not yours, such as de or pt-BR (that of the page)",
    )
    parser.add_argument("--mono", action="store_true", help="no colours: lines, numbers and patterns say the same")
    parser.add_argument(
        "--draft", action="store_true", help="print it in spite of what is wrong, and mark that on the page"
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Render the files; return the exit status."""
    if not options.files:
        return _render_blank(options)
    files = files_meant(options.files)
    if options.all:
        from processkit.cli.render_all import run_all

        _refuse_name_of_a_file(options.output)
        return run_all(files, options)
    options.view = _view(options)
    to = _format(options)
    targets = _targets(files, options.output, to)
    status = 0
    progress = Progress(len(files), "rendered")
    for done, (file, target) in enumerate(zip(files, targets, strict=True), 1):
        try:
            status = max(status, _render_one(file, target, to, options))
        except (UnreadableFile, MissingProgram) as problem:
            note(f"processkit: {problem}")
            status = 2
        except WrongUse as problem:
            note(f"processkit: {file}: {problem}" if len(files) > 1 else f"processkit: {problem}")
            status = 2
        progress.step(done)
    return status


def _render_blank(options: argparse.Namespace) -> int:
    """Write a worksheet for a team that has no page yet.

    Raises:
        WrongUse: Something else was asked for, which needs a page.
    """
    if options.view != "worksheet" or options.all:
        raise WrongUse("Which page? Name a file, a folder, or - for standard input.")
    from processkit.rendering.views.worksheet import blank_worksheet

    to = _format(options)
    if to not in ON_PAPER:
        raise WrongUse(f"A worksheet comes as {', '.join(ON_PAPER)}, and not as {to}.")
    (target,) = _targets(["worksheet"], options.output, to)
    made = blank_worksheet(
        to, options.paper, {"landscape": options.landscape, "mono": options.mono, "language": options.lang}
    )
    return written(target, made.data, "")


def _render_one(file: str, target: Path | None, to: str, options: argparse.Namespace) -> int:
    _keep_the_page_itself(file, target)
    found = process_to_render(file, options)
    if found is None:
        return 1
    process, report = found
    from processkit.rendering import render_result

    more = rendering_options(file, report, options) | {"role": options.role, "step": options.step}
    try:
        made = render_result(process, options.view, to, options.paper, **more)
    except (DoesNotFit, MissingLetters) as problem:
        note(f"{file}: {problem}")
        return 1
    note_missing_words(file, process, options)
    if "drawing" in made.left_out:
        note(f"{file}: {_NO_DRAWING}{_OR_UPRIGHT if options.landscape else ''}")
    return written(target, made.data, _remark(report))


def _keep_the_page_itself(file: str, target: Path | None) -> None:
    """Refuse to write over what is rendered, which a page in JSON rendered as JSON would do."""
    if target is not None and file != STANDARD_INPUT and target.exists() and target.samefile(file):
        raise WrongUse(f"{target} is the page itself. Write -o and another name.")


def _remark(report: Report) -> str:
    warnings = len(report.of(Severity.WARNING))
    if not warnings:
        return ""
    things = "1 thing" if warnings == 1 else f"{warnings} things"
    return f"   ({things} that customers will feel: processkit check {report.path})"


def _view(options: argparse.Namespace) -> str:
    """Return the view that is asked for; a role or a step says it, too."""
    meant = "role" if options.role is not None else "customer" if options.step is not None else "page"
    return str(options.view or meant)


def _format(options: argparse.Namespace) -> str:
    """Return the format that is asked for, by --to or by the ending of OUT."""
    if options.to is not None:
        return str(options.to)
    parts = [part.lower().removeprefix(".") for part in Path(options.output).suffixes] if options.output else []
    for ending in (".".join(parts[-2:]), *parts[-1:]):
        if ending in ENDINGS:
            return ENDINGS[ending]
    ending = parts[-1] if parts else ""
    # A folder has no ending to go by, so it gets what is asked for most.
    if not ending or Path(options.output).is_dir() or options.output.endswith(("/", os.sep)):
        return "pdf"
    raise WrongUse(
        f"{options.output} ends in .{ending}, which cannot be made. Write one of {', '.join('.' + _ending(f) for f in FORMATS)}, "
        "or say it with --to."
    )


def _targets(files: list[str], output: str | None, to: str) -> list[Path | None]:
    """Return where each file is written to; None stands for standard output.

    Raises:
        WrongUse: Several pages were to go into one file, or two would have the same name.
    """
    if output == "-":
        if len(files) > 1:
            raise WrongUse("Several pages cannot go to standard output. Write -o and a folder.")
        return [None]
    names = [f"{stem_of(file)}.{_ending(to)}" for file in files]
    if len(files) == 1:
        if output is None:
            return [Path(names[0])]
        is_folder = output.endswith(("/", os.sep)) or Path(output).is_dir()
        return [Path(output, names[0]) if is_folder else Path(output)]
    if output is None:
        raise WrongUse("For several pages, write -o and the folder to put them in.")
    if Path(output).exists() and not Path(output).is_dir():
        raise WrongUse(f"{output} is a file; for several pages a folder is due.")
    _refuse_name_of_a_file(output)
    twice = {name for name in names if names.count(name) > 1}
    if twice:
        raise WrongUse(f"Two pages would both be written to {sorted(twice)[0]}. Render them one by one.")
    return [Path(output, name) for name in names]


def _refuse_name_of_a_file(output: str | None) -> None:
    """Refuse a folder called all.pdf: who types that waits for one file, and cannot open what comes."""
    if output is None or output.endswith(("/", os.sep)) or Path(output).is_dir():
        return
    path = Path(output)
    if path.suffix.lower().removeprefix(".") in ENDINGS:
        raise WrongUse(
            f"Many files are written, so a folder is due, and {output} is the name of one file. Write: -o {path.with_suffix('')}"
        )


def _ending(to: str) -> str:
    return USUAL_ENDINGS.get(to, to)
