"""The language server: answers an editor, and marks what is wrong on its pages a moment after each change.

What an editor asks is answered from the text as it stands, broken or not. Checking and trying changes are done in
other threads, so that a key that is pressed never waits for them.
"""

from __future__ import annotations

import asyncio
import logging
import re
import sys
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TypeAlias, TypeVar

from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pygls.lsp.server import LanguageServer

from processkit.errors import ProcesskitError
from processkit.findings import Finding, Severity
from processkit.lsp import protocol
from processkit.lsp.completing import choices_at
from processkit.lsp.explaining import explained_at
from processkit.lsp.names import Thing
from processkit.lsp.open_page import OpenPage
from processkit.lsp.outline import parts_of
from processkit.lsp.quick_fixes import all_fixed, in_one_layout, quick_fixes
from processkit.lsp.renaming import renamable_at, renamed
from processkit.pipeline import check

_PAUSE = 0.3
"""How many seconds a page must stay unchanged before it is checked."""
_HALF = re.compile("[\ud800-\udfff]")
_FIX_ALL = "source.fixAll.processkit"
_NOT_POSSIBLE = -32803  # RequestFailed of the protocol

_Asked = TypeVar("_Asked")
_Made = TypeVar("_Made")


@dataclass(slots=True)
class Wishes:
    """What the editor's settings say, and what the editor can do."""

    paper: str = "a4"
    advice: bool = False
    encoding: str = "utf-16"
    snippets: bool = False
    related: bool = False
    versioned: bool = False


class Server(LanguageServer):
    """The server with the pages that are open in the editor."""

    def __init__(self, version: str, today: Callable[[], date]) -> None:
        """Begin with no page; ``version`` is that of this program, and ``today`` tells which day it is."""
        super().__init__(protocol.NAME, version, text_document_sync_kind=types.TextDocumentSyncKind.Full)
        self.wishes = Wishes()
        self.pages: dict[str, OpenPage] = {}
        self.was_shut_down = False
        self._checks: dict[str, asyncio.Task[None]] = {}
        self._workers = ThreadPoolExecutor(2, "processkit")
        self._today = today
        self._told: set[str] = set()

    def take(self, document: types.TextDocumentItem | types.VersionedTextDocumentIdentifier, *, at_once: bool) -> None:
        """Take the text of a page as it stands now, and check it soon."""
        # Halves of letters, which no file can hold, could not be sent back.
        text = _HALF.sub("\ufffd", self.workspace.get_text_document(document.uri).source)
        page = self.pages[document.uri] = OpenPage(document.uri, text, document.version, self.wishes.encoding)
        self._stop_check(document.uri)
        self._checks[document.uri] = asyncio.get_running_loop().create_task(self._check(page, 0 if at_once else _PAUSE))

    def close(self, uri: str) -> None:
        """Forget a page, and take away what was marked on it."""
        self._stop_check(uri)
        if self.pages.pop(uri, None) is not None:
            self._mark(uri, None, [])

    def page_at(self, uri: str) -> OpenPage | None:
        """Return an open page; None for a file that is no page of a process."""
        page = self.pages.get(uri)
        return page if page is not None and page.is_page else None

    async def aside(self, make: Callable[[], _Made]) -> _Made:
        """Do what takes a while in another thread."""
        return await asyncio.get_running_loop().run_in_executor(self._workers, make)

    def stop(self) -> None:
        """Let go of what is still being done."""
        for uri in list(self._checks):
            self._stop_check(uri)
        self._workers.shutdown(wait=False, cancel_futures=True)

    def _stop_check(self, uri: str) -> None:
        running = self._checks.pop(uri, None)
        if running is not None:
            running.cancel()

    async def _check(self, page: OpenPage, pause: float) -> None:
        """Mark what is wrong on a page, unless it is changed meanwhile."""
        await asyncio.sleep(pause)
        marks: list[types.Diagnostic] = []
        if page.is_page:
            try:
                marks = await self.aside(partial(_marks, page, self.wishes, self._today()))
            except ProcesskitError as problem:
                self._tell(str(problem))
        if self.pages.get(page.uri) is page:
            self._mark(page.uri, page.version, marks)

    def _mark(self, uri: str, version: int | None, marks: list[types.Diagnostic]) -> None:
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, marks, version))

    def _tell(self, problem: str) -> None:
        """Show what keeps pages from being checked, once."""
        if problem not in self._told:
            self._told.add(problem)
            self.window_show_message(types.ShowMessageParams(types.MessageType.Error, problem))


def serve(version: str, today: Callable[[], date]) -> int:
    """Answer an editor on standard input and output until it says goodbye; return the exit status.

    0 when the editor has shut the server down, 1 when it went away without a word.
    """
    log = logging.StreamHandler()
    log.addFilter(_is_worth_a_log)
    log.setLevel(logging.ERROR)
    logging.getLogger("pygls").addHandler(log)
    logging.getLogger("pygls").propagate = False
    server = server_for(version, today)
    incoming, outgoing = sys.stdin.buffer, sys.stdout.buffer
    # Whatever prints, such as somebody else's check, must not speak in between.
    sys.stdout = sys.stderr
    try:
        server.start_io(incoming, outgoing)
    finally:
        server.stop()
    return 0 if server.was_shut_down else 1


