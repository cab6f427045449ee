"""The whole way from the content of a file to the typed page, with every place on the way."""

from __future__ import annotations

from dataclasses import dataclass, replace

from processkit.findings import Hit
from processkit.model.process import Process
from processkit.source.decoding import decode
from processkit.source.shape import build
from processkit.source.source_map import SourceMap
from processkit.source.yaml_events import read_events


@dataclass(frozen=True, slots=True)
class ReadPage:
    """What reading gave. ``process`` is None when the page could not be built."""

    process: Process | None
    source: SourceMap
    hits: list[Hit]


def read_page(content: bytes | str) -> ReadPage:
    """Read a page in YAML or JSON. A bad page is told in ``hits``; this never raises for one."""
    text, problem = decode(content)
    if problem is not None:
        return ReadPage(None, SourceMap(text), [problem])
    data, source, hits = read_events(text)
    if any(hit.code != "PK005" for hit in hits):
        return ReadPage(None, source, hits)
    process, misfits = build(data)
    return ReadPage(process, source, _one_each(source, hits, misfits))


def _one_each(source: SourceMap, surprises: list[Hit], misfits: list[Hit]) -> list[Hit]:
    """Let the cause speak where a surprising text is also a misfit: one root cause, one message."""
    told: list[Hit] = []
    left = list(surprises)
    for misfit in misfits:
        whole = source.span(misfit.path)
        cause = next((s for s in left if s.span and whole.line <= s.span.line <= whole.end_line), None)
        if cause is None or misfit.on_key:
            told.append(misfit)
        else:
            left.remove(cause)
            told.append(replace(misfit, message=cause.message, fix=cause.fix, span=cause.span))
    return [*left, *told]
