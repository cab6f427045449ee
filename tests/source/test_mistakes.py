"""The mistakes of a shared collection, each put into a whole page: told on its line, or kept as typed.

Source: slips worded after those that people show in public issue threads.
"""

from pathlib import Path

import pytest

import processkit
from processkit.findings import Severity

HERE = Path(__file__).parent / "mistakes"

TOLD = {
    "02-tab-after-dash-value": [5],
    "06-colon-space-in-value": [3],
    "08-missing-space-mixed": [4],
    "12-hash-eats-value": [3, 5],
    "14-leading-percent": [2],
    "16-backslash-in-double-quotes": [2],
    "18-duplicate-key": [5],
    "20-missing-dash-mapping-instead-of-list": [2],
    "22-value-and-children": [3],
    "24-key-dedented-to-root": [4],
    "26-text-after-closing-quote": [3],
    "30-template-braces-unquoted": [4],
    "32-wrong-case-key": [2],
    "34-date-becomes-date": [2],
    "36-windows-1252-umlaut": [1],
    "38-question-mark-start": [5],
}
"""The lines with a slip. A page with two of them has two."""

KEPT = {
    "04-yes-as-label": lambda page: list(page.steps[2].answers) == ["yes", "no"],
    "10-leading-zero": lambda page: (page.company, page.contact) == ("01097", "0510210600"),
    "28-bom": lambda page: page.name == "Selling a bicycle",
    "40-scientific": lambda page: (page.version, page.based_on) == ("1e3", "12e4"),
}
"""What is no mistake in this language: the word stays the word that was typed."""


def test_every_file_is_either_told_or_kept():
    assert sorted(TOLD | KEPT) == sorted(file.stem for file in HERE.glob("*.yaml"))


@pytest.mark.parametrize("name", TOLD)
def test_a_mistake_is_told_on_its_line_with_what_to_type(name):
    report = processkit.check(HERE / f"{name}.yaml")
    found = [*report.of(Severity.ERROR), *report.of(Severity.WARNING)]
    assert sorted(finding.span.line for finding in found) == TOLD[name]
    assert all(finding.fix for finding in found)


@pytest.mark.parametrize("name", KEPT)
def test_what_is_no_mistake_is_kept_letter_for_letter(name):
    report = processkit.check(HERE / f"{name}.yaml")
    assert not report.of(Severity.ERROR)
    assert not report.of(Severity.WARNING)
    assert KEPT[name](report.process)
