"""The whole way from the content of a file to the typed page, with every place on the way."""

from __future__ import annotations

from typing import NamedTuple

from processkit.findings import Hit
from processkit.model.process import Process
from processkit.source.decoding import decode
from processkit.source.shape import build
from processkit.source.source_map import SourceMap
from processkit.source.yaml_events import read_events


class ReadPage(NamedTuple):
    """What reading gave. ``process`` is None when the page could not be built."""

    process: Process | None
    source: SourceMap
    hits: list[Hit]


def read_page(content: bytes | str) -> ReadPage:
    """Read a page in YAML or JSON. A bad page is told in ``hits``; this never raises for one."""
    text, problem = decode(content)
    if problem is not None:
        return ReadPage(None, SourceMap(text), [problem])
    document = read_events(text)
    if not document.hits:
        built = build(document.data)
        if built.process is not None and not built.hits:
            return ReadPage(built.process, document.source, [])
    # Loaded only now: most pages are sound, and for those it would double the time of starting.
    from processkit.source.diagnosis import diagnose

    trial = diagnose(text)
    return ReadPage(trial.process, trial.source, trial.hits)
