"""Letters, lines and columns."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.effort import cases

from processkit.lsp.positions import Positions

TEXTS = st.text("ab \t\n\r\u00e9\u4e2d\U0001f600\u2028\x85\ufeff", max_size=30)
ENCODINGS = {"utf-8": "utf-8", "utf-16": "utf-16-le", "utf-32": "utf-32-le"}
SIZES = {"utf-8": 1, "utf-16": 2, "utf-32": 4}


@cases(300)
@given(TEXTS, st.sampled_from(sorted(ENCODINGS)))
def test_a_letter_comes_back_as_itself_and_columns_count_the_units_of_the_encoding(text, encoding):
    positions = Positions(text, encoding)
    for letter in range(len(text) + 1):
        before = text[:letter].replace("\r\n", "\n").replace("\r", "\n").split("\n")
        if text[letter - 1 : letter + 1] == "\r\n" and letter:
            continue  # between the two signs of one line break nobody stands
        line, column = positions.of(letter)
        assert line == len(before) - 1
        assert column == len(before[-1].encode(ENCODINGS[encoding])) // SIZES[encoding]
        assert positions.at(line, column) == letter


@cases(200)
@given(TEXTS, st.integers(0, 2**31), st.integers(0, 2**31))
def test_a_place_that_is_not_there_is_the_nearest_one(text, line, column):
    assert 0 <= Positions(text).at(line, column) <= len(text)
    assert Positions(text).at(0, 2**31) == Positions(text).at(0, len(text.encode("utf-16-le")))


@pytest.mark.parametrize(("column", "letter"), [(0, 0), (1, 0), (2, 1), (3, 2)])
def test_a_place_inside_of_a_letter_is_before_it(column, letter):
    assert Positions("\U0001f600a").at(0, column) == letter


def test_a_byte_order_mark_counts_for_the_editor_and_not_for_us():
    positions = Positions("\ufeffab", skipped=1)
    assert positions.at(0, 1) == 0
    assert positions.of(0) == (0, 1)
