"""How the tests of editing look at a text: as the command line does."""

import difflib

from processkit.editing.mending import Looked
from processkit.pipeline import look_at


def look(text):
    read, findings = look_at(text)
    return Looked.of(text, findings, built=read.process is not None)


def difference(before, after):
    """Return the changed lines, with the signs that nobody sees written out."""
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm="")
    shown = [line for line in lines if not line.startswith(("---", "+++", "@@"))]
    return "".join(f"    {line.encode('unicode_escape').decode()}\n" for line in shown)
