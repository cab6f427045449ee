"""The command line as somebody types it: what is printed where, and the exit status."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
KITCHEN = ROOT / "processes" / "fitted-kitchen.yaml"
BAD = "process: x\nsteps:\n  - step: A\n    ownr: B\n"
WARNS = "process: x\nsteps:\n" + "".join(f"  - step: {n}\n    owner: Shop\n" for n in "ABC") + (
    "  - step: D\n    owner: Shop\n    answers:\n      Yes: won\n      No: lost\n"
)  # fmt: skip


def run(*words, stdin=None, cwd=ROOT, **environment):
    clean = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "COLUMNS")}
    return subprocess.run(
        [sys.executable, "-m", "processkit", *map(str, words)],
        input=stdin, capture_output=True, cwd=cwd, env={**clean, **environment}, timeout=120, check=False,
    )  # fmt: skip


def test_a_sound_page_is_praised_and_the_status_is_zero():
    result = run("check", "processes/fitted-kitchen.yaml")
    assert result.returncode == 0
    assert b"Holds together: 8 steps, 4 roles, 4 handovers" in result.stdout
    assert result.stderr == b""


def test_a_bad_page_says_what_to_type_and_the_status_is_one(tmp_path):
    page = tmp_path / "page.yaml"
    page.write_text(BAD)
    result = run("check", page)
    assert result.returncode == 1
    assert b"must fix" in result.stdout
    assert b"Write: owner: B" in result.stdout
    assert b"\x1b[" not in result.stdout


def test_a_missing_file_is_status_two_and_the_others_are_still_checked():
    result = run("check", "none.yaml", KITCHEN)
    assert result.returncode == 2
    assert b"There is no file none.yaml." in result.stderr
    assert b"Holds together" in result.stdout


def test_warnings_fail_only_when_strict(tmp_path):
    page = tmp_path / "page.yaml"
    page.write_text(WARNS)
    assert run("check", page).returncode == 0
    assert run("check", "--strict", page).returncode == 1


def test_standard_input_is_read_for_a_dash():
    result = run("check", "-", stdin=BAD.encode())
    assert result.returncode == 1
    assert b"<standard input>:4:5" in result.stdout


def test_a_folder_means_every_process_in_it(tmp_path):
    (tmp_path / "sub").mkdir()
    (tmp_path / "one.yaml").write_bytes(KITCHEN.read_bytes())
    (tmp_path / "sub" / "two.yml").write_text(BAD)
    (tmp_path / "three.json").write_text('{"process": "x", "steps": [{"step": "A"}]}')
    (tmp_path / "settings.yaml").write_text("colour: blue\n")
    (tmp_path / ".hidden.yaml").write_text(BAD)
    result = run("check", tmp_path, "--format", "json")
    names = [Path(file["path"]).name for file in json.loads(result.stdout)["files"]]
    assert sorted(names) == ["one.yaml", "three.json", "two.yml"]
    assert result.returncode == 1
    (tmp_path / "empty").mkdir()
    assert run("check", tmp_path / "empty").returncode == 2


def test_json_has_every_key_always(tmp_path):
    page = tmp_path / "page.yaml"
    page.write_text(BAD)
    data = json.loads(run("check", "--format", "json", page, KITCHEN).stdout)
    assert set(data) == {"version", "files"}
    bad, good = data["files"]
    assert set(bad) == set(good) == {"path", "ok", "findings", "figures"}
    assert (bad["ok"], good["ok"]) == (False, True)
    assert set(bad["findings"][0]) == {
        "code", "name", "severity", "message", "why", "fix", "step", "line", "column", "end_line", "end_column",
        "path", "way", "related", "accepted",
    }  # fmt: skip
    figures = {
        "steps", "roles", "handovers", "main_path", "typical_minutes", "worst_minutes", "worst_path",
        "promise_worst_minutes", "promise_minutes", "longest_silence_minutes", "fit",
    }  # fmt: skip
    assert set(bad["figures"]) == set(good["figures"]) == figures
    assert set(bad["figures"].values()) == {None}
    assert good["figures"]["steps"] == 8


def test_selecting_takes_codes_with_spaces_or_commas_and_files_behind_them(tmp_path):
    page = tmp_path / "page.yaml"
    page.write_text(WARNS)
    for words in (["--select", "PK2", "PK3", page], ["--select", "PK2,PK3", page], [page, "--select", "PK206"]):
        assert b"PK206" in run("check", *words).stdout
    assert b"PK206" not in run("check", page, "--ignore", "PK2").stdout
    unknown = run("check", page, "--select", "PK999")
    assert unknown.returncode == 2
    assert b'There is no check "PK999"' in unknown.stderr


@pytest.mark.parametrize(
    ("words", "says"),
    [(["chek"], b"Do you mean check?"), ([], b"missing"), (["check"], b"Which file?"), (["check", "--formt", "x"], b"not known"),
     (["check", "--format", "jsn", "x"], b"Do you mean json?"), (["explain", "PK999"], b"There is no check"),
     (["templates", "kitchen"], b"There is no template"), (["render", "a", "b"], b"folder")],
)  # fmt: skip
def test_a_wrong_command_is_told_in_plain_words_and_is_status_two(words, says):
    result = run(*words)
    assert result.returncode == 2
    assert says in result.stderr
    assert b"Traceback" not in result.stderr
    assert result.stdout == b""


def test_explain_prints_why_with_examples_and_lists_groups():
    result = run("explain", "pk302")
    assert result.returncode == 0
    assert result.stdout == run("explain", "skipped-handover").stdout
    for piece in (b"PK302 skipped-handover", b"# <-- here", b"accepted:", b"sound"):
        assert piece in result.stdout
    assert run("explain", "PK3").stdout.count(b"\n") >= 5
    assert run("explain").stdout.count(b"PK") >= 30


def test_schema_prints_the_published_schema():
    assert run("schema").stdout == (ROOT / "schemas" / "process-v1.schema.json").read_bytes()


def test_templates_are_listed_and_printed():
    listed = run("templates").stdout
    for name in (b"fitted-kitchen", b"online-plant-shop", b"restaurant-table"):
        assert name in listed
    assert run("templates", "fitted-kitchen").stdout == KITCHEN.read_bytes()


def test_a_reader_that_stops_early_is_no_error():
    command = f"{sys.executable} -m processkit explain PK302 | head -1"
    result = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True, cwd=ROOT, check=False)
    assert result.stderr == b""
    assert result.returncode == 0


def test_texts_of_a_page_cannot_command_the_terminal(tmp_path):
    page = tmp_path / "page.yaml"
    for sign, told in (("\\e[31m", "(U+001B)"), ("\\u202e", "<U+202E>")):
        page.write_text(f'process: x\nsteps:\n  - step: "A{sign}"\n    owner: B\n    nxt: C\n')
        out = run("check", page).stdout.decode()
        assert "\x1b" not in out
        assert "\u202e" not in out
        assert told in out


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this machine has no /dev/full, a disk that is always full")
def test_a_full_disk_gets_a_sentence():
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "processkit", "check", KITCHEN], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 2
    assert done.stderr == b"processkit: the output cannot be written: No space left on device.\n"


def test_a_terminal_that_knows_ascii_only_still_gets_an_answer():
    result = run("check", KITCHEN, PYTHONIOENCODING="ascii")
    assert result.returncode == 0
    assert b"Traceback" not in result.stderr


def test_a_page_with_errors_is_not_rendered_and_says_why(tmp_path):
    page = tmp_path / "page.yaml"
    page.write_text(BAD)
    result = run("render", page, "-o", tmp_path / "page.pdf")
    assert result.returncode == 1
    assert b"Write: owner: B" in result.stderr
    assert not (tmp_path / "page.pdf").exists()


def test_a_draft_is_printed_in_spite_of_errors_as_soon_as_the_page_can_be_read(tmp_path):
    page, target = tmp_path / "page.yaml", tmp_path / "page.pdf"
    page.write_text(KITCHEN.read_text("utf-8").replace("Yes: Measure and design", "Yes: Mesure"), "utf-8")
    refused = run("render", page, "-o", target)
    assert refused.returncode == 1
    assert b"With --draft it is printed" in refused.stderr
    drawn = run("render", page, "-o", target, "--draft", "--mono")
    assert drawn.returncode == 0, drawn.stderr
    assert target.read_bytes().startswith(b"%PDF-")
    page.write_text("process: [\n")
    broken = run("render", page, "-o", target, "--draft")
    assert broken.returncode == 1
    assert b"first it must be possible to read it" in broken.stderr


def test_a_page_is_judged_on_the_paper_that_is_asked_for():
    result = run("check", KITCHEN, "--paper", "letter")
    assert result.returncode == 0
    assert b"fits one Letter page" in b" ".join(result.stdout.split())
    fit = json.loads(run("check", KITCHEN, "--format", "json").stdout)["files"][0]["figures"]["fit"]
    assert fit == {"paper": "a4", "fits": True, "measured": False, "smallest_pt": None}


def test_rendering_writes_the_format_that_the_ending_says(tmp_path):
    for ending, start in (("pdf", b"%PDF-"), ("svg", b"<svg"), ("png", b"\x89PNG"), ("dot", b"")):
        target = tmp_path / f"out.{ending}"
        result = run("render", KITCHEN, "-o", target, "--view", "diagram")
        assert result.returncode == 0, result.stderr
        assert target.read_bytes().startswith(start)
        assert f"wrote {target}".encode() in result.stderr
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []
    wrong = run("render", KITCHEN, "-o", tmp_path / "out.docx")
    assert wrong.returncode == 2
    assert b".docx" in wrong.stderr


def test_several_pages_are_rendered_into_a_folder(tmp_path):
    result = run("render", ROOT / "processes", "-o", tmp_path / "out", "--to", "dot")
    assert result.returncode == 0
    pages = [path.stem for path in (ROOT / "processes").glob("*.yaml")]
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == sorted(f"{page}.dot" for page in pages)


def test_a_page_can_go_to_standard_output():
    result = run("render", KITCHEN, "--to", "pdf", "-o", "-")
    assert result.returncode == 0
    assert result.stdout.startswith(b"%PDF-")


def test_the_words_that_are_not_the_users_come_in_the_language_that_is_asked_for():
    german = run("render", KITCHEN, "--view", "diagram", "--to", "svg", "--lang", "de-AT", "-o", "-")
    assert german.returncode == 0
    assert german.stderr == b""
    assert "Jederzeit: Customer cancels" in german.stdout.decode()


def test_a_language_without_words_is_told_and_printed_in_english(tmp_path):
    result = run("render", KITCHEN, "-o", tmp_path / "page.dot", "--lang", "pl")
    assert result.returncode == 0
    assert b'There are no printed words in the language "pl": those that are not yours are in English.' in result.stderr
    assert "At any time: Customer cancels" in (tmp_path / "page.dot").read_text("utf-8")


def test_a_word_that_is_no_language_code_is_refused(tmp_path):
    result = run("render", KITCHEN, "-o", tmp_path / "page.dot", "--lang", "german")
    assert result.returncode == 2
    assert result.stderr.startswith(b'processkit: "german" is no code of a language. Write one such as de, en,')
    assert not (tmp_path / "page.dot").exists()


def test_a_place_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "file").write_text("x")
    result = run("render", KITCHEN, "-o", tmp_path / "file" / "out.pdf")
    assert result.returncode == 2
    assert b"cannot be written" in result.stderr
    assert b"Traceback" not in result.stderr


def test_a_great_many_files_are_told_in_their_order_whatever_processor_checks_them(tmp_path):
    sound = KITCHEN.read_text("utf-8")
    for number in range(130):
        text = BAD if number == 77 else sound.replace("Oak and Iron", f"Shop {number}")
        (tmp_path / f"page{number:03}.yaml").write_text(text, "utf-8")
    result = run("check", tmp_path)
    lines = [line for line in result.stdout.decode().splitlines() if ".yaml: " in line]
    assert [line.split(".yaml")[0][-3:] for line in lines] == [f"{n:03}" for n in range(130)]
    assert result.returncode == 1
    assert b"130 pages checked: 1 must be fixed." in result.stdout
    files = json.loads(run("check", tmp_path, "--format", "json").stdout)["files"]
    assert [file["ok"] for file in files] == [n != 77 for n in range(130)]
