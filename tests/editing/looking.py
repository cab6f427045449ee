"""How the tests of editing look at a text: as the command line does."""

import difflib

from processkit.pipeline import looked_at as look

__all__ = ["difference", "look"]


def difference(before, after):
    """Return the changed lines, with the signs that nobody sees written out."""
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm="")
    shown = [line for line in lines if not line.startswith(("---", "+++", "@@"))]
    return "".join(f"    {line.encode('unicode_escape').decode()}\n" for line in shown)
