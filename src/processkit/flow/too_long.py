"""What is too long on a page that does not fit on its sheet, in words."""

from __future__ import annotations

from processkit.model.process import Process
from processkit.model.sentences import place_named, sentences_of
from processkit.model.texts import Written

_MOST_NAMED = 4


def longest_told(process: Process, most: int | None) -> str:
    """Return what to shorten, as sentences: where the longest texts stand, and how much too long they are.

    ``most`` is how many letters a sentence may have; None where shorter ones alone do not help.
    """
    if most is None:
        return f"{longest_named(process)}Shorter texts alone do not help enough: take out steps, papers or checks."
    found = [written for written in sentences_of(process) if len(written.text) > most]
    told = [_named(process, written, f", {len(written.text) - most} too many") for written in found[:_MOST_NAMED]]
    more = f"; and {len(found) - len(told)} more" if len(found) > len(told) else ""
    return f"It fits when no text has more than {most} letters. Longer are: {'; '.join(told)}{more}."


def longest_named(process: Process) -> str:
    """Return a sentence that says where the longest texts stand, and a space behind it; nothing where there are none."""
    told = [_named(process, written) for written in sentences_of(process)[:_MOST_NAMED]]
    return f"Its longest texts: {'; '.join(told)}. " if told else ""


def _named(process: Process, written: Written, over: str = "") -> str:
    return f"{place_named(process, written.path)} ({len(written.text)} letters{over})"
