"""Printing for one reader from the command line: which file is written, what is said, and everything at once."""

import json
import re

import pytest
from tests.cli.test_commands import KITCHEN, ROOT, WARNS, run
from tests.rendering.random_pages import random_page

from processkit.cli import render as command
from processkit.cli.app import main
from processkit.rendering import FORMATS, VIEWS
from processkit.rendering.index import FORMATS_OF_ALL

PLANTS = ROOT / "processes" / "online-plant-shop.yaml"


def test_the_command_knows_the_views_and_formats_that_there_are():
    assert tuple(VIEWS) == command.VIEWS
    assert set(command.FORMATS) == set(FORMATS)
    for view, formats in FORMATS_OF_ALL.items():
        assert set(formats) <= set(VIEWS[view])
    assert set(FORMATS_OF_ALL) == set(VIEWS)


def test_a_picture_of_several_pages_becomes_several_files(tmp_path):
    result = run("render", KITCHEN, "--view", "role", "-o", tmp_path / "cards.png")
    assert result.returncode == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == [f"cards-{n}.png" for n in range(1, 5)]
    assert result.stderr.count(b"wrote ") == 4
    one = run("render", KITCHEN, "--role", "Workshop", "-o", tmp_path / "card.png")
    assert one.returncode == 0
    assert (tmp_path / "card.png").read_bytes().startswith(b"\x89PNG")


def test_a_picture_of_several_pages_does_not_go_to_standard_output():
    result = run("render", KITCHEN, "--view", "role", "--to", "png", "-o", "-")
    assert result.returncode == 2
    assert result.stdout == b""
    assert b"It has 4 pages, and a picture holds one." in result.stderr


def test_a_file_that_ends_in_md_is_markdown_and_a_folder_gets_one(tmp_path, capsys):
    assert main(["render", str(KITCHEN), "--view", "checklist", "-o", str(tmp_path / "run.md")]) == 0
    assert (tmp_path / "run.md").read_text("utf-8").startswith("# A fitted kitchen")
    assert main(["render", str(KITCHEN), "--view", "role", "--to", "markdown", "-o", f"{tmp_path}/"]) == 0
    assert (tmp_path / "fitted-kitchen.md").exists()


def test_a_role_or_a_step_says_which_view_is_meant(tmp_path):
    assert run("render", KITCHEN, "--step", "Fit the kitchen", "-o", tmp_path / "her.html").returncode == 0
    assert "You are on step 7 of 8: Fit the kitchen" in (tmp_path / "her.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--role", "Worksop"], b'There is no role "Worksop" on this page. Do you mean Workshop?'),
        (["--step", "Qualfy"], b'There is no step "Qualfy" on this page. Do you mean 2 Qualify?'),
        (["--view", "page", "--role", "Workshop"], b'A role is said for the view "role" only'),
        (["--view", "worksheet", "--to", "html"], b"comes as pdf, svg, png, and not as html"),
        (["--all", "--to", "pdf"], b"--all makes every view, so --to does not go with it."),
        (["--all", "--view", "page"], b"--view does not go with it."),
        (["--all", "--role", "Workshop"], b"--role does not go with it."),
    ],
)
def test_what_cannot_be_is_said_in_a_sentence_and_is_status_two(words, says, tmp_path, capsys):
    assert main(["render", str(KITCHEN), *words, "-o", str(tmp_path / "out")]) == 2
    assert says in capsys.readouterr().err.encode()
    assert list(tmp_path.iterdir()) == []


def test_a_team_without_a_page_gets_a_blank_worksheet(tmp_path, capsys):
    target = tmp_path / "blank.pdf"
    assert main(["render", "--view", "worksheet", "-o", str(target), "--paper", "letter"]) == 0
    assert target.read_bytes().startswith(b"%PDF")
    assert f"wrote {target}" in capsys.readouterr().err


@pytest.mark.parametrize("words", [[], ["--view", "customer"], ["--all", "--view", "worksheet"]])
def test_everything_else_needs_a_page(words, tmp_path, capsys):
    assert main(["render", *words, "-o", str(tmp_path / "out")]) == 2
    assert "Which page? Name a file, a folder, or -" in capsys.readouterr().err


