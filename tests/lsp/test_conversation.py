"""The language server as an editor meets it: over stdio, with one page that is opened, typed on and closed."""

import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.lsp.editor import Editor, Refused, applied, place_of, units
from tests.source.hostile import HOSTILE

ROOT = Path(__file__).parent.parent.parent
KITCHEN = (ROOT / "processes" / "fitted-kitchen.yaml").read_text("utf-8")
BICYCLE = """\
process: Selling a bicycle
roles:
  Shop: {people: [Ana]}
  Workshop:
    people: [Bo]
paperwork:
  Order:
    signed: true
  Size card:
steps:
  - step: Greet and listen
    owner: Shop
  - step: Agree the price \U0001f6b2
    owner: Shop
    decide: Does the customer buy?
    answers: {Yes: Write the order, No: lost}
  - step: Write the order
    owner: Shop
    takes: 1 hour
    paperwork: [Order, Size card]
  - step: Fit the bicycle
    owner: Workshop
    needs: [Order]
    handover:
      papers: [Order]
    next: won
"""


@pytest.fixture(scope="module")
def editor():
    with Editor() as editor:
        yield editor


def codes(marks):
    return sorted(mark["code"].split()[0] for mark in marks)


def labels(answer):
    return [item["label"] for item in answer["items"]] if answer else []


def typed_in(editor, text, place):
    """Take over a text with the cursor at the place of the |, and return what is offered."""
    before = text[: text.index("|")]
    editor.change("typed", text.replace("|", "", 1))
    last = before.split("\n")
    return editor.at("completion", "typed", (len(last) - 1, units(last[-1]))) if place is None else None


@pytest.fixture
def offered(editor):
    """What is offered where a | stands in a text, by its label: what the page is when it is taken."""
    if "typed" not in editor.texts:
        editor.open("typed", "")

    def offer(text):
        answer = typed_in(editor, text, None)
        page = editor.texts["typed"]
        items = answer["items"] if answer else []
        return {item["label"]: applied(page, [item["textEdit"]]) for item in items}

    return offer


def test_a_whole_conversation_from_hello_to_goodbye():
    with Editor() as editor:
        able = editor.server["capabilities"]
        assert able["positionEncoding"] == "utf-16"
        assert editor.server["serverInfo"]["name"] == "processkit"
        assert editor.open("kitchen", KITCHEN) == []

        editor.change("kitchen", KITCHEN.replace("    milestone: propose", "    milstone: propose"))
        (mark,) = editor.marks("kitchen")
        line, column = place_of(editor.texts["kitchen"], "milstone")
        assert mark["range"] == {
            "start": {"line": line, "character": column}, "end": {"line": line, "character": column + len("milstone")},
        }  # fmt: skip
        assert (mark["code"], mark["severity"], mark["source"]) == ("PK101 unknown-field", 1, "processkit")
        assert '"milestone" probably is what you mean.' in mark["message"]

        (fix,) = editor.offers("kitchen", "milstone")
        assert (fix["title"], fix["isPreferred"], fix["diagnostics"]) == ("Write: milestone: propose", True, [mark])
        assert editor.written("kitchen", fix["edit"]) == KITCHEN

        editor.change("kitchen", KITCHEN)
        assert editor.marks("kitchen") == []
        told = editor.at("hover", "kitchen", "Accepted: |Take the order")["contents"]["value"]
        assert told.startswith("**Step 5: Take the order**")
        for fact in ("Owner: Sales office", "Takes: 1 day", "On file when done: Signed quote; Deposit receipt"):
            assert f"- {fact}" in told
        edit = editor.at("rename", "kitchen", "- step: |Take the order", newName="Confirm the order")
        assert editor.written("kitchen", edit) == KITCHEN.replace("Take the order", "Confirm the order")

        editor.close("kitchen")
        assert editor.marks("kitchen") == []
        assert editor.goodbye() == (0, "")


