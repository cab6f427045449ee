"""Keeping cases on the disk, against ``transitions`` that keeps the name of a state; many threads; very many cases.

usage: python benchmarks/engine_stores.py [RUNS] [CASES]

``CASES`` is how many cases the large file holds, more than 1,000; a million when nobody says. It takes some minutes, and two gigabytes
in the folder for temporary files, whose disk is measured.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from paired import Result, environment

ROOT = Path(__file__).parent.parent
KEEPING = Path(__file__).parent / "keeping"
THREADS = 64
LISTS = ("work list", "due", "late", "next to advance", "find by name", "one case")


def figures(python: Path, *words: object) -> list[float]:
    """Run a program, and return the figures that it prints."""
    done = subprocess.run([str(python), *map(str, words)], capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{words[0]} failed: {done.stderr[-2000:]}")
    return [float(line) for line in done.stdout.split()]


class Keeping:
    """Runs the programs, each on a new file."""

    def __init__(self, folder: Path) -> None:
        """Use a folder."""
        self.folder = folder
        self.ours = environment("ours", str(ROOT)) / "python"
        self.theirs = environment("transitions", "transitions==0.9.3") / "python"
        self.files = 0

    def engine(self, threads: int, cases: int) -> list[float]:
        """Return what a command took, and the longest."""
        return figures(self.ours, KEEPING / "our_keeper.py", self.file(), threads, cases)

    def transitions(self, threads: int, cases: int, journal: str) -> list[float]:
        """Return what a transition took, and the longest."""
        return figures(self.theirs, KEEPING / "transitions_keeper.py", self.file(), threads, cases, journal)

    def file(self) -> Path:
        """Return a new file."""
        self.files += 1
        return self.folder / f"{self.files}.db"


def main() -> None:
    """Run the comparisons and print a line for each."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    wanted = int(sys.argv[2]) if len(sys.argv) > 2 else 1_000_000
    with tempfile.TemporaryDirectory() as folder:
        keeping = Keeping(Path(folder))
        print(f"{'':48} {'ours':>12} {'theirs':>12}   ratio (range)")
        for journal in ("delete", "wal"):
            # Short and often: what else uses the disk then falls on both.
            found = [(keeping.engine(1, 15)[0], keeping.transitions(1, 27, journal)[0]) for _ in range(3 * runs)]
            kept = Result(*map(list, zip(*found, strict=True)))
            print(kept.row(f"kept, against transitions ({journal})", 1 / 1.5, "µs"))
        many = [(keeping.engine(THREADS, 512), keeping.engine(1, 15)) for _ in range(runs)]
        rates = Result([a[0] for a, _b in many], [b[0] for _a, b in many])
        print(rates.row(f"{THREADS} threads on one file, against one thread", 1 / 0.7, "µs"))
        waits = [(a[1], keeping.transitions(THREADS, THREADS, "wal")[1]) for a, _b in many]
        longest = Result(*map(list, zip(*waits, strict=True)))
        print(longest.row("the longest wait, against a connection a thread", 1))
        many_cases(keeping, wanted)


def many_cases(keeping: Keeping, wanted: int) -> None:
    """Print what it costs with few cases in a file, and with very many."""
    program = KEEPING / "many_cases.py"
    few = figures(keeping.ours, program, keeping.folder, 1_000)
    many = figures(keeping.ours, program, keeping.folder, wanted)
    print(f"{'':48} {'1,000 cases':>12} {f'{wanted:,}':>12}")
    print(f"{'processor time of a command':48} {few[0]:9.0f} µs {many[0]:9.0f} µs")
    for name, small, large in zip(LISTS, few[1:], many[1:], strict=True):
        print(f"{f'{name}, 200 at most':48} {small:9.2f} ms {large:9.2f} ms")


if __name__ == "__main__":
    main()
