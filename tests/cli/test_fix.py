"""``check --fix`` as somebody types it: what is written, what is shown, and what is left alone."""

import json
import stat
import subprocess

import pytest
from tests.cli.test_commands import KITCHEN, run
from tests.rights import python_with_usual_rights

SLIP = (
    b"process: x\nsteps:\n" + b"".join(b"  - step: %c\n    owner: Ana\n" % letter for letter in b"ABC")
    + b"  - step: D   # last\n    owner:Ana\n"
)  # fmt: skip
RIGHT = SLIP.replace(b"owner:Ana", b"owner: Ana")
GUESS = RIGHT.replace(b"owner: Ana\n  - step: D", b"owner Ana\n  - step: D")


@pytest.fixture
def page(tmp_path):
    file = tmp_path / "page.yaml"
    file.write_bytes(SLIP)
    return file


def test_the_file_is_put_right_the_change_is_shown_and_the_check_goes_on(page):
    result = run("check", "--fix", page)
    assert result.returncode == 0
    assert page.read_bytes() == RIGHT
    assert b"-    owner:Ana\n+    owner: Ana\n" in result.stderr
    assert b"1 thing put right: PK001 not-yaml." in result.stderr
    assert b"Holds together" in result.stdout


def test_without_fix_nothing_is_written_and_it_says_what_could_be(page):
    result = run("check", page)
    assert result.returncode == 1
    assert page.read_bytes() == SLIP
    assert b"1 thing can be put right for you: processkit check" in result.stdout
    assert b"--fix" in result.stdout
    assert result.stderr == b""


def test_a_guess_is_written_only_when_guesses_are_asked_for(page):
    page.write_bytes(GUESS)
    result = run("check", "--fix", page)
    assert page.read_bytes() == GUESS
    assert b"1 thing can be put right by a guess" in result.stdout
    run("check", "--unsafe-fixes", page)
    assert page.read_bytes() == RIGHT


def test_a_sound_file_is_not_touched(tmp_path):
    page = tmp_path / "page.yaml"
    page.write_bytes(KITCHEN.read_bytes())
    before = page.stat()
    assert run("check", "--fix", page).stderr == b""
    after = page.stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_programs_still_get_json_and_nothing_else(page):
    result = run("check", "--fix", "--format", "json", page)
    assert json.loads(result.stdout)["files"][0]["ok"] is True
    assert page.read_bytes() == RIGHT


def test_only_the_selected_checks_are_put_right(page):
    run("check", "--fix", page, "--select", "PK3")
    assert page.read_bytes() == SLIP


def test_who_may_read_the_file_and_its_mark_and_its_line_ends_stay(page):
    page.write_bytes(b"\xef\xbb\xbf" + SLIP.replace(b"\n", b"\r\n"))
    page.chmod(0o640)
    run("check", "--fix", page)
    assert page.read_bytes() == b"\xef\xbb\xbf" + RIGHT.replace(b"\n", b"\r\n")
    assert stat.S_IMODE(page.stat().st_mode) == 0o640
    assert [path.name for path in page.parent.iterdir()] == ["page.yaml"]


def test_a_link_is_not_followed(page, tmp_path):
    link = tmp_path / "link.yaml"
    link.symlink_to(page)
    result = run("check", "--fix", link)
    assert result.returncode == 2
    assert b"is a link to another file" in result.stderr
    assert page.read_bytes() == SLIP
    assert link.is_symlink()


def test_a_folder_that_may_not_be_written_is_told(page):
    page.parent.chmod(0o555)
    try:
        command = [*python_with_usual_rights(), "-m", "processkit", "check", "--fix", str(page)]
        result = subprocess.run(command, capture_output=True, check=False)
    finally:
        page.parent.chmod(0o755)
    assert result.returncode == 2, result.stderr
    assert b"cannot be written" in result.stderr
    assert page.read_bytes() == SLIP


def test_standard_input_comes_back_on_standard_output_and_the_report_beside_it():
    result = run("check", "--fix", "-", stdin=SLIP)
    assert result.stdout == RIGHT
    assert b"<standard input>: Holds together" in result.stderr
    assert result.returncode == 0
    assert run("check", "--fix", "-", KITCHEN, stdin=SLIP).returncode == 2


def test_a_file_that_is_no_text_is_left_to_the_check(tmp_path):
    page = tmp_path / "page.yaml"
    page.write_bytes(b"process: Caf\xe9\nsteps:\n")
    result = run("check", "--fix", page)
    assert result.returncode == 1
    assert page.read_bytes() == b"process: Caf\xe9\nsteps:\n"