def server_for(version: str, today: Callable[[], date]) -> Server:
    """Return a server that knows how to answer."""
    server = Server(version, today)
    completion = types.CompletionOptions(trigger_characters=[" ", "[", '"', "'"])
    renaming = types.RenameOptions(prepare_provider=True)
    actions = types.CodeActionOptions([types.CodeActionKind.QuickFix, _FIX_ALL])
    server.feature(types.INITIALIZE)(_begin)
    server.feature(types.SHUTDOWN)(_shut_down)
    server.feature(types.TEXT_DOCUMENT_DID_OPEN)(_opened)
    server.feature(types.TEXT_DOCUMENT_DID_CHANGE)(_changed)
    server.feature(types.TEXT_DOCUMENT_DID_CLOSE)(_closed)
    server.feature(types.TEXT_DOCUMENT_COMPLETION, completion)(_answering(server, _complete))
    server.feature(types.TEXT_DOCUMENT_HOVER)(_answering(server, _explain))
    server.feature(types.TEXT_DOCUMENT_DEFINITION)(_answering(server, _define))
    server.feature(types.TEXT_DOCUMENT_REFERENCES)(_answering(server, _refer))
    server.feature(types.TEXT_DOCUMENT_DOCUMENT_HIGHLIGHT)(_answering(server, _highlight))
    server.feature(types.TEXT_DOCUMENT_PREPARE_RENAME)(_answering(server, _prepare_rename))
    server.feature(types.TEXT_DOCUMENT_RENAME, renaming)(_answering(server, _rename))
    server.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)(_answering(server, _list_parts))
    server.feature(types.TEXT_DOCUMENT_CODE_ACTION, actions)(_answering_aside(server, _offer))
    server.feature(types.TEXT_DOCUMENT_FORMATTING)(_answering_aside(server, _lay_out))
    return server


def _answering(server: Server, answer: Callable[[Server, _Asked], _Made]) -> Callable[[_Asked], _Made]:
    """Return what answers a request, with a sentence where it cannot be answered."""

    def answer_or_say_why(asked: _Asked) -> _Made:
        try:
            return answer(server, asked)
        except ProcesskitError as problem:
            raise JsonRpcException(str(problem), code=_NOT_POSSIBLE) from None

    return answer_or_say_why


def _answering_aside(server: Server, answer: Callable[[Server, _Asked], _Made]) -> Callable[[_Asked], Awaitable[_Made]]:
    """Return what answers in another thread a request that can take a while."""

    async def answer_later(asked: _Asked) -> _Made:
        return await server.aside(partial(_answering(server, answer), asked))

    return answer_later


def _is_worth_a_log(record: logging.LogRecord) -> bool:
    """Whether somebody has to know: an answer that says why something cannot be done is for the editor only."""
    return record.exc_info is None or not isinstance(record.exc_info[1], JsonRpcException)


def _begin(server: Server, params: types.InitializeParams) -> None:
    """Note what the editor can do, and what its settings want."""
    wishes, able = server.wishes, params.capabilities
    given = params.initialization_options if isinstance(params.initialization_options, dict) else {}
    wishes.paper = "letter" if given.get("paper") == "letter" else "a4"
    wishes.advice = given.get("advice") is True
    wishes.encoding = types.PositionEncodingKind(server.workspace.position_encoding or "utf-16").value
    text, workspace = able.text_document, able.workspace
    completion = text.completion.completion_item if text and text.completion else None
    wishes.snippets = bool(completion and completion.snippet_support)
    wishes.related = bool(text and text.publish_diagnostics and text.publish_diagnostics.related_information)
    wishes.versioned = bool(workspace and workspace.workspace_edit and workspace.workspace_edit.document_changes)


def _shut_down(server: Server, _: object = None) -> None:
    server.was_shut_down = True


def _opened(server: Server, params: types.DidOpenTextDocumentParams) -> None:
    server.take(params.text_document, at_once=True)


def _changed(server: Server, params: types.DidChangeTextDocumentParams) -> None:
    server.take(params.text_document, at_once=False)


def _closed(server: Server, params: types.DidCloseTextDocumentParams) -> None:
    server.close(params.text_document.uri)


def _complete(server: Server, params: types.CompletionParams) -> types.CompletionList | None:
    page = server.pages.get(params.text_document.uri)
    if page is None or not (page.is_page or page.is_blank):
        return None
    typed_space = params.context is not None and params.context.trigger_character == " "
    letter = protocol.letter_of(page, params.position)
    found = choices_at(page.names, letter, snippets=server.wishes.snippets, typed_space=typed_space)
    return protocol.completion_of(page, found) if found is not None else None


