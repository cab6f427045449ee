"""Letters that nobody means to write, or that mean something else than they seem to."""

from __future__ import annotations

import re

CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
"""What no text has: control characters but Tab and line breaks, and halves of characters."""
CURLY = {
    "\u201c": "\u201d",
    "\u2018": "\u2019",
    "\u201e": "\u201c",
    "\u201a": "\u2018",
    "\u201d": "\u201d",
    "\u00ab": "\u00bb",
    "\u00bb": "\u00ab",
}
"""The curly quotation marks that open a text, each with the one that closes it."""
ODD_SPACES = "\u00a0\u2007\u202f\u3000\u200b\ufeff"
"""Spaces that come along when text is copied from a web page, and that YAML takes for letters."""
_TURNING = "\u202a-\u202e\u2066-\u2069"
TURNS_LETTERS = re.compile(f"[{_TURNING}]")
"""Invisible signs that turn round the order of the letters on the screen."""
INVISIBLE = re.compile(f"{TURNS_LETTERS.pattern}|{CONTROL.pattern}")
ODD = re.compile(f"[{''.join(CURLY)}{ODD_SPACES}{_TURNING}]")
"""Any letter that can make an unquoted text another one than was meant."""
