"""check and load: what they take, what they give, and in which order things are said."""

import io
import json
from pathlib import Path

import pytest

import processkit
from processkit import InvalidProcess, Severity, UnreadableFile, WrongUse

KITCHEN = Path(__file__).parent.parent / "processes" / "fitted-kitchen.yaml"
SOUND = KITCHEN.read_text("utf-8")


def codes(text, **options):
    return [finding.code for finding in processkit.check(text=text, **options).findings]


def test_a_page_comes_as_a_path_an_open_file_or_text():
    reports = [
        processkit.check(KITCHEN),
        processkit.check(str(KITCHEN)),
        processkit.check(text=SOUND),
        processkit.check(text=SOUND.encode()),
        processkit.check(io.StringIO(SOUND)),
        processkit.check(io.BytesIO(SOUND.encode())),
    ]
    assert all(report.ok for report in reports)
    assert all(report.process == reports[0].process for report in reports)
    assert reports[0].path == str(KITCHEN)
    assert reports[2].path == "<text>"


def test_text_is_never_taken_for_a_path_and_a_path_never_for_text():
    assert codes(str(KITCHEN)) == ["PK106"]
    with pytest.raises(UnreadableFile, match="There is no file process: x"):
        processkit.check("process: x")


@pytest.mark.parametrize("arguments", [{}, {"source": KITCHEN, "text": SOUND}, {"source": 3}])
def test_wrong_use_is_told_in_a_sentence(arguments):
    with pytest.raises(WrongUse):
        processkit.check(**arguments)


def test_what_cannot_be_read_says_why(tmp_path):
    with pytest.raises(UnreadableFile, match="is a folder"):
        processkit.check(tmp_path)
    with pytest.raises(UnreadableFile, match="no file"):
        processkit.load(tmp_path / "none.yaml")
    with pytest.raises(UnreadableFile):
        processkit.check("a\0b")


def test_a_file_of_any_size_is_refused_before_it_is_read_whole(tmp_path):
    big = tmp_path / "big.yaml"
    with big.open("wb") as file:
        file.truncate(50_000_000)
    assert [f.code for f in processkit.check(big).findings] == ["PK003"]


def test_load_gives_the_process_or_raises_with_the_report():
    process = processkit.load(KITCHEN)
    assert process.name == "A fitted kitchen, from first call to raving fan"
    assert process.steps[4].handover is not None
    with pytest.raises(InvalidProcess, match="owns this step") as refusal:
        processkit.load(text="process: x\nsteps:\n  - step: A\n")
    assert [f.code for f in refusal.value.report.findings] == ["PK102"]


def test_one_root_cause_gives_one_message():
    """A misspelt step makes the one behind it unreachable, but only the slip is told."""
    assert codes(SOUND.replace("Yes: Measure and design", "Yes: Mesure and design")) == ["PK107"]


def test_what_only_a_lost_step_leads_to_is_an_echo_for_programs_and_silent_for_people():
    text = SOUND.replace("Yes: Measure and design", "Yes: Build the kitchen")
    findings = [f for f in processkit.check(text=text).findings if f.code == "PK201"]
    assert [(f.step, f.echo_of is None) for f in findings] == [
        ("Measure and design", True), ("Send the quote", False), ("Take the order", False),
    ]  # fmt: skip


def test_findings_come_the_worst_first_and_then_by_line():
    text = SOUND.replace("    decide: Is this a kitchen that we should build?\n", "").replace(
        "owner: Workshop", "owner: Sales office"
    )
    findings = processkit.check(text=text).findings
    order = [(list(Severity).index(f.severity), f.span.line) for f in findings]
    assert order == sorted(order)
    assert {"PK206", "PK309", "PK110"} <= {f.code for f in findings}


def test_checks_can_be_selected_and_ignored_by_code_beginning_and_name():
    text = SOUND.replace("    decide: Is this a kitchen that we should build?\n", "").replace(
        "owner: Workshop", "owner: Sales office"
    )
    assert set(codes(text, select=["PK2"])) == {"PK206"}
    assert set(codes(text, select=["answers-without-question", "pk110"])) == {"PK206", "PK110"}
    assert not set(codes(text, ignore=["PK2", "PK1"])) & {"PK206", "PK110"}
    with pytest.raises(WrongUse, match=r"Do you mean answers-without-question\?"):
        codes(text, select=["answers-without-questions"])


def test_what_keeps_a_page_from_being_read_is_told_whatever_is_selected():
    assert codes("process: [", select=["PK3"]) == ["PK001"]
    assert codes(SOUND.replace("Yes: Measure", "Yes: Mesure"), ignore=["PK1"]) == ["PK107"]


def test_a_step_accepts_only_for_itself():
    skipped = SOUND.replace("      Not yet: later", "      Same as last time: Build the kitchen\n      Not yet: later")
    skipped = skipped.replace("papers: [Signed quote, Measurements, Deposit receipt]\n      checks", "checks")
    (finding,) = [f for f in processkit.check(text=skipped).findings if f.code == "PK302"]
    assert (finding.step, finding.accepted) == ("Take the order", None)
    reason = "    accepted:\n      skipped-handover: regulars have everything on file\n"
    elsewhere = skipped.replace("  - step: Follow up\n", "  - step: Follow up\n" + reason)
    there = skipped.replace("  - step: Take the order\n", "  - step: Take the order\n" + reason)
    assert [f.accepted for f in processkit.check(text=elsewhere).findings if f.code == "PK302"] == [None]
    assert [f.accepted for f in processkit.check(text=there).findings if f.code == "PK302"] == [
        "regulars have everything on file"
    ]


def test_the_same_page_in_json_is_the_same_process():
    process = processkit.load(KITCHEN)
    again = processkit.load(text=json.dumps(process.to_data()))
    assert again == process
    assert process.to_data()["steps"][1]["takes"] == "1-2 days"


def test_a_page_becomes_a_graph_for_other_tools():
    graph = processkit.load(KITCHEN).graph()
    assert graph.nodes["send-the-quote"]["owner"] == "Sales rep"
    assert graph.nodes["won"] == {"kind": "end", "name": "Delighted customer", "outcome": "won"}
    assert graph.edges["send-the-quote", "later"]["kinds"] == ["no_reply"]
    assert graph.edges["send-the-quote", "take-the-order"]["answers"] == ["Accepted"]
