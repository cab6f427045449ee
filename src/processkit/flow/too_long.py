"""What is too long on a page that does not fit on its sheet, in words."""

from __future__ import annotations

from processkit.model.process import Process
from processkit.model.texts import place_named, sentences_of

_MOST_NAMED = 4


def longest_told(process: Process, most: int | None) -> str:
    """Return what to shorten, as sentences: where the longest texts stand, and how much too long they are.

    ``most`` is how many letters a sentence may have; None where shorter ones alone do not help.
    """
    found = [written for written in sentences_of(process) if most is None or len(written.text) > most]
    told = []
    for written in found[:_MOST_NAMED]:
        letters = len(written.text)
        over = f", {letters - most} too many" if most is not None else ""
        told.append(f"{place_named(process, written.path)} ({letters} letters{over})")
    if most is None:
        longest = f"Its longest texts: {'; '.join(told)}. " if told else ""
        return f"{longest}Shorter texts alone do not help enough: take out steps, papers or checks."
    more = f"; and {len(found) - len(told)} more" if len(found) > len(told) else ""
    return f"It fits when no text has more than {most} letters. Longer are: {'; '.join(told)}{more}."
