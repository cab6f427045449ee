"""Files that are written from the code are as fresh as the code, and none is left over."""

import runpy
from pathlib import Path

import pytest

from processkit.checks.rules import ALL_CHECKS

ROOT = Path(__file__).resolve().parent.parent
WRITERS = ["write_schema", "write_check_docs", "write_command_docs"]


def files_of(writer: str) -> dict[Path, str]:
    files: dict[Path, str] = runpy.run_path(str(ROOT / "scripts" / f"{writer}.py"))["files"]()
    return files


@pytest.mark.parametrize("writer", WRITERS)
def test_each_written_file_is_fresh(writer: str) -> None:
    for path, text in files_of(writer).items():
        name = path.relative_to(ROOT)
        assert path.exists(), f"{name} is not there: run python scripts/{writer}.py"
        assert path.read_text("utf-8") == text, f"{name} is stale: run python scripts/{writer}.py"


@pytest.mark.parametrize(
    ("writer", "folder"), [("write_check_docs", "docs/reference/checks"), ("write_schema", "schemas")]
)
def test_no_file_is_left_over(writer: str, folder: str) -> None:
    there = {path for path in (ROOT / folder).rglob("*") if path.is_file()}
    assert there == set(files_of(writer)), f"run python scripts/{writer}.py"


def test_each_check_has_its_page() -> None:
    pages = {path.stem for path in files_of("write_check_docs")}
    assert pages == {"index", *(rule.code for rule in ALL_CHECKS)}


def test_the_command_reference_does_not_depend_on_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    usual = files_of("write_command_docs")
    monkeypatch.setenv("COLUMNS", "40")
    assert files_of("write_command_docs") == usual
