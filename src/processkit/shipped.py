"""Where the files are that travel with the program: the templates and the published schema."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent


def shipped(folder: str) -> Path:
    """Return the folder ``processes`` or ``schemas``.

    In an installed program it lies inside the package; in a checkout it is the one at the top,
    so that there is one copy to edit.
    """
    installed = _PACKAGE / "_shipped" / folder
    return installed if installed.is_dir() else _PACKAGE.parent.parent / folder
