"""Findings: what a check has to say about a page, as plain data.

A check names a place by *document path* (the keys and list positions that lead to it), never by
line. Lines are filled in once, at the very end, from the source map.
"""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple, TypeAlias

DocPath: TypeAlias = tuple[str | int, ...]
"""Keys and list positions from the top of the file, such as ``("steps", 3, "owner")``.

List positions count from 0, as JSON does.
"""


class Severity(Enum):
    """How much a finding matters. Only an error makes ``processkit check`` fail."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


class Span(NamedTuple):
    """A stretch of the file. Lines and columns count from 1; the end column is one past the last."""

    line: int
    column: int
    end_line: int
    end_column: int


class Related(NamedTuple):
    """A second place that explains a finding, such as the first of two equal keys.

    ``span`` is None until the place is looked up by ``path``.
    """

    message: str
    path: DocPath = ()
    span: Span | None = None
    on_key: bool = False


class Edit(NamedTuple):
    """Another text in place of a stretch of the file; where the stretch is empty, the text is put in."""

    span: Span
    text: str


class NewKey(NamedTuple):
    """Another name for the field at ``path``.

    Attributes:
        spaces: How many spaces are put before it.
        value: The text that was read as part of the name, and stands behind its colon then; None otherwise.
    """

    path: DocPath
    key: str
    spaces: int = 0
    value: str | None = None


class NewValue(NamedTuple):
    """Another text, or a list of texts, at ``path``. ``as_typed`` is YAML, and gets no quotation marks."""

    path: DocPath
    value: str | tuple[str, ...]
    as_typed: bool = False


class NewItem(NamedTuple):
    """One more text at the end of the list at ``path``."""

    path: DocPath
    text: str


class NewField(NamedTuple):
    """One more field in the mapping at ``path``: a list of texts, or fields of its own that hold lists."""

    path: DocPath
    key: str
    value: tuple[str, ...] | dict[str, tuple[str, ...]]


Change: TypeAlias = Edit | NewKey | NewValue | NewItem | NewField


class Repair(NamedTuple):
    """Changes of the file that put right what a finding is about.

    Attributes:
        sure: Whether they write what was plainly meant. Otherwise they guess, and somebody has to look at them.
    """

    changes: tuple[Change, ...]
    sure: bool = True


class Finding(NamedTuple):
    """One thing that is wrong, or worth a thought, on a page.

    Attributes:
        message: What happens, in the words of the shop; one or two whole sentences.
        story: The way on which it happens, told as one sentence; empty when there is none.
        why: What it costs the customer or a colleague, in one sentence.
        fix: What to type, ready to paste; empty when nobody but the owner can know.
        step: The name of the step to look at; None when it is about the whole page.
        path: Where it is in the document. ``on_key`` points at the key instead of its value.
        way: The names of the steps on the way that the finding tells of, in order.
        span: Line and column. None until the report is put together, and for pages from Python.
        echo_of: Where the finding with the same root cause is. A person reads only that one;
            programs get both. None for a finding that stands by itself.
        accepted: The owner's reason why this is on purpose; None when it is not accepted.
        repairs: What a program may write, the likeliest first; they exclude each other.
    """

    code: str
    name: str
    severity: Severity
    message: str
    story: str = ""
    why: str = ""
    fix: str = ""
    step: str | None = None
    path: DocPath = ()
    on_key: bool = False
    way: tuple[str, ...] = ()
    related: tuple[Related, ...] = ()
    span: Span | None = None
    echo_of: DocPath | None = None
    accepted: str | None = None
    repairs: tuple[Repair, ...] = ()

    @property
    def is_told(self) -> bool:
        """Whether people are told of it: it is not accepted, and no other finding speaks of the same cause."""
        return self.accepted is None and self.echo_of is None


class Hit(NamedTuple):
    """What a stage or a check reports, before the check's own name, weight and reason are added.

    The fields mean what they mean in ``Finding``. ``code`` may stay empty where a check reports,
    because a check reports under its own. ``severity`` and ``why`` are None where the check's
    usual ones hold.
    """

    message: str
    path: DocPath = ()
    code: str = ""
    on_key: bool = False
    span: Span | None = None
    story: str = ""
    fix: str = ""
    why: str | None = None
    severity: Severity | None = None
    step: str | None = None
    way: tuple[str, ...] = ()
    related: tuple[Related, ...] = ()
    echo_of: DocPath | None = None
    repairs: tuple[Repair, ...] = ()
