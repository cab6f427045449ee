"""Text of a page on its way to a terminal: signs that would command it are shown, not passed on."""

from __future__ import annotations

import re

_COMMANDS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def safe(text: str) -> str:
    """Return ``text`` with control and direction signs written out, such as ``<U+001B>``."""
    return _COMMANDS.sub(lambda sign: f"<U+{ord(sign[0]):04X}>", text)
