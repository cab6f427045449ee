"""Puts our drawing of one process beside those of other programs: letters on A4, lines that cross, sheets.

The sources for PlantUML and D2 are in ``drawings/``; those for Mermaid and Graphviz are what processkit writes.
A program that is not on this machine is left out. ``D2_NPM`` is a folder of npm in which ``@terrastruct/d2`` is.

usage: .venv/bin/python benchmarks/drawings.py [FOLDER_FOR_PICTURES]
"""

from __future__ import annotations

import base64
import json
import math
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
sys.path.insert(0, str(ROOT))

from tests.node_programs import NodeProgram  # noqa: E402

from processkit import Process, load, render  # noqa: E402
from processkit.rendering import render_result  # noqa: E402

A4 = (210 - 20, 297 - 20)
"""What a printer prints on, in millimetres."""
LEGIBLE = 7.5
_NEARBY, _AWAY = 10, 3.0
"""How many points before and after a crossing two lines must be how many dots away from each other."""
PICTURE = 1000
"""How many dots the longer side of a picture has."""
POINTS_TO_MM = 25.4 / 72

# Which lines of each program's SVG are ways from box to box.
LINES = {
    "processkit": "path[fill='none'][stroke-width]:not([stroke-linecap='round'][stroke-linejoin])",
    "Mermaid": ".flowchart-link",
    "Graphviz": "g.edge path",
    "PlantUML": "path[id*='>'], path[id*='-']",
    "D2": "path.connection",
}

MEASURE = """((selector) => {
  const room = document.documentElement.getBoundingClientRect()
  const scale = (text) => { const m = text.getScreenCTM?.(); return m ? Math.hypot(m.b, m.d) : 1 }
  const texts = [...document.querySelectorAll("text, .nodeLabel, .edgeLabel p")].filter((t) => t.textContent.trim())
  const letters = Math.min(...texts.map((t) => parseFloat(getComputedStyle(t).fontSize) * scale(t)))
  const lines = [...document.querySelectorAll(selector)].map((path) => {
    const length = path.getTotalLength(), m = path.getScreenCTM(), points = []
    for (let at = 0; at <= length; at += 3) {
      const p = path.getPointAtLength(at).matrixTransform(m)
      points.push([p.x, p.y])
    }
    return points
  }).filter((points) => points.length > 4)
  return {wide: room.width, high: room.height, letters, lines}
})"""


def drawings(process: Process) -> Iterator[tuple[str, str]]:
    """Yield each program's drawing as SVG."""
    yield "processkit", render(process, "diagram", "svg")
    yield "Mermaid", render(process, to="mermaid")
    if shutil.which("dot"):
        yield "Graphviz", render(process, to="dot-svg")
    if shutil.which("plantuml"):
        source = (HERE / "drawings" / "fitted-kitchen.puml").read_bytes()
        yield "PlantUML", subprocess.run(["plantuml", "-tsvg", "-pipe"], input=source, capture_output=True, check=True).stdout.decode()  # fmt: skip
    if "D2_NPM" in os.environ:
        yield "D2", _d2()


def main() -> None:
    """Print the table, and write the pictures into the folder that is named."""
    process = load(ROOT / "processes" / "fitted-kitchen.yaml")
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    browser = NodeProgram("browser.mjs", "puppeteer-core", "mermaid")
    print("| drawn by | lines | smallest letters on one A4 | A4 sheets in 7.5 pt | crossings |\n|---|---|---|---|---|")
    for name, drawn in drawings(process):
        svg = _by_mermaid(browser, drawn) if name == "Mermaid" else drawn
        told = browser.ask({"content": svg, "ending": "svg", "script": f"{MEASURE}({json.dumps(LINES[name])})"})["told"]
        # Ours is drawn anew for each sheet, where the others are made smaller.
        ours = render_result(process, "diagram").smallest_pt if name == "processkit" else None
        letters, sheets = (_letters_on_a4(told), _sheets(told)) if ours is None else (ours, 1)
        print(f"| {name} | {len(told['lines'])} | {letters:.1f} pt | {sheets} | {_crossings(told['lines'])} |")
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True)
            wide, high = math.ceil(told["wide"]), math.ceil(told["high"])
            shown = {"width": wide, "height": high, "scale": min(1.0, PICTURE / max(wide, high))}
            picture = browser.ask({"content": svg, "ending": "svg", "picture": True, **shown})
            (folder / f"{name.lower()}.png").write_bytes(base64.b64decode(picture["picture"]))
    browser.close()


