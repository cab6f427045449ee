"""What a person reads at the terminal: the order, the width, the number of findings, the praise."""

import re
from pathlib import Path

import pytest

import processkit
from processkit.report.text import Look, report_text

SOUND = (Path(__file__).parent.parent.parent / "processes" / "fitted-kitchen.yaml").read_text("utf-8")
JUMP = SOUND.replace("      Not yet: later", "      Same as last time: Build the kitchen\n      Not yet: later")
# The same way round the handover, on which no paper is missing: so that the skipped handover itself is told.
BARE = JUMP.replace("papers: [Signed quote, Measurements, Deposit receipt]\n      checks", "checks")
WRONG = JUMP.replace("owner: Fitting team", "owner: Fitting crew")
MANY = "process: x\nsteps:\n" + "".join(f"  - step: S{n}\n    owner: Shop\n    oops: 1\n" for n in range(40))


def text_of(page, width=100, **look):
    return report_text(processkit.check(text=page), Look(width, **look))


@pytest.mark.parametrize("width", [60, 80, 100, 120])
@pytest.mark.parametrize("page", [SOUND, JUMP, WRONG, MANY], ids=["sound", "jump", "wrong", "many"])
def test_no_line_is_wider_than_the_terminal(page, width):
    pasted = re.compile(r"^ {15}")
    for line in text_of(page, width).splitlines():
        assert len(line) <= width or pasted.match(line), line


def test_a_skipped_handover_is_told_as_a_story_with_what_to_write():
    assert text_of(BARE, 110).splitlines()[:9] == [
        "customers will feel this",
        '           Step 5 "Take the order": its handover to Sales office can be skipped.',
        '           It happens on the way 1 Take the enquiry → 2 Qualify ("Same as last time") → 6 Build the kitchen.',
        "           What the handover makes sure of is missing on that way, and the customer is asked again.",
        "           Lead that way to Take the order; or, if it is meant, write in step 5:",
        "               accepted:",
        "                 skipped-handover: the reason why",
        "           <text>:114:11  PK302 skipped-handover   more: processkit explain PK302",
        "",
    ]


def test_papers_that_are_missing_on_one_way_are_one_message():
    text = text_of(JUMP)
    assert text.count("must fix") == 1
    assert 'can start without "Signed quote", "Measurements" and "Deposit' in text
    assert "Same as last time: Measure and design" in text


def test_of_many_findings_a_person_reads_the_first_ten_and_how_many_more():
    text = text_of(MANY)
    assert text.count("must fix") == 10
    assert "and 30 more" in text
    assert text.endswith("<text>: 40 to fix.\n")


def test_why_it_matters_is_said_once_for_all_findings_of_a_check():
    page = SOUND.replace("      if_unpaid: Sales office calls on day 8; no materials are ordered before it is in\n", "")
    page = page.replace("no-late-payment-plan: The guarantee starts only when the balance is in", "no-backup: so")
    text = text_of(page)
    assert text.count("PK710 no-late-payment-plan") == 2
    assert text.count("Where nobody knows who asks, and when") == 1


def test_what_is_the_echo_of_another_finding_is_not_told_twice():
    text = text_of(SOUND.replace("Yes: Measure and design", "Yes: Build the kitchen"))
    assert text.count("must fix") == 1
    assert 'The same goes for step 2b "Send the quote"' in text or "come only after it" in text


def test_a_page_that_loses_its_drawing_is_not_praised_for_fitting():
    page = (Path(__file__).parents[1] / "rendering" / "pages" / "conservatory.yaml").read_text(encoding="utf-8")
    said = " ".join(text_of(page).split())
    assert "The page fits on one A4 sheet only without its drawing." in said
    assert "fits one A4 page, without its drawing;" in said


def test_a_sound_page_is_praised_with_its_figures():
    assert " ".join(text_of(SOUND).split()) == (
        "<text>: Holds together: 8 steps, 4 roles, 4 handovers; 31.5 days typical, 41.4 at worst; "
        "from Take the order to Fit the kitchen 24 at worst, 40 promised; never more than 5 days without a word; "
        "fits one A4 page (6 pieces of advice: see processkit review; 1 accepted on purpose)."
    )


def test_the_worst_case_is_said_once_where_the_promise_spans_all():
    page = "process: A shop\npromise: 9 days\nsteps:\n" + "".join(
        f"  - {{step: {name}, owner: Ana, takes: 2 days, customer: {{told: That}}}}\n"
        for name in ("Ask", "Make", "Give", "Call")
    )
    assert "; 8 days typical, 8 at worst, 9 promised; never" in text_of(page, 1000)
    assert "; 8 days typical, 8 at worst; from Make 6 at worst, 9 promised; never" in text_of(
        page.replace("steps:", "promise_from: Make\nsteps:"), 1000
    )


def test_colours_are_there_only_when_wanted():
    assert "\x1b[" not in text_of(WRONG)
    assert "\x1b[1m" in text_of(WRONG, colour=True)


def test_the_same_text_stands_there_with_and_without_colours():
    coloured = re.sub(r"\x1b\[\d+m", "", text_of(WRONG, colour=True))
    assert coloured.split() == text_of(WRONG).split()
