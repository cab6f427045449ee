"""``processkit diff`` as somebody types it."""

import json
import re

import pytest
from tests.cli.test_commands import BAD, KITCHEN, run

TEXT = KITCHEN.read_text("utf-8")


@pytest.fixture
def changed(tmp_path):
    page = tmp_path / "new.yaml"
    page.write_text(
        TEXT.replace("Fit the kitchen", "Install the kitchen")
        .replace("    owner: Sales office\n    takes: 1 day", "    owner: Workshop\n    takes: 2 days")
        .replace("papers: [Measurements, Quote]", "papers: [Measurements, Quote, Enquiry form]")
    )
    return page


def test_the_team_reads_what_has_changed(changed):
    result = run("diff", KITCHEN, changed)
    assert result.returncode == 0, result.stderr
    text = " ".join(result.stdout.decode().split())
    for sentence in (
        'Step 7 "Install the kitchen" was called "Fit the kitchen".',
        'Step 5 "Take the order" now belongs to Workshop (before: Sales office).',
        'Step 5 "Take the order" takes 2 days (before: 1 day).',
        'Step 5 "Take the order" asks for one more paper in its handover: Enquiry form.',
        "Typical time: 32.5 days (before: 31.5 days).",
        'Whoever has not begun step 5 "Take the order" yet needs Enquiry form for it.',
    ):
        assert sentence in text
    assert "\x1b" not in text


def test_only_the_writing_differs(tmp_path):
    page = tmp_path / "new.yaml"
    page.write_text("# a note\n" + re.sub("  # .*", "", TEXT))
    result = run("diff", KITCHEN, page, "--exit-code")
    assert result.stdout == b"The process is the same; only the writing differs.\n"
    assert result.returncode == 0
    assert run("diff", KITCHEN, KITCHEN).stdout == b"The two pages are the same.\n"


def test_programs_get_the_same_as_data(changed):
    result = run("diff", KITCHEN, changed, "--format", "json")
    data = json.loads(result.stdout)
    assert (data["version"], data["same"]) == (1, False)
    owner = next(change for change in data["changes"] if change["field"] == "owner")
    assert owner["path"] == ["steps", 4, "owner"]
    assert (owner["kind"], owner["before"], owner["after"]) == ("changed", "Sales office", "Workshop")
    assert all(change["text"] for change in data["changes"])
    assert json.loads(run("diff", KITCHEN, KITCHEN, "--format", "json").stdout) == {
        "version": 1, "same": True, "changes": [], "under_way": [],
    }  # fmt: skip


def test_it_comes_as_markdown_for_a_note_to_the_team(changed):
    text = run("diff", KITCHEN, changed, "--format", "markdown").stdout.decode()
    assert text.startswith("# What has changed: A fitted kitchen")
    assert "\n## Who does what\n\n- Step 5" in text


def test_a_difference_can_be_told_by_the_exit_status(changed):
    assert run("diff", KITCHEN, changed, "--exit-code").returncode == 1


def test_the_old_page_may_come_from_standard_input(changed):
    result = run("diff", "-", changed, stdin=TEXT.encode())
    assert b"now belongs to Workshop" in result.stdout
    assert run("diff", "-", "-", stdin=b"").returncode == 2


def test_a_page_that_cannot_be_read_is_told(tmp_path):
    page = tmp_path / "bad.yaml"
    page.write_text(BAD)
    result = run("diff", KITCHEN, page)
    assert result.returncode == 1
    assert b"Write: owner: B" in result.stderr
    assert run("diff", KITCHEN, "none.yaml").returncode == 2
