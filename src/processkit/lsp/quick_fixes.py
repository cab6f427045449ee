"""What an editor offers to write for the findings on some lines, and for the page as a whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from processkit.editing.layout import laid_out
from processkit.editing.mending import mend
from processkit.editing.offers import Offer, offers_of
from processkit.findings import Edit, Finding, Span
from processkit.lsp.open_page import OpenPage
from processkit.pipeline import looked_at

_LONGEST_TITLE = 100
_MOST_FINDINGS = 20


@dataclass(frozen=True, slots=True)
class QuickFix:
    """Edits that put a finding right, and what the editor calls them; ``sure`` is False for a guess."""

    title: str
    finding: Finding
    edits: tuple[Edit, ...]
    sure: bool


def quick_fixes(page: OpenPage, start: int, end: int) -> list[QuickFix]:
    """Return what may be written for the findings between two letters of a page. Each change was tried."""
    found: list[QuickFix] = []
    here = [finding for finding in page.looked.findings if _is_between(page, finding, start, end)]
    for finding in here[:_MOST_FINDINGS]:
        offers = offers_of(finding, page.looked, looked_at)
        found += [QuickFix(_title(finding, offer, offers), finding, offer.edits, offer.sure) for offer in offers]
    return found


def all_fixed(page: OpenPage) -> str | None:
    """Return the page with all put right that is plainly a slip; None where there is nothing."""
    mended = mend(page.text, looked_at)
    return mended.text if mended.fixed else None


def in_one_layout(page: OpenPage) -> str | None:
    """Return the page in the one layout; None where it has it already, or cannot be read exactly."""
    new = laid_out(page.text)
    return new if new != page.text else None


def _is_between(page: OpenPage, finding: Finding, start: int, end: int) -> bool:
    if not finding.repairs or finding.span is None:
        return False
    # An editor asks for the place of the cursor, and shows what there is for its line.
    first, last = page.letters_of(Span(finding.span.line, 1, finding.span.end_line + 1, 1))
    return first <= end and start <= max(last, first)


def _title(finding: Finding, offer: Offer, offers: Sequence[Offer]) -> str:
    if len(offers) == 1 and finding.fix:
        title = " ".join(finding.fix.split())
    else:
        written = " ".join(" ".join(edit.text.split()) for edit in offer.edits).strip()
        title = f"Write: {written}" if written else "Delete it"
    title = title if len(title) <= _LONGEST_TITLE else f"{title[: _LONGEST_TITLE - 1]}…"
    return title if offer.sure else f"A guess. {title}"
