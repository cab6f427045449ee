"""Writes what a command has made: to a file in one piece, or to standard output."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from processkit.cli.console import note
from processkit.cli.files import STANDARD_INPUT
from processkit.errors import UnreadableFile, WrongUse
from processkit.model.names import slug


def written(target: Path | None, pages: Sequence[bytes | str], remark: str) -> int:
    """Write what was made, a file a page, and say so with the remark; return the exit status."""
    if target is None:
        if len(pages) > 1:
            raise WrongUse(f"It has {len(pages)} pages, and a picture holds one. Write -o and a file, or --to pdf.")
        sys.stdout.buffer.write(_bytes(pages[0]))
        sys.stdout.flush()
        return 0
    for place, data in zip(_pages(target, len(pages)), pages, strict=True):
        write_whole(place, _bytes(data))
        note(f"wrote {place}{remark}")
    return 0


def stem_of(file: str) -> str:
    """Return what the output of a file is called, without its ending."""
    return "page" if file == STANDARD_INPUT else Path(file).stem or slug(file)


def write_whole(target: Path, content: bytes, mode: int | None = None) -> None:
    """Write a file in one piece: whoever looks sees the old one or the new one, never half of it.

    ``mode`` says who may read and write it; None stands for what is usual for a new file.

    Raises:
        UnreadableFile: It cannot be written there; the message says why.
    """
    import tempfile

    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            # A temporary file is private; the page is as readable as any other file of the user's.
            mask = os.umask(0)
            os.umask(mask)
            Path(name).chmod(0o666 & ~mask if mode is None else mode)
            Path(name).replace(target)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as problem:
        raise UnreadableFile(f"{target} cannot be written: {problem.strerror}.") from None


def _bytes(data: bytes | str) -> bytes:
    return data.encode("utf-8") if isinstance(data, str) else data


def _pages(target: Path, count: int) -> list[Path]:
    """Return where the pages of a picture are written: out-1.png, out-2.png; a single one as it was named."""
    if count == 1:
        return [target]
    return [target.with_name(f"{target.stem}-{number}{target.suffix}") for number in range(1, count + 1)]
