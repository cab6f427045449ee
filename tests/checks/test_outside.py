"""Checks that other packages bring along, as pip installs them; the package of docs/how-to/write-a-check.md."""

import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from processkit.checks.rules import ALL_CHECKS

ROOT = Path(__file__).resolve().parent.parent.parent
EXAMPLE = Path(__file__).parent / "bicycle_checks"
CODE = (EXAMPLE / "bicycle_checks.py").read_text("utf-8")
BAD = CODE.split('bad="""\\\n')[1].split('"""')[0]
GOOD = CODE.split('good="""\\\n')[1].split('"""')[0]


def install(folder, code=CODE, points=None, package="bicycle-checks"):
    """Put a package into a folder as pip does: the module, and beside it what it says of itself."""
    if points is None:
        points = tomllib.loads((EXAMPLE / "pyproject.toml").read_text("utf-8"))["project"]["entry-points"]
    about = folder / f"{package.replace('-', '_')}-1.0.0.dist-info"
    about.mkdir(parents=True)
    (folder / f"{package.replace('-', '_')}.py").write_text(code, "utf-8")
    (about / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {package}\nVersion: 1.0.0\n", "utf-8")
    lines = [f"[{group}]\n" + "".join(f"{k} = {v}\n" for k, v in entries.items()) for group, entries in points.items()]
    (about / "entry_points.txt").write_text("\n".join(lines), "utf-8")
    return folder


def run(*words, installed, page=""):
    return subprocess.run(
        [sys.executable, "-m", "processkit", *words],
        input=page, capture_output=True, text=True, encoding="utf-8", timeout=60, check=False, cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(installed)},
    )  # fmt: skip


def test_a_check_from_outside_speaks_like_our_own(tmp_path):
    packages = install(tmp_path)
    bad = run("check", "-", page=BAD, installed=packages)
    assert bad.returncode == 0
    assert "No step lets the customer ride." in bad.stdout
    assert "<standard input>:2:1  BIKE001 no-test-ride   more: processkit explain BIKE001" in bad.stdout
    assert run("check", "-", "--strict", page=BAD, installed=packages).returncode == 1
    good = run("check", "-", page=GOOD, installed=packages)
    assert "BIKE001" not in good.stdout
    assert "BIKE001" not in run("check", "-", page=BAD, installed=tmp_path / "none").stdout


def test_it_can_be_selected_ignored_explained_and_accepted(tmp_path):
    packages = install(tmp_path)
    for words, count in ((("--select", "BIKE"), 1), (("--select", "no-test-ride"), 1), (("--ignore", "BIKE001"), 0)):
        told = json.loads(run("check", "-", "--format", "json", *words, page=BAD, installed=packages).stdout)
        assert [f["code"] for f in told["files"][0]["findings"]].count("BIKE001") == count
    assert "nobody lets the customer ride" in run("explain", installed=packages).stdout
    assert "A bicycle that was not ridden" in run("explain", "bike001", installed=packages).stdout
    accepted = run("check", "-", page=f"{BAD}accepted:\n  no-test-ride: We sell by post\n", installed=packages)
    assert "1 accepted on purpose" in " ".join(accepted.stdout.split())
    assert "PK904" not in accepted.stdout
    elsewhere = run(
        "check", "-", page=f"{BAD}accepted:\n  no-test-ride: We sell by post\n", installed=tmp_path / "none"
    )
    assert "PK904" in elsewhere.stdout


def test_many_pages_on_all_processors_know_it_too(tmp_path):
    packages = install(tmp_path / "packages")
    pages = tmp_path / "pages"
    pages.mkdir()
    for number in range(101):
        (pages / f"p{number}.yaml").write_text(BAD, "utf-8")
    assert run("check", str(pages), installed=packages).stdout.count("BIKE001 no-test-ride") == 101


BROKEN = {
    "no such module": ("import nothing_of_that_name\n", "cannot be loaded: ModuleNotFoundError"),
    "no such name": ("", "cannot be loaded: AttributeError"),
    "a slip": ("CHECK = (\n", "cannot be loaded: SyntaxError"),
    "no check": ("CHECK = 3\n", "cannot be loaded: TypeError"),
    "a list of something": ("CHECK = [3]\n", "is no processkit.checks.Check"),
    "our code": (CODE.replace("BIKE001", "PK999"), 'has the code "PK999"'),
    "no code": (CODE.replace("BIKE001", "bike-1"), 'has the code "bike-1"'),
    "a bad name": (CODE.replace('name="no-test-ride"', 'name="No ride"'), 'has the name "No ride"'),
    "a name of ours": (CODE.replace('name="no-test-ride"', 'name="no-backup"'), "there is such a check already"),
    "twice": (f"{CODE}CHECK = [CHECK, CHECK]\n", "there is such a check already"),
    "it stops": (CODE.replace("if not any", "1 / 0\n    if not any"), "no-test-ride of the package bicycle-checks stopped"),
    "no hit": (CODE.replace("def check(page: Page)", "def check(page):\n    yield 3\n\n\ndef other(page: Page)"), "it gave something that is no"),
}  # fmt: skip


@pytest.mark.parametrize(("code", "says"), BROKEN.values(), ids=BROKEN)
def test_a_broken_check_gets_a_sentence_that_names_its_package(tmp_path, code, says):
    done = run("check", "-", page=BAD, installed=install(tmp_path, code))
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert says in done.stderr
    assert "package bicycle-checks" in done.stderr
    assert "pip uninstall bicycle-checks" in done.stderr
    assert done.stderr.count("\n") == 1


def test_several_packages_come_in_the_order_of_their_codes(tmp_path):
    install(tmp_path, CODE.replace("BIKE001", "ZOO001").replace("no-test-ride", "no-zoo"), package="a-checks",
            points={"processkit.checks": {"x": "a_checks:CHECK"}})  # fmt: skip
    install(tmp_path)
    listed = run("explain", installed=tmp_path).stdout
    codes = re.findall(r"^[A-Z]+[0-9]+", listed, re.M)
    assert codes == [*(rule.code for rule in ALL_CHECKS), "BIKE001", "ZOO001"]


def test_asking_for_them_loads_nothing_that_reading_the_page_has_not_loaded():
    program = (
        "import sys, processkit.checks.outside\n"
        "from processkit.source.reader import read_page\n"
        f"read_page({GOOD!r})\n"
        "before = set(sys.modules)\n"
        "assert len(processkit.checks.outside.every_check()) > 80\n"
        "print(sorted(name for name in set(sys.modules) - before if not name.startswith('processkit')))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "[]"


def test_the_document_shows_the_package_that_is_tested_here():
    shown = (ROOT / "docs" / "how-to" / "write-a-check.md").read_text("utf-8")
    for name in ("pyproject.toml", "bicycle_checks.py"):
        assert (EXAMPLE / name).read_text("utf-8") in shown, name
