"""The quick reader of sound pages and its judge take the same pages, and read the same in them."""

import datetime
import json

import pydantic
from hypothesis import given
from hypothesis import strategies as st
from tests.effort import cases
from tests.schema_corpus import SEEDS, corpus, places_in

from processkit.model.judge import model_of
from processkit.model.kinds import Unfit
from processkit.model.part import Part, language_of
from processkit.model.process import Process


def read(data):
    try:
        return Process.read(data, language_of(data))
    except Unfit:
        return None


def judged(data):
    try:
        return model_of(Process).model_validate(data, context={"language": language_of(data)})
    except pydantic.ValidationError:
        return None


def values_of(part):
    """Return a part of either kind as its values by name, however deep."""
    if isinstance(part, Part):
        return {field.name: values_of(getattr(part, field.name)) for field in part.fields}
    if isinstance(part, pydantic.BaseModel):
        return {name: values_of(getattr(part, name)) for name in type(part).model_fields}
    if type(part) is tuple:
        return tuple(values_of(each) for each in part)
    if isinstance(part, dict):
        return {key: values_of(each) for key, each in part.items()}
    return part


def test_they_take_the_same_pages_and_read_the_same_in_them():
    taken = 0
    for text in corpus():
        data = json.loads(text)
        quickly, slowly = read(data), judged(data)
        assert (quickly is None) == (slowly is None), text
        if quickly is not None:
            taken += 1
            assert values_of(quickly) == values_of(slowly), text
    assert taken > 500


ODD = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=4), st.binary(max_size=2), st.dates(), st.datetimes(),
    st.sampled_from(["\ud800", "\x1c", "\u2003", "+3", "3.0", "TRUE", "true ", "2 days", "de_AT", "en\n", "won ", "engage"]),
    st.sets(st.text(max_size=2), max_size=2), st.lists(st.text(max_size=2), max_size=2), st.tuples(st.just("x")),
    st.dictionaries(st.one_of(st.text(max_size=2), st.integers(), st.none()), st.text(max_size=2), max_size=2),
    st.just(iter(["x"])), st.just(datetime.timedelta(1)),
)  # fmt: skip
PLACES = [(seed, path) for seed in range(len(SEEDS)) for path in places_in(SEEDS[seed])]


def with_value(data, path, value):
    """Return plain data with another value in one place; programs also give tuples and other mappings."""
    if not path:
        return value
    inside = {key: with_value(each, path[1:], value) if key == path[0] else each for key, each in entries(data)}
    return inside if isinstance(data, dict) else tuple(inside.values())


def entries(data):
    return data.items() if isinstance(data, dict) else enumerate(data)


@cases(200)
@given(place=st.sampled_from(PLACES), value=ODD)
def test_they_agree_on_whatever_a_program_puts_into_a_page(place, value):
    seed, path = place
    data = with_value(SEEDS[seed], path, value)
    quickly, slowly = read(data), judged(data)
    assert (quickly is None) == (slowly is None)
    if quickly is not None:
        assert values_of(quickly) == values_of(slowly)
