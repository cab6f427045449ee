"""The texts of a page, where they stand, and which of them are sentences."""

from tests.pages import process_of, step

from processkit.model.sentences import place_named, sentences_of
from processkit.model.texts import texts_of


def page():
    return process_of(
        process="A shop",
        purpose="Each customer is served alike",
        glossary={"snags": "small faults"},
        steps=[
            step("Ask", takes="2 days", do=["Call back"], customer={"sees": "A friendly face", "by": "phone"}),
            step("Offer", decide="Does it suit?", answers={"Yes": "won", "No": "lost"}),
        ],
    )


def test_every_text_is_found_with_its_place():
    found = {(written.path, written.on_key): written.text for written in texts_of(page())}
    assert found[("process",), False] == "A shop"
    assert found[("glossary", "snags"), True] == "snags"
    assert found[("glossary", "snags"), False] == "small faults"
    assert found[("steps", 0, "takes"), False] == "2 days"
    assert found[("steps", 0, "do", 0), False] == "Call back"
    assert found[("steps", 1, "answers", "Yes"), True] == "Yes"
    assert found[("steps", 1, "answers", "Yes"), False] == "won"


def test_places_are_named_as_their_owner_would_look_for_them():
    process = page()
    assert place_named(process, ("purpose",)) == "purpose"
    assert place_named(process, ("steps", 0, "do", 0)) == 'step 1 "Ask", do'
    assert place_named(process, ("steps", 0, "customer", "sees")) == 'step 1 "Ask", sees'
    assert place_named(process, ("steps", 1, "answers", "Yes")) == 'step 2 "Offer", answers'


def test_sentences_are_what_is_not_a_name_the_longest_first():
    assert [written.text for written in sentences_of(page())] == [
        "Each customer is served alike", "A friendly face", "Does it suit?", "Call back", "phone",
    ]  # fmt: skip
