"""The rules of the house: floors, whole imports, small files with words, and a light start."""

import ast
import inspect
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import processkit

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "processkit"
FILES = sorted(SOURCE.rglob("*.py"))
TREES = {path: ast.parse(path.read_text("utf-8")) for path in FILES}

FLOORS = {
    "findings": 1,
    "errors": 1,
    "shipped": 1,
    "model": 2,
    "source": 3,
    "flow": 3,
    "engine": 3,
    "checks": 4,
    "rendering": 4,
    "report": 4,
    "store": 4,
    "editing": 4,
    "exchange": 4,
    "pipeline": 5,
    "schema": 5,
    "review": 5,
    "first_page": 5,
    "comparing": 5,
    "runtime": 5,
    "": 6,  # the public face: processkit/__init__.py
    "lsp": 6,
    "cli": 7,
    "__main__": 8,
}
"""A part imports from lower floors, and inside itself. Parts of one floor do not know each other."""

HEAVY = {
    "babel": {"rendering/labels/__init__.py"},
    "graphviz": {"rendering/dot.py"},
    "holidays": {"engine/public_holidays.py"},
    "jsonschema": {"schema.py"},
    "lsprotocol": {"lsp/protocol.py", "lsp/server.py"},
    "networkx": {"model/network.py"},
    "pydantic": {"model/judge.py", "model/json_schema.py"},
    "pygls": {"lsp/server.py"},
    "typst": {"rendering/typesetting.py"},
    "yaml": {"source/pure_parser.py", "source/yaml_events.py"},
    # One store in four files: reading, writing, opening, and what goes wrong in plain words.
    "sqlite3": {
        "store/sqlite.py",
        "store/sqlite_errors.py",
        "store/sqlite_opening.py",
        "store/sqlite_writing.py",
    },
}
"""Which files may load a package from outside."""

MOST_LINES_OF_A_FILE = 400
MOST_LINES_OF_A_FUNCTION = 50

Function = ast.FunctionDef | ast.AsyncFunctionDef
Import = ast.Import | ast.ImportFrom


