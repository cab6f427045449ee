"""Upkeep: who looks after the page, when, and what it has accepted."""

import json
from datetime import date

import pytest
from tests.pages import process_of, step

import processkit
from processkit import Severity

STEPS = "".join(f"  - step: {name}\n    owner: Shop\n" for name in "ABCD")
PAGE = f"process: P\nsteps:\n{STEPS}"
TODAY = date(2026, 11, 2)


def found(text, code, **options):
    return [f for f in processkit.check(text=text, **{"today": TODAY, **options}).findings if f.code == code]


@pytest.mark.parametrize(("due", "count"), [("2026-11-01", 1), ("2026-11-02", 0), ("2026-11-03", 0)])
def test_a_page_is_overdue_from_the_day_after(due, count):
    assert len(found(f"{PAGE}review_by: {due}\n", "PK902")) == count


def test_without_a_day_nothing_is_overdue():
    assert found(f"{PAGE}review_by: 2001-01-01\n", "PK902", today=None) == []


def test_what_to_write_on_an_overdue_page_is_sound():
    (finding,) = found(f"{PAGE}review_by: 2026-01-01\n", "PK902")
    lines = [line.strip() for line in finding.fix.splitlines() if line.startswith("    ")]
    assert found(PAGE + "\n".join(lines) + "\n", "PK902") == []
    assert lines == ["revised: 2026-11-02", "review_by: 2027-05-03"]


ACCEPTED = [
    ("no-backup: We are never away", None),
    ("No-Backup: We are never away", None),
    ("skipped-handover: We do not mind", "nothing to accept"),
    ("no-backups: We are never away", "There is no check"),
    ("PK307: We are never away", "There is no check"),
    ("never-reached: It is so", "cannot be accepted"),
    ("no-backup:", "No reason stands behind"),
    ("review-overdue: We are late", "nothing to accept"),
    ("missing-letters: It is so", "nothing to accept"),
    ("accepted-without-use: It is so", "nothing to accept"),
]


@pytest.mark.parametrize(("line", "says"), ACCEPTED)
def test_what_is_accepted_must_have_a_use(line, says):
    findings = found(f"{PAGE}accepted:\n  {line}\n", "PK904")
    assert [says in f.message for f in findings] == ([True] if says else [])
    assert [(f.severity, f.span.line) for f in findings] == ([(Severity.WARNING, 12)] if says else [])


def test_the_name_that_was_meant_is_offered():
    for written in ("no-backups", "PK307", "pk307"):
        (finding,) = found(f"{PAGE}accepted:\n  {written}: We are never away\n", "PK904")
        assert finding.fix == "Write:   no-backup: the reason why it is on purpose"


def test_a_step_accepts_for_itself_alone():
    reason = "    accepted:\n      no-backup: We are never away\n"
    first = PAGE.replace("owner: Shop\n", f"owner: Shop\n{reason}", 1)
    last = f"{PAGE}{reason}"
    assert found(first, "PK904") == []
    assert [f.step for f in found(last, "PK904")] == ["D"]


def test_what_nobody_has_looked_for_is_not_called_useless():
    letters = f"{PAGE}accepted:\n  missing-letters: It is so\n"
    overdue = f"{PAGE}accepted:\n  review-overdue: It is so\n"
    assert found(letters, "PK904", paper=None) == []
    assert found(overdue, "PK904", today=None) == []
    broken = f"{PAGE}    next: A\naccepted:\n  skipped-handover: It is so\n"
    assert found(broken, "PK904") == []
    assert found(broken, "PK202")


def test_it_is_judged_before_checks_are_selected():
    page = f"{PAGE}accepted:\n  no-backup: We are never away\n"
    assert found(page, "PK904", select=["PK9"]) == []
    assert found(page, "PK904", ignore=["PK3"]) == []


def test_what_is_useless_can_be_accepted_too_and_is_then_no_use_by_itself():
    both = f"{PAGE}accepted:\n  skipped-handover: Next year\n  accepted-without-use: Next year\n"
    assert [f.accepted for f in found(both, "PK904")] == ["Next year"]
    alone = f"{PAGE}accepted:\n  accepted-without-use: Next year\n"
    (finding,) = found(alone, "PK904")
    assert "nothing to accept" in finding.message


def test_long_texts_are_told_once_and_names_are_shorter():
    name, text = "N" * 61, "t" * 161
    process = process_of(
        process="P", steps=[step("A", next=name), step("B"), step(name), step("D", do=[text], paperwork=["p" * 161])]
    )
    report = processkit.check(text=json.dumps(process.to_data()))
    long = [f for f in report.findings if f.code == "PK803"]
    assert [(f.path, f.message.split(":")[0]) for f in long] == [
        (("steps", 2, "step"), "The name of step 2"),
        (("steps", 3, "do", 0), 'Step 3 "D", do'),
        (("steps", 3, "paperwork", 0), 'Step 3 "D", paperwork'),
    ]
    assert "61 letters, 1 more than the 60" in long[0].message


@pytest.mark.parametrize(("length", "count"), [(160, 0), (161, 1)])
def test_a_text_may_have_160_letters(length, count):
    page = f"{PAGE}purpose: {'x' * length}\n"
    assert len(found(page, "PK803")) == count
