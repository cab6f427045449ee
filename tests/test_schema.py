"""The published schema and the model agree, and processkit.schema tells problems in plain words."""

import datetime
import functools
import json
import re
from pathlib import Path

import jsonschema
import pytest
import yaml

from processkit.model.duration_words import DURATION_WORDS
from processkit.schema import Problem, schema, validate
from processkit.source.known_keys import ENTRY_KEYS, KNOWN_KEYS, PAGE_KEYS, PART_KEYS, STEP_KEYS
from processkit.source.yaml_events import MOST_DEEP, MOST_ENTRIES, MOST_NODES
from tests.pages import step
from tests.schema_corpus import (
    RARE_SPACES,
    SEEDS,
    UNSAYABLE,
    corpus,
    disagreement,
    page,
    places_in,
    refusals,
    unsayable,
)

ROOT = Path(__file__).resolve().parent.parent
JUDGE = jsonschema.Draft202012Validator(schema())


def fits(text):
    return JUDGE.is_valid(json.loads(text))


def problems(**keys):
    return [(problem.path, problem.message) for problem in validate(page(**keys))]


def test_the_corpus_is_large_and_uses_every_key():
    assert len(corpus()) >= 1000
    sound = [text for text in corpus() if not refusals(text)]
    assert len(sound) >= 300
    assert len(corpus()) - len(sound) >= 1000
    keys = {key for seed in SEEDS for path in places_in(seed) for key in path if isinstance(key, str)}
    assert keys >= KNOWN_KEYS


@pytest.mark.parametrize("seed", range(len(SEEDS)))
def test_the_pages_from_which_all_others_are_made_are_sound(seed):
    text = json.dumps(SEEDS[seed])
    assert refusals(text) == ()
    assert fits(text)


def test_schema_and_model_give_the_same_verdict_but_for_what_is_listed():
    said = [disagreement(text, fits(text)) for text in corpus()]
    assert [each for each in said if each] == []


RULES = {"type", "pattern", "enum", "const", "not", "required", "dependentRequired", "minimum", "maximum",
         "minItems", "minProperties", "additionalProperties"}  # fmt: skip


def rules_of(part, where="schema"):
    """Yield each rule of the schema, as the part that it stands in, its keyword, and where that is."""
    pairs = part.items() if isinstance(part, dict) else enumerate(part) if isinstance(part, list) else ()
    for key, value in pairs:
        inside = f"{where}/{key}"
        is_rule = isinstance(part, dict) and key in RULES and not inside.endswith("properties/not")
        if is_rule and not (key == "type" and "enum" in part) and not (key == "additionalProperties" and value):
            yield id(part), key, inside
        if key not in ("examples", "not"):
            yield from rules_of(value, inside)


def broken_alone(errors):
    """Yield the rules without which there would be no error."""
    different = {(id(error.schema), error.validator, *error.absolute_path): error for error in errors}
    if len(different) == 1:
        (error,) = different.values()
        yield id(error.schema), error.validator
        for branch in {cause.relative_schema_path[0] for cause in error.context}:
            yield from broken_alone([c for c in error.context if c.relative_schema_path[0] == branch])


def test_for_each_rule_of_the_schema_there_is_a_page_that_breaks_only_this_one():
    met = {rule for text in corpus() for rule in broken_alone(list(JUDGE.iter_errors(json.loads(text))))}
    assert [where for part, key, where in rules_of(JUDGE.schema) if (part, key) not in met] == []


@pytest.mark.parametrize("kind", UNSAYABLE, ids=lambda kind: kind.what)
def test_what_is_listed_is_really_so(kind):
    refused = refusals(kind.example)
    assert refused
    assert fits(kind.example) == (kind is not RARE_SPACES), "a schema cannot tell"
    assert all(kind.what in unsayable(kind.example, refusal) for refusal in refused), refused


def test_the_language_reference_lists_what_a_schema_cannot_tell():
    text = (ROOT / "docs" / "reference" / "language.md").read_text("utf-8")
    section = text.split("\n## What the schema cannot tell\n")[1].split("\n## ")[0]
    rows = re.findall(r"^\| (.+) \| (.+) \|$", section, re.M)
    assert rows[1:] == [(kind.what, kind.why) for kind in UNSAYABLE]


