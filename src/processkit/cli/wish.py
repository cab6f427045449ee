"""What was asked for when files are checked."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from processkit.report.text import Look


class Wish(NamedTuple):
    """What is wanted of each file: which checks, in which form, what counts as an error, on which paper and day."""

    select: tuple[str, ...]
    ignore: tuple[str, ...]
    form: str
    strict: bool
    look: Look
    paper: str
    today: date
