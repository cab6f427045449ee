"""A page that is open in an editor, as it stands at one moment."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from processkit.editing.mending import Looked
from processkit.editing.places import Places
from processkit.findings import Span
from processkit.lsp.names import Names
from processkit.lsp.positions import Positions
from processkit.lsp.sketch import Sketch, sketch_of
from processkit.pipeline import looked_at
from processkit.source.shape import build
from processkit.source.source_map import SourceMap

_PROCESS = re.compile(r"""^[ \t{]*["']?process["']?[ \t]*:""", re.M)
_STEPS = re.compile(r"""(?:^|[,{])[ \t]*["']?steps["']?[ \t]*:""", re.M)
_STEP = re.compile(r"""[-{][ \t]*["']?step["']?[ \t]*:""")
_MARK = "\ufeff"
_FEW_LINES, _FEW_LETTERS = 20, 1000


@dataclass(frozen=True)
class OpenPage:
    """A text in an editor. All that is asked about it is worked out once.

    Attributes:
        version: The editor's number of this state; None where it counts none.
        encoding: In what the editor counts columns: ``utf-8``, ``utf-16`` or ``utf-32``.
    """

    uri: str
    content: str
    version: int | None
    encoding: str

    @property
    def text(self) -> str:
        """The text without a byte-order mark."""
        return self.content.removeprefix(_MARK)

    @property
    def is_page(self) -> bool:
        """Whether it is the page of a process, or is becoming one; editors show us other YAML, too."""
        return bool(_PROCESS.search(self.text) or (_STEPS.search(self.text) and _STEP.search(self.text)))

    @property
    def is_blank(self) -> bool:
        """Whether nothing but notes and the begin of a first word is there."""
        lines = [line for line in self.text.splitlines()[:_FEW_LINES] if not line.lstrip().startswith("#")]
        return len(self.text) < _FEW_LETTERS and len(" ".join(lines).split()) <= 1 and ":" not in "".join(lines)

    @cached_property
    def positions(self) -> Positions:
        """Where its letters are for the editor."""
        return Positions(self.content, self.encoding, skipped=len(self.content) - len(self.text))

    @cached_property
    def sketch(self) -> Sketch:
        """Its texts, read as well as they can be."""
        return sketch_of(self.text)

    @cached_property
    def names(self) -> Names:
        """What its names stand for."""
        return Names(self.sketch)

    @cached_property
    def numbers(self) -> dict[int, str]:
        """The number of each step that people see; empty while the page cannot be built."""
        document = self.sketch.document
        process = build(document.data).process if document is not None else None
        return dict(enumerate(process.numbers.labels)) if process is not None else {}

    @cached_property
    def looked(self) -> Looked:
        """What reading and checking it gave. This can take a while."""
        return looked_at(self.text)

    @cached_property
    def _places(self) -> Places:
        return Places(SourceMap(self.text))

    def letters_of(self, span: Span | None) -> tuple[int, int]:
        """Return where a stretch of the page begins and ends; never empty where there is a letter."""
        if span is None:
            return 0, 0
        start, end = self._places.of_span(span)
        return start, max(end, min(start + 1, len(self.text)))

    def exact_letters_of(self, span: Span) -> tuple[int, int]:
        """Return where a stretch of the page begins and ends, empty or not."""
        return self._places.of_span(span)