def test_every_key_is_explained_in_the_schema():
    body = schema()
    definitions = body["$defs"]
    parts = {
        "calendar": "Calendar", "handover": "Handover", "no_reply": "NoReply", "payment": "Payment",
        "customer": "CustomerSide", "focus": "Focus", "roles": "Role", "paperwork": "Paper", "ends": "EndDeclaration",
    }  # fmt: skip
    assert {*PART_KEYS, *ENTRY_KEYS} == set(parts)
    tables = [(PAGE_KEYS, body), (STEP_KEYS, definitions["Step"])]
    tables += [(keys, definitions[parts[part]]) for part, keys in {**PART_KEYS, **ENTRY_KEYS}.items()]
    for keys, table in tables:
        assert sorted(table["properties"]) == sorted(keys)
        for key, facts in table["properties"].items():
            part = definitions.get(facts.get("$ref", "").removeprefix("#/$defs/"), {})
            assert facts.get("description") or part.get("description"), key


def test_each_example_in_the_schema_fits():
    tables = [schema(), *schema()["$defs"].values()]
    for table in tables:
        for key, facts in table["properties"].items():
            judge = JUDGE.evolve(schema={"$defs": schema()["$defs"], **facts})
            assert [example for example in facts.get("examples", ()) if not judge.is_valid(example)] == [], key


def test_no_word_for_the_same_day_is_refused_in_any_language():
    for words in DURATION_WORDS.values():
        for word in words.same_day:
            assert [problems(max_silence=spelled) for spelled in (word, word.upper(), word.title())] == [[], [], []]


def test_the_templates_fit_as_other_readers_of_yaml_give_them():
    for template in sorted((ROOT / "processes").glob("*.yaml")):
        assert validate(yaml.safe_load(template.read_text("utf-8"))) == ()


def test_names_and_values_that_yaml_took_for_something_else_fit():
    steps = [step("A", answers={True: "B", False: "lost", 3: "won", 2.5: "won"}), step("B")]
    assert validate(page(*steps, revised=datetime.date(2026, 11, 1), version=3, company=True)) == ()
    assert validate(page(*steps, purpose=datetime.datetime(2026, 11, 1, 10, 0))) == ()  # noqa: DTZ001  # as PyYAML gives it


def test_the_schema_is_a_new_copy_each_time():
    schema().clear()
    assert schema()["title"] == "A one-page sales process"


def test_a_misspelt_key_is_told_with_the_one_that_was_probably_meant():
    assert validate(page({"step": "A", "ownr": "B"})) == (
        Problem(("steps", 0, "ownr"), '"ownr" is not a field that is known here. "owner" probably is what you mean.'),
        Problem(("steps", 0, "owner"), '"owner" is missing.'),
    )


@pytest.mark.parametrize(
    ("keys", "path", "message"),
    [
        ({"company": None}, ("company",), 'Nothing stands behind "company".'),
        ({"company": " "}, ("company",), 'Nothing stands behind "company".'),
        ({"company": ["A"]}, ("company",), '"company" takes a text, not a list.'),
        ({"starts_with": "A"}, ("starts_with",), '"starts_with" takes a list, not a text.'),
        ({"starts_with": []}, ("starts_with",), '"starts_with" is empty.'),
        ({"starts_with": ["A", {}]}, ("starts_with", 1), 'Item 2 of "starts_with" takes a text, not names with values.'),
        ({"calendar": 3}, ("calendar",), '"calendar" takes names, each with what belongs to it, not the number 3.'),
        ({"glossary": {"": "A"}}, ("glossary",), 'A name below "glossary" is empty.'),
        ({"roles": {"A": {"outside": "maybe"}}}, ("roles", "A", "outside"), '"outside" takes true or false.'),
        ({"roles": {"A": {"team": None}}}, ("roles", "A", "team"), 'Nothing stands behind "team".'),
        ({"processkit": 2}, ("processkit",), '"processkit" takes the number 1.'),
        ({"revised": "1.11.2026"}, ("revised",), '"1.11.2026" does not have the form that is due for "revised", such as 2026-11-01.'),
        ({"promise": "soon"}, ("promise",), '"soon" does not have the form that is due for "promise", such as 40 working days.'),
        ({"ends": {"won": {"outcome": "lost"}}}, ("ends", "won", "outcome"), '"outcome" can only be "won" here, not "lost".'),
        ({"ends": {"sent on": {"reason": True}}}, ("ends", "sent on", "outcome"), '"outcome" is missing.'),
    ],
)  # fmt: skip
def test_a_problem_of_the_page_is_told_in_plain_words(keys, path, message):
    assert problems(**keys) == [(path, message)]


