"""Measures how well one-line slips are found: `python scripts/measure_slips.py [page.yaml ...] [--show]`.

Without names it takes every page in processes/. A slip counts as found when the first finding that a
person reads stands on its line; it passes in silence when there is neither an error nor a warning.
``--show`` lists the slips that are found elsewhere or not at all.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # the slips are made by a part of the tests

from tests.source.slip_figures import PROCESSES, Figure, figures_for, told, total  # noqa: E402


def main(arguments: list[str]) -> int:
    """Print the table; the exit status is 1 when a slip passes in silence or too few are on their line."""
    names = [Path(argument) for argument in arguments if not argument.startswith("--")]
    pages = names or sorted(PROCESSES.glob("*.yaml"))
    figures = figures_for(page.read_text("utf-8") for page in pages)
    whole = total(figures)
    print(f"{'kind':<20}{'slips':>7}{'right line':>12}{'silent':>8}{'findings each':>15}")
    for kind, figure in [*figures.items(), ("all", whole)]:
        print(row(kind, figure))
    if "--show" in arguments:
        for figure in figures.values():
            show(figure)
    return 1 if whole.silent or whole.per_cent < 95 else 0


def row(kind: str, figure: Figure) -> str:
    return f"{kind:<20}{figure.made:>7}{figure.per_cent:>10.1f} %{len(figure.silent):>8}{figure.mean:>15.2f}"


def show(figure: Figure) -> None:
    for slip in [*figure.silent, *figure.elsewhere]:
        lines = slip.text.splitlines()
        print(f"\n{slip.kind}, line {slip.line}, right {sorted(slip.right)}:")
        for number in range(max(0, slip.line - 3), min(len(lines), slip.line + 3)):
            print(f"   {number + 1:>4} {lines[number]}")
        for finding in told(slip.text):
            span = finding.span
            print(f"   -> {finding.code} {span.line if span else 0}: {finding.message}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
