"""``processkit render FILE... --all -o FOLDER``: every view of a page in a folder, with an index to open them from."""

from __future__ import annotations

import argparse
from pathlib import Path

from processkit.cli.console import Progress, note
from processkit.cli.to_render import note_missing_words, process_to_render, rendering_options
from processkit.cli.writing import stem_of, write_whole
from processkit.errors import DoesNotFit, MissingLetters, UnreadableFile, WrongUse
from processkit.model.process import Process
from processkit.rendering import render_result
from processkit.rendering.index import FORMATS_OF_ALL, Document, Shelf, index_of
from processkit.rendering.order import Options
from processkit.rendering.views.journey import speaks_to_customer

INDEX = "index.html"


def run_all(files: list[str], options: argparse.Namespace) -> int:
    """Render every view of the files into a folder, one folder a page where there are several; return the exit status.

    Raises:
        WrongUse: There is no folder to write to, or what is asked for goes with one view only.
    """
    folder = _folder(options)
    folders = _folders(files, folder)
    status, shelves = 0, []
    progress = Progress(len(files), "rendered")
    for done, (file, place) in enumerate(zip(files, folders, strict=True), 1):
        try:
            shelf, problem = _shelf(file, place, folder, options)
            status = max(status, problem)
            shelves += [shelf] if shelf is not None else []
        except (UnreadableFile, WrongUse) as problem_with_file:
            note(f"processkit: {problem_with_file}")
            status = 2
        progress.step(done)
    if shelves:
        write_whole(folder / INDEX, index_of(shelves, options.lang).encode("utf-8"))
        note(f"wrote {folder / INDEX}   (open this one: it leads to all the others)")
    return status


def _folder(options: argparse.Namespace) -> Path:
    for option in ("to", "view", "role"):
        if getattr(options, option) is not None:
            raise WrongUse(f"--all makes every view, so --{option} does not go with it.")
    if options.output is None or options.output == "-":
        raise WrongUse("For --all, write -o and the folder to put everything in.")
    folder = Path(options.output)
    if folder.exists() and not folder.is_dir():
        raise WrongUse(f"{folder} is a file; for --all a folder is due.")
    return folder


def _folders(files: list[str], folder: Path) -> list[Path]:
    """Return the folder of each page: the one that was named, or one in it for each of several pages."""
    if len(files) == 1:
        return [folder]
    names = [stem_of(file) for file in files]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise WrongUse(f"Two pages would both be written to {folder / twice[0]}. Render them one by one.")
    return [folder / name for name in names]


def _shelf(file: str, place: Path, folder: Path, options: argparse.Namespace) -> tuple[Shelf | None, int]:
    """Write every view of a page; return what there is now, and the exit status."""
    found = process_to_render(file, options)
    if found is None:
        return None, 1
    process, report = found
    more = rendering_options(file, report, options)
    documents: list[Document] = []
    status = 0
    for view, formats in FORMATS_OF_ALL.items():
        if view == "customer" and not speaks_to_customer(process):
            note(
                f"{file}: no step says what the customer sees, is told, gets or gives, so there is no page for customers."
            )
            continue
        made: dict[str, str] = {}
        for to in formats:
            target = place / f"{view}.{to}"
            try:
                data = _rendered(process, view, to, options, more)
            except (DoesNotFit, MissingLetters) as problem:
                note(f"{file}: {view}: {problem}")
                status = 1
                break
            write_whole(target, data)
            made[to] = target.relative_to(folder).as_posix()
        if made:
            documents.append(Document(view, made))
    note_missing_words(file, process, options)
    note(f"wrote {sum(len(document.files) for document in documents)} files in {place}")
    return Shelf(process, tuple(documents)), status


def _rendered(process: Process, view: str, to: str, options: argparse.Namespace, more: Options) -> bytes:
    step: Options = {"step": options.step if view == "customer" else None}
    data = render_result(process, view, to, options.paper, **(more | step)).data[0]
    return data.encode("utf-8") if isinstance(data, str) else data
