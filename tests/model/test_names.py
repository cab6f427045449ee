"""How names are compared, and the ids that they give."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from processkit.model.names import fold, slug


@pytest.mark.parametrize(
    ("one", "other"),
    [("Küche", "kuche"), ("Call  back", "call back"), ("STRASSE", "Straße"), ("café", "cafe\u0301"), (" a ", "A")],
)
def test_names_that_look_alike_to_a_reader_are_the_same(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("Call back", "Call-back"), ("กา", "กิ"), ("Tag", "Tagg")])
def test_names_that_differ_in_a_letter_or_a_vowel_sign_are_not_the_same(one, other):
    assert fold(one) != fold(other)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Send the quote", "send-the-quote"),
        ("50 % deposit!", "50-deposit"),
        ("Küche", "küche"),
        ("見積もり", "見積もり"),
        ("???", "u3f-u3f-u3f"),
    ],
)
def test_a_name_gives_an_id_that_keeps_the_letters_of_its_script(name, expected):
    assert slug(name) == expected


@given(st.text(min_size=1).filter(lambda text: text.strip()))
def test_comparing_is_stable_and_an_id_is_never_empty(name):
    assert fold(fold(name)) == fold(name)
    assert slug(name)
    assert not set(slug(name)) & set(' /\\:."<>|?*\0')
