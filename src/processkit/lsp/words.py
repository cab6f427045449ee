"""The texts of a page with their places, and the place at which somebody types."""

from __future__ import annotations

from dataclasses import dataclass

from processkit.findings import DocPath


@dataclass(frozen=True, slots=True)
class Word:
    """A key or a text of the page, and where it stands. Letters count from 0.

    Attributes:
        path: Where it is in the document; of a key, the path of what it is the key of.
        style: A quotation mark, or the sign of a block; empty for a text that stands as it is.
        in_brackets: Whether it stands in a list or mapping between brackets.
    """

    path: DocPath
    text: str
    start: int
    end: int
    on_key: bool = False
    style: str = ""
    in_brackets: bool = False


@dataclass(frozen=True, slots=True)
class Spot:
    """Where somebody types.

    Attributes:
        path: Of a value, its path; of a new entry, that of the list or mapping that it gets into.
        is_entry: Whether a new entry begins: a key, or an item.
        start: Where the word begins that is typed.
        column: The column at which it begins.
        behind_dash: Whether a dash stands before it on its line.
        in_brackets: Whether it is in a list or mapping between brackets.
    """

    path: DocPath
    is_entry: bool
    start: int
    column: int
    behind_dash: bool = False
    in_brackets: bool = False
