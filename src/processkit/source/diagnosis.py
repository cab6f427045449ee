"""What is wrong with a page that cannot be read as it stands: one message for each cause, on its line."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial

from processkit.findings import Hit, Span
from processkit.source.cut_texts import told_whole
from processkit.source.quoted_names import broken_names
from processkit.source.repairs import Trial, find_slip
from processkit.source.shape import build
from processkit.source.source_map import SourceMap
from processkit.source.symptoms import in_fields, in_keys, in_texts, of_stop
from processkit.source.yaml_events import read_events


def diagnose(text: str) -> Trial:
    """Read a page, and find the words for what is wrong with it."""
    trial = _read(text)
    if trial.symptom is not None and (slip := find_slip(text, trial, trial.symptom, _read)) is not None:
        return replace(trial, hits=[slip])
    return trial


def _read(text: str) -> Trial:
    """Read a page as it stands, and say whether its lines perhaps stand wrong."""
    document = read_events(text)
    source = document.source
    if any(hit.code != "PK005" for hit in document.hits):
        stop = document.stopped
        lines = text.splitlines()
        symptom = of_stop(stop, document.hits) if stop is not None else in_keys(lines, document.hits)
        return Trial(None, source, document.hits, symptom)
    built = build(document.data)
    if built.process is not None and document.hits and (broken := broken_names(built.process, source, document.hits)):
        others = [hit for hit in document.hits if hit.span not in {name.span for name in broken}]
        return Trial(None, source, [*broken, *others])
    hits = told_whole(document.data, source, built.hits)
    symptom = in_texts(text.splitlines(), document.hits) or (
        in_fields(source, built.misfits) if hits is built.hits else None
    )
    return Trial(built.process, source, _one_each(source, document.hits, hits), symptom)


def _with_note(source: SourceMap, misfit: Hit) -> Hit:
    """Say why nothing stands behind a field: its text begins with a #."""
    line = source.line(source.span(misfit.path, on_key=True).line) if misfit.code == "PK105" else ""
    note = re.search(r":\s+#([^\s#].*)$", line)
    if note is None:
        return misfit
    return misfit._replace(
        message=f'{misfit.message} "#{note[1]}" was read as a note to yourself, because of the # in front.',
        fix=f'Write it in quotes: "#{note[1].rstrip()}"',
        repairs=(),
    )


def _one_each(source: SourceMap, surprises: list[Hit], misfits: list[Hit]) -> list[Hit]:
    """Let the cause speak where a surprising text is also a misfit: one root cause, one message."""
    told: list[Hit] = []
    left = list(surprises)
    for misfit in map(partial(_with_note, source), misfits):
        whole = source.span(misfit.path)
        cause = next((s for s in left if s.span and whole.line <= s.span.line <= whole.end_line), None)
        if cause is None or (misfit.on_key and not _same_start(cause, source.span(misfit.path, on_key=True))):
            told.append(misfit)
        else:
            left.remove(cause)
            told.append(misfit._replace(message=cause.message, fix=cause.fix, span=cause.span, repairs=cause.repairs))
    return [*left, *told]


def _same_start(hit: Hit, span: Span) -> bool:
    return hit.span is not None and (hit.span.line, hit.span.column) == (span.line, span.column)
