"""What ``--fix`` writes: as agreed for each slip, proven, and with nothing lost."""

import os
from pathlib import Path

import pytest
from tests.editing.looking import difference, look
from tests.effort import FACTOR
from tests.source.slip_maker import slips_in

from processkit.editing.mending import mend
from processkit.editing.notes import notes_in
from processkit.editing.places import Places
from processkit.pipeline import load
from processkit.source.decoding import decode
from processkit.source.reader import read_page
from processkit.source.yaml_events import read_events

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
GOLDEN = HERE / "fixes.golden.txt"
FILES = sorted([*(ROOT / "tests" / "source" / "slips").glob("*"), *(HERE / "pages").glob("*")])
TEXTS = {file.name: text for file in FILES for text, problem in [decode(file.read_bytes())] if problem is None}
TEMPLATES = sorted((ROOT / "processes").glob("*.yaml"))


def notes_of(text):
    return [note.text for note in notes_in(Places(read_events(text).source))]


def told(name, text):
    lines = [f"== {name}\n"]
    for heading, guess in (("", False), ("by a guess", True)):
        mended = mend(text, look, guess=guess)
        if guess and mended.text == mend(text, look).text:
            continue
        left = sorted({finding.code for finding in look(mended.text).errors})
        lines.append(f"{heading or 'surely'}: {' '.join(f.code for f in mended.fixed) or 'nothing'}; left: {' '.join(left) or 'no error'}\n")  # fmt: skip
        lines.append(difference(text, mended.text))
    return "".join(lines)


def test_each_slip_is_put_right_as_it_was_agreed():
    now = "\n".join(told(name, text) for name, text in TEXTS.items())
    if os.environ.get("UPDATE_GOLDEN"):
        GOLDEN.write_text(now, "utf-8")
    assert now == GOLDEN.read_text("utf-8")


@pytest.mark.parametrize("guess", [False, True], ids=["surely", "by a guess"])
@pytest.mark.parametrize("name", TEXTS)
def test_what_was_put_right_passes_and_nothing_more_is_changed_the_second_time(name, guess):
    text = TEXTS[name]
    mended = mend(text, look, guess=guess)
    assert (mended.text == text) == (not mended.fixed)
    again = mend(mended.text, look, guess=guess)
    assert (again.text, again.fixed) == (mended.text, [])


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda t: t.stem)
def test_a_slip_of_the_finger_that_is_surely_put_right_gives_back_the_page_that_was_meant(template):
    """A colon typed into a text stays in it, of course: there the text must be what was typed."""
    text = template.read_text("utf-8")
    meant, notes = load(text=text), notes_of(text)
    fixed = 0
    slips = slips_in(text, 1 if FACTOR > 1 else 331)
    for slip in slips:
        mended = mend(slip.text, look)
        if not mended.fixed:
            continue
        fixed += 1
        assert notes_of(mended.text) == notes, slip
        assert len(mended.text.splitlines()) == len(text.splitlines()), slip
        if slip.kind != "unquoted colon":
            assert read_page(mended.text).process == meant, (slip, difference(slip.text, mended.text))
    assert fixed > len(slips) // 2


@pytest.mark.parametrize("ends", ["\r\n", "\r"], ids=["windows", "old mac"])
@pytest.mark.parametrize("name", [file.name for file in sorted((HERE / "pages").glob("*"))])
def test_lines_end_as_they_did(name, ends):
    text = TEXTS[name].replace("\n", ends)
    mended = mend(text, look, guess=True)
    assert mended.fixed
    assert mended.text == mend(TEXTS[name], look, guess=True).text.replace("\n", ends)


def test_a_guess_is_only_told_when_guesses_are_not_wanted():
    text = TEXTS["handover-missing.yaml"]
    mended = mend(text, look)
    assert mended.text == text
    assert [finding.code for finding in mended.guesses] == ["PK301"]


def test_what_is_accepted_or_not_wanted_is_left_alone():
    text = TEXTS["kinds.yaml"]
    mended = mend(text, look, wanted=lambda finding: finding.code == "PK101")
    assert [finding.code for finding in mended.fixed] == ["PK101"]
    lacking = TEXTS["handover-lacks-a-paper.yaml"]
    assert mend(lacking, look, guess=True).fixed
    accepting = lacking + "    accepted:\n      paper-not-in-handover: The card hangs on the frame\n"
    assert mend(accepting, look, guess=True).fixed == []


def test_a_page_of_mistakes_is_put_right_bit_by_bit_and_nobody_waits_for_minutes():
    steps = "".join(f"  - step: S{n}\n    Owner: Ana\n" for n in range(8))
    looks = []

    def counting(text):
        looks.append(text)
        return look(text)

    text = f"process: x\nsteps:\n{steps}"
    some = mend(text, counting, most_looks=4)
    assert (len(some.fixed), some.all_tried, len(looks)) == (3, False, 4)
    assert some.text == text.replace("Owner", "owner", 3)
    assert mend(text, counting, most_read=2 * len(text)).text == text.replace("Owner", "owner", 2)
    rest = mend(some.text, counting)
    assert (len(rest.fixed), rest.all_tried) == (5, True)
