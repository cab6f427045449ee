"""The pictures in docs/gallery show the templates as they are set today."""

import json
import runpy
from importlib.metadata import version

import pytest

import processkit
from processkit.rendering import VIEWS

from .conftest import ROOT

SCRIPT = runpy.run_path(str(ROOT / "scripts" / "write_gallery.py"))
FOLDER = ROOT / "docs" / "gallery"
MADE = json.loads((FOLDER / "pages.json").read_text("utf-8"))
TEMPLATES = sorted(path.stem for path in (ROOT / "processes").glob("*.yaml"))


@pytest.mark.parametrize("name", TEMPLATES)
def test_each_template_has_its_picture(name):
    picture = SCRIPT["picture_of"](name)
    assert picture.read_bytes().startswith(b"\x89PNG\r\n")
    assert picture.stat().st_size < 340_000
    assert f"]({picture.name})" in (FOLDER / "README.md").read_text("utf-8")


@pytest.mark.parametrize("name", TEMPLATES)
def test_no_picture_is_stale(name):
    if MADE["typst"] != version("typst"):
        pytest.skip("the pictures were made with another version of Typst")
    page = processkit.load(ROOT / "processes" / f"{name}.yaml")
    assert SCRIPT["hash_of"](page) == MADE["pages"][f"{name}-a4.png"], "run python scripts/write_gallery.py"


def test_no_file_is_left_over():
    assert {path.name for path in FOLDER.iterdir()} == {"README.md", "pages.json", *MADE["pages"]}


@pytest.mark.parametrize("view", SCRIPT["VIEWS"])
def test_each_view_for_one_reader_has_a_picture_that_is_shown_where_it_is_explained(view):
    picture = SCRIPT["picture_of_view"](view)
    assert picture.read_bytes().startswith(b"\x89PNG\r\n")
    assert picture.stat().st_size < 340_000
    assert f"]({picture.name})" in (FOLDER / "README.md").read_text("utf-8")
    assert f"](../gallery/{picture.name})" in (ROOT / "docs" / "how-to" / "print-for-whom.md").read_text("utf-8")
    assert set(SCRIPT["VIEWS"]) == set(VIEWS) - {"page", "diagram"}


@pytest.mark.parametrize("view", SCRIPT["VIEWS"])
def test_no_picture_of_a_view_is_stale(view):
    if MADE["typst"] != version("typst"):
        pytest.skip("the pictures were made with another version of Typst")
    page = processkit.load(ROOT / "processes" / f"{SCRIPT['OF_VIEWS']}.yaml")
    made = MADE["pages"][SCRIPT["picture_of_view"](view).name]
    assert SCRIPT["hash_of"](page, view) == made, "run python scripts/write_gallery.py"
