"""Where the C part of the YAML library is missing, the parser in Python reads every page the same."""

import random
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.effort import FACTOR, cases
from tests.source.hostile import HOSTILE
from tests.source.slip_maker import slips_in

from processkit.source import yaml_events
from processkit.source.decoding import decode
from processkit.source.pure_parser import PureParser
from processkit.source.reader import read_page
from processkit.source.yaml_events import read_events

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
TEMPLATES = sorted((ROOT / "processes").glob("*.yaml"))
FILES = [*TEMPLATES, *sorted((HERE / "mistakes").glob("*.yaml")), *sorted((HERE / "slips").glob("*.yaml"))]
C_PARSER = pytest.mark.skipif(
    yaml_events.PARSER is PureParser, reason="this machine has no C part of PyYAML to compare with"
)
SLOW = 65_536
"""Longer texts take the parser in Python longer than a test should take."""


def verdict(content, parser, monkeypatch):
    """Return what reading a page gives: the page, and each finding with its place and its words."""
    monkeypatch.setattr(yaml_events, "PARSER", parser)
    read = read_page(content)
    return read.process, [
        (hit.code, read.source.span(hit.path) if hit.span is None else hit.span, hit.message, hit.fix)
        for hit in read.hits
    ]


def assert_same(content, monkeypatch):
    with monkeypatch.context() as patch:
        by_c = verdict(content, yaml_events.PARSER, patch)
        assert verdict(content, PureParser, patch) == by_c


@C_PARSER
@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_file_gives_the_same_page_or_the_same_findings(file, monkeypatch):
    for content in re.split(rb"(?m)^=== .*\n", file.read_bytes()):
        assert_same(content, monkeypatch)


@C_PARSER
# Making all slips of a page takes longer than reading some of them twice.
@pytest.mark.parametrize("template", TEMPLATES if FACTOR > 1 else TEMPLATES[::4], ids=lambda file: file.stem)
def test_a_slip_gives_the_same_findings(template, monkeypatch):
    slips = slips_in(template.read_text("utf-8"))
    chosen = random.Random(template.stem).sample(slips, min(len(slips), 15 * FACTOR))  # noqa: S311  # nothing secret
    for slip in chosen:
        assert_same(slip.text, monkeypatch)


@C_PARSER
@pytest.mark.parametrize("name", [name for name, make in HOSTILE.items() if len(make()) <= SLOW])
def test_a_hostile_file_gives_the_same_finding(name, monkeypatch):
    assert_same(HOSTILE[name](), monkeypatch)


LETTERS = st.sampled_from(
    [
        *" \n\t-:#?,[]{}&*!|>'\"%@`~<=",
        "a",
        "b",
        ": ",
        "- ",
        "\n  ",
        "\n- ",
        "\u00e4",
        "\u201c",
        "\\",
        "\\x",
        "\r\n",
        "\u2028",
        "...",
        "---",
        "\ufeff",
        "1",
        "null",
    ]
)


@C_PARSER
@cases(400)
@given(st.lists(LETTERS, max_size=25).map("".join))
def test_any_text_gives_the_same_data_or_is_refused_on_the_same_line(text):
    plain, problem = decode(text)
    if problem is not None:
        return
    by_c, by_python = read_events(plain), read_events(plain, PureParser)
    assert by_python.data == by_c.data
    assert [(hit.code, hit.span.line) for hit in by_python.hits] == [(hit.code, hit.span.line) for hit in by_c.hits]
