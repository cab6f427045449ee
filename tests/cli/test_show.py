"""``processkit show`` as somebody types it."""

import pytest
from tests.cli.test_commands import BAD, KITCHEN, run
from tests.cli.test_new import Terminal

BROKEN = "process: x\nsteps:\n" + "".join(f"  - step: {n}\n    owner: {o}\n" for n, o in ("AB", "BC", "CB", "DB"))


def test_a_page_is_shown_without_colours_to_programs():
    result = run("show", KITCHEN)
    assert result.returncode == 0, result.stderr
    text = result.stdout.decode()
    assert text.startswith("A fitted kitchen, from first call to raving fan\n")
    assert "Accepted → 5 Take the order" in text
    assert "8 steps, 4 roles, 4 handovers" in text
    assert "\x1b" not in text
    assert max(map(len, text.split("\n"))) <= 100
    assert result.stderr == b""


@pytest.mark.parametrize(("more", "has_colours"), [([], True), (["--no-color"], False)])
def test_owners_have_colours_in_a_terminal_unless_they_are_not_wanted(tmp_path, monkeypatch, more, has_colours):
    for name in ("NO_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    terminal = Terminal("show", str(KITCHEN), *more, cwd=tmp_path, term="xterm")
    assert terminal.end() == 0
    assert ("\x1b[34m" in terminal.said) is has_colours
    assert "Take the enquiry" in terminal.said


@pytest.mark.parametrize("width", [60, 80, 120])
def test_the_lines_are_as_wide_as_the_terminal_says(width):
    result = run("show", KITCHEN, COLUMNS=str(width))
    assert max(map(len, result.stdout.decode().split("\n"))) == width


def test_a_page_with_errors_is_shown_with_what_is_wrong_and_the_status_is_one(tmp_path):
    page = tmp_path / "page.yaml"
    page.write_text(BROKEN)
    result = run("show", page)
    assert result.returncode == 1
    text = result.stdout.decode()
    assert "still to be put right" in text
    assert "passes from B to C without a handover" in " ".join(text.split())
    assert "4  D" in text
    assert b"processkit check" in result.stderr


def test_a_page_that_cannot_be_read_is_refused_with_what_to_type():
    result = run("show", "-", stdin=BAD.encode())
    assert result.returncode == 1
    assert b"Write: owner: B" in result.stderr
    assert result.stdout == b""


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--role", "Workshp"], b"Do you mean Workshop?"),
        (["--width", "12"], b"no number of columns"),
        (["--lang", "xx yy"], b"no code of a language"),
    ],
)
def test_wrong_use_is_told(words, said):
    result = run("show", KITCHEN, *words)
    assert result.returncode == 2
    assert said in result.stderr
    assert b"Traceback" not in result.stderr
