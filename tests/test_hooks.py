"""What other programs run when somebody hands in a change: the hooks of pre-commit, and the action of GitHub."""

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from processkit.cli.app import parser

ROOT = Path(__file__).parent.parent
KITCHEN = ROOT / "processes" / "fitted-kitchen.yaml"
SLIP = "process: x\nsteps:\n  - step: A\n    ownr: B\n"
ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))


def need(*programs):
    """Skip where a program is missing; in CI fail."""
    missing = [program for program in programs if shutil.which(program) is None]
    if missing:
        reason = f"not there: {', '.join(missing)}"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)


def need_package(module, package):
    """Skip where a Python package is missing; in CI fail."""
    if importlib.util.find_spec(module) is None:
        reason = f"not there: pip install {package}"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)


def git(folder, *words):
    subprocess.run(["git", "-c", "user.name=x", "-c", "user.email=x@example.org", *words], cwd=folder, check=True, capture_output=True)  # fmt: skip


def test_the_hooks_run_in_a_repository_of_somebody_else(tmp_path):
    need("git")
    need_package("pre_commit", "pre-commit")
    if not (os.environ.get("CI") == "true" or os.environ.get("PROOF")):
        pytest.skip("takes half a minute; PROOF=1 and CI=true run it")
    tool, shop = tmp_path / "processkit", tmp_path / "shop"
    skipped = shutil.ignore_patterns(".git", ".venv", "node_modules", "__pycache__", "tests", "docs")
    shutil.copytree(ROOT, tool, ignore=skipped)
    shop.mkdir()
    kitchen = KITCHEN.read_text("utf-8")
    (shop / "kitchen.yaml").write_text(kitchen.replace("\n\nroles:", "\n\n\nroles:"), "utf-8")
    (shop / "garden.yaml").write_text(SLIP, "utf-8")
    (shop / "settings.yaml").write_text("colour: blue\n", "utf-8")
    for folder in (tool, shop):
        git(folder, "init", "-q")
        git(folder, "add", "-A")
        git(folder, "commit", "-q", "-m", "x")
    done = subprocess.run(
        [sys.executable, "-m", "pre_commit", "try-repo", tool, "--all-files"],
        cwd=shop, env={**os.environ, "PRE_COMMIT_HOME": str(tmp_path / "cache")}, capture_output=True, text=True,
        timeout=300, check=False,
    )  # fmt: skip
    assert done.returncode == 1, done.stderr
    assert "garden.yaml:4:5  PK101 unknown-field" in done.stdout
    assert "kitchen.yaml: Holds together" in done.stdout
    assert "kitchen.yaml is laid out anew." in done.stdout
    assert (shop / "kitchen.yaml").read_text("utf-8") == kitchen


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_each_hook_is_a_command_of_ours(hook):
    program, *words = hook["entry"].split()
    assert program == "processkit"
    assert parser().parse_args(words).files == ["."]


def run_action(folder, **inputs):
    """Run the last step of the action as a runner does, with the program from this copy."""
    need("bash")
    binaries = folder / "temp" / "processkit" / "bin"
    binaries.mkdir(parents=True)
    (binaries / "processkit").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m processkit "$@"\n')
    (binaries / "processkit").chmod(0o755)
    step = ACTION["runs"]["steps"][-1]
    given = {name: str(inputs.get(name, value["default"])) for name, value in ACTION["inputs"].items()}
    names = {variable: re.fullmatch(r"\$\{\{ inputs\.(\w+) \}\}", text)[1] for variable, text in step["env"].items()}
    env = {variable: given[name] for variable, name in names.items()}
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", step["run"]],
        cwd=folder, env={**os.environ, **env, "RUNNER_TEMP": str(folder / "temp")}, capture_output=True, text=True,
        timeout=120, check=False,
    )  # fmt: skip


def test_the_action_marks_what_is_wrong_and_fails(tmp_path):
    (tmp_path / "a page.yaml").write_text(SLIP, "utf-8")
    shutil.copy(KITCHEN, tmp_path / "kitchen.yaml")
    done = run_action(tmp_path, files="a page.yaml\nkitchen.yaml\n", sarif="log.sarif")
    assert done.returncode == 1
    assert done.stdout.startswith("::error file=a page.yaml,title=PK101 unknown-field,line=4")
    assert '"ruleId": "PK101"' in (tmp_path / "log.sarif").read_text("utf-8")


def test_the_action_takes_the_whole_repository_when_nothing_is_said(tmp_path):
    shutil.copy(KITCHEN, tmp_path / "kitchen.yaml")
    done = run_action(tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_what_a_workflow_gives_to_the_action_is_data_and_no_command(tmp_path):
    (tmp_path / "page.yaml").write_text(SLIP, "utf-8")
    done = run_action(tmp_path, files="$(touch taken); page.yaml\n--help\npage.yaml", ignore="PK1 $(touch taken)")
    assert done.returncode == 2
    assert not (tmp_path / "taken").exists()
    assert "${{" not in "".join(step.get("run", "") for step in ACTION["runs"]["steps"])
