"""Writes the table of letter widths that the drawing measures its words with, from the shipped fonts."""

from __future__ import annotations

import json
from pathlib import Path

from fontTools.ttLib import TTFont

_RENDERING = Path(__file__).resolve().parent.parent / "src" / "processkit" / "rendering"
TABLE = _RENDERING / "diagram" / "letter_widths.json"
_WEIGHTS = {"400": "Inter_400Regular.ttf", "600": "Inter_600SemiBold.ttf", "700": "Inter_700Bold.ttf"}


def table() -> str:
    """Return the table as JSON: for each weight the letters of each width, in thousandths of an em."""
    weights = {weight: _widths(_RENDERING / "fonts" / name) for weight, name in _WEIGHTS.items()}
    return json.dumps(weights, ensure_ascii=True, separators=(",", ":"), indent=0) + "\n"


def _widths(font_file: Path) -> dict[str, str]:
    font = TTFont(font_file)
    units = font["head"].unitsPerEm
    letters: dict[int, str] = {}
    for point, glyph in sorted(font.getBestCmap().items()):
        if point >= 0x20:
            # Rounded up: a word may be a little narrower than the table says, never wider.
            width = -(-font["hmtx"][glyph][0] * 1000 // units)
            letters[width] = letters.get(width, "") + chr(point)
    return {str(width): letters[width] for width in sorted(letters)}


if __name__ == "__main__":
    TABLE.write_text(table(), encoding="utf-8")
    print(f"wrote {TABLE}")
