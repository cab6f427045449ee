"""Workflow commands: whatever stands on a page, each finding is one command, and says what it should."""

import re

from hypothesis import given
from hypothesis import strategies as st
from tests.cli.test_commands import KITCHEN, run
from tests.effort import cases

from processkit.findings import Finding, Severity, Span
from processkit.flow.figures import Figures
from processkit.report.github import github_lines, github_problem
from processkit.report.report import Report

_COMMAND = re.compile(r"::(error|warning) ([^:\n]*(?:=[^:,\n]*)(?:,[^:\n]*)*)::([^\r\n]*)\n")


def parsed(line):
    """Read a command as GitHub does."""
    match = _COMMAND.fullmatch(line)
    assert match, line
    properties = dict(pair.split("=", 1) for pair in match[2].split(","))
    return match[1], {key: unescaped(value) for key, value in properties.items()}, unescaped(match[3])


def unescaped(text):
    for sign, code in ((":", "%3A"), (",", "%2C"), ("\r", "%0D"), ("\n", "%0A"), ("%", "%25")):
        text = text.replace(code, sign)
    return text


def report_of(path, *findings):
    return Report(path, findings, Figures())


@cases(200)
@given(st.text(), st.text(), st.text(min_size=1).filter(lambda t: "/" not in t and t not in (".", "..")))
def test_no_text_of_a_page_can_end_a_command_or_begin_another(message, fix, path):
    finding = Finding("PK301", "some-name", Severity.ERROR, message, fix=fix, span=Span(3, 5, 3, 9))
    lines = github_lines(report_of(path, finding)).splitlines(keepends=True)
    (line,) = lines
    kind, properties, data = parsed(line)
    assert kind == "error"
    assert properties["title"] == "PK301 some-name"
    assert (properties["line"], properties["col"], properties["endColumn"]) == ("3", "5", "9")
    assert "::" not in line.split("::", 2)[1]
    if message.isascii() and message.isprintable() and message:
        assert data.startswith(message.strip())


def test_advice_and_what_is_accepted_or_an_echo_makes_no_mark_beside_a_line():
    shown = Finding("PK1", "a", Severity.WARNING, "One.", why="Two.", fix="Three.")
    hidden = [
        Finding("PK2", "b", Severity.ADVICE, "x"),
        Finding("PK3", "c", Severity.ERROR, "x", accepted="on purpose"),
        Finding("PK4", "d", Severity.ERROR, "x", echo_of=("steps", 0)),
    ]
    assert github_lines(report_of("a/b.yaml", shown, *hidden)) == "::warning file=a/b.yaml,title=PK1 a::One.%0ATwo.%0AThree.\n"  # fmt: skip


def test_a_span_over_several_lines_has_no_columns():
    finding = Finding("PK1", "a", Severity.ERROR, "x", span=Span(3, 5, 6, 1))
    assert github_lines(report_of("b.yaml", finding)) == "::error file=b.yaml,title=PK1 a,line=3,endLine=6::x\n"


def test_the_command_line_prints_nothing_but_commands(tmp_path):
    page = tmp_path / "page.yaml"
    page.write_text("process: x\nsteps:\n  - step: A\n    ownr: 100% B\n")
    result = run("check", "--format", "github", "page.yaml", "none.yaml", KITCHEN, cwd=tmp_path)
    assert result.returncode == 2
    first, second = result.stdout.decode().splitlines()
    assert first.startswith(
        "::error file=page.yaml,title=PK101 unknown-field,line=4,endLine=4,col=5,endColumn=9::Step 1"
    )
    assert "Write: owner: 100%25 B" in first
    assert second + "\n" == github_problem("There is no file none.yaml.")