@pytest.mark.parametrize(
    ("keys", "path", "message"),
    [
        ({"owner": "Customer"}, ("owner",), '"Customer" cannot be "owner": somebody of yours sees to each step.'),
        ({"answers": {"Yes": "won"}, "next": "won"}, ("next",), '"next" cannot be there together with "answers".'),
        ({"answers": {"Yes": "won"}, "only_if": "x"}, ("only_if",), '"only_if" cannot be there together with "answers".'),
        ({"chances": {"Yes": 100}}, ("chances",), '"chances" cannot be there without "answers".'),
        ({"at_most": 10}, ("at_most",), '"at_most" takes a whole number from 1 to 9.'),
        ({"milestone": "start"}, ("milestone",), '"start" is not known for "milestone". One of: engage, qualify, assess, propose, close, deliver, follow-up.'),
    ],
)  # fmt: skip
def test_a_problem_of_a_step_is_told_in_plain_words(keys, path, message):
    assert validate(page({"step": "A", "owner": "B", **keys})) == (Problem(("steps", 0, *path), message),)


def test_the_clearest_problem_comes_first():
    first = validate({"steps": [{"step": "A", "owner": None, "do": []}], "roles": {"A": {"people": []}}})[0]
    assert first == Problem(("process",), '"process" is missing.')


def in_each_other(depth):
    data: list = []
    for _ in range(depth):
        data = [data]
    return data


def in_itself():
    data: dict = {"process": "P"}
    data["steps"] = [data]
    return data


def doubled(times):
    data = {"step": "A"}
    for _ in range(times):
        data = {"a": data, "b": data}
    return data


@pytest.mark.parametrize(
    "data",
    [
        None, 3, "text", [], object(), b"bytes", {1, 2}, {"process": object()}, {object(): 1}, {None: 1}, {(1, 2): 1},
        {True: 1, "true": 2}, {"process": "\ud800"}, {"\udfff": 1}, {"process": float("nan"), "processkit": float("inf")},
        {"processkit": 10**5000}, {10**5000: 1}, in_each_other(5000), in_itself(), doubled(40), [0] * (MOST_NODES + 1),
    ],
    ids=lambda data: type(data).__name__,
)  # fmt: skip
def test_bad_data_never_raises(data):
    found = validate(data)
    assert found
    assert all(problem.message.endswith(".") for problem in found)


def test_the_limits_are_those_of_the_reader():
    deep = in_each_other(MOST_DEEP - 2)
    assert "deep" not in validate({"process": deep})[0].message
    assert "deep" in validate({"process": [deep]})[0].message
    assert "PK003" not in "".join(refusals(json.dumps({"process": deep})))
    assert "PK003" in "".join(refusals(json.dumps({"process": [deep]})))
    # The page, its field and its list; and each list in it with two signs of its own.
    full = [["a"] * 148] * 133 + [["a"] * (MOST_NODES - 5 - 133 * 150 - 2)]
    for most, one_more, word in (
        (["a"] * MOST_ENTRIES, ["a"] * (MOST_ENTRIES + 1), "entries"),
        (full, [*full, "a"], "values"),
    ):
        for value, is_over in ((most, False), (one_more, True)):
            assert (word in validate({"process": value})[0].message) == is_over
            assert ("PK003" in "".join(refusals(json.dumps({"process": value})))) == is_over


@functools.cache
def told(text):
    return validate(json.loads(text))


def test_problems_are_told_exactly_when_the_schema_refuses_or_nothing_can_be_read():
    wrong = []
    for text in corpus():
        unreadable = any(refusal.startswith(("PK001", "PK003")) for refusal in refusals(text))
        if bool(told(text)) != (not fits(text) or unreadable):
            wrong.append(text[:500])
    assert wrong == []


def test_no_message_is_that_of_the_library():
    library = re.compile(
        r"is not of type|is a required property|does not match|valid under|should be|unexpected|False schema"
    )
    for text in corpus():
        for problem in told(text):
            assert not library.search(problem.message), problem
            assert "\\" not in problem.message
