"""Times in a language that the page does not say, or says with a slip, have one cause and get one message."""

import pytest

import processkit

STEPS = "".join(f"  - step: {name}\n    owner: A\n    takes: {{0}}\n" for name in "PQRS")
TIMES = [
    ("de", "German", "bis zu 5 Tage"), ("fr", "French", "jusqu'à 5 jours"), ("es", "Spanish", "hasta 5 días"),
    ("nl", "Dutch", "5 werkdagen"), ("pt", "Portuguese", "até 5 dias"), ("it", "Italian", "5 giorni"),
]  # fmt: skip
each_language = pytest.mark.parametrize(("code", "name", "time"), TIMES)


def told(head, time):
    report = processkit.check(text=f"process: X\n{head}steps:\n{STEPS.format(chr(34) + time + chr(34))}")
    return [finding for finding in report.findings if finding.severity is not processkit.Severity.ADVICE]


@each_language
def test_where_the_page_says_no_language_the_first_time_tells_which_one_to_write(code, name, time):
    (finding,) = told("", time)
    assert finding.code == "PK111"
    assert f'"{time}" is {name}, and the page does not say that it is in that language.' in finding.message
    assert finding.fix == f"Write, at the top of the page: language: {code}"
    assert finding.path == ("steps", 0, "takes")


@each_language
@pytest.mark.parametrize(
    "slip", ["langauge: {}", "language: “{}”", "language: [{}]", "language: {{what: {}}}", "sprache: {}"]
)
def test_where_the_language_has_a_slip_only_the_slip_is_told(code, name, time, slip):
    (finding,) = told(slip.format(code) + "\n", time)
    assert finding.span.line == 2


@each_language
def test_a_page_that_says_its_language_is_told_nothing(code, name, time):
    assert [finding for finding in told(f"language: {code}\n", time) if finding.code == "PK111"] == []


def test_a_time_that_no_language_reads_is_told_as_before():
    assert [finding.code for finding in told("", "a while")] == ["PK111"] * 4


def test_a_page_in_another_language_than_it_says_is_told_each_time():
    assert [finding.code for finding in told("language: fr\n", "5 Tage")] == ["PK111"] * 4
