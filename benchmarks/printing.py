"""Printing against peers: a page and a drawing from a cold start, and a page when all is loaded.

Needs Chromium (Debian's ``chromium``) and Graphviz (``dot``, for wireviz). usage: python benchmarks/printing.py [RUNS]
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from paired import Result, command, environment, pairs

ROOT = Path(__file__).parent.parent
# Later ones need a later Python: run this with one to be compared with it.
RENDERCV = "2.8" if sys.version_info >= (3, 12) else "2.3"
KITCHEN = ROOT / "processes" / "fitted-kitchen.yaml"
# Both in one process, in turn. What is compared with is one compile of the same page at the size that was found.
WARM = """
import sys, time
import processkit
from processkit.rendering.order import order_of
from processkit.rendering.page.fit import fitted_of
from processkit.rendering.typesetting import made_of

process = processkit.load(sys.argv[1])
composition, fitted = fitted_of(order_of(process, "pdf", "a4", {}), system_fonts=False)
once = composition.script(fitted.told, system_fonts=False)
for run in range(int(sys.argv[2]) + 2):
    start = time.perf_counter()
    processkit.render(process)
    ours = time.perf_counter()
    made_of(once, "pdf")
    if run > 1:
        print(ours - start, time.perf_counter() - ours)
"""
WIRES = """
connectors:
  X1: {type: D-Sub, subtype: female, pinlabels: [DCD, RX, TX, DTR, GND, DSR, RTS, CTS, RI]}
  X2: {type: Molex KK 254, subtype: female, pinlabels: [GND, RX, TX]}
cables:
  W1: {gauge: 0.25 mm2, length: 0.2, color_code: DIN, wirecount: 3, shield: true}
connections:
  - - X1: [5, 2, 3]
    - W1: [1, 2, 3]
    - X2: [1, 3, 2]
"""


def main() -> None:
    """Run the comparisons and print a line for each."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    ours = environment("ours", str(ROOT))
    print(f"{'':48} {'ours':>12} {'theirs':>12}   ratio (range)")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        print(_against_chromium(ours, folder, runs))
        print(_against_rendercv(ours, folder, runs))
        print(_warm(ours, runs))
        print(_against_wireviz(ours, folder, runs))


def _page(ours: Path, folder: Path) -> list[str | Path]:
    return [ours / "processkit", "render", KITCHEN, "-o", folder / "page.pdf"]


def _against_chromium(ours: Path, folder: Path, runs: int) -> str:
    """Compare with a browser that prints the same page, which it is given as SVG."""
    browser = shutil.which("chromium")
    if browser is None:
        return "Chromium is not on this machine"
    subprocess.run([ours / "processkit", "render", KITCHEN, "-o", folder / "page.svg"], check=True, capture_output=True)
    printing = command(
        browser, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
        f"--print-to-pdf={folder / 'chromium.pdf'}", folder / "page.svg",
    )  # fmt: skip
    return pairs(command(*_page(ours, folder)), printing, runs).row("a page as PDF, cold, against Chromium", 0.7)


def _against_rendercv(ours: Path, folder: Path, runs: int) -> str:
    """Compare with a program that also sets a page from YAML with Typst."""
    theirs = environment("rendercv", f"rendercv[full]=={RENDERCV}", "click")
    subprocess.run([theirs / "rendercv", "new", "Jane Doe"], check=True, capture_output=True, cwd=folder)
    printing = command(
        theirs / "rendercv",
        "render",
        folder / "Jane_Doe_CV.yaml",
        "-o",
        folder / "cv",
        "-nopdf",
        "-nomd",
        "-nohtml",
        "-nopng",
    )
    return pairs(command(*_page(ours, folder)), printing, runs).row(
        f"a page as PDF, cold, against rendercv {RENDERCV}", 0.7
    )


def _warm(ours: Path, runs: int) -> str:
    said = subprocess.run([ours / "python", "-c", WARM, KITCHEN, str(runs)], capture_output=True, text=True, check=True)
    times = [tuple(map(float, line.split())) for line in said.stdout.splitlines()]
    return Result([a for a, _ in times], [b for _, b in times]).row("a page as PDF, warm, against one compile", 5)


def _against_wireviz(ours: Path, folder: Path, runs: int) -> str:
    """Compare with a program that also draws a diagram from YAML, by Graphviz."""
    if shutil.which("dot") is None:
        return "Graphviz is not on this machine"
    theirs = environment("wireviz", "wireviz==0.4.1")
    wires = folder / "wires.yml"
    wires.write_text(WIRES, "utf-8")
    drawing = command(ours / "processkit", "render", KITCHEN, "--view", "diagram", "-o", folder / "drawing.svg")
    wiring = command(theirs / "wireviz", "-f", "s", wires)
    return pairs(drawing, wiring, runs).row("a drawing as SVG, cold, against wireviz", 1)


if __name__ == "__main__":
    main()