def test_every_template_is_marked_as_the_check_says_and_has_its_steps_in_the_list(editor):
    for template in sorted((ROOT / "processes").glob("*.yaml")):
        text = template.read_text("utf-8")
        assert editor.open(template.stem, text) == []
        parts = editor.about("documentSymbol", template.stem)
        steps = [part for part in parts if part["kind"] == 12]
        assert len(steps) == text.count("\n  - step: ")
        assert all(part["detail"] for part in steps)
        assert [part["range"]["start"]["line"] for part in parts] == sorted(p["range"]["start"]["line"] for p in parts)


def test_what_is_marked_is_what_the_check_says_with_its_second_places(editor):
    marks = editor.open("bicycle", BICYCLE.replace("    handover:\n      papers: [Order]\n", "") + "    owner: Ana\n")
    assert codes(marks) == ["PK004"]
    (second,) = marks[0]["relatedInformation"]
    assert second["location"]["range"]["start"]["line"] == BICYCLE.count("\n") - 5
    editor.change("bicycle", BICYCLE.replace("    handover:\n      papers: [Order]\n", ""))
    assert codes(editor.marks("bicycle")) == ["PK301"]


def test_advice_is_marked_only_when_the_settings_say_so(editor):
    with Editor(options={"advice": True, "paper": "letter"}) as other:
        marks = other.open("kitchen", KITCHEN)
        assert marks
        assert {mark["severity"] for mark in marks} == {4}


def test_other_yaml_and_other_files_are_left_alone(editor):
    workflow = "on: [push]\njobs:\n  a:\n    steps:\n      - run: x\n     bad\n"
    assert editor.open("workflow", workflow) == []
    assert editor.at("completion", "workflow", (0, 0)) is None
    assert editor.at("hover", "workflow", (0, 1)) is None
    assert editor.about("documentSymbol", "workflow") == []
    editor.texts["never opened"] = "x"
    assert editor.at("hover", "never opened", (0, 0)) is None
    assert editor.at("rename", "never opened", (0, 0), newName="y") is None


def test_a_page_is_helped_from_its_first_letter(offered):
    assert list(offered("pro|"))[:3] == ["process", "processkit", "company"]
    assert offered("# My page\n|")["steps"] == "# My page\nsteps:\n  - step: "
    assert offered("process: X\n|")["steps"] == "process: X\nsteps:\n  - step: "
    assert "process" not in offered("process: X\n|")
    assert offered("process: X\nsteps:\n  |") == {"step": "process: X\nsteps:\n  - step: "}
    assert list(offered("process: X\nsteps:\n  - |"))[:3] == ["step", "id", "owner"]


def bicycle_with(line):
    return BICYCLE.replace("    needs: [Order]\n", f"    needs: [Order]\n{line}\n")


@pytest.mark.parametrize(
    ("line", "label", "then"),
    [
        ("    ta|", "takes", "    takes: "),
        ("    che|", "checklist", "    checklist:\n      - "),
        ("    |", "customer", "    customer:\n      "),
        ("    |", "helpers", "    helpers: [$0]"),
        ("    payment:\n      |", "before", "    payment:\n      before: "),
        ("    customer: {to|}", "told", "    customer: {told: }"),
        ("    ba|: Shop", "backup", "    backup: Shop"),
        ("    milestone: |", "deliver", "    milestone: deliver"),
        ("    critical: t|", "true", "    critical: true"),
        ("    ask_for: [fe|]", "feedback", "    ask_for: [feedback]"),
        ("    takes: |", "3-5 days", "    takes: 3-5 days"),
        ("    backup: |", "Workshop", "    backup: Workshop"),
        ("    backup: Wor|ks  # a note", "Workshop", "    backup: Workshop  # a note"),
        ('    backup: "Wor|"', "Workshop", '    backup: "Workshop"'),
        ("    helpers:\n      - |", "Shop", "    helpers:\n      - Shop"),
        ("    helpers:\n      |", "Shop", "    helpers:\n      - Shop"),
        ("    waits_for: |", "customer", "    waits_for: customer"),
        ("    paperwork: |", "Size card", "    paperwork: [Size card]"),
        ("    paperwork: [Order, |]", "Size card", "    paperwork: [Order, Size card]"),
        ("    no_reply: {after: 3 days, go: |}", "later", "    no_reply: {after: 3 days, go: later}"),
        ("    accepted:\n      no-ba|", "no-backup", "    accepted:\n      no-backup: "),
        ("    answers:\n      |", "No", "    answers:\n      No: "),
    ],
)
def test_what_is_offered_is_what_belongs_there(offered, line, label, then):
    assert offered(bicycle_with(line))[label] == bicycle_with(then)


