"""The one place of the engine that reads a clock."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TypeAlias

Clock: TypeAlias = Callable[[], datetime]
"""Tells what time it is: an aware time."""


def system_clock() -> datetime:
    """Return the time of this machine."""
    return datetime.now(UTC)
