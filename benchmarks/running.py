"""Running a case in memory against three engines: the same eight steps, one decision, one handover.

usage: python benchmarks/running.py [RUNS]

Counted is processor time, which each program takes of itself while others wait their turn.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from paired import Result, environment

ROOT = Path(__file__).parent.parent
CASE = Path(__file__).parent / "running"
PEERS = {
    "transitions": ("transitions_case.py", "transitions==0.9.3"),
    "python-statemachine": ("statemachine_case.py", "python-statemachine==3.2.2"),
    "SpiffWorkflow": ("spiff_case.py", "SpiffWorkflow==3.2.0", "lxml"),
}


def microseconds(python: Path, *words: str | Path) -> list[float]:
    """Run a program, and return the figures that it prints."""
    done = subprocess.run([str(python), *map(str, words)], capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{words[0]} failed: {done.stderr[-500:]}")
    return [float(line) for line in done.stdout.split()]


def main() -> None:
    """Run the comparisons and print a line for each."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    ours = environment("ours", str(ROOT)) / "python"
    print(f"{'':48} {'ours':>12} {'theirs':>12}   ratio (range)")
    for name, (program, *packages) in PEERS.items():
        theirs = environment(name, *packages) / "python"
        found = [(microseconds(ours, CASE / "our_case.py"), microseconds(theirs, CASE / program)) for _ in range(runs)]
        rows = [("a command", 0, 0, 0.5), ("a command that moves the case", 1, 0, 0.5)]
        if name == "transitions":
            rows.append(("the same, theirs without guard and note", 1, 1, 0.5))
        for what, mine, other, target in rows:
            result = Result([a[mine] / 1e6 for a, _b in found], [b[other] / 1e6 for _a, b in found])
            print(result.row(f"{what}, against {name}", target, "µs"))
    size = microseconds(ours, CASE / "our_case.py", "memory")[0]
    verdict = "met" if size * 10_000 <= 20e6 else "MISSED"
    print(f"10,000 open cases: {size * 10_000 / 1e6:.1f} MB, at most 20: {verdict}")


if __name__ == "__main__":
    main()
