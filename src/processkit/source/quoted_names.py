"""Names in curly quotation marks: the marks are letters, so that the name is another one."""

from __future__ import annotations

from collections.abc import Iterator

from processkit.findings import DocPath, Hit, Severity
from processkit.model.names import fold
from processkit.model.process import Process
from processkit.model.references import papers_named, references_of, roles_named
from processkit.source.source_map import SourceMap
from processkit.source.surprises import without_curly

_PRINTED = "are kept as letters and will be printed."


def broken_names(process: Process, source: SourceMap, surprises: list[Hit]) -> list[Hit]:
    """Return those surprises, as errors, whose curly marks break a name that is used elsewhere."""
    places = {source.span(path) for path in _broken(process)}
    return [
        hit._replace(
            message=hit.message.replace(_PRINTED, "count as letters, so the page takes it for something else."),
            severity=Severity.ERROR,
        )
        for hit in surprises
        if hit.span in places
    ]


def _broken(process: Process) -> Iterator[DocPath]:
    """Yield the places of names in curly marks that stand for something only without the marks."""
    bare_names: dict[str, DocPath] = {
        fold(name): ("steps", n, "step")
        for n, step in enumerate(process.steps)
        if (name := without_curly(step.name)) is not None
    }
    uses = [(r.text, r.path) for r in references_of(process) if process.place_of(r.text) is None]
    for text, path in uses:
        bare = without_curly(text)
        if bare is not None and process.place_of(bare) is not None:
            yield path
        if fold(text) in bare_names:
            yield bare_names[fold(text)]
    for key, setting in (process.calendar.to_data() if process.calendar is not None else {}).items():
        if without_curly(setting) is not None:
            yield ("calendar", key)
    waits: list[tuple[str, DocPath]] = [
        (step.waits_for, ("steps", n, "waits_for")) for n, step in enumerate(process.steps) if step.waits_for
    ]
    people = [(mention.name, mention.path) for mention in roles_named(process)] + waits
    papers = [(mention.name, mention.path) for mention in papers_named(process)]
    for listed, mentions in ((process.roles, people), (process.paperwork, papers)):
        known = {fold(name) for name in (listed if listed is not None else [text for text, _ in mentions])}
        for text, path in mentions:
            bare = without_curly(text)
            if bare is not None and (listed is None or fold(text) not in known) and fold(bare) in known:
                yield path