def name_of(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


each_file = pytest.mark.parametrize("path", FILES, ids=name_of)


def part_of(module: str) -> str:
    """Return the part that a dotted name under processkit belongs to; empty for the public face."""
    words = module.split(".")
    return words[1] if len(words) > 1 else ""


def own_part(path: Path) -> str:
    relative = path.relative_to(SOURCE)
    part = relative.parts[0].removesuffix(".py")
    return "" if part == "__init__" else part


def imports_of(tree: ast.AST) -> Iterator[Import]:
    return (node for node in ast.walk(tree) if isinstance(node, Import))


def modules_of(node: Import) -> list[str]:
    """Return the modules that an import names; from processkit import x may name a part."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if node.module != "processkit":
        return [node.module or ""]
    parts = [alias.name for alias in node.names if alias.name in FLOORS]
    return [f"processkit.{part}" for part in parts] or ["processkit"]


def is_for_types_only(test: ast.expr) -> bool:
    return isinstance(test, ast.Name) and test.id == "TYPE_CHECKING"


def without_imports_for_types(tree: ast.AST) -> Iterator[Import]:
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, Import):
            yield node
        elif isinstance(node, ast.If) and is_for_types_only(node.test):
            for otherwise in node.orelse:
                yield from without_imports_for_types(otherwise)
        else:
            yield from without_imports_for_types(node)


def is_overload(node: Function | ast.ClassDef) -> bool:
    """Tell whether it only says what a function returns for some arguments; the function itself has the words."""
    return any(isinstance(decorator, ast.Name) and decorator.id == "overload" for decorator in node.decorator_list)


def public_parts(body: list[ast.stmt], prefix: str = "") -> Iterator[tuple[str, Function | ast.ClassDef]]:
    """Yield the public functions and classes of a file, and the public methods of those classes."""
    for node in body:
        if isinstance(node, Function | ast.ClassDef) and not node.name.startswith("_") and not is_overload(node):
            yield prefix + node.name, node
            if isinstance(node, ast.ClassDef):
                yield from public_parts(node.body, f"{node.name}.")


def test_each_part_has_its_floor() -> None:
    assert {own_part(path) for path in FILES} <= set(FLOORS)


@each_file
def test_a_file_imports_only_from_lower_floors_and_its_own_part(path: Path) -> None:
    own = own_part(path)
    wrong = [
        f"line {node.lineno}: {module}"
        for node in imports_of(TREES[path])
        for module in modules_of(node)
        if module.split(".")[0] == "processkit" and part_of(module) != own and FLOORS[part_of(module)] >= FLOORS[own]
    ]
    assert wrong == []


@each_file
def test_imports_are_whole(path: Path) -> None:
    nodes = [node for node in imports_of(TREES[path]) if isinstance(node, ast.ImportFrom)]
    assert [node.lineno for node in nodes if node.level] == []
    assert [node.lineno for node in nodes if any(alias.name == "*" for alias in node.names)] == []


@each_file
def test_a_file_opens_with_what_it_is_for(path: Path) -> None:
    assert ast.get_docstring(TREES[path])


@each_file
def test_a_file_is_short(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= MOST_LINES_OF_A_FILE


@each_file
def test_each_function_is_short(path: Path) -> None:
    functions = [node for node in ast.walk(TREES[path]) if isinstance(node, Function)]
    lines = {node.name: (node.end_lineno or node.lineno) - node.lineno + 1 for node in functions}
    assert {name: count for name, count in lines.items() if count > MOST_LINES_OF_A_FUNCTION} == {}


@each_file
def test_each_public_name_says_what_it_is(path: Path) -> None:
    assert [name for name, node in public_parts(TREES[path].body) if not ast.get_docstring(node)] == []


@each_file
def test_a_package_from_outside_is_loaded_in_one_place(path: Path) -> None:
    loaded = {m.split(".")[0] for node in without_imports_for_types(TREES[path]) for m in modules_of(node)}
    assert {package for package in loaded & HEAVY.keys() if name_of(path) not in HEAVY[package]} == set()


def test_folders_of_tests_mirror_the_source() -> None:
    tests = ROOT / "tests"
    folders = {path.parent.relative_to(tests) for path in tests.rglob("test_*.py")} - {Path()}
    assert [str(folder) for folder in sorted(folders) if not (SOURCE / folder).is_dir()] == []


def loaded_after(code: str) -> set[str]:
    """Return the modules that a fresh Python holds after ``code``."""
    program = f"import json, sys\n{code}\nprint(json.dumps(sorted(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    return {name.split(".")[0] for name in json.loads(done.stdout)}


def test_importing_processkit_loads_next_to_nothing() -> None:
    loaded = loaded_after("import processkit")
    assert loaded & {*HEAVY, "argparse"} == set()


def test_checking_a_sound_page_loads_no_heavy_part() -> None:
    page = "processes/fitted-kitchen.yaml"
    loaded = loaded_after(f"import processkit\nassert processkit.check({page!r}).ok")
    assert loaded & (HEAVY.keys() - {"yaml"}) == set()
    assert "argparse" not in loaded


@pytest.mark.parametrize("words", [("check",), ("render", "--view", "diagram", "-o", os.devnull, "--to", "svg")])
def test_a_sound_page_is_checked_and_drawn_without_what_takes_long_to_load(words: tuple[str, ...]) -> None:
    """A second of waiting is long for her who checks a page after each change."""
    command = [words[0], "processes/fitted-kitchen.yaml", *words[1:]]
    calling = f"with contextlib.redirect_stdout(io.StringIO()):\n    assert main({command!r}) == 0"
    loaded = loaded_after(f"import contextlib, io\nfrom processkit.cli.app import main\n{calling}")
    slow = {"dataclasses", "inspect", "email", "importlib.metadata", "pydantic_core", "typing_extensions"}
    assert loaded & (slow | HEAVY.keys() - {"yaml"}) == set()


def test_the_public_names_are_those_that_the_docs_list() -> None:
    page = (ROOT / "docs" / "reference" / "python.md").read_text("utf-8")
    listed = re.findall(r"^### `(?:processkit\.)?(\w+)", page, re.M)
    assert sorted(listed) == sorted(processkit.__all__)


def test_the_public_functions_take_what_the_docs_list() -> None:
    page = (ROOT / "docs" / "reference" / "python.md").read_text("utf-8")
    for name, listed in re.findall(r"^### `(\w+)\((.*)\)`$", page, re.M):
        names = re.sub(r'=("[^"]*"|\(\)|\w+)', "", listed).replace("*, ", "").replace("**", "").split(", ")
        assert names == list(inspect.signature(getattr(processkit, name)).parameters), name


def test_the_public_names_are_no_modules_whatever_was_loaded_before() -> None:
    """A folder that bears the name of a function takes its place as soon as it is imported."""
    parts = [".".join(("processkit", *path.relative_to(SOURCE).parent.parts)) for path in FILES]
    loading = "\n".join(f"import {part}" for part in sorted(set(parts)))
    test = "import types\nassert [n for n in processkit.__all__ if isinstance(getattr(processkit, n), types.ModuleType)] == []"
    loaded_after(f"{loading}\n{test}")
