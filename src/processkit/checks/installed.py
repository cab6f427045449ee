"""Whether any package that is installed may bring checks along, found without loading what reads packages."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from importlib.machinery import PathFinder

_PACKAGE = (".dist-info", ".egg-info")


def may_be_installed(group: str, places: Iterable[str] | None = None) -> bool:
    """Return whether an installed package may have entry points of ``group``; False is sure.

    ``importlib.metadata`` tells it exactly, but loading it takes a tenth of the time of a whole
    check, and next to nobody has such a package. It looks in the same folders for the same files.

    Args:
        group: The group of entry points.
        places: Where Python looks for packages; ``sys.path`` when None.
    """
    if any(hasattr(finder, "find_distributions") and finder is not PathFinder for finder in sys.meta_path):
        return True
    wanted = group.encode()
    return any(_is_archive(place) or _names(wanted, place) for place in (sys.path if places is None else places))


def _is_archive(place: str) -> bool:
    """Return whether packages lie in a file there, which only the real thing can look into."""
    return os.path.isfile(place)  # noqa: PTH113  # a Path for each place would take longer than the rest


def _names(wanted: bytes, place: str) -> bool:
    """Return whether a package in a folder names the group in its list of entry points."""
    return any(wanted in content for content in _entry_points(place or "."))


def _entry_points(folder: str) -> Iterator[bytes]:
    try:
        names = os.listdir(folder)  # noqa: PTH208  # as above
    except OSError:
        return
    for name in names:
        if name.lower().endswith(_PACKAGE) or name.lower() == "egg-info":
            try:
                with open(f"{folder}/{name}/entry_points.txt", "rb") as file:  # noqa: PTH123  # as above
                    yield file.read()
            except OSError:
                continue
