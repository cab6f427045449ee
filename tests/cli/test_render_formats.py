"""Which format comes out of ``processkit render``: by the ending of the name, or by ``--to``."""

import json
import sys

import pytest
from tests.cli.test_commands import KITCHEN, ROOT, run
from tests.rendering.conftest import need

from processkit.cli.render import ENDINGS, FORMATS
from processkit.rendering import FORMATS as ALL_FORMATS

STARTS = {
    "html": b"<!doctype html>", "htm": b"<!doctype html>", "md": b"# A fitted", "markdown": b"# A fitted",
    "mmd": b"flowchart", "mermaid": b"flowchart", "json": b"{", "gv": b"digraph", "dot": b"digraph",
    "dot.svg": b"<?xml", "gv.svg": b"<?xml", "dot.png": b"\x89PNG", "gv.png": b"\x89PNG",
}  # fmt: skip


def test_the_command_knows_the_formats_that_there_are():
    assert FORMATS == ALL_FORMATS
    assert set(ENDINGS.values()) == set(FORMATS)


@pytest.mark.parametrize("ending", STARTS)
def test_each_ending_has_its_format_in_small_and_large_letters(ending, tmp_path):
    if "." in ending:
        need("dot")
    target = tmp_path / f"KITCHEN 2.{ending.upper() if len(ending) % 2 else ending}"
    result = run("render", KITCHEN, "-o", target)
    assert result.returncode == 0, result.stderr
    assert target.read_bytes().startswith(STARTS[ending])


def test_a_point_in_the_name_is_no_ending(tmp_path):
    assert run("render", KITCHEN, "-o", tmp_path / "v1.2.md").returncode == 0
    assert (tmp_path / "v1.2.md").read_bytes().startswith(b"# A fitted")


def test_an_ending_that_cannot_be_made_is_answered_with_those_that_can(tmp_path):
    result = run("render", KITCHEN, "-o", tmp_path / "page.docx")
    assert result.returncode == 2
    assert b".pdf, .svg, .png, .html, .md, .mmd, .json, .dot, .dot.svg, .dot.png" in result.stderr


@pytest.mark.parametrize(("to", "ending"), [("markdown", "md"), ("mermaid", "mmd"), ("html", "html"), ("json", "json")])
def test_in_a_folder_each_page_gets_the_usual_ending(to, ending, tmp_path):
    result = run("render", ROOT / "processes", "-o", tmp_path, "--to", to)
    assert result.returncode == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(
        f"{page.stem}.{ending}" for page in (ROOT / "processes").glob("*.yaml")
    )


def test_the_json_of_a_page_is_a_page(tmp_path):
    assert run("render", KITCHEN, "-o", tmp_path / "kitchen.json").returncode == 0
    before = json.loads(run("check", KITCHEN, "--format", "json").stdout)["files"][0]
    after = json.loads(run("check", tmp_path / "kitchen.json", "--format", "json").stdout)["files"][0]
    assert [found["message"] for found in after["findings"]] == [found["message"] for found in before["findings"]]
    assert after["figures"] == before["figures"]


def test_a_page_is_never_written_over_itself(tmp_path):
    page = tmp_path / "kitchen.json"
    run("render", KITCHEN, "-o", page)
    written = page.read_bytes().replace(b"  ", b" ")
    page.write_bytes(written)
    for words in (("--to", "json"), ("-o", "kitchen.json"), ("-o", ".", "--to", "json")):
        result = run("render", "kitchen.json", *words, cwd=tmp_path)
        assert result.returncode == 2
        assert b"is the page itself" in result.stderr
    assert page.read_bytes() == written


def test_without_graphviz_the_message_says_what_to_do(tmp_path):
    result = run("render", KITCHEN, "-o", tmp_path / "k.gv.svg", PATH="/nowhere", PYTHONPATH=":".join(sys.path))
    assert result.returncode == 2
    assert b"its program dot is not on this machine" in result.stderr
    assert list(tmp_path.iterdir()) == []
