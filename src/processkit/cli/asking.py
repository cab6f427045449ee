"""The questions of ``processkit new``, asked in a terminal, one line after another."""

from __future__ import annotations

import argparse
import contextlib
import sys
import textwrap
from collections.abc import Callable

from processkit.cli.console import look_of, note
from processkit.cli.files import STANDARD_INPUT
from processkit.first_page.composing import Composed
from processkit.first_page.draft import Draft
from processkit.first_page.interview import QUESTIONS, Ask, interview
from processkit.report.safe_text import safe
from processkit.report.text import Look

_BOLD, _DIM = "\033[1m", "\033[2m"
_STOPPED = 130


def ask_all(options: argparse.Namespace, compose: Callable[[Draft], Composed]) -> Draft | int:
    """Ask the questions and return the draft that the answers make, or the exit status when somebody stops.

    ``compose`` makes a page of the answers so far, which some of the questions are about.
    """
    with contextlib.suppress(ImportError):
        import readline  # noqa: F401  # lines can be edited, where the system can do that
    on_error = options.file == STANDARD_INPUT
    look = look_of(sys.stderr if on_error else sys.stdout, colour=not options.no_color)
    going = interview(compose)
    try:
        ask = next(going)
        _print(_greeting(look), on_error=on_error)
        while True:
            ask = going.send(_answer(ask, look, on_error=on_error))
    except StopIteration as done:
        draft: Draft = done.value
        return draft
    except EOFError:
        note("\nStopped. Nothing was written.")
        return 1
    except KeyboardInterrupt:
        note("\nStopped. Nothing was written.")
        return _STOPPED


def _greeting(look: Look) -> str:
    return textwrap.fill(
        f"{QUESTIONS} questions, and your page is there. Enter takes what stands in [brackets]; Ctrl-C stops, and nothing "
        "is written.",
        look.width,
    )


def _answer(ask: Ask, look: Look, *, on_error: bool) -> str:
    if ask.title:
        heading = textwrap.wrap(f"{ask.number} of {QUESTIONS}   {safe(ask.title)}", look.width)
        _print("\n" + "\n".join(look.paint(line, _BOLD) for line in heading), on_error=on_error)
    for text in ask.hints:
        _print("\n".join(look.paint(line, _DIM) for line in textwrap.wrap(safe(text), look.width)), on_error=on_error)
    if on_error:
        print(safe(ask.prompt), end="", file=sys.stderr, flush=True)
        return input()
    return input(safe(ask.prompt))


def _print(text: str, *, on_error: bool) -> None:
    print(text, file=sys.stderr if on_error else sys.stdout)