def _by_mermaid(browser: NodeProgram, text: str) -> str:
    """Return the drawing as SVG in its own size."""
    script = f"""(async () => {{
      mermaid.initialize({{startOnLoad: false}})
      document.body.innerHTML = (await mermaid.render("m", {json.dumps(text)})).svg
      const svg = document.querySelector("svg"), [, , wide, high] = svg.getAttribute("viewBox").split(" ")
      svg.setAttribute("width", wide); svg.setAttribute("height", high); svg.removeAttribute("style")
      return new XMLSerializer().serializeToString(svg)
    }})()"""
    return str(browser.ask({"content": "<!doctype html><p>", "withMermaid": True, "script": script})["told"])


def _d2() -> str:
    folder = Path(os.environ["D2_NPM"])
    # Its worker finds its way only from a file.
    (folder / "draw.mjs").write_text(
        """import { D2 } from "@terrastruct/d2"; import fs from "node:fs"
        const d2 = new D2(), made = await d2.compile(fs.readFileSync(process.argv[2], "utf8"))
        fs.writeFileSync("drawn.svg", await d2.render(made.diagram, made.renderOptions)); process.exit(0)"""
    )
    subprocess.run(["node", "draw.mjs", str(HERE / "drawings" / "fitted-kitchen.d2")], check=True, cwd=folder)
    drawn = (folder / "drawn.svg").read_text("utf-8")
    # It takes the size of the window unless it says its own.
    return re.sub(r'viewBox="0 0 (\d+) (\d+)"', r'width="\1" height="\2" \g<0>', drawn, count=1)


def _letters_on_a4(told: dict[str, Any]) -> float:
    """Return the size in points of the smallest letters when the drawing fills a sheet, turned as it is best."""
    wide, high = (told[side] * 0.75 * POINTS_TO_MM for side in ("wide", "high"))
    scale = max(min(a / wide, b / high) for a, b in (A4, A4[::-1]))
    return float(told["letters"]) * 0.75 * min(scale, 1.0)


def _sheets(told: dict[str, Any]) -> int:
    """Return how many sheets it takes with the smallest letters in 7.5 points."""
    scale = LEGIBLE / (told["letters"] * 0.75)
    wide, high = (told[side] * 0.75 * POINTS_TO_MM * scale for side in ("wide", "high"))
    return min(math.ceil(wide / a - 0.01) * math.ceil(high / b - 0.01) for a, b in (A4, A4[::-1]))


def _crossings(lines: list[list[list[float]]]) -> int:
    """Return how often two lines cross; where several come together at a box does not count."""
    return sum(len(_meetings(one, other)) for place, one in enumerate(lines) for other in lines[place + 1 :])


def _meetings(one: list[list[float]], other: list[list[float]]) -> list[tuple[float, float]]:
    found: list[tuple[float, float]] = []
    ends = [one[0], one[-1], other[0], other[-1]]
    for place, (a, b) in enumerate(pairwise(one)):
        for c, d in pairwise(other):
            if abs(a[0] - c[0]) + abs(a[1] - c[1]) < 12 and _cross(a, b, c, d):
                here = (a[0], a[1])
                is_new = all(math.dist(here, old) > 8 for old in found)
                if is_new and all(math.dist(here, end) > 10 for end in ends) and _parts(one, place, other):
                    found.append(here)
    return found


def _parts(one: list[list[float]], place: int, other: list[list[float]]) -> bool:
    """Return whether a line is away from another one before and after a place: those that run together do not cross."""
    sides = (one[max(place - _NEARBY, 0)], one[min(place + _NEARBY, len(one) - 1)])
    return all(min(math.dist(side, point) for point in other) > _AWAY for side in sides)


def _cross(a: list[float], b: list[float], c: list[float], d: list[float]) -> bool:
    def side(p: list[float], q: list[float], r: list[float]) -> float:
        return (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])

    return side(a, b, c) * side(a, b, d) < 0 and side(c, d, a) * side(c, d, b) < 0


if __name__ == "__main__":
    main()