def test_all_needs_a_folder(tmp_path, capsys):
    (tmp_path / "file").write_text("x")
    for words in (["-o", str(tmp_path / "file")], ["-o", "-"], []):
        assert main(["render", str(KITCHEN), "--all", *words]) == 2
        assert "--all" in capsys.readouterr().err


def test_all_writes_every_view_and_an_index_that_leads_to_each(tmp_path):
    result = run("render", KITCHEN, "--all", "-o", tmp_path / "out", "--step", "4")
    assert result.returncode == 0, result.stderr
    written = {path.name for path in (tmp_path / "out").iterdir()}
    assert written == {f"{view}.{to}" for view, formats in FORMATS_OF_ALL.items() for to in formats} | {"index.html"}
    index = (tmp_path / "out" / "index.html").read_text("utf-8")
    assert set(re.findall(r'href="([^"]+)"', index)) == written - {"index.html"}
    assert not re.search("<script|<link|<img|https?://|@import", index)
    assert 'lang="en"' in index
    assert index.count("<h1>") == 1
    assert "You are on step 4 of 8" in (tmp_path / "out" / "customer.html").read_text("utf-8")


def test_all_of_several_pages_is_a_folder_each_and_one_index(tmp_path):
    result = run("render", KITCHEN, PLANTS, "--all", "-o", tmp_path / "out")
    assert result.returncode == 0, result.stderr
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"index.html", KITCHEN.stem, PLANTS.stem}
    index = (tmp_path / "out" / "index.html").read_text("utf-8")
    links = re.findall(r'href="([^"]+)"', index)
    assert len(links) == len(set(links)) == 18
    assert all((tmp_path / "out" / link).is_file() for link in links)
    assert index.count("<h1>") == 1
    assert index.count("<h2>") == 2


@pytest.mark.parametrize("asked", [("--all", "-o", "all.pdf"), (str(PLANTS), "-o", "both.html")])
def test_a_folder_for_many_files_is_not_called_like_one_file(asked, tmp_path):
    *others, name = asked
    result = run("render", KITCHEN, *others, tmp_path / name)
    assert result.returncode == 2
    assert result.stderr.decode().strip() == (
        f"processkit: Many files are written, so a folder is due, and {tmp_path / name} is the name of one file. "
        f"Write: -o {(tmp_path / name).with_suffix('')}"
    )
    assert not (tmp_path / name).exists()


def test_all_prints_the_rest_where_a_page_says_nothing_to_the_customer(tmp_path):
    page = tmp_path / "page name.yaml"
    page.write_text(WARNS)
    result = run("render", page, "--all", "-o", tmp_path / "out")
    assert result.returncode == 0
    assert b"so there is no page for customers" in result.stderr
    index = (tmp_path / "out" / "index.html").read_text("utf-8")
    assert "customer.html" not in index
    assert "worksheet.pdf" in index


def test_all_refuses_a_page_with_errors_and_prints_the_others(tmp_path):
    bad = tmp_path / "bad.yaml"
    bad.write_text("process: x\nsteps:\n  - step: A\n    ownr: B\n")
    result = run("render", KITCHEN, bad, "--all", "-o", tmp_path / "out")
    assert result.returncode == 1
    assert b"It was not rendered" in result.stderr
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"index.html", KITCHEN.stem}


def test_that_the_drawing_had_no_room_is_said_and_what_to_do(tmp_path):
    page = tmp_path / "full.json"
    page.write_text(json.dumps(random_page(12).to_data()), "utf-8")
    standing = run("render", page, "--draft", "-o", tmp_path / "standing.pdf")
    lying = run("render", page, "--draft", "-o", tmp_path / "lying.pdf", "--landscape")
    said = b"the drawing is not on it. Write less, or print the drawing alone: --view diagram"
    assert said + b"\n" in standing.stderr
    assert said + b". Or leave out --landscape" in lying.stderr
    assert b"the drawing is not" not in run("render", KITCHEN, "-o", tmp_path / "kitchen.pdf").stderr
