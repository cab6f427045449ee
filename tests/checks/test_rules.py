"""Every check is tested by its own examples."""

import re
from datetime import date
from pathlib import Path

import pytest

import processkit
from processkit import Severity
from processkit.checks import rules
from processkit.checks.rules import ALL_CHECKS

FOLDER = Path(rules.__file__).parent
each_check = pytest.mark.parametrize("rule", ALL_CHECKS, ids=lambda rule: f"{rule.code}-{rule.name}")


def check(text):
    """Check an example on the day for which they are written."""
    return processkit.check(text=text, today=date(2026, 11, 2))


def said(report):
    """The (code, line) of all errors and warnings, and of all advice."""
    loud = {(f.code, f.span.line) for f in report.findings if f.severity is not Severity.ADVICE}
    advice = {(f.code, f.span.line) for f in report.findings if f.severity is Severity.ADVICE}
    return loud, advice


@each_check
def test_the_bad_example_is_reported_at_each_marked_line_and_nowhere_else(rule):
    marked = {(rule.code, n) for n, line in enumerate(rule.bad.splitlines(), 1) if "# <-- here" in line}
    loud, advice = said(check(rule.bad))
    if rule.severity is Severity.ADVICE:
        assert not loud
        assert {hit for hit in advice if hit[0] == rule.code} == marked
    else:
        assert loud == marked
    assert marked


@each_check
def test_the_good_example_has_no_error_and_no_warning_and_nothing_from_this_check(rule):
    report = check(rule.good)
    loud, advice = said(report)
    assert loud == set()
    assert rule.code not in {code for code, _line in advice}
    assert report.ok


@each_check
def test_a_finding_says_what_happens_why_and_what_to_type(rule):
    finding = next(f for f in check(rule.bad).findings if f.code == rule.code)
    assert finding.message.endswith((".", "."))
    assert finding.message[0].isupper() or finding.message[0] in '"'
    assert finding.fix
    assert finding.why == rule.why
    for word in ("invalid", "schema", "node", "null", "steps[", "None", "tuple", "mapping"):
        assert word not in f"{finding.message} {finding.fix} {finding.why}", word


@each_check
def test_a_check_is_well_formed(rule):
    assert re.fullmatch(r"PK[0-9]{3}", rule.code)
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name)
    assert rule.why.endswith(".")
    assert not rule.title.endswith(".")
    assert (FOLDER / f"{rule.name.replace('-', '_')}.py").exists()
    never = rule.code.startswith(("PK0", "PK1")) or rule.code in {"PK201", "PK202", "PK208", "PK801", "PK802"}
    assert rule.can_be_accepted is not never


def test_every_file_of_the_folder_is_listed_once_and_in_order():
    files = {path.stem.replace("_", "-") for path in FOLDER.glob("*.py")} - {"--init--"}
    assert files == {rule.name for rule in ALL_CHECKS}
    codes = [rule.code for rule in ALL_CHECKS]
    assert codes == sorted(set(codes))


@each_check
def test_what_may_be_accepted_is_silent_with_a_reason_and_only_then(rule):
    before = check(rule.bad)
    if not rule.can_be_accepted:
        accepted = check(f"{rule.bad}accepted:\n  {rule.name}: it is meant so\n")
        assert not any(f.accepted for f in accepted.findings)
        return
    accepted = check(f"{rule.bad}accepted:\n  {rule.name}: it is meant so\n")
    mine = [f for f in accepted.findings if f.code == rule.code]
    assert mine
    assert all(f.accepted == "it is meant so" for f in mine)
    assert accepted.ok
    without_reason = check(f"{rule.bad}accepted:\n  {rule.name}:\n")
    still_mine = [f for f in without_reason.findings if f.code == rule.code]
    assert len(still_mine) >= len(mine)
    assert not any(f.accepted for f in still_mine)
    assert before.ok is without_reason.ok
