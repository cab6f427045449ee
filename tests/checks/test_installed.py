"""The quick look at installed packages never overlooks one that importlib.metadata finds."""

import importlib.metadata
import sys
import zipfile

import pytest

from processkit.checks.installed import may_be_installed

GROUP = "some.group"
POINTS = f"[console_scripts]\nx = y:z\n\n[{GROUP}]\nname = module:thing\n"


def put(folder, *, name, points):
    about = folder / name
    about.mkdir(parents=True)
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: some\nVersion: 1\n", "utf-8")
    (about / "PKG-INFO").write_text("Metadata-Version: 2.1\nName: some\nVersion: 1\n", "utf-8")
    if points is not None:
        (about / "entry_points.txt").write_text(points, "utf-8")


def really_installed(place):
    found = importlib.metadata.distributions(path=[str(place)])
    return any(point.group == GROUP for each in found for point in each.entry_points)


@pytest.mark.parametrize(
    ("inside", "name"),
    [
        ("site", "some-1.dist-info"),
        ("site", "Some-1.DIST-INFO"),
        ("site", "some.egg-info"),
        ("some-1.egg", "EGG-INFO"),
    ],
)
@pytest.mark.parametrize("points", [POINTS, POINTS.replace("\n", "\r\n"), "[other]\na = b:c\n", "", None])
def test_it_finds_the_packages_that_are_found_by_the_real_thing(tmp_path, inside, name, points):
    place = tmp_path / inside
    put(place, name=name, points=points)
    assert really_installed(place) == may_be_installed(GROUP, [str(place)])
    assert really_installed(place) == (points is not None and GROUP in points)


def test_it_leaves_an_archive_to_the_real_thing(tmp_path):
    archive = tmp_path / "packages.zip"
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("some-1.dist-info/METADATA", "Metadata-Version: 2.1\nName: some\nVersion: 1\n")
        file.writestr("some-1.dist-info/entry_points.txt", POINTS)
    assert really_installed(archive)
    assert may_be_installed(GROUP, [str(archive)])


def test_it_leaves_a_finder_of_somebody_elses_to_the_real_thing(monkeypatch):
    class Finder:
        @staticmethod
        def find_spec(*_):
            return None

        @staticmethod
        def find_distributions(*_):
            return []

    assert not may_be_installed(GROUP, [])
    monkeypatch.setattr(sys, "meta_path", [Finder, *sys.meta_path])
    assert may_be_installed(GROUP, [])


def test_it_looks_where_python_looks_and_passes_over_what_is_not_there(tmp_path, monkeypatch):
    put(tmp_path, name="some-1.dist-info", points=POINTS)
    assert not may_be_installed(GROUP, [str(tmp_path / "nothing")])
    monkeypatch.chdir(tmp_path)
    assert may_be_installed(GROUP, [""])
    monkeypatch.setattr(sys, "path", [str(tmp_path)])
    assert may_be_installed(GROUP)
    assert not may_be_installed("another.group")
