"""``processkit new`` as somebody types it: in a terminal, from a list, from a template."""

import os
import select
import sys
import time
from pathlib import Path

import pytest
from tests.cli.test_commands import run

from processkit import check

pty = pytest.importorskip("pty", reason="there are no terminals of this kind here")
ROOT = Path(__file__).parent.parent.parent
LIST = ROOT / "tests" / "first_page" / "lists" / "fitted-kitchen.txt"
GARDEN = [
    "A new garden", "Green Side Gardens", "012 345 6789",
    "Visit and measure", "Send the plan", "Take the order", "Plant the garden", "Call after two weeks", "",
    "Gardener, 1 day, sketch", "Gardener, 3 days, plan", "", "Crew, 2-4 days", "Gardener, 1 hour",
    "Pipes and cables are marked; the customer knows the day", "The crew says what was planted",
    "", "", "", "",
]  # fmt: skip
"""What an owner types, line by line: 12 short answers, 8 times only Enter."""


class Terminal:
    """A program in a terminal of its own, to which lines are typed when it waits for them."""

    def __init__(self, *words, cwd, term="dumb"):
        self.said = ""
        self.pid, self.master = pty.fork()
        if self.pid == 0:
            os.chdir(cwd)
            clean = {**os.environ, "TERM": term, "COLUMNS": "80"}
            os.execve(sys.executable, [sys.executable, "-m", "processkit", *words], clean)  # noqa: S606  # our own command

    def read(self, quiet=0.1, most=20.0):
        """Read what comes, until it is quiet for a moment; False at the end of the program."""
        begun, something = time.monotonic(), False
        while time.monotonic() - begun < most:
            if not select.select([self.master], [], [], quiet if something else 0.5)[0]:
                if something:
                    return True
                continue
            try:
                data = os.read(self.master, 65536)
            except OSError:  # how Linux tells the end
                return False
            if not data:
                return False
            self.said += data.decode("utf-8", "replace")
            something = True
        raise AssertionError(f"it says nothing more:\n{self.said}")

    def press(self, keys):
        """Press keys, when the program has asked for something."""
        self.read()
        os.write(self.master, keys)

    def type(self, line):
        """Type a line."""
        self.press(f"{line}\n".encode())

    def end(self):
        """Wait for the end; return the exit status."""
        while self.read():
            pass
        os.close(self.master)
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])


def test_the_questions_end_in_a_sound_page_of_the_own_trade(tmp_path):
    terminal = Terminal("new", cwd=tmp_path)
    for line in GARDEN:
        terminal.type(line)
    assert terminal.end() == 0, terminal.said
    page = tmp_path / "a-new-garden.yaml"
    report = check(page)
    assert [f.message for f in report.findings if f.severity.value != "advice"] == []
    assert "Holds together: 5 steps, 2 roles, 2 handovers" in terminal.said
    assert "10 of 10" in terminal.said
    assert "processkit render a-new-garden.yaml" in terminal.said
    text = page.read_text("utf-8")
    assert "    takes: 2-4 days" in text
    assert "papers: [Sketch, Plan]" in text
    assert "- Pipes and cables are marked" in text
    # Five minutes at the speed of a slow typist: a key every half a second, and ten seconds to think at each question.
    assert sum(len(line) + 1 for line in GARDEN) / 2 + 10 * 10 < 300


@pytest.mark.parametrize(("key", "status"), [(b"\x03", 130), (b"\x04", 1)])
def test_whoever_stops_leaves_nothing_behind(tmp_path, key, status):
    terminal = Terminal("new", "garden.yaml", cwd=tmp_path)
    for line in GARDEN[:7]:
        terminal.type(line)
    terminal.press(key)
    assert terminal.end() == status
    assert "Stopped. Nothing was written." in terminal.said
    assert "Traceback" not in terminal.said
    assert list(tmp_path.iterdir()) == []


def test_where_nobody_can_answer_it_says_what_to_type(tmp_path):
    result = run("new", stdin=b"A garden\n", cwd=tmp_path)
    assert result.returncode == 2
    assert b"nobody here to answer" in result.stderr
    assert b"processkit new --from steps.txt" in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_list_becomes_a_file_named_after_its_title(tmp_path):
    result = run("new", "--from", LIST, cwd=tmp_path)
    assert result.returncode == 0, result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["a-fitted-kitchen.yaml"]
    assert b"wrote a-fitted-kitchen.yaml: Holds together: 7 steps" in result.stderr
    assert result.stdout == b""
    again = run("new", "--from", LIST, cwd=tmp_path)
    assert b"a-fitted-kitchen-2.yaml" in again.stderr


def test_a_list_from_standard_input_goes_to_standard_output(tmp_path):
    result = run("new", "-", "--from", "-", stdin=LIST.read_bytes(), cwd=tmp_path)
    assert result.stdout.decode() == LIST.with_suffix(".yaml").read_text("utf-8")
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_there_stays_as_it_is_unless_forced(tmp_path):
    page = tmp_path / "mine.yaml"
    page.write_text("mine")
    for more in (["--from", LIST], ["--template", "fitted-kitchen"], []):
        result = run("new", "mine.yaml", *more, cwd=tmp_path)
        assert result.returncode == 2
        assert b"stays as it is" in result.stderr
        assert page.read_text() == "mine"
    assert run("new", "mine", "--template", "fitted-kitchen", "--force", cwd=tmp_path).returncode == 0
    assert page.read_bytes() == (ROOT / "processes" / "fitted-kitchen.yaml").read_bytes()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--template", "fitted-kitchn"], b"Do you mean fitted-kitchen?"),
        (["garden.pdf", "--from", str(LIST)], b"call the file garden.yaml"),
        (["--from", "none.txt"], b"There is no file none.txt."),
        (["--from", "a.txt", "--template", "b"], b"not allowed with"),
    ],
)
def test_wrong_use_is_told_and_nothing_is_written(tmp_path, words, said):
    result = run("new", *words, cwd=tmp_path)
    assert result.returncode == 2
    assert said in result.stderr
    assert b"Traceback" not in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_list_of_three_is_told_what_is_missing_and_nothing_is_written(tmp_path):
    result = run("new", "x.yaml", "--from", "-", stdin=b"- a\n- b\n- c\n", cwd=tmp_path)
    assert result.returncode == 1
    assert b"This list has 3 steps, and a page has 4 to 10." in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_list_that_is_no_text_is_told(tmp_path):
    (tmp_path / "list.docx").write_bytes(b"PK\x03\x04" + bytes(400))
    result = run("new", "--from", "list.docx", cwd=tmp_path)
    assert result.returncode == 1
    assert b"Traceback" not in result.stderr
    assert not list(tmp_path.glob("*.yaml"))
