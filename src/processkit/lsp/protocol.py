"""From what we say about a page to the words of the Language Server Protocol.

Source: Language Server Protocol Specification, 3.17.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lsprotocol import types

from processkit.editing.changes import Stretch
from processkit.findings import Edit, Finding, Severity
from processkit.lsp.completing import Choice, Choices
from processkit.lsp.open_page import OpenPage
from processkit.lsp.outline import Part
from processkit.report.safe_text import safe

NAME = "processkit"
_SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.ADVICE: types.DiagnosticSeverity.Hint,
}
_COMPLETION_KINDS = {
    "key": types.CompletionItemKind.Property,
    "word": types.CompletionItemKind.EnumMember,
    "example": types.CompletionItemKind.Text,
    "step": types.CompletionItemKind.Function,
    "end": types.CompletionItemKind.Event,
    "role": types.CompletionItemKind.Class,
    "paper": types.CompletionItemKind.File,
    "answer": types.CompletionItemKind.Value,
    "check": types.CompletionItemKind.Constant,
}
_SYMBOL_KINDS = {
    "group": types.SymbolKind.Namespace,
    "step": types.SymbolKind.Function,
    "role": types.SymbolKind.Class,
    "paper": types.SymbolKind.File,
    "end": types.SymbolKind.Event,
}


def range_of(page: OpenPage, start: int, end: int) -> types.Range:
    """Return the stretch between two letters of a page."""
    return types.Range(types.Position(*page.positions.of(start)), types.Position(*page.positions.of(end)))


def letter_of(page: OpenPage, position: types.Position) -> int:
    """Return the letter at a place in the editor."""
    return page.positions.at(position.line, position.character)


def diagnostic_of(page: OpenPage, finding: Finding, *, related: bool) -> types.Diagnostic:
    """Return a finding as an editor marks it; ``related`` tells whether it shows second places."""
    lines = [f"{finding.message} {finding.story}".strip(), finding.why, finding.fix]
    return types.Diagnostic(
        range_of(page, *page.letters_of(finding.span)),
        safe("\n".join(line for line in lines if line)),
        severity=_SEVERITIES[finding.severity],
        code=f"{finding.code} {finding.name}",
        source=NAME,
        related_information=[
            types.DiagnosticRelatedInformation(
                types.Location(page.uri, range_of(page, *page.letters_of(place.span))), safe(place.message)
            )
            for place in finding.related
        ]
        if related and finding.related
        else None,
    )


def edits_of(page: OpenPage, edits: Iterable[Edit]) -> list[types.TextEdit]:
    """Return edits by lines and columns."""
    break_ = "\r\n" if "\r\n" in page.text else "\n"
    return [
        types.TextEdit(
            range_of(page, *page.exact_letters_of(edit.span)), edit.text.replace("\r\n", "\n").replace("\n", break_)
        )
        for edit in edits
    ]


def stretches_as_edits(page: OpenPage, stretches: Iterable[Stretch]) -> list[types.TextEdit]:
    """Return edits by letters."""
    return [types.TextEdit(range_of(page, s.start, s.end), s.text) for s in stretches]


def whole_as_edit(page: OpenPage, new: str) -> list[types.TextEdit]:
    """Return what turns a page into another text, without touching how it begins and ends alike."""
    old = page.text
    shorter = min(len(old), len(new))
    start = next((at for at in range(shorter) if old[at] != new[at]), shorter)
    behind = next((at for at in range(shorter - start) if old[-1 - at] != new[-1 - at]), shorter - start)
    # Windows ends a line with two letters, which no edit may part.
    start -= start > 0 and old[start - 1 : start] == "\r"
    behind -= behind > 0 and old[len(old) - behind : len(old) - behind + 1] == "\n"
    return [types.TextEdit(range_of(page, start, len(old) - behind), new[start : len(new) - behind])]


def workspace_edit_of(page: OpenPage, edits: Sequence[types.TextEdit], *, versioned: bool) -> types.WorkspaceEdit:
    """Return a change of a page; ``versioned`` tells whether the editor can hold it against its own state."""
    if not versioned:
        return types.WorkspaceEdit(changes={page.uri: list(edits)})
    document = types.OptionalVersionedTextDocumentIdentifier(page.uri, page.version)
    return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(document, list(edits))])


def completion_of(page: OpenPage, found: Choices) -> types.CompletionList:
    """Return what can be written, the likeliest first."""
    stretch = range_of(page, found.start, found.end)
    items = [_item(choice, number, stretch) for number, choice in enumerate(found.choices)]
    return types.CompletionList(is_incomplete=False, items=items)


def _item(choice: Choice, number: int, stretch: types.Range) -> types.CompletionItem:
    return types.CompletionItem(
        choice.label,
        kind=_COMPLETION_KINDS[choice.kind],
        detail=choice.detail or None,
        documentation=choice.explanation or None,
        sort_text=f"{number:04}",
        filter_text=choice.typed,
        insert_text_format=types.InsertTextFormat.Snippet if choice.is_snippet else types.InsertTextFormat.PlainText,
        insert_text_mode=types.InsertTextMode.AsIs,
        text_edit=types.TextEdit(stretch, choice.text),
    )


def symbol_of(page: OpenPage, part: Part) -> types.DocumentSymbol:
    """Return a part of a page for the list beside the text."""
    return types.DocumentSymbol(
        part.name,
        _SYMBOL_KINDS[part.kind],
        range_of(page, part.start, part.end),
        range_of(page, part.name_start, part.name_end),
        detail=part.detail or None,
        children=[symbol_of(page, inner) for inner in part.inside],
    )
