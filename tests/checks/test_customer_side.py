"""What the customer sees and hears: where the checks speak, and where they are silent."""

import random

import pytest
from tests.pages import process_of, step

from processkit.checks.check import Page
from processkit.checks.insider_words import insider_words
from processkit.checks.runner import run_checks

ANSWERS = {"decide": "Do they buy?", "answers": {"Yes": "C", "No": "lost"}}
SEEN = {"told": "What comes next"}


def findings(code, *steps, **page):
    """What one check finds on a page of these steps and enough others."""
    more = [step(name) for name in "CD"] if len(steps) < 4 else []
    process = process_of(process="P", steps=[*steps, *more], **page)
    return [found for found in run_checks(Page(process)) if found.code == code]


def test_a_long_silence_begins_behind_the_last_word_and_is_told_as_a_way():
    (found,) = findings(
        "PK601",
        step("A", customer=SEEN, decide="So?", answers={"Yes": "B", "No": "lost"}),
        step("B", takes="4 days"),
        step("C", takes="3 days"),
        step("D", customer=SEEN),
    )
    assert (found.step, found.way) == ("A", ("A", "B", "C", "D"))
    assert found.message.startswith(
        'After step 1 "A" the customer hears nothing until step 4 "D" for up to 7 days; after 5 days'
    )
    assert '1 A ("Yes") → 2 B → 3 C → 4 D' in found.story
    assert "in step 2:" in found.fix


def test_the_page_says_how_long_a_silence_may_be():
    steps = [step("A", customer=SEEN), step("B", takes="4 days"), step("C"), step("D", customer=SEEN)]
    assert findings("PK601", *steps) == []
    (found,) = findings("PK601", *steps, max_silence="3 days")
    assert "this page allows 3 days" in found.message
    assert findings("PK601", *steps, max_silence="4 days") == []


def test_a_page_that_never_speaks_of_the_customer_is_told_so():
    (found,) = findings("PK601", step("A", takes="3 days"), step("B", takes="3 days"))
    assert found.message.startswith("No step says what the customer sees or hears, for up to 6 days")
    assert not found.story


def test_a_page_without_times_has_no_silence():
    assert findings("PK601", step("A"), step("B")) == []


def test_a_silence_that_goes_round_without_a_limit_is_told_as_not_known():
    (found,) = findings("PK601", step("A"), step("B", takes="1 hour", decide="?", answers={"Again": "B", "On": "C"}))
    assert found.message == 'Step 2 "B" repeats itself without a word to the customer, and nothing says how often.'


def test_a_silence_that_no_end_follows_is_left_to_the_dead_end():
    steps = [step("A", decide="?", answers={"On": "C", "Round": "B"}), step("B", takes="20 days", next="B")]
    process = process_of(process="P", steps=[*steps, step("C"), step("D")])
    assert {"PK202"} <= {f.code for f in run_checks(Page(process))}
    assert findings("PK601", *steps) == []


def test_waiting_for_a_handover_alone_can_be_the_silence():
    (found,) = findings(
        "PK601",
        step("A", customer=SEEN),
        step("B", "Workshop", handover={"checks": ["The size is known"], "within": "6 days"}, customer=SEEN),
        step("C", "Workshop"),
        step("D", "Workshop"),
    )
    assert (found.step, found.way) == ("A", ("A", "B"))
    assert "answered sooner" in found.fix


def test_a_step_that_waits_for_the_customer_is_not_unseen_and_not_late():
    waits = step("B", waits_for="customer", takes="9 days", no_reply={"after": "9 days", "go": "later"})
    (unseen,) = findings("PK602", step("A", customer=SEEN), waits)
    assert '"B"' not in unseen.message
    assert findings("PK609", step("A", customer=SEEN), waits) == []
    assert [f.step for f in findings("PK609", step("A", takes="9 days"), step("B", takes="5 days"))] == ["A"]


