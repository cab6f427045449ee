"""Which texts are names, and renaming them: held against the model, which knows the references by its own list."""

import json
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from tests.effort import cases
from tests.pages import random_pages

from processkit.editing.changes import rewritten
from processkit.editing.notes import notes_in
from processkit.editing.places import Places
from processkit.errors import WrongUse
from processkit.lsp.names import Names
from processkit.lsp.renaming import renamable_at, renamed
from processkit.lsp.sketch import sketch_of
from processkit.model.names import fold
from processkit.model.places import BUILT_IN_ENDS
from processkit.model.references import papers_named, references_of, roles_named
from processkit.source.reader import read_page
from processkit.source.yaml_events import read_events

ROOT = Path(__file__).parent.parent.parent
TEMPLATES = sorted((ROOT / "processes").glob("*.yaml"))
EVERYTHING = """\
process: Everything that names something
promise_from: take-the-order
promise_to: Fit
promise: 9 days
starts_with: [Card]
roles:
  Shop: {people: [Ana], backup: Office}
  Office:
  Bank: {outside: true}
paperwork:
  Card:
  'Order, signed':
    from: customer
steps:
  - step: "Take the order"  # by hand
    owner: Shop
    helpers: [Office, SHOP]
    decide: Is it clear?
    answers: {Yes: fit-it, No: Take the order, "On hold": Parked}
    chances: {yes: 50, No: 40, On hold: 10}
    answer_papers:
      Yes: ["Order, signed"]
    at_most: 2
    no_reply: {after: 2 days, go: given-up, papers: [Card]}
  - step: >
      Fit
    id: fit-it
    owner: Office
    backup: shop
    waits_for: Bank
    needs:
      - 'Order, signed'
    handover:
      papers: ["Order, signed", CARD]
      if_incomplete: Take the order
    payment: {what: All, before: call}
    paperwork: [Slip]
  - step: Call
    owner: Shop
    next: won
ends:
  given-up: {name: Given up, outcome: lost}
  Parked: {outcome: later}
anytime:
  Customer cancels: Given up
focus: {step: call, goal: Fewer questions}
accepted:
  endless-repeat: It is tried twice at most
"""
IN_JSON = json.dumps(read_events(EVERYTHING).data, indent=2)
TEXTS = [*(file.read_text("utf-8") for file in TEMPLATES), EVERYTHING, IN_JSON]
NEW_NAMES = ["Other", "Ümlaut & Co", "a: b", "[x]", "it's", 'say "hi"', "#1", "- dash", "no", "12:30", "{a}", "x, y", "?", "\u4e2d\u6587", "Ask # twice", "*star", "@home", "50 %"]  # fmt: skip


def names_of(text):
    return Names(sketch_of(text))


def model_of(text):
    process = read_page(text).process
    assert process is not None, [hit.message for hit in read_page(text).hits]
    return process


def notes_of(text):
    return [note.text for note in notes_in(Places(read_events(text).source))]


def named_by_the_model(process):
    """All places that name a step, an end, a role or a paper, and what is written there."""
    named = {(ref.path, ref.text) for ref in references_of(process)}
    return named | {(m.path, m.name) for m in (*roles_named(process), *papers_named(process))}


def used(names):
    """The places that name something written down elsewhere; not answers, checks and who is waited for."""
    kinds = {"step", "end", "role", "paper"}
    return {
        (m.word.path, m.word.text)
        for m in names.mentions
        if not m.defines and m.wanted != "outsider" and (m.thing is None or m.thing.kind in kinds)
    }


@pytest.mark.parametrize("text", TEXTS, ids=[*(file.stem for file in TEMPLATES), "everything", "as JSON"])
def test_the_editor_and_the_model_know_the_same_names(text):
    assert used(names_of(text)) == named_by_the_model(model_of(text))


@cases(100)
@given(random_pages(with_papers=True, with_times=True))
def test_the_editor_and_the_model_know_the_same_names_on_random_pages(process):
    text = yaml.safe_dump(process.to_data(), sort_keys=False, allow_unicode=True)
    names = names_of(text)
    assert used(names) == named_by_the_model(process)
    for reference in references_of(process):
        (thing,) = {m.thing for m in names.mentions if m.word.path == reference.path and not m.word.on_key}
        place = process.place_of(reference.text)
        expected = ("step", (place,)) if place < len(process.steps) else ("end", (process.endings[place - len(process.steps)].key,))  # fmt: skip
        assert (thing.kind, thing.key) == expected


def facts(process):
    """What a page says, apart from names: what leads where, who does what, which paper is where."""
    owners = [fold(mention.name) for mention in roles_named(process)]
    papers = [fold(mention.name) for mention in papers_named(process)]
    places = [process.place_of(reference.text) for reference in references_of(process)]
    return process.edges, owners, papers, places, [fold(step.name) for step in process.steps]


def renamed_in(facts_before, kind, old, new):
    edges, owners, papers, places, steps = facts_before
    swap = lambda names: [fold(new) if name == fold(old) else name for name in names]  # noqa: E731
    return (
        edges,
        swap(owners) if kind == "role" else owners,
        swap(papers) if kind == "paper" else papers,
        places,
        swap(steps) if kind == "step" else steps,
    )


