"""The sheet for a review: all that is open, once; and the questions that fit each step."""

import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from tests.effort import cases
from tests.pages import process_of, random_pages, step

import processkit
from processkit.checks.rules import ALL_CHECKS
from processkit.flow.flow import Flow
from processkit.flow.sale import PHASES, phases_of
from processkit.rendering.views.outline import markdown_of
from processkit.report.text import Look
from processkit.review import open_points as tables
from processkit.review.open_points import KEYS, open_points
from processkit.review.questions import questions_of_page, questions_of_step
from processkit.review.sheet import review_of
from processkit.review.terminal import text_of

ROOT = Path(__file__).resolve().parent.parent.parent
TEMPLATES = sorted((ROOT / "processes").glob("*.yaml"))
KITCHEN = ROOT / "processes" / "fitted-kitchen.yaml"
DAY = date(2026, 11, 2)


def blocks_of(path):
    report = processkit.check(path, today=DAY)
    return report, review_of(report.process, report)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
@pytest.mark.parametrize("width", [60, 100, 120])
def test_no_line_is_wider_than_the_terminal(path, width):
    _report, blocks = blocks_of(path)
    for line in text_of(blocks, Look(width)).splitlines():
        assert len(line) <= width or line.startswith("    "), line


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_each_finding_is_told_once_with_what_to_type(path):
    report, blocks = blocks_of(path)
    told = " ".join(text_of(blocks, Look(10_000)).split())
    for finding in report.findings:
        assert told.count(" ".join(finding.message.split())) == (finding.accepted is None)
        if finding.accepted is None:
            assert " ".join(finding.fix.split()) in told


def test_every_step_is_asked_about_and_every_number_stands_for_a_point():
    report, blocks = blocks_of(KITCHEN)
    text = text_of(blocks, Look(100))
    for label, one in zip(report.process.numbers.labels, report.process.steps, strict=True):
        assert re.search(rf"^{label} {one.name}$", text, re.M)
    points = {int(n) for n in re.findall(r"^([0-9]+), (?:advice|must fix|customers)", text, re.M)}
    assert points == set(range(1, len(points) + 1))
    named = {int(n) for line in re.findall(r"Open: (.*)", text) for n in re.findall(r"[0-9]+", line.split("(")[-1])}
    assert named == points


def test_the_keys_share_all_points_among_them():
    report, _blocks = blocks_of(KITCHEN)
    points = open_points(report.findings, Flow(report.process))
    assert {point.key for point in points} <= set(KEYS)
    assert [point.number for point in points] == list(range(1, len(points) + 1))
    assert [p.is_absent for p in points] == sorted(p.is_absent for p in points)


def test_what_names_several_steps_is_open_at_each_of_them():
    report, _blocks = blocks_of(KITCHEN)
    (mute,) = [p for p in open_points(report.findings, Flow(report.process)) if p.finding.code == "PK603"]
    assert mute.steps == (2, 3, 6)
    assert mute.phases == ("win", "keep")


def test_the_tables_name_checks_that_there_are():
    codes = {rule.code for rule in ALL_CHECKS}
    numbers = [*tables._COMMUNICATION, *tables._TRANSPARENCY, *tables._ABSENT]
    assert {f"PK{number}" for number in numbers} | {*tables._OF_PHASES, *tables._OF_SEVERAL_STEPS} <= codes
    assert set(tables._COMMUNICATION) & set(tables._TRANSPARENCY) == set()


@cases(100)
@given(random_pages(most_steps=6, with_stages=True))
def test_every_step_that_is_reached_has_a_phase_and_along_the_main_path_they_only_go_on(process):
    flow = Flow(process)
    phases = phases_of(flow)
    assert list(phases) == [place for place in range(flow.step_count) if place in flow.reached]
    on_path = [PHASES.index(phases[place]) for place in process.numbers.main_path[:-1]]
    usual = [phase for phase in on_path if phase < PHASES.index("advocate")]
    assert usual == sorted(usual)


@pytest.mark.parametrize(
    ("keys", "phases"),
    [
        ([{}, {"milestone": "qualify"}, {}, {"milestone": "close"}, {}], ["find", "find", "win", "win", "keep"]),
        ([{"becomes": "lead"}, {"becomes": "customer"}, {"becomes": "advocate"}], ["find", "win", "advocate"]),
        ([{"milestone": "propose"}, {"milestone": "deliver"}, {"ask_for": ["referral"]}], ["win", "keep", "advocate"]),
        ([{}, {}], ["find", "find"]),
    ],
)
def test_the_phase_of_a_step_follows_from_its_stage(keys, phases):
    process = process_of(process="P", steps=[step(f"S{n}", **k) for n, k in enumerate(keys)])
    assert list(phases_of(Flow(process)).values()) == phases


def test_the_questions_are_those_that_the_page_leaves_open():
    known = step("A", done_when=["It is there"], customer={"by": "phone", "told": "So", "feels": "Safe"})
    bare = step("B", milestone="qualify")
    process = process_of(process="P", steps=[known, bare])
    assert questions_of_step(process.steps[0], "Office") == [
        "By phone: is it done well each time, with the right facts?",
        "Does what we say and send read clearly to somebody outside?",
        "Do they really feel like this: Safe?",
        "Could Office do this step tomorrow?",
        "Is it really done when: It is there?",
    ]
    assert questions_of_step(process.steps[1], None) == [
        "Who and what does the customer see here? What would they feel?",
        "Do we know who decides, what matters most to them, and who else they ask?",
        "Who else could do this step?",
        "How does one see that it is done?",
    ]


def test_what_is_being_improved_is_asked_about():
    focus = {"step": "A", "until": "end of March", "goal": "Every second customer answers"}
    process = process_of(process="P", steps=[step("A")], focus=focus)
    assert questions_of_page(process)[-1] == (
        "We are improving this, until end of March: Every second customer answers. Is it better?"
    )


def test_markdown_has_boxes_and_shows_the_owners_words_as_they_are():
    page = KITCHEN.read_text("utf-8").replace("A brochure and a name", "A *brochure* <b> and a name")
    report = processkit.check(text=page, today=DAY)
    told = markdown_of(review_of(report.process, report))
    assert told.startswith("# Review: A fitted kitchen")
    assert "* [ ] By phone: is it done well each time" in told
    assert r"A \*brochure\* \<b\> and a name" in told
    assert "\n    done_when: [The day of delivery is agreed]\n" in told


def run(*words, page=""):
    return subprocess.run(
        [sys.executable, "-m", "processkit", "review", *map(str, words)],
        input=page, capture_output=True, text=True, encoding="utf-8", cwd=ROOT, timeout=60, check=False,
    )  # fmt: skip


def test_the_command_prints_the_sheet_also_for_a_page_with_errors_in_its_flow():
    done = run(KITCHEN)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Review: A fitted kitchen")
    stuck = run("-", page="process: P\nsteps:\n" + "".join(f"  - step: {n}\n    owner: {n}\n" for n in "ABCD"))
    assert stuck.returncode == 0
    assert "1, must fix:" in stuck.stdout


def test_a_page_that_cannot_be_followed_is_checked_first():
    done = run("-", page="process: P\nsteps:\n  - step: A\n    owner: B\n    next: C\n")
    assert done.returncode == 1
    assert done.stdout == ""
    assert "there is no step or end" in done.stderr
    assert "Once this is put right" in done.stderr
    assert run("none.yaml").returncode == 2