def test_a_step_is_said_to_be_unseen_or_without_what_is_next_but_not_both():
    steps = [step("A", customer={"feels": "Well"}), step("B", customer={"sees": "Us"}), step("C", customer=SEEN)]
    (unseen,) = findings("PK602", *steps, step("D", customer={"gives": "A name"}))
    (mute,) = findings("PK603", *steps, step("D", customer={"gives": "A name"}))
    assert unseen.message == 'Step 1 "A" does not say what the customer sees or hears.'
    assert mute.message == 'In step 2 "B" the customer is not told what comes next.'


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        ("The RMA and the SLA", "en", ["RMA", "SLA"]),
        ("The RMA (a paper for sending it back)", "en", []),
        ("A paper for sending it back (RMA)", "en", []),
        ("The PDF by SMS, with the VAT", "en", []),
        ("Chapter II, with Henry VIII", "en", []),
        ("CALL US NOW", "en", []),
        ("I am there at 9 AM", "en", []),
        ("Your touchpoint is the account executive", "en", ["touchpoint", "account executive"]),
        ("The ACME bicycle", "en", []),
        ("The snags, and the EDD in words", "en", ["EDD"]),
        ("Die AB und die MwSt", "de", ["AB"]),
        ("Wir avisieren die Ware", "de", ["avisieren"]),
        ("Le DPE et la TVA", "fr", ["DPE"]),
        ("La parte del ITP y el IVA", "es", ["ITP"]),
        ("Uw BTW en de VOG", "nl", ["VOG"]),
        ("O NIF e a CRC", "pt", ["CRC"]),
        ("La PEC e il CRO", "it", ["CRO"]),
        ("Das Lead wird fakturiert", "de-AT", ["Lead", "fakturiert"]),
    ],
)
def test_words_of_insiders_are_found_and_those_that_all_know_are_not(text, language, words):
    process = process_of(
        process="P",
        company="ACME and Sons",
        language=language,
        glossary={"snags": "small faults"},
        steps=[step("A", customer={"told": text})],
    )
    assert [word.text for word in insider_words(process)] == words


def test_only_what_the_customer_reads_is_looked_at_and_each_word_is_told_once():
    steps = [step("The RMA", do=["Print the RMA"]), step("B", customer={"gets": "The RMA", "told": "The RMA"})]
    (found,) = findings("PK605", *steps)
    assert found.message == 'Customers may not know "RMA" (step 2 "B").'
    assert found.path == ("steps", 1, "customer", "told")
    assert findings("PK605", *steps, glossary={"RMA form": "for sending it back"}) == []


CARDS = ["4111 1111 1111 1111", "378282246310005", "5555-5555-5555-4444", "30569309025904", "4222222222222"]
NO_CARDS = [
    "4111 1111 1111 1112", "+49 89 5550 1420 1117", "0044 20 7946 0958 12", "DE89 3704 0044 0532 0130 00",
    "BE68 5390 0754 7034", "978-0-306-40615-7", "2026-11-01 2026-12-01", "1234", "0000 0000 0000 0000", "x4111111111111111",
]  # fmt: skip


@pytest.mark.parametrize("number", CARDS)
def test_a_payment_card_is_found_wherever_it_stands_and_is_not_repeated(number):
    (found,) = findings("PK607", step("A", do=[f"Use {number} today"]), step("B"))
    assert number not in f"{found.message} {found.fix}"
    assert number.replace(" ", "").replace("-", "")[-4:] in found.message
    (answer,) = findings("PK607", step("A", decide="?", answers={number: "B", "Else": "lost"}), step("B"))
    assert answer.on_key


@pytest.mark.parametrize("number", NO_CARDS)
def test_other_long_numbers_are_no_cards(number):
    assert findings("PK607", step("A", do=[f"Call {number} today"]), step("B")) == []


def test_every_number_with_the_right_last_digit_is_found_and_with_a_wrong_one_is_not():
    """The check of cards, the slow way: of the ten last digits exactly one is right."""
    chance = random.Random(7)  # noqa: S311  # numbers for a test
    for _ in range(60):
        start = str(chance.randint(1, 9)) + "".join(str(chance.randint(0, 9)) for _ in range(chance.randint(11, 17)))
        found = [last for last in range(10) if findings("PK607", step("A", do=[f"{start}{last}"]), step("B"))]
        if len(start) == 12 and start.startswith(("978", "979")):
            continue
        assert len(found) == 1, start
        digits = [int(d) for d in f"{start}{found[0]}"][::-1]
        assert (sum(digits[::2]) + sum(sum(divmod(2 * d, 10)) for d in digits[1::2])) % 10 == 0


def test_how_to_reach_us_is_asked_for_only_where_customers_are_spoken_of():
    assert findings("PK608", step("A"), step("B")) == []
    assert len(findings("PK608", step("A", customer=SEEN), step("B"))) == 1
    assert findings("PK608", step("A", customer=SEEN), step("B"), contact="020 555 0107") == []


def test_one_feeling_is_enough_and_none_is_asked_for_where_there_is_no_customer():
    assert findings("PK610", step("A"), step("B")) == []
    assert len(findings("PK610", step("A", customer=SEEN), step("B"))) == 1
    assert findings("PK610", step("A", customer=SEEN), step("B", customer={"feels": "Safe"})) == []
