"""What has changed between two pages: everything that differs is told, and nothing else."""

import copy
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.effort import cases
from tests.pages import process_of, random_pages, step
from tests.rendering.hostile import hostile_pages

from processkit import diff, load
from processkit.comparing.sentences import sentences_of
from processkit.comparing.under_way import under_way
from processkit.source.reader import read_page

ROOT = Path(__file__).resolve().parent.parent.parent
TEMPLATES = sorted((ROOT / "processes").glob("*.yaml"))
LEAVES = {
    "takes": "7 weeks", "promise": "77 days", "max_silence": "7 days", "within": "7 hours", "every": "7 days", "after": "77 days",
    "at_most": 7, "processkit": None, "becomes": "advocate", "milestone": "deliver", "revised": "2020-02-02", "review_by": "2020-02-02",
    "language": "nl", "days": "Mon-Thu", "hours": "07:00-11:00", "holidays": "GB", "timezone": "Asia/Tokyo", "outcome": "later",
    "critical": None, "signed": None, "outside": None, "reason": None, "ask_for": None,
}  # fmt: skip
"""What may stand at a place where not every text may; None where nothing else may."""


def all_told(old, new):
    """Return the changes, after a look at what is said of them."""
    changes = diff(old, new)
    told = sentences_of(old, new, changes)
    assert sorted(id(change) for each in told for change in each.changes) == sorted(map(id, changes))
    assert all(each.text.strip().endswith(".") for each in told), told
    if "None" not in f"{old.to_data()}{new.to_data()}":
        assert [each.text for each in told if "None" in each.text] == []
    under_way(old, new, changes)
    return changes


