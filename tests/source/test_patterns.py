"""No text makes a pattern go over it again and again: each is tried on long texts that repeat one thing."""

import ast
import importlib
import re
import time
from itertools import product
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[2] / "src" / "processkit"
LETTERS = 65_536
MOST_SECONDS = 1.0
"""A pattern that goes over a text once takes some milliseconds; one that starts anew at each letter, minutes."""
UNITS = [
    " ", "\t", "a", "1", "a ", "1 ", "- ", ": ", ":", "a: ", ".", "'", '"', '""', "{", "[", "#", " #", "\\", "1 day ",
    "1.", "1-", "a.", "\u00e4", "\n", "\n ", "a\n", " \n", "  - ", "x: y, ", "-", "_", "\u00a0", "\u201c",
]  # fmt: skip
ENDS = ("", "!", "\n")


WAYS = ("match", "search", "fullmatch", "split", "sub", "findall", "finditer")


def uses():
    """Yield every use of a pattern in the parts that read a file: where it is, the pattern, and how it is asked."""
    for part in ("source", "model", "cli", "report"):
        for path in sorted((SOURCE / part).rglob("*.py")):
            name = ".".join(path.relative_to(SOURCE.parent).with_suffix("").parts).removesuffix(".__init__")
            module = vars(importlib.import_module(name))
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args):
                    continue
                holder, way = node.func.value, node.func.attr
                if not isinstance(holder, ast.Name) or way not in WAYS:
                    continue
                first = node.args[0]
                if holder.id == "re" and isinstance(first, ast.Constant):
                    yield f"{name}:{node.lineno}", re.compile(first.value), way
                elif isinstance(module.get(holder.id), re.Pattern):
                    yield f"{name}:{node.lineno}", module[holder.id], way


EACH = {place: (pattern, way) for place, pattern, way in uses()}


def test_there_are_patterns_to_try():
    assert len(EACH) > 50


@pytest.mark.parametrize("place", EACH)
def test_a_pattern_goes_over_a_text_once(place):
    pattern, way = EACH[place]
    ask = getattr(pattern, way)
    for unit, end in product(UNITS, ENDS):
        text = unit * (LETTERS // len(unit)) + end
        given = text.encode() if isinstance(pattern.pattern, bytes) else text
        start = time.thread_time()
        answer = ask(given[:0], given) if way == "sub" else ask(given)
        if way == "finditer":
            list(answer)
        assert time.thread_time() - start < MOST_SECONDS, (pattern.pattern, unit, end)