def test_the_answers_of_the_step_are_offered_for_chances_and_papers(offered):
    text = BICYCLE.replace("No: lost}\n", "No: lost}\n    chances: {|}\n")
    assert list(offered(text)) == ["Yes", "No"]
    text = BICYCLE.replace("No: lost}\n", "No: lost}\n    answer_papers:\n      Yes: [Order]\n      |\n")
    assert list(offered(text)) == ["No"]


def test_names_with_odd_signs_are_offered_in_quotation_marks(offered):
    name = "Fit, [all] of it"
    text = BICYCLE.replace("Fit the bicycle", f'"{name}"')
    assert "    next: Fit, [all] of it\n" in offered(text.replace("next: won", "next: |"))[name]
    assert 'No: "Fit, [all] of it"}' in offered(text.replace("No: lost", "No: |"))[name]
    name = "Fit: all"
    text = BICYCLE.replace("Fit the bicycle", f'"{name}"')
    assert '    next: "Fit: all"\n' in offered(text.replace("next: won", "next: |"))[name]


def test_a_step_is_not_offered_to_itself_as_a_place_to_send_work_back_to(offered):
    found = offered(BICYCLE.replace("papers: [Order]\n", "papers: [Order]\n      if_incomplete: |\n"))
    assert "Write the order" in found
    assert "Fit the bicycle" not in found
    assert "won" not in found


def test_a_page_in_json_is_helped_in_json(offered):
    text = '{"process": "X", "roles": {"Shop": null}, "steps": [{"step": "A", "owner": "S|", "ta'
    assert offered(text)["Shop"] == text.replace('"S|"', '"Shop"')
    assert offered(text.replace("S|", "Shop") + "|")["takes"].endswith('"owner": "Shop", "takes": ')


def test_in_the_midst_of_a_text_nothing_is_offered(offered):
    assert offered(bicycle_with("    if_late: We call |")) == {}
    assert offered(bicycle_with("    if_late: >\n      We call|")) == {}
    assert offered(bicycle_with("    nonsense: |")) == {}
    for note in ("    # ow|", "    backup: # Wor|", "    backup: Wor # a|", "    needs: [Order, # Si|"):
        assert offered(bicycle_with(note)) == {}, note
    assert offered(bicycle_with('    backup: "Wor #|"')) != {}


def test_a_space_offers_values_and_does_not_disturb_who_indents(editor):
    text = bicycle_with("    owner: ").replace("    owner: \n", "    backup: \n    \n")
    editor.open("space", text)
    context = {"triggerKind": 2, "triggerCharacter": " "}
    assert labels(editor.at("completion", "space", "    backup: |\n", context=context)) == ["Shop", "Workshop"]
    assert editor.at("completion", "space", "    backup: \n    |\n", context=context) is None


