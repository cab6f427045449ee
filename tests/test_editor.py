"""Editors: the YAML language server, which many of them use, helps with our schema.

It is driven over stdio, as an editor does it. What is marked must be on the line of the slip, and
nothing on a sound page: not an unquoted number, a date, nor an answer such as ``Yes:``.
"""

import pytest

from tests.language_server import LanguageServer
from tests.npm_packages import ROOT, npm_packages

KITCHEN = (ROOT / "processes" / "fitted-kitchen.yaml").read_text("utf-8")
BICYCLE = """\
process: Selling a bicycle
version: 3
revised: 2026-11-01
review_by: 2027-02-28
calendar: {hours: 08:00-17:00, holidays: NO}
steps:
  - step: Agree the price
    owner: Shop
    takes: 1 day
    at_most: 3
    critical: yes it is
    answers: {Yes: Fit, No: lost, 3: later}
    chances: {Yes: 60, No: 30, 3: 10}
  - step: Fit
    owner: 007
    takes: 1-2 days
ends:
  won: {name: On the road}
  lost:
"""


@pytest.fixture(scope="module")
def server():
    packages = npm_packages("yaml-language-server")
    program = ["node", str(packages / "yaml-language-server" / "bin" / "yaml-language-server")]
    with LanguageServer(program, ROOT / "schemas" / "process-v1.schema.json") as server:
        yield server


def place_of(text, words):
    """Return line and column, counted from 0, right behind the words, which stand in one place only."""
    assert text.count(words) == 1
    before = text[: text.index(words) + len(words)].split("\n")
    return len(before) - 1, len(before[-1])


def marks(server, name, text):
    """Return what is marked: the line of the text, and what is said."""
    lines = text.split("\n")
    return [(lines[mark["range"]["start"]["line"]].strip(), mark["message"]) for mark in server.open(name, text)]


def offered(server, name, text, words):
    """Return what can be chosen where the words end."""
    server.open(name, text)
    return [item["label"] for item in server.at("completion", name, *place_of(text, words))["items"]]


@pytest.mark.parametrize("template", sorted(path.name for path in (ROOT / "processes").glob("*.yaml")))
def test_nothing_is_marked_in_a_template(server, template):
    assert marks(server, template, (ROOT / "processes" / template).read_text("utf-8")) == []


def test_numbers_dates_and_short_words_without_quotes_are_not_marked(server):
    sound = BICYCLE.replace("yes it is", "true")
    assert marks(server, "bicycle", sound) == []


def test_a_misspelt_key_is_marked_on_its_own_line(server):
    slip = KITCHEN.replace("    milestone: propose", "    milstone: propose")
    assert marks(server, "misspelt", slip) == [("milstone: propose", "Property milstone is not allowed.")]


@pytest.mark.parametrize(
    ("sound", "slip"),
    [
        ("takes: 1 day", "takes: a while"),
        ("at_most: 3", "at_most: 12"),
        ("critical: true", "critical: yes it is"),
        ("review_by: 2027-02-28", "review_by: 2027-02-30"),
        ("    at_most: 3", "    next: won"),
        ("    at_most: 3", "    milestone: start"),
        ("  lost:", "  lost: {outcome: won}"),
        ("  lost:", "  sold elsewhere: {reason: true}"),
        ("owner: 007", "owner: Customer"),
        ("chances: {Yes: 60, No: 30, 3: 10}", "chances: {Yes: 60, No: 30, 3: 101}"),
    ],
)
def test_a_value_that_cannot_be_is_marked_on_its_own_line(server, sound, slip):
    text = BICYCLE.replace("yes it is", "true")
    assert text.count(sound) == 1
    name = f"slip-{abs(hash((sound, slip)))}"
    assert [line for line, _ in marks(server, name, text.replace(sound, slip))] == [slip.strip()]


def test_the_keys_of_a_step_are_completed(server):
    text = KITCHEN.replace("    milestone: propose\n", "    milestone: propose\n    \n")
    keys = offered(server, "step", text, "    milestone: propose\n    ")
    assert {"backup", "waits_for", "only_if", "checklist", "critical"} <= set(keys)
    assert not {"takes", "milestone", "owner"} & set(keys), "they are there already"
    assert not {"company", "told", "outcome"} & set(keys), "they belong elsewhere"


def test_the_keys_of_the_page_and_of_parts_are_completed(server):
    page = "process: P\n\nsteps:\n  - step: A\n    owner: B\n    customer:\n      \nends:\n  \n"
    assert {"company", "promise", "roles"} <= set(offered(server, "keys", page, "process: P\n"))
    assert offered(server, "keys", page, "customer:\n      ") == [
        "by", "sees", "told", "gets", "gives", "feels", "every",
    ]  # fmt: skip
    assert {"won", "lost", "later"} <= set(offered(server, "keys", page, "ends:\n  "))


def test_the_words_that_are_known_are_completed(server):
    page = "process: P\nsteps:\n  - step: A\n    owner: B\n    milestone: \n    critical: \n"
    assert offered(server, "words", page, "milestone: ") == [
        "engage", "qualify", "assess", "propose", "close", "deliver", "follow-up",
    ]  # fmt: skip
    assert sorted(offered(server, "words", page, "critical: ")) == ["false", "true"]


@pytest.mark.parametrize(
    ("words", "explanation"),
    [
        ("promise_fr", "The step from whose start the promise counts."),
        ("at_mo", "How often this step is done for one customer, at most: 1 to 9."),
        ("no_rep", "What happens when"),
        ("if_incompl", "The step that it goes back to when something is missing."),
        ("keep_in_to", "How often we get in touch after the sale."),
        ("  wo", "The sale is made, and everything is done."),
    ],
)
def test_a_key_is_explained_where_the_mouse_is(server, words, explanation):
    server.open("kitchen", KITCHEN)
    first = KITCHEN.index(f"\n{words}" if words.startswith("  ") else words) + len(words)
    before = KITCHEN[:first].split("\n")
    hover = server.at("hover", "kitchen", len(before) - 1, len(before[-1]))
    assert explanation in hover["contents"]["value"]
