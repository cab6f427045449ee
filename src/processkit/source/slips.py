"""Sentences for broken YAML: from what the parser stumbled over to the slip that somebody made.

The parser's own text is never shown. Each function of ``slips_in_texts`` and ``slips_in_layout``
knows one slip, looks at the lines around the place where the parser stopped, and answers with a
sentence or with None; the first that knows its slip speaks.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from processkit.findings import Hit
from processkit.source import slips_from_elsewhere, slips_in_layout, slips_in_texts
from processkit.source.slip import ParserSaid, Slip


def explain(lines: Sequence[str], said: ParserSaid) -> tuple[Hit, bool]:
    """Return what went wrong in a file that is no YAML, in the words of its writer, and whether that is sure."""
    slip = Slip(lines, said)
    for recognise in _RECOGNISERS:
        hit = recognise(slip)
        if hit is not None:
            return hit, recognise not in _UNSURE
    unknown = slip.hit(
        said.line,
        said.column,
        "From here on the file cannot be read.",
        "Compare this line and the one above it with the lines of another step: the same spaces in front, "
        "a colon and a space behind the first word.",
    )
    return unknown, False


_RECOGNISERS: tuple[Callable[[Slip], Hit | None], ...] = (
    slips_from_elsewhere.left_by_a_tool,
    slips_from_elsewhere.note_of_another_language,
    slips_in_texts.question_key,
    slips_in_layout.tab,
    slips_in_layout.odd_space,
    slips_in_texts.quote_never_closed,
    slips_in_texts.backslash,
    slips_from_elsewhere.bullet,
    slips_in_texts.odd_first_sign,
    slips_in_texts.after_the_quote,
    slips_from_elsewhere.line_in_quotes,
    slips_from_elsewhere.end_mark,
    slips_in_texts.colon_in_text,
    slips_in_layout.dash_without_space,
    slips_in_layout.colon_without_space,
    slips_in_layout.other_colon,
    slips_in_layout.colon_missing,
    slips_in_layout.dash_in_value,
    slips_in_texts.colon_before_bracket,
    slips_in_texts.bracket,
    slips_in_layout.indentation,
)

# These say where the parser stumbled; the slip may be further up.
_UNSURE = (
    slips_in_layout.colon_missing,
    slips_in_layout.dash_in_value,
    slips_in_layout.indentation,
)