@cases(120)
@given(st.sampled_from(TEXTS), st.data())
def test_a_name_is_changed_everywhere_and_nothing_else_is(text, data):
    names = names_of(text)
    mention = data.draw(st.sampled_from([m for m in names.mentions if is_of_the_page(m)]))
    new = data.draw(st.sampled_from(NEW_NAMES))
    letter = data.draw(st.integers(mention.word.start, mention.word.end))
    kind, *scope = mention.thing.kind, *mention.thing.key[:-1]
    others = [
        m for m in names.mentions if m.thing != mention.thing and (m.thing.kind, *m.thing.key[:-1]) == (kind, *scope)
    ]
    if fold(new) in {fold(m.word.text) for m in others}:
        with pytest.raises(WrongUse, match="already"):
            renamed(names, letter, new)
        return
    stretches = renamed(names, letter, new)
    after = rewritten(text, sorted(stretches))
    before, now = model_of(text), model_of(after)
    is_id = mention.thing.kind == "step" and fold(mention.word.text) == fold(
        before.steps[mention.thing.key[0]].id or ""
    )
    kind = "id" if is_id else mention.thing.kind
    old = before.steps[mention.thing.key[0]].name if kind == "step" else mention.word.text
    edges, *others = renamed_in(facts(before), kind, old, new)
    now_edges, *now_others = facts(now)
    assert others == now_others
    assert [(e.source, e.target, e.kind) for e in edges] == [(e.source, e.target, e.kind) for e in now_edges]
    assert notes_of(text) == notes_of(after)
    same_kind = [
        m for m in names_of(after).mentions if (m.thing.kind, *m.thing.key[:-1]) == (mention.thing.kind, *scope)
    ]
    renamed_now = [m for m in same_kind if fold(m.word.text) == fold(new)]
    assert len(renamed_now) == len(stretches)


def is_of_the_page(mention):
    """Whether the page has chosen a name: not the three ends that always exist, and not the names of checks."""
    is_built_in = mention.thing.kind == "end" and fold(mention.word.text) in BUILT_IN_ENDS
    return mention.thing.kind != "check" and not is_built_in


@pytest.mark.parametrize(
    ("at", "new", "lines"),
    [
        ("- step: |Call", "Ring", {"    payment: {what: All, before: Ring}", "  - step: Ring", "focus: {step: Ring, goal: Fewer questions}"}),
        ("id: |fit", "fitting", {"    answers: {Yes: fitting, No: Take the order, \"On hold\": Parked}", "    id: fitting"}),
        ("promise_to: |Fit", "Mount", {"promise_to: Mount", "  - step: Mount"}),
        ("No: |Take the order,", "Order", {
            "promise_from: Order", '  - step: "Order"  # by hand', '    answers: {Yes: fit-it, No: Order, "On hold": Parked}',
            "      if_incomplete: Order",
        }),
        ("- '|Order, signed'", "Order", {
            "  'Order':", '      Yes: ["Order"]', "      - 'Order'", '      papers: ["Order", CARD]',
        }),
        ("waits_for: |Bank", "Lender", {"  Lender: {outside: true}", "    waits_for: Lender"}),
        ("chances: {|yes", "Sure", {
            '    answers: {Sure: fit-it, No: Take the order, "On hold": Parked}',
            "    chances: {Sure: 50, No: 40, On hold: 10}", "      Sure: [\"Order, signed\"]",
        }),
        ("cancels: |Given up", "Gone", {"  given-up: {name: Gone, outcome: lost}", "  Customer cancels: Gone"}),
        ("  |Parked:", "Waiting", {
            '    answers: {Yes: fit-it, No: Take the order, "On hold": Waiting}', "  Waiting: {outcome: later}",
        }),
    ],
)  # fmt: skip
def test_each_place_that_names_it_has_the_new_name(at, new, lines):
    names = names_of(EVERYTHING)
    letter = EVERYTHING.index(at.replace("|", "")) + at.index("|")
    after = rewritten(EVERYTHING, sorted(renamed(names, letter, new)))
    assert set(after.splitlines()) - set(EVERYTHING.splitlines()) == lines


@pytest.mark.parametrize(
    ("at", "new", "sentence"),
    [
        ("- step: |Call", "FIT", 'There is a step called "FIT" on this page already.'),
        ("- step: |Call", "fit-it", "There is a step called"),
        ("- step: |Call", "Won", "There is a step called"),
        ("owner: |Office", "bank", "There is a role called"),
        ("owner: |Office", "customer", "The customer is no role"),
        ("papers: [|Card]", "Slip", "There is a paper called"),
        ("chances: {yes: 50, |No", "Yes", "There is an answer called"),
        ("- step: |Call", "   ", "A name has letters"),
        ("- step: |Call", "a\u202eb", "A name has letters"),
        ("next: |won", "Sold", "is a word of the language"),
        ("|endless-repeat", "x", "Here is no name"),
        ("what: |All", "x", "Here is no name"),
    ],
)
def test_what_cannot_be_renamed_is_told_in_a_sentence(at, new, sentence):
    names = names_of(EVERYTHING)
    letter = EVERYTHING.index(at.replace("|", "")) + at.index("|")
    with pytest.raises(WrongUse, match=sentence):
        renamed(names, letter, new)


def test_a_name_with_a_line_break_becomes_one_line():
    letter = EVERYTHING.index("Call")
    stretches = renamed(names_of(EVERYTHING), letter, "Ring\n  the bell ")
    assert {stretch.text for stretch in stretches} == {"Ring the bell"}


def test_a_note_behind_the_sign_of_a_block_is_not_lost():
    text = EVERYTHING.replace("- step: >\n", "- step: > # a note\n")
    with pytest.raises(WrongUse, match="without changing something else"):
        renamed(names_of(text), text.index("promise_to: Fit") + 13, "Mount")


def test_on_a_page_that_cannot_be_read_nothing_is_renamed():
    with pytest.raises(WrongUse, match="cannot be read as it stands"):
        renamable_at(names_of(EVERYTHING + "  - [\n"), 0)
