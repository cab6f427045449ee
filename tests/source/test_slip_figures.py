"""The figures of one-line slips: on the right line, none in silence, one finding each, no false alarm."""

import os

import pytest
from tests.source.slip_figures import PROCESSES, figures_for, told, total
from tests.source.slip_maker import KINDS, slips_in

PAGES = sorted(PROCESSES.glob("*.yaml"))
# An everyday run tries one slip in twenty of every other page; PROOF=1, like scripts/measure_slips.py, tries them all.
EVERY = 1 if os.environ.get("PROOF") else 20

each_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)


@each_page
def test_a_sound_page_is_told_nothing(page):
    assert told(page.read_text("utf-8")) == []


@pytest.mark.parametrize("page", PAGES if EVERY == 1 else PAGES[::2], ids=lambda page: page.stem)
def test_slips_are_told_on_their_line_once_and_none_in_silence(page):
    text = page.read_text("utf-8")
    figures = figures_for([text], EVERY)
    whole = total(figures)
    assert [(slip.kind, slip.line) for slip in whole.silent] == []
    assert whole.per_cent >= 95
    assert {kind: figure.per_cent for kind, figure in figures.items() if figure.per_cent < 90} == {}
    assert whole.mean <= 1.05
    assert wrong_spaces(text, [*figures["indent"].first_told, *figures["key slid left"].first_told]) == []


def wrong_spaces(text, told_of):
    """Return where a line stands wrong and another number of spaces is told than it had in the sound page."""
    lines = text.splitlines()
    wrong = []
    for slip, finding in told_of:
        due = len(lines[slip.line - 1]) - len(lines[slip.line - 1].lstrip())
        words = {0: "no space,", 1: "1 space,"}.get(due, f"{due} spaces,")
        if not finding.fix.startswith(f"Give it {words}"):
            wrong.append((slip.line, finding.fix))
    return wrong


def test_slips_of_all_thirteen_kinds_are_made_and_always_the_same():
    text = PAGES[0].read_text("utf-8")
    made = slips_in(text, 7)
    assert {slip.kind for slip in made} == set(KINDS)
    assert made == slips_in(text, 7)
    assert all(slip.text != text and slip.right for slip in made)
    assert len({slip.text for slip in made}) == len(made)
