"""Lengths of time in a language that the page does not say, or says with a slip: one cause, one message."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from processkit.findings import Hit
from processkit.model.duration import Duration
from processkit.model.duration_words import DURATION_WORDS, LANGUAGE_NAMES
from processkit.source.field_words import nearest_key
from processkit.source.misfit import Misfit, hit, short


def times_of_an_unsaid_language(misfits: Sequence[Misfit]) -> tuple[list[Misfit], list[Hit]]:
    """Return the lengths of time among ``misfits`` that need no sentence of their own, and what is said instead.

    Where the page's ``language`` has a slip, that slip is told already. Where the page says no language,
    the first of them tells which one to write.
    """
    readable = [(misfit, found) for misfit in misfits if (found := _languages(misfit))]
    if not readable:
        return [], []
    if any(_is_about_language(misfit) for misfit in misfits):
        return [misfit for misfit, _ in readable], []
    if "language" in readable[0][0].page:
        return [], []
    language, _ = Counter(language for _, found in readable for language in found).most_common(1)[0]
    theirs = [misfit for misfit, found in readable if language in found]
    first = theirs[0]
    return theirs, [
        hit(
            first,
            "PK111",
            f'"{short(str(first.value))}" is {LANGUAGE_NAMES[language]}, and the page does not say that it is in that language.',
            f"Write, at the top of the page: language: {language}",
        )
    ]


def _languages(misfit: Misfit) -> list[str]:
    """Return the languages in which a length of time that was refused can be read."""
    if misfit.kind != "bad_duration" or not isinstance(misfit.value, str):
        return []
    return [language for language in DURATION_WORDS if language != "en" and _reads(misfit.value, language)]


def _reads(text: str, language: str) -> bool:
    try:
        Duration.read(text, language)
    except ValueError:
        return False
    return True


def _is_about_language(misfit: Misfit) -> bool:
    is_top = len(misfit.path) == 1 and misfit.kind == "extra_forbidden"
    return misfit.path[:1] == ("language",) or (is_top and nearest_key(misfit) == "language")