@pytest.mark.parametrize(
    ("place", "lines"),
    [
        ("No: |lost", ["**End: lost**", "There is no sale."]),
        ("- step: |Fit", ["**Step 4: Fit the bicycle**", "- Owner: Workshop", "- Needs: Order", "- Handover asks for: Order", "- Then: won"]),
        ("Yes: |Write", ["**Step 3: Write the order**", "- Takes: 1 hour", "- Then: Fit the bicycle"]),
        ("owner: |Workshop", ["**Role: Workshop**", "- People: Bo", "- Owns: Fit the bicycle"]),
        ("needs: [|Order", ["**Paper: Order**", "- Signed: yes", "- On file after: Write the order", "- Needed for: Fit the bicycle"]),
        ("|Yes: Write", ["**Answer: Yes**", "- Leads to: Write the order"]),
        ("|takes", ["**takes**", "How long it takes, in working time.", "For example: 2 days; 3-5 days; 4 hours."]),
        ("|signed", ["**signed**", "One of: true, false."]),
    ],
)  # fmt: skip
def test_what_is_under_the_mouse_is_explained(editor, place, lines):
    editor.open("hover", BICYCLE)
    hover = editor.at("hover", "hover", place)
    told = hover["contents"]["value"].replace("\\", "").split("\n")
    assert [line for line in lines if line not in told] == []
    line, column = place_of(BICYCLE, place)
    assert hover["range"]["start"] == {"line": line, "character": column}


def test_texts_for_people_are_shown_as_they_are_and_never_as_markup(editor):
    editor.open("markup", BICYCLE.replace("[Bo]", '["<img src=x> **Bo** [a](http://b)"]'))
    told = editor.at("hover", "markup", "owner: |Workshop")["contents"]["value"]
    assert "\\<img src=x\\> \\*\\*Bo\\*\\* \\[a\\]" in told


def test_going_to_a_name_and_finding_all_that_name_it(editor):
    editor.open("names", BICYCLE)

    def lines(places):
        return sorted(BICYCLE.split("\n")[place["range"]["start"]["line"]].strip() for place in places)

    assert lines(editor.at("definition", "names", "Yes: |Write")) == ["- step: Write the order"]
    assert lines(editor.at("definition", "names", "needs: [|Order")) == ["Order:"]
    assert lines(editor.at("definition", "names", "owner: |Workshop")) == ["Workshop:"]
    assert editor.at("definition", "names", "process: |Selling") == []
    named = {"context": {"includeDeclaration": False}}
    assert lines(editor.at("references", "names", "needs: [|Order", **named)) == [
        "needs: [Order]", "papers: [Order]", "paperwork: [Order, Size card]",
    ]  # fmt: skip
    assert len(editor.at("references", "names", "needs: [|Order", context={"includeDeclaration": True})) == 4
    assert len(editor.at("documentHighlight", "names", "owner: |Workshop")) == 2


def test_a_paper_that_is_in_no_list_is_found_where_it_is_made(editor):
    text = BICYCLE.replace("paperwork:\n  Order:\n    signed: true\n  Size card:\n", "")
    editor.open("made", text)
    (place,) = editor.at("definition", "made", "needs: [|Order")
    assert text.split("\n")[place["range"]["start"]["line"]] == "    paperwork: [Order, Size card]"


def test_what_is_refused_is_told_to_the_editor_and_nothing_goes_to_the_log():
    with Editor() as editor:
        editor.open("refused", BICYCLE)
        with pytest.raises(Refused, match="Here is no name of a step"):
            editor.at("prepareRename", "refused", "process: |Selling")
        assert editor.goodbye() == (0, "")


def test_a_page_whose_review_is_overdue_today_is_marked(editor):
    text = KITCHEN.replace("revised: 2026-11-01", "revised: 2019-11-01\nreview_by: 2020-01-31")
    assert codes(editor.open("overdue", text)) == ["PK902"]


def test_a_name_can_be_changed_or_the_reason_is_told(editor):
    editor.open("rename", BICYCLE)
    ready = editor.at("prepareRename", "rename", "Yes: |Write")
    assert ready["placeholder"] == "Write the order"
    edit = editor.at("rename", "rename", "needs: [|Order", newName="Order, signed")
    after = editor.written("rename", edit)
    assert after.count("Order, signed") == 4
    assert editor.open("renamed", after) == editor.open("again", BICYCLE)
    with pytest.raises(Refused, match="Here is no name of a step"):
        editor.at("prepareRename", "rename", "process: |Selling")
    with pytest.raises(Refused, match=r'There is a paper called "Size card" on this page already\.'):
        editor.at("rename", "rename", "needs: [|Order", newName="Size card")


