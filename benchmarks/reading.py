"""Checking and reading against peers: one file cold, a thousand files, and loading with places.

usage: python benchmarks/reading.py [RUNS]
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from paired import Result, command, environment, pairs

ROOT = Path(__file__).parent.parent
KITCHEN = ROOT / "processes" / "fitted-kitchen.yaml"
SCHEMA = ROOT / "schemas" / "process-v1.schema.json"
# Both in one process, in turn, so that only the reading itself is compared.
LOADING = """
import statistics, sys, timeit, yaml
from processkit.source.yaml_events import read_events
text = open(sys.argv[1], encoding="utf-8").read()
for _ in range(int(sys.argv[2])):
    print(timeit.timeit(lambda: read_events(text), number=50), timeit.timeit(lambda: yaml.load(text, Loader=yaml.CSafeLoader), number=50))
"""


def main() -> None:
    """Run the comparisons and print a line for each."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 11
    ours = environment("ours", str(ROOT))
    theirs = environment("check-jsonschema", "check-jsonschema==0.39.0")
    print(f"{'':48} {'ours':>12} {'theirs':>12}   ratio (range)")
    one = pairs(
        command(ours / "processkit", "check", KITCHEN),
        command(theirs / "check-jsonschema", "--schemafile", SCHEMA, KITCHEN),
        runs,
    )
    print(one.row("one file, cold, against check-jsonschema", 0.6))
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for number in range(1000):
            file = Path(folder, f"page{number}.yaml")
            file.write_text(KITCHEN.read_text("utf-8").replace("Oak and Iron", f"Oak and Iron {number}"), "utf-8")
            files.append(file)
        many = pairs(
            command(ours / "processkit", "check", folder),
            command(theirs / "check-jsonschema", "--schemafile", SCHEMA, *files),
            3,
        )
    print(many.row("1,000 files, against check-jsonschema", 0.06))
    said = subprocess.run(
        [ours / "python", "-c", LOADING, KITCHEN, str(runs)], capture_output=True, text=True, check=True
    )
    times = [tuple(map(float, line.split())) for line in said.stdout.splitlines()]
    loading = Result([a for a, _b in times], [b for _a, b in times])
    print(loading.row("50 loads with places, against CSafeLoader", 0.6))


if __name__ == "__main__":
    main()
