"""Lines of a terminal: pieces of text, each with its manner, in a fixed width."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from processkit.rendering.terminal.cells import cells, wrapped

Manner: TypeAlias = Literal["plain", "bold", "dim"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a line.

    Attributes:
        owner: Which owner's colour it has, counted from 0; None for none.
    """

    text: str
    manner: Manner = "plain"
    owner: int | None = None


Line: TypeAlias = tuple[Piece, ...]


def paragraph(text: str, width: int, indent: int = 0, *, mark: str = "", manner: Manner = "plain") -> Iterator[Line]:
    """Yield a text as lines of ``width`` places, set in; ``mark`` stands in front of the first line only."""
    inside = indent + cells(mark)
    for place, line in enumerate(wrapped(text, max(width - inside, 1))):
        front = " " * indent + mark if place == 0 else " " * inside
        yield (Piece(front), Piece(line, manner)) if front else (Piece(line, manner),)


def labelled(label: str, text: str, width: int, indent: int) -> Iterator[Line]:
    """Yield a text behind the word that says what it is; nothing without a text."""
    if not text:
        return
    lines = wrapped(f"{label} {text}", max(width - indent, 1))
    for place, line in enumerate(lines):
        front = Piece(" " * indent)
        if place == 0 and line.startswith(label):
            yield front, Piece(label, "dim"), Piece(line[len(label) :])
        else:
            yield front, Piece(line)


def beside(left: Line, right: Line, width: int) -> Line:
    """Return one line with ``right`` at its right end; a blank at least stands between them."""
    used = sum(cells(piece.text) for piece in (*left, *right))
    return (*left, Piece(" " * max(width - used, 1)), *right)


def plain(lines: Sequence[Line]) -> str:
    """Return lines as text without any manner, each ending in a line break."""
    return "".join(f"{''.join(piece.text for piece in line).rstrip()}\n" for line in lines)