def test_columns_count_as_the_editor_counts_them():
    text = BICYCLE.replace("No: lost}", "No: lost, \U0001f6b2\U0001f6b2: Agree the price \U0001f6b2, Later: later}")
    for encodings, expected in ((None, 2), (["utf-8", "utf-16"], 4), (["utf-32"], 1)):
        with Editor(able={"general": {"positionEncodings": encodings}} if encodings else {}) as editor:
            editor.open("odd", text)
            line = next(n for n, each in enumerate(text.split("\n")) if "Later: later" in each)
            before = text.split("\n")[line].split("later}")[0]
            column = len(before) + (expected - 1) * before.count("\U0001f6b2")
            hover = editor.at("hover", "odd", (line, column))
            assert hover["contents"]["value"].startswith("**End: later**")
            assert hover["range"]["start"]["character"] == column
            edit = editor.at("rename", "odd", "- step: |Agree", newName="Talk")
            edits = edit["changes"]["file:///pages/odd.yaml"]
            assert edits[0]["range"]["end"]["character"] == 10 + len("Agree the price ") + expected


def test_guesses_are_offered_as_guesses_and_handovers_come_with_their_papers(editor):
    editor.open("handover", BICYCLE.replace("    handover:\n      papers: [Order]\n", ""))
    assert editor.offers("handover", "decide") == []
    (fix,) = editor.offers("handover", "- step: |Fit")
    assert fix["title"].startswith("A guess. Write, in step 4: handover: papers: [Order")
    assert not fix["isPreferred"]
    assert editor.written("handover", fix["edit"]).count("    handover:\n      papers: [Order, Size card]\n") == 1


def test_all_plain_slips_are_put_right_at_once_when_that_is_asked_for(editor):
    text = BICYCLE.replace("owner: Workshop", "owner:Workshop").replace("takes:", "Takes:").replace("\n", "\r\n")
    editor.open("all", text)
    (action,) = editor.offers("all", (0, 0), only=["source.fixAll"])
    assert editor.written("all", action["edit"]) == BICYCLE.replace("\n", "\r\n")
    editor.change("all", BICYCLE)
    assert editor.offers("all", (0, 0), only=["source.fixAll"]) == []


def test_a_page_is_laid_out(editor):
    text = BICYCLE.replace("    owner: Workshop", "    owner:    Workshop   ")
    editor.open("layout", text)
    wanted = {"options": {"tabSize": 2, "insertSpaces": True}}
    laid_out = applied(text, editor.about("formatting", "layout", **wanted))
    assert "    owner: Workshop\n" in laid_out
    editor.change("layout", laid_out)
    assert editor.about("formatting", "layout", **wanted) == []
    editor.change("layout", laid_out + "  [")
    assert editor.about("formatting", "layout", **wanted) == []


def test_typing_on_a_page_letter_by_letter_never_loses_what_can_be_known(editor):
    """Each key that is pressed leaves a page that mostly is no YAML; steps, names and keys stay known all the same."""
    new = '  - step: Say "thanks"\n    owner: Shop\n    answers: {Yes: [won, \'no: {x'
    at = BICYCLE.index("  - step: Fit")
    editor.open("letters", BICYCLE)
    for length in range(1, len(new) + 1):
        editor.change("letters", BICYCLE[:at] + new[:length] + "\n" + BICYCLE[at:])
        names = [part["name"] for part in editor.about("documentSymbol", "letters")]
        assert {"Agree the price \U0001f6b2", "Write the order", "Fit the bicycle", "roles"} <= set(names)
        (place,) = editor.at("definition", "letters", "Yes: |Write the")
        assert BICYCLE.split("\n")[place["range"]["start"]["line"]] == "  - step: Write the order"
        assert editor.at("hover", "letters", "needs: [|Order")["contents"]["value"].startswith("**Paper: Order**")
    broken = editor.marks("letters")
    assert codes(broken)[0].startswith("PK0")
    with pytest.raises(Refused, match="cannot be read as it stands"):
        editor.at("rename", "letters", "needs: [|Order", newName="x")