def leaves_of(data, path=()):
    """Yield the place of each text, number and truth."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from leaves_of(value, (*path, key))
    elif isinstance(data, list):
        for place, value in enumerate(data):
            yield from leaves_of(value, (*path, place))
    elif data is not None:
        yield path


def inside(data, path):
    for key in path:
        data = data[key]
    return data


def mutated(data, path):
    """Return the page with another value at a place; None where no other value may stand there."""
    new = copy.deepcopy(data)
    key = next(key for key in reversed(path) if isinstance(key, str))
    old = inside(new, path)
    if "chances" in path or (key in LEAVES and LEAVES[key] in (None, old)):
        return None
    inside(new, path[:-1])[path[-1]] = LEAVES.get(key, f"{old} anew")
    read = read_page(json.dumps(new))
    return read.process


@pytest.mark.parametrize("file", TEMPLATES, ids=lambda file: file.stem)
def test_a_page_does_not_differ_from_itself(file):
    assert diff(load(file), load(file)) == ()


@given(process=random_pages(with_times=True, with_papers=True))
@cases(60)
def test_no_random_page_differs_from_itself(process):
    assert diff(process, process) == ()


@pytest.mark.parametrize("file", TEMPLATES[:3], ids=lambda file: file.stem)
def test_each_single_change_is_told_with_its_place(file):
    old = load(file)
    data = old.to_data()
    tried = 0
    for path in leaves_of(data):
        new = mutated(data, path)
        if new is None:
            continue
        tried += 1
        changes = [change for change in all_told(old, new) if not change.field.startswith("figures.")]
        assert any(change.path == path[: len(change.path)] for change in changes), path
        if path[0] == "steps":
            name = new.steps[path[1]].name
            assert any(change.step == name for change in changes), path
            told = sentences_of(old, new, changes)
            assert any(name in each.text for each in told), path
    assert tried > 60


@pytest.mark.parametrize("file", TEMPLATES[:3], ids=lambda file: file.stem)
def test_whatever_is_taken_out_is_told(file):
    old = load(file)
    data = old.to_data()
    places = [("steps", n, key) for n, one in enumerate(data["steps"]) for key in one if key not in ("step", "owner")]
    for path in [*places, *((key,) for key in data if key not in ("process", "steps"))]:
        less = copy.deepcopy(data)
        del inside(less, path[:-1])[path[-1]]
        new = read_page(json.dumps(less)).process
        if new is None:
            continue
        assert any(change.path == path and change.kind == "removed" for change in all_told(old, new)) or any(
            change.path[: len(path)] == path for change in diff(old, new)
        ), path
        assert any(change.path[: len(path)] == path and change.kind == "added" for change in diff(new, old)), path


@given(old=random_pages(with_times=True, with_papers=True), new=random_pages(with_times=True, with_papers=True))
@cases(80)
def test_pages_that_differ_never_have_nothing_to_tell(old, new):
    changes = all_told(old, new)
    assert (changes == ()) == (old.to_data() == new.to_data())


@given(old=hostile_pages(), new=hostile_pages())
@cases(30)
def test_pages_full_of_signs_are_compared_too(old, new):
    changes = all_told(old, new)
    assert (changes == ()) == (old.to_data() == new.to_data())


@given(process=random_pages(most_steps=7, with_times=True), data=st.data())
@cases(60)
def test_steps_in_another_order_are_moved_and_neither_new_nor_gone(process, data):
    plain = process.to_data()
    order = data.draw(st.permutations(range(len(plain["steps"]))))
    new = process_of(**{**plain, "steps": [plain["steps"][place] for place in order]})
    kinds = [change.kind for change in diff(process, new) if change.field == ""]
    assert set(kinds) <= {"moved"}
    assert (kinds == []) == (list(order) == sorted(order))
    assert len(kinds) < len(order)


def named(*names, **more):
    return process_of(process="P", steps=[step(name, **more.get(name, {})) for name in names])


@pytest.mark.parametrize(
    ("old", "new", "due"),
    [
        # Alone between the same two steps, with the same owner.
        (named("A", "B", "C"), named("A", "Bee", "C"), [("renamed", "Bee")]),
        (named("A", "B"), named("A", "Bee"), [("renamed", "Bee")]),
        # Two at once between the same steps could be anything.
        (named("A", "B", "C", "D"), named("A", "X", "Y", "D"), [("added", "X"), ("added", "Y"), ("removed", "B"), ("removed", "C")]),
        # Alone of its owner between them, beside a new one.
        (
            named("A", "B", "C"),
            named("A", "N", "Bee", "C", N={"owner": "Office"}),
            [("renamed", "Bee"), ("added", "N")],
        ),
        # The same answer leads to it.
        (
            named("A", "B", "C", A={"decide": "?", "answers": {"Yes": "B", "No": "lost"}}),
            named("A", "Bee", "N", "C", A={"decide": "?", "answers": {"Yes": "Bee", "No": "lost"}}),
            [("renamed", "Bee"), ("added", "N")],
        ),
        # Another owner at the same place is another step.
        (named("A", "B", "C"), named("A", "X", "C", X={"owner": "Office"}), [("added", "X"), ("removed", "B")]),
        # All but the name is the same: found wherever it stands.
        (
            named("A", "B", "C", "D", B={"do": ["Call them"]}),
            named("A", "C", "D", "Bee", Bee={"do": ["Call them"]}),
            [("renamed", "Bee"), ("moved", "Bee")],
        ),
        # The id stays when the name changes.
        (
            named("A", "B", "C", "D", B={"id": "b"}, C={"id": "c"}),
            named("A", "X", "Y", "D", X={"id": "b", "owner": "Office"}, Y={"id": "c"}),
            [("renamed", "X"), ("renamed", "Y"), ("changed", "X")],
        ),
        (named("A", "B", "C", "D"), named("B", "C", "D", "A"), [("moved", "A")]),
        (named("A", "B", "C", "D"), named("A", "B", "N", "C", "D"), [("added", "N")]),
    ],
)  # fmt: skip
def test_a_step_is_found_again_by_the_rules_that_are_told(old, new, due):
    found = [(change.kind, change.step) for change in diff(old, new) if change.step is not None]
    assert sorted(found) == sorted(due)


def test_what_refers_to_a_renamed_step_has_not_changed():
    old = process_of(process="P", steps=[step("A", decide="?", answers={"Yes": "B", "No": "lost"}), step("B")])
    new = process_of(process="P", steps=[step("A", decide="?", answers={"Yes": "Bee", "No": "lost"}), step("Bee")])
    assert [(change.kind, change.before, change.after) for change in diff(old, new)] == [("renamed", "B", "Bee")]


def test_answers_in_another_order_are_told_because_the_first_is_the_usual_way():
    old = process_of(process="P", steps=[step("A", decide="?", answers={"Yes": "B", "No": "lost"}), step("B")])
    new = process_of(process="P", steps=[step("A", decide="?", answers={"No": "lost", "Yes": "B"}), step("B")])
    (told,) = [each for each in sentences_of(old, new, diff(old, new)) if "order" in each.text]
    assert told.text == 'Step 1 "A" has its answers in another order: "No" and "Yes"; the first is the usual way.'
