"""What people mistype, file by file: the finding, its place, and what it says to type."""

import os
from pathlib import Path

import pytest

from processkit.source.reader import read_page

HERE = Path(__file__).parent
GOLDEN = HERE / "slips.golden.txt"
FILES = sorted((HERE / "slips").glob("*.yaml"))
KEPT_AS_TYPED = {
    "angle-brackets",
    "bom",
    "clock-time",
    "dashes-on-top",
    "directive",
    "dollar-braces",
    "emoji",
    "hash-comment-is-fine",
    "hash-in-quotes-is-fine",
    "json-single-quotes",
    "json-tab",
    "json-trailing-comma",
    "no-break-space-in-text",
    "space-before-colon",
    "steps-dedent",
    "tab-after-value",
    "three-dots-in-text",
    "trailing-comma-in-brackets",
    "windows-path-unquoted",
    "words-stay-words",
}
"""Files that look like slips and say what their writer meant."""


def told(file: Path) -> str:
    page = read_page(file.read_bytes())
    lines = [f"== {file.stem}"]
    for hit in page.hits:
        span = hit.span or page.source.span(hit.path, on_key=hit.on_key)
        fix = hit.fix.replace("\n", " | ")
        lines.append(f"{hit.code} {span.line}:{span.column} {hit.message}\n    {fix}")
    return "\n".join(lines) + "\n"


def test_each_slip_is_told_as_it_was_agreed():
    now = "\n".join(told(file) for file in FILES)
    if os.environ.get("UPDATE_GOLDEN"):
        GOLDEN.write_text(now, "utf-8")
    assert now == GOLDEN.read_text("utf-8")


@pytest.mark.parametrize("file", FILES, ids=lambda f: f.stem)
def test_no_slip_passes_in_silence_and_no_finding_shows_a_librarys_words(file):
    page = read_page(file.read_bytes())
    if file.stem in KEPT_AS_TYPED:
        assert page.hits == []
        assert page.process is not None
        return
    assert page.hits
    for hit in page.hits:
        for word in ("scanning", "parsing", "token", "scalar", "mapping", "pydantic", "Input should", "expected <"):
            assert word not in hit.message + hit.fix
        assert hit.fix
        assert len(hit.message) < 400
        assert len(hit.fix) < 400


def test_every_unquoted_word_stays_what_was_typed():
    page = read_page((HERE / "slips" / "words-stay-words.yaml").read_bytes())
    process = page.process
    assert process is not None
    assert (process.name, process.company, process.version, process.contact) == ("no", "007", "1e3", "12:30")
    assert [step.name for step in process.steps] == ["on", "off", "y", "n"]