def _explain(server: Server, params: types.HoverParams) -> types.Hover | None:
    page = server.page_at(params.text_document.uri)
    if page is None:
        return None
    told = explained_at(page.names, protocol.letter_of(page, params.position), page.numbers)
    if told is None:
        return None
    content = types.MarkupContent(types.MarkupKind.Markdown, told.text)
    return types.Hover(content, protocol.range_of(page, told.word.start, told.word.end))


_Placed: TypeAlias = types.DefinitionParams | types.ReferenceParams | types.DocumentHighlightParams


def _named_there(server: Server, params: _Placed) -> tuple[OpenPage, Thing] | None:
    """Return the page, and the step, role, paper or end that is named at a place on it; None where none is."""
    page = server.page_at(params.text_document.uri)
    mention = page.names.at(protocol.letter_of(page, params.position)) if page is not None else None
    return (page, mention.thing) if page is not None and mention is not None and mention.thing is not None else None


def _define(server: Server, params: types.DefinitionParams) -> list[types.Location]:
    named = _named_there(server, params)
    if named is None:
        return []
    page, thing = named
    words = [m.word for m in page.names.definitions(thing)]
    return [types.Location(page.uri, protocol.range_of(page, word.start, word.end)) for word in words]


def _refer(server: Server, params: types.ReferenceParams) -> list[types.Location]:
    named = _named_there(server, params)
    if named is None:
        return []
    page, thing = named
    words = [m.word for m in page.names.of(thing) if params.context.include_declaration or not m.defines]
    return [types.Location(page.uri, protocol.range_of(page, word.start, word.end)) for word in words]


def _highlight(server: Server, params: types.DocumentHighlightParams) -> list[types.DocumentHighlight]:
    named = _named_there(server, params)
    if named is None:
        return []
    page, thing = named
    words = [m.word for m in page.names.of(thing)]
    return [types.DocumentHighlight(protocol.range_of(page, word.start, word.end)) for word in words]


def _prepare_rename(server: Server, params: types.PrepareRenameParams) -> types.PrepareRenamePlaceholder | None:
    page = server.page_at(params.text_document.uri)
    if page is None:
        return None
    word = renamable_at(page.names, protocol.letter_of(page, params.position))
    return types.PrepareRenamePlaceholder(protocol.range_of(page, word.start, word.end), word.text)


def _rename(server: Server, params: types.RenameParams) -> types.WorkspaceEdit | None:
    page = server.page_at(params.text_document.uri)
    if page is None:
        return None
    stretches = renamed(page.names, protocol.letter_of(page, params.position), params.new_name)
    edits = protocol.stretches_as_edits(page, stretches)
    return protocol.workspace_edit_of(page, edits, versioned=server.wishes.versioned)


def _list_parts(server: Server, params: types.DocumentSymbolParams) -> list[types.DocumentSymbol]:
    page = server.page_at(params.text_document.uri)
    return [protocol.symbol_of(page, part) for part in parts_of(page.sketch)] if page is not None else []


def _offer(server: Server, params: types.CodeActionParams) -> list[types.CodeAction]:
    """Offer what may be written for the findings in a range; for the whole page only when that is asked for."""
    page = server.page_at(params.text_document.uri)
    if page is None:
        return []
    only = params.context.only or []
    actions: list[types.CodeAction] = []
    change = partial(protocol.workspace_edit_of, page, versioned=server.wishes.versioned)
    if any(_FIX_ALL.startswith(kind) for kind in only):
        new = all_fixed(page)
        if new is not None:
            edits = protocol.whole_as_edit(page, new)
            actions.append(types.CodeAction("Put all plain slips right", kind=_FIX_ALL, edit=change(edits)))
    if not only or any(str(types.CodeActionKind.QuickFix.value).startswith(kind) for kind in only):
        start, end = (protocol.letter_of(page, place) for place in (params.range.start, params.range.end))
        for fix in quick_fixes(page, start, end):
            actions.append(
                types.CodeAction(
                    fix.title,
                    kind=types.CodeActionKind.QuickFix,
                    diagnostics=[protocol.diagnostic_of(page, fix.finding, related=server.wishes.related)],
                    is_preferred=fix.sure,
                    edit=change(protocol.edits_of(page, fix.edits)),
                )
            )
    return actions


def _lay_out(server: Server, params: types.DocumentFormattingParams) -> list[types.TextEdit]:
    page = server.page_at(params.text_document.uri)
    new = in_one_layout(page) if page is not None else None
    return protocol.whole_as_edit(page, new) if page is not None and new is not None else []


def _marks(page: OpenPage, wishes: Wishes, today: date) -> list[types.Diagnostic]:
    """Return what is marked on a page: what ``processkit check`` says of it on a day."""
    report = check(text=page.content, paper=wishes.paper, today=today)
    shown = [finding for finding in report.findings if _is_shown(finding, advice=wishes.advice)]
    return [protocol.diagnostic_of(page, finding, related=wishes.related) for finding in shown]


def _is_shown(finding: Finding, *, advice: bool) -> bool:
    return finding.is_told and (advice or finding.severity is not Severity.ADVICE)