def test_only_the_last_of_many_changes_is_checked_and_answers_come_at_once(editor):
    editor.open("quick", KITCHEN)
    began = time.monotonic()
    for number in range(60):
        editor.change("quick", KITCHEN.replace("process: A fitted", f"proces: {number} A fitted"))
        assert editor.at("hover", "quick", "max_silence") is not None
    spent = time.monotonic() - began
    assert codes(editor.marks("quick")) == ["PK101"]
    assert spent < 10, "an answer takes some milliseconds"
    marks = [kept for kept in editor._kept if kept.get("params", {}).get("uri") == "file:///pages/quick.yaml"]
    assert len(marks) <= 2 + spent / 0.3


def test_hostile_texts_are_marked_or_left_alone_and_the_server_goes_on(editor):
    editor.open("hostile", KITCHEN)
    # All of them are read by test_rough_reading.py; here every third is enough.
    for name in list(HOSTILE)[::3]:
        content = HOSTILE[name]()
        text = content if isinstance(content, str) else content.decode("utf-8", "replace")
        if len(text) > 2_000_000:
            continue
        editor.change("hostile", "process: x\n" + text)
        last = (0, 3)
        for method in ("hover", "completion", "definition", "documentHighlight"):
            editor.at(method, "hostile", last)
        editor.at("completion", "hostile", (10**9, 10**9))
        editor.about("documentSymbol", "hostile")
        assert isinstance(editor.offers("hostile", (1, 0)), list), name
    editor.change("hostile", KITCHEN)
    assert editor.marks("hostile") == []


def test_words_that_are_no_request_do_not_stop_it():
    with Editor() as editor:
        for body in (
            b"{",
            b"[]",
            b'{"jsonrpc": "2.0", "id": 7, "method": "textDocument/nope", "params": {}}',
            b"\xff\xfe",
        ):
            editor.send_bytes(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        editor.tell("textDocument/hover", {"textDocument": 1})
        with pytest.raises(Refused, match="Method Not Found"):
            editor.ask("textDocument/nope", {})
        assert editor.open("kitchen", KITCHEN) == []
        assert editor.goodbye()[0] == 0


def test_an_editor_that_goes_away_without_a_word_leaves_no_server_behind():
    with Editor() as editor:
        editor.open("kitchen", KITCHEN)
        editor.process.stdin.close()
        assert editor.process.wait(20) == 1


def test_a_broken_check_of_somebody_else_is_told_once(tmp_path):
    package = tmp_path / "their_checks-1.0.dist-info"
    package.mkdir()
    (package / "METADATA").write_text("Metadata-Version: 2.1\nName: their-checks\nVersion: 1.0\n", "utf-8")
    (package / "entry_points.txt").write_text("[processkit.checks]\ntheirs = nowhere_to_be_found:CHECK\n", "utf-8")
    program = f"import sys; sys.path.insert(0, {str(tmp_path)!r}); from processkit.cli.app import main; sys.exit(main(['lsp']))"
    with Editor(program=(sys.executable, "-c", program)) as editor:
        assert editor.open("kitchen", KITCHEN) == []
        assert "of the package their-checks cannot be loaded" in editor.shown()
        with pytest.raises(Refused, match="their-checks cannot be loaded"):
            editor.offers("kitchen", (0, 0))
        assert editor.at("hover", "kitchen", "max_silence") is not None
        assert "Traceback" not in editor.goodbye()[1]


def test_without_the_extra_a_sentence_says_what_to_install():
    program = "import sys; sys.modules['pygls'] = None; from processkit.cli.app import main; sys.exit(main(['lsp']))"
    done = subprocess.run([sys.executable, "-c", program], input=b"", capture_output=True, timeout=60, check=False)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode() == (
        'processkit: For help in an editor more is needed than is installed here. Type: pip install "processkit[lsp]"\n'
    )
