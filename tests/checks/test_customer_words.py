"""The customer is known by the word of the page's language, wherever a check looks for the customer."""

import pytest

import processkit
from processkit.flow.flow import Flow
from processkit.flow.silence import waits_for_customer
from processkit.model.customer_words import is_customer

WORDS = [
    ("en", "customer"), ("de", "Kunde"), ("de-AT", "KUNDIN"), ("DE", "der Kunde"), ("fr", "Client"), ("fr-CA", "la cliente"),
    ("es", "cliente"), ("nl", "klant"), ("pt-BR", "cliente"), ("it", "il cliente"), ("fr", "customer"),
]  # fmt: skip
each_word = pytest.mark.parametrize(("language", "word"), WORDS)
TIME = {"de": "2 Tage", "fr": "2 jours", "es": "2 días", "nl": "2 dagen", "pt": "2 dias", "it": "2 giorni"}


def page(language, steps, more=""):
    return f"process: X\nlanguage: {language}\n{more}steps:\n{steps}"


FOUR = "".join(f"  - step: {name}\n    owner: A\n" for name in "QRS")


def found(text):
    return {finding.code: finding for finding in processkit.check(text=text).findings}


@each_word
def test_the_customer_owns_no_step(language, word):
    assert "cannot own a step" in found(page(language, f"  - step: P\n    owner: {word}\n{FOUR}"))["PK109"].message


@each_word
def test_a_step_that_waits_for_the_customer_says_what_happens_in_silence(language, word):
    text = page(language, f"  - step: P\n    owner: A\n    waits_for: {word}\n    if_late: We call\n{FOUR}")
    assert "waits for the customer" in found(text)["PK506"].message


@each_word
def test_the_customer_signs_where_the_customer_is(language, word):
    papers = f"paperwork:\n  Contract:\n    from: {word}\n    signed: true\n"
    assert "the customer signs" in found(page(language, f"  - step: P\n    owner: A\n    paperwork: [Contract]\n{FOUR}", papers))["PK407"].message  # fmt: skip


@each_word
def test_six_papers_of_the_customer_are_too_many(language, word):
    papers = "paperwork:\n" + "".join(f"  P{n}: {{from: {word}}}\n" for n in range(6))
    text = page(
        language, f"  - step: P\n    owner: A\n    paperwork: [{', '.join(f'P{n}' for n in range(6))}]\n{FOUR}", papers
    )
    assert "asks the customer for 6 papers" in found(text)["PK408"].message


@each_word
def test_the_customers_own_time_is_no_silence_of_ours(language, word):
    takes = TIME.get(language.split("-")[0].lower(), "2 days")
    process = processkit.load(
        text=page(language, f"  - step: P\n    owner: A\n    waits_for: {word}\n    takes: {takes}\n    no_reply: {{after: {takes}, go: lost}}\n{FOUR}")
    )  # fmt: skip
    assert waits_for_customer(Flow(process), 0)


@pytest.mark.parametrize(
    ("language", "word"),
    [("en", "Client"), ("en", "Kunde"), ("de", "Kundendienst"), ("fr", "Service client"), ("pl", "klant")],
)
def test_a_colleague_is_no_customer(language, word):
    assert not is_customer(word, language)
    assert "PK109" not in found(page(language, f"  - step: P\n    owner: {word}\n{FOUR}"))
