"""``processkit case`` for programs, with strange names, in narrow terminals, and when things go wrong."""

import json
import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
from itertools import product

import pytest
from tests.cli.test_commands import KITCHEN, run

from processkit.cli.app import main
from processkit.rendering.terminal.cells import cells

MONDAY = "2026-11-09T09:00+02:00"
POSITION = {
    "id", "customer", "process", "definition", "status", "outcome", "events", "started_at", "number", "of", "step",
    "step_id", "owner", "due", "late", "untold", "waits_for", "missing", "next", "question", "only_if", "if_late",
    "owed", "contact", "end", "overrides", "customer_text",
}  # fmt: skip
HOSTILE = [
    "\x1b[31mRed\x1b[0m \x07 Bell",
    "Line\nbreak\tand tab",
    "\u202egnp.exe",
    "👩‍👩‍👧‍👦 Family 🇿🇦",
    "שרה כהן",
    "田中太郎",
    "--help",
    "'; DROP TABLE cases; --",
    '$(reboot) `id` "quoted" \\ back',
    "x" * 300,
    "%s %(name)s {0}",
]


@pytest.fixture
def shop(tmp_path, monkeypatch):
    """Return a function that types a command in a folder of its own, and returns status, output and notes."""
    monkeypatch.chdir(tmp_path)
    for name in ("PROCESSKIT_DB", "PROCESSKIT_BY", "COLUMNS", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TZ", "Africa/Johannesburg")
    monkeypatch.setenv("LOGNAME", "sam")
    (tmp_path / "kitchen.yaml").write_bytes(KITCHEN.read_bytes())

    def type_it(capsys, *words):
        try:
            status = main(["case", *map(str, words)])
        except SystemExit as stop:
            status = stop.code
        out, err = capsys.readouterr()
        return status, out, err

    return type_it


def data_of(shop, capsys, *words):
    status, out, err = shop(capsys, *words, "--json")
    assert "Traceback" not in err
    return status, json.loads(out)


def start(shop, capsys, name="Wendy Smith", *more):
    return data_of(shop, capsys, "start", "kitchen.yaml", f"--customer={name}", "--at", MONDAY, *more)[1]["case"]


def test_a_command_answers_in_json_with_every_key_always(shop, capsys):
    case = start(shop, capsys)
    assert set(case) == POSITION
    assert (case["status"], case["number"], case["of"], case["owner"]) == ("open", "1", 8, "Sales rep")
    assert case["due"] == "2026-11-10T15:00:00Z"
    assert case["missing"] == [{"kind": "paper", "what": "Enquiry form", "from_whom": "Sales rep"}]
    status, answer = data_of(shop, capsys, "paper", "wendy", "enq", "--ref", "drive/1", "--at", MONDAY)
    assert status == 0
    assert set(answer) == {"version", "case", "happened"}
    assert answer["version"] == 1
    (happened,) = answer["happened"]
    assert set(happened) == {"position", "case", "event", "at", "type", "by", "words", "data"}
    assert (happened["type"], happened["by"], happened["words"]) == ("paper_filed", "sam", {"ref": "drive/1"})


def test_a_refusal_in_json_says_what_is_missing_and_the_status_is_one(shop, capsys):
    start(shop, capsys)
    status, answer = data_of(shop, capsys, "complete", "wendy")
    assert status == 1
    assert set(answer) == {"version", "refused", "case", "happened"}
    assert answer["refused"]["code"] == "missing"
    assert answer["refused"]["missing"] == [{"kind": "paper", "what": "Enquiry form", "from_whom": "Sales rep"}]
    assert set(answer["case"]) == POSITION


def test_each_question_answers_in_json(shop, capsys):
    start(shop, capsys)
    at = ("--at", "2026-12-01T09:00+02:00")
    shapes = {
        ("show", "wendy"): {"version", "case"},
        ("list",): {"version", "cases", "more"},
        ("due", *at): {"version", "due", "more"},
        ("late", *at): {"version", "due", "more"},
        ("remind", *at): {"version", "due", "more"},
        ("history", "wendy"): {"version", "case", "customer", "events"},
        ("report",): {"version", "pages"},
        ("verify",): {"version", "ok", "cases", "events", "problems"},
        ("migrate", "--to", "kitchen.yaml", "--preview"): {"version", "moved", "moves"},
        ("copy", "copy.db"): {"version", "file"},
        ("remind", "--ics", "due.ics", *at): {"version", "file", "entries"},
        ("advance", *at): {"version", "cases"},
    }
    for words, keys in shapes.items():
        status, answer = data_of(shop, capsys, *words)
        assert (status, set(answer)) == (0, keys), words
    late = data_of(shop, capsys, "late", *at)[1]["due"]
    assert set(late[0]) == {
        "case", "customer", "version", "kind", "step_id", "number", "of", "what", "who", "due", "late", "untold", "plan",
        "missing", "customer_text", "opens_at", "day",
    }  # fmt: skip


def test_the_outbox_goes_on_behind_a_position(shop, capsys):
    start(shop, capsys)
    lines = shop(capsys, "outbox")[1].splitlines()
    first, second = map(json.loads, lines)
    assert (first["type"], second["type"]) == ("processkit.case.started", "processkit.case.step_entered")
    assert "Wendy" not in lines[0]
    assert shop(capsys, "outbox", "--after", int(first["sequence"]))[1].splitlines() == lines[1:]
    assert shop(capsys, "outbox", "--limit", 1)[1].splitlines() == lines[:1]


def test_a_command_with_a_key_is_carried_out_once(shop, capsys):
    one = start(shop, capsys, "Wendy", "--key", "form-17")
    two = start(shop, capsys, "Wendy", "--key", "form-17")
    assert one["id"] == two["id"]
    words = ("paper", "wendy", "enq", "quote", "--key", "mail-1", "--at", MONDAY)
    assert len(data_of(shop, capsys, *words)[1]["happened"]) == 2
    assert data_of(shop, capsys, *words)[1]["happened"] == []
    assert data_of(shop, capsys, "show", "wendy")[1]["case"]["events"] == 4


@pytest.mark.parametrize("name", HOSTILE, ids=range(len(HOSTILE)))
def test_no_name_commands_the_terminal_or_breaks_a_line(shop, capsys, monkeypatch, name):
    case = start(shop, capsys, name)
    assert case["customer"] == name.strip()
    at = ("--at", "2026-12-01T09:00+02:00")
    one = (["show", case["id"], *at], ["history", case["id"]])
    for columns, words in product((60, 120), (["list"], ["due", *at], ["late", *at], ["remind", *at], *one)):
        monkeypatch.setenv("COLUMNS", str(columns))
        status, out, err = shop(capsys, *words)
        assert (status, err) == (0, ""), words
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", out)
        # What is to be typed stays on one line, so that it can be copied.
        lines = [line for line in out.split("\n") if not line.lstrip().startswith("processkit case ")]
        assert max(map(cells, lines)) <= columns, words
    status, out, err = shop(capsys, "show", name if not name.startswith("-") else case["id"])
    assert status == 0, err


def test_names_of_a_page_are_shown_without_their_commands(shop, capsys, tmp_path):
    page = "process: A\nsteps:\n" + "".join(f'  - {{step: "{n}", owner: Shop}}\n' for n in ("田中 Ａ", "Zwei", "Drei", "Vier"))  # fmt: skip
    (tmp_path / "wide.yaml").write_text(page, "utf-8")
    status, out, _ = shop(capsys, "start", "wide.yaml", "--customer", "Jo")
    assert (status, "田中 Ａ" in out) == (0, True)


def test_only_start_makes_a_file(shop, capsys, tmp_path):
    for words in (["list"], ["show", "x"], ["advance"], ["verify"], ["outbox"], ["report"], ["copy", "c.db"], ["forget", "x"]):  # fmt: skip
        status, _, err = shop(capsys, *words, "--db", "none.db")
        assert status == 2
        assert "There is no file none.db" in err
    assert not (tmp_path / "none.db").exists()
    (tmp_path / "bad.yaml").write_text("process: x\nsteps:\n  - step: A\n")
    assert shop(capsys, "start", "bad.yaml", "--customer", "Jo", "--db", "none.db")[0] == 1
    assert shop(capsys, "start", "kitchen.yaml", "--customer", " ", "--db", "none.db")[0] == 2
    assert shop(capsys, "start", "missing.yaml", "--customer", "Jo", "--db", "none.db")[0] == 2
    assert not (tmp_path / "none.db").exists()
    assert shop(capsys, "start", "kitchen.yaml", "--customer", "Jo", "--db", "a b%20c.db")[0] == 0
    assert (tmp_path / "a b%20c.db").exists()


def test_the_place_and_the_person_come_from_the_surroundings(shop, capsys, tmp_path, monkeypatch):
    monkeypatch.setenv("PROCESSKIT_DB", "sqlite:///shop.db")
    monkeypatch.setenv("PROCESSKIT_BY", "Lindi")
    start(shop, capsys)
    assert (tmp_path / "shop.db").exists()
    assert data_of(shop, capsys, "history", "wendy")[1]["events"][0]["by"] == "Lindi"
    assert shop(capsys, "--db", str(tmp_path / "shop.db"), "list")[0] == 0


@pytest.mark.parametrize("content", [b"", b"x", b"no database" * 100, b"SQLite format 3\0" + b"\0" * 2000])
def test_a_file_that_is_none_of_ours_is_left_as_it_is(shop, capsys, tmp_path, content):
    (tmp_path / "other.db").write_bytes(content)
    status, _, err = shop(capsys, "list", "--db", "other.db")
    assert (status == 2) == bool(content), err
    assert not content or (tmp_path / "other.db").read_bytes() == content


def test_a_database_that_is_kept_busy_is_told_in_a_sentence(shop, capsys, tmp_path, monkeypatch):
    start(shop, capsys)
    monkeypatch.setattr("processkit.store.sqlite_opening._BUSY_SECONDS", 0.2)
    busy = sqlite3.connect(tmp_path / "processkit.db", isolation_level=None)
    busy.execute("BEGIN IMMEDIATE")
    status, _, err = shop(capsys, "note", "wendy", "hello")
    busy.close()
    assert status == 2
    assert "kept busy by another program" in err


def test_two_processes_at_once_lose_nothing(shop, capsys, tmp_path):
    start(shop, capsys)
    program = (
        "import sys\nfrom processkit.cli.app import main\n"
        "for n in range(15):\n assert main(['case', 'note', 'wendy', f'{sys.argv[1]} {n}']) == 0"
    )
    both = [
        subprocess.Popen([sys.executable, "-c", program, name], stdout=subprocess.DEVNULL, cwd=tmp_path)
        for name in ("one", "two")
    ]
    assert [one.wait(60) for one in both] == [0, 0]
    events = data_of(shop, capsys, "history", "wendy")[1]["events"]
    assert sorted(e["words"]["text"] for e in events if e["type"] == "noted") == sorted(
        f"{name} {n}" for name in ("one", "two") for n in range(15)
    )
    assert shop(capsys, "verify")[0] == 0


@pytest.mark.skipif(os.name != "posix", reason="Windows has no SIGTERM that a program can answer")
def test_a_worker_brings_up_what_is_late_and_stops_when_it_is_told_to(shop, capsys, tmp_path):
    shop(capsys, "start", "kitchen.yaml", "--customer", "Wendy", "--at", "2020-01-06T09:00+02:00")
    worker = subprocess.Popen(
        [sys.executable, "-m", "processkit", "case", "worker", "--every", "1s"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=tmp_path,
    )  # fmt: skip
    first = worker.stdout.readline() + worker.stdout.readline()
    time.sleep(0.1)
    worker.send_signal(signal.SIGTERM)
    err = worker.communicate(timeout=20)[1]
    assert worker.returncode == 0
    assert "Late: step 1" in first
    assert "Stopped." in err
    assert "Traceback" not in err
    assert data_of(shop, capsys, "list")[1]["cases"][0]["events"] == 3


def test_a_reader_that_has_seen_enough_is_no_error(shop, capsys, tmp_path):
    for number in range(30):
        start(shop, capsys, f"Customer {number}")
    with subprocess.Popen(
        [sys.executable, "-m", "processkit", "case", "list", "--json"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path,
    ) as listing:  # fmt: skip
        listing.stdout.read(10)
        listing.stdout.close()
        assert (listing.wait(60), listing.stderr.read()) == (0, b"")


@pytest.mark.parametrize(
    "words",
    [["show", "\udcff"], ["note", "wendy", "a\0b"], ["list", "--db", "x" * 5000], ["list", "--role", "\ud800"],
     ["park", "wendy", "--until", "9999 weeks"], ["due", "--until", "9999-12-31"], ["score", "wendy", "nan"]],
    ids=range(7),
)  # fmt: skip
def test_what_nobody_should_type_is_told_in_a_sentence(shop, capsys, words):
    start(shop, capsys)
    status, _out, err = shop(capsys, *words)
    assert status in (1, 2)
    assert len(err.splitlines()) <= 2


def test_many_customers_are_cut_and_it_is_said_how_many_more(shop, capsys):
    for number in range(5):
        start(shop, capsys, f"Customer {number}")
    assert "2 more: --limit 5" in shop(capsys, "list", "--limit", 3)[1]
    assert data_of(shop, capsys, "list", "--limit", 3)[1]["more"] == 2
    assert "2 more: --limit 5" in shop(capsys, "due", "--limit", 3, "--at", MONDAY)[1]


def test_whom_we_were_reminded_of_stays_in_the_lists_until_something_is_recorded(shop, capsys):
    start(shop, capsys, "Parked Peter")
    start(shop, capsys, "Won Wendy")
    shop(capsys, "park", "peter", "--until", "2026-11-20", "--at", MONDAY)
    shop(capsys, "override", "wendy", "Delighted", "--reason", "A friend", "--at", MONDAY)
    after = ("--at", "2027-02-10T09:00+02:00")  # three months later: both were to hear from us, Peter twice

    def to_call(when):
        return sorted(due["customer"] for due in data_of(shop, capsys, "late", "--at", when)[1]["due"])

    assert shop(capsys, "advance", *after)[0] == 0
    assert to_call(after[1]) == ["Parked Peter", "Won Wendy"]
    assert to_call("2027-02-23T09:00+02:00") == ["Parked Peter", "Won Wendy"]
    assert to_call("2027-02-25T09:00+02:00") == ["Parked Peter"]
    shop(capsys, "note", "peter", "Called: not before May", "--told", "--at", "2027-02-11T09:00+02:00")
    assert to_call("2027-02-12T09:00+02:00") == ["Won Wendy"]


def test_forgetting_asks_first_and_erases_every_trace(shop, capsys, tmp_path, monkeypatch):
    start(shop, capsys, "Wilhelmina Unmistakable")
    shop(capsys, "note", "wilh", "Her dog is called Unforgettable")
    shop(capsys, "end", "wilh", "lost", "--reason", "why not")
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda: "no")
    assert shop(capsys, "forget", "wilh")[0] == 1
    monkeypatch.setattr("builtins.input", lambda: "yes")
    assert shop(capsys, "forget", "wilh")[0] == 0
    assert b"Unmistakable" not in (tmp_path / "processkit.db").read_bytes()
    assert b"Unforgettable" not in (tmp_path / "processkit.db").read_bytes()
    case = data_of(shop, capsys, "list")[1]["cases"][0]["id"]
    assert "(forgotten)" in shop(capsys, "history", case)[1]
    for words in (
        ["note", case, "x"],
        ["migrate", case, "--to", "kitchen.yaml"],
        ["reopen", case, "1", "--reason", "x"],
    ):
        status, _, err = shop(capsys, *words)
        assert status <= 1
        assert status == 0 or "was forgotten" in err


def test_a_changed_file_is_found_out(shop, capsys, tmp_path):
    start(shop, capsys)
    changed = sqlite3.connect(tmp_path / "processkit.db")
    for (trigger,) in changed.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        changed.execute(f"DROP TRIGGER {trigger}")
    changed.execute("DELETE FROM events WHERE rowid = 1")
    changed.commit()
    changed.close()
    status, out, _ = shop(capsys, "verify")
    assert status == 1
    assert "Not all is as it was kept" in out


def test_the_calendar_file_is_written_for_phones(shop, capsys, tmp_path):
    start(shop, capsys)
    status, _, err = shop(capsys, "remind", "--ics", "due.ics", "--at", MONDAY)
    assert (status, "wrote due.ics: 1 entry" in err) == (0, True)
    text = (tmp_path / "due.ics").read_text("utf-8")
    assert "SUMMARY:Wendy Smith – Take the enquiry" in text


def test_help_is_there_for_each_sub_command_and_loads_no_other():
    done = run("case", "--help")
    assert done.returncode == 0
    assert b"send-back" in done.stdout
    program = (
        "import sys\nfrom processkit.cli.app import main\n"
        "try: main(['case', 'tick', '--help'])\nexcept SystemExit: pass\n"
        "print([n for n in sys.modules if n.startswith('processkit.cli.cases.') and n.split('.')[3] in"
        " ('reporting', 'moving', 'upcoming', 'leaving', 'passing_time')])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.stdout.rstrip().endswith("[]"), done.stdout + done.stderr
    assert "the numbers" in done.stdout or "their numbers" in done.stdout


def test_checking_a_page_loads_nothing_of_the_cases():
    program = (
        f"import sys\nfrom processkit.cli.app import main\nmain(['check', {str(KITCHEN)!r}])\n"
        "assert not [n for n in sys.modules if 'cli.case' in n or n.startswith(('processkit.runtime', 'processkit.store', 'sqlite3'))]"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
