"""Where the customers are kept: the file that is meant, opened, and made only where that is wanted."""

from __future__ import annotations

import argparse
import os
import re
from datetime import datetime
from pathlib import Path
from urllib.parse import quote, unquote
from zoneinfo import ZoneInfo

from processkit.errors import UnreadableFile, WrongUse
from processkit.runtime.clock import system_clock
from processkit.runtime.engine import Engine

_USUAL = "sqlite:///processkit.db"
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:")
_FILE = "sqlite:///"
_ZONES = "zoneinfo/"


def opened(options: argparse.Namespace, *, make: bool = False) -> Engine:
    """Open the cases that are meant.

    Args:
        options: The options that were typed.
        make: Whether a file that is not there is made.

    Raises:
        UnreadableFile: There is no such file.
        UnusableDatabase: It cannot be opened; it is left as it was.
        WrongUse: It is no address.
    """
    url = address(options)
    path = file_of(url)
    if url.casefold().startswith("memory:"):
        raise WrongUse("In memory: nothing is kept from one command to the next. Name a file: --db processkit.db")
    if path is not None and not is_there(path) and not make:
        raise UnreadableFile(
            f"There is no file {path}, so no customers are kept there yet. It is made when the first one comes in:\n"
            f"  processkit case start PAGE.yaml --customer NAME\n"
            "Do you keep them in another file? Name it with --db, or once for all with PROCESSKIT_DB."
        )
    return Engine(url, clock=now, zone=zone_here().key)


def is_there(path: Path) -> bool:
    """Tell whether there is such a file.

    Raises:
        UnreadableFile: It cannot be looked at.
    """
    try:
        return path.exists()
    except OSError as problem:
        raise UnreadableFile(f"{path} cannot be looked at: {problem.strerror}.") from None


def now() -> datetime:
    """Return what time it is."""
    return system_clock()


def address(options: argparse.Namespace) -> str:
    """Return the address of the cases: what was typed, what is set, or what is usual."""
    typed = str(getattr(options, "db", None) or os.environ.get("PROCESSKIT_DB") or _USUAL)
    return typed if _SCHEME.match(typed) else _FILE + quote(typed)


def file_of(url: str) -> Path | None:
    """Return the file that an address names; None for another kind of address."""
    if not url.casefold().startswith(_FILE) or not url[len(_FILE) :].strip():
        return None
    return Path(unquote(url[len(_FILE) :]))


def zone_here() -> ZoneInfo:
    """Return the time zone of this machine; UTC where it does not say.

    Pages that name no time zone are read by it, and times that are not about one case.
    """
    for name in (os.environ.get("TZ", "").lstrip(":"), _linked()):
        if name:
            try:
                return ZoneInfo(name)
            except (ValueError, OSError, KeyError):
                continue
    return ZoneInfo("UTC")


def _linked() -> str:
    """Return the zone that the machine is set to: on most systems a link to its file."""
    try:
        target = Path("/etc/localtime").resolve().as_posix()
    except OSError:
        return ""
    return target.partition(_ZONES)[2].removeprefix("posix/").removeprefix("right/")
