"""SARIF logs: judged by the published schema, and by the tool of those who keep the format."""

import json
import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote

import jsonschema
import pytest
from tests.npm_packages import npm_packages

from processkit.checks.rules import ALL_CHECKS
from processkit.cli.app import main
from processkit.findings import Finding, Severity
from processkit.flow.figures import Figures
from processkit.report.report import Report
from processkit.report.sarif import sarif_data

ROOT = Path(__file__).parent.parent.parent
ODD = """process: "Ends\\e[31m [here](http://x) \\u202e"
steps:
  - step: A % B
    ownr: Zoë
    owner: Zoë
    owner: Ana
"""
# The project has no home page on the web that could be named.
KNOWN = {"SARIF2005"}


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """The bad page of each check, and a page of oddities, in a folder whose name has to be escaped."""
    folder = tmp_path_factory.mktemp("some pages") / "ü # 1"
    folder.mkdir()
    for check in ALL_CHECKS:
        (folder / f"{check.code}.yaml").write_text(check.bad, "utf-8")
    (folder / "odd.yaml").write_text(ODD, "utf-8")
    accepting = next(check for check in ALL_CHECKS if check.code == "PK301").bad
    (folder / "accepting.yaml").write_text(f"{accepting}accepted:\n  owner-change-no-handover: They share a desk\n", "utf-8")  # fmt: skip
    return folder.parent


@pytest.fixture(scope="module")
def log(pages):
    done = subprocess.run(
        [sys.executable, "-m", "processkit", "check", "ü # 1", "none.yaml", "--format", "sarif"],
        cwd=pages, capture_output=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert done.stdout.isascii()
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def multitool():
    if sys.platform != "linux":
        pytest.skip("the judge of SARIF logs is set up for Linux only")
    return npm_packages("@microsoft/sarif-multitool-linux") / "@microsoft" / "sarif-multitool-linux"


def test_logs_keep_to_the_published_schema(log, multitool):
    schema = json.loads((multitool / "sarif-2.1.0.json").read_text("utf-8-sig"))
    judge = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
    assert [error.message for error in judge.iter_errors(log)] == []


def test_the_multitool_has_no_error_and_no_warning(log, multitool, tmp_path):
    program = multitool / "Sarif.Multitool"
    program.chmod(0o755)
    judged, verdict = tmp_path / "log.sarif", tmp_path / "verdict.sarif"
    judged.write_text(json.dumps(log, indent=1), "utf-8")
    subprocess.run(
        [program, "validate", judged, "--level", "Error;Warning", "--output", verdict],
        env={**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"}, capture_output=True, timeout=120, check=False,
    )  # fmt: skip
    (run,) = json.loads(verdict.read_text("utf-8-sig"))["runs"]
    assert run["invocations"][0]["executionSuccessful"]
    assert {result["ruleId"] for result in run.get("results", [])} <= KNOWN


def test_each_finding_is_in_the_log_with_its_place_and_its_weight(log, pages, capsys, monkeypatch):
    monkeypatch.chdir(pages)
    main(["check", "ü # 1", "--format", "json"])
    told = [finding for file in json.loads(capsys.readouterr().out)["files"] for finding in file["findings"]]
    (run,) = log["runs"]
    levels = {"error": "error", "warning": "warning", "advice": "note"}
    regions = [result["locations"][0]["physicalLocation"]["region"] for result in run["results"]]
    assert [(r["ruleId"], r["level"]) for r in run["results"]] == [(f["code"], levels[f["severity"]]) for f in told]
    assert [(r["startLine"], r["startColumn"]) for r in regions] == [(f["line"], f["column"]) for f in told]
    assert [run["tool"]["driver"]["rules"][r["ruleIndex"]]["id"] for r in run["results"]] == [f["code"] for f in told]


def test_what_is_accepted_is_suppressed_with_its_reason(log):
    suppressed = [result for result in log["runs"][0]["results"] if "suppressions" in result]
    assert [(r["ruleId"], r["suppressions"][0]["justification"]) for r in suppressed] == [
        ("PK301", "They share a desk")
    ]


def test_what_may_be_written_for_a_finding_is_in_the_log_and_puts_it_right(log, pages, capsys, monkeypatch):
    monkeypatch.chdir(pages)
    tried = 0
    for result in log["runs"][0]["results"]:
        for fix in result.get("fixes", []):
            (change,) = fix["artifactChanges"]
            page = pages / unquote(change["artifactLocation"]["uri"])
            Path("put-right.yaml").write_text(written(page.read_text("utf-8"), change["replacements"]), "utf-8")
            main(["check", "put-right.yaml", "--format", "json"])
            (file,) = json.loads(capsys.readouterr().out)["files"]
            first_line = result["message"]["text"].split("\n")[0]
            left = [f["message"] for f in file["findings"] if f["code"] == result["ruleId"]]
            assert not any(first_line.startswith(message) for message in left), fix
            tried += 1
    assert tried >= 9


def written(text, replacements):
    """Write the replacements into a text, the last first, as whoever takes a fix does."""
    starts = [0]
    for line in text.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    for replacement in reversed(replacements):
        region = replacement["deletedRegion"]
        start = starts[region["startLine"] - 1] + region["startColumn"] - 1
        end = starts[region["endLine"] - 1] + region["endColumn"] - 1
        text = text[:start] + replacement["insertedContent"]["text"] + text[end:]
    return text


def test_places_are_uris_below_the_folder_and_texts_hold_no_commands(log):
    (run,) = log["runs"]
    uris = {artifact["location"]["uri"] for artifact in run["artifacts"]}
    assert "%C3%BC%20%23%201/odd.yaml" in uris
    text = json.dumps(log, ensure_ascii=False)
    assert not {sign for sign in text if sign in "\x1b\u202e"}


def test_brackets_in_a_text_make_no_link():
    finding = Finding("PK1", "a", Severity.ERROR, "See [here](http://x) \\ there.")
    (result,) = sarif_data(Report("a.yaml", (finding,), Figures()))["results"]
    assert result["message"]["text"] == r"See \[here\](http://x) \\ there."


def test_a_file_that_cannot_be_read_is_told_as_a_failure_of_the_run(log):
    (invocation,) = log["runs"][0]["invocations"]
    assert invocation["executionSuccessful"] is False
    assert invocation["toolExecutionNotifications"][0]["message"]["text"] == "There is no file none.yaml."


def test_the_sign_of_a_finding_stays_when_lines_and_steps_are_put_in_above(capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    page = next(check for check in ALL_CHECKS if check.code == "PK301").bad

    def sign(text):
        Path("page.yaml").write_text(text, "utf-8")
        main(["check", "page.yaml", "--format", "sarif", "--select", "PK301"])
        (result,) = json.loads(capsys.readouterr().out)["runs"][0]["results"]
        return result["partialFingerprints"]

    more = page.replace("steps:\n", "# a note\n\nsteps:\n  - step: Ask in\n    owner: Shop\n")
    assert sign(page) == sign(more)
