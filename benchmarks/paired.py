"""Times two things in turn, A B A B ..., and gives the ratio pair by pair.

A single time says little on a machine that does other work, too; the ratio of two runs that follow
each other says much. Quote the median.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
import venv
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

ENVIRONMENTS = Path(os.environ.get("BENCH_HOME", Path(__file__).parent / ".environments"))

_IN_A_SECOND = {"ms": 1000, "µs": 1_000_000}


@dataclass(frozen=True)
class Result:
    """What a pair of runs gave, in seconds; ``ratios`` holds ours over theirs, pair by pair.

    Attributes:
        work: The time that processors worked for ours and for theirs, run by run; empty where that is not told.
    """

    ours: list[float]
    theirs: list[float]
    work: tuple[list[float], list[float]] = field(default_factory=lambda: ([], []))

    @property
    def ratios(self) -> list[float]:
        """Ours over theirs, pair by pair."""
        return [a / b for a, b in zip(self.ours, self.theirs, strict=True)]

    def row(self, name: str, target: float, unit: str = "ms") -> str:
        """Return one line for the table: medians, the median ratio with its range, and the target."""
        ratio = statistics.median(self.ratios)
        verdict = "met" if ratio <= target else "MISSED"
        least = [min(times) * 1000 for times in self.work if times]
        # What other programs do at the same time makes a run longer, but gives it hardly more work.
        work = f"; least work {least[0]:.0f} / {least[1]:.0f} ms = {least[0] / least[1]:.2f}" if least else ""
        ours, theirs = (statistics.median(times) * _IN_A_SECOND[unit] for times in (self.ours, self.theirs))
        return (
            f"{name:48} {ours:9.2f} {unit} {theirs:9.2f} {unit}   "
            f"{ratio:5.2f} ({min(self.ratios):.2f}-{max(self.ratios):.2f})   at most {target:.2f}: {verdict}{work}"
        )


def pairs(ours: Callable[[], object], theirs: Callable[[], object], runs: int) -> Result:
    """Run both once to warm up, and then in turn ``runs`` times."""
    ours()
    theirs()
    times: tuple[list[float], list[float]] = ([], [])
    work: tuple[list[float], list[float]] = ([], [])
    for _ in range(runs):
        for side, action in enumerate((ours, theirs)):
            start, worked = time.perf_counter(), _worked()
            action()
            times[side].append(time.perf_counter() - start)
            work[side].append(_worked() - worked)
    return Result(*times, work)


def _worked() -> float:
    """Return the seconds that processors have worked for the programs that were run so far."""
    used = os.times()
    return used.children_user + used.children_system


def command(*words: str | Path, expect: Sequence[int] = (0,)) -> Callable[[], object]:
    """Return what runs a command to its end, without a shell; its output is thrown away."""

    def run() -> None:
        done = subprocess.run([str(w) for w in words], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
        if done.returncode not in expect:
            sys.exit(f"{words[0]} failed: {done.stderr.decode(errors='replace')[:500]}")

    return run


def environment(name: str, *packages: str) -> Path:
    """Return the bin folder of an environment of its own with ``packages`` in it, made when missing.

    A package that is a folder is installed anew each time: what is measured is what stands there now.
    """
    folder = ENVIRONMENTS / name
    done = folder / ".done"
    wanted = "\n".join(packages)
    folders = [package for package in packages if Path(package).is_dir()]
    if not done.exists() or done.read_text("utf-8") != wanted:
        venv.create(folder, with_pip=True, clear=True)
        pip = [str(folder / "bin" / "python"), "-m", "pip", "install", "-q", *packages]
        subprocess.run(pip, check=True, stderr=subprocess.DEVNULL)
        subprocess.run([str(folder / "bin" / "python"), "-m", "compileall", "-q", str(folder)], check=False)
        done.write_text(wanted, "utf-8")
    elif folders:
        pip = [str(folder / "bin" / "python"), "-m", "pip", "install", "-q", "--no-deps", "--force-reinstall", *folders]
        subprocess.run(pip, check=True, stderr=subprocess.DEVNULL)
    return folder / "bin"
