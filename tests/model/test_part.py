"""A process and its parts as values: read from plain data, never changed, and at home in other people's models."""

import copy
import datetime
import pickle
from pathlib import Path

import jsonschema
import pydantic
import pytest
from tests.pages import step

import processkit
from processkit import Process
from processkit.model.parts import CustomerSide
from processkit.model.step import Step

PAGE = processkit.load(Path(__file__).resolve().parent.parent.parent / "processes" / "fitted-kitchen.yaml")


def test_it_reads_back_from_its_own_data_as_the_same():
    again = Process.from_data(PAGE.to_data())
    assert again == PAGE
    assert again is not PAGE
    assert repr(again) == repr(PAGE)


def test_it_is_read_and_not_put_together():
    for kind in (Process, Step):
        with pytest.raises(TypeError, match="from_data"):
            kind()
    with pytest.raises(TypeError):
        Process(name="A shop")


def test_a_part_that_may_say_nothing_can_be_empty():
    assert CustomerSide() == CustomerSide.read({}, "en")
    assert (CustomerSide().sees, CustomerSide().said, CustomerSide().to_data()) == (None, frozenset(), {})


def test_lengths_of_time_are_read_in_the_language_that_the_data_name():
    data = {"process": "P", "steps": [step("A", takes="2 Tage")]}
    assert Process.from_data({**data, "language": "de"}).steps[0].takes.text == "2 Tage"
    with pytest.raises(pydantic.ValidationError):
        Process.from_data(data)


def test_nothing_of_it_can_be_changed():
    with pytest.raises(AttributeError, match="cannot be changed"):
        PAGE.name = "Other"
    with pytest.raises(AttributeError, match="cannot be changed"):
        del PAGE.steps[0].owner
    with pytest.raises(AttributeError):
        PAGE.nonsense = 1


def test_a_changed_one_is_a_new_one():
    other = PAGE.changed(name="Other", revised=datetime.date(2026, 11, 1))
    assert (other.name, PAGE.name == "Other") == ("Other", False)
    assert other.steps is PAGE.steps
    assert other != PAGE
    assert other.changed(name=PAGE.name, revised=PAGE.revised) == PAGE
    assert {"process", "revised"} <= other.said
    with pytest.raises(TypeError, match="nonsense"):
        PAGE.changed(nonsense=1)


def test_what_was_worked_out_for_one_is_not_taken_for_a_changed_one():
    assert [text.text for text in PAGE.texts if text.path == ("process",)] == [PAGE.name]
    assert [text.text for text in PAGE.changed(name="Other").texts if text.path == ("process",)] == ["Other"]


def test_it_knows_what_the_page_said_and_what_is_only_usual():
    made = Process.from_data({"process": "P", "steps": [step("A", critical=False)]})
    assert (made.language, "language" in made.said) == ("en", False)
    assert (made.steps[0].critical, "critical" in made.steps[0].said) == (False, True)
    assert made.to_data()["steps"] == [step("A")]


def test_parts_are_equal_when_they_hold_the_same_and_are_of_one_kind():
    one = Step.read({"step": "A", "owner": "O"}, "en")
    assert one == Step.read({"owner": "O", "step": "A", "critical": False}, "en")
    assert one != Step.read({"step": "A", "owner": "P"}, "en")
    assert CustomerSide.read({}, "en") != one
    assert CustomerSide.read({}, "en") != {}
    assert len({CustomerSide.read({"sees": "x"}, "en"), CustomerSide.read({"sees": "x"}, "en")}) == 1


def test_it_can_be_copied_and_sent_to_another_process():
    assert PAGE.edges
    for again in (copy.copy(PAGE), copy.deepcopy(PAGE), pickle.loads(pickle.dumps(PAGE))):  # noqa: S301  # our own
        assert again == PAGE
        assert again.edges == PAGE.edges


def test_what_does_not_fit_is_told_value_by_value():
    steps = [{"step": "A", "owner": ["x"], "milestone": "sell", "nope": 1}]
    with pytest.raises(pydantic.ValidationError) as told:
        Process.from_data({"process": "", "steps": steps, "ends": {"x": 3}})
    assert {error["loc"] for error in told.value.errors()} >= {
        ("process",), ("steps", 0, "owner"), ("steps", 0, "milestone"), ("steps", 0, "nope"), ("ends", "x"),
    }  # fmt: skip
    with pytest.raises(pydantic.ValidationError):
        Process.from_data(["no page"])
    with pytest.raises(pydantic.ValidationError):
        Process.from_data({})


class Offer(pydantic.BaseModel):
    number: int
    process: Process


def test_a_process_can_be_a_field_of_somebodys_pydantic_model():
    data = PAGE.to_data()
    offer = Offer(number=1, process=data)
    assert offer.process == PAGE
    assert Offer(number=1, process=PAGE).process is PAGE
    assert offer.model_dump() == {"number": 1, "process": data}
    assert Offer.model_validate_json(offer.model_dump_json()) == offer
    with pytest.raises(pydantic.ValidationError) as told:
        Offer(number=1, process={**data, "steps": [{"step": "A"}]})
    assert ("process", "steps", 0, "owner") in [error["loc"] for error in told.value.errors()]


def test_the_schema_of_such_a_model_knows_the_keys_of_a_page():
    judge = jsonschema.Draft202012Validator(Offer.model_json_schema())
    assert judge.is_valid({"number": 1, "process": PAGE.to_data()})
    assert not judge.is_valid({"number": 1, "process": {**PAGE.to_data(), "nope": 1}})
    assert not judge.is_valid({"number": 1, "process": {"process": "P", "steps": [{"step": "A"}]}})
